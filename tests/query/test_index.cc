#include "tests/query/test_index.h"

#include "corpus/store/index_writing.h"
#include "corpus/store/schema_version.h"
#include "corpus/store/vocabulary_store.h"
#include "corpus/store/writer_lock.h"
#include "indexer/documents/document_builder.h"
#include "query/language/parser.h"

namespace broadsheet {

TestIndex::TestIndex(const std::vector<Article>& articles, bool positions) {
  const IndexLocation location(path());
  const WriterLock lock(location, std::chrono::seconds(0), LockFor::kCreating);
  const std::filesystem::path generation = next_generation(location);
  Xapian::WritableDatabase db(generation.string(), Xapian::DB_CREATE);
  initialise_schema(db, positions);
  DocumentRules rules;
  rules.positions = positions;
  DocumentBuilder builder(rules);
  for (Article article : articles) {
    settle_language(article, "en");
    db.add_document(builder.build(article, ""));
  }
  add_vocabulary(db, builder.take_words());
  db.commit();
  db.close();
  publish(location, generation);
}

ResultPage TestIndex::search(std::string_view query, const SearchOptions& options) const {
  Searcher searcher({path()});
  return searcher.search(parse_query(query, "20240515"), options);
}

std::vector<std::string> TestIndex::ids(std::string_view query,
                                        const SearchOptions& options) const {
  std::vector<std::string> ids;
  for (const Hit& hit : search(query, options).hits) ids.push_back(hit.article.id);
  return ids;
}

Article make_article(std::string id, std::string title, std::string text, std::string date) {
  Article article;
  article.id = std::move(id);
  article.title = std::move(title);
  article.text = std::move(text);
  article.date = std::move(date);
  article.lang = "en";
  return article;
}

}  // namespace broadsheet
