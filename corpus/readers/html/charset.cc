// Looks for a page's encoding as browsers do before they parse (HTML standard, 13.2.3.2).
#include "corpus/readers/html/charset.h"

#include <algorithm>

#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr size_t kSniffed = 4096;  // bytes; browsers look at 1024

}  // namespace

std::string declared_charset(std::string_view page) {
  const std::string_view head = page.substr(0, kSniffed);
  for (std::string_view key : {"charset", "encoding"}) {
    size_t at = ascii::find_ignoring_case(head, key);
    if (at == std::string_view::npos) continue;
    at = head.find_first_not_of(" \t\r\n=\"'", at + key.size());
    if (at == std::string_view::npos) continue;
    return std::string(head.substr(at, head.find_first_of(" \t\r\n\"'/>?;", at) - at));
  }
  return {};
}

std::string charset_of(std::string_view page, std::string_view stated) {
  if (!std::ranges::all_of(page, ascii::is_ascii) && is_valid_utf8(page)) return {};
  return stated.empty() ? declared_charset(page) : std::string(stated);
}

}  // namespace broadsheet
