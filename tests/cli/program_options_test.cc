// What all programs have in common: --help, --version, --quiet, --config, did-you-mean.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>
#include <sstream>

#include "corpus/program/config_keys.h"
#include "tests/cli/program.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

const std::string kArticle = R"({"id":"a","title":"Ferry","text":"The ferry sails again."})";

ProgramResult run(const Programs& programs, std::string_view program,
                  const std::vector<std::string>& arguments) {
  return program == "news-index" ? programs.index(arguments) : programs.query(arguments);
}

// The long options that a help text explains.
std::set<std::string> options_in(const std::string& help) {
  static const std::regex kOption("^  (-., )?--([a-z-]+)");
  std::set<std::string> names;
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);)
    if (std::smatch found; std::regex_search(line, found, kOption)) names.insert(found[2]);
  for (const char* typed : {"help", "version", "config", "help-query"}) names.erase(typed);
  return names;
}

TEST(ProgramOptions, HaveTheirNamesInTheTableForConfigurationFiles) {
  const Programs programs;
  for (const ConfigKeys& row : kConfigKeys) {
    std::vector<std::string> arguments{"--help"};
    if (!row.section.empty()) arguments.insert(arguments.begin(), std::string(row.section));
    std::istringstream words{std::string(row.keys)};
    const std::set<std::string> keys{std::istream_iterator<std::string>(words), {}};
    EXPECT_EQ(options_in(run(programs, row.program, arguments).out), keys)
        << row.program << " [" << row.section << "]";
  }
}

TEST(ProgramOptions, FitTheirHelpIntoEightyColumns) {
  const Programs programs;
  for (const ConfigKeys& row : kConfigKeys) {
    std::vector<std::string> arguments{"--help"};
    if (!row.section.empty()) arguments.insert(arguments.begin(), std::string(row.section));
    const ProgramResult help = run(programs, row.program, arguments);
    EXPECT_EQ(help.exit_code, 0);
    EXPECT_EQ(help.err, "");
    std::istringstream lines(help.out);
    for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 80U) << line;
  }
}

TEST(ProgramOptions, PrintTheVersionsOfProgramIndexAndXapian) {
  const Programs programs;
  for (const std::string program : {"news-index", "news-query"}) {
    const ProgramResult version = run(programs, program, {"--version"});
    EXPECT_EQ(version.exit_code, 0);
    EXPECT_THAT(version.out, testing::ContainsRegex("^" + program +
                                                    " [0-9.]+\ncommit [0-9a-z-]+\n"
                                                    "index schema [0-9]+\nXapian [0-9.]+\n$"));
  }
}

TEST(ProgramOptions, NameTheNearestCommandOrOption) {
  const Programs programs;
  const std::pair<std::vector<std::string>, std::string> cases[] = {
      {{"ad", "x"}, "news-index: there is no command 'ad'\nhint: did you mean add? the commands"},
      {{"show", "x"}, "there is no command 'show'\nhint: the commands are add, remove,"},
      {{}, "news-index: give a command\nhint: the commands are add, remove,"},
      {{"add", "--prge", "x"}, "there is no option --prge\nhint: did you mean --purge?"},
      {{"add", "-x", "x"}, "there is no option -x\nhint: news-index --help lists the options"},
      {{"stats", "--purge"}, "stats has no option --purge\nhint: it is an option of: add"},
      {{"stats", "x"}, "stats takes no 'x'\nhint: news-index stats --help shows"},
      {{"add"}, "add needs paths\nhint: give files, directories, archives, or - for stdin"},
      {{"add", "--jobs"}, "--jobs needs a value"},
      {{"add", "--jobs", "0", "x"}, "--jobs: '0' is not a whole number from 1 to 1024"},
      {{"add", "--memory", "1x", "x"}, "--memory: '1x' is not a size"},
      {{"add", "--memory", "1m", "x"}, "--memory: '1m' is too little\nhint: give at least 192m"},
      {{"add", "--format", "wrod", "x"}, "--format: there is no format 'wrod'"},
      {{"-d", "a", "-d", "b", "stats"}, "2 indexes are given, news-index takes one"},
  };
  for (const auto& [arguments, message] : cases) {
    const ProgramResult refused = programs.index(arguments);
    EXPECT_EQ(refused.exit_code, 2) << message;
    EXPECT_THAT(refused.err, HasSubstr(message));
    EXPECT_EQ(refused.out, "");
  }
}

TEST(ProgramOptions, ShowErrorsAndWarningsWhenQuiet) {
  const Programs programs;
  programs.dir().write("good.jsonl", kArticle + "\n");
  programs.dir().write("bad.jsonl", "{\n");
  programs.dir().write("picture.png", "\x89PNG\r\n\x1a\n");
  EXPECT_THAT(programs.index({"-q", "add", "good.jsonl"}).err, IsEmpty());
  EXPECT_THAT(programs.index({"-q", "add", "bad.jsonl"}).err, HasSubstr("bad.jsonl: line 1"));
  EXPECT_THAT(programs.index({"-q", "add", "picture.png"}).err, HasSubstr("picture.png"));
  EXPECT_THAT(programs.index({"-q", "add", "missing"}).err, HasSubstr("missing"));
  EXPECT_THAT(programs.index({"-q", "remove", "none"}).err,
              HasSubstr("no article has the id none"));
  EXPECT_THAT(programs.index({"-q", "compact"}).err, IsEmpty());
}

TEST(ProgramOptions, CheckEveryPartOfTheConfigurationFile) {
  const Programs programs;
  const std::pair<std::string, std::string> cases[] = {
      {"limt = 3\n", "mine.toml:1: there is no option 'limt'\nhint: did you mean limit?"},
      {"[add]\njson = true\n\n[check]\njobs = 0\n", "mine.toml:5: jobs: '0' is not a whole number"},
      {"[add]\npositions = \"maybe\"\n", "mine.toml:2: positions: there is no choice 'maybe'"},
      {"[check\n", "mine.toml:1: not valid TOML"},
      {"[chek]\n", "mine.toml:1: there is no section [chek]\nhint: did you mean check?"},
  };
  for (const auto& [content, message] : cases) {
    programs.dir().write("mine.toml", content);
    const ProgramResult refused = programs.index({"--config", "mine.toml", "formats"});
    EXPECT_EQ(refused.exit_code, 2) << content;
    EXPECT_THAT(refused.err, HasSubstr(message));
  }
  programs.dir().write("mine.toml", "limit = 3\nformat = \"ids\"\n[add]\njobs = 2\n");
  EXPECT_EQ(programs.index({"--config", "mine.toml", "formats"}).exit_code, 0);
}

}  // namespace
}  // namespace broadsheet
