// Article -> Xapian::Document: its terms, values and stored data.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/analysis/analyzer.h"
#include "corpus/article/article.h"
#include "corpus/store/schema.h"
#include "corpus/store/signature.h"
#include "corpus/store/stored_article.h"
#include "indexer/documents/article_keys.h"

namespace broadsheet {

// What is the same for all documents of a run.
struct DocumentRules {
  bool positions = false;        // kMetaPositions
  std::string dictionary;        // kMetaDictionary
  size_t most_words = SIZE_MAX;  // distinct words of an article
};

// Builds one document after the other. Not thread-safe: one per thread.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(const DocumentRules& rules);

  // `keys`: those of the article. `file`: the file_key of the file that it came from, or "" when it
  // came from no file. Throws InputError when it has too many distinct words.
  Xapian::Document build(const Article& article, const ArticleKeys& keys, std::string_view file);
  Xapian::Document build(const Article& article, std::string_view file) {
    return build(article, keys_of(article), file);
  }

  // The words of what was built since the last call.
  Vocabulary take_words();

 private:
  // How often a term occurs in the article under work.
  struct TermUse {
    uint32_t in_title = 0;
    uint32_t in_text = 0;
    uint32_t hash = 0;  // term_hash, kept from article to article; 0: not computed yet
  };
  // The terms of one analyzer, by TermId.
  struct TermTable {
    std::vector<TermUse> uses;
    std::vector<TermId> touched;  // those with a use in the article under work
  };
  // Where counting stands within title or text.
  struct Cursor {
    uint32_t TermUse::*count;
    Xapian::termpos position;  // of the next word
    Token previous{};
  };

  [[noreturn]] void refuse(const Article& article);
  TermTable& start_article(Analyzer& analyzer);
  void count_tokens(std::span<const Token> tokens, Cursor& cursor, Xapian::Document& document);
  void count_term(TermId term, const Cursor& cursor, Xapian::Document& document);
  void add_pairs(const Token& first, const Token& second);
  uint32_t hash_of(TermId term);
  void add_counted_terms(Xapian::Document& document);
  void add_words(Field field, std::string_view text, Xapian::Document& document);
  static void add_exact_terms(const ArticleKeys& keys, std::string_view file,
                              Xapian::Document& document);
  static void add_status(const Article& article, const ArticleKeys& keys,
                         Xapian::Document& document);
  static void add_facet_values(const Article& article, Xapian::Document& document);
  static void add_date(const ArticleKeys& keys, Xapian::Document& document);

  const bool positions_;
  const size_t most_words_;
  AnalyzerSet analyzers_{/*counts_words=*/true};
  std::vector<Vocabulary> words_;  // of analyzers that have been trimmed
  std::map<const Analyzer*, TermTable> tables_;
  Analyzer* analyzer_ = nullptr;  // of the article under work
  TermTable* table_ = nullptr;
  SignatureBuilder signature_;
  ArticleCodec codec_;
  std::vector<Token> tokens_;
  std::string term_, title_term_;
};

}  // namespace broadsheet
