#include "corpus/support/last_words.h"

#include <fmt/format.h>
#include <xapian.h>

#include <cerrno>
#include <exception>
#include <string>
#include <utility>

namespace broadsheet {
namespace {

struct Writing {
  std::string folder = "the index";
  std::function<void()> clean_up = [] {};
};

Writing& writing() {
  static Writing known;
  return known;
}

Refusal unknown_reason(const std::string& what) {
  return {fmt::format("can't write {}: {}", writing().folder, what),
          fmt::format("check free space, permissions and the disk; {}", kIndexAsBefore)};
}

}  // namespace

void note_writing_to(const std::filesystem::path& folder, std::function<void()> clean_up) {
  writing() = {folder.string(), std::move(clean_up)};
}

void clean_up_at_last() { writing().clean_up(); }

std::optional<Refusal> last_words() {
  const int reason = errno;
  const std::exception_ptr active = std::current_exception();
  if (!active) {
    if (auto refusal = refused_write(reason, writing().folder)) return refusal;
    return unknown_reason("Xapian gave up");
  }
  try {
    std::rethrow_exception(active);
  } catch (const Xapian::Error& error) {
    if (auto refusal = refusal_in(error, writing().folder)) return refusal;
    return unknown_reason(cause_in(error));
  } catch (...) {
    return current_exhaustion();
  }
}

}  // namespace broadsheet
