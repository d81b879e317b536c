#include "query/answer/batch.h"

#include <spdlog/spdlog.h>

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "corpus/support/interrupt.h"
#include "corpus/support/start_thread.h"
#include "corpus/support/stdout.h"
#include "query/answer/answerer.h"
#include "query/answer/ordered_output.h"
#include "query/language/parser.h"

namespace broadsheet {
namespace {

// One batch on its way: what its threads share.
class Batch {
 public:
  Batch(BatchInput& input, const QueryOptions& options)
      : input_(input), options_(options), output_([](const std::string& a) { write_stdout(a); }) {}

  size_t run() {
    std::vector<std::jthread> threads;
    for (size_t i = 0; i < options_.jobs; ++i) threads.push_back(start_thread([this] { work(); }));
    threads.clear();  // joins
    if (failure_) std::rethrow_exception(failure_);
    return unreadable_;
  }

 private:
  struct Question {
    size_t number;
    BatchQuery query;
  };

  void work() {
    try {
      Answerer answerer(options_, /*threads=*/1);
      while (const std::optional<Question> question = next()) {
        const ResultPage page = answer(answerer, question->query);
        output_.put(question->number, options_.format->page(page, options_.output));
      }
    } catch (...) {
      fail(std::current_exception());
    }
  }

  std::optional<Question> next() {
    const std::scoped_lock lock(mutex_);
    if (failure_) return std::nullopt;
    throw_if_interrupted();
    std::optional<BatchQuery> query = input_.next();
    if (!query) return std::nullopt;
    return Question{asked_++, std::move(*query)};
  }

  ResultPage answer(Answerer& answerer, const BatchQuery& query) {
    ResultPage page;
    if (query.error.empty()) {
      try {
        page = answerer.answer(query.query, query.qid);
      } catch (const QueryError& error) {
        page.error = error.what();
      }
    } else {
      page.error = query.error;
    }
    page.qid = query.qid;
    page.query = query.query;
    if (!page.error.empty()) {
      ++unreadable_;
      // Most formats have no place for it.
      spdlog::error("query {}: {}", page.qid, page.error);
    }
    return page;
  }

  void fail(std::exception_ptr failure) {
    {
      const std::scoped_lock lock(mutex_);
      if (!failure_) failure_ = std::move(failure);
    }
    output_.cancel();
  }

  BatchInput& input_;
  const QueryOptions& options_;
  OrderedOutput output_;
  std::mutex mutex_;
  size_t asked_ = 0;
  std::exception_ptr failure_;
  std::atomic<size_t> unreadable_ = 0;
};

}  // namespace

size_t run_batch(BatchInput& input, const QueryOptions& options) {
  write_stdout(options.format->begin(options.output));
  const size_t unreadable = Batch(input, options).run();
  write_stdout(options.format->end(options.output));
  return unreadable;
}

}  // namespace broadsheet
