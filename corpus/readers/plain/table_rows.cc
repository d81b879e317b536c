// Follows quotes, delimiters and line ends.
#include "corpus/readers/plain/table_rows.h"

#include <algorithm>

#include "corpus/input/byte_source.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr std::string_view kDelimiters = ",\t;|";
constexpr std::string_view kSep = "sep=";

// How often the longest row may be read again, so that the time stays linear.
constexpr size_t kMostRereads = 4;

constexpr size_t kFieldBytes = 64;  // what a field costs beside its text

std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

TableStyle table_style(std::string_view head) {
  head = without_byte_order_mark(head);
  TableStyle style;
  style.cr_ends_row = head.find('\n') == head.npos && head.find('\r') != head.npos;
  const std::string_view line = first_line(head);
  const std::string_view sep = line.substr(0, line.find_last_not_of("\" \t") + 1);
  if (line.size() > kSep.size() && (line.starts_with(kSep) || line.starts_with("SEP="))) {
    style.has_sep_line = true;
    style.delimiter = line[kSep.size()];
  } else if (sep.size() == kSep.size() + 2 && sep.starts_with('"') &&
             sep.substr(1).starts_with(kSep)) {
    style.has_sep_line = true;
    style.delimiter = sep.back();
  } else {
    for (const char c : kDelimiters)
      if (std::ranges::count(line, c) > std::ranges::count(line, style.delimiter))
        style.delimiter = c;
  }
  return style;
}

std::string_view header_line(std::string_view head, const TableStyle& style) {
  head = without_byte_order_mark(head);
  if (style.has_sep_line) {
    head.remove_prefix(first_line(head).size());
    head.remove_prefix(std::min(head.find_first_not_of("\r\n"), head.size()));
  }
  return first_line(head);
}

TableRows::TableRows(ByteSource& source, const TableStyle& style, size_t longest)
    : source_(source), style_(style), longest_(longest) {}

bool TableRows::next() {
  fields_.assign(1, "");
  bytes_ = 0;
  fault_ = {};
  quoted_ = false;
  bool any = false;
  line_ = next_line_;
  for (char c = 0; get(c);) {
    any = true;
    if (quoted_) {
      if (c != '"')
        add(c);
      else
        end_quote();
      if (!fault_.empty()) return true;
    } else if (c == '"' && fields_.back().empty()) {
      quoted_ = true;
      quote_line_ = next_line_;
    } else if (c == style_.delimiter) {
      add_field();
    } else if (c == '\n') {
      break;
    } else if (c != '\r') {
      add(c);
    }
  }
  if (quoted_) reread_after_quote();
  if (fault_.empty() && bytes_ > longest_) {
    fault_ = "is too long";
    fields_.clear();
  }
  return any;
}

// A field costs more than what is in it: a row of nothing but delimiters has to end somewhere too.
void TableRows::add_field() {
  bytes_ += kFieldBytes;
  if (bytes_ <= longest_) fields_.emplace_back();
}

void TableRows::add(char c) {
  if (++bytes_ <= longest_) fields_.back() += c;
}

// A quote within a field in quotes.
void TableRows::end_quote() {
  char following = '\n';
  const bool more = peek(following);
  if (more && following == '"') {
    get(following);
    return add('"');
  }
  const bool ends_field =
      !more || following == style_.delimiter || following == '\n' || following == '\r';
  if (!ends_field && opens_field()) return reread_after_quote();
  quoted_ = is_behind_line_ = false;
  behind_.clear();
}

// True if the quote that was just read stands where a field starts, in a later line.
bool TableRows::opens_field() {
  const std::string& field = fields_.back();
  return is_behind_line_ && !field.empty() &&
         (field.back() == style_.delimiter || field.back() == '\n');
}

void TableRows::reread_after_quote() {
  fault_ = "has a quote that is never closed";
  fields_.clear();
  line_ = quote_line_;
  reread_ += behind_.size();
  if (is_behind_line_ && behind_.size() <= longest_ && reread_ <= kMostRereads * longest_) {
    buffer_.replace(0, at_, behind_);
    at_ = 0;
    next_line_ = quote_line_ + 1;
  } else if (is_behind_line_) {
    fault_ = "has a quote that is never closed; the rows after it are not read";
  }
  quoted_ = is_behind_line_ = false;
  behind_.clear();
}

bool TableRows::get(char& c) {
  if (!peek(c)) return false;
  ++at_;
  if (is_behind_line_ && behind_.size() <= longest_) behind_ += c;
  if (c == '\n') {
    ++next_line_;
    if (quoted_) is_behind_line_ = true;
  }
  return true;
}

bool TableRows::peek(char& c) {
  if (at_ == buffer_.size() && !fill()) return false;
  c = buffer_[at_];
  if (style_.cr_ends_row && c == '\r') c = '\n';
  return true;
}

bool TableRows::fill() {
  buffer_.resize(kReadBytes);
  buffer_.resize(source_.read(buffer_.data(), buffer_.size()));
  at_ = 0;
  return !buffer_.empty();
}

}  // namespace broadsheet
