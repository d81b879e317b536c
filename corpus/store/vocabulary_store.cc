#include "corpus/store/vocabulary_store.h"

#include <fmt/format.h>

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

// More segments than this are merged, whatever their size.
constexpr size_t kMostSegments = 6;

// Segments of up to so many times the blocks of a new one are merged into it.
constexpr size_t kMergeFactor = 2;

constexpr size_t kHashDigits = 16;
const size_t kPrefixBytes = kMetaWords.size() + kHashDigits + 1;

std::string segment_prefix(const Vocabulary& words) {
  XXH3_state_t state;
  XXH3_64bits_reset(&state);
  for (const VocabularyBlock& block : words)
    XXH3_64bits_update(&state, block.packed.data(), block.packed.size());
  return fmt::format("{}{:016x}.", kMetaWords, XXH3_64bits_digest(&state));
}

void write_segment(Xapian::WritableDatabase& db, const Vocabulary& words) {
  const std::string prefix = segment_prefix(words);
  for (const VocabularyBlock& block : words) db.set_metadata(prefix + block.first, block.packed);
}

void remove_segment(Xapian::WritableDatabase& db, const VocabularyStore::Segment& segment) {
  for (const std::string& first : segment.firsts) db.set_metadata(segment.prefix + first, "");
}

}  // namespace

void add_vocabulary(Xapian::WritableDatabase& db, const Vocabulary& words) {
  if (words.empty()) return;
  const VocabularyStore store(db);
  std::vector<VocabularyStore::Segment> segments = store.segments();
  std::ranges::sort(segments, {}, [](const auto& segment) { return segment.firsts.size(); });
  std::vector<Vocabulary> parts{words};
  size_t blocks = words.size();
  for (size_t i = 0; i < segments.size(); ++i) {
    const size_t left = segments.size() - i;
    if (left < kMostSegments && segments[i].firsts.size() > kMergeFactor * blocks) break;
    blocks += segments[i].firsts.size();
    parts.push_back(store.read(segments[i]));
    remove_segment(db, segments[i]);
  }
  write_segment(db, parts.size() == 1 ? words : merge_vocabularies(parts));
}

void merge_segments(Xapian::WritableDatabase& db) {
  const VocabularyStore store(db);
  if (store.segments().size() < 2) return;
  std::vector<Vocabulary> parts;
  for (const VocabularyStore::Segment& segment : store.segments()) {
    parts.push_back(store.read(segment));
    remove_segment(db, segment);
  }
  write_segment(db, merge_vocabularies(parts));
}

VocabularyStore::VocabularyStore(const Xapian::Database& db) : db_(db) {
  const std::string all(kMetaWords);
  for (auto key = db_.metadata_keys_begin(all); key != db_.metadata_keys_end(all); ++key) {
    const std::string name = *key;
    if (name.size() <= kPrefixBytes) continue;
    if (segments_.empty() || !name.starts_with(segments_.back().prefix))
      segments_.push_back({name.substr(0, kPrefixBytes), {}});
    segments_.back().firsts.push_back(name.substr(kPrefixBytes));
  }
}

Vocabulary VocabularyStore::read(const Segment& segment) const {
  Vocabulary words;
  for (const std::string& first : segment.firsts)
    words.push_back({first, db_.get_metadata(segment.prefix + first)});
  return words;
}

void VocabularyStore::for_words(std::string_view beginning, bool wants_terms,
                                const Visit& visit) const {
  VocabularyWord word;
  for (const Segment& segment : segments_) {
    // The block before the first that begins behind it may hold such words too.
    auto first = std::ranges::upper_bound(segment.firsts, beginning);
    if (first != segment.firsts.begin()) --first;
    for (; first != segment.firsts.end(); ++first) {
      if (*first > beginning && !first->starts_with(beginning)) break;
      const std::string packed = db_.get_metadata(segment.prefix + *first);
      BlockReader block(packed);
      while (block.next(word, wants_terms))
        if (word.text.starts_with(beginning)) visit(word);
    }
  }
}

}  // namespace broadsheet
