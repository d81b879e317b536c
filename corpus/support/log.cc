// Sets up spdlog.
#include "corpus/support/log.h"

#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <mutex>
#include <string>

#include "corpus/text/escape.h"

namespace broadsheet {
namespace {

constexpr std::string_view kYellow = "\x1b[33m";
constexpr std::string_view kPlain = "\x1b[0m";

// The one way of log lines to stderr. Names of files and words of articles must not steer the
// terminal that shows them, so each message is escaped here, colours are added after that.
class StderrSink : public spdlog::sinks::base_sink<std::mutex> {
 public:
  explicit StderrSink(bool color) : color_(color) {}

 protected:
  void sink_it_(const spdlog::details::log_msg& message) override {
    std::string line = escape_message_line({message.payload.data(), message.payload.size()});
    if (color_ && message.level >= spdlog::level::warn) line.insert(0, kYellow).append(kPlain);
    line += '\n';
    std::fwrite(line.data(), 1, line.size(), stderr);
  }

  void flush_() override { std::fflush(stderr); }

 private:
  bool color_;
};

}  // namespace

void start_logging(int verbosity, bool color) {
  constexpr std::array kLevels{spdlog::level::warn, spdlog::level::info, spdlog::level::debug,
                               spdlog::level::trace};
  auto logger = std::make_shared<spdlog::logger>("", std::make_shared<StderrSink>(color));
  logger->set_level(kLevels[static_cast<size_t>(std::clamp(verbosity + 1, 0, 3))]);
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace broadsheet
