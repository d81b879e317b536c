// Follows the headers and boundaries of a message, line by line.
#include "corpus/readers/mail/bounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

constexpr size_t kMostHeaders = 20000;  // of the message and its parts
constexpr size_t kMostParts = 10000;
// Each line that might start a part is compared with every open boundary.
constexpr size_t kMostBoundaries = 500;
constexpr size_t kMostMessages = 500;      // within it
constexpr size_t kLongestBoundary = 1000;  // bytes; RFC 2046 allows 70
constexpr size_t kLongestHeader = size_t{256} << 10;

class Scan {
 public:
  BrokenBound broken_bound(std::string_view message) {
    for (size_t at = 0; at < message.size();) {
      const size_t end = std::min(message.find('\n', at), message.size());
      take(ascii::trimmed(message.substr(at, end - at), "\r"));
      if (!broken_.empty()) return {broken_ + "; what follows is not read", at};
      at = end + 1;
    }
    return {};
  }

 private:
  void take(std::string_view line) {
    if (is_boundary(line)) {
      if (++parts_ > kMostParts) broken_ = fmt::format("has more than {} parts", kMostParts);
      in_header_ = true;
      holds_message_ = false;
    } else if (!in_header_) {
      return;
    } else if (!ascii::trimmed(line).empty()) {
      take_header(line);
    } else {
      // What a part of the type message/rfc822 holds begins with a header again.
      in_header_ = holds_message_;
      if (holds_message_ && ++messages_ > kMostMessages)
        broken_ = fmt::format("has more than {} messages within it", kMostMessages);
      holds_message_ = false;
    }
  }

  void take_header(std::string_view line) {
    const bool is_more = line.front() == ' ' || line.front() == '\t';
    header_bytes_ = is_more ? header_bytes_ + line.size() : line.size();
    if (!is_more && ++headers_ > kMostHeaders)
      broken_ = fmt::format("has more than {} header lines", kMostHeaders);
    if (header_bytes_ > kLongestHeader)
      broken_ = fmt::format("has a header of more than {} KB", kLongestHeader >> 10);
    if (ascii::find_ignoring_case(line, "message/") != line.npos) holds_message_ = true;
    constexpr std::string_view kName = "boundary";
    for (size_t at = ascii::find_ignoring_case(line, kName); at != line.npos;) {
      const std::string_view rest = line.substr(at + kName.size());
      add_boundary(rest);
      const size_t next = ascii::find_ignoring_case(rest, kName);
      at = next == rest.npos ? line.npos : at + kName.size() + next;
    }
  }

  // "boundary" was read; it may be continued over several lines (RFC 2231), which nobody does.
  void add_boundary(std::string_view rest) {
    rest = rest.substr(std::min(rest.find_first_not_of("*0= \t"), rest.size()));
    const bool is_quoted = rest.starts_with('"');
    if (is_quoted) rest.remove_prefix(1);
    rest = rest.substr(0, rest.find_first_of(is_quoted ? "\"" : "; \t"));
    if (rest.empty() || rest.size() > kLongestBoundary) return;
    boundaries_.emplace(rest);
    if (boundaries_.size() > kMostBoundaries)
      broken_ = fmt::format("has more than {} boundaries of parts", kMostBoundaries);
  }

  bool is_boundary(std::string_view line) const {
    if (!line.starts_with("--") || line.size() > kLongestBoundary + 4) return false;
    line = ascii::trimmed(line.substr(2));
    if (boundaries_.contains(std::string(line))) return true;
    return line.ends_with("--") &&
           boundaries_.contains(std::string(line.substr(0, line.size() - 2)));
  }

  std::unordered_set<std::string> boundaries_;
  std::string broken_;
  size_t headers_ = 0, parts_ = 0, messages_ = 0, header_bytes_ = 0;
  bool in_header_ = true, holds_message_ = false;
};

}  // namespace

BrokenBound broken_bound(std::string_view message) { return Scan().broken_bound(message); }

}  // namespace broadsheet
