// Counts and words the warnings.
#include "corpus/readers/common/warning_counts.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "corpus/text/ascii.h"
#include "corpus/text/encoding.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr size_t kMostKinds = 20;
constexpr size_t kLongestForm = 60;

// Letters outside ASCII are one letter each.
std::string form_of(std::string_view date) {
  std::string form;
  for (const char c : date.substr(0, kLongestForm)) {
    if (is_continuation(c)) continue;
    form += !ascii::is_ascii(c) || ascii::is_letter(c) ? 'a' : ascii::is_digit(c) ? '9' : c;
  }
  return form;
}

std::string articles(uint64_t count) {
  return fmt::format("{} article{}", count, count == 1 ? "" : "s");
}

std::string excerpt(std::string_view text) {
  return to_one_line(repair_utf8(text.substr(0, kLongestForm)));
}

}  // namespace

void WarningCounts::add_date(std::string_view date) {
  const std::string form = form_of(date);
  const auto known = dates_.find(form);
  if (known == dates_.end() && dates_.size() == kMostKinds) {
    ++other_dates_;
    return;
  }
  Count& count = dates_[form];
  if (++count.articles == 1) count.first = excerpt(date);
}

void WarningCounts::add_unread_member(std::string_view name, size_t bytes) {
  if (!members_.contains(std::string(name)) && members_.size() == kMostKinds) return;
  Count& count = members_[std::string(name)];
  if (++count.articles == 1) count.first = fmt::format("{} bytes", bytes);
}

std::vector<std::string> WarningCounts::take_messages() {
  std::vector<std::string> messages;
  for (const auto& [form, count] : dates_)
    messages.push_back(fmt::format("the date of {} can't be read: \"{}\" (the form {})",
                                   articles(count.articles), count.first, form));
  if (other_dates_ > 0)
    messages.push_back(
        fmt::format("the date of {} in other forms can't be read", articles(other_dates_)));
  for (const auto& [name, count] : members_)
    messages.push_back(
        fmt::format("{} without a text: the longest member, \"{}\" ({}), is not a known one",
                    articles(count.articles), excerpt(name), count.first));
  *this = WarningCounts();
  return messages;
}

std::pair<std::string, size_t> longest_string(std::string_view json_object) {
  const auto object = nlohmann::json::parse(json_object, nullptr, false);
  std::pair<std::string, size_t> longest;
  if (!object.is_object()) return longest;
  for (const auto& [name, value] : object.items()) {
    const size_t bytes = value.is_string() ? value.get_ref<const std::string&>().size() : 0;
    if (bytes > longest.second) longest = {name, bytes};
  }
  return longest;
}

}  // namespace broadsheet
