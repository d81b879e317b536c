// A piece of a stored field with its highlights, counted in bytes and in code points.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/schema.h"
#include "query/matching/matcher.h"

namespace broadsheet {

// A highlighted piece of a fragment.
struct Highlight {
  size_t begin, end;   // bytes within Fragment::excerpt
  size_t first, last;  // code points within the stored field; `last` is one past the end
};

// A piece of a stored field, copied as it is (control characters included: escaping is the output
// format's duty).
struct Fragment {
  Field field = Field::kText;
  std::string excerpt;
  size_t start = 0, end = 0;  // code points within the stored field
  bool cut_before = false;    // text was left out before it / after it: show an ellipsis
  bool cut_after = false;
  std::vector<Highlight> highlights;
};

// Bytes [begin, end) of the field as a fragment. `spans`, in order of begin, are those of the whole
// field; the ones inside the piece become highlights, overlapping ones as one.
Fragment make_fragment(Field field, std::string_view text, size_t begin, size_t end,
                       std::span<const MatchSpan> spans);

}  // namespace broadsheet
