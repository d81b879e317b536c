// Reads and writes manifest entries.
#include "indexer/pipeline/file_manifest.h"

#include <fmt/format.h>

#include <charconv>

#include "corpus/store/schema.h"

namespace broadsheet {
namespace {

constexpr std::string_view kMark = "file", kComplete = "complete", kIncomplete = "incomplete";

// Cuts off what stands before the next space.
std::string_view take_word(std::string_view& text) {
  const size_t space = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, space);
  text.remove_prefix(std::min(space + 1, text.size()));
  return word;
}

template <typename Number>
bool take_number(std::string_view& text, Number& number) {
  const std::string_view word = take_word(text);
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
  return error == std::errc() && end == word.data() + word.size();
}

// A text that its length stands before, and the space after it.
bool take_label(std::string_view& text, std::string& label) {
  size_t bytes = 0;
  if (!take_number(text, bytes) || bytes >= text.size() || text[bytes] != ' ') return false;
  label = text.substr(0, bytes);
  text.remove_prefix(bytes + 1);
  return true;
}

}  // namespace

FileEntry entry_of(const WalkedFile& file) {
  return {.path = file.path,
          .size = file.size,
          .mtime = file.mtime,
          .inode = file.inode,
          .ctime = file.ctime};
}

std::string manifest_key(std::string_view file_key) {
  return std::string(kMetaFilePrefix).append(file_key);
}

std::string encode_entry(const FileEntry& entry) {
  return fmt::format("{} {} {} {} {} {} {} {} {} {} {}", kMark, entry.size, entry.mtime,
                     entry.inode, entry.ctime, entry.hash, entry.articles,
                     entry.complete ? kComplete : kIncomplete, entry.label.size(), entry.label,
                     entry.path);
}

std::optional<FileEntry> decode_entry(std::string_view text) {
  FileEntry entry;
  const bool is_older = !text.starts_with(kMark);
  if (!is_older) take_word(text);
  if (!take_number(text, entry.size) || !take_number(text, entry.mtime)) return std::nullopt;
  if (!is_older && (!take_number(text, entry.inode) || !take_number(text, entry.ctime)))
    return std::nullopt;
  entry.hash = take_word(text);
  if (!take_number(text, entry.articles)) return std::nullopt;
  entry.complete = take_word(text) == kComplete;
  if (!is_older && !take_label(text, entry.label)) return std::nullopt;
  entry.path = text;
  return entry;
}

std::optional<FileEntry> find_entry(const Xapian::Database& db, std::string_view file_key) {
  return decode_entry(db.get_metadata(manifest_key(file_key)));
}

void for_each_entry(const Xapian::Database& db,
                    const std::function<void(std::string_view file_key, FileEntry&&)>& visit) {
  const std::string prefix(kMetaFilePrefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix); ++key) {
    const std::string name = *key;
    if (auto entry = decode_entry(db.get_metadata(name)))
      visit(std::string_view(name).substr(prefix.size()), std::move(*entry));
  }
}

bool looks_unchanged(const FileEntry& entry, const WalkedFile& file) {
  const bool is_same_inode =
      entry.ctime == 0 || (entry.inode == file.inode && entry.ctime == file.ctime);
  return entry.complete && entry.size == file.size && entry.mtime == file.mtime && is_same_inode;
}

}  // namespace broadsheet
