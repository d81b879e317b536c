// Compressed files and archives, seen as if they were unpacked.
#pragma once

#include <functional>

#include "corpus/input/byte_source.h"

namespace broadsheet {

using VisitFunction = std::function<void(ByteSource& source)>;

// Calls `visit` with every byte source that `source` stands for, one after the other: itself; what
// it unpacks to when it is a gzip, bzip2, xz or zstd file; or each regular member of a tar, zip or
// 7-zip archive, in the archive's order, named "ARCHIVE!MEMBER". What it is is told by content.
//
// A member that is itself compressed or an archive is opened too, but nothing within that one.
// Hidden members and directories are left out. What is there for the archive's own sake, or belongs
// to a saved page (corpus/input/archive_contents.h), is only reported through `skipped`. Links, members whose name leaves the archive and
// damaged places are reported through `unreadable`; the rest is visited. An InputError that
// `visit` throws is reported the same way and ends only that member; other exceptions pass.
//
// Streams with bounded memory: a compressed file whose dictionary takes more than `memory` bytes is
// reported. Safe on any number of threads with a source each.
void visit_sources(ByteSource& source, const VisitFunction& visit,
                   const UnreadableFunction& unreadable, const UnreadableFunction& skipped,
                   size_t memory = kMaxUnpackBytes);

// Calls `visit` with the name and the content of every regular member of a zip, tar or 7-zip archive,
// in the archive's order, whatever they are. Throws InputError where it is damaged, and what `visit`
// throws.
using MemberFunction = std::function<void(const std::string& name, ByteSource& content)>;
void visit_members(SeekableSource& archive, const MemberFunction& visit);

// True if the file at `path` is a compressed one or an archive that visit_sources unpacks, by its
// first bytes; false when it can't be read.
bool is_packed_file(const std::string& path);

}  // namespace broadsheet
