#include "query/scoring/word_scorer.h"

#include <algorithm>
#include <memory>
#include <numeric>
#include <string>
#include <utility>

#include "query/scoring/word_cursor.h"

namespace broadsheet {
namespace {

// Bounds are sums in another order than scores.
constexpr double kRounding = 1 + 1e-12;

// What is known of the whole index.
struct IndexNumbers {
  Xapian::doccount articles;
  double mean_length;
};

// How many articles match, from the windows that were looked at whole.
struct Sample {
  uint64_t matches = 0;
  uint64_t windows = 0;
};

// Scores the articles of one shard.
class ShardScorer {
 public:
  ShardScorer(const WordQuery& query, const Bm25Parameters& parameters, IndexView& index,
              size_t shard, BestArticles& best)
      : db_(index.shard(shard)),
        whole_(index.database()),
        numbers_{whole_.get_doccount(), whole_.get_avlength()},
        parameters_(parameters),
        lengths_(index.lengths(shard)),
        shard_(static_cast<Xapian::docid>(shard)),
        shards_(static_cast<Xapian::docid>(index.shard_count())),
        bonus_(query.words.size() > 1 ? 1 + query.bonus : 1),
        best_(best),
        words_(cursors_of(query.words)),
        extras_(cursors_of(query.extras)) {
    reach_.push_back(0);
    for (const WordCursor& word : words_) reach_.push_back(reach_.back() + word.bound());
    for (const WordCursor& extra : extras_) extras_reach_ += extra.bound();
  }

  Sample run(Xapian::docid least_sample) {
    const Xapian::docid windows = db_.get_lastdocid() / kLengthWindow + 1;
    const Xapian::docid stride = std::max<Xapian::docid>(1, windows / least_sample);
    Sample sample;
    for (Xapian::docid number = 0; number < windows; ++number) {
      const bool whole = number % stride == 0;
      const size_t rest = whole ? 0 : words_that_bring_none();
      if (rest == words_.size()) continue;
      window_->begin = number * kLengthWindow;
      window_->lengths = lengths_.window(number);
      for (size_t word = rest; word < words_.size(); ++word) words_[word].score_all(*window_);
      if (whole) {
        sample.matches += window_->found.count();
        ++sample.windows;
      }
      window_->found.drain([&](Xapian::docid place) { finish(place, rest); });
    }
    return {sample.matches, sample.windows == windows ? 0 : sample.windows};
  }

 private:
  // Those with the lowest bounds first.
  std::vector<WordCursor> cursors_of(const std::vector<ScoredWord>& words) const {
    std::vector<WordCursor> cursors;
    for (const ScoredWord& word : words) cursors.push_back(cursor_of(word));
    std::ranges::sort(cursors, {}, &WordCursor::bound);
    return cursors;
  }

  WordCursor cursor_of(const ScoredWord& word) const {
    std::vector<TermCursor> cursors;
    std::vector<TermFrequency> frequencies;
    Xapian::termcount most_wdf = 0;
    for (const std::string& term : word.terms) {
      cursors.emplace_back(db_, term);
      frequencies.push_back({db_.get_termfreq(term), whole_.get_termfreq(term)});
      most_wdf += db_.get_wdf_upper_bound(term);
    }
    const TermFrequency joined =
        joined_frequency(frequencies, {db_.get_doccount(), numbers_.articles});
    const Bm25 weight(parameters_, joined.in_index, numbers_.articles, numbers_.mean_length,
                      word.factor);
    return {std::move(cursors), weight, weight.bound(most_wdf, db_.get_doclength_lower_bound())};
  }

  // How many of the words, from the first on, can bring no article that has a place.
  size_t words_that_bring_none() const {
    size_t rest = 0;
    while (rest < words_.size() && reaches(reach_[rest + 1], rest + 1) <= best_.threshold()) ++rest;
    return rest;
  }

  // The most that an article can score whose `words` words give it `score`.
  double reaches(double score, size_t words) const {
    return ((words == words_.size() ? score * bonus_ : score) + extras_reach_) * kRounding;
  }

  // Looks the first `rest` words up for an article that the others have brought.
  void finish(Xapian::docid place, size_t rest) {
    const Xapian::docid id = window_->begin + place;
    const uint32_t length = window_->lengths[place];
    double score = window_->scores[place];
    size_t words = window_->words[place];
    for (size_t word = rest; word > 0; --word) {
      if (reaches(score + reach_[word], words + word) <= best_.threshold()) return;
      if (const double more = words_[word - 1].score_of(id, length); more > 0) {
        score += more;
        ++words;
      }
    }
    if (reaches(score, words) <= best_.threshold()) return;
    if (words == words_.size()) score *= bonus_;
    for (WordCursor& extra : extras_) score += extra.score_of(id, length);
    best_.offer((id - 1) * shards_ + shard_ + 1, score);
  }

  const Xapian::Database& db_;
  const Xapian::Database& whole_;
  const IndexNumbers numbers_;
  const Bm25Parameters& parameters_;
  ArticleLengths& lengths_;
  const Xapian::docid shard_;
  const Xapian::docid shards_;
  const double bonus_;
  BestArticles& best_;
  std::vector<WordCursor> words_;
  std::vector<WordCursor> extras_;
  std::vector<double> reach_;  // by number of words: the most that the first ones can give
  double extras_reach_ = 0;
  std::unique_ptr<ScoreWindow> window_ = std::make_unique<ScoreWindow>();
};

}  // namespace

ScoredArticles best_articles(const WordQuery& query, const Bm25Parameters& parameters,
                             IndexView& index, size_t most, Xapian::docid least_sample) {
  ScoredArticles result;
  BestArticles best(most);
  double estimate = 0;
  for (size_t shard = 0; shard < index.shard_count(); ++shard) {
    const Xapian::Database& db = index.shard(shard);
    if (db.get_doccount() == 0) continue;
    const Sample sample = ShardScorer(query, parameters, index, shard, best).run(least_sample);
    if (sample.windows == 0) {
      estimate += static_cast<double>(sample.matches);
      continue;
    }
    result.total_exact = false;
    const double looked_at = static_cast<double>(sample.windows) * kLengthWindow;
    estimate += static_cast<double>(sample.matches) * db.get_lastdocid() / looked_at;
  }
  result.best = best.take();
  result.total = std::max<uint64_t>(static_cast<uint64_t>(estimate + 0.5), result.best.size());
  return result;
}

}  // namespace broadsheet
