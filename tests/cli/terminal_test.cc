// Bytes of articles, file names and command lines must not steer the terminal that shows them.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/cli/program.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;

// Each of them in a text that is looked for around it: ESC, BEL, DEL, CSI (C1), NEL, the
// right-to-left override, and the separators of lines and paragraphs.
const std::string kHostile =
    "xx\x1b[31m\x07\x7f\xc2\x9b\xc2\x85\xe2\x80\xae\xe2\x80\xa8\xe2\x80\xa9yy";

// What of that is in a text as it was, in hexadecimal, for messages.
std::string raw_in(const std::string& text) {
  std::string found;
  for (const auto& [bytes, name] :
       std::vector<std::pair<std::string, std::string>>{{"\x1b[31m", "ESC"},
                                                        {"\x07", "BEL"},
                                                        {"\x7f", "DEL"},
                                                        {"\xc2\x9b", "CSI"},
                                                        {"\xc2\x85", "NEL"},
                                                        {"\xe2\x80\xae", "RLO"},
                                                        {"\xe2\x80\xa8", "LS"},
                                                        {"\xe2\x80\xa9", "PS"}})
    if (text.find(bytes) != std::string::npos) found += name + ' ';
  return found;
}

struct Case {
  std::string what;
  std::string line;  // for the shell; $X holds the hostile text
  bool shown;        // something of it must be seen, made harmless
};

class Terminal : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    programs_ = new Programs;
    const std::string escaped = R"(xx\u001b[31m\u0007\u007f\u009b\u0085\u202e\u2028\u2029yy)";
    std::string article = "{";
    for (const char* name : {"id", "title", "source", "author", "section", "url", "topics"})
      article += "\"" + std::string(name) + "\":\"" + escaped + "\",";
    article += R"("date":"2020-02-03","text":"zebra )" + escaped + R"( zebra."})";
    write("a.jsonl", article + "\n");
    ASSERT_EQ(programs_->index({"-q", "add", "a.jsonl"}).exit_code, 0);
  }
  static void TearDownTestSuite() { delete programs_; }

  static void write(const std::string& name, const std::string& content) {
    std::ofstream(programs_->dir() / name, std::ios::binary) << content;
  }

  static std::string with_hostile(const std::string& line) {
    std::string quoted = "X=$'";
    for (const char c : kHostile) {
      char hex[5];
      std::snprintf(hex, sizeof hex, "\\x%02x", static_cast<unsigned char>(c));
      quoted += hex;
    }
    return quoted + "'; I=\"$NEWS_INDEX\"; Q=\"$NEWS_QUERY\"; " + line;
  }

  static void expect_harmless(const std::vector<Case>& cases) {
    for (const Case& a_case : cases) {
      const std::string line = with_hostile(a_case.line);
      const ProgramResult piped = programs_->shell(line);
      EXPECT_EQ(raw_in(piped.err), "") << a_case.what << " on stderr:\n" << piped.err;
      const ProgramResult seen = programs_->shell_on_terminal(line);
      EXPECT_EQ(raw_in(seen.out), "") << a_case.what << " on a terminal:\n" << seen.out;
      if (a_case.shown) {
        EXPECT_THAT(seen.out, HasSubstr("xx")) << a_case.what;
        EXPECT_THAT(seen.out, HasSubstr("yy")) << a_case.what;
      }
    }
  }

  static Programs* programs_;
};

Programs* Terminal::programs_ = nullptr;

TEST_F(Terminal, IsNotSteeredByWhatIsTypedForNewsQuery) {
  expect_harmless({
      {"--db", "$Q --db \"$X\" a", true},
      {"NEWS_DB", "NEWS_DB=\"$X\" $Q a", true},
      {"a query that can't be read", "$Q \"($X\"", true},
      {"a date in a query", "$Q \"date:$X\"", true},
      {"a language in a query", "$Q \"lang:$X\"", false},
      {"a field", "$Q \"$X:a\"", false},
      {"--explain", "$Q --explain \"zebra $X\"", false},
      {"--like, an id or a file", "$Q --like \"$X.none\"", true},
      {"--batch", "$Q --batch \"$X\"", true},
      {"--format", "$Q --format \"$X\" a", true},
      {"--fields", "$Q --format csv --fields \"$X\" a", true},
      {"--sort", "$Q --sort \"$X\" a", true},
      {"--lang", "$Q --lang \"$X\" a", true},
      {"--since", "$Q --since \"$X\" a", true},
      {"--until", "$Q --until \"$X\" a", true},
      {"--now", "$Q --now \"$X\" a", true},
      {"--color", "$Q --color \"$X\" a", true},
      {"--facet", "$Q --facet \"$X\" a", true},
      {"--weighting", "$Q --weighting \"$X\" a", true},
      {"--topic-field", "$Q --topic-field \"$X\" a", true},
      {"--limit", "$Q --limit \"$X\" a", true},
      {"--config", "$Q --config \"$X\" a", true},
      {"an unknown option", "$Q \"--$X\" a", true},
      {"the folder of the configuration in --help", "XDG_CONFIG_HOME=\"$PWD/$X\" $Q --help", false},
  });
}

TEST_F(Terminal, IsNotSteeredByWhatIsTypedForNewsIndex) {
  expect_harmless({
      {"--db", "$I --db \"$X\" stats", true},
      {"--db of a file", "touch \"f$X\"; $I --db \"f$X\" stats", true},
      {"a subcommand", "$I \"$X\"", false},
      {"an unknown option", "$I add \"--$X\" a", true},
      {"a path", "$I add \"$X.none\"", true},
      {"--format", "$I add --format \"$X\" a.jsonl", true},
      {"--lang", "$I add --lang \"$X\" a.jsonl", true},
      {"--memory", "$I add --memory \"$X\" a.jsonl", false},
      {"--positions", "$I add --positions \"$X\" a.jsonl", true},
      {"--errors", "$I add --errors \"no/$X\" a.jsonl", true},
      {"--color", "$I --color \"$X\" stats", true},
      {"--wait", "$I compact --wait \"$X\"", true},
      {"--config", "$I --config \"$X\" stats", true},
      {"ids to remove", "$I remove \"$X.none\"", true},
      {"--from", "$I remove --from \"$X\"", true},
      {"ids to remove from a file", "printf '%s\\n' \"$X.none\" | $I remove --from -", true},
      {"the format of export", "$I export --format \"$X\"", true},
      {"the folder of the configuration in --help", "XDG_CONFIG_HOME=\"$PWD/$X\" $I --help", false},
  });
}

TEST_F(Terminal, IsNotSteeredByFiles) {
  expect_harmless({
      {"the name of a bad file", "printf '{' > \"$X.jsonl\"; $I --db other add \"$X.jsonl\"", true},
      {"the name of a bad file in a folder",
       "mkdir -p d; printf '{' > \"d/$X.jsonl\"; $I --db other add d", true},
      {"a colored warning",
       "printf '{' > \"$X.jsonl\"; $I --color always --db other add \"$X.jsonl\"", true},
      {"a configuration file", "printf '%s=1\\n' \"$X\" > c.toml; $Q --config c.toml a", false},
      {"a value in a configuration file",
       "printf 'format=\"%s\"\\n' \"$X\" > c.toml; $Q --config c.toml a", false},
      {"an escaped value in a configuration file",
       R"(echo 'format="xx\u001b[31m\u0007\u009b\u202e\u2028yy"' > c; $Q --config c a)", true},
      {"an escaped key in a configuration file",
       R"(echo '"xx\u001b[31m\u0007\u009b\u202e\u2028yy"=1' > c; $Q --config c a)", true},
      {"a configuration file of news-index",
       "printf '[add]\\nformat=\"%s\"\\n' \"$X\" > c.toml; $I --config c.toml add a.jsonl", false},
      {"the qid of a batch", "printf '%s\\t(a\\n' \"$X\" | $Q --batch -", true},
      {"the query of a batch", "printf 'q\\tdate:%s\\n' \"$X\" | $Q --batch -", true},
  });
}

TEST_F(Terminal, IsNotSteeredByArticles) {
  std::vector<Case> cases{
      {"stats", "$I stats", true},
      {"stats --json", "$I stats --json", true},
      {"export", "$I export", true},
      {"check", "$I check", false},
      {"check --json", "$I check --json", false},
      {"facets", "$Q --facet source zebra", true},
      {"a qid in trec", "printf '%s\\tzebra\\n' \"$X\" | $Q --batch - --format trec", true},
      {"ids with NUL", "$Q --format ids -0 zebra", true},
      {"exact csv", "$Q --format csv --no-csv-guard zebra", true},
  };
  for (const std::string format : {"text", "json", "jsonl", "tsv", "csv", "trec", "html", "ids"})
    cases.push_back({"--format " + format, "$Q --color never --format " + format + " zebra", true});
  expect_harmless(cases);
}

// Otherwise a value could add a line that looks like one of the program's own.
TEST_F(Terminal, ShowsValuesWithLineEndsInOneLine) {
  const std::string value = "$'x\\nhint: fake\\rfake'";
  for (const std::string command :
       {"$Q --db @ a",
        "NEWS_DB=@ $Q a",
        "$Q '('@",
        "$Q date:@",
        "$Q 'date:\"'@'\"'",
        "$Q 'since:\"'@'\"'",
        "$Q 'lang:\"'@'\"'",
        "$Q @':\"a\"'",
        "$Q --like @",
        "$Q --batch @",
        "$Q --format @ a",
        "$Q --fields @ --format csv a",
        "$Q --sort @ a",
        "$Q --since @ a",
        "$Q --lang @ a",
        "$Q --now @ a",
        "$Q --facet @ a",
        "$Q --weighting @ a",
        "$Q --limit @ a",
        "$Q --config @ a",
        "$Q --@ a",
        "printf 'format=\"%s\"' @ > c; $Q --config c a",
        "printf '{\"id\":\"1\",\"query\":\"(a\\\\nhint: fake\"}' | $Q --batch -",
        "$I --db @ stats",
        "$I --db a.jsonl/@ add a.jsonl",
        "$I @",
        "$I add --@",
        "$I add @",
        "$I add --format @ a.jsonl",
        "$I add --lang @ a.jsonl",
        "$I add --errors no/@ a.jsonl",
        "$I --config @ stats",
        "$I remove @",
        "$I remove --from @",
        "$I export --format @",
        "printf '{' > @.jsonl; $I --db other add @.jsonl"}) {
    std::string line = command;
    for (size_t at = 0; (at = line.find('@', at)) != std::string::npos; at += value.size())
      line.replace(at, 1, value);
    const std::string err = programs_->shell(with_hostile(line)).err;
    EXPECT_THAT(err, testing::Not(HasSubstr("\nhint: fake"))) << line;
    EXPECT_THAT(err, testing::Not(HasSubstr("\r"))) << line;
  }
}

}  // namespace
}  // namespace broadsheet
