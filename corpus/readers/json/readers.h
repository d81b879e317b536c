// The readers of JSON: lines, documents and ninjs, for the table in corpus/readers/formats.cc.
#pragma once

#include <string_view>

#include "corpus/readers/common/delivery.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// JSON lines: one object a line, with the members that an Article has; others go to extra. A BOM
// and blank lines are skipped, a broken line is reported with its number. Without an id an article
// gets "PATH#LINE".
void read_jsonl(ByteSource& source, Delivery& delivery);
bool sniff_jsonl(std::string_view head);

// JSON objects and arrays of them, with the members that news usually has, and ninjs 1.x to 3.x,
// told apart by content. Ids are the id or URI, else the URL, else "PATH#NUMBER".
void read_json(ByteSource& source, Delivery& delivery);
bool sniff_json(std::string_view head);
bool sniff_ninjs(std::string_view head);

}  // namespace broadsheet
