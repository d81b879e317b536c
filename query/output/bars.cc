#include "query/output/bars.h"

#include <fmt/format.h>

#include <algorithm>

#include "corpus/text/escape.h"
#include "corpus/text/utf8.h"
#include "query/output/captions.h"
#include "query/output/styled_text.h"

namespace broadsheet::formats {
namespace {

constexpr size_t kIndent = 2;
constexpr size_t kMaxLabel = 32;  // columns
constexpr size_t kMaxBar = 40;
constexpr size_t kGap = 2;  // columns between label, count and bar

constexpr std::string_view kFull = "\xE2\x96\x88";
// Eighths of a column: left one eighth block to left seven eighths block.
constexpr std::string_view kEighths[] = {"\xE2\x96\x8F", "\xE2\x96\x8E", "\xE2\x96\x8D",
                                         "\xE2\x96\x8C", "\xE2\x96\x8B", "\xE2\x96\x8A",
                                         "\xE2\x96\x89"};

struct Label {
  std::string text;
  size_t columns = 0;
};

// A value, harmless and cut to kMaxLabel columns.
Label label_of(const std::string& value) {
  const std::string safe = escape_terminal(value);
  Label label;
  for (size_t at = 0; at < safe.size();) {
    const CodePoint point = code_point_at(safe, at);
    const auto width = static_cast<size_t>(display_width(point.value));
    if (label.columns + width > kMaxLabel) break;
    label.text.append(safe, at, point.length);
    label.columns += width;
    at += point.length;
  }
  return label;
}

std::string bar(uint64_t count, uint64_t most, size_t columns) {
  const uint64_t eighths = std::max<uint64_t>(1, count * columns * 8 / most);
  std::string out;
  for (uint64_t i = 0; i < eighths / 8; ++i) out += kFull;
  if (eighths % 8 > 0) out += kEighths[eighths % 8 - 1];
  return out;
}

std::string chart(const Distribution& distribution, const OutputOptions& options) {
  std::vector<Label> labels;
  size_t label_columns = 0, count_columns = 0;
  uint64_t most = 1;
  for (const ValueCount& value : distribution.counts) {
    labels.push_back(label_of(value.value));
    label_columns = std::max(label_columns, labels.back().columns);
    count_columns = std::max(count_columns, with_commas(value.count).size());
    most = std::max(most, value.count);
  }
  const size_t taken = kIndent + label_columns + kGap + count_columns + kGap;
  const size_t columns =
      std::clamp<size_t>(options.width - std::min(options.width, taken), 1, kMaxBar);
  std::string out = options.color ? fmt::format("\n{}{}{}\n", kBold, distribution.name, kReset)
                                  : fmt::format("\n{}\n", distribution.name);
  if (distribution.counts.empty()) out += fmt::format("{:{}}(none)\n", "", kIndent);
  for (size_t i = 0; i < labels.size(); ++i) {
    const uint64_t count = distribution.counts[i].count;
    out += fmt::format("{:{}}{}{:{}}{:>{}}{:{}}{}\n", "", kIndent, labels[i].text, "",
                       label_columns - labels[i].columns + kGap, with_commas(count), count_columns,
                       "", kGap, bar(count, most, columns));
  }
  return out;
}

}  // namespace

std::string bars(const ResultPage& page, const OutputOptions& options) {
  std::string out;
  for (const Distribution& facet : page.facets) out += chart(facet, options);
  if (page.timeline) out += chart(*page.timeline, options);
  return out;
}

}  // namespace broadsheet::formats
