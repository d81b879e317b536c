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

  static std::optional<QueryCommandLine> parse_maybe(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "news-query");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    return parse_query_options(static_cast<int>(argv.size()), argv.data());
  }

  static QueryCommandLine parse_all(std::vector<std::string> arguments) {
    auto line = parse_maybe(std::move(arguments));
    EXPECT_TRUE(line.has_value());
    return line.value_or(QueryCommandLine{});
  }

  static QueryOptions parse(std::vector<std::string> arguments) {
    return parse_all(std::move(arguments)).query;
  }

  static int verbosity(std::vector<std::string> arguments) {
    return parse_all(std::move(arguments)).common.verbosity();
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
  EXPECT_EQ(verbosity({"nato"}), 0);
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
                                      "always"});
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
  EXPECT_EQ(verbosity({"x", "-vv"}), 2);
  EXPECT_EQ(verbosity({"x", "-v", "y", "--verbose"}), 2);
  EXPECT_EQ(options.query, "");
  EXPECT_EQ(parse({"x", "--sort", "date"}).search.sort, SortOrder::kOldestFirst);
  EXPECT_EQ(verbosity({"x", "-q", "-v"}), -1);
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
  EXPECT_EQ(parse({"nato", "-n", "all"}).search.limit, 10'000'000U);
  EXPECT_THAT(parse({"-dnews", "x"}).databases, ElementsAre("news"));
}

TEST_F(OptionsTest, RefusesWrongUsage) {
  EXPECT_THAT(refusal({}), HasSubstr("there is no query"));
  EXPECT_THAT(refusal({"--limt", "5", "x"}), HasSubstr("no option --limt / did you mean --limit?"));
  EXPECT_THAT(refusal({"x", "--zzzzz"}), HasSubstr("no option --zzzzz / news-query --help"));
  EXPECT_THAT(refusal({"-turkey", "nato"}), HasSubstr("no option -turkey / write -- before"));
  EXPECT_THAT(refusal({"x", "--limit"}), HasSubstr("--limit needs a value"));
  EXPECT_THAT(refusal({"x", "--db", "--limit", "5"}), HasSubstr("--db needs a value"));
  EXPECT_THAT(refusal({"x", "--limit=0"}),
              HasSubstr("--limit: '0' is not a whole number from 1 to 10000000"));
  EXPECT_THAT(refusal({"x", "-n", "5", "-n", "6"}), HasSubstr("--limit: takes one value, not 2"));
  EXPECT_THAT(refusal({"x", "--limit=-5"}), HasSubstr("--limit"));
  EXPECT_THAT(refusal({"x", "--limit=five"}), HasSubstr("--limit"));
  EXPECT_THAT(refusal({"x", "-j", "0"}), HasSubstr("--jobs"));
  EXPECT_THAT(
      refusal({"x", "--sort", "size"}),
      HasSubstr("--sort: there is no order 'size' / the orders are relevance, date, -date"));
  EXPECT_THAT(refusal({"x", "--format", "xml"}),
              HasSubstr("--format: there is no format 'xml' / the formats are text, json"));
  EXPECT_THAT(refusal({"x", "--format", "csv", "--fields", "id,titel"}),
              HasSubstr("no field 'titel' / did you mean title?"));
  EXPECT_THAT(refusal({"x", "--fields", "id"}), HasSubstr("text has no --fields to choose"));
  EXPECT_THAT(refusal({"x", "--since", "soon"}), HasSubstr("--since: 'soon' is not a valid date"));
  EXPECT_THAT(refusal({"x", "--since", "2015", "--until", "2014"}), HasSubstr("earlier"));
  EXPECT_THAT(refusal({"x", "--lang", "Klingon!"}),
              HasSubstr("--lang: 'Klingon!' is not a language code"));
  EXPECT_THAT(refusal({"x", "--color", "blue"}),
              HasSubstr("--color: there is no mode 'blue' / the modes are auto, always, never"));
  EXPECT_THAT(refusal({"x", "--batch", "f"}), HasSubstr("--batch brings its own"));
  EXPECT_THAT(refusal({"--batch", "f", "--topic-field", "body"}), HasSubstr("title, desc, narr"));
  EXPECT_THAT(refusal({"x", "--config", (dir_ / "missing.toml").string()}),
              HasSubstr("missing.toml"));
  EXPECT_THAT(refusal({"x", "--quiet=maybe"}), HasSubstr("--quiet: 'maybe' is not true or false"));
  EXPECT_THAT(refusal({"x", "--weighting", "bm52"}),
              HasSubstr("--weighting: there is no scheme 'bm52' / did you mean bm25?"));
  EXPECT_THAT(refusal({"x", "--facet", "sorce"}),
              HasSubstr("--facet: there is no field 'sorce' / did you mean source?"));
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
             "no-snippet = true\n[add]\nmemory = \"1g\"\n");
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
  EXPECT_THAT(refusal({"x", "-n", "3"}),
              HasSubstr("config.toml:1: limit: 'many' is not a whole number"));
}

TEST_F(OptionsTest, SeesMistakesInTheConfigurationFile) {
  const std::pair<std::string, std::string> cases[] = {
      {"# mine\n\nlimt = 3\n", ":3: there is no option 'limt' / did you mean limit?"},
      {"memory = \"1g\"\n", ":1: there is no option 'memory' / write it below [add]"},
      {"[add]\nmemori = \"1g\"\n", ":2: there is no option 'memori' / did you mean memory?"},
      {"[add]\nlimit = 3\n", ":2: there is no option 'limit' / write it above all sections"},
      {"limit = 3\n[ad]\n", ":2: there is no section [ad] / did you mean add?"},
      {"limit = 3\n[add\njson = true\n", ":2: not valid TOML"},
      {"limit = 3\nlimit = 4\n", ":2: not valid TOML"},
      {"limit =\n", ":1: not valid TOML"},
      {"format = \"xml\"\n", ":1: format: there is no format 'xml' / the formats are text"},
      {"since = \"soon\"\n", ":1: since: 'soon' is not a valid date"},
      {"limit = [1, 2]\n", ":1: limit: takes one value, not 2"},
      {"limit = [[1]]\n", ":1: limit: is not a value or a list of values"},
      {"quiet = \"very\"\n", ":1: quiet: 'very' is not true or false"},
      {"config = \"x\"\n", ":1: there is no option 'config'"},
      {"lang = \"\xff\"\n", ":1: not valid TOML"},
  };
  for (const auto& [content, message] : cases) {
    const std::string file = dir_.write("mine.toml", content).string();
    EXPECT_THAT(refusal({"x", "--config", file}), HasSubstr("mine.toml" + message)) << content;
  }
  EXPECT_THAT(refusal({"x", "--config", dir_.path().string()}), HasSubstr("can't be read"));
}

TEST_F(OptionsTest, TakesValuesOfEachKindFromTheConfigurationFile) {
  const std::string file = dir_.write("all.toml",
                                      "verbose = 2\nquiet = false\nsince = 2014-03-01\n"
                                      "facet = [\"source\", \"lang:3\"]\nfields = \"id,title\"\n"
                                      "recency = \"30d\"\n[remove]\nnull = true\n")
                               .string();
  const QueryCommandLine line = parse_all({"x", "--config", file});
  EXPECT_EQ(line.common.verbosity(), 2);
  EXPECT_EQ(line.query.dates.first, "20140301");
  EXPECT_EQ(line.query.search.facets.size(), 2U);
  EXPECT_THAT(line.query.output.fields, ElementsAre("id", "title"));
  EXPECT_EQ(line.query.search.ranking.recency->half_life, 30);
  EXPECT_EQ(line.query.search.ranking.recency->today, line.query.today);
  EXPECT_EQ(parse({"x", "--config", file, "--facet", "year"}).search.facets.size(), 1U);
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
  const std::string version = printed({"--version"});
  EXPECT_THAT(version, testing::StartsWith("news-query "));
  for (const char* part : {"\ncommit ", "\nindex schema ", "\nXapian 1."})
    EXPECT_THAT(version, HasSubstr(part));
}

}  // namespace
}  // namespace broadsheet
