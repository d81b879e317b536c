#include "query/answer/answerer.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <utility>

#include "query/answer/filters.h"
#include "query/language/parser.h"
#include "query/language/query_notes.h"
#include "query/search/suggestion.h"

namespace broadsheet {
namespace {

// Enough to count the hits of a query.
SearchOptions for_counting(SearchOptions options) {
  options.limit = 1;
  options.offset = 0;
  options.ranking.expand = false;
  options.snippets = false;
  options.explain = false;
  options.facets.clear();
  options.timeline = nullptr;
  return options;
}

// Whether the hits of a suggestion are worth it.
bool is_better(const ResultPage& suggested, uint64_t together, const ResultPage& page) {
  if (suggested.total == 0) return false;
  if (page.unknown_word && together > 0) return true;
  return page.total < kFewHits && suggested.total >= kClearlyMore * page.total;
}

}  // namespace

Node Answerer::tree_of(const std::string& query) {
  Node tree = parse_query(query, options_.today);
  if (options_.like.empty()) return with_filters(std::move(tree), options_);
  Node like = searcher_.like(options_.like);
  if (!tree.children.empty()) {
    tree.occur = Occur::kMust;
    like.children.push_back(std::move(tree));
  }
  return with_filters(std::move(like), options_);
}

ResultPage Answerer::answer(const std::string& query, const std::string& qid) {
  const Node tree = tree_of(query);
  ResultPage page = searcher_.search(tree, options_.search);
  page.query = query;
  if (wants_suggestion(page)) correct(tree, page);
  const std::vector<std::string> notes = query_notes(query);
  page.notes.insert(page.notes.begin(), notes.begin(), notes.end());
  for (const std::string& note : page.notes)
    spdlog::warn("{}{}", qid.empty() ? "" : fmt::format("query {}: ", qid), note);
  if (page.stopped)
    spdlog::warn(
        "{}: gave up after the best {} candidates, of which few match; narrow the query, "
        "or ask for --count, which checks all",
        query, options_.search.most_verified);
  return page;
}

bool Answerer::wants_suggestion(const ResultPage& page) const {
  if (page.stopped || page.partial || !options_.like.empty()) return false;
  if (page.total == 0 && options_.spelling.auto_correct) return true;
  return options_.format->suggests && (page.total < kFewHits || page.unknown_word);
}

// Nothing if it can't be read, as when one more word is too much for an operator.
std::optional<ResultPage> Answerer::search_suggested(const std::string& query, bool replaces) {
  try {
    return searcher_.search(tree_of(query),
                            replaces ? options_.search : for_counting(options_.search));
  } catch (const QueryError&) {
    return std::nullopt;
  }
}

// Adds the suggestion, or makes its page this one. Only what has been searched is suggested.
void Answerer::correct(const Node& tree, ResultPage& page) {
  const auto start = std::chrono::steady_clock::now();
  const bool replaces = page.total == 0 && options_.spelling.auto_correct;
  const std::optional<Suggestion> suggestion = searcher_.suggest(page.query, tree);
  std::optional<ResultPage> suggested;
  if (suggestion) suggested = search_suggested(suggestion->query, replaces);
  if (suggested && is_better(*suggested, suggestion->together, page)) {
    if (replaces) {
      suggested->query = page.query;
      suggested->corrected = suggestion->query;
      suggested->took_ms = page.took_ms;
      suggested->notes.push_back(fmt::format("nothing matches {}: these are the results for {}",
                                             page.query, suggestion->query));
      page = std::move(*suggested);
    } else {
      page.suggestion = suggestion->query;
    }
  }
  page.took_ms +=
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace broadsheet
