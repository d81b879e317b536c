// The query that matches every article.
#pragma once

#include <xapian.h>

#include <string>

namespace broadsheet {

// A query of the caller's own. Xapian::Query::MatchAll is one object whose count of references
// isn't protected, so that threads must not share it (xapian/query.h).
inline Xapian::Query match_all() { return Xapian::Query(std::string()); }

}  // namespace broadsheet
