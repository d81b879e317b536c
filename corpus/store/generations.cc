// Reads names and the stub file.
#include "corpus/store/generations.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "corpus/store/glass_folder.h"
#include "corpus/store/index_names.h"
#include "corpus/support/durable_files.h"
#include "corpus/support/error.h"

namespace broadsheet {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kStubType = "auto ";
constexpr std::string_view kPrefix = "gen-";
constexpr std::string_view kIncompleteSuffix = ".new";
constexpr unsigned kHighestNumber = 999'999'999;

}  // namespace

std::string generation_name(unsigned number, bool complete) {
  return fmt::format("{}{:06}{}", kPrefix, number, complete ? "" : kIncompleteSuffix);
}

std::optional<unsigned> generation_number(std::string_view name, bool complete) {
  if (!name.starts_with(kPrefix)) return std::nullopt;
  unsigned number = 0;
  std::from_chars(name.data() + kPrefix.size(), name.data() + name.size(), number);
  if (number > kHighestNumber || name != generation_name(number, complete)) return std::nullopt;
  return number;
}

std::string stub_of(std::string_view generation) {
  return fmt::format("{}{}\n", kStubType, generation);
}

std::optional<std::string> generation_in_stub(const fs::path& directory) {
  // What is no file can't be one of ours; but one that can't be read must never be taken for one
  // that is absent: a writer would make a new index and delete the old one.
  if (kind_of(directory / kStubFile) != fs::file_type::regular) return std::nullopt;
  const std::optional<std::string> stub = read_if_there(directory / kStubFile, kMostStubBytes);
  if (!stub || !stub->starts_with(kStubType)) return std::nullopt;
  std::string name = stub->substr(kStubType.size());
  if (name.ends_with('\n')) name.pop_back();
  if (!generation_number(name, true)) return std::nullopt;
  return name;
}

std::optional<fs::path> newest_generation(const fs::path& directory) {
  std::optional<fs::path> newest;
  unsigned highest = 0;
  for (const std::string& name : names_in(directory)) {
    const auto number = generation_number(name, true);
    if (!number || (newest && *number < highest) || !is_glass_folder(directory / name)) continue;
    newest = directory / name;
    highest = *number;
  }
  return newest;
}

std::optional<std::string> live_name(const fs::path& directory) {
  if (auto name = generation_in_stub(directory)) return name;
  if (kind_of(directory / kStubFile) != fs::file_type::not_found) return std::nullopt;
  const auto newest = newest_generation(directory);
  return newest ? std::optional(newest->filename().string()) : std::nullopt;
}

unsigned next_number(const fs::path& directory) {
  unsigned highest = 0;
  if (const auto live = generation_in_stub(directory)) highest = *generation_number(*live, true);
  for (const std::string& name : names_in(directory))
    for (const bool complete : {true, false})
      if (const auto number = generation_number(name, complete))
        highest = std::max(highest, *number);
  if (highest < kHighestNumber) return highest + 1;
  throw Error(ErrorKind::kIndex,
              fmt::format("{} has no number left after {}", directory.string(),
                          generation_name(highest, true)),
              "move that folder away if it is not part of the index");
}

}  // namespace broadsheet
