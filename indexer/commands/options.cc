// Defines the options of every command and resolves what depends on several of them.
#include "indexer/commands/options.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <deque>
#include <thread>
#include <utility>

#include "corpus/program/command_line.h"
#include "corpus/program/language_option.h"
#include "corpus/support/error.h"

namespace broadsheet {
namespace {

constexpr size_t kMaxJobs = 1024;
constexpr unsigned kMaxWait = 365 * 24 * 3600;

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Error(ErrorKind::kUsage, message, hint);
}

Option wait_option(Options& options) {
  return option("--wait", "SECONDS", "Wait up to SECONDS for another writer to finish (default: 0)",
                [&options](const std::string& typed) {
                  options.wait = std::chrono::seconds(read_number(typed, 0, kMaxWait));
                });
}

Option jobs_option(Options& options) {
  return number_option("-j,--jobs", "N", "Worker threads (default: all cores)", options.add.jobs,
                       size_t{1}, kMaxJobs);
}

Option json_option(std::string help, Options& options) {
  return flag("--json", std::move(help), options.json);
}

Option memory_option(Options& options) {
  Option row = size_option("--memory", "SIZE",
                           fmt::format("Memory limit, at least {}m (default: a quarter of the "
                                       "machine's, at most 1g)",
                                       kLeastMemory >> 20),
                           options.add.memory);
  row.take = [take = row.take, &options](const std::vector<std::string>& values) {
    take(values);
    if (options.add.memory < kLeastMemory)
      refuse(fmt::format("'{}' is too little", values.back()),
             fmt::format("give at least {}m", kLeastMemory >> 20));
  };
  return row;
}

Option positions_option(Options& options) {
  static constexpr std::array<std::string_view, 2> kChoices{"yes", "no"};
  return option("--positions", alternatives(kChoices),
                "Store word positions (default: no); chosen when an index is made",
                [&options](const std::string& typed) {
                  if (typed != "yes" && typed != "no") refuse_name("choice", typed, kChoices);
                  options.add.positions = typed == "yes";
                });
}

std::string existing_directory(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code failure;
  if (!fs::is_directory(path, failure)) refuse("there is no directory " + path, "check --id-base");
  std::string absolute = fs::absolute(path).lexically_normal().string();
  if (absolute.size() > 1 && absolute.back() == '/') absolute.pop_back();
  return absolute;
}

std::vector<Option> add_options(Options& options) {
  AddRequest& add = options.add;
  return {
      option("--format", "NAME", "Read all files as this format; news-index formats lists them",
             [&add](const std::string& name) { add.read.format = &format_named(name); }),
      language_option("Language of articles that state none (default: auto, which detects it)",
                      add.read.lang, AutoLanguage::kAllowed),
      text_option("--files-from", "FILE", "A file with one path a line, - for stdin",
                  options.files_from),
      flag("-0,--null", "The paths of --files-from end with NUL bytes, as find -print0 writes them",
           options.files_null),
      flag("--reread", "Parse files again although they are unchanged", add.reread),
      option("--id-base", "DIR",
             "Ids of articles that state none start below DIR, for files below it; the index "
             "remembers DIR",
             [&add](const std::string& directory) { add.id_base = existing_directory(directory); }),
      text_option("--id-prefix", "TEXT", "Put TEXT in front of the ids that articles state",
                  add.read.id_prefix),
      flag("--purge", "Remove articles whose file under PATH is gone", add.purge),
      flag("--force", "Let --purge and --rebuild go on although a PATH is missing or empty",
           add.force),
      flag("--rebuild", "Rebuild from scratch from PATH; replaces the index when complete",
           add.rebuild),
      jobs_option(options),
      memory_option(options),
      positions_option(options),
      flag("--follow-symlinks", "Follow symbolic links within directories",
           add.walk.follow_symlinks),
      list_option("--exclude", "GLOB", "Skip files that match; may be repeated", add.walk.exclude),
      flag("--dry-run", "Report what would be done, change nothing", add.dry_run),
      json_option("Write the summary as a JSON object to stdout", options),
      text_option("--errors", "FILE", "List what failed as JSON lines", options.errors_file),
      wait_option(options),
  };
}

std::vector<Option> remove_options(Options& options) {
  return {
      text_option("--from", "FILE", "A file with one id a line, - for stdin", options.remove_from),
      flag("-0,--null",
           "The ids of --from end with NUL bytes, as news-query --format ids -0 writes them, not "
           "with line ends",
           options.remove_null),
      json_option("Write the summary as a JSON object to stdout", options),
      wait_option(options),
  };
}

std::vector<Option> stats_options(Options& options) {
  return {json_option("Write one JSON object instead of text", options)};
}

std::vector<Option> check_options(Options& options) {
  return {
      flag("--repair", "Save what can be read of a damaged index; replaces it when complete",
           options.check_repair),
      flag("--quick", "Skip analysing the texts of articles again", options.check_quick),
      jobs_option(options),
      json_option("Write what was found as a JSON object to stdout", options),
      wait_option(options),
  };
}

std::vector<Option> compact_options(Options& options) { return {wait_option(options)}; }

std::vector<Option> export_options(Options&) {
  static constexpr std::array<std::string_view, 1> kFormats{"jsonl"};
  return {
      option("--format", "NAME", "Output format: jsonl, the only one", [](const std::string& name) {
        if (name != "jsonl") refuse_name("format", name, kFormats);
      })};
}

std::vector<Option> no_options(Options&) { return {}; }

// What a command takes; its description is in the table of commands.
struct CommandInput {
  std::string_view name;
  std::vector<Option> (*options)(Options& options);
  std::string_view words{};
  std::vector<std::string>& (*take_words)(Options& options) = nullptr;  // where its words go
};

constexpr std::array<CommandInput, 7> kInputs{{
    {"add", add_options, "[PATH...]",
     [](Options& options) -> std::vector<std::string>& { return options.add.paths; }},
    {"remove", remove_options, "[ID...]",
     [](Options& options) -> std::vector<std::string>& { return options.remove_ids; }},
    {"stats", stats_options},
    {"check", check_options},
    {"compact", compact_options},
    {"export", export_options},
    {"formats", no_options},
}};

constexpr std::string_view kFooter =
    R"(Examples:
  news-index add ~/archive wire.jsonl.gz
  news-index --db /srv/news.db add --purge /srv/articles
  news-query --format ids -0 -n 1000 until:1999 | news-index remove --from - -0

Options of a command: news-index COMMAND --help

Exit status: 0 done, 1 some input failed and the rest is indexed, 2 wrong usage
or input, 3 locked by another writer, 4 the index is missing, damaged or of
another schema, 130 interrupted.
)";

Command command_of(const CommandName& command, Options& options) {
  const auto input = std::ranges::find(kInputs, command.name, &CommandInput::name);
  Command out{.name = std::string(command.name), .description = std::string(command.description)};
  if (input == kInputs.end()) return out;
  out.words = input->words;
  out.options = input->options(options);
  if (input->take_words != nullptr)
    out.take_words = [&words = input->take_words(options)](const std::vector<std::string>& given) {
      words = given;
    };
  return out;
}

void check_usage(const Options& options) {
  const std::vector<std::string>& paths = options.add.paths;
  if (options.command == "add" && paths.empty() && options.files_from.empty())
    refuse("add needs paths",
           "give files, directories, archives, or - for stdin; or --files-from FILE");
  if (options.files_from == "-" && std::ranges::find(paths, "-") != paths.end())
    refuse("stdin can't be articles and --files-from too", "give the list as a file");
  if (options.command == "remove" && options.remove_ids.empty() && options.remove_from.empty())
    refuse("remove needs ids", "give ID... or --from FILE");
}

}  // namespace

std::optional<Options> parse_options(int argc, char** argv, std::span<const CommandName> commands) {
  CommonOptions common;
  Program program{
      .name = "news-index",
      .description = "Keeps an index of news articles for news-query.",
      .usage = {"[OPTIONS] COMMAND ..."},
      .options = common_options(common, "The index (default: $NEWS_DB, otherwise ./news.db)"),
      .footer = std::string(kFooter)};
  // The configuration file may set the options of each command.
  std::deque<Options> each;
  for (const CommandName& command : commands) {
    Options& options = each.emplace_back();
    options.add.jobs = std::max(1U, std::thread::hardware_concurrency());
    program.commands.push_back(command_of(command, options));
  }
  const std::optional<CommandLine> line = read_command_line(program, argc, argv);
  if (!line) return std::nullopt;
  if (common.databases.size() > 1)
    refuse(fmt::format("{} indexes are given, news-index takes one", common.databases.size()),
           "give one --db DIR");
  const auto chosen = std::ranges::find(commands, line->command, &CommandName::name);
  Options options = std::move(each[static_cast<size_t>(chosen - commands.begin())]);
  options.command = line->command;
  options.db = common.databases.front();
  options.common = common;
  options.add.wait = options.wait;
  check_usage(options);
  return options;
}

}  // namespace broadsheet
