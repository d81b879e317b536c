// Defines the options of news-query and resolves what depends on several of them.
#include "query/cli/options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <thread>
#include <utility>

#include "corpus/program/command_line.h"
#include "corpus/program/language_option.h"
#include "corpus/support/error.h"
#include "corpus/support/names.h"
#include "corpus/support/stdout.h"
#include "query/answer/batch_input.h"
#include "query/cli/date_options.h"
#include "query/cli/facet_options.h"
#include "query/cli/query_help.h"
#include "query/cli/ranking_options.h"
#include "query/language/dates.h"
#include "query/output/output.h"

namespace broadsheet {
namespace {

constexpr size_t kMaxHits = 10'000'000;
constexpr unsigned kMaxJobs = 1024;

struct NamedSort {
  std::string_view name;
  SortOrder order;
};

constexpr std::array<NamedSort, 3> kSorts{{
    {"relevance", SortOrder::kRelevance},
    {"date", SortOrder::kOldestFirst},
    {"-date", SortOrder::kNewestFirst},
}};

// What is typed and must be resolved together with other options.
struct Typed {
  DateOptions dates;
  bool no_snippet = false, help_query = false;
};

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Error(ErrorKind::kUsage, message, hint);
}

std::string footer() {
  std::string out = "Queries: words, +must -mustnot, AND OR NOT ( ), \"a phrase\", and fields:\n ";
  size_t column = 1;
  for (const FieldInfo& field : kFields) {
    if (field.field == Field::kText || field.name.empty()) continue;
    if (column + field.example.size() + 1 > 80) {
      out += "\n ";
      column = 1;
    }
    out.append(" ").append(field.example);
    column += field.example.size() + 1;
  }
  return out +
         " since:2014 until:7d\n"
         "In a shell, a phrase needs quotes around its own: news-query '\"red line\"'\n"
         "All operators, dates, and an example of each: news-query --help-query\n"
         "\n"
         "Examples:\n"
         "  news-query nato '\"liaison office\"' -turkey\n"
         "  news-query --sort -date --since 2014 title:summit\n"
         "  news-query --batch topics.tsv --format trec\n"
         "\n"
         "Exit status: 0 at least one hit (a batch: all queries were read), 1 no hit,\n"
         "2 wrong usage or query, 4 the index is missing, damaged or of another schema.\n";
}

Option sort_option(SearchOptions& search) {
  return option("--sort", alternatives(names_of(kSorts)),
                "By relevance, date (oldest first) or -date (newest first)",
                [&search](const std::string& name) {
                  const auto found = std::ranges::find(kSorts, name, &NamedSort::name);
                  if (found == kSorts.end()) refuse_name("order", name, names_of(kSorts));
                  search.sort = found->order;
                });
}

Option topic_field_option(std::vector<TopicField>& into) {
  return {.name = "topic-field",
          .value = alternatives(topic_field_names()),
          .help =
              "The parts of a TREC topic that make its query, separated by commas (default: "
              "title)",
          .take = [&into](const std::vector<std::string>& values) {
            std::vector<std::string> names;
            list_option("--topic-field", "NAME", "", names, ',').take(values);
            into.clear();
            for (const std::string& name : names) into.push_back(topic_field_named(name));
          }};
}

Option limit_option(size_t& limit) {
  return option("-n,--limit", "N|all", "Show at most N articles (default: 10)",
                [&limit](const std::string& typed) {
                  limit = typed == "all" ? kMaxHits : read_number(typed, 1, kMaxHits);
                });
}

std::vector<Option> search_options(Typed& typed, QueryOptions& query) {
  SearchOptions& search = query.search;
  std::vector<Option> rows{
      limit_option(search.limit),
      number_option("--offset", "N", "Skip the first N articles", search.offset, size_t{0},
                    kMaxHits),
      sort_option(search),
  };
  std::ranges::move(date_options(typed.dates), std::back_inserter(rows));
  std::ranges::move(
      std::vector<Option>{
          language_option("Only articles in that language", query.lang, AutoLanguage::kRefused),
          text_option("--like", "ID|FILE",
                      "Articles like the one with that id, or like the text of a file", query.like),
          text_option("--batch", "FILE",
                      "Many queries: one a line, qid<TAB>query, JSON lines or TREC topics; - is "
                      "stdin",
                      query.batch),
          topic_field_option(query.topic_fields),
          number_option("-j,--jobs", "N",
                        "Threads of a batch or of a single query (default: all cores)", query.jobs,
                        1U, kMaxJobs),
          flag("--auto-correct",
               "When nothing matches, search the query with its spelling corrected",
               query.spelling.auto_correct),
          flag("--include-embargoed", "Show articles under embargo too",
               search.visibility.include_embargoed)},
      std::back_inserter(rows));
  return rows;
}

Option format_option(QueryOptions& query) {
  return option("--format", alternatives(names_of(output_formats())),
                "Output format (default: text)", [&query](const std::string& name) {
                  query.format = output_format_named(name);
                  if (query.format == nullptr)
                    refuse_name("format", name, names_of(output_formats()));
                });
}

Option fields_option(std::vector<std::string>& into) {
  Option row = list_option("--fields", "LIST", "Fields of csv, tsv and jsonl, separated by commas",
                           into, ',');
  row.take = [take = row.take, &into](const std::vector<std::string>& values) {
    take(values);
    const auto names = output_field_names();
    for (const std::string& field : into)
      if (std::ranges::find(names, field) == names.end()) refuse_name("field", field, names);
  };
  return row;
}

std::vector<Option> result_options(Typed& typed, QueryOptions& query) {
  SnippetOptions& snippet = query.search.snippet;
  return {
      format_option(query),
      fields_option(query.output.fields),
      flag("-0,--null",
           "End each id of --format ids with a NUL byte, for news-index remove --from - -0 and "
           "xargs -0",
           query.output.null),
      flag("--no-csv-guard", "Write csv cells that look like formulas as they are",
           query.output.csv_exact),
      number_option("--snippet-length", "N",
                    "Maximum number of characters of a snippet (default: 300)", snippet.length,
                    size_t{1}, size_t{1'000'000}),
      number_option("--fragments", "N", "Maximum number of passages of a snippet (default: 2)",
                    snippet.fragments, size_t{1}, size_t{1000}),
      flag("--no-snippet", "Show no snippets", typed.no_snippet),
      flag("--count", "Show only how many articles match", query.output.count),
      flag("--explain", "Show how the query was read, and all scores", query.output.explain),
      text_option("--run-tag", "NAME",
                  "The name of the run, for --format trec (default: broadsheet)",
                  query.output.run_tag),
  };
}

Program program_of(Typed& typed, QueryCommandLine& line) {
  Program program{.name = "news-query",
                  .description = "Searches the index of news articles that news-index keeps.",
                  .usage = {"[OPTIONS] QUERY...", "[OPTIONS] --batch FILE", "[OPTIONS] --like ID"},
                  .footer = footer()};
  for (auto rows : {search_options(typed, line.query), ranking_options(line.query.search.ranking),
                    result_options(typed, line.query), facet_options(line.query.search),
                    common_options(line.common,
                                   "An index; may be repeated (default: $NEWS_DB, otherwise "
                                   "./news.db)")})
    std::ranges::move(rows, std::back_inserter(program.options));
  Option help_query =
      flag("--help-query", "Explain the query language, with examples", typed.help_query);
  help_query.only_typed = true;
  program.options.push_back(std::move(help_query));
  return program;
}

void resolve(const Typed& typed, const CommonOptions& common, QueryOptions& options) {
  options.databases = common.databases;
  options.today = resolve_today(typed.dates);
  options.dates = resolve_days(typed.dates, options.today);
  if (options.topic_fields.empty()) options.topic_fields = {TopicField::kTitle};
  SearchOptions& search = options.search;
  if (search.ranking.recency) search.ranking.recency->today = options.today;
  search.snippets = !typed.no_snippet;
  search.explain = options.output.explain;
  search.count_only = options.output.count;
  options.output.batch = !options.batch.empty();
  options.output.color = use_color(common.color, STDOUT_FILENO);
  options.output.terminal = is_terminal(STDOUT_FILENO);
  options.output.width = terminal_width(STDOUT_FILENO);
}

bool limits_search(const QueryOptions& options) {
  return !options.dates.first.empty() || !options.dates.last.empty() || !options.lang.empty();
}

// The names of the formats for which `has` is true.
std::string formats_with(bool OutputFormat::*has) {
  std::vector<std::string_view> names;
  for (const OutputFormat& format : output_formats())
    if (format.*has) names.push_back(format.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

void check_format(const CommandLine& line, const QueryOptions& options) {
  const OutputFormat& format = *options.format;
  if (counts_all(options.search) && !format.shows_counts)
    refuse(fmt::format("--format {} has no place for --facet and --timeline", format.name),
           "they go with " + formats_with(&OutputFormat::shows_counts));
  if (line.typed.contains("null") && format.name != "ids")
    refuse(fmt::format("--format {} has no NUL bytes", format.name),
           "--null goes with --format ids");
  if (line.typed.contains("fields") && !format.has_fields)
    refuse(fmt::format("--format {} has no --fields to choose", format.name),
           "--fields goes with " + formats_with(&OutputFormat::has_fields));
}

// What contradicts itself on the command line; a configuration file may hold what isn't used.
void check_command_line(const CommandLine& line, const QueryOptions& options) {
  if (line.words.empty() && options.batch.empty() && options.like.empty() &&
      !limits_search(options) && !counts_all(options.search))
    refuse("there is no query",
           "write one: news-query nato '\"red line\"'; news-query --help lists the options");
  if (!line.words.empty() && !options.batch.empty())
    refuse("--batch brings its own queries", "leave out either --batch or the query");
  if (!options.like.empty() && !options.batch.empty())
    refuse("--batch brings its own queries", "leave out either --batch or --like");
  check_format(line, options);
}

}  // namespace

std::optional<QueryCommandLine> parse_query_options(int argc, char** argv) {
  QueryCommandLine out;
  out.query.jobs = std::max(1U, std::thread::hardware_concurrency());
  out.query.format = &output_formats().front();
  Typed typed;
  const std::optional<CommandLine> line = read_command_line(program_of(typed, out), argc, argv);
  if (!line) return std::nullopt;
  if (typed.help_query) {
    write_stdout(query_help());
    return std::nullopt;
  }
  resolve(typed, out.common, out.query);
  check_command_line(*line, out.query);
  out.query.query = fmt::format("{}", fmt::join(line->words, " "));
  return out;
}

}  // namespace broadsheet
