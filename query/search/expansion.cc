#include "query/search/expansion.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "corpus/analysis/stop_words.h"
#include "corpus/store/schema.h"
#include "corpus/text/ascii.h"
#include "query/planning/ranking.h"
#include "query/planning/sound_queries.h"

namespace broadsheet {
namespace {

// How fast the share of an article falls with its score.
constexpr double kSharpness = 5;
constexpr size_t kMinBytes = 3;
constexpr Xapian::doccount kMinArticles = 2;
constexpr double kMaxArticleShare = 0.1;

// Terms of fields begin with a capital and terms of text never do: in the order of terms, those of
// text that begin with a letter come last.
constexpr std::string_view kFirstTextTerm = "a";

using StopTerms = std::unordered_set<std::string>;

bool is_telling(std::string_view term) {
  return term.size() >= kMinBytes && std::ranges::none_of(term, ascii::is_digit);
}

void add_stop_terms(std::string_view lang, AnalyzerSet& analyzers, StopTerms& terms) {
  for (const StopWordList& list : stop_word_lists()) {
    if (list.lang != lang) continue;
    Analyzer& analyzer = analyzers.for_lang(lang);
    std::vector<Token> tokens;
    for (const std::string_view word : list.words) analyzer.analyze(word, tokens);
    for (const Token& token : tokens)
      for (const TermId id : {token.term, token.alternative})
        if (id != kNoTerm) terms.emplace(analyzer.term(id));
  }
}

// One term in the articles.
struct Use {
  size_t article;
  double times;
};

class Feedback {
 public:
  Feedback(const Xapian::Database& db, AnalyzerSet& analyzers)
      : db_(db), analyzers_(analyzers), articles_(db.get_doccount()) {}

  std::vector<ExpansionTerm> run(std::span<const FeedbackArticle> articles) {
    for (size_t i = 0; i < articles.size(); ++i) read(articles[i].id, i);
    keep_telling(articles.size());
    const std::vector<double> shares = shares_of(articles);
    std::vector<ExpansionTerm> terms;
    for (const auto& [term, entry] : uses_) {
      double sum = 0;
      for (const Use& use : entry.uses) sum += shares[use.article] * use.times / kept_[use.article];
      terms.push_back({term, sum * std::log(articles_ / entry.documents)});
    }
    return best(std::move(terms));
  }

 private:
  struct Entry {
    std::vector<Use> uses;
    double documents = 0;
  };

  void read(Xapian::docid id, size_t article) {
    auto term = db_.termlist_begin(id);
    const auto end = db_.termlist_end(id);
    const std::string prefix(field_info(Field::kLang).prefix);
    term.skip_to(prefix);
    if (term != end && (*term).starts_with(prefix)) learn_stop_terms((*term).substr(prefix.size()));
    if (term != end) term.skip_to(std::string(kFirstTextTerm));
    for (; term != end; ++term) {
      std::string text = *term;
      if (is_telling(text))
        uses_[std::move(text)].uses.push_back({article, static_cast<double>(term.get_wdf())});
    }
  }

  void learn_stop_terms(const std::string& lang) {
    if (langs_.insert(lang).second) add_stop_terms(lang, analyzers_, stop_terms_);
  }

  void keep_telling(size_t count) {
    kept_.assign(count, 0);
    for (auto entry = uses_.begin(); entry != uses_.end();) {
      const double documents = db_.get_termfreq(entry->first);
      if (documents < kMinArticles || documents > kMaxArticleShare * articles_ ||
          entry->second.uses.size() < std::min(expansion::kMinArticles, count) ||
          stop_terms_.contains(entry->first)) {
        entry = uses_.erase(entry);
        continue;
      }
      entry->second.documents = documents;
      for (const Use& use : entry->second.uses) kept_[use.article] += use.times;
      ++entry;
    }
  }

  static std::vector<double> shares_of(std::span<const FeedbackArticle> articles) {
    std::vector<double> shares;
    double sum = 0;
    for (const FeedbackArticle& article : articles) {
      const double best = articles[0].score;
      shares.push_back(best > 0 ? std::exp(kSharpness * (article.score - best) / best) : 1);
      sum += shares.back();
    }
    for (double& share : shares) share /= sum;
    return shares;
  }

  static std::vector<ExpansionTerm> best(std::vector<ExpansionTerm> terms) {
    const auto better = [](const ExpansionTerm& a, const ExpansionTerm& b) {
      return a.share != b.share ? a.share > b.share : a.term < b.term;
    };
    const size_t count = std::min(expansion::kTerms, terms.size());
    std::ranges::partial_sort(terms, terms.begin() + static_cast<std::ptrdiff_t>(count), better);
    terms.resize(count);
    double sum = 0;
    for (const ExpansionTerm& term : terms) sum += term.share;
    for (ExpansionTerm& term : terms) term.share /= sum;
    return terms;
  }

  const Xapian::Database& db_;
  AnalyzerSet& analyzers_;
  const double articles_;
  std::unordered_map<std::string, Entry> uses_;
  std::vector<double> kept_;  // by article: the wdf of its kept terms
  std::set<std::string> langs_;
  StopTerms stop_terms_;
};

}  // namespace

std::vector<ExpansionTerm> expansion_terms(const Xapian::Database& db,
                                           std::span<const FeedbackArticle> articles,
                                           AnalyzerSet& analyzers) {
  return Feedback(db, analyzers).run(articles);
}

std::vector<double> add_expansion(const Xapian::Database& db, std::span<const ExpansionTerm> terms,
                                  double burst, Plan& plan) {
  std::vector<double> rarities;
  if (terms.empty()) return rarities;
  double query_weight = 0;
  for (const WeightedPart& part : plan.parts) query_weight += part.query_factor;
  constexpr double kRelative = expansion::kShare / (1 - expansion::kShare);
  std::vector<Xapian::Query> queries;
  for (const ExpansionTerm& term : terms) {
    const TermSetFrequency frequency = frequency_of(db, TermSet{{term.term}}, "");
    const double factor = query_weight * kRelative * term.share * burst_factor(frequency, burst);
    queries.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(term.term), factor);
    plan.parts.push_back({"~" + term.term, queries.back(), {}});
    if (plan.words) plan.words->extras.push_back({{term.term}, factor});
    rarities.push_back(std::log(1 + db.get_doccount() / std::max(frequency.documents, 1.0)));
  }
  plan.query = with_optional(plan.query, any_of(queries));
  if (plan.to_verify)
    plan.to_verify->scores = with_optional(plan.to_verify->scores, any_of(queries));
  return rarities;
}

void add_spans(std::span<const MatchSpan> more, std::vector<MatchSpan>& spans) {
  const size_t own = spans.size();
  size_t next = 0;
  std::pair<Field, uint32_t> reach{};  // how far the own spans before `next` go
  for (const MatchSpan& span : more) {
    for (; next < own &&
           std::pair(spans[next].field, spans[next].begin) < std::pair(span.field, span.end);
         ++next)
      reach = std::max(reach, std::pair(spans[next].field, spans[next].end));
    if (reach <= std::pair(span.field, span.begin)) spans.push_back(span);
  }
  // Fields in the order of the matcher: the text before the title.
  std::ranges::sort(spans, [](const MatchSpan& a, const MatchSpan& b) {
    return std::pair(a.field, a.begin) < std::pair(b.field, b.begin);
  });
}

MatchTree expansion_tree(const MatchTree& tree, std::span<const ExpansionTerm> terms) {
  MatchTree result{.sets = tree.sets, .root = {}};
  for (const ExpansionTerm& term : terms) {
    MatchNode word;
    word.kind = NodeKind::kWord;
    word.words = {static_cast<uint16_t>(result.sets.size())};
    result.sets.push_back({{term.term}});
    result.root.children.push_back(std::move(word));
  }
  return result;
}

}  // namespace broadsheet
