// The fields of a hit that machines read: one table for JSON, JSON lines, CSV and TSV.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/output/output_format.h"
#include "query/output/snippet_text.h"

namespace broadsheet::formats {

using Json = nlohmann::ordered_json;

enum class Shown : uint8_t {
  kAlways,
  kAmongSeveral,  // where several indexes were searched
  kWhenNamed,     // by --fields alone
};

struct OutputField {
  std::string_view name;  // as in JSON and in --fields
  Shown shown;            // in a JSON hit, unless --fields says otherwise
  Json (*value)(const ResultPage& page, const Hit& hit, const Markup& markup);
};

// In the order of a JSON hit.
std::span<const OutputField> hit_fields();

// True for a field of the page's hits that nobody has to name.
bool is_standard(const OutputField& field, const ResultPage& page);

// The fields of these names, in their order. REQUIRES names of hit_fields().
std::vector<const OutputField*> fields_named(std::span<const std::string> names);

// A string, or null for "".
Json text_or_null(const std::string& text);

// The terms of a hit with their scores, as --explain adds them.
Json score_list(const Hit& hit);

// One line of JSON that is valid UTF-8, holds no raw control characters and ends in '\n'.
std::string json_line(const Json& json);

}  // namespace broadsheet::formats
