#include "indexer/check/guarded_owner.h"

#include <string>

#include "corpus/support/guarded_process.h"

namespace broadsheet {

Owner guarded_owner_of(const std::filesystem::path& generation) {
  try {
    const std::string owner =
        run_guarded([&] { return std::string(1, static_cast<char>(owner_of(generation))); });
    return owner.empty() ? Owner::kUnknown : static_cast<Owner>(owner[0]);
  } catch (const Crashed&) {
    return Owner::kUnknown;
  }
}

}  // namespace broadsheet
