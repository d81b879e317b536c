// Reads the plain text that Nexis lets people download.
#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "corpus/input/line_reader.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/databases/nexis_article.h"
#include "corpus/readers/databases/readers.h"
#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

// The number of "2 of 3 DOCUMENTS".
std::optional<std::string> document_number(std::string_view line) {
  line = ascii::trimmed(line);
  const size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  std::string_view rest = line.substr(digits);
  if (digits == 0 || !rest.starts_with(" of ")) return std::nullopt;
  rest.remove_prefix(4);
  const size_t total = std::min(rest.find_first_not_of("0123456789"), rest.size());
  rest.remove_prefix(total);
  if (total == 0 || (rest != " DOCUMENTS" && rest != " DOCUMENT")) return std::nullopt;
  return std::string(line.substr(0, digits));
}

// The lines of one article, as they come in.
class Collected {
 public:
  explicit Collected(Delivery& delivery) : delivery_(delivery) {}

  void begin(std::string number, size_t line) {
    finish();
    number_ = std::move(number);
    first_line_ = line;
  }

  void add(std::string_view line) {
    if (number_.empty()) return;  // of the cover page
    bytes_ += line.size() + 1;
    if (bytes_ <= delivery_.longest()) lines_.emplace_back(line);
  }

  void finish() {
    const std::string record = fmt::format("line {}", first_line_);
    if (bytes_ > delivery_.longest()) {
      delivery_.too_long(record);
    } else if (!number_.empty()) {
      for (std::string& line : lines_) line = decode(std::move(line));
      delivery_.article(nexis_article(lines_), record, number_);
    }
    lines_.clear();
    bytes_ = 0;
  }

 private:
  Delivery& delivery_;
  std::string number_;  // "" before the first article
  size_t first_line_ = 0;
  size_t bytes_ = 0;
  std::vector<std::string> lines_;
};

}  // namespace

void read_nexis(ByteSource& source, Delivery& delivery) {
  Collected article(delivery);
  for (LineReader lines(source, delivery.longest(), 0); lines.next();) {
    if (auto number = document_number(lines.line()))
      article.begin(std::move(*number), lines.number());
    else
      article.add(lines.line());
  }
  article.finish();
}

bool sniff_nexis(std::string_view head) {
  while (!head.empty()) {
    const size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (document_number(line)) return true;
    head.remove_prefix(std::min(end + 1, head.size()));
  }
  return false;
}

}  // namespace broadsheet
