// Words failures.
#include "corpus/support/input_error.h"

namespace broadsheet {

std::string describe(const Failure& failure) {
  std::string out;
  for (const std::string* part : {&failure.path, &failure.record, &failure.reason}) {
    if (part->empty()) continue;
    if (!out.empty()) out += ": ";
    out += *part;
  }
  return out;
}

}  // namespace broadsheet
