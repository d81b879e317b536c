#include "query/search/verification.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>

#include "corpus/support/interrupt.h"
#include "corpus/support/start_thread.h"

namespace broadsheet {
namespace {

// Candidates that a thread takes at a time; with fewer than some such shares a thread more isn't
// worth its start.
constexpr size_t kShare = 64;
constexpr size_t kSharesPerThread = 4;

// One call of verify(), worked on by several threads.
class Job {
 public:
  Job(std::span<const Xapian::docid> ids, std::span<const MatchNode* const> nodes,
      std::vector<Verdict>& verdicts)
      : ids_(ids), nodes_(nodes), verdicts_(verdicts) {}

  void work(IndexView& index, Matcher& matcher) {
    try {
      for (size_t begin; (begin = next_.fetch_add(kShare)) < ids_.size();) {
        throw_if_interrupted();
        for (size_t i = begin; i < std::min(begin + kShare, ids_.size()); ++i)
          verdicts_[i] = ask(ids_[i], index, matcher);
      }
    } catch (...) {
      next_ = ids_.size();
      const std::scoped_lock lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }

  void finish() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  Verdict ask(Xapian::docid id, IndexView& index, Matcher& matcher) const {
    const std::string data = index.database().get_document(id, Xapian::DOC_ASSUME_VALID).get_data();
    const ArticleText article = index.codec_of(id).decode_text(data);
    Verdict verdict{matcher.match(article), {}};
    if (verdict.matches)
      for (const MatchNode* node : nodes_) verdict.nodes.push_back(matcher.match_node(*node));
    return verdict;
  }

  const std::span<const Xapian::docid> ids_;
  const std::span<const MatchNode* const> nodes_;
  std::vector<Verdict>& verdicts_;
  std::atomic<size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

std::vector<ReadingDesk*> HelperDesks::ready(size_t helpers, const IndexView& index) {
  std::vector<ReadingDesk*> desks;
  for (size_t i = 0; i < helpers; ++i) {
    if (i == desks_.size())
      desks_.push_back(std::make_unique<ReadingDesk>(ReadingDesk{IndexView(paths_)}));
    ReadingDesk& desk = *desks_[i];
    if (!desk.index.sees_the_same(index)) desk.index.reopen();
    if (!desk.index.sees_the_same(index))
      throw Xapian::DatabaseModifiedError("the index has changed since it was opened");
    desk.analyzers.trim();
    desks.push_back(&desk);
  }
  return desks;
}

std::vector<Verdict> Verification::verify(std::span<const Xapian::docid> ids,
                                          std::span<const MatchNode* const> nodes) {
  std::vector<Verdict> verdicts(ids.size());
  Job job(ids, nodes, verdicts);
  const size_t threads =
      std::clamp<size_t>(ids.size() / (kShare * kSharesPerThread), 1, helpers_.threads());
  std::vector<std::jthread> running;
  for (ReadingDesk* desk : helpers_.ready(threads - 1, desk_.index))
    running.push_back(start_thread([this, &job, desk] {
      Matcher matcher(tree_, desk->analyzers);
      job.work(desk->index, matcher);
    }));
  job.work(desk_.index, matcher_);
  running.clear();  // joins
  job.finish();
  return verdicts;
}

}  // namespace broadsheet
