// Makes documents and terms of the items of a table.
#include "indexer/check/table_salvage.h"

#include <bit>
#include <optional>

namespace broadsheet {
namespace {

// Xapian's order-preserving number: below 2^15 two bytes; else as many leading ones in the first
// byte as there are bytes beyond two, then a zero.
std::optional<Xapian::docid> document_number(std::string_view key) {
  if (key.size() < 2) return std::nullopt;
  const auto first = static_cast<unsigned char>(key.front());
  const auto ones = static_cast<unsigned>(std::countl_one(first));
  if (ones + 2 != key.size()) return std::nullopt;
  uint64_t number = first & (0xffU >> (ones + 1));
  for (const char c : key.substr(1)) number = number << 8 | static_cast<unsigned char>(c);
  if (number == 0 || number > UINT32_MAX) return std::nullopt;
  return static_cast<Xapian::docid>(number);
}

// The term in a key of the postlist table: a zero byte is written as "\0\xff", and "\0" with
// another byte behind it ends the term where a document number follows.
std::string term_in(std::string_view key) {
  std::string term;
  for (size_t i = 0; i < key.size(); ++i) {
    term += key[i];
    if (key[i] != '\0') continue;
    if (i + 1 == key.size() || key[i + 1] != '\xff') {
      term.pop_back();
      break;
    }
    ++i;
  }
  return term;
}

}  // namespace

DocumentSalvage::DocumentSalvage(const std::filesystem::path& table) : table_(table) {
  bool all_numbered = true;
  complete_ = table_.for_each_item([&](const GlassItem& item) {
    const auto id = document_number(item.key);
    all_numbered = all_numbered && id.has_value();
    // Xapian compresses none of ours, see fast_deflate.cc.
    if (!id || item.compressed) return;
    Component& known = found_[*id][item.component];
    if (known.size > 0 && known.revision >= item.revision) return;
    known = {item.revision, item.data_at, item.data_size, item.last};
  });
  complete_ = complete_ && all_numbered;
}

std::vector<Xapian::docid> DocumentSalvage::documents() const {
  std::vector<Xapian::docid> ids;
  ids.reserve(found_.size());
  for (const auto& [id, components] : found_) ids.push_back(id);
  return ids;
}

std::string DocumentSalvage::data(Xapian::docid id) {
  const auto found = found_.find(id);
  if (found == found_.end()) return "";
  std::string data;
  uint16_t expected = 1;
  for (const auto& [number, component] : found->second) {
    if (number != expected++) return "";
    const std::string part = table_.read(component.at, component.size);
    if (part.size() < component.size) return "";
    data += part;
    if (component.last) return data;
  }
  return "";
}

TermSalvage salvage_terms(const std::filesystem::path& table, std::string_view prefix) {
  TermSalvage found;
  found.complete = GlassTable(table).for_each_item([&](const GlassItem& item) {
    if (item.component == 1 && item.key.starts_with(prefix))
      found.terms.push_back(term_in(item.key.substr(prefix.size())));
  });
  return found;
}

}  // namespace broadsheet
