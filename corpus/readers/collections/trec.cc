// Reads the SGML of TREC's collections: <DOC><DOCNO>...</DOCNO>...</DOC>, many a file.
#include <fmt/format.h>

#include <algorithm>

#include "corpus/article/date_in_prose.h"
#include "corpus/article/date_reader.h"
#include "corpus/input/byte_source.h"
#include "corpus/input/line_reader.h"
#include "corpus/readers/collections/readers.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/xml/text.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

struct TrecTag {
  std::string_view name;
  std::string Article::*field;
};

// Tags of the collections of TREC disks 1 to 5, of AQUAINT, Gigaword and CLEF.
constexpr TrecTag kTags[] = {
    {"DOCNO", &Article::id},      {"DOCID", &Article::id},        {"DD", &Article::date},
    {"SO", &Article::source},     {"PUB", &Article::source},      {"HEADLINE", &Article::title},
    {"HEAD", &Article::title},    {"HL", &Article::title},        {"TITLE", &Article::title},
    {"TI", &Article::title},      {"DATE_TIME", &Article::date},  {"DATETIME", &Article::date},
    {"DATE", &Article::date},     {"DATE1", &Article::date},      {"PUBDATE", &Article::date},
    {"BYLINE", &Article::author}, {"AUTHOR", &Article::author},   {"DATELINE", &Article::dateline},
    {"SOURCE", &Article::source}, {"SECTION", &Article::section}, {"SUBJECT", &Article::section},
};

// Parts of the text that come before TEXT, and names of TEXT itself.
constexpr std::string_view kLeads[] = {"LEADPARA", "LP", "LD", "LE"};
constexpr std::string_view kTexts[] = {"TEXT", "TX", "TE"};

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
    read_texts(document, article.text);
    article.author = byline_names(article.author);
    if (article.id.empty()) article.id = id_attribute(document);
    complete_date(article);
    delivery_.article(std::move(article), record(), std::to_string(number_));
  }

  void read_texts(std::string_view document, std::string& text) const {
    std::string_view content;
    const std::string_view head = document.substr(0, document.find("<TEXT>"));
    for (const std::string_view name : kLeads)
      for (size_t at = 0; next_content(head, name, at, content);) add_text(content, text);
    for (const std::string_view name : kTexts)
      for (size_t at = 0; next_content(document, name, at, content);) add_text(content, text);
  }

  // Of the Gigaword corpora: <DOC id="NYT_ENG_20101201.0001" type="story">.
  static std::string id_attribute(std::string_view document) {
    constexpr std::string_view kId = " id=\"";
    const std::string_view tag = document.substr(0, document.find('>'));
    const size_t at = tag.find(kId);
    if (at == tag.npos) return {};
    const size_t begin = at + kId.size();
    return std::string(tag.substr(begin, tag.find('"', begin) - begin));
  }

  // A date with more in its line, or the one that is in the id: "AP880212-0001".
  static void complete_date(Article& article) {
    if (parse_date(article.date)) return;
    if (const auto date = find_date(article.date)) article.date = format_iso(*date);
    constexpr std::string_view kDigits = "0123456789";
    const size_t begin = article.id.find_first_of(kDigits);
    if (!article.date.empty() || begin == 0 || begin == article.id.npos) return;
    const size_t end = std::min(article.id.find_first_not_of(kDigits, begin), article.id.size());
    const std::string_view digits = std::string_view(article.id).substr(begin, end - begin);
    if ((digits.size() == 6 || digits.size() == 8) && parse_date(digits)) article.date = digits;
  }

  void add_text(std::string_view content, std::string& text) const {
    const std::string part = content.find('<') == std::string_view::npos
                                 ? std::string(content)
                                 : html_text(content, delivery_.path());
    const std::string_view trimmed = ascii::trimmed(part, " \t\n");
    if (trimmed.empty()) return;
    if (!text.empty()) text += "\n\n";
    text += trimmed;
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
  const bool has_id = head.find("<DOCNO>") != head.npos || head.find("<DOCID>") != head.npos;
  return (head.starts_with("<DOC>") && has_id) || head.starts_with("<DOC id=\"");
}

}  // namespace broadsheet
