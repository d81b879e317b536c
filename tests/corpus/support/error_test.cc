#include "corpus/support/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xapian.h>

#include <cerrno>
#include <new>
#include <system_error>

#include "corpus/program/run_program.h"
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
int throw_lines(int, char**) { throw Error(ErrorKind::kIndex, "a\nb", "c\rd"); }
int throw_placed(int, char**) {
  throw PlacedError(Error(ErrorKind::kQuery, "bad", "mend it"), "ab\n^");
}
int throw_xapian(int, char**) { throw Xapian::DatabaseCorruptError("bad block"); }
int throw_other(int, char**) { throw std::runtime_error("odd"); }
int throw_closed_pipe(int, char**) { throw ClosedPipe{}; }
int return_one(int, char**) { return 1; }
int throw_no_descriptors(int, char**) { throw Xapian::DatabaseOpeningError("can't open", EMFILE); }
int throw_no_permission(int, char**) { throw Xapian::DatabaseOpeningError("can't open", EACCES); }
int throw_no_file(int, char**) { throw Xapian::DatabaseOpeningError("can't open", ENOENT); }
int throw_no_space(int, char**) { throw Xapian::DatabaseError("can't write", ENOSPC); }
int throw_nested(int, char**) {
  throw Xapian::DatabaseError(
      "Modifications failed (DatabaseError: Error writing block 8 (No space left on device)), and "
      "couldn't open at the old revision: Error writing block 4");
}
int throw_nested_fault(int, char**) {
  throw Xapian::DatabaseError(
      "Modifications failed (DatabaseError: Error writing block 8 (Input/output error)), and "
      "couldn't open at the old revision: cancel() not supported under Xapian::DB_DANGEROUS");
}
int throw_no_memory(int, char**) { throw std::bad_alloc(); }
int throw_no_thread(int, char**) {
  throw std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again));
}

TEST(RunProgram, TurnsEveryExceptionIntoAMessageAndACode) {
  const struct {
    int (*body)(int, char**);
    int code;
    const char* message;
  } kCases[] = {
      {throw_error, 4, "prog: the index is gone\nhint: look again\n"},
      {throw_lines, 4,
       "prog: a\xEF\xBF\xBD"
       "b\nhint: c\xEF\xBF\xBD"
       "d\n"},
      {throw_placed, 2, "prog: bad\nab\n^\nhint: mend it\n"},
      {throw_xapian, 4, "damaged: bad block"},
      {throw_other, 2, "prog: odd"},
      {throw_closed_pipe, 0, ""},
      {throw_no_descriptors, 2, "can't open: Too many open files\nhint: allow the program more"},
      {throw_no_permission, 2, "can't open: Permission denied\nhint: check the permissions"},
      {throw_no_file, 4, "can't be opened"},
      {throw_no_space, 2, "can't write the index: No space left on device\nhint: free some space"},
      {throw_nested, 2, "can't write the index: No space left on device\nhint: free some space"},
      {throw_nested_fault, 2, "the index: Error writing block 8 (Input/output error)\nhint: check"},
      {throw_no_memory, 2, "prog: not enough memory\nhint: free memory"},
      {throw_no_thread, 2, "prog: can't start a thread: "},
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
  EXPECT_EQ(color_mode_named("blue"), std::nullopt);
}

}  // namespace
}  // namespace broadsheet
