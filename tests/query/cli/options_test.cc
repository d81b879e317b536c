#include "query/cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "corpus/support/error.h"
#include "corpus/support/stdout.h"
#include "query/answer/filters.h"
#include "query/language/parser.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// Parses in an environment that holds nothing of the person who runs the test.
class OptionsTest : public testing::Test {
 protected:
  void SetUp() override {
    setenv("XDG_CONFIG_HOME", dir_.path().c_str(), 1);
    unsetenv("NEWS_DB");
    unsetenv("NO_COLOR");
  }

  static std::optional<QueryOptions> parse_maybe(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "news-query");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    return parse_query_options(static_cast<int>(argv.size()), argv.data());
  }

  static QueryOptions parse(std::vector<std::string> arguments) {
    auto options = parse_maybe(std::move(arguments));
    EXPECT_TRUE(options.has_value());
    return options.value_or(QueryOptions{});
  }

  // What is said of a wrong command line: "message / hint".
  static std::string refusal(std::vector<std::string> arguments) {
    try {
      parse_maybe(std::move(arguments));
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kUsage);
      return std::string(error.what()) + " / " + error.hint();
    }
    return "taken";
  }

  TempDir dir_;
};

TEST_F(OptionsTest, HasTheDefaultsOfTheContract) {
  const QueryOptions options = parse({"nato"});
  EXPECT_EQ(options.query, "nato");
  EXPECT_THAT(options.databases, ElementsAre("news.db"));
  EXPECT_EQ(options.search.limit, 10U);
  EXPECT_EQ(options.search.offset, 0U);
  EXPECT_EQ(options.search.sort, SortOrder::kRelevance);
  EXPECT_TRUE(options.search.snippets);
  EXPECT_EQ(options.search.snippet.length, 300U);
  EXPECT_EQ(options.search.snippet.fragments, 2U);
  EXPECT_FALSE(options.search.explain || options.search.count_only);
  EXPECT_FALSE(options.output.explain || options.output.count || options.output.batch);
  EXPECT_EQ(options.format->name, "text");
  EXPECT_EQ(options.output.run_tag, "broadsheet");
  EXPECT_THAT(options.topic_fields, ElementsAre(TopicField::kTitle));
  EXPECT_EQ(options.verbosity, 0);
  EXPECT_GE(options.jobs, 1U);
  EXPECT_EQ(options.today.size(), 8U);
}

TEST_F(OptionsTest, ReadsEveryOption) {
  const QueryOptions options = parse({"-d",           "a",           "--db=b",
                                      "-n",           "5",           "--offset",
                                      "20",           "--sort",      "-date",
                                      "--since",      "2014-03",     "--until=2015",
                                      "--lang",       "EN-gb",       "--format",
                                      "csv",          "--fields",    "id,title",
                                      "--fields",     "score",       "--snippet-length",
                                      "80",           "--fragments", "3",
                                      "--no-snippet", "--explain",   "--count",
                                      "--batch",      "-",           "--topic-field",
                                      "title,narr",   "-j",          "3",
                                      "--run-tag",    "x",           "--color",
                                      "always",       "-vv"});
  EXPECT_THAT(options.databases, ElementsAre("a", "b"));
  EXPECT_EQ(options.search.limit, 5U);
  EXPECT_EQ(options.search.offset, 20U);
  EXPECT_EQ(options.search.sort, SortOrder::kNewestFirst);
  EXPECT_EQ(options.dates.first, "20140301");
  EXPECT_EQ(options.dates.last, "20151231");
  EXPECT_EQ(options.lang, "en");
  EXPECT_EQ(options.format->name, "csv");
  EXPECT_THAT(options.output.fields, ElementsAre("id", "title", "score"));
  EXPECT_EQ(options.search.snippet.length, 80U);
  EXPECT_EQ(options.search.snippet.fragments, 3U);
  EXPECT_FALSE(options.search.snippets);
  EXPECT_TRUE(options.search.explain && options.output.explain);
  EXPECT_TRUE(options.search.count_only && options.output.count);
  EXPECT_TRUE(options.output.batch);
  EXPECT_EQ(options.batch, "-");
  EXPECT_THAT(options.topic_fields, ElementsAre(TopicField::kTitle, TopicField::kNarr));
  EXPECT_EQ(options.jobs, 3U);
  EXPECT_EQ(options.output.run_tag, "x");
  EXPECT_TRUE(options.output.color);
  EXPECT_EQ(options.verbosity, 2);
  EXPECT_EQ(options.query, "");
  EXPECT_EQ(parse({"x", "--sort", "date"}).search.sort, SortOrder::kOldestFirst);
  EXPECT_EQ(parse({"x", "-q", "-v"}).verbosity, -1);
  EXPECT_FALSE(parse({"x", "--color=never"}).output.color);
}

TEST_F(OptionsTest, TellsWordsOfTheQueryFromOptions) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"nato", "-turkey"}, "nato -turkey"},
      {{"nato", "-turkey", "-n", "5", "kyiv"}, "nato -turkey kyiv"},
      {{"nato", "-n5", "-new", "-dogs", "-vote", "-"}, "nato -new -dogs -vote -"},
      {{"nato", "-q", "-5"}, "nato -5"},
      {{"--", "-turkey", "--limit", "+nato"}, "-turkey --limit +nato"},
      {{"-n", "5", "--", "-n"}, "-n"},
      {{"+nato", "(a", "OR", "b)"}, "+nato (a OR b)"},
      {{"[a,b]", "{}", "a=b"}, "[a,b] {} a=b"},
      {{"liaison office", "kyiv"}, "liaison office kyiv"},
      {{"-"}, "-"},
      {{"-dnews", "x"}, "x"},
  };
  for (const auto& [arguments, query] : cases) EXPECT_EQ(parse(arguments).query, query);
  EXPECT_EQ(parse({"nato", "-n5"}).search.limit, 5U);
  EXPECT_THAT(parse({"-dnews", "x"}).databases, ElementsAre("news"));
}

TEST_F(OptionsTest, RefusesWrongUsage) {
  EXPECT_THAT(refusal({}), HasSubstr("there is no query"));
  EXPECT_THAT(refusal({"--limt", "5", "x"}), HasSubstr("no option --limt / did you mean --limit?"));
  EXPECT_THAT(refusal({"x", "--zzzzz"}), HasSubstr("no option --zzzzz / news-query --help"));
  EXPECT_THAT(refusal({"-turkey", "nato"}), HasSubstr("no option -turkey / write -- before"));
  EXPECT_THAT(refusal({"x", "--limit"}), HasSubstr("--limit needs a value"));
  EXPECT_THAT(refusal({"x", "--db", "--limit", "5"}), HasSubstr("--db needs a value"));
  EXPECT_THAT(refusal({"x", "--limit=0"}), HasSubstr("--limit"));
  EXPECT_THAT(refusal({"x", "--limit=-5"}), HasSubstr("--limit"));
  EXPECT_THAT(refusal({"x", "--limit=five"}), HasSubstr("--limit"));
  EXPECT_THAT(refusal({"x", "-j", "0"}), HasSubstr("--jobs"));
  EXPECT_THAT(refusal({"x", "--sort", "size"}), HasSubstr("relevance|date|-date"));
  EXPECT_THAT(refusal({"x", "--format", "xml"}), HasSubstr("the formats are text, json"));
  EXPECT_THAT(refusal({"x", "--format", "csv", "--fields", "id,titel"}),
              HasSubstr("no field 'titel' / did you mean title?"));
  EXPECT_THAT(refusal({"x", "--fields", "id"}), HasSubstr("text has no --fields to choose"));
  EXPECT_THAT(refusal({"x", "--since", "soon"}), HasSubstr("--since: 'soon' is no date"));
  EXPECT_THAT(refusal({"x", "--since", "2015", "--until", "2014"}), HasSubstr("earlier"));
  EXPECT_THAT(refusal({"x", "--lang", "Klingon!"}), HasSubstr("no language 'Klingon!'"));
  EXPECT_THAT(refusal({"x", "--color", "blue"}), HasSubstr("blue"));
  EXPECT_THAT(refusal({"x", "--batch", "f"}), HasSubstr("--batch brings its own"));
  EXPECT_THAT(refusal({"--batch", "f", "--topic-field", "body"}), HasSubstr("title, desc, narr"));
  EXPECT_THAT(refusal({"x", "--config", (dir_ / "missing.toml").string()}),
              HasSubstr("missing.toml"));
  EXPECT_THAT(refusal({"x", "--quiet=maybe"}), HasSubstr("--quiet"));
}

TEST_F(OptionsTest, TakesFiltersForAQuery) {
  const QueryOptions options = parse({"--since", "2014", "--lang", "de"});
  EXPECT_EQ(options.query, "");
  const auto tree = [&](std::string_view query) {
    return describe(with_filters(parse_query(query, "20140402"), options));
  };
  EXPECT_EQ(tree(""), "(group +(date 20140101..) +(lang de))");
  EXPECT_EQ(tree("a"), "(group +a +(date 20140101..) +(lang de))");
  EXPECT_EQ(tree("a b -c"), "(group +(group a b) -c +(date 20140101..) +(lang de))");
  EXPECT_EQ(tree("a source:b"), "(group +a +(source b) +(date 20140101..) +(lang de))");
  EXPECT_EQ(tree("-a"), "(group +(all) -a +(date 20140101..) +(lang de))");
  EXPECT_EQ(describe(with_filters(parse_query("a b", "20140402"), parse({"a"}))), "(group a b)");
}

TEST_F(OptionsTest, LetsTheCommandLineCountMoreThanTheEnvironmentAndThatMoreThanTheFile) {
  dir_.write("broadsheet/config.toml",
             "db = [\"f1\", \"f2\"]\nlimit = 7\nformat = \"json\"\n"
             "memory = \"1g\"\nno-snippet = true\n");
  QueryOptions options = parse({"x"});
  EXPECT_THAT(options.databases, ElementsAre("f1", "f2"));
  EXPECT_EQ(options.search.limit, 7U);
  EXPECT_EQ(options.format->name, "json");
  EXPECT_FALSE(options.search.snippets);
  setenv("NEWS_DB", "env", 1);
  EXPECT_THAT(parse({"x"}).databases, ElementsAre("env"));
  options = parse({"x", "-d", "typed", "-n3"});
  EXPECT_THAT(options.databases, ElementsAre("typed"));
  EXPECT_EQ(options.search.limit, 3U);
  const std::string other = dir_.write("other.toml", "limit = 9\n").string();
  EXPECT_EQ(parse({"x", "--config", other}).search.limit, 9U);
  dir_.write("broadsheet/config.toml", "limit = \"many\"\n");
  EXPECT_THAT(refusal({"x"}), HasSubstr("--limit"));
}

TEST_F(OptionsTest, PrintsHelpAndVersionToStdout) {
  const auto printed = [](std::vector<std::string> arguments) {
    testing::internal::CaptureStdout();
    EXPECT_FALSE(parse_maybe(std::move(arguments)).has_value());
    flush_stdout();
    return testing::internal::GetCapturedStdout();
  };
  const std::string help = printed({"--help"});
  EXPECT_THAT(help, HasSubstr("Usage: news-query [OPTIONS] QUERY..."));
  EXPECT_THAT(help, HasSubstr("text|json|jsonl|tsv|csv|trec|html|ids"));
  EXPECT_THAT(help, HasSubstr("title:summit"));
  EXPECT_EQ(printed({"-h"}), help);
  EXPECT_THAT(printed({"--version"}), testing::StartsWith("news-query "));
}

}  // namespace
}  // namespace broadsheet
