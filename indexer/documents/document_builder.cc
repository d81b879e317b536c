// Counts the terms of an article and hands each distinct one to Xapian once: this is where most of
// the time of indexing goes that isn't Xapian's own.
#include "indexer/documents/document_builder.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "corpus/article/article_status.h"
#include "corpus/article/date.h"
#include "corpus/store/schema.h"
#include "corpus/support/input_error.h"

namespace broadsheet {

DocumentBuilder::DocumentBuilder(const DocumentRules& rules)
    : positions_(rules.positions), most_words_(rules.most_words), codec_(rules.dictionary) {}

Xapian::Document DocumentBuilder::build(const Article& article, const ArticleKeys& keys,
                                        std::string_view file) {
  Xapian::Document document;
  start_article(analyzers_.unstemmed());  // add_words() uses it
  analyzer_ = &analyzers_.for_lang(article.lang);
  table_ = &start_article(*analyzer_);

  const auto count_all = [&](std::string_view words, Cursor& cursor) {
    analyzer_->analyze(words, [&](std::span<const Token> tokens) {
      count_tokens(tokens, cursor, document);
      if (table_->touched.size() > most_words_) refuse(article);
    });
  };
  Cursor title{&TermUse::in_title, 1};
  count_all(article.title, title);
  Cursor text{&TermUse::in_text, title.position + kTextPositionGap};
  const Xapian::termpos text_start = text.position;
  count_all(article.text, text);
  add_counted_terms(document);

  add_words(Field::kAuthor, article.author, document);
  add_words(Field::kSource, article.source, document);
  add_words(Field::kSection, article.section, document);
  add_exact_terms(keys, file, document);
  add_date(keys, document);
  add_status(article, keys, document);
  const uint32_t words = (title.position - 1) + (text.position - text_start);
  document.add_value(slot(Slot::kWords), Xapian::sortable_serialise(words));
  add_facet_values(article, document);
  if (!positions_) document.add_value(slot(Slot::kSignature), signature_.take());
  document.set_data(codec_.encode(article));
  return document;
}

DocumentBuilder::TermTable& DocumentBuilder::start_article(Analyzer& analyzer) {
  TermTable& table = tables_[&analyzer];
  if (analyzer.is_full()) {
    words_.push_back(analyzer.take_words());
    analyzer.trim();
    table.uses.clear();
  }
  return table;
}

Vocabulary DocumentBuilder::take_words() {
  words_.push_back(analyzers_.take_words());
  return merge_vocabularies(std::exchange(words_, {}));
}

void DocumentBuilder::count_tokens(std::span<const Token> tokens, Cursor& cursor,
                                   Xapian::Document& document) {
  if (table_->uses.size() < analyzer_->term_limit())
    table_->uses.resize(analyzer_->term_limit() + analyzer_->term_limit() / 2);
  for (const Token& token : tokens) {
    count_term(token.term, cursor, document);
    if (token.alternative != kNoTerm) count_term(token.alternative, cursor, document);
    if (!positions_) add_pairs(cursor.previous, token);
    cursor.previous = token;
    ++cursor.position;
  }
}

// Leaves the builder ready for the next article.
void DocumentBuilder::refuse(const Article& article) {
  for (const TermId term : table_->touched)
    table_->uses[term].in_title = table_->uses[term].in_text = 0;
  table_->touched.clear();
  signature_.take();
  throw InputError(
      {article.path, article.id,
       fmt::format("has more than {} distinct words, too many for --memory", most_words_)});
}

void DocumentBuilder::count_term(TermId term, const Cursor& cursor, Xapian::Document& document) {
  TermUse& use = table_->uses[term];
  if (use.in_title == 0 && use.in_text == 0) table_->touched.push_back(term);
  ++(use.*cursor.count);
  if (!positions_) return;
  // The frequencies come later, once per term: here 0.
  term_ = analyzer_->term(term);
  document.add_posting(term_, cursor.position, 0);
  if (cursor.count != &TermUse::in_title) return;
  title_term_.assign(field_info(Field::kTitle).prefix).append(term_);
  document.add_posting(title_term_, cursor.position, 0);
}

void DocumentBuilder::add_pairs(const Token& first, const Token& second) {
  if (first.term == kNoTerm) return;
  for (const TermId left : {first.term, first.alternative}) {
    if (left == kNoTerm) continue;
    for (const TermId right : {second.term, second.alternative})
      if (right != kNoTerm) signature_.add_pair(hash_of(left), hash_of(right));
  }
}

uint32_t DocumentBuilder::hash_of(TermId term) {
  uint32_t& hash = table_->uses[term].hash;
  if (hash == 0) hash = term_hash(analyzer_->term(term));
  return hash;
}

void DocumentBuilder::add_counted_terms(Xapian::Document& document) {
  for (const TermId term : table_->touched) {
    TermUse& use = table_->uses[term];
    term_ = analyzer_->term(term);
    document.add_term(term_, use.in_text + use.in_title * kTitleWeight);
    if (use.in_title > 0) {
      title_term_.assign(field_info(Field::kTitle).prefix).append(term_);
      document.add_term(title_term_, use.in_title);
    }
    use.in_title = use.in_text = 0;
  }
  table_->touched.clear();
}

void DocumentBuilder::add_words(Field field, std::string_view text, Xapian::Document& document) {
  if (text.empty()) return;
  Analyzer& analyzer = analyzers_.unstemmed();
  tokens_.clear();
  analyzer.analyze(text, tokens_);
  for (const Token& token : tokens_)
    for (const TermId term : {token.term, token.alternative})
      if (term != kNoTerm) document.add_term(field_term(field, analyzer.term(term)));
}

void DocumentBuilder::add_exact_terms(const ArticleKeys& keys, std::string_view file,
                                      Xapian::Document& document) {
  document.add_boolean_term(keys.id_term);
  document.add_boolean_term(field_term(Field::kLang, keys.lang));
  if (!file.empty()) document.add_boolean_term(field_term(Field::kFile, file));
}

void DocumentBuilder::add_status(const Article& article, const ArticleKeys& keys,
                                 Xapian::Document& document) {
  if (is_withdrawn(article))
    document.add_boolean_term(field_term(Field::kStatus, kStatusWithdrawn));
  if (const std::string key = embargo_key(article); !key.empty()) {
    document.add_boolean_term(field_term(Field::kStatus, kStatusEmbargoed));
    document.add_value(slot(Slot::kEmbargo), key);
  }
  if (!keys.version.empty()) document.add_value(slot(Slot::kVersion), keys.version);
}

void DocumentBuilder::add_facet_values(const Article& article, Xapian::Document& document) {
  if (!article.source.empty()) document.add_value(slot(Slot::kSource), article.source);
  if (!article.author.empty()) document.add_value(slot(Slot::kAuthor), article.author);
  if (!article.section.empty()) document.add_value(slot(Slot::kSection), article.section);
}

void DocumentBuilder::add_date(const ArticleKeys& keys, Xapian::Document& document) {
  if (!keys.date) return;
  for (const std::string& term : date_terms(*keys.date)) document.add_boolean_term(term);
  document.add_value(slot(Slot::kDate), date_sort_key(*keys.date));
}

}  // namespace broadsheet
