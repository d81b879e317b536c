// Facets and timelines: how the matches of a query spread over sources, languages and time.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/schema.h"
#include "query/search/results.h"

namespace broadsheet {

// Where the index keeps what is counted.
enum class FacetKind : uint8_t {
  kValue,  // one value slot, as written
  kList,   // one value slot that holds several values, parted by "; "
  kTerm,   // boolean terms of one prefix
};

// What articles can be counted by.
struct FacetField {
  std::string_view name;  // as in --facet
  FacetKind kind;
  Slot slot;                // of kValue and kList
  std::string_view prefix;  // of kTerm
};

// All that --facet takes.
std::span<const FacetField> facet_fields();

// The field of that name, or nullptr.
const FacetField* facet_field_named(std::string_view name);

struct TimelineUnit {
  std::string_view name;    // as in --timeline
  std::string_view prefix;  // of the date terms that are counted
  bool weeks = false;       // they are days, to be gathered in weeks
};

// All that --timeline takes.
std::span<const TimelineUnit> timeline_units();

// The unit of that name, or nullptr.
const TimelineUnit* timeline_unit_named(std::string_view name);

struct FacetRequest {
  const FacetField* field = nullptr;
  size_t limit = 10;  // the most frequent values
};

// The values of a field among some articles, the most frequent first, ties by value. Articles
// without a value count nowhere, those with several count for each. Exact. Dates are written
// "2014", "2014-04", "2014-W14" (ISO 8601) or "2014-04-02" and are those of the date terms, so a
// count equals the hits of the same query with that `date:`. `ids`: sorted, distinct articles of
// `db`.
std::vector<ValueCount> count_facet(const Xapian::Database& db, std::span<const Xapian::docid> ids,
                                    const FacetRequest& request);

// The same over time: in order of time, without empty days, weeks, months or years.
std::vector<ValueCount> count_timeline(const Xapian::Database& db,
                                       std::span<const Xapian::docid> ids,
                                       const TimelineUnit& unit);

// The value by which an article is told apart from others of its kind; the first one of kTerm, the
// whole text of kList; "" without one.
std::string facet_value(const Xapian::Document& document, const FacetField& field);

}  // namespace broadsheet
