// JSON, version 1 of the interface: one object a page.
#include <cmath>

#include "query/formats/fields.h"
#include "query/formats/formats.h"

namespace broadsheet::formats {
namespace {

// Raised when a reader of the older form would stumble; adding members doesn't.
constexpr int kJsonVersion = 1;

double rounded_ms(double ms) { return std::round(ms * 1000) / 1000; }

Json hit_object(const ResultPage& page, const Hit& hit, const OutputOptions& options) {
  Json object = Json::object();
  for (const OutputField& field : hit_fields())
    if (field.standard) object[std::string(field.name)] = field.value(page, hit, kHtmlMarkup);
  if (options.explain) object["scores"] = score_list(hit);
  return object;
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
  if (!page.notes.empty()) object["notes"] = page.notes;
  if (!page.error.empty()) object["error"] = page.error;
  if (options.explain) object["explain"] = {{"tree", page.interpreted}, {"xapian", page.xapian}};
  if (options.count) return json_line(object);
  Json hits = Json::array();
  for (const Hit& hit : page.hits) hits.push_back(hit_object(page, hit, options));
  object["hits"] = std::move(hits);
  return json_line(object);
}

}  // namespace broadsheet::formats
