// Starts the threads, passes batches between them and stops them all at the first error.
#include "indexer/pipeline/pipeline.h"

#include <atomic>
#include <exception>
#include <future>
#include <mutex>
#include <optional>
#include <thread>

#include "corpus/article/article_fields.h"
#include "corpus/support/bounded_queue.h"
#include "corpus/support/interrupt.h"
#include "corpus/support/start_thread.h"
#include "indexer/pipeline/ordered_results.h"

namespace broadsheet {
namespace {

constexpr auto kPatience = std::chrono::milliseconds(100);

// Ends the producing thread when another one has failed.
struct Stopped {};

class Pipeline {
 public:
  Pipeline(const PipelineSettings& settings, const std::vector<InputFilePtr>& files,
           const ChooseTarget& choose_target)
      : settings_(settings),
        files_(files),
        choose_target_(choose_target),
        queue_(settings.memory) {}

  void run(const OnResult& on_result) {
    std::vector<std::jthread> threads;
    guarded([&] { start(threads); });
    guarded([&] { collect(on_result); });
    threads.clear();
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void start(std::vector<std::jthread>& threads) {
    for (size_t i = 0; i < settings_.jobs; ++i)
      threads.push_back(start_thread([this] { guarded([this] { work(); }); }));
    threads.push_back(start_thread([this] { guarded([this] { produce(); }); }));
  }

  void guarded(const std::function<void()>& body) {
    try {
      body();
    } catch (...) {
      const std::lock_guard lock(error_mutex_);
      if (!error_) error_ = std::current_exception();
      stopped_ = true;
      queue_.cancel();
      if (!target_known_.exchange(true)) target_.set_value(nullptr);
    }
  }

  void produce() {
    BatchProducer producer(settings_.read, settings_.limits, settings_.lead_bytes, stopped_,
                           [this](Batch&& batch) { emit(std::move(batch)); });
    producer.run(files_);
    if (!lead_done_) end_lead(true);
    results_.end_after(batches_);
    queue_.close();
  }

  void emit(Batch&& batch) {
    ++batches_;
    if (lead_done_) return push(std::move(batch));
    for (const ReadArticle& read : batch.articles) lead_bytes_ += article_bytes(read.article);
    // Reports too must not pile up.
    lead_bytes_ += (batch.failures.size() + batch.warnings.size()) * sizeof(Failure);
    const bool only_files = !batch.files.empty();
    lead_.push_back(std::move(batch));
    if (only_files || lead_bytes_ >= settings_.lead_bytes) end_lead(false);
  }

  void end_lead(bool is_all) {
    IndexTarget& target = choose_target_(lead_, is_all);
    lead_done_ = true;
    if (!target_known_.exchange(true)) target_.set_value(&target);
    for (Batch& batch : lead_) push(std::move(batch));
    lead_.clear();
  }

  void push(Batch&& batch) {
    const size_t weight = batch.weight;
    if (!queue_.push(std::move(batch), weight)) throw Stopped{};
  }

  void work() {
    const auto future = target_future_;  // a copy for this thread, as the standard asks
    IndexTarget* const target = future.get();
    if (target == nullptr) return;
    BatchWorker worker(settings_.read, *target, settings_.live);
    while (auto batch = queue_.pop()) results_.put(worker.process(std::move(*batch)));
    worker.finish();
  }

  void collect(const OnResult& on_result) {
    while (!stopped_ && !results_.at_end()) {
      throw_if_interrupted();
      auto result = results_.next(kPatience);
      on_result(result ? &*result : nullptr);
      if (result) queue_.release(result->weight);
    }
  }

  const PipelineSettings settings_;
  const std::vector<InputFilePtr>& files_;
  const ChooseTarget& choose_target_;
  BoundedQueue<Batch> queue_;
  OrderedResults results_;

  std::atomic<bool> target_known_{false};
  std::promise<IndexTarget*> target_;
  std::shared_future<IndexTarget*> target_future_{target_.get_future().share()};

  // Of the producing thread.
  std::vector<Batch> lead_;
  size_t lead_bytes_ = 0;
  bool lead_done_ = false;
  size_t batches_ = 0;

  std::atomic<bool> stopped_{false};
  std::mutex error_mutex_;
  std::exception_ptr error_;
};

}  // namespace

void run_pipeline(const PipelineSettings& settings, const std::vector<InputFilePtr>& files,
                  const ChooseTarget& choose_target, const OnResult& on_result) {
  Pipeline(settings, files, choose_target).run(on_result);
}

}  // namespace broadsheet
