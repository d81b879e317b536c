#include "corpus/support/file_descriptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <cerrno>

namespace broadsheet {
namespace {

bool is_open(int fd) { return ::fcntl(fd, F_GETFD) >= 0; }

FileDescriptor open_null() { return FileDescriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC)); }

TEST(FileDescriptor, ClosesWhatItOwnsAndNoMore) {
  int number = -1;
  {
    const FileDescriptor none;
    EXPECT_FALSE(none.is_open());
    const FileDescriptor file = open_null();
    ASSERT_TRUE(file.is_open());
    number = file.get();
    EXPECT_TRUE(is_open(number));
  }
  EXPECT_FALSE(is_open(number));
}

TEST(FileDescriptor, MovesTheDescriptorAlong) {
  FileDescriptor first = open_null(), second = open_null();
  const int kept = first.get(), replaced = second.get();
  second = std::move(first);
  EXPECT_EQ(second.get(), kept);
  EXPECT_TRUE(is_open(kept));
  EXPECT_FALSE(is_open(replaced));
  const FileDescriptor third = std::move(second);
  EXPECT_EQ(third.get(), kept);
  EXPECT_TRUE(is_open(kept));
}

TEST(FileDescriptor, KeepsTheErrorOfTheCallBefore) {
  FileDescriptor closed_twice = open_null();
  ::close(closed_twice.get());  // so that closing it again sets errno
  errno = ENOSPC;
  closed_twice.reset();
  EXPECT_EQ(errno, ENOSPC);
  EXPECT_FALSE(closed_twice.is_open());
}

}  // namespace
}  // namespace broadsheet
