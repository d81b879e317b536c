#include "query/matching/phrase_finder.h"

#include <algorithm>
#include <vector>

#include "query/matching/word_places.h"

namespace broadsheet {
namespace {

// A place from space to space, and the text around it in which its words mean what they mean in the
// whole text.
struct Surroundings {
  Surroundings(const TextPlace& place, std::string_view text) {
    const size_t space = text.rfind(' ', place.begin - std::min(place.begin, kWordContext));
    begin = space == std::string_view::npos ? 0 : space;
    place_end = std::min(text.find(' ', place.end), text.size());
    end = std::min(text.find(' ', std::min(place_end + kWordContext, text.size())), text.size());
  }

  size_t begin;
  size_t place_end;
  size_t end;
};

}  // namespace

std::optional<bool> PhraseFinder::stands_in(const MatchNode& node, std::string_view text,
                                            Analyzer& analyzer) {
  if (node.words.size() < 2 || node.words.size() > PhraseInitials::kMostWords) return std::nullopt;
  PhraseScan scan(initials_of(node, analyzer), text);
  TextPlace place{};
  for (size_t looked_at = 0; scan.next(place);) {
    const Surroundings around(place, text);
    looked_at += around.end - around.begin;
    if (looked_at > text.size()) return std::nullopt;
    scanner_.scan(text.substr(around.begin, around.end - around.begin), analyzer, around_);
    const TextWindow window{static_cast<uint32_t>(place.begin - around.begin),
                            static_cast<uint32_t>(around.place_end - around.begin)};
    if (find_places(node, around_, window, nullptr)) return true;
  }
  return scan.gave_up() ? std::nullopt : std::optional(false);
}

const PhraseInitials& PhraseFinder::initials_of(const MatchNode& node, Analyzer& analyzer) {
  const auto known = initials_.find({&node, &analyzer});
  if (known != initials_.end()) return known->second;
  std::vector<FirstBytes> initials;
  for (const uint16_t set : node.words) {
    const std::vector<std::string_view> terms(tree_.sets[set].terms.begin(),
                                              tree_.sets[set].terms.end());
    initials.push_back(analyzer.first_bytes_of(terms));
  }
  return initials_.emplace(std::pair(&node, &analyzer), PhraseInitials(initials)).first->second;
}

}  // namespace broadsheet
