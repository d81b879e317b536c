// The last step of every reader: what an article must have before the sink gets it.
#pragma once

#include "corpus/input/reader.h"

namespace broadsheet {

// Hands an article over. Fills in the source's path where `path` is empty and the context's
// language where `lang` is; cleans the text (clean_text); writes the date as ISO 8601 if it can be
// read, and the language as its code. `record` names the article in reports ("line 7", or "" when
// the source holds only one): it is reported instead of delivered when it has neither text nor
// title. The status is normalised; of a withheld or canceled article nothing is kept but what it is
// known by, and it needs neither text nor title.
void deliver(Article&& article, std::string_view record, const ByteSource& source,
             const ReadContext& context, ArticleSink& sink);

}  // namespace broadsheet
