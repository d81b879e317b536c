#include "corpus/readers/xml/parser.h"

#include <gmock/gmock.h>

#include "corpus/readers/newswire/readers.h"
#include "corpus/readers/xml/text.h"
#include "corpus/support/error.h"
#include "tests/corpus/readers/collecting_sink.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

// The message of the error that ends the reading, or "".
std::string refusal_of(std::string_view feed) {
  try {
    read_with(read_feed, feed, "a.xml");
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

const std::string kItem = "<rss><channel><item><title>&a;</title></item></channel></rss>";

TEST(XmlParser, ExpandsEntitiesOfTheDocument) {
  const auto sink = read_with(read_feed, "<!DOCTYPE rss [<!ENTITY a 'Bridge'>]>" + kItem);
  ASSERT_EQ(sink.articles.size(), 1u);
  EXPECT_EQ(sink.articles[0].title, "Bridge");
}

TEST(XmlParser, RefusesEntitiesThatExpandBeyondMeasure) {
  std::string bomb = "<!DOCTYPE rss [<!ENTITY l0 'hahahahahahahahahahahahahahahaha'>";
  for (int i = 1; i < 12; ++i) {
    bomb += "<!ENTITY l" + std::to_string(i) + " '";
    for (int j = 0; j < 10; ++j) bomb += "&l" + std::to_string(i - 1) + ";";
    bomb += "'>";
  }
  bomb += "<!ENTITY a '&l11;'>]>";
  EXPECT_THAT(refusal_of(bomb + kItem), testing::HasSubstr("expand too much"));
}

TEST(XmlParser, RefusesEntitiesThatRefuseToEnd) {
  EXPECT_THAT(refusal_of("<!DOCTYPE rss [<!ENTITY a '&b;'><!ENTITY b '&a;'>]>" + kItem),
              testing::HasSubstr("expand too much"));
}

TEST(XmlParser, RefusesToTakeInOtherFiles) {
  const TempDir directory;
  const std::string secret = (directory.path() / "secret.txt").string();
  EXPECT_THAT(refusal_of("<!DOCTYPE rss [<!ENTITY a SYSTEM '" + secret + "'>]>" + kItem),
              testing::HasSubstr("external entity 'a'"));
}

TEST(XmlParser, LoadsNoDocumentTypeFromElsewhere) {
  const auto sink = read_with(read_feed,
                              "<!DOCTYPE rss PUBLIC 'x' 'http://site.invalid/rss.dtd'"
                              "[<!ENTITY % p SYSTEM 'http://site.invalid/p.dtd'>%p;]>"
                              "<rss><item><title>Bridge</title></item></rss>");
  ASSERT_EQ(sink.articles.size(), 1u);
  EXPECT_EQ(sink.articles[0].title, "Bridge");
}

TEST(XmlParser, RefusesDeepNesting) {
  std::string deep = "<rss>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_THAT(refusal_of(deep), testing::HasSubstr("nested deeper"));
}

TEST(XmlParser, LeavesOutARecordThatIsTooLong) {
  std::string feed = "<rss><channel><item><title>One</title>";
  for (size_t i = 0; i < kMaxArticleBytes / 128; ++i) feed += "<a/>";
  feed += "</item><item><title>Two</title></item></channel></rss>";
  const auto sink = read_with(read_feed, feed);
  ASSERT_EQ(sink.articles.size(), 1u);
  EXPECT_EQ(sink.articles[0].title, "Two");
  ASSERT_EQ(sink.failures.size(), 1u);
  EXPECT_THAT(sink.failures[0].reason, testing::HasSubstr("longer than 64 MB"));
}

}  // namespace
}  // namespace broadsheet
