#include "corpus/article/written_date.h"

#include <algorithm>
#include <chrono>
#include <tuple>
#include <utility>
#include <vector>

#include "corpus/article/date_figures.h"
#include "corpus/article/date_tokens.h"
#include "corpus/article/date_words.h"
#include "corpus/article/written_clock.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

using Kind = DateToken::Kind;

// Takes the tokens one after the other; each take_ function returns false, and takes nothing, when
// what comes is not its own.
class WrittenDate {
 public:
  WrittenDate(std::string_view text, DayOrder order) : tokens_(date_tokens(text)), order_(order) {}

  std::optional<DateReading> read() {
    while (at_ < tokens_.size()) {
      // What follows in brackets explains.
      if (at_ > 0 && (peek().is_mark('(') || peek().is_mark('['))) break;
      const bool taken = take_time() || take_figures() || take_number() || take_offset() ||
                         take_word() || take_mark();
      if (!taken) return std::nullopt;
    }
    return finish() ? std::optional(reading_) : std::nullopt;
  }

 private:
  const DateToken& peek(size_t ahead = 0) const { return token_at(tokens_, at_ + ahead); }

  bool has_date() const { return day_ && month_ && year_; }

  bool set_year(int year, size_t digits) {
    if (year_) return false;
    year_ = digits > 2 ? year : full_year(year);
    return true;
  }

  bool take_time() {
    DateTime& date = reading_.date;
    if (date.has_time) return false;
    const auto clock = read_clock(tokens_, at_, has_date());
    if (!clock) return false;
    date.hour = clock->hour;
    date.minute = clock->minute;
    date.second = clock->second;
    date.has_time = true;
    return advance(clock->tokens);
  }

  // Two or three numbers with one mark between them.
  bool take_figures() {
    const DateToken mark = peek(1);
    const bool marked =
        mark.glued && (mark.is_mark('-') || mark.is_mark('/') || mark.is_mark('.') ||
                       (mark.is_mark(':') && peek().is_number(4, 4)));
    if (day_ || month_ || !peek().is_number(1, 4) || !marked || !peek(2).is_number(1, 4))
      return false;
    const bool three = peek(3).kind == Kind::kMark && peek(3).text == mark.text && peek(3).glued &&
                       peek(4).is_number(1, 4);
    return three ? take_three(mark.text.front()) : take_two();
  }

  bool take_three(char mark) {
    const DateToken first = peek();
    const DateToken second = peek(2);
    const DateToken third = peek(4);
    if (!second.is_number(1, 2)) return false;
    if (first.is_number(4, 4) && third.is_number(1, 2)) {
      set_year(first.value, 4);
      month_ = second.value;
      day_ = third.value;
    } else if (first.is_number(1, 2) && (third.is_number(2, 2) || third.is_number(4, 4))) {
      if (!set_year(third.value, third.text.size())) return false;
      std::tie(day_, month_) = in_order(first.value, second.value, mark);
    } else {
      return false;
    }
    at_ += 5;
    return true;
  }

  std::pair<int, int> in_order(int first, int second, char mark) {
    constexpr int kMonths = 12;
    if (first > kMonths)
      reading_.shows = DayOrder::kDayFirst;
    else if (second > kMonths)
      reading_.shows = DayOrder::kMonthFirst;
    else if (mark == '.')
      return {first, second};
    else
      reading_.either = first != second;
    const DayOrder usual = mark == '/' ? DayOrder::kMonthFirst : DayOrder::kDayFirst;
    DayOrder order = reading_.shows;
    if (order == DayOrder::kUnknown) order = order_ == DayOrder::kUnknown ? usual : order_;
    return order == DayOrder::kMonthFirst ? std::pair(second, first) : std::pair(first, second);
  }

  // "2019-11", "11/2019".
  bool take_two() {
    const DateToken first = peek();
    const DateToken second = peek(2);
    const bool year_first = first.is_number(4, 4) && second.is_number(1, 2);
    const bool year_last = first.is_number(1, 2) && second.is_number(4, 4);
    if (!year_first && !year_last) return false;
    if (!set_year(year_first ? first.value : second.value, 4)) return false;
    month_ = year_first ? second.value : first.value;
    at_ += 3;
    return true;
  }

  bool take_number() {
    const DateToken number = peek();
    if (number.kind != Kind::kNumber) return false;
    if (take_counted()) return true;
    if ((number.is_number(6, 6) || number.is_number(8, 8)) && !day_ && !month_ && !year_)
      return take_digits();
    if (number.is_number(4, 4)) return set_year(number.value, 4) && advance(1);
    if (!number.is_number(1, 2)) return false;
    constexpr int kLongestMonth = 31;
    const bool apostrophe = at_ > 0 && tokens_[at_ - 1].is_mark('\'') && number.glued;
    if (day_ || number.value > kLongestMonth || apostrophe)
      return number.is_number(2, 2) && set_year(number.value, 2) && advance(1);
    day_ = number.value;
    return advance(is_ordinal(peek(1)) ? 2 : 1);
  }

  bool advance(size_t tokens) {
    at_ += tokens;
    return true;
  }

  static bool is_ordinal(const DateToken& token) {
    return token.is_word() && token.glued &&
           token.is_one_of({"st", "nd", "rd", "th", "er", "re", "e", "o", "a", "º", "ª", "°"});
  }

  // "2019年", "11월", "5日".
  bool take_counted() {
    if (!peek(1).is_word()) return false;
    const std::string_view counter = peek(1).text;
    std::optional<int>* part = nullptr;
    if (counter == "年" || counter == "년") part = &year_;
    if (counter == "月" || counter == "월") part = &month_;
    if (counter == "日" || counter == "일" || counter == "号") part = &day_;
    if (part == nullptr || part->has_value()) return false;
    *part = peek().value;
    return advance(2);
  }

  // "880212", "19880212".
  bool take_digits() {
    const auto date = read_digits(peek().text);
    if (!date || date->precision != DatePrecision::kDay) return false;
    year_ = date->year;
    month_ = date->month;
    day_ = date->day;
    return advance(1);
  }

  // "+02:00", "-0500", "+2", after a time.
  bool take_offset() {
    if (!reading_.date.has_time || !(peek().is_mark('+') || peek().is_mark('-')) ||
        !peek(1).glued || !peek(1).is_number(1, 4) || peek(1).is_number(3, 3))
      return false;
    const DateToken number = peek(1);
    const bool whole = number.text.size() == 4;
    const int hours = whole ? number.value / 100 : number.value;
    int minutes = whole ? number.value % 100 : 0;
    size_t tokens = 2;
    if (!whole && peek(2).is_mark(':') && peek(3).is_number(2, 2)) {
      minutes = peek(3).value;
      tokens = 4;
    }
    constexpr int kMostHours = 14;
    if (hours > kMostHours || minutes > 59) return false;
    const int offset = hours * 60 + minutes;
    set_offset(peek().is_mark('-') ? -offset : offset);
    return advance(tokens);
  }

  void set_offset(int minutes) {
    reading_.date.utc_offset_minutes = minutes;
    reading_.date.has_offset = true;
  }

  bool take_word() {
    if (!peek().is_word()) return false;
    const std::string_view word = peek().text;
    if (peek().is_one_of({"am", "pm"})) return take_half_day(peek().is_one_of({"pm"}));
    if (reading_.date.has_time)
      if (const auto zone = zone_named(word)) {
        set_offset(*zone);
        return advance(1);
      }
    if (const auto month = month_named(word); month && (!month_ || weekday_likely_)) {
      weekday_likely_ = is_weekday(word);  // "mar." is March and Tuesday
      month_ = month;
      return advance(1);
    }
    const bool separates_time = peek().is_one_of({"t"}) && peek(1).kind == Kind::kNumber;
    if (separates_time || is_weekday(word) || is_date_filler(word)) return advance(1);
    // The first word before a comma is some day of the week if a time follows, a word in capitals
    // after the time some zone.
    if (at_ == 0 && (peek(1).is_mark(',') || peek(1).is_mark('.'))) {
      needs_time_ = true;
      return advance(1);
    }
    return reading_.date.has_time && is_zone_like(word) && advance(1);
  }

  static bool is_zone_like(std::string_view word) {
    constexpr size_t kLongest = 5;
    return word.size() <= kLongest && std::ranges::all_of(word, ascii::is_capital);
  }

  bool take_half_day(bool afternoon) {
    DateTime& date = reading_.date;
    constexpr int kHalf = 12;
    if (!date.has_time || date.hour > kHalf + 11) return false;
    if (date.hour <= kHalf) date.hour = date.hour % kHalf + (afternoon ? kHalf : 0);
    return advance(1);
  }

  bool take_mark() {
    constexpr std::string_view kMarks = ",.-/|;:'";
    return peek().kind == Kind::kMark && kMarks.find(peek().text.front()) != kMarks.npos &&
           advance(1);
  }

  bool finish() {
    DateTime& date = reading_.date;
    if (needs_time_ && !date.has_time) return false;
    if (!year_ || (day_.value_or(0) > 0 && month_.value_or(0) == 0)) return false;
    date.year = *year_;
    if (month_.value_or(0) == 0) {
      date.precision = DatePrecision::kYear;
    } else {
      date.month = *month_;
      if (day_.value_or(0) == 0)
        date.precision = DatePrecision::kMonth;
      else
        date.day = *day_;
    }
    if (date.precision != DatePrecision::kDay) {
      // A time of an unknown day is a mistake, but for the zeros that programs fill in.
      if (date.has_time && (date.hour != 0 || date.minute != 0 || date.second != 0)) return false;
      date.has_time = date.has_offset = false;
      date.utc_offset_minutes = 0;
    }
    return midnight_at_end(date) && is_real(date);
  }

  // "24:00" is the next day's beginning.
  static bool midnight_at_end(DateTime& date) {
    constexpr int kDayEnd = 24;
    if (date.hour != kDayEnd) return true;
    if (date.minute != 0 || date.second != 0) return false;
    date.hour = 0;
    if (!is_real(date)) return false;
    const DateTime next = date_of(day_of(date) + std::chrono::days(1));
    date.year = next.year;
    date.month = next.month;
    date.day = next.day;
    return true;
  }

  const std::vector<DateToken> tokens_;
  const DayOrder order_;
  size_t at_ = 0;
  DateReading reading_;
  std::optional<int> year_, month_, day_;
  bool weekday_likely_ = false;
  bool needs_time_ = false;
};

}  // namespace

std::optional<DateReading> read_written_date(std::string_view text, DayOrder order) {
  return WrittenDate(text, order).read();
}

}  // namespace broadsheet
