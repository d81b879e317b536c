// Cuts a stream of JSON into its objects, so that a large file needs the memory of one.
#pragma once

#include <string>
#include <string_view>

#include "corpus/input/reader.h"

namespace broadsheet {

// The objects of a file that holds one object, an array of them, or several one after the other.
// They are found by brackets and quotes only; what is in them is not checked.
class JsonObjects {
 public:
  // `source` gives UTF-8 and must outlive this. Objects longer than `longest` bytes are not kept.
  JsonObjects(ByteSource& source, size_t longest);

  // Goes to the next object; false at the end.
  bool next();

  // The present object; "" when it is too long, without its end when the file ends in it.
  std::string_view object() const { return object_; }
  bool too_long() const { return too_long_; }
  size_t number() const { return number_; }  // from 1

 private:
  bool fill();
  bool take(char c);

  ByteSource& source_;
  size_t longest_;
  std::string buffer_;
  size_t at_ = 0;
  std::string object_;
  size_t depth_ = 0;  // of braces and brackets within the object
  bool in_object_ = false, in_string_ = false, escaped_ = false, too_long_ = false;
  size_t number_ = 0;
};

}  // namespace broadsheet
