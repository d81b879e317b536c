// The account of a run of `add`: what became of its input, and what remains to be done at the end.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_set>

#include "indexer/commands/summary.h"
#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/index_target.h"
#include "indexer/pipeline/input_list.h"

namespace broadsheet {

// Not thread-safe.
class RunAccount {
 public:
  // Notes what the listing of the input has found.
  void note_listing(const InputList& input);

  // Notes a file or member that was skipped.
  void note_skip(const std::string& path);

  // Notes a result; results come in input order.
  void accept(const BatchResult& result);

  // Notes what finishing the index has found.
  void note_finish(const FinishReport& report);

  // True when no article came in and no file is to be remembered or forgotten.
  bool is_empty() const;

  // Has a directory remembered as the base of ids.
  void note_id_base(const std::string& directory) { plan_.id_base = directory; }

  // What the target needs at the end.
  const FinishPlan& finish_plan();

  // Of articles and their bytes; failures and time are for others to count.
  const Summary& summary() const { return summary_; }
  const Replacements& replacements() const { return replaced_; }
  uint64_t articles() const {
    return summary_.added + summary_.updated + summary_.replaced + summary_.unchanged;
  }
  uint64_t input_bytes() const { return input_bytes_; }  // of files on disk that were read

 private:
  void note_finished(FinishedFile finished);

  Summary summary_;
  FinishPlan plan_;
  std::unordered_set<std::string> incomplete_files_;  // keys
  Replacements replaced_;
  uint64_t input_bytes_ = 0;
};

}  // namespace broadsheet
