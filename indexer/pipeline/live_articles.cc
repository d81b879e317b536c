// Looks articles up by id and compares them field by field.
#include "indexer/pipeline/live_articles.h"

#include "corpus/article/article_status.h"
#include "corpus/store/schema.h"
#include "indexer/pipeline/index_target.h"

namespace broadsheet {
LiveArticles::LiveArticles(const IndexLocation& location)
    : db_(location.open()), codec_(db_.get_metadata(std::string(kMetaDictionary))) {}

LiveArticles::Comparison LiveArticles::compare(const Article& article, const ArticleKeys& keys,
                                               std::string_view file) {
  while (true) {
    try {
      return compare_once(article, keys, file);
    } catch (const Xapian::DatabaseModifiedError&) {
      db_.reopen();  // the writer of this run has committed twice since
    }
  }
}

LiveArticles::Comparison LiveArticles::compare_once(const Article& article, const ArticleKeys& keys,
                                                    std::string_view file) {
  const auto found = db_.postlist_begin(keys.id_term);
  if (found == db_.postlist_end(keys.id_term)) return {};
  const Article live = codec_.decode(db_.get_document(*found).get_data());
  const std::string live_file = file_of(db_, *found);
  const bool same_file = file.empty() || live_file == file;
  if (live == article && same_file) return {ArticleChange::kUnchanged};
  const std::string live_version = version_key(live);
  if (live != article && keys.version < live_version) return {ArticleChange::kOutdated};
  const bool is_withdrawal = is_withdrawn(live) || is_withdrawn(article);
  const bool is_replacement =
      !is_withdrawal && replaces(file, keys.version, live_file, live_version);
  return {ArticleChange::kUpdated, is_replacement ? live_file : std::string()};
}

}  // namespace broadsheet
