#include "corpus/readers/common/credit_line.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "corpus/article/date_reader.h"
#include "corpus/readers/common/byline.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

constexpr size_t kLongestLine = 200;  // bytes
constexpr size_t kMostParts = 6;

// What separates the parts of a line.
constexpr std::string_view kSeparators[] = {"|", "·", "•", "—", " – ", " - ", ";", "\n"};

struct Verb {
  std::string_view words;  // in lower case
  bool is_update;
};
// Longer ones before those that they begin with.
constexpr Verb kVerbs[] = {
    {"first published on", false},
    {"first published", false},
    {"published on", false},
    {"published at", false},
    {"published", false},
    {"posted on", false},
    {"posted at", false},
    {"posted", false},
    {"last updated on", true},
    {"last updated", true},
    {"last modified", true},
    {"updated on", true},
    {"updated at", true},
    {"updated", true},
    {"publié le", false},
    {"mis à jour le", true},
    {"veröffentlicht am", false},
    {"aktualisiert am", true},
    {"publicado el", false},
    {"actualizado el", true},
    {"publicado em", false},
    {"atualizado em", true},
    {"pubblicato il", false},
    {"aggiornato il", true},
    {"gepubliceerd op", false},
    {"stand", true},
    {"date", false},
};

std::string_view trimmed(std::string_view text) { return ascii::trimmed(text, " \t\n,:"); }

// Of ASCII letters only: the verbs' other letters are never capitals.
bool begins_with(std::string_view text, std::string_view lower) {
  return ascii::starts_ignoring_case(text, lower);
}

class CreditReader {
 public:
  // False if the part is neither names nor a date.
  bool take(std::string_view part) {
    part = trimmed(part);
    if (part.empty()) return true;
    const auto* verb = std::ranges::find_if(
        kVerbs, [part](const Verb& known) { return begins_with(part, known.words); });
    const bool is_update = verb != std::end(kVerbs) && verb->is_update;
    if (verb != std::end(kVerbs)) part = trimmed(part.substr(verb->words.size()));
    if (take_names(part) || take_date(part, is_update)) return true;
    return take_both(part, is_update);
  }

  std::optional<CreditLine> finish() {
    if (line_.date.empty()) line_.date = update_;
    const bool found = has_names_ || !line_.date.empty();
    return found ? std::optional(std::move(line_)) : std::nullopt;
  }

 private:
  bool take_names(std::string_view part) {
    const auto names = names_in_byline(part);
    if (!names || has_names_) return false;
    line_.names = *names;
    has_names_ = true;
    return true;
  }

  bool take_date(std::string_view part, bool is_update) {
    const auto date = parse_date(part);
    if (!date || date->precision != DatePrecision::kDay) return false;
    std::string& kept = is_update ? update_ : line_.date;
    if (kept.empty()) kept = format_iso(*date);
    return true;
  }

  // "Nov 5, 2019 by Tom Akers", "By Tom Akers, Nov 5, 2019".
  bool take_both(std::string_view part, bool is_update) {
    for (size_t at = part.find(' '); at != part.npos; at = part.find(' ', at + 1)) {
      const std::string_view first = trimmed(part.substr(0, at));
      std::string second(trimmed(part.substr(at)));
      if (begins_with(second, "by ")) second[0] = 'B';
      if ((parse_date(first) && take_names(second) && take_date(first, is_update)) ||
          (names_in_byline(first) && parse_date(second) && take_names(first) &&
           take_date(second, is_update)))
        return true;
    }
    return false;
  }

  CreditLine line_;
  std::string update_;
  bool has_names_ = false;
};

// Where the part at the beginning of the line ends, and how long what separates it is.
std::pair<size_t, size_t> next_separator(std::string_view line) {
  std::pair<size_t, size_t> first{line.size(), 0};
  for (const std::string_view separator : kSeparators)
    if (const size_t at = line.find(separator); at < first.first) first = {at, separator.size()};
  return first;
}

}  // namespace

std::optional<CreditLine> read_credit_line(std::string_view line) {
  if (line.size() > kLongestLine) return std::nullopt;
  CreditReader reader;
  for (size_t parts = 0; !line.empty(); ++parts) {
    const auto [end, length] = next_separator(line);
    if (parts == kMostParts || !reader.take(line.substr(0, end))) return std::nullopt;
    line.remove_prefix(std::min(end + length, line.size()));
  }
  return reader.finish();
}

}  // namespace broadsheet
