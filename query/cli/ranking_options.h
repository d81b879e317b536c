// The options of news-query that are about ranking.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <string_view>

#include "query/planning/ranking.h"

namespace broadsheet {

// As they were typed.
struct TypedRanking {
  std::string weighting = std::string(weighting_schemes().front().name);
  std::string recency;
  bool expand = false;
  bool highlight_expansion = false;
};

// Keeps a reference to `typed`.
void define_ranking(CLI::App& app, TypedRanking& typed);

// `today`: "YYYYMMDD". Throws Error(kUsage).
RankingOptions ranking_meant(const TypedRanking& typed, std::string_view today);

}  // namespace broadsheet
