#include "query/matching/sentences.h"

#include <algorithm>

#include "corpus/text/ascii.h"
#include "corpus/text/case_class.h"
#include "corpus/text/char_class.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr std::string_view kAbbreviations[] = {
    "Adm",  "Ave", "Av",  "Brig", "Bros", "Capt",   "Co",  "Col",  "Corp", "Cpl", "Dr",
    "Feb",  "Fr",  "Gen", "Gov",  "Hon",  "Inc",    "Jan", "Jr",   "Lt",   "Ltd", "Maj",
    "Mr",   "Mrs", "Ms",  "Mt",   "No",   "Nr",     "Oct", "Prof", "Rep",  "Rev", "Sen",
    "Sept", "Sgt", "Sr",  "Sra",  "St",   "approx", "bzw", "ca",   "cf",   "etc", "vs"};

// So many quotes and brackets may stand behind the stop: more are no prose, and cost time.
constexpr int kMaxClosing = 8;

bool is_wide_stop(char32_t c) {
  constexpr char32_t kStops[] = {0x3002, 0xFF01, 0xFF0E, 0xFF1F};  // ideographic and full-width
  return std::ranges::find(kStops, c) != std::end(kStops);
}

bool is_stop(char32_t c) {
  constexpr char32_t kStops[] = {'.', '!', '?', 0x2026, 0x061F, 0x06D4, 0x0964};
  return std::ranges::find(kStops, c) != std::end(kStops) || is_wide_stop(c);
}

bool is_closing(char32_t c) {
  constexpr char32_t kClosing[] = {'"',    '\'',   ')',    ']',    0xBB,
                                   0x2019, 0x201D, 0x300D, 0x300F, 0xFF09};
  return std::ranges::find(kClosing, c) != std::end(kClosing);
}

size_t skip_spaces(std::string_view text, size_t at) {
  while (at < text.size() && ascii::is_space(text[at])) ++at;
  return at;
}

// True if the word that ends at `end` is one behind which a full stop ends no sentence.
bool is_abbreviation(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0) {
    const CodePoint c = code_point_before(text, begin);
    if (char_class(c.value) != CharClass::kLetter && c.value != '.') break;
    begin -= c.length;
    if (end - begin > 16) return false;
  }
  const std::string_view word = text.substr(begin, end - begin);
  if (word.empty()) return false;
  const bool single = code_point_at(word, 0).length == word.size();
  if (single) return case_class(word) == CaseClass::kCapitalised;
  if (word.find('.') != std::string_view::npos) return true;  // "U.S", "e.g"
  return std::ranges::find(kAbbreviations, word) != std::end(kAbbreviations);
}

// True if a sentence starts at `at`, judged by what stands before and behind.
bool starts_sentence(std::string_view text, size_t at) {
  size_t before = at;
  int line_breaks = 0;
  while (before > 0 && ascii::is_space(text[before - 1])) line_breaks += text[--before] == '\n';
  if (before == 0 || line_breaks >= 2) return true;
  const bool spaced = before < at;
  CodePoint last = code_point_before(text, before);
  for (int closing = 0; closing < kMaxClosing && is_closing(last.value) && before > last.length;
       ++closing) {
    before -= last.length;
    last = code_point_before(text, before);
  }
  if (is_wide_stop(last.value)) return true;
  if (!spaced || !is_stop(last.value)) return false;
  if (last.value == '.' && is_abbreviation(text, before - 1)) return false;
  if (at >= text.size()) return true;
  const CodePoint next = code_point_at(text, at);
  return case_class(text.substr(at, next.length)) != CaseClass::kLower;
}

// A place where a sentence might start: behind white space or a stop without one.
bool may_start(std::string_view text, size_t at) {
  const auto before = static_cast<unsigned char>(text[at - 1]);
  if (ascii::is_space(text[at])) return false;
  return ascii::is_space(static_cast<char>(before)) || before >= 0x80;
}

bool is_boundary_byte(std::string_view text, size_t at) {
  return at >= text.size() || !is_continuation(text[at]);
}

}  // namespace

SentenceSpan sentence_around(std::string_view text, size_t at, size_t reach) {
  const size_t lowest = at > reach ? at - reach : 0;
  const size_t highest = std::min(text.size(), at + reach);
  size_t begin = std::min(at, text.size());
  while (begin > lowest && !(begin < text.size() && is_boundary_byte(text, begin) &&
                             may_start(text, begin) && starts_sentence(text, begin)))
    --begin;
  while (!is_boundary_byte(text, begin)) ++begin;
  begin = skip_spaces(text, begin);
  size_t end = std::max(at, begin);
  if (end < text.size()) ++end;
  while (end < highest &&
         !(is_boundary_byte(text, end) && may_start(text, end) && starts_sentence(text, end)))
    ++end;
  while (!is_boundary_byte(text, end)) --end;
  while (end > begin && ascii::is_space(text[end - 1])) --end;
  return {begin, std::max(begin, end)};
}

std::vector<uint32_t> sentence_starts(std::string_view text) {
  std::vector<uint32_t> starts;
  for (size_t at = skip_spaces(text, 0); at < text.size(); ++at)
    if (starts.empty() ||
        (is_boundary_byte(text, at) && may_start(text, at) && starts_sentence(text, at)))
      starts.push_back(static_cast<uint32_t>(at));
  return starts;
}

std::vector<uint32_t> paragraph_starts(std::string_view text) {
  std::vector<uint32_t> starts;
  int line_breaks = 0;
  for (size_t at = skip_spaces(text, 0); at < text.size(); ++at) {
    if (ascii::is_space(text[at])) {
      line_breaks += text[at] == '\n';
      continue;
    }
    if (starts.empty() || line_breaks >= 2) starts.push_back(static_cast<uint32_t>(at));
    line_breaks = 0;
  }
  return starts;
}

}  // namespace broadsheet
