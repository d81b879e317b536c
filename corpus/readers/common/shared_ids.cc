// Holds articles back and compares those with one id.
#include "corpus/readers/common/shared_ids.h"

#include <utility>

#include "corpus/article/article_fields.h"
#include "corpus/article/article_status.h"

namespace broadsheet {
namespace {

constexpr size_t kMostHeld = 10'000;
constexpr size_t kMostHeldBytes = size_t{4} << 20;

}  // namespace

void SharedIds::article(Article&& article, std::string place) {
  if (article.id.empty() && held_.empty()) return take_(std::move(article), place);
  if (!article.id.empty()) note(article, held_.size());
  held_bytes_ += article_bytes(article);
  held_.push_back({std::move(article), std::move(place)});
  if (held_.size() >= kMostHeld || held_bytes_ >= kMostHeldBytes) finish();
}

void SharedIds::note(const Article& article, size_t index) {
  const auto [group, is_new] = groups_.try_emplace(article.id, Group{index});
  if (is_new) {
    const bool is_later_version =
        expects_versions_ || is_withdrawn(article) || !version_key(article).empty();
    group->second.is_shared = !is_later_version && given_.has(article.id);
  } else if (!are_versions(held_[group->second.first].article, article)) {
    group->second.is_shared = true;
  }
}

bool SharedIds::are_versions(const Article& a, const Article& b) const {
  if (expects_versions_ || is_withdrawn(a) || is_withdrawn(b)) return true;
  if (a.title == b.title && a.text == b.text) return true;
  const bool are_numbered = !a.version.empty() && !b.version.empty();
  return version_key(a) != version_key(b) && (are_numbered || a.title == b.title);
}

void SharedIds::drop_id(Article& article) {
  if (count_++ == 0) example_ = article.id;
  article.id.clear();
}

void SharedIds::finish() {
  std::vector<Held> held = std::exchange(held_, {});
  const auto groups = std::exchange(groups_, {});
  held_bytes_ = 0;
  for (const auto& [id, group] : groups) given_.add(id);
  for (Held& entry : held) {
    const auto group = groups.find(entry.article.id);
    if (group != groups.end() && group->second.is_shared) drop_id(entry.article);
    take_(std::move(entry.article), entry.place);
  }
}

}  // namespace broadsheet
