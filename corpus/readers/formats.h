// The one table of formats: what can be read, how each is recognised, and who reads it.
#pragma once

#include <span>
#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

struct Format {
  std::string_view name;         // as in --format, e.g. "reuters-sgml"
  std::string_view description;  // one line for `news-index formats`
  std::string_view extensions;   // space separated, with dots: ".htm .html .xhtml"
  std::string_view recognised;   // how its content is recognised, in words
  // True if the first bytes (up to kSniffBytes, raw) are surely this format; nullptr when only the
  // extension tells.
  bool (*sniff)(std::string_view head);
  ReadFunction read;
};

inline constexpr size_t kSniffBytes = 4096;

// All formats, in the order in which content is tried.
std::span<const Format> formats();

// The format of that name, or throws Error(kUsage) that lists the valid names.
const Format& format_named(std::string_view name);

// The format of a file by its name alone, or nullptr.
const Format* format_of_name(std::string_view path);

// The format of a file by its content first and its name second; nullptr when it is none that we
// read (binary files, unknown extensions with unknown content).
const Format* recognise_format(std::string_view path, std::string_view head);

}  // namespace broadsheet
