// The lines around hits that people read, unescaped.
#include "query/output/captions.h"

#include <fmt/format.h>

#include <string_view>

namespace broadsheet::formats {
namespace {

constexpr size_t kIsoDayLength = 10;  // of "2014-04-02T17:30:00Z"

// Which of the articles are shown: "", "10 of " or "11-20 of ".
std::string shown_part(const ResultPage& page) {
  const size_t first = page.hits.front().rank, last = page.hits.back().rank;
  if (first > 1) return fmt::format("{}-{} of ", with_commas(first), with_commas(last));
  return last == page.total ? "" : fmt::format("{} of ", with_commas(last));
}

}  // namespace

std::string with_commas(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

std::string total_line(const ResultPage& page) {
  if (page.total == 0)
    return page.partial   ? "No articles match among those that were searched."
           : page.stopped ? "No articles match among the best candidates."
                          : "No articles match.";
  const std::string total =
      fmt::format("{}{} {}",
                  page.total_exact               ? ""
                  : page.stopped || page.partial ? "at least "
                                                 : "about ",
                  with_commas(page.total), page.total == 1 ? "article" : "articles");
  if (page.hits.empty())
    return fmt::format("{} ({:.1f} ms), none on this page", total, page.took_ms);
  return fmt::format("{}{} ({:.1f} ms)", shown_part(page), total, page.took_ms);
}

std::string byline(const Article& article) {
  const std::string day = article.date.substr(0, kIsoDayLength);
  std::string out;
  for (const std::string* part : {&day, &article.source, &article.author, &article.section}) {
    if (part->empty()) continue;
    if (!out.empty()) out += " \xC2\xB7 ";
    out += *part;
  }
  return out;
}

}  // namespace broadsheet::formats
