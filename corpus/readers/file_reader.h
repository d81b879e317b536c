// From a listed file to its articles: opens, unpacks, recognises and reads it.
#pragma once

#include "corpus/input/byte_source.h"
#include "corpus/input/walk.h"
#include "corpus/readers/formats.h"

namespace broadsheet {

// Reads every article in a file into the sink: of the file itself, of what it unpacks to, or of
// each member of the archive that it is. `forced` is the format to read as, or nullptr to tell it
// for each of them by content and name. What can't be read is reported through sink.failed, and
// the rest is read; so is a file of a known format that holds no article, be it a sound but empty
// feed. What is of no known format is skipped: all members of archives, and the file itself unless
// context.is_named. Only exceptions other than InputError leave. Safe on any number of threads
// with a sink each.
void read_file(const WalkedFile& file, const Format* forced, const ReadContext& context,
               ArticleSink& sink);

// The same for a source that is open: stdin (open_descriptor), or a file that is in memory
// (open_memory).
void read_source(ByteSource& source, const Format* forced, const ReadContext& context,
                 ArticleSink& sink);

// False if a file of that name and those first bytes (kSniffBytes) is of no format that is read or
// unpacked.
bool may_hold_articles(std::string_view path, std::string_view head);

}  // namespace broadsheet
