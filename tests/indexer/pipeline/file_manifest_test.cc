#include "indexer/pipeline/file_manifest.h"

#include <gtest/gtest.h>

#include "corpus/input/byte_source.h"
#include "corpus/input/content_hash.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

FileEntry example() {
  return {.path = "/news/a b.jsonl",
          .label = "b c.jsonl",
          .size = 12345,
          .mtime = 1600000000123456789,
          .inode = 77,
          .ctime = 1600000000123456790,
          .hash = "0123abcd",
          .articles = 7};
}

TEST(FileManifest, ReadsBackWhatItWrote) {
  for (const FileEntry& entry : {example(), FileEntry{.path = "/x", .mtime = -5, .complete = false},
                                 FileEntry{.hash = "ff", .articles = 1}})
    EXPECT_EQ(decode_entry(encode_entry(entry)), entry) << encode_entry(entry);
}

TEST(FileManifest, ReadsEntriesFromBeforeThereWereLabels) {
  const FileEntry entry{
      .path = "/a b", .size = 12, .mtime = 3, .hash = "ff", .articles = 4, .complete = true};
  EXPECT_EQ(decode_entry("12 3 ff 4 complete /a b"), entry);
}

TEST(FileManifest, RefusesDamagedEntries) {
  for (const char* text :
       {"", "x", "12", "12 ", "12 x", "12 3 ff", "12 3 ff many complete /x", "file",
        "file 1 2 3 4 ff 5 complete", "file 1 2 3 4 ff 5 complete 2 a", "file 1 2 ff 5 complete /x",
        "file 1 2 3 4 ff 5 complete 1 ab/x", "file 1 2 3 4 ff 5 complete 99 a /x"})
    EXPECT_FALSE(decode_entry(text)) << text;
}

TEST(FileManifest, TellsChangedFilesBySizeTimesAndInode) {
  const FileEntry entry = example();
  const WalkedFile same{entry.path, "a", entry.size, entry.mtime, entry.inode, entry.ctime};
  EXPECT_TRUE(looks_unchanged(entry, same));
  for (auto member : {&WalkedFile::size, &WalkedFile::inode}) {
    WalkedFile other = same;
    ++(other.*member);
    EXPECT_FALSE(looks_unchanged(entry, other));
  }
  for (auto member : {&WalkedFile::mtime, &WalkedFile::ctime}) {
    WalkedFile other = same;
    ++(other.*member);
    EXPECT_FALSE(looks_unchanged(entry, other));
  }
  FileEntry incomplete = entry;
  incomplete.complete = false;
  EXPECT_FALSE(looks_unchanged(incomplete, same));
  FileEntry older = entry;
  older.inode = 0;
  older.ctime = 0;
  EXPECT_TRUE(looks_unchanged(older, same));
}

TEST(FileManifest, HashesFilesAsItHashesBytes) {
  const TempDir dir;
  const std::string bytes(3000000, 'x');
  const auto path = dir.write("a", bytes);
  EXPECT_EQ(content_hash(*open_file(path.string(), "a")), content_hash(bytes));
  EXPECT_NE(content_hash(bytes), content_hash("x"));
  EXPECT_EQ(content_hash("").size(), 32u);
}

TEST(FileManifest, ListsTheEntriesOfAnIndex) {
  const TempDir dir;
  Xapian::WritableDatabase db((dir / "db").string(), Xapian::DB_CREATE);
  db.set_metadata(manifest_key("KEY"), encode_entry({.path = "/a", .hash = "ff", .articles = 3}));
  db.set_metadata("broadsheet.schema", "1");
  int count = 0;
  for_each_entry(db, [&](std::string_view key, FileEntry&& entry) {
    EXPECT_EQ(key, "KEY");
    EXPECT_EQ(entry.path, "/a");
    ++count;
  });
  EXPECT_EQ(count, 1);
  EXPECT_TRUE(find_entry(db, "KEY"));
  EXPECT_FALSE(find_entry(db, "OTHER"));
}

}  // namespace
}  // namespace broadsheet
