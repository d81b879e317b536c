// What tells contents apart: a hash of their bytes.
#pragma once

#include <string>
#include <string_view>

#include "corpus/input/reader.h"

namespace broadsheet {

// XXH3-128 of the bytes, in hexadecimal.
std::string content_hash(std::string_view bytes);

// The same of the rest of a source, read in pieces. Throws InputError.
std::string content_hash(ByteSource& source);

}  // namespace broadsheet
