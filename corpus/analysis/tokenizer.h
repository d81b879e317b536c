// Cuts a text into words, as byte spans: no folding, no stemming, no language.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet {

// A word of the text, bytes [start, start + length).
struct WordSpan {
  uint32_t start;
  uint32_t length;
};

// Walks over the words of a text. The text must outlive it and be shorter than 2 GB.
//
// Starting from Unicode's word boundaries (UAX #29), with what news needs:
// - apostrophes inside a word stay ("Ukraine's", "don't", "O'Brien", "1990's") but end an elision:
//   "l'OTAN" is "l" and "OTAN"; a possessive after punctuation is dropped ("Yahoo!'s" is "Yahoo");
// - "." and "," between digits stay ("155,221", "5.93", "10.12.2014");
// - single letters with dots between them are one word, closing dot included ("U.S.", "e.g.");
// - short letters around "&" are one word ("AT&T", "R&D"), and so are "C++" and "C#";
// - everything else that is no letter, digit or mark parts words: hyphens, "_", "/", "@", "."
//   between longer parts, so that e-mail addresses and URLs are words that stand side by side;
// - an emoji is a word, with its skin tone and what is joined to it (emoji.h);
// - scripts without spaces give overlapping pairs of characters, and the last character alone.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  // The next word; false at the end of the text.
  bool next(WordSpan& word);

 private:
  size_t word_end(size_t start) const;
  size_t join_length(size_t start, size_t at, uint32_t segment_letters, bool dotted) const;
  bool next_pair(WordSpan& word);
  size_t cluster_end(size_t start) const;

  std::string_view text_;
  size_t at_ = 0;
  bool in_pairs_ = false;  // at_ is inside a run of a script without spaces
};

}  // namespace broadsheet
