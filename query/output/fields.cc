// The fields of a hit that machines read: one table for JSON, JSON lines, CSV and TSV.
#include "query/output/fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/article/article_fields.h"
#include "corpus/text/escape.h"
#include "corpus/text/json_text.h"

namespace broadsheet::formats {
namespace {

template <std::string Article::*member>
constexpr OutputField article_field(Shown shown) {
  return {kArticleFields[field_index(member)].name, shown,
          [](const ResultPage&, const Hit& hit, const Markup&) {
            return text_or_null(hit.article.*member);
          }};
}

Json fragment_list(const Hit& hit) {
  Json list = Json::array();
  for (const Fragment& fragment : hit.fragments) {
    Json highlights = Json::array();
    for (const Highlight& highlight : fragment.highlights)
      highlights.push_back(Json::array({highlight.first, highlight.last}));
    list.push_back({{"field", field_info(fragment.field).name},
                    {"start", fragment.start},
                    {"end", fragment.end},
                    {"highlights", std::move(highlights)}});
  }
  return list;
}

// In the order of a JSON hit.
constexpr std::array<OutputField, 17> kOrderedFields{{
    {"qid", Shown::kWhenNamed,
     [](const ResultPage& page, const Hit&, const Markup&) { return text_or_null(page.qid); }},
    {"rank", Shown::kAlways,
     [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.rank); }},
    article_field<&Article::id>(Shown::kAlways),
    {"score", Shown::kAlways,
     [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.score); }},
    article_field<&Article::title>(Shown::kAlways),
    article_field<&Article::date>(Shown::kAlways),
    article_field<&Article::source>(Shown::kAlways),
    article_field<&Article::author>(Shown::kAlways),
    article_field<&Article::section>(Shown::kAlways),
    article_field<&Article::lang>(Shown::kAlways),
    article_field<&Article::url>(Shown::kAlways),
    article_field<&Article::path>(Shown::kAlways),
    {"index", Shown::kAmongSeveral,
     [](const ResultPage&, const Hit& hit, const Markup&) { return text_or_null(hit.index); }},
    {"words", Shown::kAlways,
     [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.words); }},
    {"snippet", Shown::kAlways,
     [](const ResultPage&, const Hit& hit, const Markup& markup) {
       return text_or_null(snippet_text(hit.fragments, markup));
     }},
    {"fragments", Shown::kAlways,
     [](const ResultPage&, const Hit& hit, const Markup&) { return fragment_list(hit); }},
    article_field<&Article::text>(Shown::kWhenNamed),
}};

template <size_t... place>
constexpr auto article_fields(std::index_sequence<place...>) {
  return std::array{article_field<kArticleFields[place].member>(Shown::kWhenNamed)...};
}
constexpr auto kAllOfArticle = article_fields(std::make_index_sequence<kArticleFields.size()>());

constexpr bool is_further(const OutputField& field) {
  const auto same = [&](const OutputField& other) { return other.name == field.name; };
  return field.name != kArticleFields[field_index(&Article::extra)].name &&
         std::none_of(kOrderedFields.begin(), kOrderedFields.end(), same);
}

// With the other fields of an article behind them, for --fields.
constexpr auto kHitFields = [] {
  constexpr size_t kFurther = std::count_if(kAllOfArticle.begin(), kAllOfArticle.end(), is_further);
  std::array<OutputField, kOrderedFields.size() + kFurther> fields{};
  const auto end = std::copy(kOrderedFields.begin(), kOrderedFields.end(), fields.begin());
  std::copy_if(kAllOfArticle.begin(), kAllOfArticle.end(), end, is_further);
  return fields;
}();

}  // namespace

std::span<const OutputField> hit_fields() { return kHitFields; }

bool is_standard(const OutputField& field, const ResultPage& page) {
  return field.shown == Shown::kAlways || (field.shown == Shown::kAmongSeveral && page.indexes > 1);
}

std::vector<const OutputField*> fields_named(std::span<const std::string> names) {
  std::vector<const OutputField*> fields;
  for (const std::string& name : names)
    fields.push_back(std::find_if(kHitFields.begin(), kHitFields.end(),
                                  [&](const OutputField& field) { return field.name == name; }));
  return fields;
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json score_list(const Hit& hit) {
  Json list = Json::array();
  for (const TermScore& term : hit.scores)
    list.push_back({{"term", term.term}, {"score", term.score}});
  return list;
}

std::string json_line(const Json& json) { return escape_json_controls(json_text(json)) + '\n'; }

}  // namespace broadsheet::formats
