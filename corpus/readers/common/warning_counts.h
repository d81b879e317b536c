// Warnings that many articles of a source would repeat, each said once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet {

// Not thread-safe.
class WarningCounts {
 public:
  // Counts an article with a date that can't be read. Dates are told apart by their form: digits
  // are 9, letters a.
  void add_date(std::string_view date);

  // Counts an article without a text whose longest member `name` no field holds.
  void add_unread_member(std::string_view name, size_t bytes);

  // A sentence for each, as said after the path of the source, with the number of articles. Of very
  // many forms the rest is counted in one.
  std::vector<std::string> take_messages();

 private:
  struct Count {
    uint64_t articles = 0;
    std::string first;
  };

  std::map<std::string, Count> dates_;  // by form
  uint64_t other_dates_ = 0;
  std::map<std::string, Count> members_;  // by name
};

// The name of the longest string among the members of a JSON object, and its length in bytes;
// "" and 0 without one.
std::pair<std::string, size_t> longest_string(std::string_view json_object);

}  // namespace broadsheet
