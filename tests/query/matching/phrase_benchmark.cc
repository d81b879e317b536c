// Times phrases on an index: the first page of ten with its snippets, and the exact count. Prints
// tab-separated lines: the phrase, the articles that hold its rarest word, those that match, and
// milliseconds for the page and for the count: the medians of some runs.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <string>

#include "query/language/parser.h"
#include "query/planning/ranking.h"
#include "query/search/searcher.h"
#include "query/terms/query_analysis.h"

namespace broadsheet {
namespace {

constexpr size_t kRuns = 3;

double median_ms(Searcher& searcher, const Node& query, const SearchOptions& options) {
  std::array<double, kRuns> runs;
  for (double& run : runs) run = searcher.search(query, options).took_ms;
  std::ranges::sort(runs);
  return runs[kRuns / 2];
}

double rarest_word(const Node& query, const IndexView& index, AnalyzerSet& analyzers) {
  double fewest = std::numeric_limits<double>::max();
  const MatchTree tree = analyze_query(query, index.database(), index.languages(), analyzers);
  for (const TermSet& set : tree.sets)
    fewest = std::min(fewest, frequency_of(index.database(), set, "").documents);
  return fewest;
}

void run(const std::string& path, const std::string& phrases, unsigned threads) {
  Searcher searcher({path}, threads);
  const IndexView index({path});
  AnalyzerSet analyzers;
  std::ifstream lines(phrases);
  for (std::string line; std::getline(lines, line);) {
    const Node query = parse_query(line, "20240515");
    const uint64_t total = searcher.search(query, {.count_only = true}).total;
    std::printf("%s\t%.0f\t%llu\t%.4f\t%.4f\n", line.c_str(), rarest_word(query, index, analyzers),
                static_cast<unsigned long long>(total), median_ms(searcher, query, {}),
                median_ms(searcher, query, {.count_only = true}));
  }
}

}  // namespace
}  // namespace broadsheet

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: phrase_benchmark INDEX PHRASES (one a line) THREADS\n");
    return 2;
  }
  broadsheet::run(argv[1], argv[2], static_cast<unsigned>(std::max(1, std::atoi(argv[3]))));
  return 0;
}
