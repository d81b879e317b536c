#include "indexer/pipeline/file_manifest.h"

#include <gtest/gtest.h>

#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

TEST(FileManifest, ReadsBackWhatItWrote) {
  for (const FileEntry& entry :
       {FileEntry{"/news/a b.jsonl", 12345, 1600000000123456789, "0123abcd", 7, true},
        FileEntry{"/x", 0, -5, "", 0, false}, FileEntry{"", 0, 0, "ff", 1, true}})
    EXPECT_EQ(decode_entry(encode_entry(entry)), entry) << encode_entry(entry);
}

TEST(FileManifest, RefusesDamagedEntries) {
  for (const char* text : {"", "x", "12", "12 ", "12 x", "12 3 ff", "12 3 ff many complete /x"})
    EXPECT_FALSE(decode_entry(text)) << text;
}

TEST(FileManifest, TellsChangedFilesBySizeAndTime) {
  const FileEntry entry{"/a", 10, 20, "ff", 1, true};
  EXPECT_TRUE(looks_unchanged(entry, {"/a", "a", 10, 20}));
  EXPECT_FALSE(looks_unchanged(entry, {"/a", "a", 11, 20}));
  EXPECT_FALSE(looks_unchanged(entry, {"/a", "a", 10, 21}));
  const FileEntry incomplete{"/a", 10, 20, "ff", 1, false};
  EXPECT_FALSE(looks_unchanged(incomplete, {"/a", "a", 10, 20}));
}

TEST(FileManifest, HashesFilesAsItHashesBytes) {
  const TempDir dir;
  const std::string bytes(3000000, 'x');
  const auto path = dir.write("a", bytes);
  EXPECT_EQ(content_hash_of_file({path.string(), "a", 0, 0}), content_hash(bytes));
  EXPECT_NE(content_hash(bytes), content_hash("x"));
  EXPECT_EQ(content_hash("").size(), 32u);
}

TEST(FileManifest, ListsTheEntriesOfAnIndex) {
  const TempDir dir;
  Xapian::WritableDatabase db((dir / "db").string(), Xapian::DB_CREATE);
  db.set_metadata(manifest_key("KEY"), encode_entry({"/a", 1, 2, "ff", 3, true}));
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
