#include "corpus/analysis/bare_word.h"

#include <algorithm>
#include <array>
#include <utility>

#include "corpus/analysis/folding.h"
#include "corpus/text/ascii.h"
#include "corpus/text/char_class.h"

namespace broadsheet {
namespace {

constexpr std::string_view kPossessive = "'s";

// Every kind of apostrophe becomes '.
std::string plain_apostrophes(std::string_view word) {
  std::string plain;
  for (size_t at = 0; at < word.size();) {
    uint32_t length;
    if (class_at(word, at, length) == CharClass::kApostrophe)
      plain += '\'';
    else
      plain += word.substr(at, length);
    at += length;
  }
  return plain;
}

std::string without(std::string_view word, char unwanted) {
  std::string kept(word);
  std::erase(kept, unwanted);
  return kept;
}

// True for "don't", "we'll", "they've": their apostrophe tells them from "wont", "well" and
// "shell".
bool is_contraction(std::string_view word) {
  constexpr std::array<std::string_view, 6> kEndings = {"n't", "'ll", "'re", "'ve", "'d", "'m"};
  return std::ranges::any_of(kEndings, [&](std::string_view end) { return word.ends_with(end); });
}

// "1,234,567" and "1.234.567" are 1234567: groups of three behind one to three digits. One dot
// alone is a decimal point ("1.234"), one comma alone is taken as English thousands ("1,234").
std::string ungroup_thousands(std::string_view number, const Shape& shape) {
  const char separator = shape.commas >= 1 ? ',' : '.';
  if (separator == '.' && shape.dots < 2) return std::string(number);
  const size_t point = separator == ',' ? number.find('.') : std::string_view::npos;
  const std::string_view whole = number.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? "" : number.substr(point);
  const size_t first = whole.find(separator);
  const bool first_group = first >= 1 && first <= 3 && number[0] != '0';
  for (size_t at = first; first_group && at < whole.size(); at += 4) {
    const std::string_view group = whole.substr(at + 1, 3);
    const bool good = whole[at] == separator && group.size() == 3 &&
                      group.find_first_not_of("0123456789") == std::string_view::npos;
    if (!good) return std::string(number);
  }
  if (!first_group || rest.find(',') != std::string_view::npos) return std::string(number);
  return without(whole, separator) + std::string(rest);
}

}  // namespace

Shape shape_of(std::string_view folded) {
  Shape shape;
  for (size_t at = 0; at < folded.size();) {
    uint32_t length;
    switch (class_at(folded, at, length)) {
      case CharClass::kLetter:
        ++shape.letters;
        break;
      case CharClass::kDigit:
        shape.digit = true;
        break;
      case CharClass::kApostrophe:
        shape.apostrophe = true;
        break;
      case CharClass::kIdeograph:
      case CharClass::kEmoji:
        shape.ideograph = true;
        break;
      default:
        shape.dots += folded[at] == '.';
        shape.commas += folded[at] == ',';
        break;
    }
    at += length;
  }
  return shape;
}

std::string fold_word(std::string_view written) { return plain_apostrophes(fold_case(written)); }

bool is_possessive(std::string_view folded, const Shape& shape) {
  return shape.apostrophe && !shape.digit && shape.dots == 0 &&
         folded.size() > kPossessive.size() && folded.ends_with(kPossessive);
}

std::string bare_word(std::string folded, const Shape& shape) {
  if (shape.ideograph) return folded;
  if (shape.digit) return ungroup_thousands(without(folded, '\''), shape);
  if (shape.dots > 0) return without(without(folded, '.'), '\'');
  if (!shape.apostrophe) return folded;
  if (is_possessive(folded, shape)) folded.resize(folded.size() - kPossessive.size());
  return is_contraction(folded) ? folded : without(folded, '\'');
}

std::string_view singular_number(std::string_view bare) {
  if (bare.size() < 3 || bare.back() != 's' || !ascii::is_digit(bare[bare.size() - 2])) return {};
  bare.remove_suffix(1);
  const bool decade = std::ranges::all_of(bare, ascii::is_digit) && bare.back() == '0' &&
                      (bare.size() == 2 || bare.size() == 4);
  return decade ? std::string_view() : bare;
}

std::string surface_of(std::string_view written) {
  std::string folded = fold_word(written);
  const Shape shape = shape_of(folded);
  return shape.ideograph ? "" : strip_accents(bare_word(std::move(folded), shape));
}

}  // namespace broadsheet
