// Versions, cancellations and embargoes, in every order, written in place and in bulk.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/program.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

// Newer versions of the article "a", the words of which tell them apart.
const std::string kFirst = R"({"id":"a","text":"bridge first","version":"9"})";
const std::string kSecond = R"({"id":"a","text":"bridge second","version":"10"})";
const std::string kGone = R"({"id":"a","version":"11","status":"Canceled"})";
const std::string kOther = R"({"id":"b","text":"bridge other"})";

// More than is changed in place.
std::string bulk() {
  std::string out;
  const std::string words(1'000'000, 'x');
  for (int i = 0; i < 18; ++i)
    out += Json{{"id", "x" + std::to_string(i)}, {"text", words}}.dump() + "\n";
  return out;
}

class NewsIndexVersions : public testing::TestWithParam<bool> {
 protected:
  // Which versions are found, and how many articles about bridges, in an index made of these runs.
  std::string found_after(const std::vector<std::string>& runs) {
    const Programs programs;
    EXPECT_EQ(programs.index({"add", "-q", "-"}, kOther + "\n").exit_code, 0);
    for (const std::string& run : runs)
      EXPECT_EQ(programs.index({"add", "-q", "-"}, run + (GetParam() ? bulk() : "")).exit_code, 0);
    std::string out;
    for (std::string_view word : {"first", "second"})
      if (programs.query({std::string(word), "--format", "ids"}).exit_code == 0)
        out.append(word).append(" ");
    return out + programs.query({"bridge", "--count"}).out;
  }
};

INSTANTIATE_TEST_SUITE_P(, NewsIndexVersions, testing::Bool(), [](const auto& bulk) {
  return std::string(bulk.param ? "InBulk" : "InPlace");
});

TEST_P(NewsIndexVersions, TheNewestVersionStaysInEveryOrder) {
  EXPECT_EQ(found_after({kFirst + "\n" + kSecond + "\n"}), "second 2\n");
  EXPECT_EQ(found_after({kSecond + "\n" + kFirst + "\n"}), "second 2\n");
  EXPECT_EQ(found_after({kFirst + "\n", kSecond + "\n"}), "second 2\n");
  EXPECT_EQ(found_after({kSecond + "\n", kFirst + "\n"}), "second 2\n");
}

TEST_P(NewsIndexVersions, ACancellationRemovesWhatWasAndWhatComesLater) {
  EXPECT_EQ(found_after({kFirst + "\n" + kGone + "\n"}), "1\n");
  EXPECT_EQ(found_after({kGone + "\n" + kFirst + "\n"}), "1\n");
  EXPECT_EQ(found_after({kFirst + "\n", kGone + "\n"}), "1\n");
  EXPECT_EQ(found_after({kGone + "\n", kSecond + "\n"}), "1\n");
}

class NewsIndexEmbargo : public testing::Test {
 protected:
  Programs programs_;
};

TEST_F(NewsIndexEmbargo, HidesArticlesBeforeTheirTime) {
  ASSERT_EQ(programs_
                .index({"add", "-q", "-"}, R"({"id":"a","text":"bridge"}
{"id":"b","text":"bridge","embargo":"2999-01-01T00:00:00Z"}
{"id":"c","text":"bridge","embargo":"1999-01-01"}
{"id":"d","text":"bridge","embargo":"indefinite"}
)")
                .exit_code,
            0);
  EXPECT_EQ(programs_.query({"bridge", "--count"}).out, "2\n");
  EXPECT_EQ(programs_.query({"bridge", "--format", "ids", "--sort", "date"}).out, "a\nc\n");
  EXPECT_EQ(programs_.query({"id:b"}).exit_code, 1);
  EXPECT_EQ(programs_.query({"=bridge", "--count"}).out, "2\n");
  EXPECT_EQ(programs_.query({"bridge", "--count", "--include-embargoed"}).out, "4\n");
}

TEST_F(NewsIndexEmbargo, StatsCountWithdrawnArticlesApart) {
  ASSERT_EQ(programs_.index({"add", "-q", "-"}, kOther + "\n" + kGone + "\n").exit_code, 0);
  const Json stats = Json::parse(programs_.index({"stats", "--json"}).out);
  EXPECT_EQ(stats.value("articles", 0), 1);
  EXPECT_EQ(stats.value("withdrawn", 0), 1);
}

TEST_F(NewsIndexEmbargo, AndCancellationsSurviveAnExport) {
  ASSERT_EQ(
      programs_
          .index({"add", "-q", "-"},
                 kGone + "\n" +
                     R"({"id":"b","title":"B","text":"bridge","subtitle":"S","keywords":"k; l",)"
                     R"("dateline":"D","modified":"2014-04-02","embargo":"2999-01-01"})"
                     "\n")
          .exit_code,
      0);
  const std::string exported = programs_.index({"export"}).out;
  const Programs again;
  ASSERT_EQ(again.index({"add", "-q", "-"}, exported).exit_code, 0);
  EXPECT_EQ(again.index({"export"}).out, exported);
  EXPECT_EQ(again.query({"bridge"}).exit_code, 1);
  EXPECT_EQ(again.index({"add", "-q", "-"}, kFirst + "\n").exit_code, 0);
  EXPECT_EQ(again.query({"first"}).exit_code, 1);
}

}  // namespace
}  // namespace broadsheet
