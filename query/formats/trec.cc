// Runs as trec_eval reads them: "qid Q0 docid rank score tag".
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "query/escape.h"
#include "query/formats/formats.h"

namespace broadsheet::formats {
namespace {

// Scores are printed with six digits. trec_eval sorts by score and not by rank, so each printed
// score is at least one unit of the last digit below the one before.
constexpr double kUnitsPerOne = 1e6;

// Far beyond any score, far from overflow.
constexpr double kMaxScore = 1e9;

int64_t score_units(double score) {
  const double finite = std::isnan(score) ? 0 : std::clamp(score, -kMaxScore, kMaxScore);
  return std::llround(finite * kUnitsPerOne);
}

// trec_eval needs a name for the topic; a single query has none.
constexpr std::string_view kOnlyTopic = "1";

}  // namespace

std::string trec_page(const ResultPage& page, const OutputOptions& options) {
  const std::string qid = page.qid.empty() ? std::string(kOnlyTopic) : escape_id(page.qid, true);
  const std::string tag = escape_id(options.run_tag, true);
  std::string out;
  int64_t before = std::numeric_limits<int64_t>::max();
  for (const Hit& hit : page.hits) {
    before = std::min(score_units(hit.score), before - 1);
    out += fmt::format("{} Q0 {} {} {:.6f} {}\n", qid, escape_id(hit.article.id, true), hit.rank,
                       static_cast<double>(before) / kUnitsPerOne, tag);
  }
  return out;
}

}  // namespace broadsheet::formats
