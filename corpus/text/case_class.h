// How a word uses capitals.
#pragma once

#include <cstdint>
#include <string_view>

namespace broadsheet {

enum class CaseClass : uint8_t {
  kNone,         // digits, scripts without case
  kLower,        // "orders"
  kCapitalised,  // "Orders"
  kUpper,        // "ORDERS"
  kMixed,        // "iPhone"
};

// The class of a word as written, or of any text: kUpper when all its letters are capitals and
// there are at least two. By Unicode's properties Uppercase and Lowercase. Thread-safe.
CaseClass case_class(std::string_view word);

}  // namespace broadsheet
