#include "corpus/input/line_reader.h"

#include <gmock/gmock.h>

#include "corpus/input/byte_source.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;

std::vector<std::string> lines_of(std::string_view bytes, size_t limit) {
  auto source = open_memory(bytes, "a");
  LineReader reader(*source, limit, 64);
  std::vector<std::string> lines;
  while (reader.next())
    lines.push_back(std::to_string(reader.number()) +
                    (reader.too_long() ? " too long" : "=" + std::string(reader.line())));
  return lines;
}

TEST(LineReader, SplitsLinesAtEitherEnd) {
  EXPECT_THAT(lines_of("", 10), ElementsAre());
  EXPECT_THAT(lines_of("\n", 10), ElementsAre("1="));
  EXPECT_THAT(lines_of("a\r\n\nb", 10), ElementsAre("1=a", "2=", "3=b"));
}

TEST(LineReader, PassesOverLinesLongerThanTheLimit) {
  EXPECT_THAT(lines_of("1234\n1234\r\n12345\n12345\r\n123456\n1234567890123\nok\n12345", 4),
              ElementsAre("1=1234", "2=1234", "3 too long", "4 too long", "5 too long",
                          "6 too long", "7=ok", "8 too long"));
}

}  // namespace
}  // namespace broadsheet
