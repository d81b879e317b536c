// news-index on input that changes: incremental adding, replacement, purge, rebuild, remove.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "corpus/store/index_location.h"
#include "corpus/store/schema.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
using testing::Not;
using Json = nlohmann::ordered_json;

std::string line(const std::string& id, const std::string& text) {
  return Json{{"id", id}, {"title", "Bridge report"}, {"text", text}, {"lang", "en"}}.dump() + "\n";
}

// "added updated unchanged removed failed".
std::string counts(const ProgramResult& result) {
  const Json summary = Json::parse(result.out);
  std::string out;
  for (const char* name : {"added", "updated", "unchanged", "removed", "failed"})
    out += (out.empty() ? "" : " ") + summary[name].dump();
  return out;
}

class NewsIndexChanges : public testing::Test {
 protected:
  std::string add(std::vector<std::string> args) {
    args.insert(args.begin(), {"add", "--json"});
    return counts(programs_.index(args));
  }
  std::string exported() { return programs_.index({"export"}).out; }
  void write(const char* name, const std::string& content) { programs_.dir().write(name, content); }

  Programs programs_;
};

TEST_F(NewsIndexChanges, LeaveUnchangedFilesAlone) {
  write("in/a.jsonl", line("1", "one") + line("2", "two"));
  write("in/b.jsonl", line("3", "three"));
  EXPECT_EQ(add({"in"}), "3 0 0 0 0");
  const auto generation = IndexLocation(programs_.db()).live_generation();
  const auto written = fs::last_write_time(generation / "iamglass");
  EXPECT_EQ(add({"in"}), "0 0 3 0 0");
  EXPECT_EQ(fs::last_write_time(generation / "iamglass"), written) << "nothing was written";
  EXPECT_EQ(IndexLocation(programs_.db()).live_generation(), generation);
}

TEST_F(NewsIndexChanges, SkipFilesThatWereOnlyTouched) {
  write("a.jsonl", line("1", "one"));
  EXPECT_EQ(add({"a.jsonl"}), "1 0 0 0 0");
  fs::last_write_time(programs_.dir() / "a.jsonl",
                      fs::last_write_time(programs_.dir() / "a.jsonl") + std::chrono::hours(1));
  EXPECT_EQ(add({"a.jsonl"}), "0 0 1 0 0");
  EXPECT_EQ(add({"a.jsonl"}), "0 0 1 0 0");
}

TEST_F(NewsIndexChanges, ReplaceChangedArticlesAndRemoveThoseThatAreGone) {
  write("a.jsonl", line("1", "one") + line("2", "two") + line("3", "three"));
  EXPECT_EQ(add({"a.jsonl"}), "3 0 0 0 0");
  write("a.jsonl", line("1", "one") + line("2", "second") + line("4", "four"));
  EXPECT_EQ(add({"a.jsonl"}), "1 1 1 1 0");
  EXPECT_THAT(exported(), HasSubstr("second"));
  EXPECT_THAT(exported(), Not(HasSubstr("\"two\"")));
  EXPECT_THAT(exported(), Not(HasSubstr("three")));
  EXPECT_EQ(IndexLocation(programs_.db()).open().get_doccount(), 3u);
}

TEST_F(NewsIndexChanges, LetTheLastArticleOfAnIdWin) {
  write("a.jsonl", line("1", "first") + line("2", "other"));
  write("b.jsonl", line("1", "last"));
  EXPECT_EQ(add({"a.jsonl", "b.jsonl"}), "2 0 0 0 0");
  EXPECT_THAT(exported(), Not(HasSubstr("first")));
  EXPECT_THAT(exported(), HasSubstr("last"));
}

TEST_F(NewsIndexChanges, LetTheLastArticleWinEvenIfItIsTheStoredOne) {
  write("b.jsonl", line("1", "stored"));
  add({"b.jsonl"});
  for (const char* more : {"small", "large"}) {
    write("a.jsonl", line("1", "between") + line("2", more));
    write("b.jsonl", line("1", "stored") + line("3", more));
    if (more == std::string("large"))  // enough to be built in bulk
      write("c.jsonl", line("4", std::string(17 << 20, 'x')));
    add({"a.jsonl", "b.jsonl", "c.jsonl"});
    EXPECT_THAT(exported(), HasSubstr("stored"));
    EXPECT_THAT(exported(), Not(HasSubstr("between"))) << more;
  }
}

TEST_F(NewsIndexChanges, PurgeOnlyWhatLayUnderThePathAndIsGone) {
  write("in/a.jsonl", line("1", "one"));
  write("in/b.jsonl", line("2", "two"));
  write("in2/c.jsonl", line("3", "three"));
  add({"in", "in2"});
  fs::remove(programs_.dir() / "in/b.jsonl");
  fs::remove(programs_.dir() / "in2/c.jsonl");
  EXPECT_EQ(add({"in"}), "0 0 1 0 0") << "not without --purge";
  EXPECT_EQ(add({"--purge", "in"}), "0 0 1 1 0");
  EXPECT_THAT(exported(), HasSubstr("three"));
  EXPECT_THAT(exported(), Not(HasSubstr("two")));
  EXPECT_EQ(add({"--purge", "in"}), "0 0 1 0 0");
}

TEST_F(NewsIndexChanges, RefuseToPurgeWhenARootIsMissingOrEmpty) {
  write("disk/a.jsonl", line("1", "one"));
  write("other/b.jsonl", line("2", "two"));
  add({"disk", "other"});
  write("other/c.jsonl", line("3", "three"));
  fs::rename(programs_.dir() / "disk", programs_.dir() / "unplugged");
  for (const char* state : {"does not exist", "is empty"}) {
    const ProgramResult refused = programs_.index({"add", "--purge", "other", "disk"});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_THAT(refused.err, HasSubstr("disk " + std::string(state)));
    EXPECT_THAT(refused.err, HasSubstr("--force"));
    EXPECT_THAT(exported(), HasSubstr("one"));
    EXPECT_THAT(exported(), Not(HasSubstr("three"))) << "nothing was done";
    // What hidden files say about the drive is no sign that it is there.
    write("disk/.not-mounted", "");
    write("disk/sub/.keep", "");
  }
  EXPECT_EQ(add({"disk"}), "0 0 0 0 0") << "only --purge is refused";
  EXPECT_EQ(add({"--purge", "--force", "other", "disk"}), "1 0 1 1 0");
  EXPECT_THAT(exported(), Not(HasSubstr("one")));
  EXPECT_EQ(add({"--purge", "disk"}), "0 0 0 0 0") << "nothing was read from there";
}

TEST_F(NewsIndexChanges, RefuseToRebuildWithoutARootThatHeldArticles) {
  write("disk/a.jsonl", line("1", "one"));
  write("other/b.jsonl", line("2", "two"));
  add({"disk", "other"});
  fs::remove_all(programs_.dir() / "disk");
  EXPECT_EQ(programs_.index({"add", "--rebuild", "other", "disk"}).exit_code, 2);
  fs::create_directory(programs_.dir() / "disk");
  EXPECT_EQ(programs_.index({"add", "--rebuild", "other", "disk"}).exit_code, 2);
  EXPECT_THAT(exported(), HasSubstr("one"));
  EXPECT_EQ(add({"--rebuild", "--force", "other", "disk"}), "1 0 0 0 0");
}

TEST_F(NewsIndexChanges, PurgeAFileThatIsGoneOnlyByForce) {
  write("a.jsonl", line("1", "one"));
  add({"a.jsonl"});
  fs::remove(programs_.dir() / "a.jsonl");
  EXPECT_EQ(programs_.index({"add", "--purge", "a.jsonl"}).exit_code, 2);
  EXPECT_EQ(add({"--purge", "--force", "a.jsonl"}), "0 0 0 1 1");
}

TEST_F(NewsIndexChanges, ReadAFileThatAnotherOfItsSizeAndTimeWasMovedOver) {
  const auto long_ago = fs::file_time_type::clock::now() - std::chrono::hours(100);
  write("in/a.jsonl", line("1", "one"));
  fs::last_write_time(programs_.dir() / "in/a.jsonl", long_ago);
  add({"in"});
  write("new", line("1", "six"));
  fs::last_write_time(programs_.dir() / "new", long_ago);
  fs::rename(programs_.dir() / "new", programs_.dir() / "in/a.jsonl");
  EXPECT_EQ(add({"in"}), "0 1 0 0 0");
  EXPECT_THAT(exported(), HasSubstr("six"));
}

TEST_F(NewsIndexChanges, RemoveById) {
  write("a.jsonl", line("1", "one") + line("2", "two") + line("3", "three"));
  write("ids", "2\r\n\n3\n");
  add({"a.jsonl"});
  EXPECT_EQ(programs_.index({"remove", "--from", "ids"}).exit_code, 0);
  EXPECT_EQ(IndexLocation(programs_.db()).open().get_doccount(), 1u);
  const ProgramResult missing = programs_.index({"remove", "1", "nosuch"});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_THAT(missing.err, HasSubstr("nosuch"));
  EXPECT_EQ(exported(), "");
  EXPECT_EQ(programs_.index({"remove"}).exit_code, 2);
}

TEST_F(NewsIndexChanges, DoNothingInADryRun) {
  write("a.jsonl", line("1", "one") + line("2", "two"));
  EXPECT_EQ(add({"--dry-run", "a.jsonl"}), "2 0 0 0 0");
  EXPECT_FALSE(fs::exists(programs_.db()));
  add({"a.jsonl"});
  const std::string before = exported();
  write("a.jsonl", line("1", "one") + line("3", "three"));
  EXPECT_EQ(add({"--dry-run", "a.jsonl"}), "1 0 1 1 0");
  EXPECT_EQ(exported(), before);
  EXPECT_EQ(add({"a.jsonl"}), "1 0 1 1 0") << "as foretold";
}

TEST_F(NewsIndexChanges, RebuildBesideTheOldGeneration) {
  write("a.jsonl", line("1", "one") + line("2", "two"));
  write("b.jsonl", line("3", "three"));
  add({"a.jsonl"});
  const Xapian::Database old = IndexLocation(programs_.db()).open();
  EXPECT_EQ(add({"--rebuild", "b.jsonl"}), "1 0 0 0 0");
  EXPECT_EQ(old.get_doccount(), 2u);
  EXPECT_EQ(old.get_metadata(std::string(kMetaSchema)), kSchemaVersion) << "still readable";
  EXPECT_EQ(IndexLocation(programs_.db()).open().get_doccount(), 1u);
  EXPECT_EQ(add({"a.jsonl"}), "2 0 0 0 0") << "the old manifest is gone too";
}

TEST_F(NewsIndexChanges, NeverEmptyTheIndexOverAMistypedPath) {
  write("a.jsonl", line("1", "one"));
  add({"a.jsonl"});
  EXPECT_EQ(add({"--rebuild", "nosuch"}), "0 0 0 0 1");
  EXPECT_THAT(exported(), HasSubstr("one"));
}

TEST_F(NewsIndexChanges, KeepTheLastGoodVersionOfARecordThatFails) {
  write("a.jsonl", line("1", "one") + line("2", "two"));
  add({"a.jsonl"});
  write("a.jsonl", line("1", "one") + "{broken\n");
  EXPECT_EQ(add({"a.jsonl"}), "0 0 1 0 1");
  EXPECT_THAT(exported(), HasSubstr("two"));
  EXPECT_EQ(add({"a.jsonl"}), "0 0 1 0 1") << "read and reported again";
  write("a.jsonl", line("1", "one"));
  EXPECT_EQ(add({"a.jsonl"}), "0 0 1 1 0");
}

// Both ways of writing must leave the same index.
TEST_F(NewsIndexChanges, GiveTheSameInPlaceAndInBulk) {
  std::string first, second;
  for (int i = 0; i < 400; ++i) {
    const std::string n = std::to_string(i);
    first += line(n, "The bridge number " + n + " was closed for repair in week " + n);
    if (i % 3 != 0)
      second += line(n, "The bridge number " + n +
                            (i % 3 == 1 ? " was reopened"
                                        : " was closed for "
                                          "repair in week " +
                                              n));
  }
  second += line("new", "A new bridge");
  const std::string large = line("large", std::string(17 << 20, 'x'));
  std::string exports[2];
  std::vector<std::string> terms[2];
  for (int bulk = 0; bulk < 2; ++bulk) {
    const std::string db = bulk == 0 ? "inplace.db" : "bulk.db";
    write("a.jsonl", first);
    write("b.jsonl", large);
    ASSERT_EQ(programs_.index({"add", "a.jsonl", "--db", db}).exit_code, 0);
    write("a.jsonl", second);
    // The large file makes it a large change when it comes along, a small one when it comes later.
    if (bulk == 1) {
      ASSERT_EQ(programs_.index({"add", "a.jsonl", "b.jsonl", "--db", db}).exit_code, 0);
    } else {
      ASSERT_EQ(programs_.index({"add", "a.jsonl", "--db", db}).exit_code, 0);
      ASSERT_EQ(programs_.index({"add", "b.jsonl", "--db", db}).exit_code, 0);
    }
    exports[bulk] = programs_.index({"export", "--db", db}).out;
    const Xapian::Database index = IndexLocation(programs_.dir() / db).open();
    for (auto term = index.allterms_begin(); term != index.allterms_end(); ++term)
      terms[bulk].push_back(*term + " " + std::to_string(term.get_termfreq()) + " " +
                            std::to_string(index.get_collection_freq(*term)));
  }
  EXPECT_EQ(exports[0], exports[1]);
  EXPECT_EQ(terms[0], terms[1]);
}

}  // namespace
}  // namespace broadsheet
