// The readers of feeds and of the newswire's XML, for the table in corpus/readers/formats.cc.
#pragma once

#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// RSS 0.9x, 1.0 and 2.0, and Atom 1.0 (RFC 4287), an article per item. Ids are the item's guid or
// id, else its link, else "PATH#NUMBER".
void read_feed(ByteSource& source, Delivery& delivery);
bool sniff_feed(std::string_view head);

// NITF 3.x, an article per nitf element. Ids are the doc-id, else the path.
void read_nitf(ByteSource& source, Delivery& delivery);
bool sniff_nitf(std::string_view head);

// NewsML 1.x, an article per NewsItem or per component with a headline of its own. Ids are
// "urn:newsml:PROVIDER:DATE:NAME", so that revisions share them.
void read_newsml(ByteSource& source, Delivery& delivery);
bool sniff_newsml(std::string_view head);

// NewsML-G2, an article per newsItem. Ids are the guid.
void read_newsml_g2(ByteSource& source, Delivery& delivery);
bool sniff_newsml_g2(std::string_view head);

}  // namespace broadsheet
