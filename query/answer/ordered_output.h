// Puts answers that are ready in any order back into the order of their questions.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>

namespace broadsheet {

// Thread-safe. Writes answer 0, 1, 2 ... as soon as it and all before it are there; a thread whose
// answer is too far ahead waits, so that memory stays bounded.
class OrderedOutput {
 public:
  using Write = std::function<void(const std::string&)>;

  // `write` is called by one thread at a time.
  explicit OrderedOutput(Write write) : write_(std::move(write)) {}

  // Hands over answer `number`; each number comes once. Passes on what `write` throws.
  void put(size_t number, std::string answer);

  // Lets every waiting thread go: the batch has failed and no answers will follow.
  void cancel();

 private:
  static constexpr size_t kMaxAhead = 1024;

  Write write_;
  std::mutex mutex_;
  std::condition_variable moved_;
  std::map<size_t, std::string> waiting_;
  size_t next_ = 0;
  bool cancelled_ = false;
};

}  // namespace broadsheet
