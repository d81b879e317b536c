// The readers of plain text, Markdown and tables, for the table in corpus/readers/formats.cc.
#pragma once

#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// Plain text, one article a file: a first line that looks like one is the title, a byline and a
// date are looked for in the lines after it, paragraphs stay. The id is the path. Throws
// InputError for binary files.
void read_text(ByteSource& source, Delivery& delivery);
// True for what is text to the eye: no binary file, no markup and no JSON.
bool sniff_text(std::string_view head);

// CSV and TSV with a header whose names are those of JSON documents, an article a row.
void read_csv(ByteSource& source, Delivery& delivery);
bool sniff_csv(std::string_view head);

// Markdown (CommonMark with tables), one article a file, with YAML front matter or without; then
// the first heading is the title. Ids are the front matter's, else the path.
void read_markdown(ByteSource& source, Delivery& delivery);
bool sniff_markdown(std::string_view head);

}  // namespace broadsheet
