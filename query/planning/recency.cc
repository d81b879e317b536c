#include "query/planning/recency.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <limits>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

struct Unit {
  char letter;
  double days;
};

constexpr std::array<Unit, 5> kUnits{{{'h', 1.0 / 24}, {'d', 1}, {'w', 7}, {'m', 30}, {'y', 365}}};

int digits(std::string_view text, size_t begin, size_t count) {
  int value = 0;
  const std::string_view part = text.substr(std::min(begin, text.size()), count);
  std::from_chars(part.data(), part.data() + part.size(), value);
  return value;
}

// Days since 1970 of "YYYYMMDD" or "YYYYMMDDhhmmss"; NaN when it is neither.
double day_number(std::string_view date) {
  using namespace std::chrono;
  const year_month_day day(year(digits(date, 0, 4)),
                           month(static_cast<unsigned>(digits(date, 4, 2))),
                           std::chrono::day(static_cast<unsigned>(digits(date, 6, 2))));
  if (!day.ok()) return std::numeric_limits<double>::quiet_NaN();
  const double seconds = 3600 * digits(date, 8, 2) + 60 * digits(date, 10, 2) + digits(date, 12, 2);
  return sys_days(day).time_since_epoch().count() + seconds / 86400;
}

}  // namespace

std::optional<double> read_half_life(std::string_view typed) {
  if (typed.empty()) return std::nullopt;
  const auto unit = std::ranges::find(kUnits, typed.back(), &Unit::letter);
  typed.remove_suffix(1);
  double count = 0;
  const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), count);
  const bool whole = error == std::errc() && end == typed.data() + typed.size();
  if (unit == kUnits.end() || !whole || !std::isfinite(count) || count <= 0) return std::nullopt;
  return count * unit->days;
}

RecencyFactor::RecencyFactor(const Recency& recency, const Xapian::Database& db)
    : half_life_(recency.half_life),
      // fmin: an index without dates has NaN, and no use for it.
      newest_(std::fmin(day_number(db.get_value_upper_bound(slot(Slot::kDate))),
                        day_number(recency.today) + 1)) {}

double RecencyFactor::of(const std::string& date) const {
  const double day = day_number(date);
  if (std::isnan(day)) return 1;
  return 1 + (kMax - 1) * std::exp2(-std::max(0.0, newest_ - day) / half_life_);
}

}  // namespace broadsheet
