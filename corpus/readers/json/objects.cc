// Follows brackets and quotes.
#include "corpus/readers/json/objects.h"

#include "corpus/input/byte_source.h"

namespace broadsheet {

JsonObjects::JsonObjects(ByteSource& source, size_t longest) : source_(source), longest_(longest) {}

bool JsonObjects::next() {
  object_.clear();
  too_long_ = in_object_ = in_string_ = escaped_ = false;
  depth_ = entries_depth_ = entries_end_ = 0;
  while (at_ < buffer_.size() || (!damage_ && fill()))
    if (take(buffer_[at_++])) {
      ++number_;
      return true;
    }
  if (!in_object_) return false;
  ++number_;
  return true;
}

bool JsonObjects::fill() {
  at_ = 0;
  buffer_.resize(kReadBytes);
  try {
    buffer_.resize(source_.read(buffer_.data(), buffer_.size()));
  } catch (const InputError&) {
    damage_ = std::current_exception();
    buffer_.clear();
  }
  return !buffer_.empty();
}

void JsonObjects::throw_damage() const {
  if (damage_) std::rethrow_exception(damage_);
}

// True if this character ends an object.
bool JsonObjects::take(char c) {
  if (!in_object_ && c != '{') {
    if (c == '[' || c == ']') in_array_ = c == '[';
    return false;
  }
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
  take_bracket(c);
  return depth_ == 0;
}

void JsonObjects::take_bracket(char c) {
  if (c == '{' || c == '[') ++depth_;
  if (c == '[' && entries_depth_ == 0) {
    entries_depth_ = depth_;
    entries_end_ = 0;
  }
  if (c != '}' && c != ']') return;
  if (depth_ == entries_depth_) entries_depth_ = 0;
  --depth_;
  if (c == '}' && depth_ == entries_depth_) entries_end_ = object_.size();
}

std::string JsonObjects::whole_entries() const {
  if (entries_depth_ == 0 || entries_end_ == 0) return {};
  // Around the outermost array there are only objects.
  return object_.substr(0, entries_end_) + "]" + std::string(entries_depth_ - 1, '}');
}

}  // namespace broadsheet
