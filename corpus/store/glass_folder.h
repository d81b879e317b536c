// A folder with the files of one Xapian database of the backend glass: a generation, or a run.
//
// Xapian follows what it finds: a file or folder given as a database may hold a stub, and a stub
// may name a program to run. So every database is opened here, as glass and nothing else, after a
// look at what is in its folder.
#pragma once

#include <xapian.h>

#include <filesystem>

namespace broadsheet {

// Throws Error(kIndex) unless `folder` is a folder itself, holds no stub, and everything in it that
// has a name of Xapian's is a regular file; Error(kSystem) when it, or a table, can't be read.
// Files may be missing. Whoever may write to the folder can change it afterwards: no program is run
// then either, but a reader may hang or fail.
void check_glass_folder(const std::filesystem::path& folder);

// Opens for reading. Throws what check_glass_folder() throws, Error(kSystem) when there are too few
// file descriptors, and Xapian::Error.
Xapian::Database open_glass(const std::filesystem::path& folder);

// Opens or makes one for changes; `flags` are those of Xapian::WritableDatabase. Throws as above,
// and Error(kIndex) when a file has a second name (hard link), which would change with it.
Xapian::WritableDatabase open_glass_writable(const std::filesystem::path& folder, int flags);

// Throws Error(kIndex) unless the tables of an open database, whose folder is `folder`, are open
// too: Xapian takes a table that it can't open, for want of file descriptors for example, for one
// that isn't there.
void check_tables_open(const Xapian::Database& db, const std::filesystem::path& folder);

// True if `folder` is a folder itself and every entry of it is a regular file with a name that
// Xapian or we give: then we have made it. Parts of a database that was never finished, and nothing
// at all, count too. Throws Error(kSystem) when it can't be read.
bool holds_only_glass_files(const std::filesystem::path& folder);

// True if that holds and some file of Xapian's is there.
bool is_glass_folder(const std::filesystem::path& folder);

// Removes a folder of which holds_only_glass_files() is true; it is left as it is, and false
// returned, when it isn't (any more). Throws Error(kSystem) when it can't be removed.
bool remove_glass_folder(const std::filesystem::path& folder);

// The same for a folder of such folders, as the runs of a bulk build are kept in.
bool holds_only_glass_folders(const std::filesystem::path& folder);
bool remove_glass_folders(const std::filesystem::path& folder);

}  // namespace broadsheet
