// The scorer is held against Xapian's own matcher, which is asked for its full lists: their first
// places are right, those of its shorter lists are not always.
#include "query/scoring/word_scorer.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

#include "corpus/store/index_writing.h"
#include "corpus/store/schema_version.h"
#include "corpus/store/writer_lock.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

constexpr Xapian::termcount kWords = 60;

// Articles of the words w0, w1 ..., the lower the number the more often; some ids are unused. With
// more than one window of ids.
void write_index(const std::filesystem::path& path, unsigned seed, Xapian::docid articles) {
  const IndexLocation location(path.string());
  const WriterLock lock(location, std::chrono::seconds(0), LockFor::kCreating);
  const std::filesystem::path generation = next_generation(location);
  Xapian::WritableDatabase db(generation.string(), Xapian::DB_CREATE);
  initialise_schema(db, false);
  std::mt19937 random(seed);
  std::geometric_distribution<Xapian::termcount> word(0.08);
  std::uniform_int_distribution<int> length(1, 30);
  for (Xapian::docid id = 1; id <= articles; ++id) {
    if (random() % 10 == 0) continue;
    Xapian::Document document;
    for (int i = length(random); i > 0; --i)
      document.add_term("w" + std::to_string(word(random) % kWords));
    document.set_data("as every article");
    db.replace_document(id, document);
  }
  if (seed % 2 == 0) write_article_lengths(db);  // with and without
  db.commit();
  db.close();
  publish(location, generation);
}

WordQuery random_query(std::mt19937& random) {
  WordQuery query{.words = {}, .bonus = random() % 2 == 0 ? 0.2 : 0};
  const auto some_word = [&random] {
    ScoredWord word{.terms = {}, .factor = 0.5 + static_cast<double>(random() % 100) / 50};
    const size_t terms = random() % 3 == 0 ? 1 + random() % 4 : 1;
    const size_t first = random() % kWords;
    for (size_t i = 0; i < terms; ++i)  // of one word, so each once
      word.terms.push_back("w" + std::to_string((first + 7 * i) % kWords));
    return word;
  };
  for (size_t i = 1 + random() % 5; i > 0; --i) query.words.push_back(some_word());
  for (size_t i = random() % 3; i > 0; --i) query.extras.push_back(some_word());
  return query;
}

Xapian::Query of(const ScoredWord& word) {
  const Xapian::Query terms =
      word.terms.size() == 1
          ? Xapian::Query(word.terms[0])
          : Xapian::Query(Xapian::Query::OP_SYNONYM, word.terms.begin(), word.terms.end());
  return {Xapian::Query::OP_SCALE_WEIGHT, terms, word.factor};
}

Xapian::Query of(const WordQuery& query) {
  std::vector<Xapian::Query> words;
  for (const ScoredWord& word : query.words) words.push_back(of(word));
  Xapian::Query all(Xapian::Query::OP_OR, words.begin(), words.end());
  if (words.size() > 1 && query.bonus > 0) {
    const Xapian::Query every(Xapian::Query::OP_AND, words.begin(), words.end());
    all |= Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, every, query.bonus);
  }
  std::vector<Xapian::Query> extras;
  for (const ScoredWord& extra : query.extras) extras.push_back(of(extra));
  if (extras.empty()) return all;
  return {Xapian::Query::OP_AND_MAYBE, all,
          Xapian::Query(Xapian::Query::OP_OR, extras.begin(), extras.end())};
}

std::map<Xapian::docid, double> xapian_scores(const WordQuery& query, const Xapian::Database& db) {
  Xapian::Enquire enquire(db);
  enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 8, 0.5, 0));
  enquire.set_query(of(query));
  const Xapian::MSet mset = enquire.get_mset(0, db.get_doccount(), db.get_doccount());
  std::map<Xapian::docid, double> scores;
  for (auto item = mset.begin(); item != mset.end(); ++item) scores[*item] = item.get_weight();
  return scores;
}

void expect_best(const ScoredArticles& found, const std::map<Xapian::docid, double>& scores,
                 size_t most) {
  std::vector<double> expected;
  for (const auto& [id, score] : scores) expected.push_back(score);
  std::ranges::sort(expected, std::greater());
  ASSERT_EQ(found.best.size(), std::min(most, expected.size()));
  for (size_t i = 0; i < found.best.size(); ++i) {
    ASSERT_NEAR(found.best[i].score, expected[i], 1e-9) << "rank " << i;
    ASSERT_TRUE(scores.contains(found.best[i].id));
    ASSERT_NEAR(found.best[i].score, scores.at(found.best[i].id), 1e-9);
  }
}

class WordScorer : public testing::TestWithParam<int> {};

TEST_P(WordScorer, FindsWhatXapianFindsAtEveryDepth) {
  const TempDir directory;
  std::vector<std::string> paths;
  for (int shard = 0; shard < GetParam(); ++shard) {
    paths.push_back((directory / std::to_string(shard)).string());
    write_index(paths.back(), static_cast<unsigned>(shard + GetParam()), 9'000);
  }
  IndexView index(paths);
  std::mt19937 random(5);
  for (int i = 0; i < 30; ++i) {
    const WordQuery query = random_query(random);
    const auto scores = xapian_scores(query, index.database());
    for (const size_t most : {size_t{1}, size_t{10}, size_t{100}, size_t{5000}}) {
      SCOPED_TRACE(testing::Message() << of(query).get_description() << ", best " << most);
      const ScoredArticles found = best_articles(query, {}, index, most);
      ASSERT_NO_FATAL_FAILURE(expect_best(found, scores, most));
      EXPECT_TRUE(found.total_exact);
      EXPECT_EQ(found.total, scores.size());
      const ScoredArticles sampled = best_articles(query, {}, index, most, 1);
      ASSERT_NO_FATAL_FAILURE(expect_best(sampled, scores, most));
      EXPECT_FALSE(sampled.total_exact);
      const auto total = static_cast<double>(scores.size());
      EXPECT_NEAR(static_cast<double>(sampled.total), total, total / 5 + 10);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, WordScorer, testing::Values(1, 3));

}  // namespace
}  // namespace broadsheet
