// The metadata that say that a database is ours, and of which schema.
#pragma once

#include <xapian.h>

#include <string>

namespace broadsheet {

// Writes the metadata that marks a new, empty database as ours.
void initialise_schema(Xapian::WritableDatabase& db, bool positions);

// Throws Error(kIndex) unless the database is ours and of this schema version.
void check_schema(const Xapian::Database& db, const std::string& path);

// Throws the Error(kIndex) that it isn't ours.
[[noreturn]] void throw_foreign(const std::string& path);

}  // namespace broadsheet
