// Writes failures for people and for programs.
#include "indexer/commands/failure_log.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <nlohmann/json.hpp>

#include "corpus/support/error.h"
#include "corpus/text/json_text.h"

namespace broadsheet {
namespace {

constexpr uint64_t kMostShown = 20;

}  // namespace

FailureLog::FailureLog(const std::string& errors_file) : errors_file_(errors_file) {
  if (errors_file.empty()) return;
  out_.open(errors_file, std::ios::binary);
  if (!out_)
    throw Error(ErrorKind::kSystem, "can't write the file of --errors: " + errors_file,
                "check its folder and permissions");
}

void FailureLog::report(const Failure& failure) {
  if (++count_ <= kMostShown) spdlog::error("{}", describe(failure));
  write(failure, false);
}

void FailureLog::warn(const Failure& warning) {
  if (++warnings_ <= kMostShown) spdlog::warn("warning: {}", describe(warning));
  write(warning, true);
}

void FailureLog::write(const Failure& failure, bool is_warning) {
  if (errors_file_.empty()) return;
  nlohmann::ordered_json line{
      {"path", failure.path}, {"record", failure.record}, {"reason", failure.reason}};
  if (is_warning) line["warning"] = true;
  out_ << json_text(line) << '\n';
}

void FailureLog::finish() {
  if (count_ > kMostShown)
    spdlog::error("... and {} more that failed{}", count_ - kMostShown,
                  errors_file_.empty() ? " (--errors FILE lists all)" : ", all in " + errors_file_);
  if (warnings_ > kMostShown)
    spdlog::warn("... and {} more warnings{}", warnings_ - kMostShown,
                 errors_file_.empty() ? " (--errors FILE lists all)" : ", all in " + errors_file_);
  if (errors_file_.empty()) return;
  out_.close();
  if (!out_) throw Error(ErrorKind::kSystem, "can't write the file of --errors: " + errors_file_);
}

}  // namespace broadsheet
