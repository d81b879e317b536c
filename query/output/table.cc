// Hits as rows of a table: what CSV and TSV share.
#include "query/output/table.h"

#include <vector>

#include "query/output/fields.h"

namespace broadsheet::formats {
namespace {

std::vector<std::string> columns(const OutputOptions& options) {
  if (!options.fields.empty()) return options.fields;
  std::vector<std::string> names{"rank", "id", "score", "date", "source", "title", "snippet"};
  if (options.batch) names.insert(names.begin(), "qid");
  return names;
}

std::string cell(const Json& value, const TableStyle& style) {
  if (value.is_null()) return "";
  if (value.is_string()) return style.escape_text(value.get_ref<const std::string&>());
  return style.escape(value.dump());
}

}  // namespace

std::string table_head(const OutputOptions& options, const TableStyle& style) {
  std::string out;
  for (const std::string& name : columns(options)) {
    if (!out.empty()) out += style.separator;
    out += name;
  }
  return out.append(style.line_end);
}

std::string table_rows(const ResultPage& page, const OutputOptions& options,
                       const TableStyle& style) {
  const std::vector<std::string> names = columns(options);
  const std::vector<const OutputField*> fields = fields_named(names);
  std::string out;
  for (const Hit& hit : page.hits) {
    for (const OutputField* field : fields) {
      if (field != fields.front()) out += style.separator;
      out += cell(field->value(page, hit, kPlainMarkup), style);
    }
    out += style.line_end;
  }
  return out;
}

}  // namespace broadsheet::formats
