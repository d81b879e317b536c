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

  // The generation to repair: the live one or, when the stub is damaged, the newest complete one.
  // Throws Error(kIndex) when there is none.
  std::filesystem::path repairable_generation() const;

  // A path to build the next generation at, one number up; not created. Its name says that it is
  // not complete: publish() renames it.
  std::filesystem::path next_generation() const;

  // Makes a finished generation (closed) the live one, durably even through a power cut, then
  // deletes the older ones. REQUIRES that the caller holds a WriterLock.
  void publish(const std::filesystem::path& generation) const;

  // Deletes what a killed writer left: generations that aren't the live one, runs, new stubs.
  // Writes the stub if it is lost. REQUIRES that the caller holds a WriterLock.
  void remove_leftovers() const;

  // Makes the commits of a writer in the live generation last through a power cut. Xapian syncs its
  // files, but not the directory in which it renames one at each commit.
  void sync_live() const;

  // A copy of the dictionary (kMetaDictionary) in a generation, without which no article could be
  // unpacked if Xapian's tables of terms were damaged. Missing when there is no dictionary.
  static std::filesystem::path dictionary_copy(const std::filesystem::path& generation);

  // A folder for the runs of a bulk build, inside the index directory; not created.
  std::filesystem::path runs_directory() const { return directory_ / "runs"; }

 private:
  void point_stub_at(const std::filesystem::path& generation) const;

  std::filesystem::path directory_;
};

// The one writer's hold on an index directory (flock on its file ".lock", which names the process).
// Released by the destructor or the end of the process.
class WriterLock {
 public:
  // Creates the directory when `create`, and otherwise throws Error(kIndex) when it holds no
  // generation. Waits up to `wait`, then throws Error(kIndexLocked) that
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

// Throws Error(kIndex) unless the tables of an open database, whose folder is `path`, are open too:
// Xapian takes a table that it can't open, for want of file descriptors for example, for one that
// isn't there.
void check_tables_open(const Xapian::Database& db, const std::filesystem::path& path);

// Throws Error(kIndex) unless the database is ours and of this schema version.
void check_schema(const Xapian::Database& db, const std::string& path);

}  // namespace broadsheet
