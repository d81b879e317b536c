#include "query/search/suggestion.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "corpus/text/edit_distance.h"
#include "corpus/text/utf8.h"
#include "query/language/operator_words.h"
#include "query/search/spelling_candidates.h"
#include "query/search/typed_words.h"
#include "query/terms/match_all.h"

namespace broadsheet {
namespace {

// Counts of articles are exact up to this.
constexpr Xapian::doccount kExactCount = 1000;

// How much the frequency of a candidate tells beside the articles that hold it with the others.
constexpr double kUsesShare = 0.25;

// What stands in the place of some words of the query.
struct Correction {
  size_t first = 0, last = 0;  // typed words, both included
  std::string text;
  Xapian::Query terms;
};

bool is_upper(char32_t c) { return u_isupper(static_cast<UChar32>(c)) != 0; }

// A correction in the capitals of what was typed: Kyiv, KYIV, kyiv.
std::string in_capitals_of(std::string_view typed, std::string_view text) {
  const std::u32string model = code_points(typed);
  const auto cased = std::ranges::count_if(
      model, [](char32_t c) { return u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_CASED); });
  const bool all = cased > 1 && std::ranges::count_if(model, is_upper) == cased;
  const bool first = is_upper(model.front());
  std::string out;
  bool begins = true;
  for (const char32_t c : code_points(text)) {
    const auto point = static_cast<UChar32>(c);
    append_utf8(out, static_cast<char32_t>(all               ? u_toupper(point)
                                           : first && begins ? u_totitle(point)
                                                             : point));
    begins = c == U' ';
  }
  return operator_word(out) ? std::string(text) : out;
}

class SpellingSuggestion {
 public:
  SpellingSuggestion(std::string_view query, const Node& tree, const IndexView& index,
                     AnalyzerSet& analyzers)
      : query_(query),
        index_(index),
        analyzers_(analyzers),
        words_(typed_words(tree, index, analyzers)) {}

  std::optional<Suggestion> run() {
    if (words_.size() > kMostSuggestionWords) return std::nullopt;
    std::vector<size_t> misspelt;
    std::vector<std::string> surfaces;
    for (size_t i = 0; i < words_.size(); ++i) {
      if (!may_be_misspelt(words_[i])) continue;
      misspelt.push_back(i);
      surfaces.push_back(words_[i].surface);
    }
    if (misspelt.empty() || misspelt.size() > kMostMisspelt) return std::nullopt;
    const auto candidates = spelling_candidates(surfaces, index_);
    for (size_t i = 0; i < misspelt.size(); ++i) correct(misspelt[i], candidates[i]);
    if (corrections_.empty()) return std::nullopt;
    return Suggestion{corrected_query(), articles_of(all_words_but(words_.size(), words_.size()))};
  }

 private:
  static bool may_be_misspelt(const TypedWord& word) {
    return word.letters && word.articles < kFewHits &&
           code_points(word.surface).size() >= kMinMisspeltLetters;
  }

  void correct(size_t word, const std::vector<SpellingCandidate>& candidates) {
    if (!corrections_.empty() && corrections_.back().last >= word) return;  // joined to the last
    best_.reset();
    for (const SpellingCandidate& candidate : candidates) {
      const bool split = candidate.text.find(' ') != std::string::npos;
      if (!split || may_be_split(words_[word])) weigh(word, word, candidate);
    }
    if (word > 0 && !is_corrected(word - 1)) weigh_joined(word - 1);
    if (word + 1 < words_.size()) weigh_joined(word);
    if (best_) corrections_.push_back(std::move(*best_));
  }

  // Two words can stand where nothing but the word itself is meant by a sign before it.
  bool may_be_split(const TypedWord& word) const {
    return word.leaf->kind == NodeKind::kPhrase || word.begin == 0 || query_[word.begin - 1] == ' ';
  }

  bool is_corrected(size_t word) const {
    return std::ranges::any_of(corrections_, [word](const Correction& correction) {
      return correction.first <= word && word <= correction.last;
    });
  }

  // Weighs the word and the next one, written as one.
  void weigh_joined(size_t word) {
    const TypedWord &first = words_[word], &second = words_[word + 1];
    const std::string_view between = query_.substr(first.end, second.begin - first.end);
    if (first.leaf->field != second.leaf->field || between.find_first_not_of(' ') != between.npos)
      return;
    const std::string joined = first.surface + second.surface;
    if (const uint64_t uses = uses_of(joined, index_); uses > 0)
      weigh(word, word + 1, {joined, uses, kJoinCost});
  }

  // Keeps a candidate for the words from `first` to `last` if it is the likeliest so far.
  void weigh(size_t first, size_t last, const SpellingCandidate& candidate) {
    const Xapian::Query terms =
        articles_with(candidate.text, *words_[first].leaf, index_, analyzers_);
    const double together = articles_of(all_words_but(first, last) & terms);
    const double score = std::log(0.5 + together) +
                         kUsesShare * std::log(static_cast<double>(candidate.uses)) -
                         candidate.cost;
    if (best_ && score <= best_score_) return;
    best_ = {first, last, candidate.text, terms};
    best_score_ = score;
  }

  // The articles that hold all words but some, as they are known to be meant so far.
  Xapian::Query all_words_but(size_t first, size_t last) const {
    std::vector<Xapian::Query> all;
    for (size_t i = 0; i < words_.size(); ++i)
      if ((i < first || i > last) && !is_corrected(i) && !may_be_misspelt(words_[i]))
        all.push_back(words_[i].terms);
    for (const Correction& correction : corrections_) all.push_back(correction.terms);
    if (all.empty()) return match_all();
    return {Xapian::Query::OP_AND, all.begin(), all.end()};
  }

  Xapian::doccount articles_of(const Xapian::Query& query) const {
    Xapian::Enquire enquire(index_.database());
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query);
    return enquire.get_mset(0, 1, kExactCount).get_matches_estimated();
  }

  std::string corrected_query() const {
    std::string out;
    size_t done = 0;
    for (const Correction& correction : corrections_) {
      const size_t begin = words_[correction.first].begin, end = words_[correction.last].end;
      out += query_.substr(done, begin - done);
      out += in_capitals_of(query_.substr(begin, end - begin), correction.text);
      done = end;
    }
    return out += query_.substr(done);
  }

  std::string_view query_;
  const IndexView& index_;
  AnalyzerSet& analyzers_;
  const std::vector<TypedWord> words_;
  std::vector<Correction> corrections_;
  std::optional<Correction> best_;
  double best_score_ = 0;
};

}  // namespace

std::optional<Suggestion> suggest_spelling(std::string_view query, const Node& tree,
                                           const IndexView& index, AnalyzerSet& analyzers) {
  return SpellingSuggestion(query, tree, index, analyzers).run();
}

}  // namespace broadsheet
