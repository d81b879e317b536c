#include "query/terms/index_view.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <system_error>
#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/store/index_location.h"
#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

// Languages with at most so many articles have them listed.
constexpr Xapian::doccount kFewArticles = 200;

// The languages of the articles, the one with the most first; those without a stemmer are one, "".
IndexLanguages languages_in(const Xapian::Database& db) {
  const std::string prefix(field_info(Field::kLang).prefix);
  std::vector<std::pair<Xapian::doccount, IndexLanguage>> found;
  std::pair<Xapian::doccount, IndexLanguage> unstemmed;
  for (auto term = db.allterms_begin(prefix); term != db.allterms_end(prefix); ++term) {
    std::string code = (*term).substr(prefix.size());
    IndexLanguage language;
    if (term.get_termfreq() <= kFewArticles)
      language.articles.assign(db.postlist_begin(*term), db.postlist_end(*term));
    if (language_of(code) != nullptr) {
      language.code = std::move(code);
      found.emplace_back(term.get_termfreq(), std::move(language));
    } else {
      unstemmed.first += term.get_termfreq();
      auto& articles = unstemmed.second.articles;
      articles.insert(articles.end(), language.articles.begin(), language.articles.end());
    }
  }
  std::ranges::sort(unstemmed.second.articles);
  if (unstemmed.second.articles.size() < unstemmed.first) unstemmed.second.articles.clear();
  if (unstemmed.first > 0 || found.empty()) found.push_back(std::move(unstemmed));
  std::ranges::stable_sort(found, std::greater(), [](const auto& entry) { return entry.first; });
  IndexLanguages languages;
  for (auto& [count, language] : found) languages.push_back(std::move(language));
  return languages;
}

// The same directory under another name, or behind a link, is the same index.
std::vector<std::string> each_once(std::vector<std::string> paths) {
  std::set<std::filesystem::path> known;
  std::erase_if(paths, [&known](const std::string& path) {
    std::error_code unknown;
    const std::filesystem::path real = std::filesystem::weakly_canonical(path, unknown);
    return !unknown && !known.insert(real).second;
  });
  return paths;
}

}  // namespace

IndexView::IndexView(std::vector<std::string> paths) : paths_(each_once(std::move(paths))) {
  reopen();
}

size_t IndexView::shard_of(const Xapian::Database& shard) const {
  if (shards_.size() == 1) return 0;
  const auto found = std::ranges::find(shards_, State(shard), &Shard::state);
  return static_cast<size_t>(found - shards_.begin());
}

bool IndexView::sees_the_same(const IndexView& other) const {
  return std::ranges::equal(shards_, other.shards_, {}, &Shard::state, &Shard::state);
}

void IndexView::reopen() {
  Xapian::Database database;
  std::vector<Shard> shards;
  for (const std::string& path : paths_) {
    const Xapian::Database shard = IndexLocation(path).open();
    shards.push_back({shard, State(shard),
                      ArticleCodec(shard.get_metadata(std::string(kMetaDictionary))),
                      ArticleLengths(shard)});
    database.add_database(shard);
  }
  database_ = database;
  shards_ = std::move(shards);
  languages_ = languages_in(database_);
}

}  // namespace broadsheet
