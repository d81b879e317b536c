// Words that stand for others: patterns with * and ?, and words that may be misspelt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

// What a word with a sign in it asks for.
struct WordPattern {
  enum class Kind { kWildcard, kFuzzy } kind = Kind::kWildcard;
  std::string text;       // the folded pattern, or the folded word without its "~"
  unsigned distance = 0;  // of kFuzzy
};

// Reads `invad*`, `*gate`, `krem?in`, `Rasmusen~`, `Rasmusen~2`. "*" stands for any number of
// characters, none included, "?" for one. Nothing if the word is none of these, so that it is free
// text: between the signs stand letters, digits and apostrophes only, and at least one of them; a
// single "?" at the end is a question mark. Without a number, the distance is 0 below three
// characters, 1 up to five, else 2. With any other number than 1 and 2 it is free text.
std::optional<WordPattern> read_pattern(std::string_view word);

// True if the whole surface matches a pattern. Both are UTF-8; "?" is one code point.
bool matches_wildcards(std::string_view pattern, std::string_view surface);

}  // namespace broadsheet
