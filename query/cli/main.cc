// news-query: searches an index of news articles.
#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/log.h"
#include "corpus/support/run_program.h"
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
  const std::optional<QueryOptions> options = parse_query_options(argc, argv);
  if (!options) return kExitOk;
  start_logging(options->verbosity);
  catch_interrupts();
  return options->batch.empty() ? run_single(*options) : run_batch_of(*options);
}

}  // namespace

int main(int argc, char** argv) { return broadsheet::run_program("news-query", run, argc, argv); }
