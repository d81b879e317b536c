// Walks the paths and looks every file up in the manifest.
#include "indexer/pipeline/input_list.h"

#include <filesystem>
#include <set>
#include <unordered_set>

#include "corpus/store/schema.h"
#include "indexer/pipeline/batch_producer.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStdinPath = "-";

class Lister {
 public:
  Lister(const WalkOptions& options, const Xapian::Database* live,
         const std::function<void(Failure&&)>& failed)
      : options_(options), live_(live), failed_(failed) {}

  void add_path(const std::string& path) {
    if (path == kStdinPath) return add_stdin();
    const auto unreadable = [this](std::string_view what, std::string_view reason) {
      failed_({std::string(what), "", std::string(reason)});
    };
    for (WalkedFile& file : walk({{path}}, options_, unreadable)) add_file(std::move(file));
  }

  InputList take() { return std::move(list_); }

 private:
  void add_stdin() {
    if (list_.has_stdin) return;
    list_.has_stdin = true;
    list_.files.push_back(stdin_file());
  }

  void add_file(WalkedFile&& file) {
    InputFile input{std::move(file), "", {}};
    input.key = file_key(input.walked.path);
    if (!seen_.insert(input.key).second) return;
    if (live_ != nullptr) input.known = find_entry(*live_, input.key);
    if (input.known && looks_unchanged(*input.known, input.walked)) {
      list_.skipped_articles += input.known->articles;
      return;
    }
    list_.bytes += input.walked.size;
    list_.files.push_back(std::make_shared<InputFile>(std::move(input)));
  }

  const WalkOptions& options_;
  const Xapian::Database* const live_;
  const std::function<void(Failure&&)>& failed_;
  InputList list_;
  std::unordered_set<std::string> seen_;  // keys, for files named by two paths
};

bool lies_under(const std::string& file, const std::string& directory) {
  if (!file.starts_with(directory)) return false;
  return file.size() == directory.size() || directory == "/" || file[directory.size()] == '/';
}

std::vector<std::string> absolute_paths(const std::vector<std::string>& paths) {
  std::vector<std::string> absolute;
  for (const std::string& path : paths) {
    if (path == kStdinPath) continue;
    absolute.push_back(fs::absolute(path).lexically_normal().string());
    if (absolute.back().size() > 1 && absolute.back().back() == '/') absolute.back().pop_back();
  }
  return absolute;
}

std::vector<std::string> vanished_files(const std::vector<std::string>& paths,
                                        const Xapian::Database& live) {
  const std::vector<std::string> directories = absolute_paths(paths);
  std::vector<std::string> vanished;
  for_each_entry(live, [&](std::string_view key, FileEntry&& entry) {
    for (const std::string& directory : directories) {
      if (!lies_under(entry.path, directory)) continue;
      std::error_code ignored;
      // Only "not found" means gone: a file that can't be reached may be back tomorrow.
      if (fs::status(entry.path, ignored).type() == fs::file_type::not_found)
        vanished.emplace_back(key);
      return;
    }
  });
  return vanished;
}

}  // namespace

InputList list_input(const std::vector<std::string>& paths, const WalkOptions& options,
                     const Xapian::Database* live, bool purge,
                     const std::function<void(Failure&&)>& failed) {
  Lister lister(options, live, failed);
  for (const std::string& path : paths) lister.add_path(path);
  InputList list = lister.take();
  if (purge && live != nullptr) list.vanished_files = vanished_files(paths, *live);
  return list;
}

}  // namespace broadsheet
