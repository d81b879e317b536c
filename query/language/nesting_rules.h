// Which parts of a query may stand inside which operators.
#pragma once

#include "query/language/query_tree.h"

namespace broadsheet {

// Refuses with a QueryError, at the part that can't stand there:
//  - below SENTENCE, PARAGRAPH, NEAR, ADJ, lead: and atleastN: anything that isn't about the title
//    and text (author:, date:, words>N ...);
//  - below NEAR, ADJ and atleastN: all but words, phrases and alternatives of them.
void check_nesting(const Node& root);

}  // namespace broadsheet
