// Cuts a stream of JSON into its objects, so that a large file needs the memory of one.
#pragma once

#include <exception>
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

  // Goes to the next object; false at the end. Where the source can't be read any further counts as
  // its end.
  bool next();

  // Throws the InputError that ended the reading, if one did.
  void throw_damage() const;

  // The present object; "" when it is too long, without its end when the file ends in it.
  std::string_view object() const { return object_; }
  bool too_long() const { return too_long_; }
  // True if the file ends in it.
  bool is_cut() const { return depth_ > 0; }
  bool is_damaged() const { return damage_ != nullptr; }
  size_t number() const { return number_; }  // from 1
  // True if, so far, the file is in an array: of objects, or one within an object that is cut.
  bool in_array() const { return in_array_ || entries_depth_ > 0; }

  // The object, which is cut, ended behind the last whole entry of its outermost array, as the
  // response of an API is: `{"articles":[{..},{..}]}`; "" when there is none.
  std::string whole_entries() const;

 private:
  bool fill();
  bool take(char c);
  void take_bracket(char c);

  ByteSource& source_;
  size_t longest_;
  std::string buffer_;
  size_t at_ = 0;
  std::string object_;
  size_t depth_ = 0;  // of braces and brackets within the object
  bool in_object_ = false, in_string_ = false, escaped_ = false, too_long_ = false;
  bool in_array_ = false;     // that the objects are in
  size_t entries_depth_ = 0;  // in the object's outermost array that is open; 0 without one
  size_t entries_end_ = 0;    // where the last whole one of its entries ends
  size_t number_ = 0;
  std::exception_ptr damage_;
};

}  // namespace broadsheet
