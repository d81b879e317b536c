#include "corpus/store/index_location.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/store/schema.h"
#include "corpus/support/error.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

std::string error_of(const auto& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

// Makes a generation with that many documents the live one.
void publish_generation(const IndexLocation& location, int documents) {
  const auto generation = location.next_generation();
  Xapian::WritableDatabase db(generation.string(), Xapian::DB_CREATE);
  initialise_schema(db, false);
  Xapian::Document document;  // every article has terms and data
  document.add_term("term");
  document.set_data("data");
  for (int i = 0; i < documents; ++i) db.add_document(document);
  db.commit();
  db.close();
  location.publish(generation);
}

TEST(IndexLocation, SaysWhatIsThereInsteadOfAnIndex) {
  const TempDir dir;
  dir.write("file", "text");
  dir.write("folder/photo.jpg", "x");
  Xapian::WritableDatabase((dir / "plain").string(), Xapian::DB_CREATE).commit();
  const std::pair<const char*, const char*> kCases[] = {
      {"missing", "there is no index at"},
      {"file", "is a file"},
      {"folder", "directory without an index"},
      {"plain", "Xapian database, but not one of news-index"},
  };
  for (const auto& [name, message] : kCases) {
    const IndexLocation location(dir / name);
    EXPECT_FALSE(location.exists());
    EXPECT_THAT(error_of([&] { location.open(); }), HasSubstr(message)) << name;
    EXPECT_THAT(error_of([&] { WriterLock(location, 0s, false); }), HasSubstr(message)) << name;
  }
  EXPECT_FALSE(std::filesystem::exists(dir / "missing"));
}

TEST(IndexLocation, MakesNoIndexWhereOtherThingsAre) {
  const TempDir dir;
  dir.write("file", "text");
  dir.write("folder/photo.jpg", "x");
  Xapian::WritableDatabase((dir / "plain").string(), Xapian::DB_CREATE).commit();
  for (const char* name : {"file", "folder", "plain"})
    EXPECT_THROW(WriterLock(IndexLocation(dir / name), 0s, true), Error) << name;
  EXPECT_NO_THROW(WriterLock(IndexLocation(dir / "new/place"), 0s, true));
  std::filesystem::create_directory(dir / "empty");
  EXPECT_NO_THROW(WriterLock(IndexLocation(dir / "empty"), 0s, true));
}

TEST(IndexLocation, SwapsGenerationsWhileAReaderKeepsTheOldOne) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  const WriterLock lock(location, 0s, true);
  publish_generation(location, 2);
  const Xapian::Database old = location.open();
  const auto old_folder = location.live_generation();
  publish_generation(location, 5);
  EXPECT_EQ(old.get_doccount(), 2u);
  EXPECT_EQ(location.open().get_doccount(), 5u);
  EXPECT_FALSE(std::filesystem::exists(old_folder));
  EXPECT_EQ(Xapian::Database((dir / "news.db").string()).get_doccount(), 5u)
      << "any Xapian program can open it";
}

TEST(IndexLocation, RemovesWhatAKilledWriterLeft) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  const WriterLock lock(location, 0s, true);
  publish_generation(location, 1);
  dir.write("news.db/gen-000009/postlist.glass", "half written");
  dir.write("news.db/runs/3/postlist.glass", "half written");
  dir.write("news.db/XAPIANDB.new", "auto gen-000009\n");
  dir.write("news.db/gen-000010.new/postlist.glass", "half written");
  EXPECT_EQ(location.next_generation().filename(), "gen-000011.new");
  location.remove_leftovers();
  EXPECT_FALSE(std::filesystem::exists(dir / "news.db/gen-000009"));
  EXPECT_FALSE(std::filesystem::exists(dir / "news.db/gen-000010.new"));
  EXPECT_FALSE(std::filesystem::exists(dir / "news.db/runs"));
  EXPECT_FALSE(std::filesystem::exists(dir / "news.db/XAPIANDB.new"));
  EXPECT_EQ(location.open().get_doccount(), 1u);
}

TEST(IndexLocation, RefusesAnotherSchemaVersion) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  const WriterLock lock(location, 0s, true);
  const auto generation = location.next_generation();
  Xapian::WritableDatabase db(generation.string(), Xapian::DB_CREATE);
  db.set_metadata(std::string(kMetaSchema), "0");
  db.commit();
  db.close();
  location.publish(generation);
  EXPECT_THAT(error_of([&] { location.open(); }), HasSubstr("schema version 0"));
  EXPECT_THAT(error_of([&] { location.open_writable(); }), HasSubstr("schema version 0"));
}

TEST(IndexLocation, ReportsADamagedIndex) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  const WriterLock lock(location, 0s, true);
  publish_generation(location, 1);
  std::filesystem::resize_file(location.live_generation() / "iamglass", 3);
  EXPECT_THROW(location.open(), Error);
}

TEST(WriterLock, NamesTheHolderAndIsFreeAfterwards) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  {
    const WriterLock lock(location, 0s, true);
    EXPECT_THAT(error_of([&] { WriterLock(location, 0s, true); }),
                HasSubstr("process " + std::to_string(getpid())));
  }
  EXPECT_NO_THROW(WriterLock(location, 0s, true));
}

}  // namespace
}  // namespace broadsheet
