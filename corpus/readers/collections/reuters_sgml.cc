// Reads the SGML files of Reuters-21578, one element at a time.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <vector>

#include "corpus/article/date_in_prose.h"
#include "corpus/article/date_reader.h"
#include "corpus/input/byte_source.h"
#include "corpus/readers/collections/readers.h"
#include "corpus/readers/collections/reuters_text.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr std::string_view kStart = "<REUTERS";
constexpr std::string_view kEnd = "</REUTERS>";

// Elements whose words go to `extra`, and attributes that do; under these names.
struct Kept {
  std::string_view sgml;
  std::string_view name;
};
constexpr Kept kKeptLists[] = {
    {"PEOPLE", "people"}, {"ORGS", "orgs"}, {"EXCHANGES", "exchanges"}, {"COMPANIES", "companies"}};
constexpr Kept kKeptAttributes[] = {{"TOPICS", "has_topics"},
                                    {"LEWISSPLIT", "lewissplit"},
                                    {"CGISPLIT", "cgisplit"},
                                    {"OLDID", "oldid"}};

// What stands between <NAME ...> and </NAME>, the first time; nothing when it isn't there. An
// element that is not closed reaches to the end.
std::optional<std::string_view> element(std::string_view sgml, std::string_view name) {
  std::string open = fmt::format("<{}", name);
  size_t start = 0;
  while (true) {
    start = sgml.find(open, start);
    if (start == std::string_view::npos) return std::nullopt;
    start += open.size();
    if (start < sgml.size() && (sgml[start] == '>' || sgml[start] == ' ')) break;
  }
  start = sgml.find('>', start);
  if (start == std::string_view::npos) return std::nullopt;
  size_t end = sgml.find(fmt::format("</{}>", name), ++start);
  return sgml.substr(start, end == std::string_view::npos ? end : end - start);
}

std::string line_of(std::string_view sgml, std::string_view name) {
  return to_one_line(reuters_characters(element(sgml, name).value_or("")));
}

std::string attribute(std::string_view tag, std::string_view name) {
  std::string start = fmt::format(" {}=\"", name);
  size_t at = tag.find(start);
  if (at == std::string_view::npos) return {};
  at += start.size();
  return std::string(tag.substr(at, tag.find('"', at) - at));
}

// The words of a list element: <D>usa</D><D>uk</D>.
std::vector<std::string> words_of(std::string_view sgml, std::string_view name) {
  std::vector<std::string> words;
  std::string_view list = element(sgml, name).value_or("");
  while (auto word = element(list, "D")) {
    words.push_back(to_one_line(reuters_characters(*word)));
    list = list.substr(static_cast<size_t>(word->data() - list.data()) + word->size());
  }
  return words;
}

std::string section_of(std::string_view sgml) {
  std::string section;
  for (std::string_view list : {"TOPICS", "PLACES"})
    for (const std::string& word : words_of(sgml, list))
      section += (section.empty() ? "" : "; ") + word;
  return section;
}

// Some dates have remarks or codes of the wire behind them, one an hour of 605.
std::string date_of(std::string_view sgml) {
  std::string_view raw = element(sgml, "DATE").value_or("");
  raw = raw.substr(0, raw.find_first_of("&#"));
  auto date = parse_date(raw);
  if (!date) date = find_date(raw);
  return date ? format_iso(*date) : "";
}

// Without "By " in front and the agency behind.
std::string author_of(std::string_view sgml) {
  std::string author = line_of(sgml, "AUTHOR");
  constexpr std::string_view kBy = "by ";
  if (author.size() > kBy.size() && ascii::starts_ignoring_case(author, kBy))
    author.erase(0, kBy.size());
  return author.substr(0, author.find(','));
}

std::string extra_of(std::string_view tag, std::string_view sgml) {
  nlohmann::ordered_json extra;
  for (const Kept& kept : kKeptLists)
    if (auto words = words_of(sgml, kept.sgml); !words.empty())
      extra[std::string(kept.name)] = std::move(words);
  for (const Kept& kept : kKeptAttributes)
    if (std::string value = attribute(tag, kept.sgml); !value.empty())
      extra[std::string(kept.name)] = value;
  return extra.empty() ? "" : extra.dump();
}

bool is_headline(std::string_view line) {
  return !line.empty() && line.size() <= 120 &&
         std::none_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

// Items that Reuters did not process have no elements in their text; their first line is a headline
// in capitals.
void set_unprocessed_text(std::string_view sgml, Article& article) {
  std::string characters = reuters_characters(sgml);
  size_t start = characters.find_first_not_of(" \n");
  if (start == std::string::npos) return;
  characters.erase(0, start);
  size_t end = characters.find('\n');
  std::string first = to_one_line(characters.substr(0, end));
  if (is_headline(first) && end != std::string::npos) {
    article.title = first;
    characters.erase(0, end);
  }
  article.text = reuters_paragraphs(characters);
}

// The text without its title and author. The dateline, the body and what stands between them (the
// first rows of some tables do) read on as one.
std::string running_text(std::string_view sgml) {
  std::string out;
  while (true) {
    size_t tag = std::min(sgml.find('<'), sgml.size());
    out += sgml.substr(0, tag);
    if (tag == sgml.size()) return out;
    sgml.remove_prefix(tag);
    for (std::string_view end : {"</TITLE>", "</AUTHOR>"})
      if (sgml.starts_with(fmt::format("<{}", end.substr(2))))
        sgml.remove_prefix(std::min(sgml.find(end), sgml.size() - 1));
    sgml.remove_prefix(std::min(sgml.find('>'), sgml.size() - 1) + 1);
  }
}

void set_text(std::string_view sgml, Article& article) {
  std::string_view text = element(sgml, "TEXT").value_or("");
  std::string_view title = element(sgml, "TITLE").value_or("");
  article.title = to_one_line(reuters_paragraphs(reuters_characters(title)));  // some are signed
  if (article.title.empty() && !element(text, "BODY")) return set_unprocessed_text(text, article);
  article.text = reuters_paragraphs(reuters_characters(running_text(text)));
}

class Items {
 public:
  Items(ByteSource& source, Delivery& delivery) : source_(source), delivery_(delivery) {}

  void read() {
    while (find_start())
      if (auto end = find_end()) {
        one_item(std::string_view(buffer_).substr(begin_, *end - begin_));
        begin_ = *end;
      }
    if (number_ == 0) throw InputError(delivery_.path(), "has no <REUTERS> element");
  }

 private:
  // Goes to the next <REUTERS; false when there is none.
  bool find_start() {
    while (true) {
      size_t at = buffer_.find(kStart, begin_);
      if (at != std::string::npos) {
        begin_ = at;
        ++number_;
        return true;
      }
      // The start may lie across the end of what is read.
      begin_ = std::max(begin_, buffer_.size() - std::min(buffer_.size(), kStart.size() - 1));
      if (!fill()) return false;
    }
  }

  // The place behind </REUTERS>, or nothing after reporting why there is none.
  std::optional<size_t> find_end() {
    size_t scanned = begin_ + kStart.size();
    while (true) {
      const size_t next = buffer_.find(kStart, scanned);
      // Only up to there, so that starts without an end don't search for it again and again.
      const size_t end = std::string_view(buffer_).substr(0, next).find(kEnd, scanned);
      if (next < end) return report_and_pass(next, "has no </REUTERS>");
      if (end != std::string::npos) return end + kEnd.size();
      if (buffer_.size() - begin_ > delivery_.longest()) return report_too_long();
      scanned = std::max(begin_ + kStart.size(), buffer_.size() - (kEnd.size() - 1));
      size_t before = begin_;
      if (!fill()) return report_and_pass(buffer_.size(), "is cut off: the file ends in it");
      scanned -= before - begin_;
    }
  }

  std::optional<size_t> report_too_long() {
    delivery_.too_long(record());
    begin_ = buffer_.size();
    return std::nullopt;
  }

  std::optional<size_t> report_and_pass(size_t to, std::string_view reason) {
    delivery_.failed(record(), reason);
    begin_ = to;
    return std::nullopt;
  }

  bool fill() {
    buffer_.erase(0, begin_);
    begin_ = 0;
    size_t before = buffer_.size();
    buffer_.resize(before + kReadBytes);
    size_t n = source_.read(buffer_.data() + before, kReadBytes);
    buffer_.resize(before + n);
    return n > 0;
  }

  std::string record() const { return fmt::format("item {}", number_); }

  void one_item(std::string_view bytes) {
    std::string item = decode(std::string(bytes), "iso-8859-1");
    std::string_view tag = std::string_view(item).substr(0, item.find('>'));
    Article article;
    set_text(item, article);
    // One item of the collection is empty. It is kept, so that the collection stays complete.
    if (article.title.empty() && article.text.empty()) article.title = "(empty item)";
    std::string id = to_one_line(attribute(tag, "NEWID"));
    if (!id.empty()) article.id = "reuters-" + id;
    article.date = date_of(item);
    article.author = author_of(item);
    article.section = section_of(item);
    article.source = "Reuters";
    article.lang = "en";
    article.extra = extra_of(tag, item);
    delivery_.article(std::move(article), record(), std::to_string(number_));
  }

  ByteSource& source_;
  Delivery& delivery_;
  std::string buffer_;
  size_t begin_ = 0;  // of the item, or of what has yet to be searched for one
  size_t number_ = 0;
};

}  // namespace

void read_reuters_sgml(ByteSource& source, Delivery& delivery) { Items(source, delivery).read(); }

bool sniff_reuters_sgml(std::string_view head) {
  return head.starts_with("<!DOCTYPE lewis") || head.starts_with("<REUTERS ");
}

}  // namespace broadsheet
