#include "corpus/support/guarded_process.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <exception>

#include "corpus/support/error.h"
#include "corpus/support/last_words.h"

namespace broadsheet {
namespace {

using testing::AllOf;
using testing::HasSubstr;

// What run_guarded() throws for work that only ends its process.
std::string crash_of(void (*end)()) {
  try {
    run_guarded([&] {
      end();
      return std::string("not reached");
    });
  } catch (const Crashed& crash) {
    return crash.what();
  }
  return "no crash";
}

TEST(RunGuarded, GivesTheResultWhateverItsLengthAndBytes) {
  for (const size_t size : {0, 1, 1 << 20}) {
    const std::string result(size, '\0');
    EXPECT_TRUE(run_guarded([&] { return std::string(size, '\0'); }) == result) << size;
  }
}

TEST(RunGuarded, ThrowsTheErrorOfTheWork) {
  for (const std::string hint : {"look again", ""}) {
    try {
      run_guarded([&]() -> std::string { throw Error(ErrorKind::kIndexLocked, "taken", hint); });
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kIndexLocked);
      EXPECT_STREQ(error.what(), "taken");
      EXPECT_EQ(error.hint(), hint);
    }
  }
}

TEST(RunGuarded, SaysHowTheProcessEnded) {
  EXPECT_THAT(crash_of([] {
                std::signal(SIGSEGV, SIG_DFL);  // a sanitizer's handler would report
                std::raise(SIGSEGV);
              }),
              HasSubstr("Segmentation fault"));
  EXPECT_EQ(crash_of([] { _exit(7); }), "exit code 7");
  EXPECT_EQ(crash_of([] { _exit(0); }), "exit code 0");
  EXPECT_EQ(crash_of([] { throw std::length_error("too long"); }), "too long");
}

TEST(RunGuarded, PassesOnWhyALibraryEndedIt) {
  for (const auto& [reason, said] :
       {std::pair{ENOSPC, "No space left on device"}, std::pair{0, "Xapian gave up"}}) {
    try {
      run_guarded([number = reason]() -> std::string {
        note_writing_to("/some/index", [] {});
        errno = number;
        std::terminate();
      });
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kSystem);
      EXPECT_THAT(error.what(), AllOf(HasSubstr("/some/index"), HasSubstr(said)));
      EXPECT_THAT(error.hint(), HasSubstr("as it was at the last commit"));
    }
  }
}

TEST(RunGuarded, TakesAKillFromOutsideForNoCrash) {
  const std::pair<int, ErrorKind> kCases[] = {{SIGKILL, ErrorKind::kSystem},
                                              {SIGTERM, ErrorKind::kInterrupted}};
  for (const auto& [signal, kind] : kCases) {
    try {
      run_guarded([&, number = signal] {
        std::signal(SIGTERM, SIG_DFL);
        std::raise(number);
        return std::string();
      });
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), kind) << error.what();
    }
  }
}

TEST(RunGuarded, LeavesNoChildAndNoOpenFile) {
  const int before = ::dup(0);
  ::close(before);
  run_guarded([] { return std::string("done"); });
  const int after = ::dup(0);
  ::close(after);
  EXPECT_EQ(before, after);
  EXPECT_EQ(::waitpid(-1, nullptr, WNOHANG), -1);
  EXPECT_EQ(errno, ECHILD);
}

}  // namespace
}  // namespace broadsheet
