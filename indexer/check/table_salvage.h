// Stored articles and ids out of table files that Xapian can't open, or not wholly.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/check/glass_table.h"

namespace broadsheet {

// The data of documents in a file docdata.glass. Not thread-safe.
class DocumentSalvage {
 public:
  explicit DocumentSalvage(const std::filesystem::path& table);

  // True if the newest tree could be read wholly, so that documents() misses none and has none that
  // was deleted.
  bool complete() const { return complete_; }

  // In ascending order.
  std::vector<Xapian::docid> documents() const;

  // The data of a document, or "" when it isn't there or isn't whole.
  std::string data(Xapian::docid id);

 private:
  struct Component {
    uint32_t revision = 0;
    uint64_t at = 0;
    uint16_t size = 0;
    bool last = false;
  };
  using Components = std::map<uint16_t, Component>;

  GlassTable table_;
  std::map<Xapian::docid, Components> found_;
  bool complete_ = false;
};

// The terms with a prefix in a file postlist.glass, without it, in no order and perhaps several
// times.
struct TermSalvage {
  std::vector<std::string> terms;
  bool complete = false;  // as above
};
TermSalvage salvage_terms(const std::filesystem::path& table, std::string_view prefix);

}  // namespace broadsheet
