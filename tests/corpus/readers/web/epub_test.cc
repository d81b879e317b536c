#include <gmock/gmock.h>

#include "corpus/readers/formats.h"
#include "corpus/readers/web/readers.h"
#include "tests/corpus/input/archive_maker.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// Zip without compression, as the first member of a book must be.
std::string make_book(const std::vector<Member>& members) {
  const auto format = [](struct archive* a) {
    archive_write_set_format_zip(a);
    return archive_write_zip_set_compression_store(a);
  };
  return make_archive(format, archive_write_add_filter_none, members);
}

std::string page(const std::string& title, const std::string& text) {
  return "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>" + title +
         "</title></head><body><h1>" + title + "</h1><p>" + text + "</p></body></html>";
}

const Member kMimetype{"mimetype", "application/epub+zip"};
const Member kContainer{
    "META-INF/container.xml",
    "<container xmlns='urn:oasis:names:tc:opendocument:xmlns:container'><rootfiles>"
    "<rootfile full-path='OEBPS/book.opf' media-type='application/oebps-package+xml'/>"
    "</rootfiles></container>"};
constexpr std::string_view kPackage =
    "<package xmlns='http://www.idpf.org/2007/opf' version='3.0'>"
    "<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'>"
    "<dc:title>The Ferry Years</dc:title><dc:creator>Ilona Varga</dc:creator>"
    "<dc:creator>Tom Akers</dc:creator><dc:publisher>Harbour Press</dc:publisher>"
    "<dc:date>2014-04-02</dc:date><dc:language>en</dc:language></metadata>"
    "<manifest><item id='nav' href='nav.xhtml' properties='nav'/>"
    "<item id='c2' href='text/ch%202.xhtml'/><item id='c1' href='text/ch1.xhtml'/>"
    "<item id='cover' href='cover.xhtml'/><item id='front' href='front.xhtml'/>"
    "<item id='gone' href='gone.xhtml'/></manifest>"
    "<spine><itemref idref='cover'/><itemref idref='nav'/><itemref idref='front'/>"
    "<itemref idref='c1'/><itemref idref='c2'/><itemref idref='c1'/></spine>"
    "<guide><reference type='title-page' href='front.xhtml'/></guide></package>";

std::vector<Member> book_with(std::string_view package) {
  return {kMimetype,
          {"OEBPS/text/ch 2.xhtml", page("Storm", "The second winter was hard for the ferry.")},
          {"OEBPS/text/ch1.xhtml", page("Calm", "The first winter was mild for the ferry.")},
          {"OEBPS/nav.xhtml", page("Contents", "Calm, Storm and what else there is in it.")},
          {"OEBPS/cover.xhtml", page("Cover", "The Ferry Years, with a picture of a ferry.")},
          {"OEBPS/front.xhtml", page("Title", "The Ferry Years by Ilona Varga and Tom Akers.")},
          {"OEBPS/book.opf", std::string(package)},
          kContainer};
}

TEST(Epub, GivesTheChaptersInReadingOrderWithTheFactsOfTheBook) {
  const auto sink = read_with(read_epub, make_book(book_with(kPackage)), "b.epub");
  EXPECT_THAT(sink.failures, IsEmpty());
  ASSERT_EQ(sink.articles.size(), 2U);
  const Article& first = sink.articles[0];
  EXPECT_EQ(first.id, "b.epub#OEBPS/text/ch1.xhtml");
  EXPECT_EQ(first.title, "Calm");
  EXPECT_THAT(first.text, HasSubstr("The first winter was mild"));
  EXPECT_EQ(first.author, "Ilona Varga; Tom Akers");
  EXPECT_EQ(first.source, "Harbour Press");
  EXPECT_EQ(first.date, "2014-04-02");
  EXPECT_EQ(first.lang, "en");
  EXPECT_EQ(first.section, "The Ferry Years");
  EXPECT_EQ(sink.articles[1].id, "b.epub#OEBPS/text/ch 2.xhtml");
}

TEST(Epub, ReportsWhatIsMissing) {
  std::string package(kPackage);
  const std::string spine = "<itemref idref='c2'/>";
  package.replace(package.find(spine), spine.size(), "<itemref idref='gone'/>");
  const auto sink = read_with(read_epub, make_book(book_with(package)), "b.epub");
  ASSERT_EQ(sink.failures.size(), 1U);
  EXPECT_EQ(sink.failures[0].record, "OEBPS/gone.xhtml");
  EXPECT_EQ(sink.articles.size(), 1U);
  EXPECT_THROW(read_with(read_epub, make_book({kMimetype, kContainer}), "b.epub"), InputError);
}

TEST(Epub, IsRecognisedByItsFirstMember) {
  const std::string book = make_book(book_with(kPackage));
  const Format* format = recognise_format("b", std::string_view(book).substr(0, kSniffBytes));
  ASSERT_NE(format, nullptr);
  EXPECT_EQ(format->name, "epub");
  EXPECT_FALSE(sniff_epub(make_book({kContainer})));
}

}  // namespace
}  // namespace broadsheet
