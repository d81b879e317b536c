#include "corpus/store/index_location.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "corpus/store/generations.h"
#include "corpus/store/index_writing.h"
#include "corpus/store/schema.h"
#include "corpus/store/schema_version.h"
#include "corpus/store/writer_lock.h"
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
  const auto generation = next_generation(location);
  Xapian::WritableDatabase db(generation.string(), Xapian::DB_CREATE);
  initialise_schema(db, false);
  Xapian::Document document;  // every article has terms and data
  document.add_term("term");
  document.set_data("data");
  for (int i = 0; i < documents; ++i) db.add_document(document);
  db.commit();
  db.close();
  publish(location, generation);
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
    EXPECT_THAT(error_of([&] { WriterLock(location, 0s, LockFor::kChanging); }), HasSubstr(message))
        << name;
  }
  EXPECT_FALSE(std::filesystem::exists(dir / "missing"));
}

TEST(IndexLocation, MakesNoIndexWhereOtherThingsAre) {
  const TempDir dir;
  dir.write("file", "text");
  dir.write("folder/photo.jpg", "x");
  Xapian::WritableDatabase((dir / "plain").string(), Xapian::DB_CREATE).commit();
  for (const char* name : {"file", "folder", "plain"})
    EXPECT_THROW(WriterLock(IndexLocation(dir / name), 0s, LockFor::kCreating), Error) << name;
  EXPECT_NO_THROW(WriterLock(IndexLocation(dir / "new/place"), 0s, LockFor::kCreating));
  std::filesystem::create_directory(dir / "empty");
  EXPECT_NO_THROW(WriterLock(IndexLocation(dir / "empty"), 0s, LockFor::kCreating));
}

TEST(IndexLocation, SwapsGenerationsWhileAReaderKeepsTheOldOne) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  const WriterLock lock(location, 0s, LockFor::kCreating);
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
  const WriterLock lock(location, 0s, LockFor::kCreating);
  publish_generation(location, 1);
  dir.write("news.db/gen-000009/postlist.glass", "half written");
  dir.write("news.db/broadsheet-runs/0-00000003/postlist.glass", "half written");
  dir.write("news.db/XAPIANDB.new", "auto gen-000009\n");
  dir.write("news.db/gen-000010.new/postlist.glass", "half written");
  EXPECT_EQ(next_generation(location).filename(), "gen-000011.new");
  remove_leftovers(location);
  EXPECT_FALSE(std::filesystem::exists(dir / "news.db/gen-000009"));
  EXPECT_FALSE(std::filesystem::exists(dir / "news.db/gen-000010.new"));
  EXPECT_FALSE(std::filesystem::exists(dir / "news.db/broadsheet-runs"));
  EXPECT_FALSE(std::filesystem::exists(dir / "news.db/XAPIANDB.new"));
  EXPECT_EQ(location.open().get_doccount(), 1u);
}

TEST(IndexLocation, RefusesAnotherSchemaVersion) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  const WriterLock lock(location, 0s, LockFor::kCreating);
  const auto generation = next_generation(location);
  Xapian::WritableDatabase db(generation.string(), Xapian::DB_CREATE);
  db.set_metadata(std::string(kMetaSchema), "0");
  db.commit();
  db.close();
  publish(location, generation);
  EXPECT_THAT(error_of([&] { location.open(); }), HasSubstr("schema version 0"));
  EXPECT_THAT(error_of([&] { open_for_changes(location); }), HasSubstr("schema version 0"));
}

TEST(IndexLocation, ReportsADamagedIndex) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  const WriterLock lock(location, 0s, LockFor::kCreating);
  publish_generation(location, 1);
  std::filesystem::resize_file(location.live_generation() / "iamglass", 3);
  EXPECT_THROW(location.open(), Error);
}

TEST(Generations, HaveExactNames) {
  EXPECT_EQ(generation_name(7, true), "gen-000007");
  EXPECT_EQ(generation_name(1234567, false), "gen-1234567.new");
  EXPECT_EQ(generation_number("gen-000007", true), 7u);
  EXPECT_EQ(generation_number("gen-000007.new", false), 7u);
  EXPECT_EQ(generation_number("gen-1234567", true), 1234567u);
  for (const char* name : {"gen-7", "gen-0000007", "gen-", "gen--00007", "gen-+00007", "gen-00000x",
                           "gen-000007.old", "gen-000007 ", "Gen-000007", "gen-4294967296",
                           "gen-4294967303", "gen-1000000000", "gen-000007/..", "../gen-000007"}) {
    EXPECT_FALSE(generation_number(name, true)) << name;
    EXPECT_FALSE(generation_number(name, false)) << name;
  }
}

TEST(Generations, AreNamedByAStubOfOneLine) {
  const TempDir dir;
  const std::pair<const char*, bool> kStubs[] = {
      {"auto gen-000007\n", true},
      {"auto gen-000007", true},
      {"auto gen-000007\n\n", false},
      {"auto gen-000007\nauto gen-000008\n", false},
      {"auto gen-000007\nremote :/bin/true\n", false},
      {"remote :/bin/true\nauto gen-000007\n", false},
      {"auto gen-000007\r\n", false},
      {"auto  gen-000007\n", false},
      {"auto gen-7\n", false},
      {"auto /tmp/gen-000007\n", false},
      {"auto ../gen-000007\n", false},
      {"glass gen-000007\n", false},
      {"", false},
  };
  for (const auto& [stub, is_ours] : kStubs) {
    dir.write("XAPIANDB", stub);
    EXPECT_EQ(generation_in_stub(dir.path()).has_value(), is_ours) << stub;
  }
  EXPECT_EQ(stub_of("gen-000007"), kStubs[0].first);
}

TEST(WriterLock, NamesTheHolderAndIsFreeAfterwards) {
  const TempDir dir;
  const IndexLocation location(dir / "news.db");
  {
    const WriterLock lock(location, 0s, LockFor::kCreating);
    EXPECT_THAT(error_of([&] { WriterLock(location, 0s, LockFor::kCreating); }),
                HasSubstr("process " + std::to_string(getpid())));
  }
  EXPECT_NO_THROW(WriterLock(location, 0s, LockFor::kCreating));
}

}  // namespace
}  // namespace broadsheet
