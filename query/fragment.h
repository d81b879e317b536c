// A piece of a stored field with its highlights, counted in bytes and in code points.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "query/matcher.h"
#include "query/results.h"

namespace broadsheet {

// Code points of UTF-8; malformed bytes that are no continuation count as one each.
size_t count_characters(std::string_view text);

// The byte offset `count` code points behind `from`, or text.size().
size_t advance_characters(std::string_view text, size_t from, size_t count);

// The byte offset `count` code points before `from`, or 0.
size_t retreat_characters(std::string_view text, size_t from, size_t count);

// Bytes [begin, end) of the field as a fragment. `spans`, in order of begin, are those of the whole
// field; the ones inside the piece become highlights, overlapping ones as one.
Fragment make_fragment(Field field, std::string_view text, size_t begin, size_t end,
                       std::span<const MatchSpan> spans);

}  // namespace broadsheet
