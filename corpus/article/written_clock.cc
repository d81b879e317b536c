#include "corpus/article/written_clock.h"

namespace broadsheet {
namespace {

class ClockReader {
 public:
  ClockReader(std::span<const DateToken> tokens, size_t at, bool after_date)
      : tokens_(tokens), at_(at), after_date_(after_date) {}

  std::optional<WrittenClock> read() const {
    if (!peek().is_number(1, 6)) return std::nullopt;
    if (const auto time = marked()) return time;
    const auto time = with_word();
    return time ? time : compact();
  }

 private:
  const DateToken& peek(size_t ahead = 0) const { return token_at(tokens_, at_ + ahead); }

  // "10:15", "10:15:00", "10:15:00.25"; after a date also "10.15".
  std::optional<WrittenClock> marked() const {
    const bool dotted = peek(1).is_mark('.') && peek(1).glued && after_date_;
    if (!peek().is_number(1, 2) || !(peek(1).is_mark(':') || dotted) || !peek(2).is_number(2, 2))
      return std::nullopt;
    WrittenClock time{peek().value, peek(2).value, 0, 3};
    if (peek(3).text != peek(1).text || !peek(4).is_number(2, 2)) return time;
    // A leap second is read as the one before it.
    time.second = peek(4).value == 60 ? 59 : peek(4).value;
    const bool fraction = peek(5).is_mark('.') || peek(5).is_mark(',');
    time.tokens = fraction && peek(6).glued && peek(6).kind == DateToken::Kind::kNumber ? 7 : 5;
    return time;
  }

  // "10h15", "10 Uhr", "10am".
  std::optional<WrittenClock> with_word() const {
    if (!peek().is_number(1, 2) || !peek(1).is_word()) return std::nullopt;
    const int hour = peek().value;
    if (peek(1).is_one_of({"am", "pm"})) return WrittenClock{hour, 0, 0, 1};
    if (!peek(1).is_one_of({"h", "uhr"})) return std::nullopt;
    if (peek(2).is_number(2, 2)) return WrittenClock{hour, peek(2).value, 0, 3};
    return WrittenClock{hour, 0, 0, 2};
  }

  // "T101500" of ISO 8601, "1454EST" of newswires.
  std::optional<WrittenClock> compact() const {
    const bool iso = at_ > 0 && tokens_[at_ - 1].is_one_of({"t"});
    const bool wire = peek().is_number(4, 4) && after_date_ && peek(1).is_word() && peek(1).glued;
    const int value = peek().value;
    if (iso && peek().is_number(6, 6)) {
      const int second = value % 100;
      return WrittenClock{value / 10000, value / 100 % 100, second == 60 ? 59 : second, 1};
    }
    if ((iso && peek().is_number(4, 4)) || wire)
      return WrittenClock{value / 100, value % 100, 0, 1};
    return std::nullopt;
  }

  const std::span<const DateToken> tokens_;
  const size_t at_;
  const bool after_date_;
};

}  // namespace

std::optional<WrittenClock> read_clock(std::span<const DateToken> tokens, size_t at,
                                       bool after_date) {
  return ClockReader(tokens, at, after_date).read();
}

}  // namespace broadsheet
