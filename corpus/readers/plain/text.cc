// Reads plain text: one file is one article.
#include <algorithm>
#include <optional>
#include <vector>

#include "corpus/article/date_in_prose.h"
#include "corpus/input/byte_source.h"
#include "corpus/readers/common/byline.h"
#include "corpus/readers/common/credit_line.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/plain/readers.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr size_t kLongestTitle = 120;    // in characters
constexpr size_t kLongestDateLine = 80;  // in bytes
constexpr size_t kLinesLookedAt = 4;     // behind the title, for a byline and a date
constexpr size_t kLinesMeasured = 50;    // for the width that lines are wrapped at
constexpr size_t kControlsInText = 50;   // text has fewer than one in so many

bool is_binary(std::string_view text) {
  auto controls = std::count_if(text.begin(), text.end(), [](char c) {
    return ascii::is_control(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
  return static_cast<size_t>(controls) * kControlsInText > text.size();
}

// A view of what is left of a text, line by line.
struct Lines {
  std::string_view rest;

  std::string_view peek() const { return rest.substr(0, rest.find('\n')); }
  void drop() { rest.remove_prefix(std::min(peek().size() + 1, rest.size())); }
  void drop_blank() {
    while (!rest.empty() && ascii::trimmed(peek()).empty()) drop();
  }
};

// Where lines are wrapped at a width, a title is known by ending before it had to: the first word
// of the next line would have fitted.
bool is_wrapped_into(std::string_view line, Lines next) {
  std::string_view second = ascii::trimmed(next.peek());
  if (second.empty() || names_in_byline(second) || is_only_date(second)) return false;
  size_t width = 0;
  for (size_t i = 0; i < kLinesMeasured && !next.rest.empty(); ++i, next.drop())
    width = std::max(width, count_characters(ascii::trimmed(next.peek())));
  size_t first_word = count_characters(second.substr(0, second.find(' ')));
  return count_characters(line) + 1 + first_word > width;
}

bool looks_like_title(std::string_view line, Lines next) {
  if (line.empty() || count_characters(line) > kLongestTitle) return false;
  if (std::string_view(".,;:").find(line.back()) != std::string_view::npos) return false;
  bool has_letter =
      std::ranges::any_of(line, [](char c) { return ascii::is_letter(c) || !ascii::is_ascii(c); });
  if (!has_letter || find_date(line) || names_in_byline(line)) return false;
  Lines text = next;
  text.drop_blank();
  return !text.rest.empty() && !is_wrapped_into(line, next);
}

// Takes the byline and the date from the lines before the text; lines that say nothing else are
// dropped. Stops at the first line of real text.
void take_byline_and_date(Lines& lines, Article& article) {
  for (size_t i = 0; i < kLinesLookedAt; ++i) {
    lines.drop_blank();
    std::string_view line = ascii::trimmed(lines.peek());
    if (line.empty() || line.size() > kLongestDateLine) return;
    if (const auto credit = read_credit_line(line);
        credit && (article.author.empty() || article.date.empty())) {
      set_once(article.author, credit->names);
      set_once(article.date, credit->date);
      lines.drop();
      continue;
    }
    if (auto date = find_date(line); date && article.date.empty()) {
      article.date = format_iso(*date);
      if (!is_only_date(line)) return;
      lines.drop();
      continue;
    }
    return;
  }
}

struct HeadLine {
  std::string_view name;  // in lower case
  std::string Article::*field;
};
constexpr HeadLine kHeadLines[] = {{"title", &Article::title},
                                   {"headline", &Article::title},
                                   {"subtitle", &Article::subtitle},
                                   {"author", &Article::author},
                                   {"authors", &Article::author},
                                   {"byline", &Article::author},
                                   {"by", &Article::author},
                                   {"source", &Article::source},
                                   {"publication", &Article::source},
                                   {"newspaper", &Article::source},
                                   {"date", &Article::date},
                                   {"published", &Article::date},
                                   {"publication date", &Article::date},
                                   {"section", &Article::section},
                                   {"keywords", &Article::keywords},
                                   {"language", &Article::lang},
                                   {"url", &Article::url},
                                   {"dateline", &Article::dateline}};

// The field that a line "Name: value" is about, and its value; or nullptr.
std::string Article::*head_line(std::string_view line, std::string_view& value) {
  const size_t colon = line.find(':');
  if (colon == line.npos) return nullptr;
  const std::string name = ascii::lowered(ascii::trimmed(line.substr(0, colon)));
  const auto* found = std::ranges::find(kHeadLines, name, &HeadLine::name);
  if (found == std::end(kHeadLines)) return nullptr;
  value = ascii::trimmed(line.substr(colon + 1));
  return found->field;
}

// Takes the lines "Title: ...", "Author: ..." at the head of a text. They end at the first line
// that is none, or that says something a second time.
void take_head_lines(Lines& lines, Article& article) {
  std::string_view value;
  while (std::string Article::*field = head_line(ascii::trimmed(lines.peek()), value)) {
    if (!(article.*field).empty()) return;
    article.*field =
        field == &Article::author ? byline_names(value) : to_one_line(std::string(value));
    lines.drop();
  }
}

}  // namespace

void read_text(ByteSource& source, Delivery& delivery) {
  std::string text = decode(delivery.rest_of(source));
  if (is_binary(text)) throw InputError(source.path(), "is binary, not text");
  clean_text(text);
  Lines lines{text};
  lines.drop_blank();
  if (lines.rest.empty()) throw InputError(source.path(), "is empty");
  Article article;
  take_head_lines(lines, article);
  lines.drop_blank();
  Lines after_first = lines;
  after_first.drop();
  if (std::string_view first = ascii::trimmed(lines.peek());
      article.title.empty() && looks_like_title(first, after_first)) {
    article.title = to_one_line(std::string(first));
    lines = after_first;
  }
  take_byline_and_date(lines, article);
  lines.drop_blank();
  article.text = lines.rest;
  article.text.erase(article.text.find_last_not_of(" \t\n") + 1);
  delivery.article(std::move(article), "");
}

bool sniff_text(std::string_view head) {
  std::string text = decode(std::string(head));
  if (is_binary(text)) return false;
  size_t start = text.find_first_not_of(" \t\r\n");
  if (start == std::string::npos) return true;
  std::string_view rest = std::string_view(text).substr(start);
  auto next_is = [&](std::string_view chars) {
    size_t next = rest.find_first_not_of(" \t\r\n", 1);
    return next != std::string_view::npos && chars.find(rest[next]) != std::string_view::npos;
  };
  // Markup, JSON, PDF, PostScript and RTF are made of characters, but reading them as prose would
  // fill the index with their syntax.
  bool is_markup = rest[0] == '<' && (rest.size() < 2 || rest[1] == '?' || rest[1] == '!' ||
                                      ascii::is_letter(rest[1]));
  bool is_json = (rest[0] == '{' && next_is("\"}")) || (rest[0] == '[' && next_is("{[\"]"));
  return !is_markup && !is_json && !rest.starts_with("%PDF-") && !rest.starts_with("%!PS") &&
         !rest.starts_with("{\\rtf");
}

}  // namespace broadsheet
