// What --format ids prints means the same articles to `remove --from`.
#include <gmock/gmock.h>

#include <string>

#include "tests/cli/program.h"

namespace broadsheet {
namespace {

class Ids : public testing::Test {
 protected:
  Ids() {
    std::ofstream(programs_.dir() / "a.jsonl")
        << R"({"id":"x\u2028y","title":"One","text":"zebra one"})" << '\n'
        << R"({"id":"x%E2%80%A8y","title":"Two","text":"lion two"})" << '\n'
        << R"({"id":"100% \u009b\u202e","title":"Three","text":"tiger three"})" << '\n';
    programs_.index({"-q", "add", "a.jsonl"});
  }
  std::string count(const std::string& query) { return programs_.query({"--count", query}).out; }

  Programs programs_;
};

TEST_F(Ids, AreRemovedAsTheyWerePrinted) {
  for (const std::string null : {"", " -0", " --null"}) {
    programs_.index({"-q", "add", "a.jsonl", "--rebuild"});
    EXPECT_EQ(programs_
                  .shell("$NEWS_QUERY --format ids" + null +
                         " zebra OR tiger | $NEWS_INDEX remove --from -" + null)
                  .err,
              "removed 2, not found 0\n")
        << null;
    EXPECT_EQ(count("zebra"), "0\n") << null;
    EXPECT_EQ(count("lion"), "1\n") << null;
    EXPECT_EQ(count("tiger"), "0\n") << null;
  }
}

TEST_F(Ids, EndWithNulBytesOnRequest) {
  EXPECT_EQ(programs_.query({"--format", "ids", "-0", "zebra"}).out,
            std::string("x\xe2\x80\xa8y\0", 6));
}

TEST_F(Ids, HaveNulBytesOnlyInTheirOwnFormat) {
  const ProgramResult result = programs_.query({"--format", "csv", "-0", "zebra"});
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err, testing::HasSubstr("--null goes with --format ids"));
}

}  // namespace
}  // namespace broadsheet
