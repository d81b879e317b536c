// A small HTML page to look at in a browser.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/text/ascii.h"
#include "corpus/text/escape.h"
#include "query/output/captions.h"
#include "query/output/formats.h"
#include "query/output/snippet_text.h"

namespace broadsheet::formats {
namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Search results</title>
<style>
body { max-width: 45em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 serif; }
h1, h2 { font-size: 1.1em; margin-bottom: 0; }
p { margin: 0.2em 0; }
.meta, .id { color: #666; font-size: 0.85em; }
mark { background: #fe8; }
.facet { margin-top: 1em; border-spacing: 0.6em 0; }
.facet caption, .facet th { text-align: left; font-weight: normal; }
.facet caption { font-weight: bold; }
.facet td { text-align: right; }
</style>
</head>
<body>
)";

// Only these are links: a "javascript:" url of an article must not become one.
bool is_web_address(std::string_view url) {
  return ascii::starts_ignoring_case(url, "http://") ||
         ascii::starts_ignoring_case(url, "https://");
}

std::string title_html(const Hit& hit) {
  std::string title = hit.title.excerpt.empty() ? escape_html(hit.article.title)
                                                : marked_text(hit.title, kHtmlMarkup);
  if (title.empty()) title = kNoTitle;
  if (!is_web_address(hit.article.url)) return title;
  return fmt::format("<a href=\"{}\">{}</a>", escape_html(hit.article.url), title);
}

// A paragraph, or nothing when there is nothing in it. `content` is HTML.
std::string paragraph(std::string_view css_class, const std::string& content) {
  if (content.empty()) return "";
  return fmt::format("<p class=\"{}\" dir=\"auto\">{}</p>\n", css_class, content);
}

std::string hit_html(const ResultPage& page, const Hit& hit, const OutputOptions& options) {
  std::string out = "<li>\n";
  out += fmt::format("<h2 dir=\"auto\">{}</h2>\n", title_html(hit));
  out += paragraph("meta", escape_html(byline(hit.article)));
  out += paragraph("snippet", snippet_text(hit.fragments, kHtmlMarkup));
  out += paragraph("id", escape_html(hit.article.id));
  if (page.indexes > 1) out += paragraph("id", escape_html(hit.index));
  if (options.explain)
    for (const TermScore& term : hit.scores)
      out += paragraph("meta", fmt::format("{:.3f} {}", term.score, escape_html(term.term)));
  return out += "</li>\n";
}

std::string distribution_html(const Distribution& distribution) {
  std::string out = fmt::format("<table class=\"facet\">\n<caption>{}</caption>\n",
                                escape_html(distribution.name));
  uint64_t most = 1;
  for (const ValueCount& counted : distribution.counts) most = std::max(most, counted.count);
  for (const ValueCount& counted : distribution.counts)
    out += fmt::format(
        "<tr><th dir=\"auto\">{}</th><td>{}</td><td><meter max=\"{}\" "
        "value=\"{}\"></meter></td></tr>\n",
        escape_html(counted.value), with_commas(counted.count), most, counted.count);
  return out += "</table>\n";
}

std::string hits_html(const ResultPage& page, const OutputOptions& options) {
  if (page.hits.empty()) return "";
  std::string out = fmt::format("<ol start=\"{}\">\n", page.hits.front().rank);
  for (const Hit& hit : page.hits) out += hit_html(page, hit, options);
  return out += "</ol>\n";
}

}  // namespace

std::string html_begin(const OutputOptions&) { return std::string(kHead); }

std::string html_page(const ResultPage& page, const OutputOptions& options) {
  std::string out = fmt::format("<h1 dir=\"auto\">{}</h1>\n", escape_html(page.query));
  if (options.batch) out += paragraph("id", escape_html(page.qid));
  if (!page.error.empty()) return out += paragraph("meta", escape_html(page.error));
  if (page.corrected)
    out += paragraph("meta", "Showing results for: " + escape_html(*page.corrected));
  out += paragraph("meta", total_line(page));
  if (page.suggestion) out += paragraph("meta", "Did you mean: " + escape_html(*page.suggestion));
  if (options.explain) {
    out += paragraph("meta", "Read as: " + escape_html(page.interpreted));
    out += paragraph("meta", "Xapian: " + escape_html(page.xapian));
  }
  out += hits_html(page, options);
  for (const Distribution& facet : page.facets) out += distribution_html(facet);
  if (page.timeline) out += distribution_html(*page.timeline);
  return out;
}

std::string html_end(const OutputOptions&) { return "</body>\n</html>\n"; }

}  // namespace broadsheet::formats
