// Xapian queries put together in the ways that Xapian 1.4.22 answers rightly. Its faults, all of
// them in how a tree of lists is walked once some of its lists can no longer reach the page:
//
// - AndMaybePostList::next() becomes an AND from max(lhead, rhead) + 1 on: when the optional list
//   is ahead, the article where it is gets lost. Optional lists come from OP_AND_MAYBE and from each
//   OR, which turns into one when its rarer side can't reach the page alone. skip_to() and check()
//   do it rightly; so no OR is ever asked for its next article here: where one could be the first
//   list of an AND, or the whole query, an EveryId comes before it.
// - Below OP_AND_NOT, the weights that OP_AND_MAYBE compares are never set.
// - SelectPostList::skip_to() doesn't look again after a check() that said no: OP_PHRASE stands only
//   where an article can't match without it.
#pragma once

#include <xapian.h>

#include <vector>

namespace broadsheet {

Xapian::Query unweighted(const Xapian::Query& query);

// The articles of any of the queries, of all of them; weights add up. Nothing if there is none.
Xapian::Query any_of(const std::vector<Xapian::Query>& queries);
Xapian::Query all_of(const std::vector<Xapian::Query>& queries);

// The articles of `query`, with the weight of `optional` where they have it.
Xapian::Query with_optional(const Xapian::Query& query, const Xapian::Query& optional);

// The articles of `query` that are in `filter`, too.
Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter);

// The articles of `query` that are in none of the others.
Xapian::Query without(const Xapian::Query& query, const std::vector<Xapian::Query>& unwanted);

// The query as it can be given to Enquire.
Xapian::Query whole(const Xapian::Query& query);

}  // namespace broadsheet
