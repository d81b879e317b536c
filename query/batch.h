// Runs many queries on several threads and writes the answers in the order of the questions.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "query/answerer.h"
#include "query/batch_input.h"
#include "query/output.h"

namespace broadsheet {

// What a batch needs besides its input.
struct BatchSetup {
  size_t jobs = 1;
  std::function<std::unique_ptr<Answerer>()> make_answerer;  // called once on each thread
  const OutputFormat* format = nullptr;
  OutputOptions output;
};

// Answers every query of the input on stdout. A query that can't be read is answered by a page with
// its error. Returns how many such there were. An index that can't be read, an input that breaks
// off, a closed pipe or an interrupt ends the batch with an exception.
size_t run_batch(BatchInput& input, const BatchSetup& setup);

}  // namespace broadsheet
