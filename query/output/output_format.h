// What an output format is, and how it is asked to show a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "query/search/results.h"

namespace broadsheet {

// How to show, as the options mean it.
struct OutputOptions {
  bool color = false;  // escape sequences may be used
  bool explain = false;
  bool count = false;               // --count: the number of matches alone
  bool terminal = false;            // shown on a terminal, which no text may steer
  bool null = false;                // a NUL byte ends each id of the format ids, not a line end
  bool csv_exact = false;           // csv cells that look like formulas are not guarded
  bool batch = false;               // pages carry a qid and follow one another
  size_t width = 80;                // columns of the terminal, for the text format
  std::vector<std::string> fields;  // --fields for csv, tsv and jsonl; empty: the format's default
  std::string run_tag = "broadsheet";
};

// A format turns a page into bytes. Functions are pure, so pages can be rendered on any thread.
// What a format can't hold throws Error(kInput).
struct OutputFormat {
  std::string_view name;                               // as in --format
  std::string_view description;                        // for --help
  std::string (*begin)(const OutputOptions& options);  // before the first page
  std::string (*page)(const ResultPage& page, const OutputOptions& options);
  std::string (*end)(const OutputOptions& options);  // after the last page
  bool suggests = false;                             // shows ResultPage::suggestion
  bool shows_counts = false;                         // facets and timelines
  bool has_fields = false;                           // of --fields
};

}  // namespace broadsheet
