// The text conventions of the Reuters wire of 1987: entities, paragraphs, signatures.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// Text of an element: entities decoded, control characters dropped. `sgml` is UTF-8.
std::string reuters_characters(std::string_view sgml);

// The text of a body as paragraphs separated by blank lines: a line that is indented by four spaces
// starts one, wrapped lines are joined, lines of tables stay lines. The closing "Reuter" is
// dropped, and so is the filler "Blah blah blah." of items without a body.
std::string reuters_paragraphs(std::string_view characters);

}  // namespace broadsheet
