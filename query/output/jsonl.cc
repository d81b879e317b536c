// JSON lines: one hit a line.
#include "query/output/fields.h"
#include "query/output/formats.h"

namespace broadsheet::formats {
namespace {

constexpr std::string_view kQid = "qid";

Json hit_object(const ResultPage& page, const Hit& hit, const OutputOptions& options) {
  Json object = Json::object();
  if (options.fields.empty()) {
    for (const OutputField& field : hit_fields())
      if (is_standard(field, page) || field.name == kQid)
        object[std::string(field.name)] = field.value(page, hit, kHtmlMarkup);
  } else {
    for (const OutputField* field : fields_named(options.fields))
      object[std::string(field->name)] = field->value(page, hit, kHtmlMarkup);
  }
  if (options.explain) object["scores"] = score_list(hit);
  return object;
}

}  // namespace

std::string jsonl_page(const ResultPage& page, const OutputOptions& options) {
  if (!page.error.empty())
    return json_line({{kQid, text_or_null(page.qid)}, {"error", page.error}});
  std::string out;
  for (const Hit& hit : page.hits) out += json_line(hit_object(page, hit, options));
  return out;
}

}  // namespace broadsheet::formats
