// The fields that a query can name.
#include "query/language/field_names.h"

#include <fmt/format.h>

#include <array>
#include <vector>

#include "corpus/support/nearest_name.h"
#include "corpus/text/ascii.h"
#include "query/language/query_error.h"

namespace broadsheet {
namespace {

// Fields that stand for one side of a date range.
struct DateField {
  std::string_view name;
  DateUse use;
};

constexpr std::array<DateField, 2> kDateFields{
    {{"since", DateUse::kSince}, {"until", DateUse::kUntil}}};

std::vector<std::string_view> field_names() {
  std::vector<std::string_view> names;
  for (const FieldInfo& info : kFields)
    if (!info.name.empty()) names.push_back(info.name);
  for (const DateField& field : kDateFields) names.push_back(field.name);
  return names;
}

}  // namespace

std::optional<FieldName> field_name(std::string_view typed) {
  const std::string name = ascii::lowered(typed);
  if (const FieldInfo* info = field_named(name)) return FieldName{info->field, DateUse::kOn};
  for (const DateField& field : kDateFields)
    if (field.name == name) return FieldName{Field::kDate, field.use};
  return std::nullopt;
}

std::string_view nearest_field_name(std::string_view name) {
  std::vector<std::string_view> names = field_names();
  names.emplace_back("lead");
  return nearest_name(name, names);
}

void throw_unknown_field(std::string_view name, QuerySpan where) {
  const auto names = field_names();
  const std::string_view nearest = nearest_name(name, names);
  throw QueryError(fmt::format("there is no field '{}'", name), where,
                   fmt::format("{}the fields are {}",
                               nearest.empty() ? "" : fmt::format("did you mean {}: ? ", nearest),
                               fmt::join(names, ", ")));
}

}  // namespace broadsheet
