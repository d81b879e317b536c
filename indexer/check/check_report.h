// What a check and a repair report.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet {

struct Problem {
  std::string where;  // "table postlist", "article a1", "document 7", "manifest", "schema"
  std::string what;
};

struct CheckReport {
  uint64_t articles = 0;          // that were looked at
  uint64_t count = 0;             // of all problems
  std::vector<Problem> problems;  // the first ones, in order of the documents
};

struct RepairReport {
  uint64_t saved = 0;
  uint64_t lost = 0;                  // known to have been there
  std::vector<std::string> lost_ids;  // those of them whose ids are known, in order
  bool all_known = true;              // false: more may be lost than could be counted
  bool files_forgotten = false;       // the next `add` reads all files again
};

}  // namespace broadsheet
