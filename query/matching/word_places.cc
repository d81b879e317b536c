#include "query/matching/word_places.h"

#include <algorithm>

#include "corpus/analysis/bare_word.h"
#include "corpus/text/tag_sign.h"
#include "query/matching/surface.h"

namespace broadsheet {
namespace {

bool is_written_so(const MatchNode& node, size_t word, std::string_view text,
                   const Occurrence& occurrence) {
  const std::string_view written = text.substr(occurrence.begin, occurrence.end - occurrence.begin);
  if (!node.forms.empty()) return std::ranges::binary_search(node.forms, surface_of(written));
  if (node.surface.empty()) return true;
  std::string_view wanted = node.surface[word];
  const bool tagged = wanted.starts_with('#') || wanted.starts_with('@');
  if (tagged && tag_sign_before(text, occurrence.begin) != wanted.front()) return false;
  wanted.remove_prefix(tagged ? 1 : 0);
  return is_written_as(written, wanted);
}

// True if the words behind the first one follow; their end goes into `place`.
bool follow(const MatchNode& node, const MatchedText& text, Place& place) {
  for (size_t i = 1; i < node.words.size(); ++i) {
    const auto& following = text.sets[node.words[i]];
    const uint32_t wanted = place.first + static_cast<uint32_t>(i);
    const auto next = std::ranges::lower_bound(following, wanted, {}, &Occurrence::position);
    if (next == following.end() || next->position != wanted ||
        !is_written_so(node, i, text.text, *next))
      return false;
    place.last = wanted;
    place.end = std::max(place.end, next->end);
  }
  return true;
}

}  // namespace

bool find_places(const MatchNode& node, const MatchedText& text, const TextWindow& window,
                 std::vector<Place>* out) {
  const auto& firsts = text.sets[node.words.front()];
  auto first = std::ranges::lower_bound(firsts, window.begin, {}, &Occurrence::begin);
  bool found = false;
  for (; first != firsts.end() && first->end <= window.end; ++first) {
    Place place{first->position, first->position, first->begin, first->end, &node};
    if (!is_written_so(node, 0, text.text, *first) || !follow(node, text, place)) continue;
    if (place.end > window.end) break;
    found = true;
    if (out == nullptr) break;
    out->push_back(place);
  }
  return found;
}

}  // namespace broadsheet
