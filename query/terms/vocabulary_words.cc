#include "query/terms/vocabulary_words.h"

#include <algorithm>
#include <utility>

namespace broadsheet {
namespace {

constexpr size_t kBlockBytes = size_t{1} << 20;

std::vector<std::string_view> split(std::string_view joined) {
  std::vector<std::string_view> terms;
  while (!joined.empty()) {
    const size_t end = joined.find('\0');
    terms.push_back(joined.substr(0, end));
    joined.remove_prefix(end + 1);
  }
  return terms;
}

// Appends to a block that never grows beyond what was reserved, so that views of it last.
std::string_view keep(std::vector<std::string>& blocks, std::string_view bytes) {
  if (blocks.empty() || blocks.back().capacity() - blocks.back().size() < bytes.size())
    blocks.emplace_back().reserve(std::max(kBlockBytes, bytes.size()));
  const size_t at = blocks.back().size();
  blocks.back() += bytes;
  return std::string_view(blocks.back()).substr(at);
}

}  // namespace

const std::vector<VocabularyStore>& VocabularyWords::stores() {
  if (stores_.empty())
    for (size_t shard = 0; shard < index_.shard_count(); ++shard)
      stores_.emplace_back(index_.shard(shard));
  return stores_;
}

const std::vector<VocabularyWords::Entry>& VocabularyWords::all() {
  if (all_) return *all_;
  std::vector<Entry> entries;
  std::string joined;
  for (const VocabularyStore& store : stores())
    store.for_words("", true, [&](const VocabularyWord& word) {
      joined.clear();
      for (const std::string_view term : word.terms) (joined += term) += '\0';
      entries.push_back({keep(blocks_, word.text), word.uses, keep(blocks_, joined)});
    });
  return all_.emplace(std::move(entries));
}

void VocabularyWords::visit(std::string_view beginning, const Visit& visit) {
  if (beginning.empty()) {
    for (const Entry& entry : all())
      visit(entry.text, entry.uses, [&] { return split(entry.terms); });
    return;
  }
  for (const VocabularyStore& store : stores())
    store.for_words(beginning, true, [&](const VocabularyWord& word) {
      visit(word.text, word.uses, [&] { return word.terms; });
    });
}

}  // namespace broadsheet
