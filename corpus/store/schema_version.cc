// Marks databases, and refuses those of others and of other versions.
#include "corpus/store/schema_version.h"

#include <fmt/format.h>

#include "corpus/store/schema.h"
#include "corpus/support/error.h"

namespace broadsheet {

void initialise_schema(Xapian::WritableDatabase& db, bool positions) {
  db.set_metadata(std::string(kMetaSchema), std::string(kSchemaVersion));
  db.set_metadata(std::string(kMetaPositions), positions ? "yes" : "no");
}

void check_schema(const Xapian::Database& db, const std::string& path) {
  const std::string version = db.get_metadata(std::string(kMetaSchema));
  if (version == kSchemaVersion) return;
  if (version.empty()) throw_foreign(path);
  throw Error(ErrorKind::kIndex,
              fmt::format("{} has schema version {}, this program reads version {}", path, version,
                          kSchemaVersion),
              fmt::format("rebuild it with: news-index --db {} add --rebuild PATH...; or, with the "
                          "program that made it: news-index --db {} export > articles.jsonl, then "
                          "add that to a new index",
                          path, path));
}

void throw_foreign(const std::string& path) {
  throw Error(ErrorKind::kIndex, path + " is a Xapian database, but not one of news-index",
              "give another directory with --db DIR");
}

}  // namespace broadsheet
