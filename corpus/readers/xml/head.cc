// Looks at the first bytes of an XML file.
#include "corpus/readers/xml/head.h"

#include <algorithm>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

using namespace std::string_view_literals;

struct Form {
  std::string_view bytes;
  const char* charset;
};

// "<" or "<?" without a byte order mark. The four-byte forms come first.
constexpr Form kForms[] = {
    {"\0\0\0<"sv, "UTF-32BE"}, {"<\0\0\0"sv, "UTF-32LE"},          {"\0<"sv, "UTF-16BE"},
    {"<\0"sv, "UTF-16LE"},     {"\x4C\x6F\xA7\x94"sv, "ibm-1047"},  // EBCDIC
};

constexpr std::string_view kSpace = " \t\r\n";

// The encoding that the XML declaration names, or "".
std::string_view declared_encoding(std::string_view head) {
  const size_t start = head.find("<?xml");
  if (start == std::string_view::npos) return {};
  std::string_view declaration = head.substr(start, head.find("?>", start) - start);
  size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  at = declaration.find_first_of("\"'", at);
  if (at == std::string_view::npos) return {};
  const size_t end = declaration.find(declaration[at], at + 1);
  if (end == std::string_view::npos) return {};
  return declaration.substr(at + 1, end - at - 1);
}

// Encodings whose declaration would not be readable as ASCII.
bool is_wide(std::string_view charset) {
  const std::string lower = ascii::lowered(charset);
  return lower.find("utf-16") != std::string::npos || lower.find("utf-32") != std::string::npos ||
         lower.find("utf16") != std::string::npos || lower.find("ucs") != std::string::npos ||
         lower.find("u16") != std::string::npos;
}

// Past a document type with its internal subset; npos when its end is not in sight.
size_t end_of_doctype(std::string_view text) {
  int brackets = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"' || c == '\'') {
      const size_t end = text.find(c, i + 1);
      if (end != std::string_view::npos) i = end;
    } else if (text.substr(i, 4) == "<!--") {
      const size_t end = text.find("-->", i);
      if (end == std::string_view::npos) return end;
      i = end + 2;
    } else if (c == '[') {
      ++brackets;
    } else if (c == ']') {
      --brackets;
    } else if (c == '>' && brackets <= 0) {
      return i + 1;
    }
  }
  return std::string_view::npos;
}

size_t end_behind(std::string_view text, std::string_view mark) {
  const size_t at = text.find(mark);
  return at == std::string_view::npos ? at : at + mark.size();
}

}  // namespace

Charset xml_charset(std::string_view head) {
  Charset marked = detect_charset(head.substr(0, 4));
  if (marked.mark_bytes > 0) return marked;
  for (const Form& form : kForms)
    if (head.starts_with(form.bytes)) return {form.charset};
  std::string_view declared = declared_encoding(head);
  return detect_charset(head, is_wide(declared) ? std::string_view() : declared);
}

XmlRoot xml_root(std::string_view head) {
  const Charset charset = xml_charset(head);
  const std::string text =
      decode(std::string(head.substr(charset.mark_bytes)),
             charset.name == "UTF-8" ? std::string_view() : std::string_view(charset.name));
  std::string_view rest = text;
  while (true) {
    rest.remove_prefix(std::min(rest.find_first_not_of(kSpace), rest.size()));
    size_t end = 0;
    if (rest.starts_with("<!--"))
      end = end_behind(rest, "-->");
    else if (rest.starts_with("<?"))
      end = end_behind(rest, "?>");
    else if (rest.starts_with("<!"))
      end = end_of_doctype(rest.substr(2)) + 2;
    else
      break;
    if (end > rest.size() || end < 2) return {};
    rest.remove_prefix(end);
  }
  if (!rest.starts_with('<')) return {};
  XmlRoot root;
  root.tag = rest.substr(0, rest.find('>'));
  std::string_view name = rest.substr(1, rest.find_first_of(" \t\r\n/>", 1) - 1);
  root.name = name.substr(name.find(':') + 1);
  return root;
}

}  // namespace broadsheet
