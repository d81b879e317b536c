#include "corpus/article/date_in_prose.h"

#include <algorithm>

#include "corpus/article/date_cursor.h"
#include "corpus/article/date_words.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

bool is_letter(char c) { return ascii::is_letter(c) || !ascii::is_ascii(c); }

std::string_view take_word(DateCursor& in) {
  const auto* const end = std::ranges::find_if_not(in.rest, is_letter);
  const std::string_view word = in.rest.substr(0, static_cast<size_t>(end - in.rest.begin()));
  in.rest.remove_prefix(word.size());
  return word;
}

bool take_literal(DateCursor& in, std::string_view literal) {
  const bool same = ascii::starts_ignoring_case(in.rest, literal);
  if (same) in.rest.remove_prefix(literal.size());
  return same;
}

void skip_ordinal(DateCursor& in) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "er", "º", "ª", "°"})
    if (take_literal(in, ending)) return;
}

std::optional<DateTime> made_day(std::optional<int> year, std::optional<int> month,
                                 std::optional<int> day) {
  constexpr int kFirstYear = 1000;
  if (!year || !month || !day || *year < kFirstYear) return std::nullopt;
  DateTime date;
  date.year = *year;
  date.month = *month;
  date.day = *day;
  return is_real(date) ? std::optional(date) : std::nullopt;
}

std::optional<int> take_year(DateCursor& in) {
  const auto year = in.take_number(4, 4);
  return in.at_digit() ? std::nullopt : year;
}

std::optional<DateTime> iso_date_at(DateCursor in, int year) {
  const char separator = in.peek();
  if (!in.take_any("-/")) return std::nullopt;
  const auto month = in.take_number(2, 2);
  if (!in.take(separator)) return std::nullopt;
  const auto day = in.take_number(2, 2);
  return in.at_digit() ? std::nullopt : made_day(year, month, day);
}

// At a digit that no digit precedes.
std::optional<DateTime> date_at_number(DateCursor in) {
  DateCursor iso = in;
  if (const auto year = iso.take_number(4, 4)) return iso_date_at(iso, *year);
  const auto day = in.take_number(1, 2);
  if (in.at_digit()) return std::nullopt;
  DateCursor figures = in;
  if (figures.take('.')) {
    const auto month = figures.take_number(1, 2);
    if (month && figures.take('.')) return made_day(take_year(figures), month, day);
  }
  skip_ordinal(in);
  in.take('.');
  in.skip(" -");
  if (!take_literal(in, "de ")) take_literal(in, "of ");
  const auto month = month_named(take_word(in));
  in.skip("., -");
  if (!take_literal(in, "de ")) take_literal(in, "del ");
  return made_day(take_year(in), month, day);
}

// At the first letter of a word.
std::optional<DateTime> date_at_word(DateCursor in) {
  const std::string_view word = take_word(in);
  in.skip(". ");
  if (!in.at_digit()) return std::nullopt;
  const auto month = month_named(word);
  const auto day = in.take_number(1, 2);
  skip_ordinal(in);
  if (!month || !in.take_any(", ")) return std::nullopt;
  in.skip(", ");
  return made_day(take_year(in), month, day);
}

}  // namespace

std::optional<DateTime> find_date(std::string_view line) {
  bool in_word = false;
  bool in_number = false;
  for (size_t i = 0; i < line.size(); ++i) {
    const DateCursor at{line.substr(i)};
    std::optional<DateTime> found;
    if (at.at_digit() && !in_number && !in_word) found = date_at_number(at);
    if (is_letter(line[i]) && !in_word) found = date_at_word(at);
    if (found) return found;
    in_word = is_letter(line[i]);
    in_number = at.at_digit();
  }
  return std::nullopt;
}

}  // namespace broadsheet
