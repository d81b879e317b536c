// Results for a person at a terminal.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/text/escape.h"
#include "query/matching/snippet.h"
#include "query/output/bars.h"
#include "query/output/captions.h"
#include "query/output/formats.h"
#include "query/output/styled_text.h"

namespace broadsheet::formats {
namespace {

// Narrower terminals are written to as if they had this many columns.
constexpr size_t kMinWidth = 20;

// Lines at one place, in one style.
class Lines {
 public:
  Lines(const OutputOptions& options, size_t indent)
      : width_(std::max(options.width, indent + kMinWidth) - indent),
        indent_(indent),
        color_(options.color) {}

  std::string of(const StyledText& text, std::string_view style) const {
    return text.lines(width_, indent_, color_, style);
  }

  std::string of(std::string_view text, std::string_view style) const {
    StyledText styled;
    styled.append(text, false);
    return of(styled, style);
  }

 private:
  size_t width_, indent_;
  bool color_;
};

StyledText styled_title(const Hit& hit) {
  StyledText title;
  if (hit.title.excerpt.empty())
    title.append(hit.article.title, false);
  else
    title.append(hit.title);
  if (title.empty()) title.append(kNoTitle, false);
  return title;
}

StyledText styled_snippet(const Hit& hit) {
  StyledText text;
  for (const Fragment& fragment : hit.fragments) {
    if (!text.empty()) text.append(" ", false);
    if (!text.empty() || fragment.cut_before) text.append(fmt::format("{} ", kEllipsis), false);
    text.append(fragment);
  }
  if (!text.empty() && hit.fragments.back().cut_after)
    text.append(fmt::format(" {}", kEllipsis), false);
  return text;
}

// The id, the file where that isn't the same, and the index where there are several.
std::string place(const ResultPage& page, const Hit& hit) {
  const Article& article = hit.article;
  const bool same = article.path.empty() || article.id.starts_with(article.path);
  const std::string id = same ? article.id : fmt::format("{} ({})", article.id, article.path);
  return page.indexes > 1 ? fmt::format("{} in {}", id, hit.index) : id;
}

std::string score_table(const Hit& hit, size_t indent) {
  std::string out = fmt::format("{:{}}{:8.3f}  score\n", "", indent, hit.score);
  for (const TermScore& term : hit.scores)
    out += fmt::format("{:{}}{:8.3f}  {}\n", "", indent, term.score, escape_terminal(term.term));
  return out;
}

std::string hit_text(const ResultPage& page, const Hit& hit, const OutputOptions& options) {
  const std::string number = fmt::format("{:>2}. ", hit.rank);
  const Lines lines(options, number.size());
  std::string out = lines.of(styled_title(hit), kBold);
  out.replace(0, number.size(), number);
  out += lines.of(byline(hit.article), "");
  out += lines.of(styled_snippet(hit), "");
  out += lines.of(place(page, hit), kDim);
  if (options.explain) out += score_table(hit, number.size());
  return out;
}

}  // namespace

std::string text_page(const ResultPage& page, const OutputOptions& options) {
  const Lines lines(options, 0);
  std::string out;
  if (options.batch) out += lines.of(fmt::format("{}: {}", page.qid, page.query), kBold);
  if (!page.error.empty()) return out + lines.of(page.error, "") + '\n';
  if (page.corrected) out += lines.of("Showing results for: " + *page.corrected, "");
  out += lines.of(total_line(page), "");
  if (page.suggestion) out += lines.of("Did you mean: " + *page.suggestion, "");
  if (options.explain) {
    out += lines.of("Read as: " + page.interpreted, "");
    out += lines.of("Xapian: " + page.xapian, "");
  }
  for (const Hit& hit : page.hits) out += '\n' + hit_text(page, hit, options);
  out += bars(page, options);
  return options.batch ? out + '\n' : out;
}

}  // namespace broadsheet::formats
