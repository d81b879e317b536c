// Makes any bytes safe to show: one function for each place that text is shown in.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet {

// Code points that could steer a terminal or turn text around: C0 and C1 controls, DEL, and the
// bidirectional controls of Unicode (UAX #9).
bool is_control(char32_t value);
bool is_bidi_control(char32_t value);

// Columns that a code point takes on a terminal: 0 for marks and format characters, 2 for East
// Asian wide ones (UAX #11), else 1.
int display_width(char32_t value);

// All results are valid UTF-8: malformed bytes become U+FFFD each.

// For a terminal: line ends and tabs become spaces, other controls U+FFFD, bidi controls vanish.
std::string escape_terminal(std::string_view text);

// For texts of several lines, such as --help: each control other than a line end or a tab, each bidi
// control and each separator shows as U+FFFD, so that a text never looks like another one that lacks
// them.
std::string escape_message(std::string_view text);

// The same on one line, for messages on stderr and lists on a terminal: line ends and tabs show as
// U+FFFD too.
std::string escape_message_line(std::string_view text);

// For HTML text and attribute values: & < > " ' become references, controls other than line end and
// tab U+FFFD, bidi controls vanish.
std::string escape_html(std::string_view text);

// One CSV field by RFC 4180: quoted when it has to be. Line ends stay; other controls become
// U+FFFD, bidi controls vanish.
std::string escape_csv(std::string_view text);

// The same for text that a spreadsheet must not run: where it would be read as a formula (it begins
// with = + - @, their full-width forms, a tab or a line end), an apostrophe goes in front. See
// https://owasp.org/www-community/attacks/CSV_Injection.
std::string escape_csv_guarded(std::string_view text);

// One field of tab-separated values: as for a terminal, since line ends and tabs must go there too.
std::string escape_tsv(std::string_view text);

// One token of a list that is separated by white space: spaces, controls and bidi controls become
// %XX of their bytes. Can't be undone, since % stays as it is.
std::string escape_token(std::string_view text);

// JSON text that a serialiser made, with its raw DEL, C1 and bidi controls written as \uXXXX, which
// changes nothing for who reads it. REQUIRES one line of JSON.
std::string escape_json_controls(std::string_view json);

}  // namespace broadsheet
