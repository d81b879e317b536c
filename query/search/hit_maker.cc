#include "query/search/hit_maker.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "corpus/store/schema.h"
#include "query/planning/article_sources.h"
#include "query/planning/query_work.h"
#include "query/planning/sound_queries.h"
#include "query/search/expansion.h"

namespace broadsheet {
namespace {

constexpr size_t kTitleLength = 500;  // characters

// However much work one hit is, these many are shown in full.
constexpr size_t kFullHits = 10;

size_t most_hits(uint64_t work, uint64_t each) {
  return std::max<uint64_t>(kFullHits, work / std::max<uint64_t>(1, each));
}

ArticleText views_of(const Article& article) {
  return {article.id,     article.title,  article.text,    article.date,
          article.author, article.source, article.section, article.lang};
}

// What makes the score of a hit more than the sum of its parts.
void add_factors(const FoundArticle& found, Hit& hit) {
  double sum = 0;
  for (const TermScore& score : hit.scores) sum += score.score;
  if (found.recency > 1) {
    hit.scores.push_back({"recency", sum * (found.recency - 1)});
    sum *= found.recency;
  }
  if (found.kept && hit.score > sum) hit.scores.push_back({"kept first", hit.score - sum});
}

}  // namespace

std::vector<Hit> HitMaker::make(std::span<const FoundArticle> articles, size_t first_rank,
                                std::vector<std::string>& notes) {
  const size_t with_places =
      std::min(articles.size(), most_hits(query_work::kMostHitWork, plan_.text_work));
  std::vector<Hit> hits;
  for (const FoundArticle& article : articles) {
    hits.push_back(make_hit(article, hits.size() < with_places));
    hits.back().rank = first_rank + hits.size() - 1;
  }
  if (with_places < articles.size())
    notes.push_back(fmt::format(
        "the query asks for too much work: its words are highlighted in the first {} hits",
        with_places));
  if (!options_.explain) return hits;
  const size_t explained =
      std::min(articles.size(), most_hits(query_work::kMostExplained, plan_.parts.size()));
  explain(articles.first(explained), std::span(hits).first(explained));
  if (explained < articles.size())
    notes.push_back(fmt::format(
        "the query has too many parts: the scores of the first {} hits are explained", explained));
  return hits;
}

Hit HitMaker::make_hit(const FoundArticle& found, bool with_places) {
  const Xapian::Document document = index_.database().get_document(found.id);
  Hit hit;
  hit.score = found.score;
  hit.index = index_.path_of(found.id);
  hit.article = index_.codec_of(found.id).decode(document.get_data());
  hit.words = words_in_value(document.get_value(slot(Slot::kWords)));
  const std::vector<MatchSpan> spans =
      with_places ? spans_of(hit.article) : std::vector<MatchSpan>();
  const auto text = std::ranges::partition_point(
      spans, [](const MatchSpan& span) { return span.field != Field::kTitle; });
  const std::span<const MatchSpan> in_text(spans.begin(), text);
  const std::span<const MatchSpan> in_title(text, spans.end());
  hit.title = highlight_whole(Field::kTitle, hit.article.title, in_title, kTitleLength);
  if (options_.snippets)
    hit.fragments = make_snippet(hit.article.text, in_text, plan_.set_weights, options_.snippet);
  return hit;
}

// The places of the query and, if asked for, those of its expansion beside them.
std::vector<MatchSpan> HitMaker::spans_of(const Article& article) {
  ArticleText views = views_of(article);
  // Words are marked each for itself, so without snippets those of the title are enough.
  if (plan_.words && !options_.snippets) views.text = {};
  std::vector<MatchSpan> spans;
  matcher_.match(views, &spans);
  if (expansion_ == nullptr) return spans;
  std::vector<MatchSpan> more;
  expansion_->match(views, &more);
  add_spans(more, spans);
  return spans;
}

// The scores of hits by the parts of the query, each weighed by Xapian on its own.
void HitMaker::explain(std::span<const FoundArticle> articles, std::span<Hit> hits) const {
  std::map<Xapian::docid, Hit*> by_id;
  std::vector<Xapian::docid> ids;
  for (size_t i = 0; i < hits.size(); ++i) by_id[articles[i].id] = &hits[i];
  for (const auto& [id, hit] : by_id) ids.push_back(id);
  const Xapian::Query these((new ListedArticles(ids, index_))->release());
  for (const WeightedPart& part : plan_.parts) {
    Xapian::Query conditions = these;
    for (const Xapian::Query& condition : part.conditions)
      conditions = filtered(condition, conditions);
    Xapian::Enquire enquire(index_.database());
    enquire.set_weighting_scheme(*plan_.weight);
    enquire.set_query(filtered(part.query, conditions));
    const Xapian::MSet mset = enquire.get_mset(0, static_cast<Xapian::doccount>(ids.size()));
    for (auto item = mset.begin(); item != mset.end(); ++item)
      by_id.at(*item)->scores.push_back({part.name, item.get_weight()});
  }
  for (size_t i = 0; i < hits.size(); ++i) add_factors(articles[i], hits[i]);
}

}  // namespace broadsheet
