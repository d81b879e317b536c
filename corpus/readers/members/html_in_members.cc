// Looks for the tags that articles have.
#include "corpus/readers/members/html_in_members.h"

#include <algorithm>
#include <string>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

constexpr std::string_view kTags[] = {
    "p",  "br",     "div", "span",    "a",       "b",    "i",     "em",    "strong",     "h1",
    "h2", "h3",     "h4",  "ul",      "ol",      "li",   "table", "tr",    "td",         "img",
    "hr", "figure", "pre", "article", "section", "html", "body",  "video", "blockquote", "iframe"};
constexpr std::string_view kNames[] = {"amp", "quot", "apos", "lt", "gt", "nbsp"};
constexpr size_t kLongestTag = 10;
constexpr size_t kLongestReference = 8;  // bytes behind the "&", with the ";"

bool is_letter_or_digit(char c) { return ascii::is_letter(c) || ascii::is_digit(c); }

// The name of the known tag that `text` starts with, in lower case; or "".
std::string tag_name(std::string_view text) {
  std::string name;
  for (const char c : text) {
    if (!is_letter_or_digit(c) || name.size() > kLongestTag) break;
    name += ascii::lower(c);
  }
  if (name.size() == text.size()) return {};
  const char end = text[name.size()];
  const bool ends = end == '>' || end == '/' || end == ' ' || end == '\n' || end == '\t';
  return ends && std::ranges::count(kTags, name) > 0 ? name : "";
}

}  // namespace

bool looks_like_html(std::string_view text) {
  const size_t start = text.find_first_not_of(" \t\r\n");
  for (size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with('/') && !tag_name(rest.substr(1)).empty()) return true;
    const std::string name = tag_name(rest);
    if (name == "br" || (at == start && !name.empty())) return true;
    if (at == start && (rest.starts_with("!DOCTYPE") || rest.starts_with("!doctype"))) return true;
  }
  return false;
}

bool has_character_reference(std::string_view text) {
  for (size_t at = text.find('&'); at != text.npos; at = text.find('&', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    const size_t end = rest.substr(0, kLongestReference).find(';');
    if (end == rest.npos) continue;
    const std::string_view name = rest.substr(0, end);
    if (std::ranges::count(kNames, name) > 0) return true;
    if (name.size() > 2 && name.size() < 8 && name[0] == '#' &&
        std::ranges::all_of(name.substr(1), is_letter_or_digit))
      return true;
  }
  return false;
}

}  // namespace broadsheet
