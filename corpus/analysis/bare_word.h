// The written form of a word without what writing adds: letter case, apostrophes, possessives, dots
// of abbreviations, separators of thousands. It is what stemming starts from.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// What analysis needs to know of the letters of a word, case folded.
struct Shape {
  bool digit = false;
  bool apostrophe = false;
  bool ideograph = false;  // of a script without spaces, or an emoji: has one form alone
  size_t dots = 0;
  size_t commas = 0;
  size_t letters = 0;
};

Shape shape_of(std::string_view folded);

// fold_case() of a word, with every kind of apostrophe made '.
std::string fold_word(std::string_view written);

// True for "ukraine's", whose last two characters don't count.
bool is_possessive(std::string_view folded, const Shape& shape);

// The word that is stemmed: "ukraine's" is "ukraine", "o'brien" is "obrien" (but "don't" stays),
// "u.s." is "us", "1,234" is "1234", "1990's" is "1990s". Accents stay. `shape`: that of `folded`.
std::string bare_word(std::string folded, const Shape& shape);

// The singular of a number in the plural: "16" for "16s", "g7" for "g7s"; else "". Decades
// ("1990s", "80s") and single digits ("5s") are words of their own. `bare`: a bare word with a
// digit.
std::string_view singular_number(std::string_view bare);

// The surface of a word as written: its bare word without accents; "" for scripts without spaces
// and emoji.
// Wildcards, spelling distances and suggestions look at surfaces.
std::string surface_of(std::string_view written);

}  // namespace broadsheet
