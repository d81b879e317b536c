#include "corpus/program/config_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string_view>
#include <vector>

#include "corpus/program/config_keys.h"
#include "corpus/program/toml_file.h"
#include "corpus/support/error.h"
#include "corpus/support/nearest_name.h"

namespace broadsheet {
namespace {

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    words.push_back(text.substr(0, text.find(' ')));
    text.remove_prefix(std::min(words.back().size() + 1, text.size()));
  }
  return words;
}

// The sections of the file and their keys: those of this program by its options, those of others by
// the table.
class Layout {
 public:
  explicit Layout(const Program& program) {
    for (const ConfigKeys& row : kConfigKeys) {
      std::vector<std::string_view>& names = names_[std::string(row.section)];
      if (row.program == program.name) continue;
      const std::vector<std::string_view> words = words_in(row.keys);
      names.insert(names.end(), words.begin(), words.end());
    }
    add("", program.options);
    for (const Command& command : program.commands) add(command.name, command.options);
  }

  // The option of this program; nullptr for one of another program. Throws Error(kUsage).
  const Option* find(const TomlEntry& entry, const std::string& place) const {
    const auto section = names_.find(entry.section);
    if (section == names_.end())
      throw Error(ErrorKind::kUsage,
                  fmt::format("{}: there is no section [{}]", place, entry.section),
                  advice_on_names(entry.section, sections(), "the sections are"));
    if (entry.key.empty()) return nullptr;
    const auto own = options_.find({entry.section, entry.key});
    if (own != options_.end()) return own->second;
    if (std::ranges::find(section->second, entry.key) != section->second.end()) return nullptr;
    throw Error(ErrorKind::kUsage, fmt::format("{}: there is no option '{}'", place, entry.key),
                advice_on_key(entry, section->second));
  }

 private:
  void add(const std::string& section, const std::vector<Option>& options) {
    for (const Option& row : options) {
      if (row.only_typed) continue;
      names_[section].push_back(row.name);
      options_[{section, row.name}] = &row;
    }
  }

  std::vector<std::string_view> sections() const {
    std::vector<std::string_view> names;
    for (const auto& [name, keys] : names_)
      if (!name.empty()) names.push_back(name);
    return names;
  }

  std::string advice_on_key(const TomlEntry& entry,
                            const std::vector<std::string_view>& names) const {
    if (const std::string_view nearest = nearest_name(entry.key, names); !nearest.empty())
      return fmt::format("did you mean {}?", nearest);
    for (const auto& [section, keys] : names_) {
      if (std::ranges::find(keys, entry.key) == keys.end()) continue;
      return section.empty() ? "write it above all sections"
                             : fmt::format("write it below [{}]", section);
    }
    return "the names are those of the options, without dashes before them: --help lists them";
  }

  std::map<std::string, std::vector<std::string_view>> names_;  // by section
  std::map<std::pair<std::string, std::string>, const Option*> options_;
};

}  // namespace

std::string default_config_path() {
  const char* base = std::getenv("XDG_CONFIG_HOME");
  if (base != nullptr && *base != '\0') return std::string(base) + "/broadsheet/config.toml";
  const char* home = std::getenv("HOME");
  return home == nullptr ? "" : std::string(home) + "/.config/broadsheet/config.toml";
}

void take_config_file(const Program& program, const std::optional<std::string>& path) {
  const std::string file = path.value_or(default_config_path());
  std::error_code ignored;
  if (!path && (file.empty() || !std::filesystem::exists(file, ignored))) return;
  const Layout layout(program);
  for (const TomlEntry& entry : read_toml_file(file)) {
    const std::string place = fmt::format("{}:{}", file, entry.line);
    const Option* row = layout.find(entry, place);
    if (row == nullptr) continue;
    try {
      row->take(entry.values);
    } catch (const Error& error) {
      throw Error(ErrorKind::kUsage, fmt::format("{}: {}: {}", place, entry.key, error.what()),
                  error.hint());
    }
  }
}

}  // namespace broadsheet
