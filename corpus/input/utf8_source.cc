// Runs ICU's converters over a stream.
#include "corpus/input/utf8_source.h"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <new>

#include "corpus/input/byte_source.h"
#include "corpus/text/ascii.h"

namespace broadsheet {
namespace {

struct ConverterCloser {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, ConverterCloser>;

// ICU detects encodings that it can't convert (IBM420_ltr): they are read as UTF-8, whose malformed
// bytes become U+FFFD.
Converter open_converter(const char* name) {
  for (const char* known : {name, "UTF-8"}) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(known, &status));
    if (U_SUCCESS(status)) return converter;
    if (status == U_MEMORY_ALLOCATION_ERROR) break;
  }
  throw std::bad_alloc();
}

}  // namespace

class Utf8Source::Impl {
 public:
  Impl(ByteSource& source, const Charset& charset)
      : source_(source),
        from_(open_converter(charset.name.c_str())),
        to_(open_converter("UTF-8")),
        skip_(charset.mark_bytes) {}

  const std::string& path() const { return source_.path(); }

  size_t read(char* buffer, size_t size) {
    char* target = buffer;
    while (target == buffer && !done_) {
      if (next_ == end_ && !at_end_) fill();
      UErrorCode status = U_ZERO_ERROR;
      ucnv_convertEx(to_.get(), from_.get(), &target, buffer + size, &next_, end_, pivot_.data(),
                     &pivot_source_, &pivot_target_, pivot_.data() + pivot_.size(), is_first_,
                     at_end_, &status);
      is_first_ = false;
      done_ = at_end_ && status != U_BUFFER_OVERFLOW_ERROR;
    }
    std::replace_if(
        buffer, target,
        [](char c) { return ascii::is_control(c) && c != '\n' && c != '\r' && c != '\t'; }, ' ');
    return static_cast<size_t>(target - buffer);
  }

 private:
  void fill() {
    const size_t n = source_.read(input_.data(), input_.size());
    at_end_ = n == 0;
    const size_t skipped = std::min(skip_, n);
    skip_ -= skipped;
    next_ = input_.data() + skipped;
    end_ = input_.data() + n;
  }

  ByteSource& source_;
  Converter from_, to_;
  size_t skip_;  // bytes of the mark that are still to come
  std::array<char, kReadBytes> input_{};
  const char* next_ = nullptr;
  const char* end_ = nullptr;
  std::array<UChar, 4096> pivot_{};
  UChar* pivot_source_ = pivot_.data();
  UChar* pivot_target_ = pivot_.data();
  bool is_first_ = true, at_end_ = false, done_ = false;
};

Utf8Source::Utf8Source(ByteSource& source, const Charset& charset)
    : impl_(std::make_unique<Impl>(source, charset)) {}
Utf8Source::~Utf8Source() = default;
size_t Utf8Source::read(char* buffer, size_t size) { return impl_->read(buffer, size); }
const std::string& Utf8Source::path() const { return impl_->path(); }

}  // namespace broadsheet
