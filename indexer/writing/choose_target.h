// How the articles of a run get into the index.
#pragma once

#include <cstdint>
#include <vector>

#include "indexer/pipeline/batch.h"
#include "indexer/pipeline/input_list.h"

namespace broadsheet {

enum class Choice : uint8_t {
  kDryRun,          // not at all: what would be done is counted
  kNewIndex,        // in bulk, into a generation that holds nothing else
  kInPlace,         // one by one, into the live generation
  kNextGeneration,  // in bulk, into a generation that takes over what the live one holds
};

// Changes below this are made in place, also those below a part of the index: writing a whole new
// generation would cost more.
inline constexpr uint64_t kSmallChangeBytes = uint64_t{16} << 20;
inline constexpr uint64_t kSmallChangePart = 8;

// What the user asked for and finds.
struct ChoiceRequest {
  bool dry_run = false;
  bool keeps_live = false;  // there is a live generation, and it is not rebuilt
};

// Chooses by the size of what is to be read. `lead`: the first batches; `is_all`: they are all that
// there is. `live_bytes`: the size of the live generation. Looks into large files to see whether
// they are packed, and at nothing else.
Choice choose_target(const std::vector<Batch>& lead, bool is_all, const InputList& input,
                     uint64_t live_bytes, const ChoiceRequest& request);

}  // namespace broadsheet
