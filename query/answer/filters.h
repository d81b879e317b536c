// The options that limit a search, as parts of the query.
#pragma once

#include "query/answer/request.h"
#include "query/language/query_tree.h"

namespace broadsheet {

// The query with the filters of the options (dates, lang) required beside it. No query and no
// filter mean every article when matches are to be counted.
Node with_filters(Node query, const QueryOptions& options);

}  // namespace broadsheet
