// Reads mail: single messages (EML, RFC 5322) and mailboxes (mbox, RFC 4155).
#include <fmt/format.h>

#include <algorithm>

#include "corpus/input/byte_source.h"
#include "corpus/input/line_reader.h"
#include "corpus/readers/common/delivery.h"
#include "corpus/readers/common/member_names.h"
#include "corpus/readers/mail/bounds.h"
#include "corpus/readers/mail/message.h"
#include "corpus/readers/mail/readers.h"
#include "corpus/support/input_error.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

constexpr std::string_view kFrom = "From ";

// True if the line starts a message of a mailbox: it ends with a time and a year, unlike the lines
// of prose that mailers should have escaped and have not.
bool is_from_line(std::string_view line) {
  if (!line.starts_with(kFrom)) return false;
  bool has_time = false;
  size_t digits = 0, longest = 0;
  for (size_t i = 0; i < line.size(); ++i) {
    digits = ascii::is_digit(line[i]) ? digits + 1 : 0;
    longest = std::max(longest, digits);
    has_time = has_time || (digits > 0 && line.substr(i + 1).starts_with(':') &&
                            i + 2 < line.size() && ascii::is_digit(line[i + 2]));
  }
  return has_time && longest >= 4;
}

// ">From " is an escaped "From ", and ">>From " an escaped ">From ".
std::string_view unescape(std::string_view line) {
  const size_t marks = std::min(line.find_first_not_of('>'), line.size());
  if (marks > 0 && line.substr(marks).starts_with(kFrom)) line.remove_prefix(1);
  return line;
}

class MailReader {
 public:
  MailReader(ByteSource& source, Delivery& delivery) : source_(source), delivery_(delivery) {}

  void read() {
    try {
      read_lines();
    } catch (const InputError&) {
      if (!is_mailbox_) finish();  // what is there of a single message can be read
      throw;
    }
    finish();
  }

 private:
  void read_lines() {
    LineReader lines(source_, delivery_.longest(), 0);
    bool after_blank = true;
    while (lines.next()) {
      const std::string_view line = lines.line();
      if (lines.number() == 1) is_mailbox_ = line.starts_with(kFrom);
      if (is_mailbox_ && after_blank && (lines.number() == 1 || is_from_line(line))) {
        finish();
        start_ = lines.number();
        after_blank = false;
        continue;
      }
      after_blank = line.empty();
      too_long_ = too_long_ || lines.too_long();
      add(line);
    }
  }

  void add(std::string_view line) {
    if (is_mailbox_) line = unescape(line);
    too_long_ = too_long_ || message_.size() + line.size() >= delivery_.longest();
    if (!too_long_) message_.append(line) += '\n';
  }

  std::string record() const { return is_mailbox_ ? fmt::format("line {}", start_) : ""; }

  void report(std::string_view reason) { delivery_.failed(record(), reason); }

  void finish() {
    if (too_long_)
      delivery_.too_long(record());
    else if (!message_.empty())
      take();
    message_.clear();
    too_long_ = false;
  }

  void take() {
    if (const BrokenBound bound = broken_bound(message_); !bound.reason.empty()) {
      report(bound.reason);
      message_.resize(bound.at);
    }
    std::optional<Article> article;
    try {
      article = article_of_message(message_, delivery_.path());
    } catch (const InputError& error) {
      return report(error.failure().reason);
    }
    if (!article) return report("is damaged: it has no header");
    delivery_.article(std::move(*article), record(), is_mailbox_ ? std::to_string(start_) : "");
  }

  ByteSource& source_;
  Delivery& delivery_;
  std::string message_;
  size_t start_ = 1;  // the line where the message starts
  bool is_mailbox_ = false;
  bool too_long_ = false;
};

// Headers that hardly anything but mail has; two of them are enough.
constexpr std::string_view kHeaders[] = {
    "From",         "Subject",  "Message-ID",   "Date",       "To",      "Received",
    "MIME-Version", "Reply-To", "Delivered-To", "Newsgroups", "List-Id", "Return-Path",
};

// The name of the header that the line is, or "".
std::string_view header_name(std::string_view line) {
  const std::string_view name = line.substr(0, std::min(line.find(':'), line.size()));
  const bool is_name = name.size() < line.size() && !name.empty() &&
                       std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7F; });
  return is_name ? name : "";
}

}  // namespace

void read_mail(ByteSource& source, Delivery& delivery) { MailReader(source, delivery).read(); }

bool sniff_mail(std::string_view head) {
  size_t known = 0;
  for (bool first = true; !head.empty() && known < 2; first = false) {
    const size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.starts_with(' ') || line.starts_with('\t') || (first && is_from_line(line))) continue;
    const std::string_view name = header_name(line);
    if (name.empty()) return false;
    known += std::ranges::any_of(kHeaders, [&](auto other) { return same_member(name, other); });
  }
  return known >= 2;
}

}  // namespace broadsheet
