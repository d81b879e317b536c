// news-index add on files as people have them: cut, of spreadsheets, with members of other names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/program.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::Not;

struct Input {
  const char* file;
  const char* content;
  int exit_code;
  const char* said;      // on stderr
  const char* exported;  // among the articles
};

const Input kInputs[] = {
    {"names.jsonl",
     R"({"headline":"Ferry","maintext":"It sails.","Authors":["Ilona Varga"],"date_publish":"2020-01-02"})"
     "\n",
     0, "added 1, updated 0, unchanged 0, removed 0, failed 0",
     R"("title":"Ferry","text":"It sails.","date":"2020-01-02","author":"Ilona Varga")"},
    {"response.json",
     R"({"status":"ok","articles":[{"title":"A","content":"a"},{"title":"B","content":"b"}]})", 0,
     "added 2", R"("title":"B","text":"b")"},
    {"nan.jsonl", R"({"id":"n1","title":"Ferry","author":NaN})", 0, "added 1", R"("id":"n1")"},
    {"cut.json", R"([{"id":"n1","title":"a"},)", 1,
     "cut.json: ends within the array, after record 1", R"("id":"n1")"},
    {"cr.csv", "title,text\rA,one\rB,two\r", 0, "added 2", R"("title":"B","text":"two")"},
    {"quote.csv", "id,title\n1,A\n2,\"B\n3,C\n", 1,
     "quote.csv: line 3: has a quote that is never closed", R"("id":"3","title":"C")"},
    {"none.csv", "a,b\n1,2\n", 1, "none.csv: line 1: names no column of titles or texts", ""},
    {"dates.csv", "title,date\nA,45/45/2019\nB,32/13/2020\n", 0,
     "warning: dates.csv: the date of 2 articles can't be read: \"45/45/2019\"", R"("title":"B")"},
};

TEST(NewsIndexAdd, ReadsFilesAsPeopleHaveThem) {
  for (const Input& input : kInputs) {
    const Programs programs;
    programs.dir().write(input.file, input.content);
    const ProgramResult added = programs.index({"add", input.file});
    EXPECT_EQ(added.exit_code, input.exit_code) << input.file << added.err;
    EXPECT_THAT(added.err, HasSubstr(input.said)) << input.file;
    EXPECT_THAT(added.err, Not(HasSubstr("added 0, updated 0, unchanged 0, removed 0, failed 0")));
    EXPECT_THAT(programs.index({"export"}).out, HasSubstr(input.exported)) << input.file;
  }
}

TEST(NewsIndexAdd, ListsWarningsAsSuchAndCountsThemNotAsFailed) {
  const Programs programs;
  programs.dir().write("a.csv", "title,date\nA,45/45/2019\n");
  const ProgramResult added = programs.index({"add", "--errors", "errors", "a.csv"});
  EXPECT_EQ(added.exit_code, 0);
  EXPECT_THAT(added.err, HasSubstr("failed 0"));
  EXPECT_THAT(content_of(programs.dir() / "errors"), HasSubstr("\"warning\":true}"));
}

}  // namespace
}  // namespace broadsheet
