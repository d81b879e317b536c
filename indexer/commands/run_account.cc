// Counts articles and keeps track of files.
#include "indexer/commands/run_account.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

constexpr uint64_t kMostSkipsListed = 1000;

}  // namespace

void RunAccount::note_listing(const InputList& input) {
  summary_.unchanged = input.skipped_articles;
  plan_.vanished_files = input.vanished_files;
  plan_.moved_files = input.moved_files;
  plan_.entries = input.entries;
}

void RunAccount::note_skip(const std::string& path) {
  if (++summary_.skipped <= kMostSkipsListed) summary_.skipped_files.push_back(path);
}

void RunAccount::accept(const BatchResult& result) {
  for (const BatchItem& item : result.items) {
    if (item.from_known_file) plan_.came_again.push_back(id_term_hash(item.keys.id_term));
    if (item.replaced_file.empty()) continue;
    ++summary_.replaced;
    ++replaced_[{item.replaced_file, item.file}];
  }
  incomplete_files_.insert(result.incomplete_files.begin(), result.incomplete_files.end());
  for (const FinishedFile& finished : result.finished) note_finished(finished);
  summary_.added += result.added;
  summary_.updated += result.updated;
  summary_.unchanged += result.unchanged;
  summary_.bytes += result.text_bytes;
  input_bytes_ += result.input_bytes;
}

void RunAccount::note_finished(FinishedFile finished) {
  const InputFile& file = *finished.file;
  if (finished.is_skipped) {  // and looked at again the next time: a later release may read it
    if (file.known) plan_.vanished_files.push_back(file.key);
    return;
  }
  if (incomplete_files_.count(file.key) > 0) finished.entry.complete = false;
  // An article whose record can't be read this time keeps its last good version.
  if (file.known && finished.entry.complete && !finished.content_unchanged)
    plan_.reread_files.push_back(file.key);
  if (finished.content_unchanged) summary_.unchanged += finished.entry.articles;
  // Of a file that never gave an article there is nothing to remember: it is read again anyway.
  const bool worth_keeping = finished.entry.complete || finished.entry.articles > 0 || file.known;
  if (worth_keeping && finished.entry != file.known)
    plan_.entries.emplace_back(file.key, std::move(finished.entry));
}

void RunAccount::note_finish(const FinishReport& report) {
  summary_.removed += report.removed;
  summary_.added -= report.superseded;
  summary_.updated += report.superseded;
  for (const auto& [files, articles] : report.replaced) {
    summary_.updated -= articles;
    summary_.replaced += articles;
    replaced_[files] += articles;
  }
}

bool RunAccount::is_empty() const {
  return summary_.added + summary_.updated + summary_.replaced == 0 && plan_.entries.empty() &&
         plan_.vanished_files.empty() && plan_.moved_files.empty() && plan_.id_base.empty();
}

const FinishPlan& RunAccount::finish_plan() {
  std::sort(plan_.came_again.begin(), plan_.came_again.end());
  return plan_;
}

}  // namespace broadsheet
