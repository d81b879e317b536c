#include "corpus/analysis/analyzer.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "corpus/analysis/acronym.h"
#include "corpus/analysis/bare_word.h"
#include "corpus/analysis/folding.h"
#include "corpus/analysis/language.h"
#include "corpus/analysis/stemmer.h"
#include "corpus/analysis/term_dictionary.h"
#include "corpus/analysis/tokenizer.h"
#include "corpus/analysis/word_cache.h"
#include "corpus/analysis/word_uses.h"
#include "corpus/text/ascii.h"
#include "corpus/text/char_class.h"
#include "corpus/text/emoji.h"
#include "corpus/text/utf8.h"

namespace broadsheet {
namespace {

constexpr size_t kBlockTokens = 4096;

// Of longer words only the beginning is looked at, so that a word of megabytes costs little.
constexpr size_t kMaxWordBytes = 512;

// Bounds of the caches, checked by trim().
constexpr size_t kMaxCachedWords = 400'000;
constexpr size_t kMaxCachedBytes = size_t{16} << 20;

}  // namespace

class Analyzer::Impl {
 public:
  Impl(std::string_view lang, bool counts_words)
      : lang_(lang),
        counts_words_(counts_words),
        stemmer_(lang),
        keeps_first_letter_(broadsheet::keeps_first_letter(lang)) {}

  void analyze(std::string_view text, const FirstBytes& first_bytes, const BlockSink& sink) {
    block_.clear();
    Tokenizer tokenizer(text);
    WordSpan span;
    while (tokenizer.next(span)) {
      if (block_.size() == kBlockTokens) {
        sink(block_);
        block_.clear();
      }
      if (!may_begin_with(text[span.start], first_bytes)) {
        block_.push_back(
            {kNoTerm, kNoTerm, span.start, span.length, CaseClass::kNone, /*stop=*/false});
        continue;
      }
      AnalyzedWord& word = look_up(text.substr(span.start, span.length));
      if (word.term == kNoTerm) continue;
      ++word.uses;
      Token token{word.term, word.alternative, span.start, span.length, word.capitals, word.stop};
      if (word.acronym != kNoTerm) {
        const bool told = capitals_tell(text, span.start, span.start + span.length);
        (told ? token.term : token.alternative) = word.acronym;
        token.stop &= !told;
      }
      block_.push_back(token);
    }
    if (!block_.empty()) sink(block_);
  }

  bool keeps_first_letter() const { return keeps_first_letter_; }

  const TermDictionary& terms() const { return terms_; }
  TermId id_of(std::string_view text) { return terms_.id_of(text); }

  const std::string& stem(std::string_view word) {
    const auto found = stems_.find(word);
    if (found != stems_.end()) return found->second;
    return stems_.emplace(std::string(word), stemmer_.stem(word)).first->second;
  }

  Vocabulary take_words() {
    WordUses uses;
    words_.for_each([&](AnalyzedWord& word) {
      if (word.uses == 0 || word.surface == kNoSurface) return;
      WordUse& use = uses.emplace_back(WordUse{surfaces_.at(word.surface), word.uses, {}});
      const std::array<TermId, 3> ids{word.term, word.alternative, word.acronym};
      static_assert(std::tuple_size_v<decltype(use.terms)> == ids.size());
      for (size_t i = 0; i < ids.size(); ++i)
        if (ids[i] != kNoTerm) use.terms[i] = terms_.term(ids[i]);
      word.uses = 0;
    });
    return pack_words(uses);
  }

  bool is_full() const {
    return words_.size() >= kMaxCachedWords || words_.key_bytes() >= kMaxCachedBytes;
  }

  void trim() {
    if (!is_full()) return;
    words_.clear();
    surfaces_.clear();
    stems_.clear();
    terms_.clear();
  }

  const std::string& lang() const { return lang_; }

 private:
  // Folding leaves the first byte of an ASCII word in place, but for its case. Other words always
  // have to be looked at.
  static bool may_begin_with(char first, const FirstBytes& first_bytes) {
    return !ascii::is_ascii(first) || first_bytes[static_cast<unsigned char>(ascii::lower(first))];
  }

  AnalyzedWord& look_up(std::string_view word) {
    word = word.substr(0, character_boundary(word, kMaxWordBytes));
    const uint64_t hash = WordCache::hash(word);
    if (AnalyzedWord* known = words_.find(word, hash)) return *known;
    return words_.insert(word, hash, analyze_word(word));
  }

  // The term of a bare word: its stem without accents.
  TermId stem_id(std::string_view bare) { return id_of(strip_accents(stem(bare))); }

  AnalyzedWord analyze_word(std::string_view written) {
    uint32_t length;
    if (class_at(written, 0, length) == CharClass::kEmoji)
      return {.term = id_of(emoji_term(written))};
    const std::string folded = fold_word(written);
    const Shape shape = shape_of(folded);
    const std::string bare = bare_word(folded, shape);
    AnalyzedWord word;
    word.capitals = case_class(written);
    if (shape.ideograph) {
      word.term = id_of(bare);
      return word;
    }
    const std::string plain = strip_accents(bare);
    if (shape.digit)
      analyze_number(plain, word);
    else if (shape.dots > 0)
      word.term = is_acronym_of_stop_word(bare) ? id_of(acronym_term(bare)) : stem_id(bare);
    else
      analyze_letters(written, folded, shape, bare, plain, word);
    if (counts_words_) word.surface = surfaces_.keep(plain);
    return word;
  }

  void analyze_number(const std::string& plain, AnalyzedWord& word) {
    const std::string_view singular = singular_number(plain);
    word.term = id_of(singular.empty() ? plain : singular);
    if (!singular.empty()) word.alternative = id_of(plain);
  }

  void analyze_letters(std::string_view written, const std::string& folded, const Shape& shape,
                       const std::string& bare, const std::string& plain, AnalyzedWord& word) {
    word.stop = is_stop_word(lang_, folded);
    // The word without its last letter: "US's" keeps its capitals.
    if (is_possessive(folded, shape))
      word.capitals = case_class(written.substr(0, written.size() - 1));
    const std::string_view singular = singular_acronym(written);
    word.term = stem_id(singular.empty() ? bare : fold_case(singular));
    if (plain != bare || !singular.empty()) {
      word.alternative = stem_id(plain);
      if (word.alternative == word.term) word.alternative = kNoTerm;
    }
    if (word.capitals == CaseClass::kUpper && is_acronym_of_stop_word(bare))
      word.acronym = id_of(acronym_term(bare));
  }

  std::string lang_;
  const bool counts_words_;
  Stemmer stemmer_;
  bool keeps_first_letter_;
  WordCache words_;
  SurfaceStore surfaces_;
  std::unordered_map<std::string, std::string, WordHash, std::equal_to<>> stems_;
  TermDictionary terms_;
  std::vector<Token> block_;
};

Analyzer::Analyzer(std::string_view lang, bool counts_words)
    : impl_(std::make_unique<Impl>(lang, counts_words)) {}
Analyzer::~Analyzer() = default;

void Analyzer::analyze(std::string_view text, const BlockSink& sink) {
  impl_->analyze(text, FirstBytes().set(), sink);
}

void Analyzer::analyze(std::string_view text, const FirstBytes& first_bytes,
                       const BlockSink& sink) {
  impl_->analyze(text, first_bytes, sink);
}

FirstBytes Analyzer::first_bytes_of(std::span<const std::string_view> terms) const {
  FirstBytes bytes;
  if (!impl_->keeps_first_letter()) return bytes.set();
  for (const std::string_view term : terms)
    if (const auto byte = static_cast<unsigned char>(term.front()); byte < bytes.size())
      bytes.set(byte);
  return bytes;
}

void Analyzer::analyze(std::string_view text, std::vector<Token>& out) {
  analyze(text, [&out](std::span<const Token> block) {
    out.insert(out.end(), block.begin(), block.end());
  });
}

std::string_view Analyzer::term(TermId id) const { return impl_->terms().term(id); }
TermId Analyzer::intern(std::string_view term) { return impl_->id_of(term); }
TermId Analyzer::term_limit() const { return impl_->terms().limit(); }
std::string Analyzer::stem(std::string_view word) { return impl_->stem(word); }
bool Analyzer::is_full() const { return impl_->is_full(); }
void Analyzer::trim() { impl_->trim(); }
Vocabulary Analyzer::take_words() { return impl_->take_words(); }
const std::string& Analyzer::lang() const { return impl_->lang(); }

Analyzer& AnalyzerSet::for_lang(std::string_view lang) {
  const Language* language = language_of(lang);
  const std::string_view code = language == nullptr ? "" : language->code;
  auto found = analyzers_.find(code);
  if (found == analyzers_.end())
    found = analyzers_.emplace(std::string(code), std::make_unique<Analyzer>(code, counts_words_))
                .first;
  return *found->second;
}

void AnalyzerSet::trim() {
  for (auto& [lang, analyzer] : analyzers_) analyzer->trim();
}

Vocabulary AnalyzerSet::take_words() {
  std::vector<Vocabulary> words;
  for (auto& [lang, analyzer] : analyzers_) words.push_back(analyzer->take_words());
  return merge_vocabularies(words);
}

}  // namespace broadsheet
