// Reads tables of articles: CSV (RFC 4180) and TSV with a header line.
#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "corpus/input/byte_source.h"
#include "corpus/input/utf8_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/item_parts.h"
#include "corpus/readers/common/member_names.h"
#include "corpus/readers/plain/readers.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr size_t kHeadBytes = 4096;
constexpr std::string_view kDelimiters = ",\t;|";

// Rows of fields; a field in quotes may hold delimiters, line ends and doubled quotes.
class Rows {
 public:
  Rows(ByteSource& source, char delimiter, size_t longest)
      : source_(source), delimiter_(delimiter), longest_(longest) {}

  // False at the end. A row that is too long comes without fields.
  bool next(std::vector<std::string>& fields) {
    fields.assign(1, "");
    size_t bytes = 0;
    bool quoted = false, any = false;
    line_ = next_line_;
    for (char c = 0; get(c);) {
      any = true;
      if (c == '\n') ++next_line_;
      if (quoted) {
        if (c != '"' || take_if('"'))
          add(c, bytes, fields);
        else
          quoted = false;
      } else if (c == '"' && fields.back().empty()) {
        quoted = true;
      } else if (c == delimiter_) {
        fields.emplace_back();
      } else if (c == '\n') {
        break;
      } else if (c != '\r') {
        add(c, bytes, fields);
      }
    }
    if (bytes > longest_) fields.clear();
    return any;
  }
  size_t line() const { return line_; }

 private:
  void add(char c, size_t& bytes, std::vector<std::string>& fields) const {
    if (++bytes <= longest_) fields.back() += c;
  }
  bool get(char& c) {
    if (at_ == buffer_.size() && !fill()) return false;
    c = buffer_[at_++];
    return true;
  }
  bool take_if(char wanted) {
    if ((at_ == buffer_.size() && !fill()) || buffer_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  bool fill() {
    buffer_.resize(kReadBytes);
    buffer_.resize(source_.read(buffer_.data(), buffer_.size()));
    at_ = 0;
    return !buffer_.empty();
  }

  ByteSource& source_;
  char delimiter_;
  size_t longest_;
  std::string buffer_;
  size_t at_ = 0, line_ = 1, next_line_ = 1;
};

// The delimiter that the header has most of.
char delimiter_of(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\n'));
  char best = ',';
  for (char c : kDelimiters)
    if (std::count(line.begin(), line.end(), c) > std::count(line.begin(), line.end(), best))
      best = c;
  return best;
}

Article article_of(const std::vector<std::string>& header, std::vector<std::string>& row) {
  Article article;
  std::vector<bool> used(row.size());
  for (const MemberName& name : member_names())
    for (size_t i = 0; i < row.size(); ++i) {
      if (!same_member(header[i], name.name) || !(article.*name.field).empty()) continue;
      article.*name.field = name.field == &Article::text ? row[i] : to_one_line(row[i]);
      used[i] = true;
    }
  for (size_t i = 0; i < row.size(); ++i)
    if (!used[i]) add_extra(article, header[i], row[i]);
  return article;
}

}  // namespace

void read_csv(ByteSource& source, Delivery& delivery) {
  PeekedSource peeked(source, kHeadBytes);
  const char delimiter = delimiter_of(peeked.head());
  Utf8Source text(peeked, detect_charset(peeked.head()));
  Rows rows(text, delimiter, delivery.longest());
  std::vector<std::string> header, row;
  rows.next(header);
  for (std::string& name : header) name = to_one_line(std::move(name));
  while (rows.next(row)) {
    const std::string record = fmt::format("line {}", rows.line());
    if (row.size() == 1 && row[0].empty()) continue;
    if (row.size() > header.size() || row.empty()) {
      delivery.failed(record, row.empty() ? "is too long" : "has more fields than the header");
      continue;
    }
    Article article = article_of(header, row);
    if (article.id.empty()) article.id = delivery.numbered_id(rows.line());
    delivery.article(std::move(article), record);
  }
}

bool sniff_csv(std::string_view head) {
  const std::string text = decode(std::string(head));
  const char delimiter = delimiter_of(text);
  std::string_view line = std::string_view(text).substr(0, text.find('\n'));
  size_t known = 0;
  bool has_content = false;
  while (!line.empty()) {
    const size_t end = std::min(line.find(delimiter), line.size());
    std::string name = to_one_line(std::string(line.substr(0, end)));
    std::erase(name, '"');
    for (const MemberName& member : member_names())
      if (same_member(name, member.name)) {
        ++known;
        has_content =
            has_content || member.field == &Article::text || member.field == &Article::title;
        break;
      }
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return known >= 2 && has_content;
}

}  // namespace broadsheet
