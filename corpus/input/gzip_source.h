// Unpacks gzip up to the byte where it is damaged or cut.
#pragma once

#include <array>
#include <memory>

#include "corpus/input/byte_source.h"

namespace broadsheet {

// True if the first bytes are those of gzip.
bool is_gzip(std::string_view head);

// What a gzip file of one or several members (RFC 1952) unpacks to; `packed` is borrowed and gives
// its path. Everything before damage is given; then read() throws an InputError that says where it
// is. Zeros behind the last member are padding.
class GzipSource final : public ByteSource {
 public:
  explicit GzipSource(ByteSource& packed);
  ~GzipSource() override;

  size_t read(char* buffer, size_t size) override;
  const std::string& path() const override { return packed_.path(); }

 private:
  struct Inflater;

  // False at the end.
  bool fill();
  [[noreturn]] void fail(std::string_view reason) const;

  ByteSource& packed_;
  std::unique_ptr<Inflater> inflater_;
  std::array<char, kReadBytes> input_{};
  uint64_t unpacked_ = 0;      // bytes given
  bool is_in_member_ = false;  // of which something was read
  bool has_ended_ = false;
};

}  // namespace broadsheet
