// The reader of mail, for the table in corpus/readers/formats.cc.
#pragma once

#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// Mail: an article per message of an mbox or EML file; attachments are left out. Ids are the
// Message-ID, else "PATH#LINE", else the path.
void read_mail(ByteSource& source, Delivery& delivery);
bool sniff_mail(std::string_view head);

// A web page saved as MHTML (RFC 2557): the page as HTML is read, without its frames. The id is the
// path.
void read_mhtml(ByteSource& source, Delivery& delivery);
bool sniff_mhtml(std::string_view head);

}  // namespace broadsheet
