// What an error of the input says.
#include "corpus/support/input_error.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

TEST(InputError, NamesThePathTheRecordAndTheReason) {
  const Failure failure{"a.jsonl", "line 7", "is not a JSON object"};
  const InputError error(failure, "check it");
  EXPECT_STREQ(error.what(), "a.jsonl: line 7: is not a JSON object");
  EXPECT_EQ(error.failure(), failure);
  EXPECT_EQ(error.hint(), "check it");
  EXPECT_EQ(error.kind(), ErrorKind::kInput);
}

TEST(InputError, LeavesOutPartsThatAreEmpty) {
  EXPECT_STREQ(InputError("a.txt", "is empty").what(), "a.txt: is empty");
  EXPECT_EQ(describe({"", "", "is lost"}), "is lost");
}

}  // namespace
}  // namespace broadsheet
