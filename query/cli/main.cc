// news-query: searches an index of news articles.
#include "corpus/program/run_program.h"
#include "corpus/support/error.h"
#include "corpus/support/stdout.h"
#include "query/answer/answerer.h"
#include "query/answer/batch.h"
#include "query/cli/options.h"
#include "query/language/parser.h"

namespace {

using namespace broadsheet;

int run_batch_of(const QueryOptions& options) {
  BatchInput input = open_batch_input(options.batch, options.topic_fields);
  const size_t unreadable = run_batch(input, options);
  flush_stdout();
  return unreadable == 0 ? kExitOk : kExitUsage;
}

int run_single(const QueryOptions& options) {
  Answerer answerer(options, options.jobs);
  const ResultPage page = [&] {
    try {
      return answerer.answer(options.query);
    } catch (const QueryError& error) {
      throw PlacedError(error, point_at(options.query, error.where()));
    }
  }();
  write_stdout(options.format->begin(options.output));
  write_stdout(options.format->page(page, options.output));
  write_stdout(options.format->end(options.output));
  flush_stdout();
  return page.total > 0 ? kExitOk : kExitNoHit;
}

int run(int argc, char** argv) {
  const std::optional<QueryCommandLine> line = parse_query_options(argc, argv);
  if (!line) return kExitOk;
  start(line->common);
  return line->query.batch.empty() ? run_single(line->query) : run_batch_of(line->query);
}

}  // namespace

int main(int argc, char** argv) { return broadsheet::run_program("news-query", run, argc, argv); }
