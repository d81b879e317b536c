// Estimates the work and compares it with the size of the index.
#include "indexer/writing/choose_target.h"

#include <algorithm>

#include "corpus/article/article_fields.h"
#include "corpus/input/archive.h"

namespace broadsheet {
namespace {

// Packed files hold about so many times their size.
constexpr uint64_t kUnpackedFactor = 3;
// Smaller files aren't worth looking into for that.
constexpr uint64_t kWorthPeeking = uint64_t{1} << 20;

// An estimate of the text in a file.
uint64_t expected_bytes(const WalkedFile& file) {
  return file.size >= kWorthPeeking && is_packed_file(file.path) ? file.size * kUnpackedFactor
                                                                 : file.size;
}

// An estimate of all text; how much comes from stdin is only known when it has ended.
uint64_t expected_bytes(const std::vector<Batch>& lead, bool is_all, const InputList& input) {
  uint64_t bytes = 0;
  if (!input.has_stdin) {
    for (const InputFilePtr& file : input.files) bytes += expected_bytes(file->walked);
    return bytes;
  }
  if (!is_all) return UINT64_MAX;
  for (const Batch& batch : lead)
    for (const ReadArticle& read : batch.articles) bytes += article_bytes(read.article);
  return bytes;
}

}  // namespace

Choice choose_target(const std::vector<Batch>& lead, bool is_all, const InputList& input,
                     uint64_t live_bytes, const ChoiceRequest& request) {
  if (request.dry_run) return Choice::kDryRun;
  if (!request.keeps_live) return Choice::kNewIndex;
  const uint64_t small_change = std::max(kSmallChangeBytes, live_bytes / kSmallChangePart);
  return expected_bytes(lead, is_all, input) < small_change ? Choice::kInPlace
                                                            : Choice::kNextGeneration;
}

}  // namespace broadsheet
