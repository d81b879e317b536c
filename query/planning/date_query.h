// Ranges of days as a Xapian query over date terms.
#pragma once

#include <xapian.h>

#include <span>

#include "query/language/query_tree.h"

namespace broadsheet {

// The articles dated within any of the ranges: an OR of whole years, whole months and single days, so that
// ten years cost ten terms, each asked once. Open ends reach to the first and last date of the index. The undated
// articles are those without a term for a year.
Xapian::Query date_query(std::span<const DayRange> ranges, const Xapian::Database& db);

}  // namespace broadsheet
