// JSON, version 1 of the interface: one object a page.
#include <cmath>

#include "query/output/fields.h"
#include "query/output/formats.h"

namespace broadsheet::formats {
namespace {

// Raised when a reader of the older form would stumble; adding members doesn't.
constexpr int kJsonVersion = 1;

double rounded_ms(double ms) { return std::round(ms * 1000) / 1000; }

Json hit_object(const ResultPage& page, const Hit& hit, const OutputOptions& options) {
  Json object = Json::object();
  for (const OutputField& field : hit_fields())
    if (is_standard(field, page))
      object[std::string(field.name)] = field.value(page, hit, kHtmlMarkup);
  if (options.explain) object["scores"] = score_list(hit);
  return object;
}

// With "value" or "date" as the name of what is counted.
Json count_list(const Distribution& distribution, const char* name) {
  Json list = Json::array();
  for (const ValueCount& counted : distribution.counts)
    list.push_back({{name, counted.value}, {"count", counted.count}});
  return list;
}

void add_distributions(const ResultPage& page, Json& object) {
  if (!page.facets.empty()) {
    Json facets = Json::object();
    for (const Distribution& facet : page.facets) facets[facet.name] = count_list(facet, "value");
    object["facets"] = std::move(facets);
  }
  if (page.timeline) object["timeline"] = count_list(*page.timeline, "date");
}

}  // namespace

std::string json_page(const ResultPage& page, const OutputOptions& options) {
  Json object = {{"version", kJsonVersion}};
  if (options.batch) object["qid"] = page.qid;
  object["query"] = page.query;
  object["interpreted"] = text_or_null(page.interpreted);
  object["total"] = {{"value", page.total}, {"exact", page.total_exact}};
  object["took_ms"] = rounded_ms(page.took_ms);
  object["suggestion"] = page.suggestion ? Json(*page.suggestion) : Json(nullptr);
  if (page.corrected) object["corrected"] = *page.corrected;
  if (!page.notes.empty()) object["notes"] = page.notes;
  if (!page.error.empty()) object["error"] = page.error;
  if (options.explain) object["explain"] = {{"tree", page.interpreted}, {"xapian", page.xapian}};
  if (!options.count) {
    Json hits = Json::array();
    for (const Hit& hit : page.hits) hits.push_back(hit_object(page, hit, options));
    object["hits"] = std::move(hits);
  }
  add_distributions(page, object);
  return json_line(object);
}

}  // namespace broadsheet::formats
