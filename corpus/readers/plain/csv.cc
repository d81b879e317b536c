// Reads tables of articles: CSV (RFC 4180) and TSV with a header line.
#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "corpus/input/byte_source.h"
#include "corpus/input/utf8_source.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/member_names.h"
#include "corpus/readers/members/article_members.h"
#include "corpus/readers/plain/readers.h"
#include "corpus/readers/plain/table_rows.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr size_t kHeadBytes = 4096;
constexpr size_t kLongestName = 1000;  // of a column; each row that has it keeps it
constexpr size_t kMostNamed = 50;      // columns, in a message

bool is_content(const MemberName* name) {
  return name != nullptr && (name->field == &Article::text || name->field == &Article::title);
}

Article article_of(const std::vector<std::string>& header, std::vector<std::string>& row,
                   std::string_view path) {
  Article article;
  std::vector<ArticleMember> members;
  for (size_t i = 0; i < row.size(); ++i)
    if (!row[i].empty()) members.push_back({header[i], std::move(row[i])});
  fill_article(members, path, article);
  article.extra = unused_members(members);
  return article;
}

// Without the empty fields that are more than the header has.
void drop_empty_end(std::vector<std::string>& row, size_t columns) {
  while (row.size() > columns && row.back().empty()) row.pop_back();
}

// Why no row can be an article; or "".
std::string fault_of_header(const std::vector<std::string>& header) {
  for (const std::string& name : header)
    if (name.size() > kLongestName)
      return fmt::format("names a column by more than {} bytes", kLongestName);
  if (std::ranges::any_of(header, [](const auto& name) { return is_content(find_member(name)); }))
    return {};
  std::string names;
  for (const std::string& name : std::span(header).first(std::min(header.size(), kMostNamed)))
    names += (names.empty() ? "" : ", ") + name;
  if (header.size() > kMostNamed) names += ", ...";
  return fmt::format("names no column of titles or texts; the columns are {}", names);
}

}  // namespace

void read_csv(ByteSource& source, Delivery& delivery) {
  PeekedSource peeked(source, kHeadBytes);
  const TableStyle style = table_style(decode(std::string(peeked.head())));
  Utf8Source text(peeked, detect_charset(peeked.head()));
  TableRows rows(text, style, delivery.longest());
  if (style.has_sep_line) rows.next();
  rows.next();
  std::vector<std::string> header = rows.fields();
  for (std::string& name : header) name = to_one_line(std::move(name));
  const auto record = [&] { return fmt::format("line {}", rows.line()); };
  const std::string fault(rows.fault());
  if (const std::string reason = fault.empty() ? fault_of_header(header) : fault; !reason.empty())
    return delivery.failed(record(), reason);
  while (rows.next()) {
    std::vector<std::string>& row = rows.fields();
    if (row.size() == 1 && row[0].empty()) continue;
    drop_empty_end(row, header.size());
    if (!rows.fault().empty() || row.size() > header.size()) {
      delivery.failed(record(),
                      rows.fault().empty() ? "has more fields than the header" : rows.fault());
      continue;
    }
    Article article = article_of(header, row, delivery.path());
    delivery.article(std::move(article), record(), std::to_string(rows.line()));
  }
}

bool sniff_csv(std::string_view head) {
  const std::string text = decode(std::string(head));
  const TableStyle style = table_style(text);
  std::string_view line = header_line(text, style);
  size_t known = 0;
  bool has_content = false;
  while (!line.empty()) {
    const size_t end = std::min(line.find(style.delimiter), line.size());
    std::string cell = to_one_line(std::string(line.substr(0, end)));
    std::erase(cell, '"');
    if (const MemberName* name = find_member(cell)) {
      ++known;
      has_content = has_content || is_content(name);
    }
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return known >= 2 && has_content;
}

}  // namespace broadsheet
