#include "corpus/support/varint.h"

#include <gtest/gtest.h>

#include <limits>

namespace broadsheet {
namespace {

TEST(Varint, GivesBackWhatItHasWritten) {
  constexpr uint64_t kMost = std::numeric_limits<uint64_t>::max();
  for (const uint64_t number :
       {uint64_t{0}, uint64_t{127}, uint64_t{128}, uint64_t{16384}, kMost}) {
    std::string bytes;
    put_varint(bytes, number);
    std::string_view rest = bytes;
    EXPECT_EQ(take_varint(rest), number);
    EXPECT_TRUE(rest.empty());
    bytes.pop_back();
    rest = bytes;
    EXPECT_EQ(take_varint(rest), std::nullopt) << number;
  }
}

TEST(Varint, RefusesMoreThan64Bits) {
  for (const std::string& bytes :
       {std::string(9, '\xff') + '\x02', std::string(10, '\x80') + '\0'}) {
    std::string_view rest = bytes;
    EXPECT_EQ(take_varint(rest), std::nullopt);
  }
}

TEST(Counted, EndsWithinTheBytes) {
  std::string bytes;
  put_counted(bytes, "ferry");
  put_counted(bytes, "");
  std::string_view rest = bytes;
  EXPECT_EQ(take_counted(rest), "ferry");
  EXPECT_EQ(take_counted(rest), "");
  EXPECT_EQ(take_counted(rest), std::nullopt);
  for (const std::string_view cut : {"\x05"
                                     "ferr",
                                     "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01x"}) {
    rest = cut;
    EXPECT_EQ(take_counted(rest), std::nullopt);
  }
}

}  // namespace
}  // namespace broadsheet
