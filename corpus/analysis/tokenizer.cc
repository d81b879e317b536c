#include "corpus/analysis/tokenizer.h"

#include <algorithm>
#include <string>

#include "corpus/text/ascii.h"
#include "corpus/text/char_class.h"
#include "corpus/text/emoji.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

// What stands before the apostrophe of an elision in French, Italian and Catalan. Taken in every
// language, because a query doesn't say which one it is in.
constexpr std::string_view kElisions[] = {
    "all",   "bell",   "c",      "coll",   "d", "dall", "dell",   "gl",     "j",
    "jusqu", "l",      "lorsqu", "m",      "n", "nell", "presqu", "puisqu", "qu",
    "quell", "quelqu", "quest",  "quoiqu", "s", "sant", "sull",   "t",      "un"};
static_assert(std::ranges::is_sorted(kElisions));
constexpr size_t kLongestElision = 6;

// "&" joins only parts this short: "AT&T", "R&D", not "Marks&Spencer".
constexpr uint32_t kMaxAmpersandPart = 3;

bool is_elision(std::string_view word) {
  if (word.size() > kLongestElision) return false;
  const std::string lower = ascii::lowered(word);
  return std::ranges::binary_search(kElisions, std::string_view(lower));
}

// The class of the character at `offset`; kOther at the end of the text.
CharClass class_or_end(std::string_view text, size_t offset, uint32_t& length) {
  length = 0;
  return offset < text.size() ? class_at(text, offset, length) : CharClass::kOther;
}

CharClass class_or_end(std::string_view text, size_t offset) {
  uint32_t length;
  return class_or_end(text, offset, length);
}

bool is_word_class(CharClass c) { return c == CharClass::kLetter || c == CharClass::kDigit; }

// How many letters follow in a row, counted up to `limit`.
uint32_t letters_ahead(std::string_view text, size_t offset, uint32_t limit) {
  uint32_t count = 0;
  uint32_t length;
  while (count < limit && class_or_end(text, offset, length) == CharClass::kLetter) {
    ++count;
    offset += length;
  }
  return count;
}

// True if a single letter s stands at `offset`.
bool is_final_s(std::string_view text, size_t offset) {
  return (text[offset] == 's' || text[offset] == 'S') && letters_ahead(text, offset, 2) == 1 &&
         !is_word_class(class_or_end(text, offset + 1));
}

// True for the apostrophe of a possessive after punctuation, as in "Yahoo!'s" and "(Lib Dem)'s".
// Not for one that begins a word: "('s-Hertogenbosch".
bool is_stray_possessive(std::string_view text, size_t apostrophe, uint32_t length) {
  constexpr std::string_view kClosing = ".!?)]}\"%*";
  if (apostrophe < 2 || apostrophe + length >= text.size()) return false;
  const CodePoint before = code_point_before(text, apostrophe);
  const bool closing = before.value < 0x80
                           ? kClosing.find(static_cast<char>(before.value)) != kClosing.npos
                           : before.value == U'”' || before.value == U'»';
  const size_t at = apostrophe - before.length;
  return closing && at > 0 && static_cast<unsigned char>(text[at - 1]) > ' ' &&
         is_final_s(text, apostrophe + length);
}

}  // namespace

// How many bytes at `at`, a character that is no letter, digit or mark, belong to the word begun at
// `start`; 0 when the word ends before it. `segment_letters` counts the letters since the last
// joining character; `dotted` says that the word is a dotted acronym so far.
size_t Tokenizer::join_length(size_t start, size_t at, uint32_t segment_letters,
                              bool dotted) const {
  uint32_t length;
  const CharClass join_class = class_at(text_, at, length);
  const CharClass before = class_or_end(text_, at - code_point_before(text_, at).length);
  const size_t after = at + length;
  const CharClass next = class_or_end(text_, after);
  if (join_class == CharClass::kApostrophe) {
    if (next != CharClass::kLetter) return 0;
    const bool possessive = is_final_s(text_, after);
    if (before == CharClass::kDigit) return possessive ? length : 0;  // "1990's"
    if (before != CharClass::kLetter) return 0;
    return !possessive && is_elision(text_.substr(start, at - start)) ? 0 : length;
  }
  switch (text_[at]) {
    case '.':
      if (before == CharClass::kDigit && next == CharClass::kDigit) return length;
      if (segment_letters != 1 || before != CharClass::kLetter) return 0;
      if (dotted && next != CharClass::kLetter && next != CharClass::kDigit) return length;
      return letters_ahead(text_, after, 2) == 1 ? length : 0;
    case ',':
      return before == CharClass::kDigit && next == CharClass::kDigit ? length : 0;
    case '&': {
      const uint32_t following = letters_ahead(text_, after, kMaxAmpersandPart + 1);
      const bool short_parts = segment_letters >= 1 && segment_letters <= kMaxAmpersandPart &&
                               following >= 1 && following <= kMaxAmpersandPart;
      return short_parts ? length : 0;
    }
    case '+':
      return at - start == 1 && segment_letters == 1 && after < text_.size() &&
                     text_[after] == '+' && !is_word_class(class_or_end(text_, after + 1))
                 ? 2
                 : 0;
    case '#':
      return at - start == 1 && segment_letters == 1 && !is_word_class(next) ? length : 0;
    default:
      return 0;
  }
}

// The end of the word that starts with a letter or digit at `start`.
size_t Tokenizer::word_end(size_t start) const {
  size_t at = start;
  uint32_t segment_letters = 0;
  bool dotted = false;
  while (at < text_.size()) {
    uint32_t length;
    const CharClass c = class_at(text_, at, length);
    if (is_word_class(c)) {
      segment_letters += c == CharClass::kLetter ? 1 : 2;  // a digit makes it no single letter
    } else if (c != CharClass::kMark && c != CharClass::kIgnorable) {
      // Most words end at a space or a line end, which joins nothing.
      if (text_[at] == ' ' || text_[at] == '\n' || c == CharClass::kIdeograph) break;
      const size_t joined = join_length(start, at, segment_letters, dotted);
      if (joined == 0) break;
      dotted = text_[at] == '.' && segment_letters == 1;
      if (dotted && class_or_end(text_, at + joined) != CharClass::kLetter) return at + joined;
      segment_letters = text_[at] == '.' || text_[at] == ',' ? 0 : segment_letters;
      at += joined;
      continue;
    }
    at += length;
  }
  return at;
}

// The end of a character of a script without spaces, with the marks that follow it.
size_t Tokenizer::cluster_end(size_t start) const {
  uint32_t length;
  class_at(text_, start, length);
  size_t at = start + length;
  while (at < text_.size()) {
    const CharClass c = class_at(text_, at, length);
    if (c != CharClass::kMark && c != CharClass::kIgnorable) break;
    at += length;
  }
  return at;
}

bool Tokenizer::next_pair(WordSpan& word) {
  const size_t start = at_;
  const size_t middle = cluster_end(start);
  in_pairs_ = class_or_end(text_, middle) == CharClass::kIdeograph;
  const size_t end = in_pairs_ ? cluster_end(middle) : middle;
  word = {static_cast<uint32_t>(start), static_cast<uint32_t>(end - start)};
  at_ = middle;
  return true;
}

bool Tokenizer::next(WordSpan& word) {
  if (in_pairs_) return next_pair(word);
  while (at_ < text_.size()) {
    uint32_t length;
    const CharClass c = class_at(text_, at_, length);
    if (c == CharClass::kIdeograph) return next_pair(word);
    if (is_word_class(c) || c == CharClass::kEmoji) {
      const size_t start = at_;
      at_ = c == CharClass::kEmoji ? emoji_end(text_, start) : word_end(start);
      word = {static_cast<uint32_t>(start), static_cast<uint32_t>(at_ - start)};
      return true;
    }
    // The "s" of a possessive after punctuation is dropped, as it is after a letter.
    if (c == CharClass::kApostrophe && is_stray_possessive(text_, at_, length)) at_ += 1;
    at_ += length;
  }
  return false;
}

}  // namespace broadsheet
