// The metadata in front of a text.
#pragma once

#include <string_view>

#include "corpus/article/article.h"

namespace broadsheet {

// The parts of a text with front matter, as Jekyll and its successors write it.
struct FrontMatter {
  std::string_view yaml;  // between the lines "---" and "---" (or "..."); empty without any
  std::string_view text;  // what comes behind
};

// Front matter starts in the first line, a byte order mark aside, and must be closed within 16 KB.
FrontMatter split_front_matter(std::string_view text);

// Fills in the fields by the members of the YAML mapping, named as in member_names() (`path`
// names the file in errors); values of
// lists are separated by "; ", and of a mapping within (an author's) the `name` is taken. Other
// members go to `extra`. `draft: true` and `published: false` make it withheld. False when it is
// no YAML or no mapping, or its aliases multiply; then nothing is filled in.
bool read_front_matter(std::string_view yaml, std::string_view path, Article& article);

}  // namespace broadsheet
