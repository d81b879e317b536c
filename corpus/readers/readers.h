// The readers of all formats, for the table in formats.cc.
#pragma once

#include <string_view>

#include "corpus/reader.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// JSON lines: one object a line, with the members that an Article has; others go to extra. A BOM
// and blank lines are skipped, a broken line is reported with its number. Without an id an article
// gets "PATH#LINE".
void read_jsonl(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_jsonl(std::string_view head);

}  // namespace broadsheet
