// Watches the parser of nlohmann's library.
#include "corpus/readers/json/bounded_parse.h"

#include <fmt/format.h>

#include <vector>

#include "corpus/readers/json/repair.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 100;
constexpr size_t kMostMembers = 2000;  // of one object

// What values cost in memory beside their text, and what all of a text may: real ones cost two to
// six times their length, "[[],[],[]" would cost twenty times.
constexpr size_t kScalarBytes = 32;
constexpr size_t kOtherBytes = 64;
constexpr size_t kMostPerByte = 8;
constexpr size_t kFreeBytes = size_t{8} << 20;

// Lets the parser keep nothing more once a bound is broken.
class Bounds {
 public:
  explicit Bounds(size_t text_bytes) : most_bytes_(kFreeBytes + text_bytes * kMostPerByte) {}

  bool allows(int depth, Json::parse_event_t event, const Json& value) {
    const auto level = static_cast<size_t>(depth);
    if (event == Json::parse_event_t::value)
      bytes_ += value.is_string() ? kOtherBytes : kScalarBytes;
    else if (event != Json::parse_event_t::object_end && event != Json::parse_event_t::array_end)
      bytes_ += kOtherBytes;
    if (bytes_ > most_bytes_)
      reason_ = fmt::format("has more values than fit into {} MB", most_bytes_ >> 20);
    if (depth > kDeepest) reason_ = fmt::format("is nested deeper than {}", kDeepest);
    if (!reason_.empty()) return false;
    if (members_.size() <= level) members_.resize(level + 1);
    if (event == Json::parse_event_t::object_start) members_.resize(level + 1);
    if (event == Json::parse_event_t::key && ++members_[level] > kMostMembers)
      reason_ = fmt::format("has an object of more than {} members", kMostMembers);
    return reason_.empty();
  }
  const std::string& reason() const { return reason_; }

 private:
  std::vector<size_t> members_;  // of the objects that are open, by depth
  const size_t most_bytes_;
  size_t bytes_ = 0;
  std::string reason_;
};

ParsedJson parse(std::string_view text) {
  Bounds bounds(text.size());
  Json value = Json::parse(
      text,
      [&bounds](int depth, Json::parse_event_t event, const Json& part) {
        return bounds.allows(depth, event, part);
      },
      false);
  return {std::move(value), bounds.reason()};
}

}  // namespace

ParsedJson parse_bounded(std::string_view text) {
  ParsedJson parsed = parse(text);
  if (!parsed.reason.empty() || !parsed.value.is_discarded()) return parsed;
  parsed = parse(with_nulls(text));
  if (parsed.reason.empty() && parsed.value.is_discarded())
    parsed.reason = "is not well-formed JSON";
  return parsed;
}

}  // namespace broadsheet
