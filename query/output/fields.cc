// The fields of a hit that machines read: one table for JSON, JSON lines, CSV and TSV.
#include "query/output/fields.h"

#include <algorithm>
#include <array>

#include "corpus/text/escape.h"

namespace broadsheet::formats {
namespace {

template <std::string Article::*member>
Json article_member(const ResultPage&, const Hit& hit, const Markup&) {
  return text_or_null(hit.article.*member);
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

constexpr std::array<OutputField, 16> kHitFields{{
    {"qid", false,
     [](const ResultPage& page, const Hit&, const Markup&) { return text_or_null(page.qid); }},
    {"rank", true, [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.rank); }},
    {"id", true, article_member<&Article::id>},
    {"score", true,
     [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.score); }},
    {"title", true, article_member<&Article::title>},
    {"date", true, article_member<&Article::date>},
    {"source", true, article_member<&Article::source>},
    {"author", true, article_member<&Article::author>},
    {"section", true, article_member<&Article::section>},
    {"lang", true, article_member<&Article::lang>},
    {"url", true, article_member<&Article::url>},
    {"path", true, article_member<&Article::path>},
    {"words", true,
     [](const ResultPage&, const Hit& hit, const Markup&) { return Json(hit.words); }},
    {"snippet", true,
     [](const ResultPage&, const Hit& hit, const Markup& markup) {
       return text_or_null(snippet_text(hit.fragments, markup));
     }},
    {"fragments", true,
     [](const ResultPage&, const Hit& hit, const Markup&) { return fragment_list(hit); }},
    {"text", false, article_member<&Article::text>},
}};

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

std::string json_line(const Json& json) {
  constexpr auto kReplace = Json::error_handler_t::replace;
  return escape_json_controls(json.dump(-1, ' ', false, kReplace)) + '\n';
}

}  // namespace broadsheet::formats
