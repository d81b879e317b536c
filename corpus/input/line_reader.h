// Splits a byte source into lines in a bounded buffer.
#pragma once

#include <memory>
#include <string_view>

#include "corpus/input/reader.h"

namespace broadsheet {

// Lines of a source, without their ends ("\n" or "\r\n"). The source must outlive the reader.
class LineReader {
 public:
  // Lines longer than `limit` bytes are not kept. Behind each line, `padding` bytes can be read
  // (their content is undefined), as simdjson demands.
  LineReader(ByteSource& source, size_t limit, size_t padding);

  // Goes to the next line; false at the end.
  bool next();

  // The present line, valid until the next call of next(); empty when it is too long.
  std::string_view line() const { return line_; }
  size_t number() const { return number_; }  // of the present line, from 1
  bool too_long() const { return too_long_; }

 private:
  bool fill();
  void grow();
  void skip_rest_of_line();

  ByteSource& source_;
  size_t limit_;
  size_t padding_;
  size_t capacity_;
  std::unique_ptr<char[]> buffer_;
  size_t begin_ = 0, end_ = 0;  // what is read but not yet given out
  std::string_view line_;
  size_t number_ = 0;
  bool too_long_ = false;
};

}  // namespace broadsheet
