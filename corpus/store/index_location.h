// The index directory as readers see it: is there an index, and which generation is live.
//
// `news.db/` is a Xapian database that any Xapian program can open. Writers never change its stub
// in place (corpus/store/index_writing.h), so readers see the old or the new generation and never
// half of one, and need no lock. The directory may be anybody's: what isn't a generation of ours is
// not opened (corpus/store/glass_folder.h).
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>

namespace broadsheet {

// Every function looks anew. They throw Error(kIndex) with advice where there is nothing that they
// ask for, and Error(kSystem) when the system refuses.
class IndexLocation {
 public:
  explicit IndexLocation(std::filesystem::path directory);

  const std::filesystem::path& directory() const { return directory_; }

  // True if the directory holds an index of ours (of any schema version).
  bool exists() const;

  // Opens the live generation for reading. Throws Error(kIndex) with advice when there is none, it
  // is damaged, foreign, or of another schema version.
  Xapian::Database open() const;

  // The folder of the live generation.
  std::filesystem::path live_generation() const;

  // The generation to repair: the live one or, when the stub is damaged or names none, the newest
  // complete one.
  std::filesystem::path repairable_generation() const;

  // True if there is a generation, but no stub that names it: a repair finds its articles.
  bool needs_stub() const;

  // A copy of the dictionary (kMetaDictionary) in a generation, without which no article could be
  // unpacked if Xapian's tables of terms were damaged. Missing when there is no dictionary.
  static std::filesystem::path dictionary_copy(const std::filesystem::path& generation);

  // Its content, or nothing when it is missing. Throws Error(kSystem) when it can't be read.
  static std::optional<std::string> read_dictionary_copy(const std::filesystem::path& generation);

 private:
  std::filesystem::path directory_;
};

// Throws the Error(kIndex) that says what a directory without a live generation is instead.
[[noreturn]] void throw_no_index(const std::filesystem::path& directory);

}  // namespace broadsheet
