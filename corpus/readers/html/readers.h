// The reader of web pages, for the table in corpus/readers/formats.cc.
#pragma once

#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// HTML, one article a file: title, metadata and the text of the body. The id is the path.
void read_html(ByteSource& source, Delivery& delivery);
bool sniff_html(std::string_view head);

}  // namespace broadsheet
