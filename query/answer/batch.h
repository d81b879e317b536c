// Runs many queries on several threads and writes the answers in the order of the questions.
#pragma once

#include <cstddef>

#include "query/answer/batch_input.h"
#include "query/answer/request.h"

namespace broadsheet {

// Answers every query of the input on stdout. A query that can't be read is answered by a page with
// its error. Returns how many such there were. An index that can't be read, an input that breaks
// off, a closed pipe or an interrupt ends the batch with an exception.
size_t run_batch(BatchInput& input, const QueryOptions& options);

}  // namespace broadsheet
