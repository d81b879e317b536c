// Finds the name that was probably meant by a misspelt one.
#include "corpus/support/nearest_name.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/text/ascii.h"
#include "corpus/text/edit_distance.h"

namespace broadsheet {

std::string_view nearest_name(std::string_view typed, std::span<const std::string_view> names) {
  const std::u32string lowered = code_points(ascii::lowered(typed));
  std::string_view best;
  size_t best_distance = kMaxEditedWord;
  for (const std::string_view name : names) {
    const std::u32string other = code_points(ascii::lowered(name));
    const size_t allowed = std::max<size_t>(1, std::max(lowered.size(), other.size()) / 3);
    const unsigned distance = edit_distance(lowered, other, static_cast<unsigned>(allowed));
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
