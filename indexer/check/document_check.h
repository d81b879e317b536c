// Compares one document of an index with what its stored article would be indexed as today.
#pragma once

#include <xapian.h>

#include <functional>
#include <string>

#include "corpus/store/stored_article.h"
#include "indexer/documents/document_builder.h"

namespace broadsheet {

// Not thread-safe: one per thread. Borrows the database.
class DocumentCheck {
 public:
  // Told of each thing that is wrong, as a clause such as "its date term is missing".
  using Report = std::function<void(const std::string& what)>;

  // `quick`: leaves out the analysis of the texts, and so the terms and the length.
  DocumentCheck(const Xapian::Database& db, bool quick);

  // Returns the article's id, or "" when it can't be unpacked.
  std::string check(Xapian::docid id, const Report& report);

 private:
  void check_id(Xapian::docid id, const Article& article, const Report& report) const;
  void check_date(const Xapian::Document& document, const Article& article,
                  const Report& report) const;
  void check_terms(Xapian::docid id, const Xapian::Document& expected, const Report& report) const;
  static void check_values(const Xapian::Document& document, const Xapian::Document& expected,
                           const Report& report);

  const Xapian::Database& db_;
  const bool quick_;
  const bool positions_;
  ArticleCodec codec_;
  DocumentBuilder builder_;
};

// What a generation was made with. Throws Xapian::Error.
DocumentRules rules_of(const Xapian::Database& db);

// The first term of a document that starts with the prefix, without it; "" when there is none.
std::string prefixed_term(const Xapian::Database& db, Xapian::docid id, const std::string& prefix);

}  // namespace broadsheet
