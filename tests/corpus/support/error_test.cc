#include "corpus/support/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include "corpus/support/stdout.h"
#include "corpus/support/terminal.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;

TEST(ExitCode, IsThatOfTheContract) {
  const std::pair<ErrorKind, int> kCases[] = {
      {ErrorKind::kUsage, 2},        {ErrorKind::kQuery, 2}, {ErrorKind::kInput, 2},
      {ErrorKind::kIndexLocked, 3},  {ErrorKind::kIndex, 4}, {ErrorKind::kSystem, 2},
      {ErrorKind::kInterrupted, 130}};
  for (const auto& [kind, code] : kCases) EXPECT_EQ(exit_code(kind), code);
}

int throw_error(int, char**) { throw Error(ErrorKind::kIndex, "the index is gone", "look again"); }
int throw_xapian(int, char**) { throw Xapian::DatabaseCorruptError("bad block"); }
int throw_other(int, char**) { throw std::runtime_error("odd"); }
int throw_closed_pipe(int, char**) { throw ClosedPipe{}; }
int return_one(int, char**) { return 1; }

TEST(RunProgram, TurnsEveryExceptionIntoAMessageAndACode) {
  const struct {
    int (*body)(int, char**);
    int code;
    const char* message;
  } kCases[] = {
      {throw_error, 4, "prog: the index is gone\nhint: look again\n"},
      {throw_xapian, 4, "damaged: bad block"},
      {throw_other, 2, "prog: odd"},
      {throw_closed_pipe, 0, ""},
      {return_one, 1, ""},
  };
  for (const auto& c : kCases) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(run_program("prog", c.body, 0, nullptr), c.code);
    EXPECT_THAT(testing::internal::GetCapturedStderr(), HasSubstr(c.message));
  }
}

TEST(ColorMode, KnowsThreeNames) {
  EXPECT_EQ(color_mode_named("always"), ColorMode::kAlways);
  EXPECT_TRUE(use_color(ColorMode::kAlways, 1));
  EXPECT_FALSE(use_color(ColorMode::kNever, 1));
  EXPECT_THROW(color_mode_named("blue"), Error);
}

}  // namespace
}  // namespace broadsheet
