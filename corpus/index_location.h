// The index directory: generations, the stub file that names the live one, opening and locking.
//
// `news.db/` is a Xapian database that any Xapian program can open: it holds the stub file XAPIANDB
// with the one line "auto gen-000007", and that folder. Writers never change the stub in place:
// they rename a new one over it, so readers see the old or the new generation and never half of
// one.
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

namespace broadsheet {

class IndexLocation {
 public:
  explicit IndexLocation(std::filesystem::path directory);

  const std::filesystem::path& directory() const { return directory_; }

  // True if the directory holds an index of ours (of any schema version).
  bool exists() const;

  // Opens the live generation for reading. Throws Error(kIndex) with advice when there is none, it
  // is damaged, foreign, or of another schema version.
  Xapian::Database open() const;

  // Opens the live generation for changes; REQUIRES that the caller holds a WriterLock.
  Xapian::WritableDatabase open_writable() const;

  // The folder of the live generation; throws Error(kIndex) when there is none.
  std::filesystem::path live_generation() const;

  // A path for the next generation, one number up; not created.
  std::filesystem::path next_generation() const;

  // Makes a finished generation (closed and synced) the live one, durably, then deletes the older
  // ones. REQUIRES that the caller holds a WriterLock.
  void publish(const std::filesystem::path& generation) const;

  // Deletes what a killed writer left: generations that the stub doesn't name, runs, new stubs.
  // REQUIRES that the caller holds a WriterLock.
  void remove_leftovers() const;

  // A folder for the runs of a bulk build, inside the index directory; not created.
  std::filesystem::path runs_directory() const { return directory_ / "runs"; }

 private:
  std::filesystem::path directory_;
};

// The one writer's hold on an index directory (flock on its file ".lock", which names the process).
// Released by the destructor or the end of the process.
class WriterLock {
 public:
  // Creates the directory when `create`. Waits up to `wait`, then throws Error(kIndexLocked) that
  // names the holder.
  WriterLock(const IndexLocation& location, std::chrono::seconds wait, bool create);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  int fd_ = -1;
};

// Writes the metadata that marks a new, empty database as ours.
void initialise_schema(Xapian::WritableDatabase& db, bool positions);

// Throws Error(kIndex) unless the database is ours and of this schema version.
void check_schema(const Xapian::Database& db, const std::string& path);

}  // namespace broadsheet
