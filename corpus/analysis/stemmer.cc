#include "corpus/analysis/stemmer.h"

#include <libstemmer.h>

#include <algorithm>
#include <new>

#include "corpus/analysis/language.h"
#include "corpus/support/error.h"

namespace broadsheet {

namespace {

// Checked on Snowball's vocabularies by tests/corpus/analysis/stemmer_conformance.cc.
constexpr std::string_view kSuffixStemmers[] = {"",   "da", "de", "en", "es", "fr",
                                                "it", "no", "pt", "ru", "sv"};
static_assert(std::ranges::is_sorted(kSuffixStemmers));

}  // namespace

bool keeps_first_letter(std::string_view lang) {
  return std::ranges::binary_search(kSuffixStemmers, lang);
}

void Stemmer::Deleter::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

Stemmer::Stemmer(std::string_view lang) {
  const Language* language = language_of(lang);
  if (language == nullptr) return;
  const std::string algorithm(language->snowball);
  snowball_.reset(sb_stemmer_new(algorithm.c_str(), "UTF_8"));
  if (snowball_) return;
  try {
    xapian_.emplace(algorithm);
  } catch (const Xapian::InvalidArgumentError&) {
    throw Error(ErrorKind::kSystem, "there is no stemming algorithm '" + algorithm + "'",
                "install Debian's libstemmer0d 2.2 and libxapian30 1.4.22 or newer");
  }
}

std::string Stemmer::stem(std::string_view word) const {
  if (snowball_) {
    const sb_symbol* stem =
        sb_stemmer_stem(snowball_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                        static_cast<int>(word.size()));
    if (stem == nullptr) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(stem),
            static_cast<size_t>(sb_stemmer_length(snowball_.get()))};
  }
  return xapian_ ? (*xapian_)(std::string(word)) : std::string(word);
}

}  // namespace broadsheet
