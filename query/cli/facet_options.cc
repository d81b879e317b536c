#include "query/cli/facet_options.h"

#include <fmt/format.h>

#include <charconv>
#include <string>

#include "corpus/support/error.h"
#include "corpus/support/names.h"

namespace broadsheet {
namespace {

// "source" or "source:20".
FacetRequest read_facet(const std::string& typed) {
  const size_t colon = typed.find(':');
  const std::string name = typed.substr(0, colon);
  FacetRequest request;
  request.field = facet_field_named(name);
  if (request.field == nullptr) refuse_name("field", name, names_of(facet_fields()));
  if (colon == std::string::npos) return request;
  const char* end = typed.data() + typed.size();
  const auto read = std::from_chars(typed.data() + colon + 1, end, request.limit);
  if (read.ec != std::errc() || read.ptr != end || request.limit == 0)
    throw Error(ErrorKind::kUsage,
                fmt::format("'{}' is not a number of values", typed.substr(colon + 1)),
                "write --facet source:20 for the 20 most frequent sources");
  return request;
}

std::string list_of(const std::vector<std::string_view>& names) {
  return fmt::format("{}", fmt::join(names, ", "));
}

Option facet_option(SearchOptions& search) {
  return {.name = "facet",
          .value = "FIELD[:N]",
          .help =
              "Count the matches by FIELD, the N most frequent values (default: 10); may be "
              "repeated. Fields: " +
              list_of(names_of(facet_fields())),
          .take = [&search](const std::vector<std::string>& values) {
            search.facets.clear();
            for (const std::string& value : values) search.facets.push_back(read_facet(value));
          }};
}

}  // namespace

std::vector<Option> facet_options(SearchOptions& search) {
  return {
      facet_option(search),
      option("--timeline", alternatives(names_of(timeline_units())), "Count the matches over time",
             [&search](const std::string& name) {
               search.timeline = timeline_unit_named(name);
               if (search.timeline == nullptr)
                 refuse_name("unit", name, names_of(timeline_units()));
             }),
      option("--collapse", "FIELD",
             "Show only the first of the articles with the same FIELD: " +
                 list_of(names_of(collapse_fields())),
             [&search](const std::string& name) {
               search.collapse = collapse_field_named(name);
               if (search.collapse == nullptr)
                 refuse_name("field", name, names_of(collapse_fields()));
             })};
}

}  // namespace broadsheet
