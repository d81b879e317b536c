// Chooses how to write, drives the pipeline, and keeps the account of a run.
#include "indexer/commands/indexing_run.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "corpus/article/article_fields.h"
#include "corpus/input/archive.h"
#include "corpus/store/index_writing.h"
#include "corpus/store/schema.h"
#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"
#include "indexer/pipeline/pipeline.h"
#include "indexer/writing/bulk_builder.h"
#include "indexer/writing/dry_run.h"
#include "indexer/writing/index_files.h"
#include "indexer/writing/update_writer.h"

namespace broadsheet {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
  return std::chrono::duration<double>(Clock::now() - start).count();
}

// Text from which the dictionary of a new index is learnt.
constexpr size_t kDictionaryLeadBytes = size_t{3} << 20;

// Changes below this, or below that part of the index, are made in place: writing a whole new
// generation would cost more.
constexpr uint64_t kSmallChangeBytes = uint64_t{16} << 20;
constexpr uint64_t kSmallChangePart = 8;

// Packed files hold about so many times their size.
constexpr uint64_t kUnpackedFactor = 3;
// Smaller files aren't worth looking into for that.
constexpr uint64_t kWorthPeeking = uint64_t{1} << 20;
constexpr size_t kPeekBytes = 512;

// An estimate of the text in a file.
uint64_t expected_bytes(const WalkedFile& file) {
  if (file.size < kWorthPeeking) return file.size;
  try {
    const auto source = open_file(file.path, file.shown);
    const PeekedSource peeked(*source, kPeekBytes);
    return is_packed(peeked.head()) ? file.size * kUnpackedFactor : file.size;
  } catch (const InputError&) {
    return file.size;  // reported when it is read
  }
}

}  // namespace

IndexingRun::IndexingRun(const IndexLocation& location, const AddRequest& request,
                         FailureLog& failures, Progress& progress)
    : location_(location),
      request_(request),
      failures_(failures),
      progress_(progress),
      memory_(plan_memory(request.memory, request.jobs)) {}

Summary IndexingRun::run() {
  const auto start = Clock::now();
  summary_.dry_run = request_.dry_run;
  if (!request_.dry_run) {
    lock_.emplace(location_, request_.wait, LockFor::kCreating);
    remove_leftovers(location_);
  }
  try {
    open_live();
    list();
    read();
    finish();
  } catch (...) {
    target_.reset();
    clean_up();
    throw;
  }
  summary_.failed = failures_.count();
  summary_.seconds = seconds_since(start);
  return summary_;
}

// After a failure, whose message matters more than that of another one here.
void IndexingRun::clean_up() const {
  if (!lock_) return;
  try {
    remove_leftovers(location_);
  } catch (const Error& error) {
    spdlog::debug("leaving files to the next writer: {}", error.what());
  }
}

void IndexingRun::open_live() {
  rules_.positions = request_.positions.value_or(false);
  rules_.most_words = memory_.article_words;
  if (!location_.exists()) return;
  // A rebuild needs nothing of the old generation, so that it also cures a damaged one.
  try {
    live_ = location_.open();
  } catch (const Error&) {
    if (!request_.rebuild) throw;
    return;
  }
  const bool positions = live_->get_metadata(std::string(kMetaPositions)) == "yes";
  if (!request_.positions) rules_.positions = positions;
  if (request_.rebuild) return;
  if (rules_.positions != positions)
    throw Error(
        ErrorKind::kUsage,
        location_.directory().string() + " was made with --positions " + (positions ? "yes" : "no"),
        "leave the option out, or add --rebuild to change it");
  rules_.dictionary = live_->get_metadata(std::string(kMetaDictionary));
}

void IndexingRun::list() {
  input_ = list_input(request_.paths, request_.walk, compares() ? &*live_ : nullptr, request_.purge,
                      [this](Failure&& failure) { report(failure); });
  spdlog::debug("{} files to read, {:.1f} MB; {} articles in unchanged files", input_.files.size(),
                static_cast<double>(input_.bytes) / 1e6, input_.skipped_articles);
  summary_.unchanged = input_.skipped_articles;
  plan_.vanished_files = input_.vanished_files;
}

void IndexingRun::read() {
  if (input_.files.empty() && changes_nothing()) return;
  PipelineSettings settings;
  settings.read = request_.read;
  settings.read.max_article_bytes = memory_.article_bytes;
  settings.limits.words = memory_.article_words;
  settings.jobs = memory_.jobs;
  settings.memory = memory_.under_way;
  settings.live = compares() ? &location_ : nullptr;
  if (!compares())
    settings.lead_bytes = kDictionaryLeadBytes;
  else if (input_.has_stdin)
    settings.lead_bytes = kSmallChangeBytes;
  run_pipeline(
      settings, input_.files,
      [this](const std::vector<Batch>& lead, bool is_all) -> IndexTarget& {
        return choose_target(lead, is_all);
      },
      [this](BatchResult* result) {
        if (result != nullptr) accept(*result);
        progress_.update(summary_.added + summary_.updated + summary_.unchanged, summary_.bytes,
                         input_done_, input_.has_stdin ? 0 : input_.bytes);
      });
}

// Runs on the pipeline's producing thread, before any result exists.
IndexTarget& IndexingRun::choose_target(const std::vector<Batch>& lead, bool is_all) {
  if (request_.dry_run) {
    target_ = std::make_unique<DryRun>(compares() ? *live_ : Xapian::Database());
  } else if (!compares()) {
    std::vector<Article> articles;
    for (const Batch& batch : lead)
      for (const ReadArticle& read : batch.articles) articles.push_back(read.article);
    rules_.dictionary = train_dictionary(articles);
    target_ = std::make_unique<BulkBuilder>(location_, false, rules_);
  } else if (is_small_change(lead, is_all)) {
    spdlog::debug("a small change: writing in place");
    target_ = std::make_unique<UpdateWriter>(location_, rules_);
  } else {
    spdlog::debug("a large change: writing the next generation");
    target_ = std::make_unique<BulkBuilder>(location_, true, rules_);
  }
  return *target_;
}

bool IndexingRun::is_small_change(const std::vector<Batch>& lead, bool is_all) const {
  uint64_t work = 0;
  if (input_.has_stdin) {
    if (!is_all) return false;
    for (const Batch& batch : lead)
      for (const ReadArticle& read : batch.articles) work += article_bytes(read.article);
  } else {
    for (const InputFilePtr& file : input_.files) work += expected_bytes(file->walked);
  }
  return work < std::max(kSmallChangeBytes,
                         directory_bytes(location_.live_generation()) / kSmallChangePart);
}

void IndexingRun::accept(BatchResult& result) {
  for (const Failure& failure : result.failures) report(failure);
  for (const BatchItem& item : result.items)
    if (item.from_known_file) plan_.came_again.push_back(id_term_hash(item.id_term));
  incomplete_files_.insert(result.incomplete_files.begin(), result.incomplete_files.end());
  for (FinishedFile& finished : result.finished) note_finished(std::move(finished));
  summary_.added += result.added;
  summary_.updated += result.updated;
  summary_.unchanged += result.unchanged;
  summary_.bytes += result.text_bytes;
  input_done_ += result.input_bytes;
  target_->accept(result);
}

void IndexingRun::note_finished(FinishedFile&& finished) {
  const InputFile& file = *finished.file;
  if (incomplete_files_.count(file.key) > 0) finished.entry.complete = false;
  // An article whose record can't be read this time keeps its last good version.
  if (file.known && finished.entry.complete && !finished.content_unchanged)
    plan_.reread_files.push_back(file.key);
  if (finished.content_unchanged) summary_.unchanged += finished.entry.articles;
  // Of a file that never gave an article there is nothing to remember: it is read again anyway.
  const bool worth_keeping = finished.entry.complete || finished.entry.articles > 0 || file.known;
  if (worth_keeping && finished.entry != file.known)
    plan_.entries.emplace_back(file.key, std::move(finished.entry));
}

// True when the index would stay as it is, down to its manifest.
bool IndexingRun::changes_nothing() const {
  if (compares())
    return summary_.added + summary_.updated == 0 && plan_.entries.empty() &&
           plan_.vanished_files.empty();
  // A rebuild from a mistyped path must not empty the index.
  return summary_.added == 0 && (!request_.rebuild || failures_.count() > 0);
}

void IndexingRun::finish() {
  throw_if_interrupted();
  if (!target_ || changes_nothing()) return;
  progress_.stage("finishing");
  std::sort(plan_.came_again.begin(), plan_.came_again.end());
  const auto start = Clock::now();
  const FinishReport report = target_->finish(plan_);
  spdlog::debug("finished the index in {:.2f} s", seconds_since(start));
  progress_.clear();
  summary_.removed += report.removed;
  summary_.added -= report.superseded;
  summary_.updated += report.superseded;
}

void IndexingRun::report(const Failure& failure) {
  progress_.clear();
  failures_.report(failure);
}

}  // namespace broadsheet
