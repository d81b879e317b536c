// Text to tokens: the one place where text is cut into words, folded and stemmed. Index, query,
// verification and highlighting all stand on it, so they can't disagree about what a word is.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/analysis/acronym.h"
#include "corpus/analysis/term.h"
#include "corpus/analysis/vocabulary.h"
#include "corpus/text/case_class.h"

namespace broadsheet {

// One word of a text. Positions are not stored: the n-th token of a text has position n.
struct Token {
  TermId term;  // what is indexed and searched
  // A second term that the word is indexed under, or kNoTerm, which is usual:
  // - when accents change the stem: the stem of the word without them, so that a text or query
  // typed
  //   without accents meets this one;
  // - of an acronym that may be a stop word ("US" in a headline all in capitals): the acronym;
  // - of the plural of an acronym or a designation ("MPs", "F-16s"): the plural as it is.
  TermId alternative;
  uint32_t start;   // byte offset in the text
  uint32_t length;  // bytes
  CaseClass capitals;
  bool stop;  // a stop word of the language
};

// A set of ASCII characters, by code.
using FirstBytes = std::bitset<128>;

// Cuts, folds and stems for one language. Not thread-safe: one per thread. Term ids are those of
// this analyzer and stay valid until trim().
//
// Words are runs of letters, digits and marks. Apostrophes stand inside contractions and names and
// end French and Italian elisions; a possessive is dropped. Hyphens, slashes, underscores and @
// part words. Numbers keep their decimal and thousands separators; grouped thousands are dropped
// from the term. "U.S." and "US" become the term "us." (see acronym.h). "MPs" and "747s" also have
// the term of their singular, "1990's" is "1990s". Han, Kana,
// Hangul, Thai, Lao, Khmer and Burmese runs become overlapping bigrams. Terms are NFKC-casefolded,
// stemmed, then stripped of accents (Latin, Greek and the marks of Hebrew and Arabic), and cut to
// fit a Xapian term.
class Analyzer {
 public:
  // `lang`: a code of languages(); any other (or "") folds without stemming.
  // `counts_words`: keeps account of the words it meets, for take_words().
  explicit Analyzer(std::string_view lang, bool counts_words = false);
  ~Analyzer();
  Analyzer(const Analyzer&) = delete;
  Analyzer& operator=(const Analyzer&) = delete;

  using BlockSink = std::function<void(std::span<const Token>)>;

  // Hands the tokens of a text over in order, in blocks of a few thousand, so that memory stays
  // bounded for any text. Any bytes are taken; malformed UTF-8 parts words.
  void analyze(std::string_view text, const BlockSink& sink);

  // The same for one who looks out for certain terms, several times as fast: words that can be none
  // of them come with kNoTerm. `first_bytes`: what the terms begin with, as first_bytes_of() says.
  void analyze(std::string_view text, const FirstBytes& first_bytes, const BlockSink& sink);

  // The first bytes of terms, or all bytes where the stemmer may change the beginning of a word.
  FirstBytes first_bytes_of(std::span<const std::string_view> terms) const;

  // The same as the first, all at once, appended to `out`.
  void analyze(std::string_view text, std::vector<Token>& out);

  // The text of a term. Valid until trim().
  std::string_view term(TermId id) const;

  // The id of a term, seen or not: for looking out for it in the texts to come.
  TermId intern(std::string_view term);

  // One past the highest id in use.
  TermId term_limit() const;

  // Stems one folded word through the same cache as analyze(). The result still has its accents, as
  // Snowball gives it.
  std::string stem(std::string_view word);

  // True when the cache has grown past its bound.
  bool is_full() const;

  // Forgets all words and ids when the cache is full; call between articles.
  void trim();

  // The words met since the last call. REQUIRES `counts_words`.
  Vocabulary take_words();

  const std::string& lang() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// The analyzers of one thread, made when first asked for.
class AnalyzerSet {
 public:
  explicit AnalyzerSet(bool counts_words = false) : counts_words_(counts_words) {}

  // The analyzer for a language code; codes without a stemmer share the unstemmed one.
  Analyzer& for_lang(std::string_view lang);
  // Folds only: for names, sources and sections.
  Analyzer& unstemmed() { return for_lang(""); }
  // Trims each of them.
  void trim();
  // The words that any of them has met since the last call. REQUIRES `counts_words`.
  Vocabulary take_words();

 private:
  const bool counts_words_;
  std::map<std::string, std::unique_ptr<Analyzer>, std::less<>> analyzers_;
};

}  // namespace broadsheet
