// The output formats: one table, one method each, one file each beside it.
#pragma once

#include <span>
#include <string_view>

#include "query/output/output_format.h"

namespace broadsheet {

std::span<const OutputFormat> output_formats();

// nullptr when there is no format of that name.
const OutputFormat* output_format_named(std::string_view name);

// The names that --fields takes.
std::span<const std::string_view> output_field_names();

}  // namespace broadsheet
