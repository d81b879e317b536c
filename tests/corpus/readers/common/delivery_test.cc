#include "corpus/readers/common/delivery.h"

#include <gmock/gmock.h>

#include "corpus/readers/json/readers.h"
#include "corpus/readers/plain/readers.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

CollectingSink with_dates(const std::vector<std::string>& dates, std::string_view lang = "en") {
  std::string table = "title;date\n";
  for (const std::string& date : dates) table += "T;" + date + "\n";
  return read_with(read_csv, table, "a.csv", {.lang = std::string(lang)});
}

std::vector<std::string> dates_of(const CollectingSink& sink) {
  std::vector<std::string> dates;
  for (const Article& article : sink.articles) dates.push_back(article.date);
  return dates;
}

TEST(Delivery, SettlesTheOrderOfDaysByTheRestOfTheSource) {
  EXPECT_THAT(
      dates_of(with_dates({"05/11/2019", "2019-01-01", "06/11/2019", "25/12/2019", "01/02/2020"})),
      ElementsAre("2019-11-05", "2019-01-01", "2019-11-06", "2019-12-25", "2020-02-01"));
  EXPECT_THAT(dates_of(with_dates({"05/11/2019", "12/25/2019", "01/02/2020"}, "de")),
              ElementsAre("2019-05-11", "2019-12-25", "2020-01-02"));
}

TEST(Delivery, TakesTheUsualOrderOfTheLanguageWhereNothingShowsIt) {
  EXPECT_THAT(dates_of(with_dates({"05/11/2019", "05.11.2019"})),
              ElementsAre("2019-05-11", "2019-11-05"));
  EXPECT_THAT(dates_of(with_dates({"05/11/2019"}, "fr")), ElementsAre("2019-11-05"));
}

TEST(Delivery, HoldsBackABoundedNumberOfArticles) {
  std::vector<std::string> dates(1500, "05/11/2019");
  dates.push_back("25/12/2019");
  dates.push_back("05/11/2019");
  const auto given = dates_of(with_dates(dates));
  ASSERT_EQ(given.size(), dates.size());
  EXPECT_EQ(given.front(), "2019-05-11");
  EXPECT_EQ(given.back(), "2019-11-05");
}

TEST(Delivery, HandsOverWhatIsHeldBackBeforeDamage) {
  class Damaged : public ByteSource {
   public:
    size_t read(char* buffer, size_t size) override {
      if (text_.empty()) throw InputError(path_, "is damaged");
      const size_t n = text_.copy(buffer, size);
      text_.remove_prefix(n);
      return n;
    }
    const std::string& path() const override { return path_; }

   private:
    std::string_view text_ = "title,date\nA,05/11/2019\nB,06/11/2019\n";
    std::string path_ = "a.csv";
  } source;
  CollectingSink sink;
  Delivery delivery(source, {}, sink);
  EXPECT_THROW(read_csv(source, delivery), InputError);
  EXPECT_THAT(sink.articles, IsEmpty());
  delivery.finish();
  EXPECT_THAT(sink.articles, SizeIs(2));
}

TEST(Delivery, SaysOnceForEachFormWhichDatesCantBeRead) {
  const auto sink =
      with_dates({"32/13/2019", "45/45/2020", "soon", "2019-11-05", "wann?", "35/13/2019"});
  ASSERT_THAT(sink.articles, SizeIs(6));
  EXPECT_THAT(sink.failures, IsEmpty());
  EXPECT_THAT(
      sink.warnings,
      ElementsAre(
          Failure{"a.csv", "",
                  "the date of 3 articles can't be read: \"32/13/2019\" (the form 99/99/9999)"},
          Failure{"a.csv", "", "the date of 1 article can't be read: \"soon\" (the form aaaa)"},
          Failure{"a.csv", "", "the date of 1 article can't be read: \"wann?\" (the form aaaa?)"}));
}

TEST(Delivery, BoundsTheNumberOfWarnings) {
  std::vector<std::string> dates;
  for (size_t i = 0; i < 100; ++i) dates.push_back("?" + std::string(i, '-'));
  const auto sink = with_dates(dates);
  ASSERT_THAT(sink.warnings, SizeIs(21));
  EXPECT_EQ(sink.warnings.back().reason, "the date of 80 articles in other forms can't be read");
}

TEST(Delivery, NamesTheLongestMemberOfArticlesWithoutAText) {
  const std::string text(300, 'x');
  const std::string lines = "{\"title\":\"A\",\"wortlaut\":\"" + text + "\",\"n\":\"1\"}\n" +
                            "{\"title\":\"B\",\"wortlaut\":\"" + text + "\"}\n" +
                            "{\"id\":\"c\",\"wortlaut\":\"" + text + "\"}\n" +
                            "{\"title\":\"D\",\"n\":\"short\"}\n";
  const auto sink = read_with(read_jsonl, lines, "a");
  EXPECT_THAT(sink.articles, SizeIs(3));
  EXPECT_THAT(
      sink.failures,
      ElementsAre(Failure{"a", "line 3",
                          "has neither text nor title; its longest member is \"wortlaut\""}));
  EXPECT_THAT(sink.warnings,
              ElementsAre(Failure{"a", "",
                                  "2 articles without a text: the longest member, \"wortlaut\" "
                                  "(300 bytes), is not a known one"}));
}

}  // namespace
}  // namespace broadsheet
