#include "query/terms/equal_parts.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace broadsheet {
namespace {

void append_number(std::string& key, uint64_t number) {
  key += std::to_string(number);
  key += ',';
}

void append_text(std::string& key, std::string_view text) {
  append_number(key, text.size());
  key += text;
}

// Appends what tells the node from others, so that equal keys mean equal nodes.
void append_key(std::string& key, const MatchNode& node) {
  append_number(key, static_cast<uint64_t>(node.kind));
  append_number(key, static_cast<uint64_t>(node.occur));
  append_number(key, static_cast<uint64_t>(node.field));
  append_number(key, node.number);
  append_number(key, node.times);
  append_number(key, node.words.size());
  for (const uint16_t set : node.words) append_number(key, set);
  append_number(key, node.surface.size());
  for (const std::string& word : node.surface) append_text(key, word);
  append_number(key, node.forms.size());
  // A word or phrase is what analysis made of it; a pattern is its forms, known by its text.
  const bool written = node.words.empty() || !node.forms.empty();
  append_text(key, written ? node.value : "");
  append_text(key, node.dates.first);
  append_text(key, node.dates.last);
  append_number(key, node.dates.undated ? 1 : 0);
  append_number(key, node.lengths.least);
  append_number(key, node.lengths.most);
  append_number(key, node.children.size());
  for (const MatchNode& child : node.children) append_key(key, child);
}

}  // namespace

void merge_equal_parts(std::vector<MatchNode>& nodes) {
  if (nodes.size() < 2) return;
  std::unordered_map<std::string, size_t> places;
  size_t kept = 0;
  for (size_t i = 0; i < nodes.size(); ++i) {
    std::string key;
    append_key(key, nodes[i]);
    const auto [place, added] = places.try_emplace(std::move(key), kept);
    if (!added) {
      nodes[place->second].times += nodes[i].times;
      continue;
    }
    if (kept != i) nodes[kept] = std::move(nodes[i]);
    ++kept;
  }
  nodes.resize(kept);
}

}  // namespace broadsheet
