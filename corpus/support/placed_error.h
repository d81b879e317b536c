// An error at a place in something that a person wrote.
#pragma once

#include <string>
#include <utility>

#include "corpus/support/error.h"

namespace broadsheet {

// An Error that shows the place below its message. `quote()` is lines, the only ones of an error:
// line ends elsewhere in it are never printed as such.
class PlacedError : public Error {
 public:
  PlacedError(const Error& error, std::string quote)
      : Error(error.kind(), error.what(), error.hint()), quote_(std::move(quote)) {}
  const std::string& quote() const { return quote_; }

 private:
  std::string quote_;
};

}  // namespace broadsheet
