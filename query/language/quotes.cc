#include "query/language/quotes.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/text/ascii.h"
#include "corpus/text/utf8.h"
#include "query/language/query_chars.h"

namespace broadsheet {
namespace {

enum class QuoteKind : uint8_t { kDouble, kAngle, kCorner, kWhiteCorner, kSingle };

struct QuoteMark {
  char32_t mark;
  QuoteKind kind;
  bool opens;
  bool closes;
  bool inside_words;  // opens directly behind a letter too: can't be a sign for inches or a closer
};

constexpr QuoteMark kQuoteMarks[] = {
    {U'"', QuoteKind::kDouble, true, true, false},
    {U'“', QuoteKind::kDouble, true, true, true},   // English; closes in German
    {U'”', QuoteKind::kDouble, true, true, false},  // opens in Swedish
    {U'„', QuoteKind::kDouble, true, false, true},
    {U'‟', QuoteKind::kDouble, true, true, false},
    {U'«', QuoteKind::kDouble, true, true, true},   // French; closes in German
    {U'»', QuoteKind::kDouble, true, true, false},  // opens in German and Swedish
    {U'＂', QuoteKind::kDouble, true, true, false},
    {U'〝', QuoteKind::kDouble, true, false, true},
    {U'〞', QuoteKind::kDouble, false, true, false},
    {U'〟', QuoteKind::kDouble, false, true, false},
    {U'‹', QuoteKind::kAngle, true, true, true},
    {U'›', QuoteKind::kAngle, true, true, false},
    {U'「', QuoteKind::kCorner, true, false, true},
    {U'」', QuoteKind::kCorner, false, true, false},
    {U'｢', QuoteKind::kCorner, true, false, true},
    {U'｣', QuoteKind::kCorner, false, true, false},
    {U'『', QuoteKind::kWhiteCorner, true, false, true},
    {U'』', QuoteKind::kWhiteCorner, false, true, false},
    {U'‘', QuoteKind::kSingle, true, true, false},
    {U'’', QuoteKind::kSingle, true, true, false},
    {U'‚', QuoteKind::kSingle, true, false, false},
    {U'‛', QuoteKind::kSingle, true, true, false},
};

// English words that begin with the apostrophe of what was left out.
constexpr std::string_view kClipped[] = {"bout",  "cause", "cos", "em",  "n",
                                         "round", "til",   "tis", "twas"};
static_assert(std::ranges::is_sorted(kClipped));

const QuoteMark* quote_mark(char32_t value) {
  const auto* found = std::ranges::find(kQuoteMarks, value, &QuoteMark::mark);
  return found == std::end(kQuoteMarks) ? nullptr : found;
}

// True for "90s", "14" and "twas": an apostrophe stands before them.
bool is_clipped(std::string_view text) {
  size_t end = 0;
  while (end < text.size() && is_word_char(code_point_at(text, end)))
    end += code_point_at(text, end).length;
  const std::string word = ascii::lowered(text.substr(0, end));
  const bool year = word.size() >= 2 && ascii::is_digit(word[0]) && ascii::is_digit(word[1]) &&
                    (word.size() == 2 || word.substr(2) == "s");
  return year || std::ranges::binary_search(kClipped, std::string_view(word));
}

}  // namespace

bool is_quote(char32_t value) {
  const QuoteMark* mark = quote_mark(value);
  return mark != nullptr && mark->kind != QuoteKind::kSingle;
}

bool Quotes::may_open_single(size_t begin, size_t text_begin, bool inside_word) const {
  if (text_begin >= query_.size()) return false;
  const CodePoint next = code_point_at(query_, text_begin);
  const QuoteMark* nested = quote_mark(next.value);
  if (is_space(next) || (nested != nullptr && nested->kind == QuoteKind::kSingle)) return false;
  if (begin > 0) {
    const CodePoint before = code_point_before(query_, begin);
    const std::string_view openers = inside_word ? "([{" : "([{+-=:";
    const bool opener =
        before.value < 0x80 && openers.find(static_cast<char>(before.value)) != openers.npos;
    if (!opener && !is_space(before)) return false;
  }
  return !is_clipped(query_.substr(text_begin));
}

bool Quotes::closes_single(size_t mark, size_t end) const {
  return !is_space(code_point_before(query_, mark)) &&
         (end >= query_.size() || !is_word_char(code_point_at(query_, end)));
}

std::optional<QuotedText> Quotes::phrase_at(size_t begin, bool inside_word) {
  if (begin >= query_.size()) return std::nullopt;
  const CodePoint first = code_point_at(query_, begin);
  const QuoteMark* open = quote_mark(first.value);
  if (open == nullptr || !open->opens) return std::nullopt;
  const size_t text_begin = begin + first.length;
  const bool single = open->kind == QuoteKind::kSingle;
  if (single && !may_open_single(begin, text_begin, inside_word)) return std::nullopt;
  if (!single && inside_word) {
    // Before white space it closes what was never opened: Linie“ und
    const bool text_follows =
        text_begin < query_.size() && !is_space(code_point_at(query_, text_begin));
    if (!open->inside_words || !text_follows) return std::nullopt;
  }
  bool& unclosed = unclosed_[static_cast<size_t>(open->kind)];
  for (size_t at = text_begin; !unclosed && at < query_.size();) {
    const CodePoint point = code_point_at(query_, at);
    const QuoteMark* mark = quote_mark(point.value);
    const size_t end = at + point.length;
    if (mark != nullptr && mark->kind == open->kind && mark->closes &&
        (!single || closes_single(at, end)))
      return QuotedText{begin, text_begin, at, end};
    at = end;
  }
  unclosed = true;  // nor is any later one: looking once keeps the time linear
  return std::nullopt;
}

}  // namespace broadsheet
