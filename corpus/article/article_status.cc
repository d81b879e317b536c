// Reads status, version and embargo.
#include "corpus/article/article_status.h"

#include "corpus/article/date_reader.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

struct StatusWord {
  std::string_view word;
  std::string_view status;
};

// IPTC NewsCodes "pubstatus", NewsML 1.2 "NewsItemStatus", NITF "management-status", and the states
// of WordPress's posts.
constexpr StatusWord kStatusWords[] = {
    {"usable", ""},           {"canceled", kCanceled}, {"cancelled", kCanceled},
    {"killed", kCanceled},    {"kill", kCanceled},     {"retracted", kCanceled},
    {"withdrawn", kCanceled}, {"withheld", kWithheld}, {"withhold", kWithheld},
    {"publish", ""},          {"published", ""},       {"embargoed", ""},  // said by `embargo`
};

constexpr size_t kDigits = 18;
constexpr std::string_view kNever = "99999999999999";

// Runs of digits, each padded to one length, so that they sort as numbers.
std::string padded_numbers(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    if (!ascii::is_digit(text[i])) {
      ++i;
      continue;
    }
    size_t end = i;
    while (end < text.size() && ascii::is_digit(text[end])) ++end;
    while (i + 1 < end && text[i] == '0') ++i;
    if (end - i > kDigits) return {};
    if (!out.empty()) out += '.';
    out.append(kDigits - (end - i), '0').append(text.substr(i, end - i));
    i = end;
  }
  return out;
}

std::string sort_key_of(std::string_view date) {
  const auto parsed = parse_date(date);
  return parsed ? date_sort_key(*parsed) : std::string();
}

}  // namespace

std::string normalise_status(std::string_view status) {
  for (const StatusWord& entry : kStatusWords)
    if (ascii::same_ignoring_case(entry.word, status)) return std::string(entry.status);
  return std::string(status);
}

bool is_withdrawn(const Article& article) {
  return article.status == kWithheld || article.status == kCanceled;
}

std::string version_key(const Article& article) {
  const std::string numbers = padded_numbers(article.version);
  const std::string modified = sort_key_of(article.modified);
  if (numbers.empty() && modified.empty()) return {};
  return numbers + " " + modified;
}

std::string embargo_key(const Article& article) {
  if (article.embargo.empty()) return {};
  const std::string key = sort_key_of(article.embargo);
  return key.empty() ? std::string(kNever) : key;
}

}  // namespace broadsheet
