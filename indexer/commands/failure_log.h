// Reports files and records that could not be read: the first ones on stderr, all of them into the
// file of --errors.
#pragma once

#include <cstdint>
#include <fstream>
#include <string>

#include "indexer/pipeline/batch.h"

namespace broadsheet {

// Not thread-safe.
class FailureLog {
 public:
  // `errors_file`: the path of --errors, or "". Throws Error(kSystem) when it can't be written.
  explicit FailureLog(const std::string& errors_file);

  // On stderr as "path: line 7: reason"; in the file as {"path":...,"record":...,"reason":...}.
  void report(const Failure& failure);

  // The same for a warning, which is no failure; in the file it has "warning":true.
  void warn(const Failure& warning);

  // Says how many were not shown and completes the file. Throws Error(kSystem) when that fails.
  void finish();

  uint64_t count() const { return count_; }

 private:
  void write(const Failure& failure, bool is_warning);

  const std::string errors_file_;
  std::ofstream out_;
  uint64_t count_ = 0;
  uint64_t warnings_ = 0;
};

}  // namespace broadsheet
