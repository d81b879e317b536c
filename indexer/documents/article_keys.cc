// Derives the keys of articles.
#include "indexer/documents/article_keys.h"

#include "corpus/analysis/language.h"
#include "corpus/article/article_status.h"
#include "corpus/article/date_reader.h"
#include "corpus/store/schema.h"

namespace broadsheet {

void settle_language(Article& article, std::string_view fallback_lang) {
  if (!normalise_language(article.lang).empty()) return;
  article.lang = fallback_lang.empty() ? detect_language(article.title, article.text)
                                       : std::string(fallback_lang);
}

ArticleKeys keys_of(const Article& article) {
  return {field_term(Field::kId, article.id), version_key(article),
          normalise_language(article.lang), parse_date(article.date), is_withdrawn(article)};
}

}  // namespace broadsheet
