// The parts of a TREC topic that can make a query.
#pragma once

#include <cstdint>

namespace broadsheet {

// The parts of a TREC topic.
enum class TopicField : uint8_t { kTitle, kDesc, kNarr };

}  // namespace broadsheet
