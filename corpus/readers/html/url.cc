// Reads dates and hosts off addresses (RFC 3986).
#include "corpus/readers/html/url.h"

#include <algorithm>

#include "corpus/article/date_reader.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

constexpr std::string_view kDateForm = "dddd-dd-dd";

// Whether digits and the two separators, which must be alike, stand where the form has them.
bool is_date_at(std::string_view text) {
  const char separator = text[4];
  for (size_t i = 0; i < kDateForm.size(); ++i) {
    if (kDateForm[i] == 'd' ? !ascii::is_digit(text[i]) : text[i] != separator) return false;
  }
  return (separator == '/' || separator == '-') &&
         (text.starts_with("19") || text.starts_with("20"));
}

}  // namespace

std::string date_in_url(std::string_view url) {
  for (size_t i = 0; i + kDateForm.size() <= url.size(); ++i) {
    const bool is_in_number = i > 0 && ascii::is_digit(url[i - 1]);
    if (is_in_number || !is_date_at(url.substr(i, kDateForm.size()))) continue;
    std::string date(url.substr(i, kDateForm.size()));
    std::ranges::replace(date, '/', '-');
    if (auto parsed = parse_date(date)) return format_iso(*parsed);
  }
  return {};
}

std::string site_of_url(std::string_view url) {
  const size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  url = url.substr(0, url.find_first_of("/?#:"));
  if (url.starts_with("www.")) url.remove_prefix(4);
  return std::string(url);
}

}  // namespace broadsheet
