#include <gtest/gtest.h>

#include "corpus/article/date_in_prose.h"
#include "corpus/article/date_reader.h"

namespace broadsheet {
namespace {

struct Case {
  const char* text;
  const char* iso;  // "" when it is not a valid date
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

TEST(ParseDate, ReadsWhatFeedsMakeOfRfc822) {
  constexpr Case kCases[] = {
      {"Sat, Oct 28 2023 08:28:28 PM", "2023-10-28T20:28:28"},
      {"Mo, 25 Jun 2018 11:41:36", "2018-06-25T11:41:36"},
      {"ma, 08 okt 2018 10:09:29 +0000", "2018-10-08T10:09:29Z"},
      {"Tue, 05 Nov 2019 10:00:00 GMT+0200", "2019-11-05T10:00:00+02:00"},
      {"Thues, 5 November 2019 10:00", "2019-11-05T10:00:00"},
      {"mar., 05 nov. 2019 10:15:00 +0100", "2019-11-05T10:15:00+01:00"},
      {"mar, 5 mars 2019 10:15:00 GMT", "2019-03-05T10:15:00Z"},
      {"вт, 05 ноя 2019 10:15:00 +0300", "2019-11-05T10:15:00+03:00"},
      {"Tue, 5 Nov 2019 12:05 AM EST", "2019-11-05T00:05:00-05:00"},
      {"Tue, 05 Nov 2019 10:00:00 +02:00", "2019-11-05T10:00:00+02:00"},
      {"Tue, 05 Nov 2019 10:00:00 Z", "2019-11-05T10:00:00Z"},
      {"Tue, 05 Nov 2019 10:00:00 XYZT", "2019-11-05T10:00:00"},
      {"Tue, 05 Nov 2019 24:00:00 GMT", "2019-11-06T00:00:00Z"},
      {"Tue Nov  5 10:15:00 2019", "2019-11-05T10:15:00"},
      {"Tue Nov 05 2019 10:15:00 GMT+0200 (Central European Time)", "2019-11-05T10:15:00+02:00"},
      {"05/Nov/2019:10:15:00 +0000", "2019-11-05T10:15:00Z"},
      {"Tuesday, 05-Nov-19 10:15:00 UTC", "2019-11-05T10:15:00Z"},
  };
  for (const Case& c : kCases) EXPECT_EQ(iso_of(parse_date(c.text)), c.iso) << c.text;
}

TEST(ParseDate, ReadsIso8601AndItsAbuses) {
  constexpr Case kCases[] = {
      {"2019-11-05T10:15:00.000000", "2019-11-05T10:15:00"},
      {"2019-11-05T10:15:00,5+01", "2019-11-05T10:15:00+01:00"},
      {"2019-11-05 10:15:00 +0000 UTC", "2019-11-05T10:15:00Z"},
      {"2019-11-05T10:15:00 +01:00", "2019-11-05T10:15:00+01:00"},
      {"2019-11-05T10:15:00Z[UTC]", "2019-11-05T10:15:00Z"},
      {"2019-11-05t10:15:00z", "2019-11-05T10:15:00Z"},
      {"2019-11-05 10:15 EST", "2019-11-05T10:15:00-05:00"},
      {"2019-11-5", "2019-11-05"},
      {"2019/11/5 9:05", "2019-11-05T09:05:00"},
      {"2019.11.05", "2019-11-05"},
      {"2019:11:05 10:15:00", "2019-11-05T10:15:00"},
      {"2019-11-05T24:00:00", "2019-11-06T00:00:00"},
      {"2019-11-00", "2019-11"},
      {"2019-00-00", "2019"},
      {"2019-W45-2", "2019-11-05"},
      {"2019-309", "2019-11-05"},
      {"20191105T101500Z", "2019-11-05T10:15:00Z"},
      {"20191105101500", "2019-11-05T10:15:00"},
      {"201911051015", "2019-11-05T10:15:00"},
  };
  for (const Case& c : kCases) EXPECT_EQ(iso_of(parse_date(c.text)), c.iso) << c.text;
}

TEST(ParseDate, ReadsWrittenDatesOfTheLanguagesThatAreStemmed) {
  constexpr Case kCases[] = {
      {"November 5, 2019", "2019-11-05"},
      {"5. November 2019", "2019-11-05"},
      {"5th November 2019", "2019-11-05"},
      {"5th of November, 2019", "2019-11-05"},
      {"Nov 5 '19", "2019-11-05"},
      {"Tuesday 5 November 2019 10.15", "2019-11-05T10:15:00"},
      {"Sept. 5, 2019, 10:15 a.m. EDT", "2019-09-05T10:15:00-04:00"},
      {"Sept. 5, 2019 at 3 p.m. ET", "2019-09-05T15:00:00"},
      {"5 November 2019 – 10:15", "2019-11-05T10:15:00"},
      {"Dienstag, 5. November 2019, 10.15 Uhr", "2019-11-05T10:15:00"},
      {"5. März 2019 um 10 Uhr", "2019-03-05T10:00:00"},
      {"mardi 5 novembre 2019 à 10h15", "2019-11-05T10:15:00"},
      {"1er août 2019", "2019-08-01"},
      {"12 FÉVRIER 2014", "2014-02-12"},
      {"12 fevrier 2014", "2014-02-12"},
      {"5 de noviembre de 2019", "2019-11-05"},
      {"martedì 5 novembre 2019", "2019-11-05"},
      {"5 de novembro de 2019", "2019-11-05"},
      {"dinsdag 5 november 2019", "2019-11-05"},
      {"5 ноября 2019 г.", "2019-11-05"},
      {"den 5 november 2019 kl. 10:15", "2019-11-05T10:15:00"},
      {"5. marraskuuta 2019", "2019-11-05"},
      {"2019. november 5.", "2019-11-05"},
      {"5 noiembrie 2019", "2019-11-05"},
      {"5 Kasım 2019", "2019-11-05"},
      {"5 Νοεμβρίου 2019", "2019-11-05"},
      {"2019年11月5日", "2019-11-05"},
      {"2019년 11월 5일", "2019-11-05"},
  };
  for (const Case& c : kCases) EXPECT_EQ(iso_of(parse_date(c.text)), c.iso) << c.text;
}

TEST(ParseDate, ReadsUnixTimeAndWhatNewswiresWrite) {
  constexpr Case kCases[] = {
      {"1572948900", "2019-11-05T10:15:00Z"},
      {"1572948900.25", "2019-11-05T10:15:00Z"},
      {"1572948900000", "2019-11-05T10:15:00Z"},
      {"1572948900000000", "2019-11-05T10:15:00Z"},
      {"1572948900000000000", "2019-11-05T10:15:00Z"},
      {"910514", "1991-05-14"},
      {"19880212", "1988-02-12"},
      {"880212-0148EST", "1988-02-12T01:48:00-05:00"},
      {"02-12-88 1454EST", "1988-12-02T14:54:00-05:00"},
      {"14 Mar 94", "1994-03-14"},
      {"March 14, 1988, Monday", "1988-03-14"},
  };
  for (const Case& c : kCases) EXPECT_EQ(iso_of(parse_date(c.text)), c.iso) << c.text;
}

TEST(ParseDate, KeepsMonthsAndYearsAlone) {
  constexpr Case kCases[] = {
      {"2019-11", "2019-11"},   {"November 2019", "2019-11"},
      {"Nov. 2019", "2019-11"}, {"11/2019", "2019-11"},
      {"201911", "2019-11"},    {"noviembre de 2019", "2019-11"},
      {"1923", "1923"},         {"2019-11-00T00:00:00Z", "2019-11"},
  };
  for (const Case& c : kCases) {
    EXPECT_EQ(iso_of(parse_date(c.text)), c.iso) << c.text;
    EXPECT_EQ(iso_of(parse_iso(c.iso)), c.iso) << c.iso;
  }
}

TEST(ReadDate, TakesDayAndMonthInTheOrderThatIsKnown) {
  struct {
    const char* text;
    DayOrder order;
    const char* iso;
    bool either;
    DayOrder shows;
  } cases[] = {
      {"05.11.2019", DayOrder::kMonthFirst, "2019-11-05", false, DayOrder::kUnknown},
      {"05/11/2019", DayOrder::kUnknown, "2019-05-11", true, DayOrder::kUnknown},
      {"05/11/2019", DayOrder::kDayFirst, "2019-11-05", true, DayOrder::kUnknown},
      {"5-11-19 10:15 PM", DayOrder::kUnknown, "2019-11-05T22:15:00", true, DayOrder::kUnknown},
      {"25/11/2019", DayOrder::kMonthFirst, "2019-11-25", false, DayOrder::kDayFirst},
      {"11/25/2019", DayOrder::kUnknown, "2019-11-25", false, DayOrder::kMonthFirst},
      {"11/11/2019", DayOrder::kUnknown, "2019-11-11", false, DayOrder::kUnknown},
  };
  for (const auto& c : cases) {
    const auto reading = read_date(c.text, c.order);
    ASSERT_TRUE(reading) << c.text;
    EXPECT_EQ(format_iso(reading->date), c.iso) << c.text;
    EXPECT_EQ(reading->either, c.either) << c.text;
    EXPECT_EQ(reading->shows, c.shows) << c.text;
  }
}

TEST(ParseDate, RefusesWhatIsNoDayOrNoTime) {
  for (const char* text : {"",
                           " ",
                           "hello",
                           "2014-02-30",
                           "2014-13-01",
                           "2014-00-01",
                           "0000-01-01",
                           "2014-04-02T25:00",
                           "2014-04-02T10:61",
                           "2014-04-02T10:00+99:00",
                           "2014-04-02x",
                           "31 Apr 2014",
                           "Kyiv, 2 Apr 2014",
                           "26-FEB-1987 605:12:19.12",
                           "2014-04-02T",
                           "\xff\xfe",
                           "99999999999999999999",
                           "0001-11-30",
                           "2 days ago",
                           "May",
                           "5 November",
                           "1923-24",
                           "13/13/2019",
                           "2014-04-02 to 2014-04-05",
                           "November 5, 2019 and more"})
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

TEST(DateTerms, AreNoMorePreciseThanTheDate) {
  EXPECT_EQ(date_terms(*parse_date("2014-12")), (std::vector<std::string>{"M201412", "Y2014"}));
  EXPECT_EQ(date_terms(*parse_date("2014")), std::vector<std::string>{"Y2014"});
  EXPECT_EQ(first_day(*parse_date("2014-02")), "20140201");
  EXPECT_EQ(last_day(*parse_date("2014-02")), "20140228");
  EXPECT_EQ(last_day(*parse_date("2014")), "20141231");
}

TEST(DateSortKey, IsInUtc) {
  constexpr Case kCases[] = {
      {"2014-12-31T23:30:00-05:00", "20150101043000"},
      {"2014-01-01T00:30:00+02:00", "20131231223000"},
      {"2014-04-02", "20140402000000"},
  };
  for (const Case& c : kCases) {
    auto date = parse_date(c.text);
    ASSERT_TRUE(date) << c.text;
    EXPECT_EQ(date_sort_key(*date), c.iso) << c.text;
  }
  EXPECT_EQ(date_sort_key(*parse_iso("0001-01-01T00:00:00+01:00")), "00010101000000");
  EXPECT_EQ(date_sort_key(*parse_iso("9999-12-31T23:00:00-02:00")), "99991231235959");
}

}  // namespace
}  // namespace broadsheet
