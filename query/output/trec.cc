// Runs as trec_eval reads them: "qid Q0 docid rank score tag".
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>

#include "corpus/text/escape.h"
#include "query/output/formats.h"

namespace broadsheet::formats {
namespace {

// Scores are printed with six digits. trec_eval sorts by score and not by rank, and keeps scores in
// single precision, so each printed score is below the one before even then.
constexpr double kUnitsPerOne = 1e6;

// Far beyond any score, far from overflow.
constexpr double kMaxScore = 1e9;

int64_t score_units(double score) {
  const double finite = std::isnan(score) ? 0 : std::clamp(score, -kMaxScore, kMaxScore);
  return std::llround(finite * kUnitsPerOne);
}

float as_read(int64_t units) {
  return static_cast<float>(static_cast<double>(units) / kUnitsPerOne);
}

// The score to print for `units`, read as less than `before`.
int64_t below(int64_t before, int64_t units) {
  if (as_read(units) < as_read(before)) return units;
  const float next = std::nextafter(as_read(before), std::numeric_limits<float>::lowest());
  units = std::min(score_units(next), before - 1);
  while (as_read(units) >= as_read(before)) --units;
  return units;
}

// trec_eval needs a name for the topic; a single query has none.
constexpr std::string_view kOnlyTopic = "1";

}  // namespace

std::string trec_page(const ResultPage& page, const OutputOptions& options) {
  const std::string qid = page.qid.empty() ? std::string(kOnlyTopic) : escape_token(page.qid);
  const std::string tag = escape_token(options.run_tag);
  std::string out;
  std::optional<int64_t> before;
  for (const Hit& hit : page.hits) {
    const int64_t units = score_units(hit.score);
    before = before ? below(*before, std::min(units, *before)) : units;
    out += fmt::format("{} Q0 {} {} {:.6f} {}\n", qid, escape_token(hit.article.id), hit.rank,
                       static_cast<double>(*before) / kUnitsPerOne, tag);
  }
  return out;
}

}  // namespace broadsheet::formats
