// The command `stats`: shows what the index holds.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "corpus/support/error.h"
#include "corpus/support/stdout.h"
#include "corpus/text/escape.h"
#include "corpus/text/json_text.h"
#include "indexer/commands/commands.h"
#include "indexer/commands/index_stats.h"

namespace broadsheet {
namespace {

using Json = nlohmann::ordered_json;

constexpr size_t kMostSourcesShown = 10;

std::string to_json(const IndexStats& stats) {
  Json tables = Json::object(), sources = Json::array(), languages = Json::object();
  for (const auto& [name, bytes] : stats.tables) tables[name] = bytes;
  for (const auto& [source, articles] : stats.sources)
    sources.push_back({{"source", source}, {"articles", articles}});
  for (const auto& [lang, articles] : stats.languages) languages[lang] = articles;
  const Json json{{"articles", stats.articles},
                  {"withdrawn", stats.withdrawn},
                  {"terms", stats.terms},
                  {"tokens", stats.tokens},
                  {"bytes", stats.bytes},
                  {"tables", tables},
                  {"first_date", stats.first_date.empty() ? Json() : Json(stats.first_date)},
                  {"last_date", stats.last_date.empty() ? Json() : Json(stats.last_date)},
                  {"sources", sources},
                  {"languages", languages},
                  {"positions", stats.positions},
                  {"schema", stats.schema}};
  return escape_json_controls(json_text(json)) + "\n";
}

std::string to_text(const IndexStats& stats) {
  std::string out;
  const auto line = [&out](std::string_view name, std::string_view value) {
    out += fmt::format("{:<10} {}\n", name, escape_message_line(value));
  };
  line("articles", fmt::format("{}", stats.articles));
  if (stats.withdrawn > 0) line("withdrawn", fmt::format("{}", stats.withdrawn));
  line("terms", fmt::format("{}", stats.terms));
  line("tokens", fmt::format("{}", stats.tokens));
  line("size", fmt::format("{:.1f} MB", static_cast<double>(stats.bytes) / 1e6));
  for (const auto& [name, bytes] : stats.tables)
    line("", fmt::format("{:<10} {:.1f} MB", name, static_cast<double>(bytes) / 1e6));
  if (!stats.first_date.empty())
    line("dates", fmt::format("{} to {}", stats.first_date, stats.last_date));
  for (size_t i = 0; i < stats.sources.size() && i < kMostSourcesShown; ++i)
    line(i == 0 ? "sources" : "",
         fmt::format("{} ({})", stats.sources[i].first, stats.sources[i].second));
  if (stats.sources.size() > kMostSourcesShown)
    line("", fmt::format("and {} more", stats.sources.size() - kMostSourcesShown));
  std::string_view label = "languages";
  for (const auto& [lang, articles] : stats.languages) {
    line(label, fmt::format("{} ({})", lang, articles));
    label = "";
  }
  line("positions", stats.positions ? "yes" : "no");
  line("schema", stats.schema);
  return out;
}

}  // namespace

int run_stats(const Options& options) {
  try {
    const IndexStats stats = index_stats(IndexLocation(options.db));
    write_stdout(options.json ? to_json(stats) : to_text(stats));
  } catch (const Xapian::Error&) {
    rethrow_xapian_error(options.db.string());
  }
  return kExitOk;
}

}  // namespace broadsheet
