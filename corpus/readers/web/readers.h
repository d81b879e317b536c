// The readers of web archives, for the table in corpus/readers/formats.cc.
#pragma once

#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// Web archives: the HTML and plain text of responses, resources and conversions. Ids are the URL.
void read_warc(ByteSource& source, Delivery& delivery);
bool sniff_warc(std::string_view head);
void read_arc(ByteSource& source, Delivery& delivery);
bool sniff_arc(std::string_view head);

// EPUB books, an article a chapter, in reading order; its cover and tables of contents are left out.
// Title, authors, publisher, date and language of the book go to its chapters. Ids are
// "BOOK#CHAPTER".
void read_epub(ByteSource& source, Delivery& delivery);
bool sniff_epub(std::string_view head);

}  // namespace broadsheet
