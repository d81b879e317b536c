// What writers do with an index directory: the next generation, the swap, and the cleaning.
//
// Each function but open_for_changes() throws Error(kSystem) with the path when the disk or the
// system refuses. REQUIRES for all of them that the caller holds the WriterLock
// (corpus/store/writer_lock.h).
#pragma once

#include <xapian.h>

#include <filesystem>

#include "corpus/store/index_location.h"
#include "corpus/store/ownership.h"

namespace broadsheet {

// Opens the live generation for changes. Throws what IndexLocation::open() throws.
Xapian::WritableDatabase open_for_changes(const IndexLocation& location);

// A path to build the next generation at, one number up; not created. Its name says that it is not
// complete: publish() renames it.
std::filesystem::path next_generation(const IndexLocation& location);

// A folder for the runs of a bulk build, inside the index directory; not created.
std::filesystem::path runs_directory(const IndexLocation& location);

// Throws Error(kIndex) when the dictionary of the live generation differs from its copy: a generation
// made of it would carry the damaged one alone.
void check_dictionary(const IndexLocation& location);

// Makes a finished generation (closed) the live one, durably even through a power cut, then deletes
// the older ones, as remove_leftovers() does. A generation that can't be made the live one is
// deleted: the index is then as it was.
void publish(const IndexLocation& location, const std::filesystem::path& generation);

// Deletes what a killed writer left: generations that aren't the live one, runs, new stubs. Writes
// the stub if it is lost. Does nothing in a directory that isn't proven ours (ownership.h), and
// leaves what others put into ours: names that we don't give, links, files where a folder should
// be, and folders in which anything else is.
void remove_leftovers(const IndexLocation& location, OwnerLookup owner = owner_of);

// The same after a failure, whose error matters more than that of another one here: what can't be
// deleted is left to the next writer. Throws nothing.
void clean_up_after_failure(const IndexLocation& location, OwnerLookup owner = owner_of);

// Makes the commits of a writer in the live generation last through a power cut. Xapian syncs its
// files, but not the directory in which it renames one at each commit.
void sync_live(const IndexLocation& location);

}  // namespace broadsheet
