#include "corpus/analysis/vocabulary.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>
#include <set>

#include "corpus/analysis/analyzer.h"
#include "corpus/analysis/bare_word.h"
#include "corpus/analysis/word_uses.h"
#include "corpus/store/vocabulary_store.h"
#include "corpus/support/error.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

struct Entry {
  uint64_t uses = 0;
  std::set<std::string> terms;
  friend bool operator==(const Entry&, const Entry&) = default;
  friend void PrintTo(const Entry& entry, std::ostream* out) {
    *out << entry.uses << ' ' << testing::PrintToString(entry.terms);
  }
};
using Words = std::map<std::string, Entry>;

Vocabulary pack(const Words& words) {
  VocabularyWriter writer;
  for (const auto& [text, entry] : words) {
    VocabularyWord word{text, entry.uses, {}};
    word.terms.assign(entry.terms.begin(), entry.terms.end());
    writer.add(word);
  }
  return writer.take();
}

void note(Words& words, const VocabularyWord& word) {
  Entry& entry = words[std::string(word.text)];
  entry.uses += word.uses;
  entry.terms.insert(word.terms.begin(), word.terms.end());
}

Words unpack(const Vocabulary& vocabulary) {
  Words words;
  VocabularyWord word;
  for (const VocabularyBlock& block : vocabulary)
    for (BlockReader reader(block.packed); reader.next(word);) note(words, word);
  return words;
}

Words random_words(std::mt19937& random, size_t count) {
  Words words;
  while (words.size() < count) {
    std::string text;
    for (size_t length = 1 + random() % 9; text.size() < length;)
      text += static_cast<char>('a' + random() % 6);
    Entry& entry = words[text];
    entry.uses = 1 + (random() % 4 == 0 ? random() : random() % 5);
    entry.terms.insert(text.substr(0, 1 + random() % text.size()));
    if (random() % 5 == 0) entry.terms.insert(text + ".");
    if (random() % 9 == 0) entry.terms.insert("zz");
  }
  return words;
}

Words merged(Words words, const Words& more) {
  for (const auto& [text, entry] : more) {
    words[text].uses += entry.uses;
    words[text].terms.insert(entry.terms.begin(), entry.terms.end());
  }
  return words;
}

TEST(Vocabulary, GivesBackWhatWasPacked) {
  std::mt19937 random(1);
  for (const size_t count : {0, 1, 2, 50, 20000}) {
    const Words words = random_words(random, count);
    const Vocabulary vocabulary = pack(words);
    EXPECT_EQ(unpack(vocabulary), words);
    for (const VocabularyBlock& block : vocabulary) EXPECT_EQ(words.count(block.first), 1u);
  }
}

TEST(Vocabulary, ConsistsOfManyBlocksWhenItIsLarge) {
  std::mt19937 random(2);
  EXPECT_GT(pack(random_words(random, 20000)).size(), 3u);
}

TEST(Vocabulary, AddsUpUsesAndTermsWhenMerged) {
  std::mt19937 random(3);
  const Words a = random_words(random, 3000);
  const Words b = random_words(random, 10);
  const Words c = random_words(random, 5000);
  const std::vector<Vocabulary> parts{pack(a), {}, pack(b), pack(c)};
  EXPECT_EQ(unpack(merge_vocabularies(parts)), merged(merged(a, b), c));
  EXPECT_TRUE(merge_vocabularies({}).empty());
}

TEST(Vocabulary, RefusesDamagedBlocks) {
  const Vocabulary vocabulary = pack({{"kyiv", {3, {"kyiv"}}}, {"kyivan", {1, {"kyivan"}}}});
  const std::string& packed = vocabulary[0].packed;
  for (const std::string& damaged : {std::string(), packed.substr(0, packed.size() - 3),
                                     packed + packed, std::string("no frame at all")}) {
    const auto read = [&] {
      VocabularyWord word;
      for (BlockReader reader(damaged); reader.next(word);) {
      }
    };
    EXPECT_THROW(read(), Error);
  }
}

TEST(Vocabulary, PutsSpellingsOfOneSurfaceTogether) {
  WordUses uses{{"us", 5, {"us", "", "us."}}, {"orders", 2, {"order"}}, {"us", 1, {"us"}}};
  EXPECT_EQ(unpack(pack_words(uses)),
            (Words{{"orders", {2, {"order"}}}, {"us", {6, {"us", "us."}}}}));
}

TEST(VocabularyStore, ShowsTheWordsWithABeginningOfAllSegments) {
  const TempDir dir;
  std::mt19937 random(4);
  Xapian::WritableDatabase db((dir / "db").string(), Xapian::DB_CREATE);
  Words all;
  for (const size_t count : {20000, 3, 100, 9000, 1, 1, 1}) {
    const Words words = random_words(random, count);
    all = merged(all, words);
    add_vocabulary(db, pack(words));
  }
  db.commit();
  const VocabularyStore store(db);
  for (const std::string beginning : {"", "a", "abc", "f", "ffffff", "x", "b"}) {
    Words expected;
    for (const auto& [text, entry] : all)
      if (text.starts_with(beginning)) expected.emplace(text, entry);
    Words shown;
    store.for_words(beginning, true, [&](const VocabularyWord& word) { note(shown, word); });
    EXPECT_EQ(shown, expected) << beginning;
  }
}

TEST(VocabularyStore, KeepsFewSegmentsAndMergesThemToOne) {
  const TempDir dir;
  std::mt19937 random(5);
  Xapian::WritableDatabase db((dir / "db").string(), Xapian::DB_CREATE);
  Words all;
  for (int update = 0; update < 30; ++update) {
    const Words words = random_words(random, 40 + 300 * (random() % 10));
    all = merged(all, words);
    add_vocabulary(db, pack(words));
    ASSERT_LE(VocabularyStore(db).segments().size(), 7u);
  }
  merge_segments(db);
  const VocabularyStore store(db);
  ASSERT_EQ(store.segments().size(), 1u);
  EXPECT_EQ(unpack(store.read(store.segments()[0])), all);
}

TEST(VocabularyStore, SurvivesThatXapianMergesTwoIndexes) {
  const TempDir dir;
  const Words a{{"kyiv", {3, {"kyiv"}}}}, b{{"crimea", {2, {"crimea"}}}, {"kyiv", {1, {"kyiv"}}}};
  Xapian::Database both;
  for (const auto& [name, words] : {std::pair("a", a), std::pair("b", b)}) {
    Xapian::WritableDatabase db((dir / name).string(), Xapian::DB_CREATE);
    add_vocabulary(db, pack(words));
    db.commit();
    both.add_database(Xapian::Database((dir / name).string()));
  }
  both.compact((dir / "both").string());
  Words shown;
  VocabularyStore(Xapian::Database((dir / "both").string()))
      .for_words("", true, [&](const VocabularyWord& word) { note(shown, word); });
  EXPECT_EQ(shown, merged(a, b));
}

TEST(Surface, IsTheWordBeforeStemmingWithoutWhatWritingAdds) {
  struct Row {
    std::string written, surface;
  };
  for (const Row& row :
       {Row{"Orders", "orders"}, Row{"Ukraine's", "ukraine"}, Row{"Ukraine’s", "ukraine"},
        Row{"O'Brien", "obrien"}, Row{"don't", "don't"}, Row{"Zürich", "zurich"},
        Row{"ŁÓDŹ", "lodz"}, Row{"U.S.", "us"}, Row{"US", "us"}, Row{"1,234,567", "1234567"},
        Row{"5.93", "5.93"}, Row{"北京", ""}, Row{"ﬁre", "fire"}})
    EXPECT_EQ(surface_of(row.written), row.surface) << row.written;
}

TEST(CountedWords, AreThoseOfTheTextsWithTheirTerms) {
  AnalyzerSet analyzers(/*counts_words=*/true);
  std::vector<Token> tokens;
  analyzers.for_lang("en").analyze("Orders, ORDERS and ordered: the US told us.", tokens);
  analyzers.for_lang("de").analyze("orders", tokens);
  const Words words = unpack(analyzers.take_words());
  EXPECT_EQ(words.at("orders"), (Entry{3, {"order", "ord"}}));
  EXPECT_EQ(words.at("ordered"), (Entry{1, {"order"}}));
  EXPECT_EQ(words.at("us"), (Entry{2, {"us", "us."}}));
  EXPECT_EQ(words.size(), 6u);
  EXPECT_TRUE(analyzers.take_words().empty());
}

}  // namespace
}  // namespace broadsheet
