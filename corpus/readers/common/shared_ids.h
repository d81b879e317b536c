// An id or address that several articles of one source state tells none of them from the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/article/article.h"
#include "corpus/readers/common/id_set.h"

namespace broadsheet {

// Takes the ids away from the articles of a source that share theirs, unless these are versions of
// one article: one is canceled or withheld, they have different version numbers, or different times
// of change and one title; or they are equal.
//
// For that, articles are held back, at most 4 MB of them. Of one that comes later than that only the
// later ones lose their ids. Not thread-safe.
class SharedIds {
 public:
  // Gets an article, and where in the source it is ("7"; "" for the only one); `id` is empty where
  // none was stated or it was taken away.
  using Take = std::function<void(Article&& article, const std::string& place)>;

  explicit SharedIds(Take take) : take_(std::move(take)) {}

  // Articles of one id are always versions: captures of one address.
  void expect_versions() { expects_versions_ = true; }

  // Articles are given out in the order in which they come.
  void article(Article&& article, std::string place);

  // Gives out what is held back.
  void finish();

  // How many articles lost their ids, and one of these.
  uint64_t count() const { return count_; }
  const std::string& example() const { return example_; }

 private:
  struct Held {
    Article article;
    std::string place;
  };
  struct Group {
    size_t first;  // of its articles, among the held ones
    bool is_shared = false;
  };

  void note(const Article& article, size_t index);
  bool are_versions(const Article& a, const Article& b) const;
  void drop_id(Article& article);

  Take take_;
  bool expects_versions_ = false;
  std::vector<Held> held_;
  size_t held_bytes_ = 0;
  std::unordered_map<std::string, Group> groups_;  // of the held ones, by id
  IdSet given_;                                    // ids of those given out
  uint64_t count_ = 0;
  std::string example_;
};

}  // namespace broadsheet
