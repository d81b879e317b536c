#include "query/scoring/word_cursor.h"

namespace broadsheet {
namespace {

// Visits the postings of a term from the window's begin to its end.
template <typename Visit>
void for_postings(TermCursor& term, Xapian::docid begin, Visit visit) {
  const uint64_t end = uint64_t{begin} + kLengthWindow;
  for (term.skip_to(begin); term.id() < end; term.next()) visit(term.id() - begin, term.wdf());
}

}  // namespace

void WordCursor::add(ScoreWindow& window, Xapian::docid place, Xapian::termcount wdf) const {
  const double points = score(wdf, window.lengths[place]);
  if (window.found.insert(place)) {
    window.scores[place] = points;
    window.words[place] = 1;
  } else {
    window.scores[place] += points;
    ++window.words[place];
  }
}

void WordCursor::score_all(ScoreWindow& window) {
  if (terms_.size() == 1)
    score_one_term(window);
  else
    score_joined_terms(window);
}

void WordCursor::score_one_term(ScoreWindow& window) {
  for_postings(terms_[0], window.begin,
               [&](Xapian::docid place, Xapian::termcount wdf) { add(window, place, wdf); });
}

void WordCursor::score_joined_terms(ScoreWindow& window) {
  for (TermCursor& term : terms_)
    for_postings(term, window.begin, [&](Xapian::docid place, Xapian::termcount wdf) {
      if (window.joined.insert(place))
        window.wdf[place] = wdf;
      else
        window.wdf[place] += wdf;
    });
  window.joined.drain([&](Xapian::docid place) { add(window, place, window.wdf[place]); });
}

double WordCursor::score_of(Xapian::docid id, uint32_t length) {
  Xapian::termcount wdf = 0;
  bool found = false;
  for (TermCursor& term : terms_) {
    term.skip_to(id);
    if (term.id() != id) continue;
    found = true;
    wdf += term.wdf();
  }
  return found ? score(wdf, length) : 0;
}

}  // namespace broadsheet
