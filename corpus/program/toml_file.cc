#include "corpus/program/toml_file.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include "corpus/support/error.h"
#include "corpus/support/system_reason.h"

namespace broadsheet {
namespace {

std::string content_of(const std::string& path) {
  errno = 0;
  std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();  // fails on an empty file, too
  if (in.is_open() && errno == 0) return content.str();
  throw Error(ErrorKind::kUsage, fmt::format("{}: can't be read: {}", path, std::strerror(errno)),
              std::string(hint_for_reason(errno)));
}

class Flattening {
 public:
  explicit Flattening(const std::string& path) : path_(path) {}

  std::vector<TomlEntry> run(const toml::table& root) {
    add_table("", root);
    std::ranges::stable_sort(entries_, {}, &TomlEntry::line);
    return std::move(entries_);
  }

 private:
  void add_table(const std::string& section, const toml::table& table) {
    for (const auto& [key, node] : table) {
      TomlEntry entry{
          .line = key.source().begin.line, .section = section, .key = std::string(key.str())};
      if (const toml::table* inner = node.as_table(); inner && section.empty()) {
        entries_.push_back({.line = entry.line, .section = entry.key});
        add_table(entry.key, *inner);
        continue;
      }
      add_values(node, entry);
      entries_.push_back(std::move(entry));
    }
  }

  void add_values(const toml::node& node, TomlEntry& entry) const {
    if (const toml::array* list = node.as_array())
      for (const toml::node& element : *list) entry.values.push_back(as_typed(element, entry));
    else
      entry.values.push_back(as_typed(node, entry));
  }

  std::string as_typed(const toml::node& node, const TomlEntry& entry) const {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return fmt::format("{}", number->get());
    if (node.is_table() || node.is_array())
      throw Error(ErrorKind::kUsage,
                  fmt::format("{}:{}: {}: is not a value or a list of values", path_, entry.line,
                              entry.key),
                  "values are \"text\", numbers, true and false");
    std::ostringstream out;
    node.visit([&out](const auto& value) { out << value; });
    return out.str();
  }

  const std::string& path_;
  std::vector<TomlEntry> entries_;
};

}  // namespace

std::vector<TomlEntry> read_toml_file(const std::string& path) {
  try {
    return Flattening(path).run(toml::parse(content_of(path), path));
  } catch (const toml::parse_error& error) {
    throw Error(ErrorKind::kUsage,
                fmt::format("{}:{}: not valid TOML: {}", path, error.source().begin.line,
                            error.description()),
                "a line is: option = \"value\", or [command] before the options of a command");
  }
}

}  // namespace broadsheet
