// Reads dates in the forms that files of news use, and writes the forms that the index keeps.
#include "corpus/article/date.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdlib>

namespace broadsheet {
namespace {

struct Name {
  std::string_view name;
  int value;
};

// Months in English, German, French, Spanish, Portuguese, Italian and Dutch, in lower case.
// Abbreviations are taken with or without a full stop.
constexpr Name kMonths[] = {
    {"january", 1},    {"jan", 1},        {"januar", 1},    {"jänner", 1},    {"janvier", 1},
    {"janv", 1},       {"enero", 1},      {"ene", 1},       {"janeiro", 1},   {"gennaio", 1},
    {"januari", 1},    {"february", 2},   {"feb", 2},       {"februar", 2},   {"février", 2},
    {"fevrier", 2},    {"févr", 2},       {"febrero", 2},   {"fevereiro", 2}, {"fev", 2},
    {"febbraio", 2},   {"februari", 2},   {"march", 3},     {"mar", 3},       {"märz", 3},
    {"mrz", 3},        {"mars", 3},       {"marzo", 3},     {"março", 3},     {"maart", 3},
    {"april", 4},      {"apr", 4},        {"avril", 4},     {"avr", 4},       {"abril", 4},
    {"abr", 4},        {"aprile", 4},     {"may", 5},       {"mai", 5},       {"mayo", 5},
    {"maio", 5},       {"maggio", 5},     {"mei", 5},       {"june", 6},      {"jun", 6},
    {"juni", 6},       {"juin", 6},       {"junio", 6},     {"junho", 6},     {"giugno", 6},
    {"july", 7},       {"jul", 7},        {"juli", 7},      {"juillet", 7},   {"juil", 7},
    {"julio", 7},      {"julho", 7},      {"luglio", 7},    {"august", 8},    {"aug", 8},
    {"août", 8},       {"aout", 8},       {"agosto", 8},    {"ago", 8},       {"augustus", 8},
    {"september", 9},  {"sep", 9},        {"sept", 9},      {"septembre", 9}, {"septiembre", 9},
    {"setiembre", 9},  {"setembro", 9},   {"set", 9},       {"settembre", 9}, {"october", 10},
    {"oct", 10},       {"oktober", 10},   {"okt", 10},      {"octobre", 10},  {"octubre", 10},
    {"outubro", 10},   {"out", 10},       {"ottobre", 10},  {"november", 11}, {"nov", 11},
    {"novembre", 11},  {"noviembre", 11}, {"novembro", 11}, {"december", 12}, {"dec", 12},
    {"dezember", 12},  {"dez", 12},       {"décembre", 12}, {"decembre", 12}, {"déc", 12},
    {"diciembre", 12}, {"dic", 12},       {"dezembro", 12}, {"dicembre", 12}};

// The zone names of RFC 822, in minutes east of Greenwich.
constexpr Name kZones[] = {{"z", 0},      {"ut", 0},     {"utc", 0},    {"gmt", 0},
                           {"est", -300}, {"edt", -240}, {"cst", -360}, {"cdt", -300},
                           {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
                           {"bst", 60},   {"cet", 60},   {"cest", 120}};

constexpr std::string_view kWeekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Lower case for ASCII and for the accented capitals of Latin-1, which is all that months need.
std::string lowered(std::string_view word) {
  std::string out(word);
  for (size_t i = 0; i < out.size(); ++i) {
    unsigned char c = static_cast<unsigned char>(out[i]);
    bool accented = i > 0 && static_cast<unsigned char>(out[i - 1]) == 0xC3;
    if ((c >= 'A' && c <= 'Z') || (accented && c >= 0x80 && c <= 0x9E))
      out[i] = static_cast<char>(c + 0x20);
  }
  return out;
}

template <size_t N>
std::optional<int> look_up(const Name (&names)[N], std::string_view word) {
  std::string key = lowered(word);
  for (const Name& name : names)
    if (name.name == key) return name.value;
  return std::nullopt;
}

bool is_real_day(const DateTime& d) {
  using namespace std::chrono;
  return d.year >= 1 && d.year <= 9999 &&
         year_month_day(year(d.year), month(static_cast<unsigned>(d.month)),
                        day(static_cast<unsigned>(d.day)))
             .ok();
}

// A leap second is read as the second before it.
bool is_real_time(DateTime& d) {
  if (d.second == 60) d.second = 59;
  return d.hour <= 23 && d.minute <= 59 && d.second <= 59;
}

// A cursor over text; every take_ function moves on only when it succeeds.
struct Cursor {
  std::string_view rest;

  bool done() const { return rest.empty(); }
  char peek() const { return rest.empty() ? '\0' : rest.front(); }

  bool take(char c) {
    if (peek() != c) return false;
    rest.remove_prefix(1);
    return true;
  }
  bool take_any(std::string_view chars) {
    return !rest.empty() && chars.find(rest.front()) != std::string_view::npos && take(peek());
  }
  void skip(std::string_view chars) {
    while (take_any(chars)) {
    }
  }
  // Between `least` and `most` digits, as many as there are.
  std::optional<int> take_number(size_t least, size_t most) {
    size_t n = 0;
    int value = 0;
    while (n < rest.size() && n < most && is_digit(rest[n])) value = value * 10 + (rest[n++] - '0');
    if (n < least) return std::nullopt;
    rest.remove_prefix(n);
    return value;
  }
  std::string_view take_word() {
    size_t n = 0;
    while (n < rest.size() && is_letter(rest[n])) ++n;
    std::string_view word = rest.substr(0, n);
    rest.remove_prefix(n);
    return word;
  }
  bool take_literal(std::string_view literal) {
    if (lowered(rest.substr(0, literal.size())) != literal) return false;
    rest.remove_prefix(literal.size());
    return true;
  }
};

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\v\f";
  size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

// "Z", "+02:00", "+0200", "+02" or a zone name of RFC 822. An unknown name is read as no zone.
bool take_offset(Cursor& in, DateTime& d) {
  in.skip(" ");
  if (in.done()) return true;
  bool minus = in.peek() == '-';
  if (in.take_any("+-")) {
    auto hours = in.take_number(2, 2);
    in.take(':');
    auto minutes = in.take_number(2, 2);
    if (!hours || *hours > 23 || minutes.value_or(0) > 59) return false;
    d.utc_offset_minutes = (*hours * 60 + minutes.value_or(0)) * (minus ? -1 : 1);
    d.has_offset = true;
  } else {
    std::string_view word = in.take_word();
    if (word.empty()) return false;
    if (auto zone = look_up(kZones, word)) {
      d.utc_offset_minutes = *zone;
      d.has_offset = true;
    }
  }
  in.skip(" ");
  // A mail header may repeat the zone's name in brackets.
  return in.done() || in.peek() == '(';
}

// "17:30", "17:30:00", "17:30:00.25", "173000"; then the offset, up to the end of the text.
bool take_time(Cursor& in, DateTime& d) {
  auto hour = in.take_number(1, 2);
  if (!hour) return false;
  bool extended = in.take(':');
  auto minute = in.take_number(2, 2);
  if (!minute) return false;
  d.hour = *hour;
  d.minute = *minute;
  bool has_seconds = extended ? in.take(':') : is_digit(in.peek());
  if (has_seconds) {
    auto second = in.take_number(2, 2);
    if (!second) return false;
    d.second = *second;
    if (in.take_any(".,")) in.skip("0123456789");
  }
  d.has_time = true;
  return is_real_time(d) && take_offset(in, d);
}

// What may follow a day: nothing, or a separator and a time.
std::optional<DateTime> with_time(Cursor in, DateTime d, std::string_view separators) {
  if (!is_real_day(d)) return std::nullopt;
  if (in.done()) return d;
  if (!in.take_any(separators)) return std::nullopt;
  in.skip(" ");
  if (!take_time(in, d)) return std::nullopt;
  return d;
}

std::optional<DateTime> parse_iso(std::string_view text) {
  Cursor in{text};
  DateTime d;
  auto year = in.take_number(4, 4);
  if (!year) return std::nullopt;
  char separator = in.peek();
  bool extended = in.take_any("-/");
  auto month = in.take_number(2, 2);
  if (extended && !in.take(separator)) return std::nullopt;
  auto day = in.take_number(2, 2);
  if (!month || !day) return std::nullopt;
  d.year = *year;
  d.month = *month;
  d.day = *day;
  return with_time(in, d, "Tt ");
}

int full_year(int year, size_t digits) {
  if (digits > 2) return year;
  return year + (year < 50 ? 2000 : 1900);  // RFC 2822, 4.3
}

// RFC 822 ("Wed, 02 Apr 2014 17:30:00 +0200") and newswires ("26-FEB-1987 15:01:01.79").
std::optional<DateTime> parse_day_month_year(std::string_view text) {
  Cursor in{text};
  if (is_letter(in.peek())) {
    std::string weekday = lowered(in.take_word());
    if (std::find(std::begin(kWeekdays), std::end(kWeekdays), weekday.substr(0, 3)) ==
        std::end(kWeekdays))
      return std::nullopt;
    in.skip(", ");
  }
  DateTime d;
  auto day = in.take_number(1, 2);
  in.skip(" -");
  auto month = look_up(kMonths, in.take_word());
  in.skip(". -");
  size_t before = in.rest.size();
  auto year = in.take_number(2, 4);
  if (!day || !month || !year) return std::nullopt;
  d.day = *day;
  d.month = *month;
  d.year = full_year(*year, before - in.rest.size());
  return with_time(in, d, " ");
}

std::optional<DateTime> made_day(std::optional<int> year, std::optional<int> month,
                                 std::optional<int> day) {
  if (!year || !month || !day || *year < 1000) return std::nullopt;
  DateTime d;
  d.year = *year;
  d.month = *month;
  d.day = *day;
  return is_real_day(d) ? std::optional(d) : std::nullopt;
}

std::optional<int> take_year(Cursor& in) {
  auto year = in.take_number(4, 4);
  return is_digit(in.peek()) ? std::nullopt : year;
}

// "2014-04-02", "2 April 2014", "2nd of April, 2014", "2. April 2014", "1er avril 2014",
// "2 de abril de 2014", "02.04.2014". Stands at a digit that no digit precedes.
std::optional<DateTime> date_at_number(Cursor in) {
  Cursor iso = in;
  if (auto year = iso.take_number(4, 4)) {
    char separator = iso.peek();
    if (!iso.take_any("-/")) return std::nullopt;
    auto month = iso.take_number(2, 2);
    if (!iso.take(separator)) return std::nullopt;
    auto day = iso.take_number(2, 2);
    return is_digit(iso.peek()) ? std::nullopt : made_day(year, month, day);
  }
  auto day = in.take_number(1, 2);
  if (is_digit(in.peek())) return std::nullopt;
  Cursor numeric = in;
  if (numeric.take('.')) {
    auto month = numeric.take_number(1, 2);
    if (month && numeric.take('.')) return made_day(take_year(numeric), month, day);
  }
  for (std::string_view ending : {"st", "nd", "rd", "th", "er", "º", "ª", "°"})
    if (in.take_literal(ending)) break;
  in.take('.');
  in.skip(" -");
  if (!in.take_literal("de ")) in.take_literal("of ");
  auto month = look_up(kMonths, in.take_word());
  in.skip("., -");
  if (!in.take_literal("de ")) in.take_literal("del ");
  return made_day(take_year(in), month, day);
}

// "April 2, 2014", "Apr. 2nd 2014". Stands at the first letter of a word.
std::optional<DateTime> date_at_word(Cursor in) {
  auto month = look_up(kMonths, in.take_word());
  if (!month) return std::nullopt;
  in.skip(". ");
  auto day = in.take_number(1, 2);
  for (std::string_view ending : {"st", "nd", "rd", "th"})
    if (in.take_literal(ending)) break;
  if (!in.take_any(", ")) return std::nullopt;
  in.skip(", ");
  return made_day(take_year(in), month, day);
}

}  // namespace

std::optional<DateTime> parse_date(std::string_view text) {
  text = trimmed(text);
  if (text.empty() || text.size() > 64) return std::nullopt;
  if (text.size() >= 8 && is_digit(text[0]) && is_digit(text[2]) && is_digit(text[3]))
    return parse_iso(text);
  return parse_day_month_year(text);
}

std::optional<DateTime> find_date(std::string_view line) {
  bool in_word = false, in_number = false;
  for (size_t i = 0; i < line.size(); ++i) {
    char c = line[i];
    std::optional<DateTime> found;
    if (is_digit(c) && !in_number && !in_word) found = date_at_number({line.substr(i)});
    if (is_letter(c) && !in_word) found = date_at_word({line.substr(i)});
    if (found) return found;
    in_word = is_letter(c);
    in_number = is_digit(c);
  }
  return std::nullopt;
}

std::string format_iso(const DateTime& date) {
  std::string out = fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  if (!date.has_time) return out;
  out += fmt::format("T{:02}:{:02}:{:02}", date.hour, date.minute, date.second);
  if (!date.has_offset) return out;
  int minutes = date.utc_offset_minutes;
  if (minutes == 0) return out + "Z";
  return out + fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60,
                           std::abs(minutes) % 60);
}

std::array<std::string, 3> date_terms(const DateTime& date) {
  return {fmt::format("D{:04}{:02}{:02}", date.year, date.month, date.day),
          fmt::format("M{:04}{:02}", date.year, date.month), fmt::format("Y{:04}", date.year)};
}

std::string date_sort_key(const DateTime& date) {
  using namespace std::chrono;
  auto local = sys_days(year(date.year) / date.month / date.day) + hours(date.hour) +
               minutes(date.minute) + seconds(date.second);
  auto utc = local - minutes(date.has_time ? date.utc_offset_minutes : 0);
  auto days_utc = floor<days>(utc);
  year_month_day day(days_utc);
  int y = static_cast<int>(day.year());
  // The first and last days of the calendar stay within four digits.
  if (y < 1) return "00010101000000";
  if (y > 9999) return "99991231235959";
  hh_mm_ss time(utc - days_utc);
  return fmt::format("{:04}{:02}{:02}{:02}{:02}{:02}", y, static_cast<unsigned>(day.month()),
                     static_cast<unsigned>(day.day()), time.hours().count(), time.minutes().count(),
                     time.seconds().count());
}

}  // namespace broadsheet
