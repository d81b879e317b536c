#include "query/terms/query_words.h"

#include <algorithm>
#include <array>

#include "corpus/analysis/folding.h"
#include "corpus/text/case_class.h"
#include "corpus/text/char_class.h"
#include "corpus/text/tag_sign.h"

namespace broadsheet {
namespace {

constexpr size_t kMaxCharacterExpansion = 500;

// In capitals; acronyms that clash with stop words are all ASCII.
std::string upper_case(std::string_view word) {
  std::string upper(word);
  for (char& c : upper)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return upper;
}

class WordAnalysis {
 public:
  WordAnalysis(const Node& node, const Xapian::Database& db, const IndexLanguages& languages,
               AnalyzerSet& analyzers)
      : node_(node),
        prefix_(field_info(node.field).prefix),
        db_(db),
        languages_(languages),
        analyzers_(analyzers) {}

  QueryWords run(const std::string& text) {
    QueryWords words;
    std::vector<Token> tokens;
    for (const IndexLanguage& language : languages_of(node_.field)) {
      Analyzer& analyzer = analyzers_.for_lang(language.code);
      tokens.clear();
      analyzer.analyze(text, tokens);
      drop_last_of_pairs(tokens);
      if (node_.kind == NodeKind::kWord && !node_.surface) drop_elision(text, tokens);
      words.sets.resize(tokens.size());
      for (size_t i = 0; i < tokens.size(); ++i) {
        add_terms(tokens[i], analyzer, language, words.sets[i]);
        if (node_.surface || may_be_either(text, tokens[i], tokens.size()))
          add_forms(text.substr(tokens[i].start, tokens[i].length), language, words.sets[i]);
      }
    }
    if (words.sets.empty()) return words;
    expand_character(words.sets.back(), prefix_);
    if (node_.surface)
      for (const Token& token : tokens) words.surface.push_back(surface_with_sign(text, token));
    return words;
  }

 private:
  // The word as written, behind its '#' or '@'.
  static std::string surface_with_sign(const std::string& text, const Token& token) {
    std::string surface = text.substr(token.start, token.length);
    if (const char sign = tag_sign_before(text, token.start); sign != 0)
      surface.insert(surface.begin(), sign);
    return surface;
  }

  const IndexLanguages& languages_of(Field field) const {
    static const IndexLanguages kUnstemmed{{""}};
    return field_info(field).kind == FieldKind::kStemmed ? languages_ : kUnstemmed;
  }

  void add_terms(const Token& token, const Analyzer& analyzer, const IndexLanguage& language,
                 TermSet& set) const {
    for (const TermId id : {token.term, token.alternative})
      if (id != kNoTerm) add_term(std::string(analyzer.term(id)), prefix_, language, set);
  }

  // True if the capitals of a word don't tell whether it is an acronym or a stop word. What a text
  // says is found by quoting it in any capitals, so in a phrase only a word in capitals beside
  // others that are not is certainly the acronym.
  bool may_be_either(std::string_view text, const Token& token, size_t words) const {
    if (node_.kind != NodeKind::kPhrase && words < 2) return false;
    return token.capitals != CaseClass::kUpper || case_class(text) == CaseClass::kUpper;
  }

  // The terms that a word has in lower case and in capitals: US is in the index as a pronoun and as
  // a country.
  void add_forms(const std::string& word, const IndexLanguage& language, TermSet& set) {
    Analyzer& analyzer = analyzers_.for_lang(language.code);
    for (const std::string& form : {fold_case(word), upper_case(word)}) {
      std::vector<Token> tokens;
      analyzer.analyze(form, tokens);
      if (tokens.size() == 1) add_terms(tokens[0], analyzer, language, set);
    }
  }

  // False if the language has few articles and none of them has the term.
  bool is_used(const std::string& term, const IndexLanguage& language) const {
    if (language.articles.empty()) return true;
    const auto end = db_.postlist_end(term);
    auto post = db_.postlist_begin(term);
    for (const Xapian::docid article : language.articles) {
      if (post == end) return false;
      post.skip_to(article);
      if (post != end && *post == article) return true;
    }
    return false;
  }

  // The first term of a set is always kept: the languages come with the largest first.
  void add_term(std::string term, const std::string& prefix, const IndexLanguage& language,
                TermSet& set) const {
    if (std::ranges::find(set.terms, term) != set.terms.end()) return;
    if (set.terms.empty() || is_used(prefix + term, language)) set.terms.push_back(std::move(term));
  }

  // The last character of a run of pairs is a token of its own only where the run ends; at the end
  // of the query the run may go on in the text.
  static void drop_last_of_pairs(std::vector<Token>& tokens) {
    if (tokens.size() < 2) return;
    const Token& last = tokens.back();
    const Token& before = tokens[tokens.size() - 2];
    if (last.start + last.length <= before.start + before.length) tokens.pop_back();
  }

  // "l'Europe", unquoted, asks for Europe: what is cut off before an apostrophe says nothing.
  static void drop_elision(std::string_view text, std::vector<Token>& tokens) {
    if (tokens.size() < 2) return;
    const size_t end = tokens[0].start + tokens[0].length;
    uint32_t length;
    const bool elided = class_at(text, end, length) == CharClass::kApostrophe;
    if (elided && end + length == tokens[1].start) tokens.erase(tokens.begin());
  }

  // A single character at the end of the query, as every pair that it begins.
  void expand_character(TermSet& set, std::string_view prefix) const {
    const std::string character = set.terms[0];
    uint32_t length;
    if (class_at(character, 0, length) != CharClass::kIdeograph || length < character.size())
      return;
    const std::string start = std::string(prefix) + character;
    size_t count = 0;
    for (auto term = db_.allterms_begin(start);
         term != db_.allterms_end(start) && count < kMaxCharacterExpansion; ++term, ++count)
      set.terms.push_back((*term).substr(prefix.size()));
  }

  const Node& node_;
  const std::string prefix_;
  const Xapian::Database& db_;
  const IndexLanguages& languages_;
  AnalyzerSet& analyzers_;
};

}  // namespace

QueryWords analyze_words(const std::string& text, const Node& node, const Xapian::Database& db,
                         const IndexLanguages& languages, AnalyzerSet& analyzers) {
  return WordAnalysis(node, db, languages, analyzers).run(text);
}

}  // namespace broadsheet
