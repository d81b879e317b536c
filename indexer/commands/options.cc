// Defines the options of every command and turns what was typed into what is meant.
#include "indexer/commands/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <map>
#include <thread>

#include "corpus/analysis/language.h"
#include "corpus/support/config.h"
#include "corpus/support/error.h"
#include "corpus/support/stdout.h"
#include "corpus/text/escape.h"

namespace broadsheet {
namespace {

// Options as they were typed.
struct Typed {
  std::string db;
  int verbose = 0;
  bool quiet = false;
  std::string color = "auto";
  // By command, because the configuration file may set one for each.
  std::map<std::string, unsigned> wait;
  std::map<std::string, bool> json;

  unsigned jobs = 0;
  uint64_t memory = 0;
  std::string positions;
  std::string lang = "auto";
  std::string format;
  std::string export_format;
};

void define_common(CLI::App& app, Typed& typed) {
  app.set_version_flag("--version", std::string("news-index ") + BROADSHEET_VERSION);
  app.set_config("--config", default_config_path(), "Read options from this TOML file");
  app.add_option("-d,--db", typed.db, "The index directory")
      ->envname("NEWS_DB")
      ->default_str("news.db")
      ->type_name("DIR");
  app.add_flag("-q,--quiet", typed.quiet, "Show errors only");
  app.add_flag("-v,--verbose", typed.verbose, "Show more; may be repeated");
  app.add_option("--color", typed.color, "auto, always or never")->type_name("WHEN");
}

void define_wait(CLI::App& command, Typed& typed) {
  command
      .add_option("--wait", typed.wait[command.get_name()],
                  "Wait at most this long for another writer to finish")
      ->type_name("SECONDS");
}

void define_jobs(CLI::App& command, Typed& typed) {
  command.add_option("-j,--jobs", typed.jobs, "Worker threads (default: all cores)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024));
}

void define_add(CLI::App& command, Typed& typed, Options& options) {
  AddRequest& add = options.add;
  command.add_option("PATH", add.paths, "Files, directories, archives, or - for stdin")->required();
  command.add_option("--format", typed.format, "Read as this format (see: formats)")
      ->type_name("NAME");
  command.add_option("--lang", typed.lang, "Language of articles that state none; auto detects it")
      ->type_name("CODE");
  command.add_flag("--purge", add.purge, "Remove articles whose file under PATH is gone");
  command.add_flag("--force", add.force, "Let --purge go on although a PATH is missing or empty");
  command.add_flag("--rebuild", add.rebuild,
                   "Rebuild from scratch from PATH; replaces the index when complete");
  define_jobs(command, typed);
  command
      .add_option("--memory", typed.memory,
                  "What the program may take, 192m or more (default: a\n"
                  "quarter of the machine's, at most 1g)")
      ->type_name("SIZE")
      ->transform(CLI::AsSizeValue(false));
  command
      .add_option("--positions", typed.positions,
                  "Store word positions: yes or no (default), chosen when an index is made")
      ->type_name("yes|no")
      ->check(CLI::IsMember({"yes", "no"}));
  command.add_flag("--follow-symlinks", add.walk.follow_symlinks,
                   "Follow symbolic links within directories");
  command.add_option("--exclude", add.walk.exclude, "Skip what matches; may be repeated")
      ->type_name("GLOB")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
  command.add_flag("--dry-run", add.dry_run, "Say what would be done, change nothing");
  command.add_flag("--json", typed.json[command.get_name()],
                   "Write the summary as a JSON object to stdout");
  command.add_option("--errors", options.errors_file, "List what failed as JSON lines")
      ->type_name("FILE");
  define_wait(command, typed);
}

void define_remove(CLI::App& command, Typed& typed, Options& options) {
  command.add_option("ID", options.remove_ids, "Ids of articles");
  command.add_option("--from", options.remove_from, "A file with one id a line, - for stdin")
      ->type_name("FILE");
  command.add_flag("-0,--null", options.remove_null,
                   "The ids of --from end with NUL bytes, as news-query\n"
                   "--format ids -0 writes them, not with line ends");
  command.add_flag("--json", typed.json[command.get_name()],
                   "Write the summary as a JSON object to stdout");
  define_wait(command, typed);
}

void define_check(CLI::App& command, Typed& typed, Options& options) {
  command.add_flag("--repair", options.check_repair,
                   "Save what can be read of a damaged index, swapped in when complete");
  command.add_flag("--quick", options.check_quick, "Leave out the analysis of every text");
  define_jobs(command, typed);
  command.add_flag("--json", typed.json[command.get_name()],
                   "Write what was found as a JSON object to stdout");
  define_wait(command, typed);
}

void define_command(CLI::App& command, Typed& typed, Options& options) {
  const std::string name = command.get_name();
  if (name == "add") define_add(command, typed, options);
  if (name == "remove") define_remove(command, typed, options);
  if (name == "check") define_check(command, typed, options);
  if (name == "compact") define_wait(command, typed);
  if (name == "stats")
    command.add_flag("--json", typed.json[command.get_name()],
                     "Write one JSON object instead of text");
  if (name == "export")
    command.add_option("--format", typed.export_format, "jsonl, the one that there is")
        ->check(CLI::IsMember({"jsonl"}))
        ->type_name("NAME");
}

std::string language_meant(const std::string& typed) {
  if (typed == "auto") return "";
  std::string code = normalise_language(typed);
  if (code.empty())
    throw Error(ErrorKind::kUsage, "unknown language '" + typed + "'",
                "give an ISO 639-1 code such as en, de or fr, or auto");
  return code;
}

void settle(Typed& typed, Options& options) {
  options.db = typed.db.empty() ? "news.db" : typed.db;
  options.verbosity = typed.quiet ? -1 : typed.verbose;
  options.color = color_mode_named(typed.color);
  options.wait = std::chrono::seconds(typed.wait[options.command]);
  options.json = typed.json[options.command];

  AddRequest& add = options.add;
  add.wait = options.wait;
  add.jobs = typed.jobs > 0 ? typed.jobs : std::max(1u, std::thread::hardware_concurrency());
  if (typed.memory > 0) add.memory = typed.memory;
  if (add.memory < kLeastMemory)
    throw Error(ErrorKind::kUsage, "--memory is too small",
                fmt::format("give {}m or more", kLeastMemory >> 20));
  if (!typed.positions.empty()) add.positions = typed.positions == "yes";
  if (!typed.format.empty()) add.read.format = &format_named(typed.format);
  add.read.lang = language_meant(typed.lang);
  if (options.command == "remove" && options.remove_ids.empty() && options.remove_from.empty())
    throw Error(ErrorKind::kUsage, "remove needs ids", "give ID... or --from FILE");
}

}  // namespace

std::optional<Options> parse_options(int argc, char** argv, std::span<const CommandName> commands) {
  Options options;
  Typed typed;
  CLI::App app("Keeps an index of news articles for news-query.", "news-index");
  app.require_subcommand(1);
  app.fallthrough();
  define_common(app, typed);
  for (const CommandName& command : commands) {
    CLI::App* sub = app.add_subcommand(std::string(command.name), std::string(command.description));
    define_command(*sub, typed, options);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    std::ostringstream out, ignored;
    app.exit(asked, out, ignored);
    write_stdout(escape_message(out.str()));
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::kUsage, error.what(), "news-index --help lists commands and options");
  }
  options.command = app.get_subcommands().front()->get_name();
  settle(typed, options);
  return options;
}

}  // namespace broadsheet
