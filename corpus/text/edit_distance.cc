#include "corpus/text/edit_distance.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/text/utf8.h"

namespace broadsheet {

unsigned edit_distance(std::u32string_view a, std::u32string_view b, unsigned most) {
  const auto too_far = most + 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return too_far;
  if (b.size() > kMaxEditedWord || a.size() > kMaxEditedWord) return too_far;
  using Row = std::array<unsigned, kMaxEditedWord + 1>;
  Row rows[3];
  Row *before = &rows[0], *above = &rows[1], *row = &rows[2];
  for (size_t j = 0; j <= b.size(); ++j) (*row)[j] = static_cast<unsigned>(j);
  for (size_t i = 1; i <= a.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    (*row)[0] = static_cast<unsigned>(i);
    unsigned least = (*row)[0];
    for (size_t j = 1; j <= b.size(); ++j) {
      const unsigned replaced = (*above)[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      unsigned cost = std::min({replaced, (*above)[j] + 1, (*row)[j - 1] + 1});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = std::min(cost, (*before)[j - 2] + 1);
      (*row)[j] = cost;
      least = std::min(least, cost);
    }
    if (least > too_far) return too_far;
  }
  return std::min((*row)[b.size()], too_far);
}

std::u32string code_points(std::string_view text) {
  std::u32string points;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    points += point.value;
    at += point.length;
  }
  return points;
}

}  // namespace broadsheet
