// Hostile files stay within --memory, and what is sound beside them is indexed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>

#include "tests/cli/program.h"
#include "tests/corpus/input/archive_maker.h"
#include "tests/rounds.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;

std::string times(size_t count, std::string_view piece) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += piece;
  return out;
}

std::string paragraphs() { return "<html><body>" + times(3000000, "<p>"); }

std::string mail(const std::string& headers, const std::string& body) {
  return "From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\n" + headers + "\n" + body;
}

struct Hostile {
  const char* name;
  const char* file;
  const char* reason;  // what is reported, in part
  std::function<std::string()> make;
};

const Hostile kHostile[] = {
    {"Paragraphs", "a.html", "more elements than fit into", paragraphs},
    {"PagesInAnArchive", "a.zip", "more elements than fit into",
     [] {
       const std::string page = paragraphs();
       return make_zip({{"a.html", page}, {"b.html", page}, {"c.html", page}, {"d.html", page}});
     }},
    {"Headers", "a.eml", "more than 20000 header lines",
     [] { return mail(times(1000000, "X-A: v\n"), "Text."); }},
    {"Parts", "a.eml", "more than 10000 parts",
     [] {
       return mail("Content-Type: multipart/mixed; boundary=b\n", times(1000000, "--b\n\nx\n"));
     }},
    {"Arrays", "a.json", "more values than fit into",
     [] { return "{\n\"title\":\"x\",\"a\":[" + times(4000000, "[],") + "1]}"; }},
    {"Columns", "a.csv", "is too long",
     [] { return "title,text\nFerry,sails\n" + times(10000000, ",") + "\n"; }},
};

class Memory : public testing::TestWithParam<Hostile> {};

TEST_P(Memory, StaysWithinTheOption) {
  if (kSanitized) GTEST_SKIP() << "the sanitizers need memory of their own";
  constexpr long kMostKb = 256 << 10;
  const Programs programs;
  programs.dir().write(GetParam().file, GetParam().make());
  programs.dir().write("z.txt", "Harbour\n\nThe harbour opens.\n");
  const ProgramResult result =
      programs.index({"add", "--memory", "256M", GetParam().file, "z.txt"});
  EXPECT_LT(result.peak_kb, kMostKb);
  EXPECT_THAT(result.err, HasSubstr(GetParam().reason));
  EXPECT_EQ(programs.query({"--format", "ids", "harbour"}).out, "z.txt\n");
}

INSTANTIATE_TEST_SUITE_P(Hostile, Memory, testing::ValuesIn(kHostile),
                         [](const auto& made) { return std::string(made.param.name); });

}  // namespace
}  // namespace broadsheet
