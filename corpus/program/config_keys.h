// What each program may find in the configuration file that all share. A program knows its own
// options; these names are for the others', so that they are not taken for misspelt ones. A test of
// the whole programs compares the table with their --help.
#pragma once

#include <array>
#include <string_view>

namespace broadsheet {

struct ConfigKeys {
  std::string_view program;
  std::string_view section;  // "[add]" without brackets; "": above all sections
  std::string_view keys;     // separated by blanks, sorted
};

inline constexpr std::array<ConfigKeys, 9> kConfigKeys{{
    {"news-query", "",
     "auto-correct batch collapse color count db expand explain facet fields format fragments "
     "highlight-expansion include-embargoed jobs lang like limit no-csv-guard no-snippet now null "
     "offset quiet recency run-tag since snippet-length sort timeline topic-field until verbose "
     "weighting"},
    {"news-index", "", "color db quiet verbose"},
    {"news-index", "add",
     "dry-run errors exclude files-from follow-symlinks force format id-base id-prefix jobs json "
     "lang memory null positions purge rebuild reread wait"},
    {"news-index", "remove", "from json null wait"},
    {"news-index", "stats", "json"},
    {"news-index", "check", "jobs json quick repair wait"},
    {"news-index", "compact", "wait"},
    {"news-index", "export", "format"},
    {"news-index", "formats", ""},
}};

}  // namespace broadsheet
