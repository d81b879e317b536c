// Unpacks a compressed file up to the byte where it is damaged or cut.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "corpus/input/byte_source.h"
#include "corpus/input/decoder.h"

namespace broadsheet {

// What a compressed file of one or several members unpacks to; `packed` is borrowed and gives its
// path. Everything before damage is given; then read() throws an InputError that says where it is.
// Zeros behind a member are padding.
class UnpackedSource final : public ByteSource {
 public:
  UnpackedSource(ByteSource& packed, std::unique_ptr<Decoder> decoder)
      : packed_(packed), decoder_(std::move(decoder)) {}

  size_t read(char* buffer, size_t size) override;
  const std::string& path() const override { return packed_.path(); }

 private:
  // False at the end of the packed bytes.
  bool fill();
  [[noreturn]] void fail() const;

  ByteSource& packed_;
  const std::unique_ptr<Decoder> decoder_;
  std::array<char, kReadBytes> buffer_{};
  std::string_view input_;     // what is still to be unpacked
  uint64_t unpacked_ = 0;      // bytes given
  bool is_in_member_ = false;  // of which something was read
  std::string damage_;         // behind what was given
};

}  // namespace broadsheet
