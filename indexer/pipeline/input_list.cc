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
  Lister(const ListRequest& request, const ListReports& reports)
      : request_(request), reports_(reports) {}

  void add_path(const std::string& path) {
    if (path == kStdinPath) return add_stdin();
    const auto unreadable = [this](const Failure& failure) { reports_.failed(Failure(failure)); };
    for (WalkedFile& file : walk({{path}}, request_.walk, unreadable)) add_file(std::move(file));
  }

  InputList take() {
    FileLabels labels(request_.live, request_.id_base);
    list_.moved_files = labels.settle(files_);
    for (InputFile& file : files_) list_file(std::move(file));
    return std::move(list_);
  }

 private:
  void add_stdin() {
    if (list_.has_stdin) return;
    list_.has_stdin = true;
    files_.push_back(stdin_file());
  }

  void add_file(WalkedFile&& file) {
    InputFile input{std::move(file)};
    input.key = file_key(input.walked.path);
    if (!seen_.insert(input.key).second) return;
    if (input.walked.is_auxiliary && !input.walked.is_named)
      return reports_.skipped({input.walked.shown, "", "holds no article by its name or place"});
    if (request_.live != nullptr) input.known = find_entry(*request_.live, input.key);
    if (!request_.reread && input.known && looks_unchanged(*input.known, input.walked)) {
      list_.skipped_articles += input.known->articles;
      return;
    }
    files_.push_back(std::move(input));
  }

  void list_file(InputFile&& file) {
    const bool is_moved = file.known && file.known->path != file.walked.path;
    if (is_moved && file.known->complete && !request_.reread) {
      list_.skipped_articles += file.known->articles;
      FileEntry entry = entry_of(file.walked);
      entry.label = file.label;
      entry.hash = file.known->hash;
      entry.articles = file.known->articles;
      list_.entries.emplace_back(file.key, std::move(entry));
      return;
    }
    list_.bytes += file.walked.size;
    list_.files.push_back(std::make_shared<InputFile>(std::move(file)));
  }

  const ListRequest& request_;
  const ListReports& reports_;
  InputList list_;
  std::vector<InputFile> files_;          // that are new or have changed
  std::unordered_set<std::string> seen_;  // keys, for files named by two paths
};

}  // namespace

InputList list_input(const ListRequest& request, const ListReports& reports) {
  Lister lister(request, reports);
  for (const std::string& path : request.paths) lister.add_path(path);
  InputList list = lister.take();
  if (request.purge && request.live != nullptr)
    list.vanished_files = vanished_files(request.paths, *request.live);
  for (const MovedFile& file : list.moved_files) std::erase(list.vanished_files, file.from);
  return list;
}

}  // namespace broadsheet
