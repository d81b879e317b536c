// Figures about an index.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/store/index_location.h"

namespace broadsheet {

struct IndexStats {
  uint64_t articles = 0;                   // without those withdrawn
  uint64_t withdrawn = 0;                  // canceled or withheld, known by id only
  uint64_t terms = 0;                      // distinct, of all fields
  uint64_t tokens = 0;                     // words of titles and texts
  uint64_t bytes = 0;                      // of all files of the generation
  std::map<std::string, uint64_t> tables;  // bytes by table
  std::string first_date, last_date;       // "2014-04-02", UTC; "" when no article has a date
  std::vector<std::pair<std::string, uint64_t>> sources;    // articles by source, most first
  std::vector<std::pair<std::string, uint64_t>> languages;  // articles by code, most first
  bool positions = false;
  std::string schema;
};

// Reads every document's values: takes about a second for a million articles.
IndexStats index_stats(const IndexLocation& location);

}  // namespace broadsheet
