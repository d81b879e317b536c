// Bytes of any encoding to clean UTF-8 text.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// Valid UTF-8 of bytes whose encoding is told by, in this order: a byte
// order mark; `declared` (any name that ICU or WHATWG know; unknown ones are ignored); being valid
// UTF-8; ICU's detection, which falls back to windows-1252. As browsers do, iso-8859-1 and ascii
// are read as windows-1252; and text that says it is one of these but is valid UTF-8 is taken as
// UTF-8. Malformed sequences become U+FFFD. Neither normalised
// nor cleaned.
std::string decode(std::string bytes, std::string_view declared = {});

// The same, cleaned as by clean_text.
std::string to_utf8(std::string bytes, std::string_view declared = {});

// How the bytes of a stream are to be read.
struct Charset {
  std::string name;       // as ICU knows it; "UTF-8" where nothing else is known
  size_t mark_bytes = 0;  // length of the byte order mark in front
};

// The charset of a stream by its first bytes, by the rules of decode().
Charset detect_charset(std::string_view head, std::string_view declared = {});

// Line ends become "\n"; other C0 control characters, but for tabs, and DEL become spaces. `text`
// must be valid UTF-8 and stays so.
void clean_text(std::string& text);

// Like clean_text, and line breaks, tabs and runs of spaces become one space; trimmed.
std::string to_one_line(std::string text);

bool is_valid_utf8(std::string_view bytes);

// Replaces what is malformed by U+FFFD.
std::string repair_utf8(std::string_view bytes);

}  // namespace broadsheet
