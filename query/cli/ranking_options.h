// The options of news-query about ranking.
#pragma once

#include <vector>

#include "corpus/program/option.h"
#include "query/planning/ranking.h"

namespace broadsheet {

// Keep a reference to `ranking`. Of --recency the day from which age counts isn't set.
std::vector<Option> ranking_options(RankingOptions& ranking);

}  // namespace broadsheet
