// Sets up spdlog.
#include "corpus/support/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <memory>

namespace broadsheet {

void start_logging(int verbosity) {
  constexpr std::array kLevels{spdlog::level::err, spdlog::level::info, spdlog::level::debug,
                               spdlog::level::trace};
  auto logger =
      std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::stderr_sink_mt>());
  logger->set_pattern("%v");
  logger->set_level(kLevels[static_cast<size_t>(std::clamp(verbosity + 1, 0, 3))]);
  logger->flush_on(spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

}  // namespace broadsheet
