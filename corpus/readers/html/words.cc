// Takes texts of pages apart for comparing and measuring.
#include "corpus/readers/html/words.h"

#include <algorithm>

#include "corpus/analysis/folding.h"
#include "corpus/text/char_class.h"
#include "corpus/text/utf8.h"

namespace broadsheet {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  size_t start = 0;
  auto flush = [&](size_t end) {
    if (end > start) words.push_back(fold_case(text.substr(start, end - start)));
  };
  for (size_t i = 0; i < text.size();) {
    uint32_t length = 0;
    CharClass kind = class_at(text, i, length);
    bool is_word = kind == CharClass::kLetter || kind == CharClass::kDigit ||
                   kind == CharClass::kMark || kind == CharClass::kIgnorable;
    if (!is_word) {
      flush(i);
      if (kind == CharClass::kIdeograph) words.emplace_back(text.substr(i, length));
      start = i + length;
    }
    i += length;
  }
  flush(text.size());
  return words;
}

double shared_words(const std::vector<std::string>& part, const std::vector<std::string>& whole) {
  if (part.empty()) return 0;
  auto found = std::count_if(part.begin(), part.end(), [&](const std::string& word) {
    return std::find(whole.begin(), whole.end(), word) != whole.end();
  });
  return static_cast<double>(found) / static_cast<double>(part.size());
}

uint32_t text_weight(std::string_view text) {
  uint32_t weight = 0;
  for (char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    // In UTF-8 the three-byte sequences from U+3000 on, Kana, Han and Hangul, start with these.
    if (byte >= 0xE3 && byte <= 0xED)
      weight += 3;
    else if (byte > ' ' && !is_continuation(c))
      ++weight;
  }
  return weight;
}

uint32_t count_commas(std::string_view text) {
  uint32_t count = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == ',')
      ++count;
    else if (static_cast<unsigned char>(text[i]) >= 0xD8)
      for (std::string_view comma : {"、", "。", "，", "،", "।"})
        if (text.compare(i, comma.size(), comma) == 0) count += comma == "،" ? 1 : 3;
  }
  return count;
}

}  // namespace broadsheet
