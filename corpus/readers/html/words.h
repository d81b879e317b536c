// Words of titles and captions for comparing them, and the measure of text that scoring uses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// The words of a text in their order, case folded; each character of scripts without spaces is one.
std::vector<std::string> folded_words(std::string_view text);

// The share of the words of `part` that are in `whole`, 0 to 1; 0 if `part` has none.
double shared_words(const std::vector<std::string>& part, const std::vector<std::string>& whole);

// Letters and other characters but white space. One of a script without spaces says as much as
// three of an alphabet.
uint32_t text_weight(std::string_view text);

// Commas and full stops of all scripts: they mark running text, where lists of links have none
// (the idea of Readability's scores).
uint32_t count_commas(std::string_view text);

}  // namespace broadsheet
