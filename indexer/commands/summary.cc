// Words and JSON for a summary.
#include "indexer/commands/summary.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "corpus/text/json_text.h"

namespace broadsheet {
namespace {

constexpr double kMegabyte = 1e6;

double rounded(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

double Summary::megabytes_per_second() const {
  return seconds > 0 ? static_cast<double>(bytes) / kMegabyte / seconds : 0;
}

std::string describe(const Summary& summary) {
  // What seldom happens is named only when it has.
  std::string seldom;
  if (summary.skipped > 0) seldom += fmt::format("skipped {}, ", summary.skipped);
  if (summary.replaced > 0) seldom += fmt::format("replaced {}, ", summary.replaced);
  return fmt::format(
      "{}added {}, updated {}, unchanged {}, removed {}, {}failed {}; {:.1f} MB in "
      "{:.2f} s ({:.1f} MB/s)",
      summary.dry_run ? "dry run: " : "", summary.added, summary.updated, summary.unchanged,
      summary.removed, seldom, summary.failed, static_cast<double>(summary.bytes) / kMegabyte,
      summary.seconds, summary.megabytes_per_second());
}

std::string to_json(const Summary& summary) {
  return json_text(
      nlohmann::ordered_json{{"added", summary.added},
                             {"updated", summary.updated},
                             {"unchanged", summary.unchanged},
                             {"removed", summary.removed},
                             {"skipped", summary.skipped},
                             {"replaced", summary.replaced},
                             {"failed", summary.failed},
                             {"seconds", rounded(summary.seconds)},
                             {"bytes", summary.bytes},
                             {"mb_per_second", rounded(summary.megabytes_per_second())},
                             {"dry_run", summary.dry_run},
                             {"skipped_files", summary.skipped_files}});
}

}  // namespace broadsheet
