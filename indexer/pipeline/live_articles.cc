// Looks articles up by id and compares them field by field.
#include "indexer/pipeline/live_articles.h"

#include "corpus/article/article_status.h"
#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

bool has_term(const Xapian::Database& db, Xapian::docid document, const std::string& term) {
  auto found = db.termlist_begin(document);
  found.skip_to(term);
  return found != db.termlist_end(document) && *found == term;
}

}  // namespace

LiveArticles::LiveArticles(const IndexLocation& location)
    : db_(location.open()), codec_(db_.get_metadata(std::string(kMetaDictionary))) {}

ArticleChange LiveArticles::compare(const Article& article, const ArticleKeys& keys,
                                    std::string_view file) {
  while (true) {
    try {
      return compare_once(article, keys, file);
    } catch (const Xapian::DatabaseModifiedError&) {
      db_.reopen();  // the writer of this run has committed twice since
    }
  }
}

ArticleChange LiveArticles::compare_once(const Article& article, const ArticleKeys& keys,
                                         std::string_view file) {
  const auto found = db_.postlist_begin(keys.id_term);
  if (found == db_.postlist_end(keys.id_term)) return ArticleChange::kAdded;
  const Xapian::docid document = *found;
  const Article live = codec_.decode(db_.get_document(document).get_data());
  if (live != article)
    return keys.version < version_key(live) ? ArticleChange::kOutdated : ArticleChange::kUpdated;
  const bool same_file = file.empty() || has_term(db_, document, field_term(Field::kFile, file));
  return same_file ? ArticleChange::kUnchanged : ArticleChange::kUpdated;
}

}  // namespace broadsheet
