// Fuzz target: any bytes as what an index holds. The first byte of an input says where they are; each
// decoder must give something, or the error of a damaged index, and stay within the bytes.
#include <xapian.h>
#include <zstd.h>

#include <array>
#include <cstdint>
#include <fstream>
#include <string>
#include <string_view>

#include "corpus/analysis/vocabulary.h"
#include "corpus/store/article_lengths.h"
#include "corpus/store/schema.h"
#include "corpus/store/signature.h"
#include "corpus/store/stored_article.h"
#include "corpus/support/error.h"
#include "indexer/check/table_salvage.h"
#include "indexer/pipeline/file_manifest.h"
#include "query/planning/date_query.h"
#include "query/planning/recency.h"
#include "query/search/facets.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

std::string packed(std::string_view plain) {
  std::string frame(ZSTD_compressBound(plain.size()), '\0');
  frame.resize(ZSTD_compress(frame.data(), frame.size(), plain.data(), plain.size(), 1));
  return frame;
}

// So that reading past its end is seen.
std::string exact(std::string_view bytes) {
  std::string copy(bytes);
  copy.shrink_to_fit();
  return copy;
}

void read_article(std::string_view bytes) { ArticleCodec().decode(exact(bytes)); }

void read_unpacked_article(std::string_view bytes) {
  ArticleCodec().decode_text(std::string(1, '\1').append(packed(bytes)));
}

void read_article_with_dictionary(std::string_view bytes) {
  const size_t half = bytes.size() / 2;
  ArticleCodec codec(exact(bytes.substr(0, half)));
  codec.decode(std::string(1, '\2').append(packed(bytes.substr(half))));
}

void read_words(const std::string& block) {
  VocabularyWord word;
  BlockReader with_terms(block);
  while (with_terms.next(word)) {
  }
  BlockReader without_terms(block);
  while (without_terms.next(word, false)) {
  }
}

void read_block(std::string_view bytes) { read_words(exact(bytes)); }

void read_unpacked_block(std::string_view bytes) { read_words(packed(bytes)); }

void merge_blocks(std::string_view bytes) {
  const size_t half = bytes.size() / 2;
  const std::array<Vocabulary, 2> parts{Vocabulary{{"", packed(bytes.substr(0, half))}},
                                        Vocabulary{{"", packed(bytes.substr(half))}}};
  for (const VocabularyBlock& block : merge_vocabularies(parts)) read_words(block.packed);
}

void ask_signature(std::string_view bytes) {
  const std::string signature = exact(bytes);
  for (unsigned hash = 0; hash < 65536; hash += 257)
    signature_contains(signature, static_cast<uint16_t>(hash));
}

void read_entry(std::string_view bytes) { decode_entry(exact(bytes)); }

Xapian::WritableDatabase with_lengths(std::string_view bytes) {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  const auto set = [&](const char* key, const std::string& value) {
    std::string name(kMetaLengths);
    name.append(key);
    db.set_metadata(name, value);
  };
  set("00000000", std::string(bytes));
  set("state", "1 1 1");
  return db;
}

void read_lengths(std::string_view bytes) {
  Xapian::WritableDatabase db = with_lengths(bytes);
  Xapian::Document document;
  document.add_term("term");
  db.add_document(document);
  ArticleLengths(db).window(0);
  ChangedLengths changed(db);
  changed.note(1);
  changed.write();
}

void read_values(std::string_view bytes) {
  Xapian::WritableDatabase db("", Xapian::DB_BACKEND_INMEMORY);
  const std::string value(bytes.substr(0, 100));
  Xapian::Document document;
  for (Xapian::valueno number = 0; number < 8; ++number) document.add_value(number, value);
  for (const char* prefix : {"Y", "M", "D"}) document.add_term(prefix + value);
  const std::array ids{db.add_document(document)};
  RecencyFactor({.half_life = 30, .today = "20240515"}, db).of(value);
  for (const FacetField& field : facet_fields()) count_facet(db, ids, {&field, 10});
  try {
    words_in_value(value);
  } catch (const Error&) {
    const std::array range{DayRange{.first = "20240101", .last = "20250101"}};
    date_query(range, db);
  }
  for (const TimelineUnit& unit : timeline_units()) count_timeline(db, ids, unit);
}

// A table file: the input, filled up to whole blocks.
void salvage(std::string_view bytes) {
  static const TempDir folder;
  const std::filesystem::path table = folder / "table.glass";
  constexpr size_t kBlockBytes = 8192;
  std::string content(bytes);
  content.resize((bytes.size() + kBlockBytes - 1) / kBlockBytes * kBlockBytes);
  std::ofstream(table, std::ios::binary) << content;
  DocumentSalvage documents(table);
  for (const Xapian::docid document : documents.documents()) documents.data(document);
  salvage_terms(table, "Q");
}

constexpr std::array kDecoders{read_article,
                               read_unpacked_article,
                               read_article_with_dictionary,
                               read_block,
                               read_unpacked_block,
                               merge_blocks,
                               ask_signature,
                               read_entry,
                               read_lengths,
                               read_values,
                               salvage};

void decode(uint8_t which, std::string_view bytes) {
  try {
    kDecoders[which % kDecoders.size()](bytes);
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::kIndex) throw;
  }
}

}  // namespace
}  // namespace broadsheet

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  broadsheet::decode(data[0], {reinterpret_cast<const char*>(data) + 1, size - 1});
  return 0;
}
