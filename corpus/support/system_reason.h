// What the system's reasons (errno) mean for a person: who is to blame, and what to do.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace Xapian {
class Error;
}

namespace broadsheet {

// What to do about a reason, such as EMFILE; "" when no advice is known.
std::string_view hint_for_reason(int error_number);

// That the system refused: there was nothing wrong with what was to be read.
struct Refusal {
  std::string message, hint;
};

// Of a failed write to `subject`, for the reasons of the table; nothing for other reasons.
std::optional<Refusal> refused_write(int error_number, std::string_view subject);

// Why Xapian got no space, file, memory or permission; nothing when the error is of another kind.
// `subject` is the index's path.
std::optional<Refusal> refusal_in(const Xapian::Error& error, std::string_view subject);

// What Xapian's error says. Where giving up a commit failed as well it is what failed first.
std::string cause_in(const Xapian::Error& error);

// Where an index is after a write that failed, as the end of a hint.
inline constexpr std::string_view kIndexAsBefore = "the index is as it was at the last commit";

// The same of the exception now being handled, when it says that there is too little memory
// (std::bad_alloc) or that no thread could be started. Call only inside a catch block.
std::optional<Refusal> current_exhaustion();

}  // namespace broadsheet
