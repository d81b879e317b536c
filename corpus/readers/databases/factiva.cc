// Reads the pages that Factiva lets people download.
#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "corpus/analysis/language.h"
#include "corpus/input/byte_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/databases/readers.h"
#include "corpus/readers/html/charset.h"
#include "corpus/readers/html/text.h"
#include "corpus/readers/html/tree.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

// Where the cell of a row goes. Source: Factiva's list of two-letter field codes.
struct CodedRow {
  std::string_view code;
  void (*take)(const GumboNode* cell, Article& article);
};

void append_paragraphs(const GumboNode* cell, Article& article) {
  const std::string text = main_text(cell);
  if (!text.empty()) article.text.append(article.text.empty() ? "" : "\n\n").append(text);
}

// "Document WCB0000020100111e61b0001"
void take_number(const GumboNode* cell, Article& article) {
  const std::string text = text_on_one_line(cell);
  article.id = text.substr(text.rfind(' ') + 1);
}

constexpr CodedRow kCodedRows[] = {
    {"HD", [](const GumboNode* cell, Article& a) { a.title = text_on_one_line(cell); }},
    {"BY",
     [](const GumboNode* cell, Article& a) { a.author = byline_names(text_on_one_line(cell)); }},
    {"CR", [](const GumboNode* cell,
              Article& a) { set_once(a.author, byline_names(text_on_one_line(cell))); }},
    {"SE", [](const GumboNode* cell, Article& a) { a.section = text_on_one_line(cell); }},
    {"PD", [](const GumboNode* cell, Article& a) { a.date = text_on_one_line(cell) + a.date; }},
    {"ET", [](const GumboNode* cell, Article& a) { a.date += " " + text_on_one_line(cell); }},
    {"SN", [](const GumboNode* cell, Article& a) { a.source = text_on_one_line(cell); }},
    {"LA",
     [](const GumboNode* cell, Article& a) { a.lang = stated_language(text_on_one_line(cell)); }},
    {"LP", append_paragraphs},
    {"TD", append_paragraphs},
    {"AN", take_number},
};

// The code in the first cell of a row: "HD" and a no-break space.
std::string code_in(const GumboNode* cell) {
  std::string code = text_on_one_line(cell, 16);
  code.resize(std::min<size_t>(code.size(), 2));
  return code;
}

void take_row(const GumboNode* row, Article& article) {
  std::vector<const GumboNode*> cells;
  const GumboVector* children = children_of(row);
  for (unsigned i = 0; i < children->length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children->data[i]);
    if (is_element(child, GUMBO_TAG_TD)) cells.push_back(child);
  }
  if (cells.size() < 2) return;
  const auto* found = std::ranges::find(kCodedRows, code_in(cells[0]), &CodedRow::code);
  if (found != std::end(kCodedRows)) found->take(cells[1], article);
}

Article article_in(const GumboNode* element) {
  Article article;
  walk_nodes(
      element,
      [&](const GumboNode* node) {
        if (!is_element(node, GUMBO_TAG_TR)) return true;
        take_row(node, article);
        return false;
      },
      [](const GumboNode*) {});
  return article;
}

// An element of the class "article", beside others perhaps.
bool is_article(const GumboNode* node) {
  if (!is_element(node, GUMBO_TAG_DIV)) return false;
  const std::string classes = " " + std::string(attribute_of(node, "class")) + " ";
  return classes.find(" article ") != classes.npos;
}

}  // namespace

void read_factiva(ByteSource& source, Delivery& delivery) {
  std::string page = delivery.rest_of(source);
  const std::string charset = charset_of(page);
  const HtmlTree tree(to_utf8(std::move(page), charset), source.path());
  uint64_t number = 0;
  walk_nodes(
      tree.root(),
      [&](const GumboNode* node) {
        if (!is_article(node)) return true;
        const std::string place = std::to_string(++number);
        delivery.article(article_in(node), "article " + place, place);
        return false;
      },
      [](const GumboNode*) {});
}

bool sniff_factiva(std::string_view head) {
  return head.find("<title>Factiva</title>") != head.npos ||
         (head.find("class=\"article ") != head.npos && head.find("<b>HD&nbsp;</b>") != head.npos);
}

}  // namespace broadsheet
