// The generations of an index directory: their names, and which one is live.
//
// A generation is a folder "gen-000007" with the files of one Xapian database; it is
// "gen-000007.new" until it is complete. The stub file XAPIANDB, which any Xapian program can
// follow, names the live one in its one line "auto gen-000007". Everything here only looks, and
// throws Error(kSystem) when it may not.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet {

// Of the number: "gen-000007", and "gen-000007.new" while it is not `complete`.
std::string generation_name(unsigned number, bool complete);

// The number in a name that generation_name() gives, complete or not; nothing for all others, such
// as "gen-7".
std::optional<unsigned> generation_number(std::string_view name, bool complete);

// What a stub holds that names the generation.
std::string stub_of(std::string_view generation);

// The folder's name that the stub gives; nothing when there is no stub, or one that is not ours.
std::optional<std::string> generation_in_stub(const std::filesystem::path& directory);

// The complete generation with the highest number (see is_glass_folder()), or nothing.
std::optional<std::filesystem::path> newest_generation(const std::filesystem::path& directory);

// The folder's name of the live generation, whether it is there or not. Without any stub it is the
// newest complete one: the first, whose writer was killed before the swap, or that of a stub which
// somebody deleted. Nothing when there is none, or the stub is damaged.
std::optional<std::string> live_name(const std::filesystem::path& directory);

// The lowest number above those of all generations, also of folders of others with such a name.
// Throws Error(kIndex) when there is none.
unsigned next_number(const std::filesystem::path& directory);

}  // namespace broadsheet
