// Input that can't be read: a file, or one record in it.
#pragma once

#include <string>
#include <string_view>

#include "corpus/support/error.h"

namespace broadsheet {

// What can't be read and why.
struct Failure {
  std::string path{};    // of the file as shown to people, "stdin", or a member of an archive
  std::string record{};  // as a person would search for it: "line 7", an article's id, or ""
  std::string reason{};  // as it is said after the path: "is empty"

  friend bool operator==(const Failure&, const Failure&) = default;
};

// "PATH: RECORD: REASON", without the parts that are empty. The only place that words a failure.
std::string describe(const Failure& failure);

// An Error(kInput) with its parts; what() is describe() of them.
class InputError : public Error {
 public:
  InputError(std::string_view path, std::string_view reason)
      : InputError(Failure{std::string(path), "", std::string(reason)}) {}
  explicit InputError(Failure failure, std::string hint = "")
      : Error(ErrorKind::kInput, describe(failure), std::move(hint)),
        failure_(std::move(failure)) {}

  const Failure& failure() const { return failure_; }

 private:
  Failure failure_;
};

}  // namespace broadsheet
