// Reads web archives: WARC 1.0 and 1.1 (ISO 28500) and ARC 1.0.
#include <fmt/format.h>

#include <charconv>
#include <string>

#include "corpus/input/byte_source.h"
#include "corpus/readers/web/http_body.h"
#include "corpus/readers/web/readers.h"
#include "corpus/readers/web/web_record.h"
#include "corpus/text/encoding.h"

namespace broadsheet {
namespace {

constexpr size_t kLongestLine = size_t{64} << 10;
constexpr size_t kMostHeaderBytes = size_t{1} << 20;

// Lines and blocks of a stream.
class RecordInput {
 public:
  explicit RecordInput(ByteSource& source) : source_(source) {}

  // The next line without its end; a longer one than any header in pieces. False at the end.
  bool line(std::string& out) {
    out.clear();
    while (at_ < buffer_.size() || fill()) {
      const size_t end = buffer_.find('\n', at_);
      const size_t stop = std::min(end, buffer_.size());
      out.append(buffer_, at_, stop - at_);
      at_ = stop + (end == std::string::npos ? 0 : 1);
      if (end == std::string::npos && out.size() < kLongestLine) continue;
      if (!out.empty() && out.back() == '\r') out.pop_back();
      return true;
    }
    return !out.empty();
  }

  // The next `size` bytes into `out`, which keeps none when they are more than `longest`. False
  // when the source ends before.
  bool block(uint64_t size, size_t longest, std::string& out) {
    out.clear();
    const bool kept = size <= longest;
    while (size > 0 && (at_ < buffer_.size() || fill())) {
      const size_t n = static_cast<size_t>(std::min<uint64_t>(size, buffer_.size() - at_));
      if (kept) out.append(buffer_, at_, n);
      at_ += n;
      size -= n;
    }
    return size == 0;
  }

 private:
  bool fill() {
    buffer_.resize(kReadBytes);
    buffer_.resize(source_.read(buffer_.data(), buffer_.size()));
    at_ = 0;
    return !buffer_.empty();
  }

  ByteSource& source_;
  std::string buffer_;
  size_t at_ = 0;
};

bool parse_size(std::string_view text, uint64_t& size) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
  return error == std::errc() && end == text.data() + text.size();
}

class ArchiveReader {
 public:
  ArchiveReader(ByteSource& source, Delivery& delivery) : delivery_(delivery), input_(source) {
    delivery_.expect_versions();  // captures of one address
  }

  void read_warc() {
    std::string line;
    bool lost = false;  // between records, after a damaged one
    while (input_.line(line)) {
      if (line.starts_with("WARC/1.") || line.starts_with("WARC/0.")) {
        lost = !warc_record();
        continue;
      }
      if (line.empty() || lost) continue;
      ++number_;
      report("is damaged: no record starts where one should");
      lost = true;
    }
  }

  void read_arc() {
    std::string line;
    bool lost = false;
    while (input_.line(line)) {
      if (line.empty()) continue;
      WebRecord record;
      uint64_t size = 0;
      if (!arc_header(line, record, size)) {
        if (!lost) ++number_, report("is damaged: no record starts where one should");
        lost = true;
        continue;
      }
      lost = false;
      ++number_;
      body(record, size, !line.starts_with("filedesc:"));
    }
  }

 private:
  std::string record_number() const { return fmt::format("record {}", number_); }

  void report(std::string_view reason) { delivery_.failed(record_number(), reason); }

  // False when it has no sound header.
  bool warc_record() {
    ++number_;
    std::string headers, line;
    while (input_.line(line) && !line.empty()) {
      if (headers.size() > kMostHeaderBytes) return report("has a header that is too long"), false;
      headers += line + "\n";
    }
    uint64_t size = 0;
    if (!parse_size(header_value(headers, "content-length"), size))
      return report("is damaged: it has no Content-Length"), false;
    WebRecord record;
    record.url = target(header_value(headers, "warc-target-uri"));
    record.time = to_utf8(std::string(header_value(headers, "warc-date")));
    record.type = header_value(headers, "content-type");
    const std::string_view kind = header_value(headers, "warc-type");
    record.is_http = kind == "response" && record.type.starts_with("application/http");
    const bool wanted = record.is_http || kind == "resource" || kind == "conversion" ||
                        (kind == "response" && !record.url.starts_with("http"));
    body(record, size, wanted && !record.url.empty());
    return true;
  }

  // wget puts the URL into angle brackets.
  static std::string target(std::string_view uri) {
    if (uri.starts_with('<') && uri.ends_with('>')) uri = uri.substr(1, uri.size() - 2);
    return to_one_line(to_utf8(std::string(uri)));
  }

  // "URL IP-address Archive-date Content-type Archive-length"; the URL may hold spaces.
  static bool arc_header(std::string_view line, WebRecord& record, uint64_t& size) {
    std::string_view fields[4];
    for (int i = 3; i >= 0; --i) {
      const size_t space = line.rfind(' ');
      if (space == std::string_view::npos) return false;
      fields[i] = line.substr(space + 1);
      line = line.substr(0, space);
    }
    if (line.find(':') == std::string_view::npos || !parse_size(fields[3], size)) return false;
    const std::string_view date = fields[1];
    if (date.size() != 14 || date.find_first_not_of("0123456789") != std::string_view::npos)
      return false;
    record.url = target(line);
    record.time = fmt::format("{}T{}Z", date.substr(0, 8), date.substr(8));
    record.type = fields[2];
    record.is_http = line.starts_with("http");
    return true;
  }

  void body(WebRecord& record, uint64_t size, bool wanted) {
    const size_t longest = wanted ? delivery_.longest() : 0;
    const bool whole = input_.block(size, longest, block_);
    if (!wanted) return;
    // What is there of a page that was cut off can still be read.
    if (!whole) report("is damaged: the file ends in it");
    if (size > longest) return delivery_.too_long(record_number());
    record.block = block_;
    record.number = record_number();
    deliver_capture(record, delivery_);
  }

  Delivery& delivery_;
  RecordInput input_;
  std::string block_;
  size_t number_ = 0;
};

}  // namespace

void read_warc(ByteSource& source, Delivery& delivery) {
  ArchiveReader(source, delivery).read_warc();
}

void read_arc(ByteSource& source, Delivery& delivery) {
  ArchiveReader(source, delivery).read_arc();
}

bool sniff_warc(std::string_view head) { return head.starts_with("WARC/"); }

bool sniff_arc(std::string_view head) { return head.starts_with("filedesc:"); }

}  // namespace broadsheet
