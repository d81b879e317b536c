// Whose a folder is: writers delete only what can be proven to be made by us.
#pragma once

#include <filesystem>
#include <string>

namespace broadsheet {

enum class Owner {
  kUs,
  kOthers,   // a database, but without any metadata of ours
  kUnknown,  // it can't be opened
};

// Whose database a generation is. Throws Error(kIndex) for what check_glass_folder() refuses, and
// Error(kSystem) when the system refuses.
Owner owner_of(const std::filesystem::path& generation);

// That, or another way to find it out that has the same contract.
using OwnerLookup = Owner (*)(const std::filesystem::path& generation);

// An entry of a directory that isn't like any that we make, by its name, its kind and what is in
// it; "" when there is none, or no such directory. Complete generations don't count as ours.
std::string entry_of_others(const std::filesystem::path& directory);

// True if a directory is proven to be an index of ours: its live or newest generation has our
// metadata or, when it can't be opened, is named by a stub of ours and looks like it; or it holds
// nothing but what a first writer that was killed has left.
bool is_ours(const std::filesystem::path& directory, OwnerLookup owner = owner_of);

// True if that is a stub that a killed writer left, whole or in part.
bool is_new_stub(const std::filesystem::path& file);

}  // namespace broadsheet
