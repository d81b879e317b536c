// The fields that a query can name.
#pragma once

#include <optional>
#include <string_view>

#include "query/language/dates.h"
#include "query/language/query_tree.h"

namespace broadsheet {

struct FieldName {
  Field field;
  DateUse use;  // of Field::kDate
};

// The field of a name before a colon, in any capitals.
std::optional<FieldName> field_name(std::string_view name);

// The name that was probably meant by one that is no field, lead among them; "" when none is near.
std::string_view nearest_field_name(std::string_view name);

// Throws the QueryError for a name that is no field; the hint names the nearest one.
[[noreturn]] void throw_unknown_field(std::string_view name, QuerySpan where);

}  // namespace broadsheet
