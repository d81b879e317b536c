// Passes bytes through a decoder.
#include "corpus/input/unpacked_source.h"

#include <fmt/format.h>

#include "corpus/support/input_error.h"

namespace broadsheet {

size_t UnpackedSource::read(char* buffer, size_t size) {
  while (damage_.empty() && size > 0) {
    if (!is_in_member_)
      while (input_.starts_with('\0')) input_.remove_prefix(1);
    if (input_.empty()) {
      if (fill()) continue;
      // What the decoder still holds comes before the cut.
      if (!is_in_member_) break;
    }
    const bool at_end = input_.empty();
    is_in_member_ = true;
    char* out = buffer;
    size_t room = size;
    const Decoder::State state = decoder_->run(input_, out, room);
    const size_t given = size - room;
    unpacked_ += given;
    if (state == Decoder::State::kEnd) {
      decoder_->restart();
      is_in_member_ = false;
    } else if (state == Decoder::State::kDamaged) {
      damage_ = decoder_->reason();
    } else if (at_end && given == 0) {
      damage_ = "the file is cut off";
    }
    if (given > 0) return given;
  }
  if (!damage_.empty()) fail();
  return 0;
}

bool UnpackedSource::fill() {
  const size_t n = packed_.read(buffer_.data(), buffer_.size());
  input_ = {buffer_.data(), n};
  return n > 0;
}

void UnpackedSource::fail() const {
  throw InputError(path(), fmt::format("can't be unpacked after byte {} of its content: {}",
                                       unpacked_, damage_));
}

}  // namespace broadsheet
