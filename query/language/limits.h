// How large a query may be. What the limits are for: nothing that a query says may take the
// programs' stack, memory or time.
#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet {

// Deeper parentheses are read as text, so that nothing that walks a tree runs out of stack.
inline constexpr size_t kMaxQueryDepth = 200;

// The largest numbers of NEAR/n and "..."~n, and of atleastN:.
inline constexpr uint32_t kMaxDistance = 1000;
inline constexpr uint32_t kMaxAtLeast = 1'000'000;

// More parts of NEAR and ADJ are refused: the time grows with two to their number.
inline constexpr size_t kMaxNearOperands = 8;

// What goes beyond is left out, with a note. Repeated words and phrases count each time; ids, dates
// and lengths are parts, too.
inline constexpr size_t kMaxQueryWords = 1000;  // distinct ones
inline constexpr size_t kMaxQueryParts = 4000;
inline constexpr size_t kMaxQueryPhrases = 1000;

// Of a query with more distinct patterns the first ones are searched: each looks through the
// vocabulary of the index.
inline constexpr size_t kMaxQueryPatterns = 32;

// The same once its patterns have matched so many words of the vocabulary.
inline constexpr size_t kMaxPatternWords = 100'000;

// The same once they stand for so many terms, each time that they are asked for counted.
inline constexpr size_t kMaxPatternTerms = 10'000;

}  // namespace broadsheet
