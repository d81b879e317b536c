// What an article is known, compared and analysed by.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/article/article.h"
#include "corpus/article/date.h"

namespace broadsheet {

// Derived once from each article, when its reader has delivered it.
struct ArticleKeys {
  std::string id_term;  // field_term(kId, id)
  std::string version;  // version_key()
  std::string lang;     // code of the language that it is analysed in
  std::optional<DateTime> date;
  bool is_withdrawn = false;  // see article_status.h
};

// Settles the language of an article, so that indexing, verification and highlighting analyse it
// alike: its own if that is a language code, else `fallback_lang` if not empty, else as detected.
void settle_language(Article& article, std::string_view fallback_lang);

// REQUIRES that the article's language is settled.
ArticleKeys keys_of(const Article& article);

}  // namespace broadsheet
