// The readers of what press databases let people download, for the table in
// corpus/readers/formats.cc.
#pragma once

#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// The plain text of Nexis: a cover page, then articles, each behind a line "2 of 3 DOCUMENTS". Ids
// are the path and the number of the article.
void read_nexis(ByteSource& source, Delivery& delivery);
bool sniff_nexis(std::string_view head);

// The pages of Factiva: an article for each element of the class "article", with a table whose rows
// are named by two-letter codes. Ids are those of the row AN ("Document WCB0000020100111e61b0001").
void read_factiva(ByteSource& source, Delivery& delivery);
bool sniff_factiva(std::string_view head);

}  // namespace broadsheet
