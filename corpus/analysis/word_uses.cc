#include "corpus/analysis/word_uses.h"

#include <algorithm>

namespace broadsheet {

static_assert(kMaxVocabularyWord <= 255);

uint32_t SurfaceStore::keep(std::string_view surface) {
  if (surface.empty() || surface.size() > kMaxVocabularyWord) return kNoSurface;
  const auto number = static_cast<uint32_t>(bytes_.size() + 1);
  bytes_ += static_cast<char>(surface.size());
  bytes_ += surface;
  return number;
}

Vocabulary pack_words(WordUses& uses) {
  std::ranges::sort(uses, {}, &WordUse::surface);
  VocabularyWriter writer;
  VocabularyWord word;
  for (size_t begin = 0, end = 0; begin < uses.size(); begin = end) {
    word.text = uses[begin].surface;
    word.uses = 0;
    word.terms.clear();
    for (; end < uses.size() && uses[end].surface == word.text; ++end) {
      word.uses += uses[end].uses;
      for (const std::string_view term : uses[end].terms)
        if (!term.empty()) word.terms.push_back(term);
    }
    std::ranges::sort(word.terms);
    word.terms.erase(std::unique(word.terms.begin(), word.terms.end()), word.terms.end());
    writer.add(word);
  }
  return writer.take();
}

}  // namespace broadsheet
