// The languages that we know: their codes, their Snowball algorithm, their stop words, and how the
// language of a text is told.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace broadsheet {

struct Language {
  std::string_view code;      // ISO 639-1
  std::string_view name;      // in English, as stats show it
  std::string_view snowball;  // the algorithm's name in libstemmer or else in Xapian
};

// Every language with a Snowball stemmer, sorted by code.
std::span<const Language> languages();

// The language of that ISO 639-1 code, or nullptr. "en-GB" and "EN" are read as "en".
const Language* language_of(std::string_view code);

// "en" of "en-GB", "EN" or "eng"; "" when it is not a language code at all. Codes of languages without
// a stemmer are kept ("ja").
std::string normalise_language(std::string_view code);

// The same for what a source says of its language: a code, or the English name of a language in any
// capitals ("English").
std::string stated_language(std::string_view code_or_name);

// True if the word (lower case, apostrophes as ') is a stop word of Snowball's list for the
// language; false for languages without a list.
bool is_stop_word(std::string_view lang, std::string_view word);

// The ISO 639-1 code of the language of a text by CLD2, looking at the first KB of each at most;
// "en" when the text is short or CLD2 isn't sure. Thread-safe.
std::string detect_language(std::string_view title, std::string_view text);

}  // namespace broadsheet
