#include "corpus/readers/databases/nexis_article.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <string_view>

#include "corpus/analysis/language.h"
#include "corpus/article/date_in_prose.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

// Lines that begin with this many spaces or more are centred.
constexpr size_t kCentred = 6;

// Names are capitals, perhaps with "-" and spaces, and no longer.
constexpr size_t kLongestName = 30;

// Where the value of a "NAME: value" line goes; nowhere for what is said elsewhere or says nothing.
struct NamedLine {
  std::string_view name;
  void (*take)(std::string_view value, Article& article);
};

constexpr NamedLine kNamedLines[] = {
    {"BYLINE", [](std::string_view value, Article& a) { a.author = byline_names(value); }},
    {"SECTION",
     [](std::string_view value, Article& a) {  // "NEWS; Pg. 6"
       a.section = ascii::trimmed(value.substr(0, value.find(';')));
     }},
    {"HEADLINE", [](std::string_view value, Article& a) { set_once(a.title, value); }},
    {"HIGHLIGHT", [](std::string_view value, Article& a) { set_once(a.subtitle, value); }},
    {"DATELINE", [](std::string_view value, Article& a) { set_once(a.dateline, value); }},
    {"SUBJECT", [](std::string_view value, Article& a) { a.keywords = value; }},
    {"LANGUAGE", [](std::string_view value,
                    Article& a) { a.lang = stated_language(value.substr(0, value.find(';'))); }},
    {"LOAD-DATE", [](std::string_view value, Article& a) { a.modified = value; }},
    {"LENGTH", nullptr},
    {"GRAPHIC", nullptr},
    {"PUBLICATION-TYPE", nullptr},
    {"JOURNAL-CODE", nullptr},
    {"DOCUMENT-TYPE", nullptr},
    {"ACC-NO", nullptr},
    {"TYPE", nullptr},
    {"SERIES", nullptr},
    {"CORRECTION-DATE", nullptr},
    {"GEOGRAPHIC", nullptr},
    {"COUNTRY", nullptr},
    {"STATE", nullptr},
    {"CITY", nullptr},
    {"COMPANY", nullptr},
    {"ORGANIZATION", nullptr},
    {"PERSON", nullptr},
    {"INDUSTRY", nullptr},
    {"TICKER", nullptr},
    {"URL", [](std::string_view value, Article& a) { set_once(a.url, value); }},
};

bool is_centred(std::string_view line) {
  const size_t first = line.find_first_not_of(' ');
  return first != line.npos && first >= kCentred;
}

bool is_copyright(std::string_view line) {
  return ascii::starts_ignoring_case(line, "copyright ") || line == "All Rights Reserved";
}

const NamedLine* named_line(std::string_view paragraph, std::string_view& value) {
  const size_t colon = paragraph.substr(0, kLongestName).find(':');
  if (colon == paragraph.npos) return nullptr;
  const auto* found = std::ranges::find(kNamedLines, paragraph.substr(0, colon), &NamedLine::name);
  if (found == std::end(kNamedLines)) return nullptr;
  value = ascii::trimmed(paragraph.substr(colon + 1));
  return found;
}

// A paragraph on one line, as Nexis wraps lines; centred ones keep to themselves.
struct Paragraph {
  std::string text{};
  bool centred = false;
};

std::vector<Paragraph> paragraphs_of(const std::vector<std::string>& lines) {
  std::vector<Paragraph> paragraphs;
  bool open = false;
  for (const std::string& line : lines) {
    const std::string_view text = ascii::trimmed(line);
    const bool centred = is_centred(line);
    if (text.empty()) {
      open = false;
      continue;
    }
    if (open && !centred && !paragraphs.back().centred) {
      paragraphs.back().text.append(" ").append(text);
    } else {
      paragraphs.push_back({std::string(text), centred});
    }
    open = true;
  }
  return paragraphs;
}

// The centred lines at the head: takes the publication and the date; returns what comes behind.
std::span<const Paragraph> take_head(std::span<const Paragraph> paragraphs, Article& article) {
  for (; !paragraphs.empty() && paragraphs.front().centred; paragraphs = paragraphs.subspan(1)) {
    const std::string& line = paragraphs.front().text;
    if (is_copyright(line)) continue;
    if (article.source.empty()) {
      article.source = line;
    } else if (const auto date = find_date(line); date && article.date.empty()) {
      article.date = format_iso(*date);
    }
  }
  return paragraphs;
}

}  // namespace

Article nexis_article(const std::vector<std::string>& lines) {
  const std::vector<Paragraph> all = paragraphs_of(lines);
  Article article;
  std::string_view value;
  std::span<const Paragraph> rest = take_head(all, article);
  if (!rest.empty() && named_line(rest.front().text, value) == nullptr) {
    article.title = rest.front().text;
    rest = rest.subspan(1);
  }
  std::string text;
  for (const Paragraph& paragraph : rest) {
    if (const NamedLine* line = named_line(paragraph.text, value); line != nullptr) {
      if (line->take != nullptr) line->take(value, article);
    } else if (!is_copyright(paragraph.text)) {
      text.append(text.empty() ? "" : "\n\n").append(paragraph.text);
    }
  }
  article.text = std::move(text);
  if (!article.subtitle.empty()) set_subtitle(article, std::string(article.subtitle));
  return article;
}

}  // namespace broadsheet
