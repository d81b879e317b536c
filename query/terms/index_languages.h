// The languages of the articles of an index.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

namespace broadsheet {

// A language of the articles of an index.
struct IndexLanguage {
  std::string code;  // "" stands for all languages without a stemmer
  // All articles in the language if they are few, else empty. A query word takes a stem of such a
  // language only if one of them has it: a handful of articles, often mistaken for that language,
  // would else add stems that mean something different in all the others.
  std::vector<Xapian::docid> articles{};
};
using IndexLanguages = std::vector<IndexLanguage>;

}  // namespace broadsheet
