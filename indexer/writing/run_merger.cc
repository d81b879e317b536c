// Keeps account of runs and merges them with Xapian's compaction.
#include "indexer/writing/run_merger.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <xapian.h>

#include <cerrno>
#include <iterator>
#include <utility>

#include "corpus/store/glass_folder.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

void remove_databases(const std::vector<fs::path>& paths) {
  for (const fs::path& path : paths) remove_glass_folder(path);
}

Xapian::Database open_source(const fs::path& path) {
  Xapian::Database db = open_glass(path);
  check_tables_open(db, path);  // a missing table would be left out without a word
  return db;
}

}  // namespace

void merge_databases(const std::vector<fs::path>& sources, const fs::path& output, bool compactly) {
  Xapian::Database all;
  for (const fs::path& source : sources) all.add_database(open_source(source));
  all.compact(output.string(), compactly ? Xapian::Compactor::FULL : Xapian::Compactor::STANDARD);
}

RunMerger::RunMerger(fs::path directory) : directory_(std::move(directory)) {
  // A new one: what others have put there is neither written through nor deleted.
  if (::mkdir(directory_.c_str(), 0777) == 0) return;
  if (errno != EEXIST) throw_system("create", directory_);
  throw Error(ErrorKind::kSystem,
              directory_.string() + " is in the way: it holds files that news-index did not make",
              "move it away");
}

RunMerger::~RunMerger() {
  try {
    remove_glass_folders(directory_);
  } catch (const Error&) {  // the next writer does
  }
}

fs::path RunMerger::run_path(size_t number) const { return path_of(0, number); }

fs::path RunMerger::path_of(size_t level, size_t number) const {
  return directory_ / fmt::format("{}-{:08}", level, number);
}

void RunMerger::finished(size_t number, bool empty) {
  std::unique_lock lock(mutex_);
  add_run(0, number, {run_path(number), empty});
  while (merging_ < kMergesAtOnce && !ready_.empty()) {
    const Group group = ready_.front();
    ready_.pop_front();
    const std::vector<fs::path> sources = take_group(group);
    const fs::path output = path_of(group.level + 1, group.number);
    ++merging_;
    lock.unlock();
    if (!sources.empty()) merge_databases(sources, output, false);
    remove_databases(sources);
    lock.lock();
    --merging_;
    add_run(group.level + 1, group.number, {output, sources.empty()});
  }
}

void RunMerger::add_run(size_t level, size_t number, Run run) {
  if (levels_.size() <= level) levels_.resize(level + 1);
  std::map<size_t, Run>& runs = levels_[level];
  runs.emplace(number, std::move(run));
  const size_t group = number / kFanIn;
  const auto first = runs.lower_bound(group * kFanIn);
  const auto last = runs.lower_bound((group + 1) * kFanIn);
  if (std::distance(first, last) == static_cast<ptrdiff_t>(kFanIn))
    ready_.push_back({level, group});
}

std::vector<fs::path> RunMerger::take_group(const Group& group) {
  std::map<size_t, Run>& runs = levels_[group.level];
  const auto first = runs.lower_bound(group.number * kFanIn);
  const auto last = runs.lower_bound((group.number + 1) * kFanIn);
  std::vector<fs::path> sources;
  for (auto run = first; run != last; ++run)
    if (!run->second.empty) sources.push_back(run->second.path);
  runs.erase(first, last);
  return sources;
}

std::vector<fs::path> RunMerger::remaining() {
  std::map<size_t, fs::path> by_start;  // by the number of their first run of level 0
  size_t span = 1;
  for (const auto& runs : levels_) {
    for (const auto& [number, run] : runs)
      if (!run.empty) by_start.emplace(number * span, run.path);
    span *= kFanIn;
  }
  std::vector<fs::path> sources;
  sources.reserve(by_start.size());
  for (const auto& [start, path] : by_start) sources.push_back(path);
  for (size_t round = 0; sources.size() > kMostSources; ++round) {
    std::vector<fs::path> merged;
    for (size_t at = 0; at < sources.size(); at += kFanIn) {
      const size_t end = std::min(at + kFanIn, sources.size());
      const std::vector<fs::path> group(sources.begin() + static_cast<ptrdiff_t>(at),
                                        sources.begin() + static_cast<ptrdiff_t>(end));
      merged.push_back(directory_ / fmt::format("last-{}-{:08}", round, at));
      merge_databases(group, merged.back(), false);
      remove_databases(group);
    }
    sources = std::move(merged);
  }
  return sources;
}

}  // namespace broadsheet
