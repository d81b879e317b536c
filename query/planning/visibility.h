// Which articles may be shown: not those that were withdrawn, nor those under embargo.
#pragma once

#include "query/planning/planner.h"

namespace broadsheet {

struct Visibility {
  bool include_embargoed = false;
};

// The plan with what must not be shown taken out of its candidates, so that totals and everything
// counted from them leave it out too. An index without such articles keeps its plan as it is.
Plan shown_only(Plan plan, const Xapian::Database& database, const Visibility& visibility);

}  // namespace broadsheet
