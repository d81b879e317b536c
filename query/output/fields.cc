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
constexpr OutputField article_field(bool standard) {
  return {kArticleFields[field_index(member)].name, standard,
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
constexpr std::array<OutputField, 16> kOrderedFields{{
    {"qid", false,
     [](const ResultPage& page, const Hit&, const Markup&) { return text_or_null(page.qid); }},
    {"rank", true, [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.rank); }},
    article_field<&Article::id>(true),
    {"score", true,
     [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.score); }},
    article_field<&Article::title>(true),
    article_field<&Article::date>(true),
    article_field<&Article::source>(true),
    article_field<&Article::author>(true),
    article_field<&Article::section>(true),
    article_field<&Article::lang>(true),
    article_field<&Article::url>(true),
    article_field<&Article::path>(true),
    {"words", true,
     [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.words); }},
    {"snippet", true,
     [](const ResultPage&, const Hit& hit, const Markup& markup) {
       return text_or_null(snippet_text(hit.fragments, markup));
     }},
    {"fragments", true,
     [](const ResultPage&, const Hit& hit, const Markup&) { return fragment_list(hit); }},
    article_field<&Article::text>(false),
}};

template <size_t... place>
constexpr auto article_fields(std::index_sequence<place...>) {
  return std::array{article_field<kArticleFields[place].member>(false)...};
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
