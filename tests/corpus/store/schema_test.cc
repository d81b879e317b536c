#include "corpus/store/schema.h"

#include <gtest/gtest.h>
#include <xapian.h>

#include <set>

#include "corpus/support/error.h"

namespace broadsheet {
namespace {

TEST(Schema, FindsFieldsByTheirQueryName) {
  EXPECT_EQ(field_named("title")->prefix, "S");
  EXPECT_EQ(field_named("source")->prefix, "XSRC");
  EXPECT_EQ(field_named("nonsense"), nullptr);
  EXPECT_EQ(field_named(""), nullptr) << "fields without a name can't be asked for";
}

TEST(Schema, PutsThePrefixBeforeTheValue) {
  EXPECT_EQ(field_term(Field::kId, "reut-42"), "Qreut-42");
  EXPECT_EQ(field_term(Field::kLang, "de"), "Lde");
  EXPECT_EQ(field_term(Field::kText, "nato"), "nato");
}

TEST(Schema, ReadsValuesAndRefusesDamagedOnes) {
  EXPECT_EQ(words_in_value(""), 0U);
  EXPECT_EQ(words_in_value(Xapian::sortable_serialise(512)), 512U);
  EXPECT_THROW(words_in_value(Xapian::sortable_serialise(-1)), Error);
  EXPECT_THROW(words_in_value(std::string(9, '\xff')), Error);
  EXPECT_EQ(day_in_value("20140402173000"), "20140402");
  EXPECT_EQ(day_in_value(""), "");
  for (const char* damaged : {"2014", "2014-04-02", "soon enough"})
    EXPECT_THROW(day_in_value(damaged), Error) << damaged;
}

TEST(Schema, CutsLongValuesAndKeepsThemDistinct) {
  std::set<std::string> terms;
  for (size_t length : {size_t{244}, size_t{245}, size_t{246}, size_t{5000}, size_t{3000000}}) {
    const std::string term = field_term(Field::kId, std::string(length, 'x'));
    EXPECT_LE(term.size(), kMaxTermBytes);
    terms.insert(term);
  }
  EXPECT_EQ(terms.size(), 5u);
  EXPECT_EQ(field_term(Field::kId, std::string(244, 'x')), "Q" + std::string(244, 'x'));
}

TEST(Schema, CountsZeroBytesTwiceAsXapianDoes) {
  const std::string term = field_term(Field::kId, std::string(200, '\0'));
  size_t bytes = term.size();
  for (char c : term) bytes += c == '\0';
  EXPECT_LE(bytes, kMaxTermBytes);
}

TEST(Schema, GivesEachFileAKeyOf22Characters) {
  EXPECT_EQ(file_key("/a/b.html").size(), 22u);
  EXPECT_EQ(file_key("/a/b.html"), file_key("/a/b.html"));
  EXPECT_NE(file_key("/a/b.html"), file_key("/a/c.html"));
  EXPECT_EQ(file_key("x").find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
                                            "0123456789-_"),
            std::string::npos);
}

}  // namespace
}  // namespace broadsheet
