// The caret under the place of a query that can't be read.
#include <algorithm>
#include <string>
#include <vector>

#include "corpus/text/escape.h"
#include "corpus/text/utf8.h"
#include "query/language/parser.h"

namespace broadsheet {
namespace {

// Code points of the query that are shown before and behind the place's beginning.
constexpr size_t kShownBefore = 40;
constexpr size_t kShownBehind = 60;
constexpr std::string_view kCut = "...";

// Where up to `count` code points before `end` begin. A malformed byte counts as one.
size_t step_back(std::string_view text, size_t end, size_t count) {
  for (; count > 0 && end > 0; --count) end -= code_point_before(text, end).length;
  return end;
}

}  // namespace

std::string point_at(std::string_view query, QuerySpan where) {
  const size_t place = std::min(where.begin, query.size());
  const size_t begin = step_back(query, place, kShownBefore);
  std::string shown = begin > 0 ? std::string(kCut) : "";
  std::string carets(shown.size(), ' ');
  size_t i = begin;
  for (size_t behind = 0; i < query.size() && behind < kShownBehind;) {
    const CodePoint point = code_point_at(query, i);
    const bool steers = !point.valid || is_control(point.value) || is_bidi_control(point.value);
    shown += steers ? "?" : query.substr(i, point.length);
    if (i < place)
      carets += ' ';
    else if (i == place || i < where.end)
      carets += '^';
    if (i >= place) ++behind;
    i += point.length;
  }
  if (i < query.size()) shown += kCut;
  if (place == query.size()) carets += '^';
  return shown + '\n' + carets;
}

}  // namespace broadsheet
