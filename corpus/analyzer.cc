#include "corpus/analyzer.h"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>

#include "corpus/char_class.h"
#include "corpus/folding.h"
#include "corpus/language.h"
#include "corpus/stemmer.h"
#include "corpus/tokenizer.h"
#include "corpus/word_cache.h"

namespace broadsheet {
namespace {

constexpr size_t kBlockTokens = 4096;

// Longer terms are cut here: nobody asks for them, and with any prefix they must stay below
// Xapian's limit. Words that share their first bytes up to here share a term.
constexpr size_t kMaxStemBytes = 128;

// Of longer words only the beginning is looked at, so that a word of megabytes costs little.
constexpr size_t kMaxWordBytes = 512;

// Bounds of the caches, checked by trim().
constexpr size_t kMaxCachedWords = 400'000;
constexpr size_t kMaxCachedBytes = size_t{16} << 20;

// How far around an all-capitals word the text is searched for lower-case letters.
constexpr size_t kCapitalsWindow = 48;

// Cuts at a character boundary.
std::string_view cut(std::string_view text, size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// What analysis needs to know of the letters of a word, case folded.
struct Shape {
  bool digit = false;
  bool apostrophe = false;
  bool ideograph = false;
  size_t dots = 0;
  size_t commas = 0;
  size_t letters = 0;
};

Shape shape_of(std::string_view word) {
  Shape shape;
  for (size_t at = 0; at < word.size();) {
    uint32_t length;
    switch (class_at(word, at, length)) {
      case CharClass::kLetter:
        ++shape.letters;
        break;
      case CharClass::kDigit:
        shape.digit = true;
        break;
      case CharClass::kApostrophe:
        shape.apostrophe = true;
        break;
      case CharClass::kIdeograph:
        shape.ideograph = true;
        break;
      default:
        shape.dots += word[at] == '.';
        shape.commas += word[at] == ',';
        break;
    }
    at += length;
  }
  return shape;
}

// Every kind of apostrophe becomes '.
std::string plain_apostrophes(std::string_view word) {
  std::string plain;
  for (size_t at = 0; at < word.size();) {
    uint32_t length;
    if (class_at(word, at, length) == CharClass::kApostrophe)
      plain += '\'';
    else
      plain += word.substr(at, length);
    at += length;
  }
  return plain;
}

std::string without(std::string_view word, char unwanted) {
  std::string kept(word);
  std::erase(kept, unwanted);
  return kept;
}

bool drop_suffix(std::string& word, std::string_view suffix) {
  if (word.size() <= suffix.size() || !word.ends_with(suffix)) return false;
  word.resize(word.size() - suffix.size());
  return true;
}

// True for "don't", "we'll", "they've": their apostrophe tells them from "wont", "well" and
// "shell".
bool is_contraction(std::string_view word) {
  constexpr std::array<std::string_view, 6> kEndings = {"n't", "'ll", "'re", "'ve", "'d", "'m"};
  return std::ranges::any_of(kEndings, [&](std::string_view end) { return word.ends_with(end); });
}

// "1,234,567" and "1.234.567" are 1234567: groups of three behind one to three digits. One dot
// alone is a decimal point ("1.234"), one comma alone is taken as English thousands ("1,234").
std::string ungroup_thousands(std::string_view number, const Shape& shape) {
  const char separator = shape.commas >= 1 ? ',' : '.';
  if (separator == '.' && shape.dots < 2) return std::string(number);
  const size_t point = separator == ',' ? number.find('.') : std::string_view::npos;
  const std::string_view whole = number.substr(0, point);
  const std::string_view rest = point == std::string_view::npos ? "" : number.substr(point);
  const size_t first = whole.find(separator);
  const bool first_group = first >= 1 && first <= 3 && number[0] != '0';
  for (size_t at = first; first_group && at < whole.size(); at += 4) {
    const std::string_view group = whole.substr(at + 1, 3);
    const bool good = whole[at] == separator && group.size() == 3 &&
                      group.find_first_not_of("0123456789") == std::string_view::npos;
    if (!good) return std::string(number);
  }
  if (!first_group || rest.find(',') != std::string_view::npos) return std::string(number);
  return without(whole, separator) + std::string(rest);
}

// Capitals carry meaning in news: "US" and "U.S." are not "us". A dotted acronym, and an
// all-capitals word that would fold into an English stop word, become a term of their own that ends
// in a dot, which no other term does. One list for all languages, so that texts and queries agree.
std::string acronym_term(std::string_view letters) { return std::string(letters) + "."; }

// Snowball's list leaves "us" out because of this very clash; "U.N." is not the French and Spanish
// "un".
bool is_acronym_of_stop_word(std::string_view letters) {
  return letters == "us" || letters == "un" || (letters.size() >= 2 && is_stop_word("en", letters));
}

// True if there is a lower-case letter near the word, or no other letter at all: then its capitals
// mean something.
bool capitals_mean_something(std::string_view text, const WordSpan& word) {
  const size_t begin = word.start > kCapitalsWindow ? word.start - kCapitalsWindow : 0;
  const size_t end = word.start + word.length;
  const std::string_view around[] = {text.substr(begin, word.start - begin),
                                     text.substr(end, kCapitalsWindow)};
  bool letters = false;
  for (const std::string_view side : around) {
    const CaseClass capitals = case_class(side);
    if (capitals != CaseClass::kNone) letters = true;
    for (size_t at = 0; at < side.size();) {
      const DecodedChar c = decode_utf8(side, at);
      if (case_class(side.substr(at, c.length)) == CaseClass::kLower) return true;
      at += c.length;
    }
  }
  return !letters;
}

}  // namespace

class Analyzer::Impl {
 public:
  explicit Impl(std::string_view lang)
      : lang_(lang), stemmer_(lang), keeps_first_letter_(broadsheet::keeps_first_letter(lang)) {
    terms_.emplace_back();  // kNoTerm
  }

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
      const AnalyzedWord& word = look_up(text.substr(span.start, span.length));
      if (word.term == kNoTerm) continue;
      Token token{word.term, word.alternative, span.start, span.length, word.capitals, word.stop};
      if (word.acronym != kNoTerm && capitals_mean_something(text, span)) {
        token.term = word.acronym;
        token.stop = false;
      }
      block_.push_back(token);
    }
    if (!block_.empty()) sink(block_);
  }

  bool keeps_first_letter() const { return keeps_first_letter_; }

  std::string_view term(TermId id) const { return terms_[id]; }

  TermId find_term(std::string_view term) const {
    const auto found = ids_.find(term);
    return found == ids_.end() ? kNoTerm : found->second;
  }

  TermId id_of(std::string_view text) {
    text = cut(text, kMaxStemBytes);
    if (text.empty()) return kNoTerm;
    const auto found = ids_.find(text);
    if (found != ids_.end()) return found->second;
    const auto id = static_cast<TermId>(terms_.size());
    terms_.emplace_back(text);
    ids_.emplace(terms_.back(), id);
    return id;
  }

  TermId term_limit() const { return static_cast<TermId>(terms_.size()); }

  const std::string& stem(std::string_view word) {
    const auto found = stems_.find(word);
    if (found != stems_.end()) return found->second;
    return stems_.emplace(std::string(word), stemmer_.stem(word)).first->second;
  }

  void trim() {
    if (words_.size() < kMaxCachedWords && words_.key_bytes() < kMaxCachedBytes) return;
    words_.clear();
    stems_.clear();
    ids_.clear();
    terms_.resize(1);
  }

  const std::string& lang() const { return lang_; }

 private:
  struct Hash {
    using is_transparent = void;
    size_t operator()(std::string_view text) const { return WordCache::hash(text); }
  };

  // Folding leaves the first byte of an ASCII word in place, but for its case. Other words always
  // have to be looked at.
  static bool may_begin_with(char first, const FirstBytes& first_bytes) {
    const auto byte = static_cast<unsigned char>(first);
    if (byte >= 0x80) return true;
    return first_bytes[byte >= 'A' && byte <= 'Z' ? byte | 0x20u : byte];
  }

  const AnalyzedWord& look_up(std::string_view word) {
    word = cut(word, kMaxWordBytes);
    const uint64_t hash = WordCache::hash(word);
    if (const AnalyzedWord* known = words_.find(word, hash)) return *known;
    return words_.insert(word, hash, analyze_word(word));
  }

  // The term of a folded word: its stem without accents.
  TermId stem_id(std::string_view folded) { return id_of(strip_accents(stem(folded))); }

  AnalyzedWord analyze_word(std::string_view written) {
    const std::string folded = plain_apostrophes(fold_case(written));
    const Shape shape = shape_of(folded);
    AnalyzedWord word;
    word.capitals = case_class(written);
    if (shape.ideograph) {
      word.term = id_of(folded);
    } else if (shape.digit) {
      word.term = id_of(strip_accents(ungroup_thousands(without(folded, '\''), shape)));
    } else if (shape.dots > 0) {
      analyze_dotted(without(without(folded, '.'), '\''), word);
    } else {
      analyze_letters(written, folded, shape, word);
    }
    return word;
  }

  void analyze_dotted(const std::string& letters, AnalyzedWord& word) {
    word.term = is_acronym_of_stop_word(letters) ? id_of(acronym_term(letters)) : stem_id(letters);
  }

  void analyze_letters(std::string_view written, std::string folded, const Shape& shape,
                       AnalyzedWord& word) {
    word.stop = is_stop_word(lang_, folded);
    if (shape.apostrophe) {
      if (drop_suffix(folded, "'s")) word.capitals = case_class(drop_possessive(written));
      if (!is_contraction(folded)) folded = without(folded, '\'');
    }
    word.term = stem_id(folded);
    const std::string plain = strip_accents(folded);
    if (plain != folded) {
      word.alternative = stem_id(plain);
      if (word.alternative == word.term) word.alternative = kNoTerm;
    }
    if (word.capitals == CaseClass::kUpper && is_acronym_of_stop_word(folded))
      word.acronym = id_of(acronym_term(folded));
  }

  // The word without its last letter: "US's" keeps its capitals.
  static std::string_view drop_possessive(std::string_view written) {
    return written.substr(0, written.size() - 1);
  }

  std::string lang_;
  Stemmer stemmer_;
  bool keeps_first_letter_;
  WordCache words_;
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> stems_;
  std::deque<std::string> terms_;  // by id; a deque, because ids_ holds views of them
  std::unordered_map<std::string_view, TermId, Hash, std::equal_to<>> ids_;
  std::vector<Token> block_;
};

Analyzer::Analyzer(std::string_view lang) : impl_(std::make_unique<Impl>(lang)) {}
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

std::string_view Analyzer::term(TermId id) const { return impl_->term(id); }
TermId Analyzer::find_term(std::string_view term) const { return impl_->find_term(term); }
TermId Analyzer::intern(std::string_view term) { return impl_->id_of(term); }
TermId Analyzer::term_limit() const { return impl_->term_limit(); }
std::string Analyzer::stem(std::string_view word) { return impl_->stem(word); }
void Analyzer::trim() { impl_->trim(); }
const std::string& Analyzer::lang() const { return impl_->lang(); }

Analyzer& AnalyzerSet::for_lang(std::string_view lang) {
  const Language* language = language_of(lang);
  const std::string_view code = language == nullptr ? "" : language->code;
  auto found = analyzers_.find(code);
  if (found == analyzers_.end())
    found = analyzers_.emplace(std::string(code), std::make_unique<Analyzer>(code)).first;
  return *found->second;
}

void AnalyzerSet::trim() {
  for (auto& [lang, analyzer] : analyzers_) analyzer->trim();
}

}  // namespace broadsheet
