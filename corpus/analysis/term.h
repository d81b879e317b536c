// The numbers that stand for terms inside one analyzer.
#pragma once

#include <cstdint>

namespace broadsheet {

// Stands for a term inside one Analyzer. Dense from 1; 0 is no term.
using TermId = uint32_t;
inline constexpr TermId kNoTerm = 0;

}  // namespace broadsheet
