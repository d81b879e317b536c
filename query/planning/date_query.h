// A range of days as a Xapian query over date terms.
#pragma once

#include <xapian.h>

#include "query/language/query_tree.h"

namespace broadsheet {

// The articles dated within the range: an OR of whole years, whole months and single days, so that
// ten years cost ten terms. Open ends reach to the first and last date of the index. The undated
// articles are those without a term for a year.
Xapian::Query date_query(const DayRange& range, const Xapian::Database& db);

}  // namespace broadsheet
