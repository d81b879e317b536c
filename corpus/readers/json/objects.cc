// Follows brackets and quotes.
#include "corpus/readers/json/objects.h"

#include "corpus/input/byte_source.h"

namespace broadsheet {

JsonObjects::JsonObjects(ByteSource& source, size_t longest) : source_(source), longest_(longest) {}

bool JsonObjects::next() {
  object_.clear();
  too_long_ = in_object_ = in_string_ = escaped_ = false;
  depth_ = 0;
  while (at_ < buffer_.size() || fill())
    if (take(buffer_[at_++])) {
      ++number_;
      return true;
    }
  if (!in_object_) return false;
  ++number_;
  return true;
}

bool JsonObjects::fill() {
  buffer_.resize(kReadBytes);
  buffer_.resize(source_.read(buffer_.data(), buffer_.size()));
  at_ = 0;
  return !buffer_.empty();
}

// True if this character ends an object.
bool JsonObjects::take(char c) {
  if (!in_object_ && c != '{') return false;
  in_object_ = true;
  if (object_.size() >= longest_) {
    too_long_ = true;
    object_.clear();
  }
  if (!too_long_) object_ += c;
  if (in_string_) {
    in_string_ = escaped_ || c != '"';
    escaped_ = !escaped_ && c == '\\';
    return false;
  }
  if (c == '"') in_string_ = true;
  if (c == '{' || c == '[') ++depth_;
  if (c == '}' || c == ']') --depth_;
  return depth_ == 0;
}

}  // namespace broadsheet
