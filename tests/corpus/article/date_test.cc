#include "corpus/article/date.h"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

struct Case {
  const char* text;
  const char* iso;  // "" when it is no date
};

std::string iso_of(const std::optional<DateTime>& date) { return date ? format_iso(*date) : ""; }

TEST(ParseDate, ReadsTheFormsThatFilesUse) {
  constexpr Case kCases[] = {
      {"2014-04-02", "2014-04-02"},
      {"20140402", "2014-04-02"},
      {"2014/04/02", "2014-04-02"},
      {"2014-04-02T17:30:00+02:00", "2014-04-02T17:30:00+02:00"},
      {"2014-04-02T17:30:00-0530", "2014-04-02T17:30:00-05:30"},
      {"2014-04-02T17:30Z", "2014-04-02T17:30:00Z"},
      {"2014-04-02 17:30:00.123 UTC", "2014-04-02T17:30:00Z"},
      {"20140402T173000Z", "2014-04-02T17:30:00Z"},
      {"2014-04-02T17:30:00", "2014-04-02T17:30:00"},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"},
      {"  2014-04-02\n", "2014-04-02"},
      {"Wed, 02 Apr 2014 17:30:00 +0200", "2014-04-02T17:30:00+02:00"},
      {"Wed, 02 Apr 2014 17:30:00 -0700 (PDT)", "2014-04-02T17:30:00-07:00"},
      {"2 Apr 2014", "2014-04-02"},
      {"2 Apr 14 10:00 EST", "2014-04-02T10:00:00-05:00"},
      {"2 Apr 87 10:00 GMT", "1987-04-02T10:00:00Z"},
      {"26-FEB-1987 15:01:01.79", "1987-02-26T15:01:01"},
      {" 2-MAR-1987 15:01:01.79", "1987-03-02T15:01:01"},
      {"3-MAR-1987  09:15:05.40", "1987-03-03T09:15:05"},
  };
  for (const Case& c : kCases) EXPECT_EQ(iso_of(parse_date(c.text)), c.iso) << c.text;
}

TEST(ParseDate, RefusesWhatIsNoDayOrNoTime) {
  for (const char* text : {"",
                           " ",
                           "2014",
                           "2014-04",
                           "hello",
                           "2014-02-30",
                           "2014-13-01",
                           "2014-00-01",
                           "0000-01-01",
                           "2014-04-02T25:00",
                           "2014-04-02T10:61",
                           "2014-04-02T10:00+99:00",
                           "2014-04-02x",
                           "2014-04-0",
                           "31 Apr 2014",
                           "Foo, 2 Apr 2014",
                           "2014-04/02",
                           "26-FEB-1987 605:12:19.12",
                           "2014-04-02T",
                           "\xff\xfe",
                           "99999999999999999999"})
    EXPECT_FALSE(parse_date(text)) << text;
}

TEST(FindDate, FindsDatesInProseOfSeveralLanguages) {
  constexpr Case kCases[] = {
      {"Kyiv, 2 April 2014", "2014-04-02"},
      {"Published April 2, 2014 by the desk", "2014-04-02"},
      {"Sept. 3rd, 2014", "2014-09-03"},
      {"on 2014-04-02.", "2014-04-02"},
      {"Berlin, 2. April 2014", "2014-04-02"},
      {"Wien, am 1. März 2020", "2020-03-01"},
      {"Wien, am 02.04.2014", "2014-04-02"},
      {"Paris, le 2 avril 2014", "2014-04-02"},
      {"le 1er août 2014", "2014-08-01"},
      {"12 FÉVRIER 2014", "2014-02-12"},
      {"Madrid, 2 de abril de 2014", "2014-04-02"},
      {"Lisboa, 1º de maio de 2014", "2014-05-01"},
  };
  for (const Case& c : kCases) EXPECT_EQ(iso_of(find_date(c.text)), c.iso) << c.text;
}

TEST(FindDate, FindsNoneWhereThereIsNone) {
  for (const char* line : {"", "In May 2014 it rained", "the march of 12 men", "312 April 2014",
                           "31 April 2014", "room 2014-04", "version 1.2.3", "2 April 20145"})
    EXPECT_FALSE(find_date(line)) << line;
}

TEST(DateTerms, NameTheDayAsWritten) {
  auto date = parse_date("2014-12-31T23:30:00-05:00");
  ASSERT_TRUE(date);
  EXPECT_EQ(date_terms(*date)[0], "D20141231");
  EXPECT_EQ(date_terms(*date)[1], "M201412");
  EXPECT_EQ(date_terms(*date)[2], "Y2014");
}

TEST(DateSortKey, IsInUtc) {
  constexpr Case kCases[] = {
      {"2014-12-31T23:30:00-05:00", "20150101043000"},
      {"2014-01-01T00:30:00+02:00", "20131231223000"},
      {"2014-04-02", "20140402000000"},
      {"0001-01-01T00:00:00+01:00", "00010101000000"},
      {"9999-12-31T23:00:00-02:00", "99991231235959"},
  };
  for (const Case& c : kCases) {
    auto date = parse_date(c.text);
    ASSERT_TRUE(date) << c.text;
    EXPECT_EQ(date_sort_key(*date), c.iso) << c.text;
  }
}

}  // namespace
}  // namespace broadsheet
