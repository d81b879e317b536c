// Makes any bytes safe to show: one function for each place that text is shown in.
#include "corpus/text/escape.h"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>

#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Visible ASCII needs no look at the tables of Unicode.
bool is_visible_ascii(char c) { return c > 0x20 && c < 0x7F; }

bool steers(char32_t value) { return is_control(value) || is_bidi_control(value); }

// Copies `text` with malformed bytes replaced and the code points that are `unsafe` handed to
// `write(out, value, bytes)`. REQUIRES that visible ASCII is safe.
template <typename Unsafe, typename Write>
std::string copy_escaped(std::string_view text, Unsafe unsafe, Write write) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size();) {
    if (is_visible_ascii(text[i])) {
      out += text[i++];
      continue;
    }
    const CodePoint point = code_point_at(text, i);
    const std::string_view bytes = text.substr(i, point.length);
    if (!point.valid)
      out += kReplacement;
    else if (unsafe(point.value))
      write(out, point.value, bytes);
    else
      out += bytes;
    i += point.length;
  }
  return out;
}

void append_percent(std::string& out, std::string_view bytes) {
  for (const char byte : bytes) out += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
}

bool is_line_or_tab(char32_t value) { return value == '\n' || value == '\r' || value == '\t'; }

// Line and paragraph separators break lines in some programs; NEL is a C1 control already.
bool is_separator(char32_t value) { return value == 0x2028 || value == 0x2029; }

// Line ends and tabs stay, bidi controls go, the other controls show as U+FFFD.
void replace_control(std::string& out, char32_t value, std::string_view bytes) {
  if (is_line_or_tab(value))
    out += bytes;
  else if (is_control(value))
    out += kReplacement;
}

std::string_view html_reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return "";
  }
}

// What makes spreadsheets read a cell as a formula, the full-width = + - @ in some languages.
constexpr std::string_view kFormulaBeginnings[] = {
    "=",  "+",  "-", "@", "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D", "\xEF\xBC\xA0",
    "\t", "\r", "\n"};

bool begins_formula(std::string_view cell) {
  return std::any_of(std::begin(kFormulaBeginnings), std::end(kFormulaBeginnings),
                     [cell](std::string_view beginning) { return cell.starts_with(beginning); });
}

std::string csv_quoted(std::string_view cell) {
  if (cell.find_first_of("\",\r\n") == std::string_view::npos) return std::string(cell);
  std::string out = "\"";
  for (const char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  return out += '"';
}

}  // namespace

bool is_control(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value < 0xA0) || is_separator(value);
}

bool is_bidi_control(char32_t value) {
  return u_hasBinaryProperty(static_cast<UChar32>(value), UCHAR_BIDI_CONTROL);
}

int display_width(char32_t value) {
  if (value < 0x300) return value == 0xAD ? 0 : 1;
  const auto point = static_cast<UChar32>(value);
  constexpr uint32_t kNoWidth = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
  if ((U_GET_GC_MASK(point) & kNoWidth) != 0) return 0;
  const int east_asian = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return east_asian == U_EA_WIDE || east_asian == U_EA_FULLWIDTH ? 2 : 1;
}

std::string escape_terminal(std::string_view text) {
  return copy_escaped(text, steers, [](std::string& out, char32_t value, std::string_view) {
    if (is_line_or_tab(value) || is_separator(value))
      out += ' ';
    else if (is_control(value))
      out += kReplacement;
  });
}

std::string escape_message(std::string_view text) {
  const auto unsafe = [](char32_t value) {
    return steers(value) && value != '\n' && value != '\t';
  };
  return copy_escaped(text, unsafe,
                      [](std::string& out, char32_t, std::string_view) { out += kReplacement; });
}

std::string escape_message_line(std::string_view text) {
  return copy_escaped(text, steers,
                      [](std::string& out, char32_t, std::string_view) { out += kReplacement; });
}

std::string escape_html(std::string_view text) {
  std::string out;
  for (const char c : copy_escaped(text, steers, replace_control)) {
    const std::string_view reference = html_reference(c);
    if (reference.empty())
      out += c;
    else
      out += reference;
  }
  return out;
}

std::string escape_csv(std::string_view text) {
  return csv_quoted(copy_escaped(text, steers, replace_control));
}

std::string escape_csv_guarded(std::string_view text) {
  // Bidi controls are gone by then: one in front must not hide the sign behind it.
  const std::string cell = copy_escaped(text, steers, replace_control);
  return csv_quoted(begins_formula(cell) ? "'" + cell : cell);
}

std::string escape_tsv(std::string_view text) { return escape_terminal(text); }

std::string escape_token(std::string_view text) {
  const auto unsafe = [](char32_t value) {
    return steers(value) || u_isUWhiteSpace(static_cast<UChar32>(value));
  };
  return copy_escaped(text, unsafe, [](std::string& out, char32_t, std::string_view bytes) {
    append_percent(out, bytes);
  });
}

std::string escape_json_controls(std::string_view json) {
  return copy_escaped(json, steers, [](std::string& out, char32_t value, std::string_view) {
    out += fmt::format("\\u{:04x}", static_cast<uint32_t>(value));
  });
}

}  // namespace broadsheet
