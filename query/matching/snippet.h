// Snippets: the fragments of an article that show why it was found.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "query/matching/fragment.h"
#include "query/matching/matcher.h"

namespace broadsheet {

struct SnippetOptions {
  size_t length = 300;   // characters (code points) of all fragments with the ellipses between and
                         // around them: a hard limit
  size_t fragments = 2;  // at most so many
};

// Chooses fragments of a text. `spans` are the matcher's spans of the text (field kText, in order),
// `set_weights` the planner's. Fragments start and end at sentences where the length allows, else
// at words. They are chosen by the weight of the distinct query words that they show and no earlier
// one does, phrases counting more than their words, earlier places winning ties. Without spans the
// beginning of the text is shown. Time is bounded for texts of any length: only the first
// kMaxSnippetSpans spans are looked at.
std::vector<Fragment> make_snippet(std::string_view text, std::span<const MatchSpan> spans,
                                   std::span<const double> set_weights,
                                   const SnippetOptions& options);

inline constexpr size_t kMaxSnippetSpans = 500;

// The whole field as one fragment with the spans highlighted: for titles. Cut after `length`
// characters.
Fragment highlight_whole(Field field, std::string_view text, std::span<const MatchSpan> spans,
                         size_t length);

// What output formats put where text was left out; counted in SnippetOptions::length.
inline constexpr std::string_view kEllipsis = "…";

}  // namespace broadsheet
