// The steps of a run.
#include "indexer/commands/indexing_run.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <map>

#include "corpus/store/index_writing.h"
#include "corpus/store/schema.h"
#include "corpus/support/error.h"
#include "corpus/support/interrupt.h"
#include "indexer/pipeline/purge.h"
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

}  // namespace

IndexingRun::IndexingRun(const IndexLocation& location, const AddRequest& request,
                         FailureLog& failures, Progress& progress)
    : location_(location),
      request_(request),
      failures_(failures),
      progress_(progress),
      memory_(plan_memory(request.memory, request.jobs)),
      trees_(memory_.tree_bytes) {}

Summary IndexingRun::run() {
  const auto start = Clock::now();
  std::optional<WriterLock> lock;
  if (!request_.dry_run) {
    lock.emplace(location_, request_.wait, LockFor::kCreating);
    remove_leftovers(location_);
  }
  try {
    open_live();
    refuse_missing();
    const InputList input = list();
    const auto target = read(input);
    throw_if_interrupted();
    if (target && !changes_nothing()) finish(*target);
    report_replacements();
  } catch (...) {
    if (lock) clean_up_after_failure(location_);
    throw;
  }
  Summary summary = account_.summary();
  summary.dry_run = request_.dry_run;
  summary.failed = failures_.count();
  summary.seconds = seconds_since(start);
  return summary;
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

InputList IndexingRun::list() {
  const ListRequest request{.paths = request_.paths,
                            .walk = request_.walk,
                            .live = compares() ? &*live_ : nullptr,
                            .purge = request_.purge,
                            .reread = request_.reread,
                            .id_base = settle_id_base()};
  InputList input = list_input(request, {[this](Failure&& failure) { report(failure); },
                                         [this](Failure&& file) { skip(file); }});
  spdlog::debug("{} files to read, {:.1f} MB; {} articles in unchanged files", input.files.size(),
                static_cast<double>(input.bytes) / 1e6, input.skipped_articles);
  account_.note_listing(input);
  return input;
}

void IndexingRun::refuse_missing() const try {
  if ((!request_.purge && !request_.rebuild) || request_.force) return;
  refuse_missing_roots(request_.paths, live_ ? &*live_ : nullptr,
                       request_.purge ? MissingRoots::kAll : MissingRoots::kWithArticles);
} catch (const Xapian::Error&) {
  if (!request_.rebuild) throw;  // which also cures a damaged index
}

std::string IndexingRun::settle_id_base() {
  std::string known;
  try {
    if (live_) known = live_->get_metadata(std::string(kMetaIdBase));
  } catch (const Xapian::Error&) {
    if (compares()) throw;
  }
  std::string base = request_.id_base.empty() ? known : request_.id_base;
  if (base != known || !compares()) account_.note_id_base(base);
  return base;
}

// The target with everything in it that was read; nullptr when there is nothing to write.
std::unique_ptr<IndexTarget> IndexingRun::read(const InputList& input) {
  if (input.files.empty() && changes_nothing()) return nullptr;
  std::unique_ptr<IndexTarget> target;
  // Runs on the pipeline's producing thread, before any result exists.
  const auto choose = [&](const std::vector<Batch>& lead, bool is_all) -> IndexTarget& {
    const uint64_t live_bytes = compares() ? directory_bytes(location_.live_generation()) : 0;
    target = make_target(
        choose_target(lead, is_all, input, live_bytes, {request_.dry_run, compares()}), lead);
    return *target;
  };
  const auto accept = [&](BatchResult* result) {
    if (result != nullptr) {
      for (const Failure& failure : result->failures) report(failure);
      for (const Failure& file : result->skips) skip(file);
      for (const Failure& warning : result->warnings) warn(warning);
      account_.accept(*result);
      target->accept(*result);
    }
    progress_.update(account_.articles(), account_.summary().bytes, account_.input_bytes(),
                     input.has_stdin ? 0 : input.bytes);
  };
  run_pipeline(pipeline_settings(input), input.files, choose, accept);
  return target;
}

PipelineSettings IndexingRun::pipeline_settings(const InputList& input) {
  PipelineSettings settings;
  settings.read = request_.read;
  settings.read.reread = request_.reread;
  settings.read.max_article_bytes = memory_.article_bytes;
  settings.read.unpack_bytes = memory_.unpack_bytes;
  settings.read.trees = &trees_;
  settings.limits.words = memory_.article_words;
  settings.jobs = memory_.jobs;
  settings.memory = memory_.under_way;
  settings.live = compares() ? &location_ : nullptr;
  if (!compares())
    settings.lead_bytes = kDictionaryLeadBytes;
  else if (input.has_stdin)
    settings.lead_bytes = kSmallChangeBytes;
  return settings;
}

std::unique_ptr<IndexTarget> IndexingRun::make_target(Choice choice,
                                                      const std::vector<Batch>& lead) {
  switch (choice) {
    case Choice::kDryRun:
      return std::make_unique<DryRun>(compares() ? *live_ : Xapian::Database());
    case Choice::kNewIndex: {
      std::vector<Article> articles;
      for (const Batch& batch : lead)
        for (const ReadArticle& read : batch.articles) articles.push_back(read.article);
      rules_.dictionary = train_dictionary(articles);
      return std::make_unique<BulkBuilder>(location_, false, rules_);
    }
    case Choice::kInPlace:
      spdlog::debug("a small change: writing in place");
      return std::make_unique<UpdateWriter>(location_, rules_);
    case Choice::kNextGeneration:
      break;
  }
  spdlog::debug("a large change: writing the next generation");
  return std::make_unique<BulkBuilder>(location_, true, rules_);
}

// True when the index would stay as it is, down to its manifest.
bool IndexingRun::changes_nothing() const {
  if (compares()) return account_.is_empty();
  // A rebuild from a mistyped path must not empty the index.
  return account_.summary().added == 0 && (!request_.rebuild || failures_.count() > 0);
}

void IndexingRun::finish(IndexTarget& target) {
  progress_.stage("finishing");
  const auto start = Clock::now();
  account_.note_finish(target.finish(account_.finish_plan()));
  spdlog::debug("finished the index in {:.2f} s", seconds_since(start));
  progress_.clear();
}

void IndexingRun::report_replacements() {
  if (account_.replacements().empty()) return;
  const Xapian::Database index = request_.dry_run ? Xapian::Database() : location_.open();
  std::map<std::string, std::string> labels;
  for (const auto& [key, entry] : account_.finish_plan().entries) labels[key] = entry.label;
  const auto name_of = [&](const std::string& key) {
    std::string& label = labels[key];
    if (label.empty())
      if (const auto entry = find_entry(index, key)) label = entry->label;
    return label.empty() ? "another file" : label;
  };
  std::map<std::pair<std::string, std::string>, uint64_t> by_name;
  for (const auto& [files, articles] : account_.replacements())
    by_name[{name_of(files.second), name_of(files.first)}] += articles;
  for (const auto& [files, articles] : by_name)
    warn({files.first, "",
          fmt::format("{} of its articles replace articles of {} that state the same ids; if they "
                      "are others, add one of the files with --id-prefix TEXT",
                      articles, files.second)});
}

void IndexingRun::report(const Failure& failure) {
  progress_.clear();
  failures_.report(failure);
}

void IndexingRun::skip(const Failure& file) {
  progress_.clear();
  spdlog::debug("skipped: {}", describe(file));
  account_.note_skip(file.path);
}

void IndexingRun::warn(const Failure& warning) {
  progress_.clear();
  failures_.warn(warning);
}

}  // namespace broadsheet
