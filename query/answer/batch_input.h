// Many queries from a file or stdin, one after another.
#pragma once

#include <cstddef>
#include <istream>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "query/answer/topic_field.h"

namespace broadsheet {

// The names of the parts ("title", "desc", "narr"), and the part of such a name or of its long form
// ("description", "narrative"); throws Error(kUsage) that lists the valid ones.
std::span<const std::string_view> topic_field_names();
TopicField topic_field_named(std::string_view name);

struct BatchQuery {
  std::string qid;    // as written, else the number of its line
  std::string query;  // "" when there is an error
  std::string error;  // why this one can't be read, naming file and line; the others still run
};

// Longer lines and topics are refused, one by one; this bounds the memory of any input.
inline constexpr size_t kMaxBatchRecord = size_t{1} << 20;

// Reads queries as they come: memory doesn't grow with the input. The form is told from the first
// line that isn't blank:
//   JSON lines    "{": an object a line with "_id" or "id" (a string or a number; absent: the
//   number
//                 of the line) and "text" or "query"
//   TREC topics   "<top": <top> <num> 301 <title> ... <desc> ... <narr> ... </top>, with or without
//                 the closing tags of the parts and the labels "Number:", "Description:", ...
//   qid and query a tab: "qid<TAB>query" a line
//   plain         a query a line, whose qid is the number of the line
// Blank lines are passed over; line ends may be LF or CRLF; a byte-order mark is dropped. Not
// thread-safe.
class BatchInput {
 public:
  // `name` stands for the input in messages. `topic_fields`: the parts of a TREC topic that make
  // the query, joined by a space.
  BatchInput(std::unique_ptr<std::istream> input, std::string name,
             std::vector<TopicField> topic_fields);
  ~BatchInput();
  BatchInput(BatchInput&&) noexcept;
  BatchInput& operator=(BatchInput&&) noexcept;

  // The next query; nothing at the end. Throws InputError when reading fails.
  std::optional<BatchQuery> next();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

// Opens a file, or stdin for "-". Throws InputError when it can't be read.
BatchInput open_batch_input(const std::string& path, std::vector<TopicField> topic_fields);

}  // namespace broadsheet
