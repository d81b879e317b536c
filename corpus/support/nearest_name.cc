// Finds the name that was probably meant by a misspelt one.
#include "corpus/support/nearest_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// Longer ones are no misspelt names, and would cost time.
constexpr size_t kMaxName = 64;

// Edit distance in which swapping two neighbours is one edit (optimal string alignment), row by
// row.
size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    std::swap(before, above);
    std::swap(above, row);
    row[0] = i + 1;
    for (size_t j = 0; j < b.size(); ++j) {
      const bool same = ascii::lower(a[i]) == ascii::lower(b[j]);
      row[j + 1] = std::min({above[j] + (same ? 0 : 1), row[j] + 1, above[j + 1] + 1});
      const bool swapped = i > 0 && j > 0 && ascii::lower(a[i]) == ascii::lower(b[j - 1]) &&
                           ascii::lower(a[i - 1]) == ascii::lower(b[j]);
      if (swapped) row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names) {
  if (typed.size() > kMaxName) return "";
  std::string_view best;
  size_t best_distance = kMaxName;
  for (const std::string_view name : names) {
    const size_t distance = edit_distance(typed, name);
    const size_t allowed = std::max<size_t>(1, std::max(typed.size(), name.size()) / 3);
    if (distance <= allowed && distance < best_distance) {
      best = name;
      best_distance = distance;
    }
  }
  return best;
}

std::string advice_on_names(std::string_view typed, std::span<const std::string_view> names,
                            std::string_view introduction) {
  const std::string_view nearest = nearest_name(typed, names);
  return fmt::format("{}{} {}", nearest.empty() ? "" : fmt::format("did you mean {}? ", nearest),
                     introduction, fmt::join(names, ", "));
}

}  // namespace broadsheet
