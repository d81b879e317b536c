// Walks the paths and looks every file up in the manifest.
#include "indexer/pipeline/input_list.h"

#include <unordered_set>

#include "corpus/store/schema.h"
#include "indexer/pipeline/batch_producer.h"
#include "indexer/pipeline/purge.h"

namespace broadsheet {
namespace {

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
