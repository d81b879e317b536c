// The runs of a bulk build: throw-away databases, one per batch, merged in groups while indexing
// goes on, so that the last merge has few sources.
//
// Runs are numbered in input order and only neighbours are merged, in order: documents keep the
// order of the input whatever the threads do. A group is kFanIn runs whose numbers differ only in
// the last digit (base kFanIn); its merge is a run of the next level.
#pragma once

#include <cstddef>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace broadsheet {

// Merges databases in order into a new one; `compactly` costs more time and saves space.
void merge_databases(const std::vector<std::filesystem::path>& sources,
                     const std::filesystem::path& output, bool compactly);

// Thread-safe.
class RunMerger {
 public:
  // Makes the directory, and removes it in the end with all runs in it. Throws Error(kSystem) when
  // something is there already.
  explicit RunMerger(std::filesystem::path directory);
  ~RunMerger();
  RunMerger(const RunMerger&) = delete;
  RunMerger& operator=(const RunMerger&) = delete;

  std::filesystem::path run_path(size_t number) const;

  // Tells that a run is complete and closed, or that it stayed empty and has no files; merges what
  // has become ready on the calling thread.
  void finished(size_t number, bool empty);

  // The runs that are left, in order, few enough to be merged at once. Call when all are finished.
  std::vector<std::filesystem::path> remaining();

 private:
  // Some dozens: each open database takes up to five file descriptors.
  static constexpr size_t kFanIn = 32;
  static constexpr size_t kMostSources = 48;
  static constexpr size_t kMergesAtOnce = 1;

  struct Run {
    std::filesystem::path path;
    bool empty;
  };
  struct Group {
    size_t level, number;
  };

  std::filesystem::path path_of(size_t level, size_t number) const;
  void add_run(size_t level, size_t number, Run run);
  std::vector<std::filesystem::path> take_group(const Group& group);

  const std::filesystem::path directory_;
  std::mutex mutex_;
  std::vector<std::map<size_t, Run>> levels_;  // complete runs that are in no group's merge yet
  std::deque<Group> ready_;
  size_t merging_ = 0;
};

}  // namespace broadsheet
