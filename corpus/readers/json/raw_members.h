// The members of an object that no field holds, as they were written.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/article/article.h"

namespace broadsheet {

class RawMembers {
 public:
  // A repeated name has its last value.
  void set(std::string_view name, std::string_view raw_value);
  void drop_all();

  // True if a value may be an article or a list of them (holds_articles tells).
  bool may_hold_articles() const;

  // Fills fields by the members whose names are known (fill_article) and drops these.
  void fill(std::string_view path, Article& article);

  // As one JSON object, or "" when there are none.
  std::string as_object() const;

 private:
  std::vector<std::pair<std::string, std::string>> members_;
  std::unordered_map<std::string, size_t> index_;
};

}  // namespace broadsheet
