#include "query/search/collapse.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace broadsheet {
namespace {

// So many times more articles than asked for are looked at first, and again when too few are left.
constexpr size_t kFirstRoom = 2;
constexpr size_t kMoreRoom = 4;

std::string key_of(const FoundArticle& article, IndexView& index, const CollapseField& field) {
  const Xapian::Document document = index.database().get_document(article.id);
  if (field.facet != nullptr) return facet_value(document, *field.facet);
  const std::string data = document.get_data();
  return std::string(index.codec_of(article.id).decode_text(data).title);
}

}  // namespace

std::span<const CollapseField> collapse_fields() {
  static const std::vector<CollapseField> fields = [] {
    std::vector<CollapseField> list{{"title", nullptr}};
    for (const FacetField& facet : facet_fields()) list.push_back({facet.name, &facet});
    return list;
  }();
  return fields;
}

const CollapseField* collapse_field_named(std::string_view name) {
  const auto found = std::ranges::find(collapse_fields(), name, &CollapseField::name);
  return found == collapse_fields().end() ? nullptr : &*found;
}

FoundPage collapsed_page(ArticleFinder& finder, IndexView& index, const CollapseField& field,
                         const PageRequest& request) {
  const size_t end = request.offset + request.limit;
  PageSearch search = finder.search(request.sort, request.most_verified);
  std::unordered_map<Xapian::docid, std::string> keys;
  for (size_t wanted = kFirstRoom * end;; wanted *= kMoreRoom) {
    FoundPage page = search.first(wanted);
    const bool these_are_all = page.articles.size() < wanted;
    page.articles.resize(std::min(page.articles.size(), wanted));
    std::unordered_set<std::string> seen;
    std::erase_if(page.articles, [&](const FoundArticle& article) {
      const auto [key, added] = keys.try_emplace(article.id);
      if (added) key->second = key_of(article, index, field);
      return !key->second.empty() && !seen.insert(key->second).second;
    });
    if (page.articles.size() < end && !these_are_all) continue;
    keep_between(page.articles, request.offset, end);
    return page;
  }
}

}  // namespace broadsheet
