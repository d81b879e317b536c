// Recency: newer articles rank higher, within a bound.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

// At most so much of a final score comes from recency.
inline constexpr double kRecencyShare = 0.2;

struct Recency {
  double half_life;   // days
  std::string today;  // "YYYYMMDD"
};

// Reads a half-life: "12h", "30d", "2w", "6m" (of 30 days), "1y" (365). Nothing when it is none or
// not positive.
std::optional<double> read_half_life(std::string_view typed);  // days

// The factor on the score of an article: 1 + g * 2^(-age/half-life), where g is the gain at age 0,
// kRecencyShare / (1 - kRecencyShare). Age counts from the newest article of the index, or from
// today if that is dated later, in days; articles without a date get 1.
class RecencyFactor {
 public:
  static constexpr double kMax = 1 / (1 - kRecencyShare);

  RecencyFactor(const Recency& recency, const Xapian::Database& db);

  // `date`: as in Slot::kDate.
  double of(const std::string& date) const;

 private:
  double half_life_;
  double newest_;  // days; NaN when no article has a date
};

}  // namespace broadsheet
