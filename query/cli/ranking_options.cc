#include "query/cli/ranking_options.h"

#include <fmt/format.h>

#include <string>

#include "corpus/support/error.h"
#include "corpus/support/names.h"

namespace broadsheet {
namespace {

Option recency_option(RankingOptions& ranking) {
  return option(
      "--recency", "HALF-LIFE",
      fmt::format("Rank newer articles higher, by up to {:.0f} % of the score, which is halved "
                  "every HALF-LIFE: 30d, 6m, 1y",
                  100 * kRecencyShare),
      [&ranking](const std::string& typed) {
        const std::optional<double> half_life = read_half_life(typed);
        if (!half_life)
          throw Error(ErrorKind::kUsage, fmt::format("'{}' is not a half-life", typed),
                      "write a number and a unit: 12h, 30d, 2w, 6m, 1y");
        ranking.recency = Recency{*half_life, ""};
      });
}

}  // namespace

std::vector<Option> ranking_options(RankingOptions& ranking) {
  return {
      option(
          "--weighting", "NAME[:K=V,...]",
          fmt::format("How words are weighted (default: {}): {}", weighting_schemes().front().name,
                      fmt::join(names_of(weighting_schemes()), ", ")),
          [&ranking](const std::string& typed) { ranking.weighting = weighting_named(typed); }),
      recency_option(ranking),
      flag("--expand", "Also rank by words that the best articles have in common", ranking.expand),
      flag("--highlight-expansion", "With --expand, highlight those words, too",
           ranking.highlight_expansion)};
}

}  // namespace broadsheet
