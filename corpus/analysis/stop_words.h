// The stop-word lists of Snowball, generated at build time by make_stop_words.pl.
#pragma once

#include <span>
#include <string_view>

namespace broadsheet {

struct StopWordList {
  std::string_view lang;                    // ISO 639-1
  std::span<const std::string_view> words;  // lower case, apostrophes as '
};

std::span<const StopWordList> stop_word_lists();

}  // namespace broadsheet
