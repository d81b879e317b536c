// Chooses labels and finds moved files.
#include "indexer/pipeline/file_labels.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "corpus/input/content_hash.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

uint64_t hash_of(std::string_view label) { return XXH3_64bits(label.data(), label.size()); }

bool is_new(const InputFile& file) { return !file.key.empty() && !file.known; }

bool is_gone(const std::string& path) {
  std::error_code ignored;
  return fs::status(path, ignored).type() == fs::file_type::not_found;
}

// "" when it can't be read, which is reported when it is to be read.
std::string hash_of_file(const WalkedFile& file) try {
  return content_hash(*open_file(file.path, file.shown));
} catch (const InputError&) {
  return "";
}

}  // namespace

std::vector<MovedFile> FileLabels::settle(std::vector<InputFile>& files) {
  std::vector<MovedFile> moved;
  if (live_ != nullptr && std::any_of(files.begin(), files.end(), is_new)) read_manifest(files);
  for (InputFile& file : files) {
    if (file.key.empty()) continue;
    if (!file.known) find_moved(file, moved);
    if (file.known) file.label = file.known->label;
    if (file.label.empty()) file.label = choose(file.walked);
  }
  return moved;
}

void FileLabels::read_manifest(const std::vector<InputFile>& files) {
  for (const InputFile& file : files)
    if (is_new(file)) gone_[file.walked.size];
  for_each_entry(*live_, [&](std::string_view key, FileEntry&& entry) {
    if (!entry.label.empty()) taken_.insert(hash_of(entry.label));
    const auto candidates = gone_.find(entry.size);
    if (entry.articles > 0 && candidates != gone_.end() && is_gone(entry.path))
      candidates->second.emplace_back(key);
  });
}

bool FileLabels::find_moved(InputFile& file, std::vector<MovedFile>& moved) {
  const auto candidates = gone_.find(file.walked.size);
  if (candidates == gone_.end() || candidates->second.empty()) return false;
  const std::string hash = hash_of_file(file.walked);
  std::vector<std::string>& keys = candidates->second;
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const std::string& key) {
    const auto entry = find_entry(*live_, key);
    return entry && !hash.empty() && entry->hash == hash;
  });
  if (found == keys.end()) return false;
  file.known = find_entry(*live_, *found);
  moved.push_back({*found, file.key});
  keys.erase(found);
  return true;
}

std::string FileLabels::choose(const WalkedFile& file) {
  const std::string absolute = path_as_text(file.path);
  std::string label = file.shown;
  const std::string base = id_base_ == "/" ? id_base_ : id_base_ + "/";
  if (!id_base_.empty() && file.path.starts_with(base))
    label = path_as_text(file.path.substr(base.size()));
  if (taken_.insert(hash_of(label)).second) return label;
  // Odd bytes of a name look like another name; then even absolute paths may.
  label = absolute;
  for (int n = 2; !taken_.insert(hash_of(label)).second; ++n)
    label = fmt::format("{}~{}", absolute, n);
  return label;
}

}  // namespace broadsheet
