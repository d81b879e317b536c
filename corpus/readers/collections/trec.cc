// Reads the SGML of TREC's collections: <DOC><DOCNO>...</DOCNO>...</DOC>, many a file.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/input/byte_source.h"
#include "corpus/input/line_reader.h"
#include "corpus/readers/collections/readers.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

struct TrecTag {
  std::string_view name;
  std::string Article::*field;
};

// Tags of the collections of TREC disks 1 to 5 and of AQUAINT.
constexpr TrecTag kTags[] = {
    {"DOCNO", &Article::id},        {"HEADLINE", &Article::title},    {"HEAD", &Article::title},
    {"HL", &Article::title},        {"TITLE", &Article::title},       {"TI", &Article::title},
    {"DATE_TIME", &Article::date},  {"DATETIME", &Article::date},     {"DATE", &Article::date},
    {"DATE1", &Article::date},      {"PUBDATE", &Article::date},      {"BYLINE", &Article::author},
    {"AUTHOR", &Article::author},   {"DATELINE", &Article::dateline}, {"SOURCE", &Article::source},
    {"SECTION", &Article::section}, {"SUBJECT", &Article::section},
};

// What stands between the tags, from `at` on; `at` moves behind it. False when there is no more.
bool next_content(std::string_view document, std::string_view name, size_t& at,
                  std::string_view& content) {
  const std::string open = fmt::format("<{}>", name), close = fmt::format("</{}>", name);
  const size_t start = document.find(open, at);
  if (start == std::string_view::npos) return false;
  const size_t end = std::min(document.find(close, start), document.size());
  content = document.substr(start + open.size(), end - start - open.size());
  at = end;
  return true;
}

class TrecReader {
 public:
  TrecReader(ByteSource& source, Delivery& delivery) : source_(source), delivery_(delivery) {}

  void read() {
    LineReader lines(source_, delivery_.longest(), 0);
    while (lines.next()) {
      const std::string_view line = lines.line();
      if (line.starts_with("<DOC>") || line.starts_with("<DOC ")) {
        if (inside_) report("is damaged: it has no </DOC>");
        document_.clear();
        inside_ = true;
        number_ = lines.number();
      }
      if (inside_ && document_.size() <= delivery_.longest()) document_.append(line) += '\n';
      if (line.find("</DOC>") != std::string_view::npos && inside_) finish();
    }
    if (inside_) report("is damaged: it has no </DOC>");
  }

 private:
  std::string record() const { return fmt::format("line {}", number_); }

  void report(std::string_view reason) { delivery_.failed(record(), reason); }

  void finish() {
    inside_ = false;
    if (document_.size() > delivery_.longest()) return delivery_.too_long(record());
    const std::string document = to_utf8(std::move(document_));
    Article article;
    for (const auto& [name, field] : kTags) {
      size_t at = 0;
      std::string_view content;
      if ((article.*field).empty() && next_content(document, name, at, content))
        article.*field = html_line(content, delivery_.path());
    }
    size_t at = 0;
    std::string_view content;
    while (next_content(document, "TEXT", at, content)) add_text(content, article.text);
    article.author = byline_names(article.author);
    if (article.id.empty()) article.id = delivery_.numbered_id(number_);
    delivery_.article(std::move(article), record());
  }

  void add_text(std::string_view content, std::string& text) const {
    const std::string part = content.find('<') == std::string_view::npos
                                 ? std::string(content)
                                 : html_text(content, delivery_.path());
    const size_t first = part.find_first_not_of(" \t\n");
    if (first == std::string::npos) return;
    if (!text.empty()) text += "\n\n";
    text += part.substr(first, part.find_last_not_of(" \t\n") - first + 1);
  }

  ByteSource& source_;
  Delivery& delivery_;
  std::string document_;
  bool inside_ = false;
  size_t number_ = 0;
};

}  // namespace

void read_trec(ByteSource& source, Delivery& delivery) { TrecReader(source, delivery).read(); }

bool sniff_trec(std::string_view head) {
  head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
  return head.starts_with("<DOC>") && head.find("<DOCNO>") != std::string_view::npos;
}

}  // namespace broadsheet
