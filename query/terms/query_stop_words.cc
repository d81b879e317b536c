#include "query/terms/query_stop_words.h"

#include <set>
#include <utility>
#include <vector>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

// How many articles are looked at to tell in which languages a word is used.
constexpr int kStopWordSample = 200;

// True if most of the articles that hold the term are in one of the languages.
bool mostly_in(const std::string& term, const std::set<std::string>& codes,
               const Xapian::Database& db) {
  int seen = 0;
  int inside = 0;
  std::vector<std::pair<Xapian::PostingIterator, Xapian::PostingIterator>> languages;
  for (const std::string& code : codes) {
    const std::string lang = field_term(Field::kLang, code);
    languages.emplace_back(db.postlist_begin(lang), db.postlist_end(lang));
  }
  for (auto post = db.postlist_begin(term); post != db.postlist_end(term) && seen < kStopWordSample;
       ++post) {
    ++seen;
    for (auto& [at, end] : languages) {
      if (at != end) at.skip_to(*post);
      if (at != end && *at == *post) {
        ++inside;
        break;
      }
    }
  }
  return seen == 0 || 2 * inside > seen;
}

}  // namespace

bool is_stop_word(const std::string& word, const Xapian::Database& db,
                  const IndexLanguages& languages, AnalyzerSet& analyzers) {
  std::set<std::string> stop_in;
  std::string term;
  for (const IndexLanguage& language : languages) {
    std::vector<Token> tokens;
    Analyzer& analyzer = analyzers.for_lang(language.code);
    analyzer.analyze(word, tokens);
    if (tokens.size() != 1 || !tokens[0].stop) continue;
    stop_in.insert(language.code);
    term = analyzer.term(tokens[0].term);
  }
  if (stop_in.empty() || stop_in.size() == languages.size()) return !stop_in.empty();
  return mostly_in(term, stop_in, db);
}

}  // namespace broadsheet
