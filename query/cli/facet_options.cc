#include "query/cli/facet_options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "corpus/support/error.h"
#include "corpus/support/nearest_name.h"
#include "query/answer/request.h"

namespace broadsheet {
namespace {

// The output formats that show what is counted.
constexpr std::array<std::string_view, 3> kWithFacets{"text", "json", "html"};

template <typename Table>
std::vector<std::string_view> names_of(const Table& table) {
  std::vector<std::string_view> names;
  for (const auto& row : table) names.push_back(row.name);
  return names;
}

[[noreturn]] void refuse(std::string_view option, std::string_view typed,
                         const std::vector<std::string_view>& names) {
  throw Error(ErrorKind::kUsage, fmt::format("--{}: there is no '{}'", option, typed),
              advice_on_names(typed, names, "there are"));
}

// "source" or "source:20".
FacetRequest facet_meant(const std::string& typed) {
  const size_t colon = typed.find(':');
  FacetRequest request;
  request.field = facet_field_named(typed.substr(0, colon));
  if (request.field == nullptr) refuse("facet", typed.substr(0, colon), names_of(facet_fields()));
  if (colon == std::string::npos) return request;
  const char* end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data() + colon + 1, end, request.limit);
  if (read.ec != std::errc() || read.ptr != end || request.limit == 0)
    throw Error(ErrorKind::kUsage,
                fmt::format("--facet: '{}' is no number of values", typed.substr(colon + 1)),
                "write --facet source:20 for the 20 most frequent sources");
  return request;
}

}  // namespace

void define_facet_options(CLI::App& app, TypedFacets& typed) {
  app.add_option("--facet", typed.facets,
                 "Count the matches by FIELD, the N most frequent values (10); may be repeated: " +
                     fmt::format("{}", fmt::join(names_of(facet_fields()), ", ")))
      ->allow_extra_args(false)
      ->type_name("FIELD[:N]");
  app.add_option("--timeline", typed.timeline, "Count the matches over time")
      ->type_name(fmt::format("{}", fmt::join(names_of(timeline_units()), "|")));
  app.add_option("--collapse", typed.collapse,
                 "Show only the first of the articles with the same FIELD: " +
                     fmt::format("{}", fmt::join(names_of(collapse_fields()), ", ")))
      ->type_name("FIELD");
}

void settle_facets(const TypedFacets& typed, SearchOptions& search) {
  for (const std::string& facet : typed.facets) search.facets.push_back(facet_meant(facet));
  if (!typed.timeline.empty()) {
    search.timeline = timeline_unit_named(typed.timeline);
    if (search.timeline == nullptr) refuse("timeline", typed.timeline, names_of(timeline_units()));
  }
  if (!typed.collapse.empty()) {
    search.collapse = collapse_field_named(typed.collapse);
    if (search.collapse == nullptr) refuse("collapse", typed.collapse, names_of(collapse_fields()));
  }
}

void check_facet_format(std::string_view format, const SearchOptions& search) {
  if (!counts_all(search) || std::ranges::find(kWithFacets, format) != kWithFacets.end()) return;
  throw Error(ErrorKind::kUsage,
              fmt::format("--format {} has no place for --facet and --timeline", format),
              fmt::format("they go with {}", fmt::join(kWithFacets, ", ")));
}

}  // namespace broadsheet
