// A hit's fragments as one string, with its highlights marked.
#include "query/output/snippet_text.h"

#include "corpus/text/ascii.h"
#include "corpus/text/escape.h"
#include "query/matching/snippet.h"

namespace broadsheet::formats {
namespace {

std::string unescaped(std::string_view text) { return std::string(text); }

}  // namespace

const Markup kHtmlMarkup{escape_html, "<mark>", "</mark>"};
const Markup kPlainMarkup{unescaped, "", ""};

std::string marked_text(const Fragment& fragment, const Markup& markup) {
  const std::string_view excerpt = fragment.excerpt;
  std::string out;
  size_t done = 0;
  for (const Highlight& highlight : fragment.highlights) {
    out += markup.escape(excerpt.substr(done, highlight.begin - done));
    out += markup.open;
    out += markup.escape(excerpt.substr(highlight.begin, highlight.end - highlight.begin));
    out += markup.close;
    done = highlight.end;
  }
  return out += markup.escape(excerpt.substr(done));
}

std::string snippet_text(std::span<const Fragment> fragments, const Markup& markup) {
  if (fragments.empty()) return "";
  std::string out;
  for (const Fragment& fragment : fragments) {
    const bool first = &fragment == fragments.data();
    if (!first || fragment.cut_before) out.append(out.empty() ? "" : " ").append(kEllipsis) += ' ';
    out += marked_text(fragment, markup);
  }
  if (fragments.back().cut_after) out.append(" ").append(kEllipsis);
  return ascii::single_spaced(out);
}

}  // namespace broadsheet::formats
