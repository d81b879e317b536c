// Snowball's stemmers behind one face.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct sb_stemmer;

namespace broadsheet {

// Stems words of one language. Not thread-safe.
class Stemmer {
 public:
  // `lang`: a code of languages(); any other (or "") gives a stemmer that changes nothing. Throws
  // Error(kSystem) when neither libstemmer nor Xapian has the algorithm.
  explicit Stemmer(std::string_view lang);

  // The stem of a lower-case word in composed UTF-8.
  std::string stem(std::string_view word) const;

 private:
  struct Deleter {
    void operator()(sb_stemmer* stemmer) const;
  };
  std::unique_ptr<sb_stemmer, Deleter> snowball_;
  std::optional<Xapian::Stem> xapian_;  // for the algorithms that libstemmer lacks
};

// True if the stemmer of that language only works on the end of a word, so that a stem begins as
// its word does. Not so where prefixes go, as in Arabic, Indonesian or Dutch ("gewerkt").
bool keeps_first_letter(std::string_view lang);

}  // namespace broadsheet
