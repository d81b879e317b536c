// Defines the options of news-query and turns what was typed into what is meant.
#include "query/cli/options.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>
#include <thread>
#include <utility>

#include "corpus/analysis/language.h"
#include "corpus/support/config.h"
#include "corpus/support/error.h"
#include "corpus/support/nearest_name.h"
#include "corpus/support/stdout.h"
#include "corpus/support/terminal.h"
#include "corpus/text/escape.h"
#include "query/answer/batch_input.h"
#include "query/cli/arguments.h"
#include "query/cli/date_options.h"
#include "query/cli/facet_options.h"
#include "query/cli/query_help.h"
#include "query/cli/ranking_options.h"
#include "query/cli/spelling_options.h"
#include "query/language/dates.h"
#include "query/output/output.h"

namespace broadsheet {
namespace {

constexpr size_t kMaxHits = 10'000'000;

struct NamedSort {
  std::string_view name;
  SortOrder order;
};

constexpr std::array<NamedSort, 3> kSorts{{
    {"relevance", SortOrder::kRelevance},
    {"date", SortOrder::kOldestFirst},
    {"-date", SortOrder::kNewestFirst},
}};

// Options as they were typed.
struct Typed {
  std::string sort = "relevance", lang, format = "text", color = "auto";
  std::vector<std::string> fields, topic_fields;
  TypedFacets facets;
  DateOptions dates;
  bool no_snippet = false, quiet = false, help_query = false;
  TypedRanking ranking;
  int verbose = 0;
};

// "name|name|name"
template <typename Table>
std::string names_of(const Table& table) {
  std::string out;
  for (const auto& row : table) out.append(out.empty() ? "" : "|").append(row.name);
  return out;
}

std::string footer() {
  std::string out = "Queries: words, +must -mustnot, AND OR NOT ( ), \"a phrase\", and fields:\n ";
  for (const FieldInfo& field : kFields)
    if (field.field != Field::kText && !field.name.empty()) out.append(" ").append(field.example);
  out += " since:2014 until:7d\n";
  out += "More operators, and an example of each: --help-query\n";
  out += fmt::format("Dates: {}\n", kDateExamples);
  out +=
      "Exit status: 0 something was found, 1 nothing, 2 wrong usage or query, 4 no usable index.";
  return out;
}

class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_usage(const CLI::App*, std::string name) const override {
    return fmt::format(
        "Usage: {0} [OPTIONS] QUERY...\n       {0} [OPTIONS] --batch FILE\n       {0} [OPTIONS] "
        "--like ID\n",
        name);
  }
};

void define_search(CLI::App& app, Typed& typed, QueryOptions& options) {
  app.add_option("-d,--db", options.databases,
                 "An index; may be repeated (default: $NEWS_DB, else news.db)")
      ->allow_extra_args(false)
      ->type_name("DIR");
  app.add_option("-n,--limit", options.search.limit, "Show at most N articles")
      ->check(CLI::Range(size_t{1}, kMaxHits).description(""))
      ->capture_default_str()
      ->type_name("N");
  app.add_option("--offset", options.search.offset, "Skip the first N articles")
      ->check(CLI::Range(size_t{0}, kMaxHits).description(""))
      ->type_name("N");
  app.add_option("--sort", typed.sort, "By relevance, date (oldest first) or -date (newest first)")
      ->type_name(names_of(kSorts));
  define_date_options(app, typed.dates);
  app.add_option("--lang", typed.lang, "Only articles in that language")->type_name("CODE");
  app.add_option("--like", options.like,
                 "Articles like the one with that id, or like the text of a file")
      ->type_name("ID|FILE");
  app.add_option("--batch", options.batch,
                 "Many queries: one a line, qid<TAB>query, JSON lines or TREC topics; - is stdin")
      ->type_name("FILE");
  app.add_option("--topic-field", typed.topic_fields,
                 "The parts of a TREC topic that make its query (default: title)")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name(fmt::format("{}", fmt::join(topic_field_names(), "|")));
  app.add_option("-j,--jobs", options.jobs,
                 "Threads of a batch or a single query (default: all cores)")
      ->check(CLI::Range(1, 1024).description(""))
      ->type_name("N");
}

void define_output(CLI::App& app, Typed& typed, QueryOptions& options) {
  app.add_option("--format", typed.format, "How to write the results")
      ->capture_default_str()
      ->type_name(names_of(output_formats()));
  app.add_option("--fields", typed.fields, "The fields of csv, tsv and jsonl, separated by commas")
      ->delimiter(',')
      ->allow_extra_args(false)
      ->type_name("LIST");
  app.add_flag("-0,--null", options.output.null,
               "End each id of --format ids with a NUL byte, for\n"
               "news-index remove --from - -0 and xargs -0");
  app.add_flag("--no-csv-guard", options.output.csv_exact,
               "Write csv cells that look like formulas as they are");
  app.add_option("--snippet-length", options.search.snippet.length,
                 "Characters of a snippet, at most")
      ->check(CLI::Range(size_t{1}, size_t{1'000'000}).description(""))
      ->capture_default_str()
      ->type_name("N");
  app.add_option("--fragments", options.search.snippet.fragments, "Pieces of a snippet, at most")
      ->check(CLI::Range(size_t{1}, size_t{1000}).description(""))
      ->capture_default_str()
      ->type_name("N");
  app.add_flag("--include-embargoed", options.search.visibility.include_embargoed,
               "Show articles under embargo too");
  app.add_flag("--no-snippet", typed.no_snippet, "Show no snippets");
  app.add_flag("--count", options.output.count, "Show only how many articles match");
  app.add_flag("--explain", options.output.explain, "Show how the query was read, and all scores");
  app.add_option("--run-tag", options.output.run_tag, "The name of the run, for --format trec")
      ->capture_default_str()
      ->type_name("NAME");
}

void define_common(CLI::App& app, Typed& typed) {
  app.add_option("--color", typed.color, "auto, always or never")->type_name("WHEN");
  app.add_flag("-q,--quiet", typed.quiet, "Show errors only");
  app.add_flag("-v,--verbose", typed.verbose, "Show more; may be repeated");
  app.set_config("--config", default_config_path(), "Read options from this TOML file")
      ->type_name("FILE");
  app.add_flag("--help-query", typed.help_query, "Explain the query language, with examples");
  app.set_version_flag("--version", std::string("news-query ") + BROADSHEET_VERSION);
  app.formatter(std::make_shared<HelpFormatter>());
  app.footer(footer());
}

std::vector<KnownOption> known_options(const CLI::App& app) {
  std::vector<KnownOption> known;
  for (const CLI::Option* option : app.get_options()) {
    KnownOption entry{option->get_lnames().front(), 0, option->get_items_expected_max() > 0};
    if (!option->get_snames().empty()) entry.letter = option->get_snames().front().front();
    known.push_back(std::move(entry));
  }
  return known;
}

bool is_given(const std::vector<std::string>& options, std::string_view name) {
  const std::string start = fmt::format("--{}=", name);
  return std::any_of(options.begin(), options.end(),
                     [&](const std::string& option) { return (option + '=').starts_with(start); });
}

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Error(ErrorKind::kUsage, message, hint);
}

SortOrder sort_meant(const std::string& typed) {
  for (const NamedSort& sort : kSorts)
    if (sort.name == typed) return sort.order;
  refuse(fmt::format("--sort: there is no order '{}'", typed),
         fmt::format("the orders are {}", names_of(kSorts)));
}

std::string language_meant(const std::string& typed) {
  if (typed.empty()) return "";
  std::string code = normalise_language(typed);
  if (code.empty())
    refuse(fmt::format("--lang: there is no language '{}'", typed),
           "give an ISO 639-1 code such as en, de or fr");
  return code;
}

void check_fields(const std::vector<std::string>& fields) {
  const auto names = output_field_names();
  for (const std::string& field : fields) {
    if (std::find(names.begin(), names.end(), field) != names.end()) continue;
    refuse(fmt::format("--fields: there is no field '{}'", field),
           advice_on_names(field, names, "the fields are"));
  }
}

void settle_search(const Typed& typed, QueryOptions& options) {
  if (options.databases.empty()) options.databases = {"news.db"};
  options.today = today_meant(typed.dates);
  options.dates = days_meant(typed.dates, options.today);
  options.lang = language_meant(typed.lang);
  options.search.sort = sort_meant(typed.sort);
  options.search.ranking = ranking_meant(typed.ranking, options.today);
  options.search.snippets = !typed.no_snippet;
  options.search.explain = options.output.explain;
  options.search.count_only = options.output.count;
  settle_facets(typed.facets, options.search);
  for (const std::string& name : typed.topic_fields)
    options.topic_fields.push_back(topic_field_named(name));
  if (options.topic_fields.empty()) options.topic_fields = {TopicField::kTitle};
  options.verbosity = typed.quiet ? -1 : typed.verbose;
}

void settle_output(const Typed& typed, QueryOptions& options) {
  options.format = &output_format_named(typed.format);
  check_fields(typed.fields);
  options.output.fields = typed.fields;
  options.output.batch = !options.batch.empty();
  options.output.color = use_color(color_mode_named(typed.color), STDOUT_FILENO);
  options.output.terminal = is_terminal(STDOUT_FILENO);
  options.output.width = terminal_width(STDOUT_FILENO);
}

bool limits_search(const QueryOptions& options) {
  return !options.dates.first.empty() || !options.dates.last.empty() || !options.lang.empty();
}

// What contradicts itself on the command line; a configuration file may hold what isn't used.
void check_command_line(const Arguments& arguments, const QueryOptions& options) {
  if (arguments.words.empty() && options.batch.empty() && options.like.empty() &&
      !limits_search(options) && !counts_all(options.search))
    refuse("there is no query", "news-query nato \"red line\"; news-query --help tells more");
  if (!arguments.words.empty() && !options.batch.empty())
    refuse("--batch brings its own queries", "leave out either --batch or the query");
  if (!options.like.empty() && !options.batch.empty())
    refuse("--batch brings its own queries", "leave out either --batch or --like");
  check_facet_format(options.format->name, options.search);
  if (is_given(arguments.options, "null") && options.format->name != "ids")
    refuse(fmt::format("--format {} has no NUL bytes", options.format->name),
           "--null goes with --format ids");
  constexpr std::array<std::string_view, 3> kWithFields{"csv", "tsv", "jsonl"};
  if (is_given(arguments.options, "fields") &&
      std::find(kWithFields.begin(), kWithFields.end(), options.format->name) == kWithFields.end())
    refuse(fmt::format("--format {} has no --fields to choose", options.format->name),
           fmt::format("--fields goes with {}", fmt::join(kWithFields, ", ")));
}

// False when help or the version was asked for and has been printed.
bool parse_with(CLI::App& app, std::vector<std::string> arguments) {
  try {
    std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants a vector
    app.parse(std::move(arguments));
    return true;
  } catch (const CLI::Success& asked) {
    std::ostringstream out, ignored;
    app.exit(asked, out, ignored);
    write_stdout(escape_message(out.str()));
    return false;
  } catch (const CLI::ParseError& error) {
    refuse(error.what(), "news-query --help lists the options");
  }
}

}  // namespace

std::optional<QueryOptions> parse_query_options(int argc, char** argv) {
  QueryOptions options;
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  Typed typed;
  CLI::App app("Searches the index of news articles that news-index keeps.", "news-query");
  define_search(app, typed, options);
  define_ranking(app, typed.ranking);
  define_spelling(app, options.spelling);
  define_output(app, typed, options);
  define_facet_options(app, typed.facets);
  define_common(app, typed);
  const std::vector<std::string> given(argv + std::min(argc, 1), argv + argc);
  Arguments arguments = split_arguments(given, known_options(app));
  const char* db = std::getenv("NEWS_DB");
  if (db != nullptr && *db != '\0' && !is_given(arguments.options, "db"))
    arguments.options.push_back(fmt::format("--db={}", db));
  if (!parse_with(app, arguments.options)) return std::nullopt;
  if (typed.help_query) {
    write_stdout(query_help());
    return std::nullopt;
  }
  settle_search(typed, options);
  settle_output(typed, options);
  check_command_line(arguments, options);
  options.query = fmt::format("{}", fmt::join(arguments.words, " "));
  return options;
}

}  // namespace broadsheet
