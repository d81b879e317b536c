// Decodes a stream of any encoding to UTF-8 in bounded memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "corpus/input/reader.h"
#include "corpus/text/encoding.h"

namespace broadsheet {

// Gives the bytes of `source`, which it borrows, as valid UTF-8. Malformed sequences become U+FFFD;
// control characters that neither XML 1.0 nor text has (C0 but for tab, LF, CR) become spaces.
class Utf8Source : public ByteSource {
 public:
  Utf8Source(ByteSource& source, const Charset& charset);
  ~Utf8Source() override;

  size_t read(char* buffer, size_t size) override;
  const std::string& path() const override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace broadsheet
