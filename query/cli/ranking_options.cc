#include "query/cli/ranking_options.h"

#include <fmt/format.h>

#include "corpus/support/error.h"

namespace broadsheet {

void define_ranking(CLI::App& app, TypedRanking& typed) {
  std::string names;
  for (const WeightingScheme& scheme : weighting_schemes())
    names.append(names.empty() ? "" : "|").append(scheme.name);
  app.add_option("--weighting", typed.weighting,
                 "How words are weighted: " + names + ", with :parameter=value,...")
      ->capture_default_str()
      ->type_name("NAME[:K=V,...]");
  app.add_option("--recency", typed.recency,
                 fmt::format("Rank newer articles higher: half of at most {:.0f} % of the score is "
                             "lost after so long (30d, 6m, 1y)",
                             100 * kRecencyShare))
      ->type_name("HALF-LIFE");
  app.add_flag("--expand", typed.expand,
               "Also rank by words that the best articles have in common");
  app.add_flag("--highlight-expansion", typed.highlight_expansion,
               "With --expand, highlight those words, too");
}

RankingOptions ranking_meant(const TypedRanking& typed, std::string_view today) {
  RankingOptions options;
  options.weighting = weighting_named(typed.weighting);
  options.expand = typed.expand;
  options.highlight_expansion = typed.highlight_expansion;
  if (typed.recency.empty()) return options;
  const std::optional<double> half_life = read_half_life(typed.recency);
  if (!half_life)
    throw Error(ErrorKind::kUsage, fmt::format("--recency: '{}' is no half-life", typed.recency),
                "a number and a unit: 12h, 30d, 2w, 6m, 1y");
  options.recency = Recency{*half_life, std::string(today)};
  return options;
}

}  // namespace broadsheet
