#include <gmock/gmock.h>

#include "corpus/readers/formats.h"
#include "corpus/readers/mail/readers.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kMultipart =
    "From: =?utf-8?q?Zo=C3=AB_Marchetti?= <zoe@harbour.example>, desk@harbour.example\r\n"
    "To: readers@harbour.example\r\n"
    "Subject: =?iso-8859-1?Q?F=E4hre?= =?utf-8?B?IHNpbmtz?=\r\n"
    "Date: Wed, 2 Apr 2014 17:30:00 +0200 (CEST)\r\n"
    "Message-ID: <letter-7@harbour.example>\r\n"
    "List-Id: \"The Harbour Letter\" <letter.harbour.example>\r\n"
    "Keywords: ferry, port\r\n"
    "Content-Language: de\r\n"
    "Archived-At: <https://harbour.example/7>\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/mixed; boundary=out\r\n"
    "\r\n"
    "--out\r\n"
    "Content-Type: multipart/alternative; boundary=in\r\n"
    "\r\n"
    "--in\r\n"
    "Content-Type: text/plain; charset=utf-8\r\n"
    "\r\n"
    "See our web page.\r\n"
    "--in\r\n"
    "Content-Type: text/html; charset=iso-8859-1\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "\r\n"
    "<style>p {color: red}</style><p>The f=E4hre s=\r\n"
    "ank.</p><p>Nobody was hurt.</p>\r\n"
    "--in--\r\n"
    "--out\r\n"
    "Content-Type: text/plain\r\n"
    "Content-Disposition: attachment; filename=list.txt\r\n"
    "\r\n"
    "names of passengers\r\n"
    "--out--\r\n";

TEST(Mail, TakesPartsAndHeadersOutOfTheirEncodings) {
  const auto sink = read_with(read_mail, kMultipart, "a.eml");
  ASSERT_EQ(sink.articles.size(), 1u);
  const Article expected{.id = "letter-7@harbour.example",
                         .title = "Fähre sinks",
                         .text = "The fähre sank.\n\nNobody was hurt.",
                         .date = "2014-04-02T17:30:00+02:00",
                         .source = "The Harbour Letter",
                         .author = "Zoë Marchetti; desk@harbour.example",
                         .lang = "de",
                         .url = "https://harbour.example/7",
                         .path = "a.eml",
                         .keywords = "ferry; port"};
  EXPECT_EQ(sink.articles[0], expected);
  EXPECT_TRUE(sink.failures.empty());
}

TEST(Mail, ReadsEachMessageOfAMailbox) {
  const auto sink = read_with(read_mail,
                              "From desk@harbour.example Wed Apr  2 17:30:00 2014\n"
                              "Subject: One\n"
                              "\n"
                              "It sails.\n"
                              "\n"
                              "From here it goes on.\n"
                              "\n"
                              ">From the port, too.\n"
                              "\n"
                              "From desk@harbour.example Thu Apr  3 08:00:00 2014\n"
                              "\n"
                              "\n"
                              "From - Thu Apr 03 08:00:00 2014\n"
                              "Subject: Three\n"
                              "Content-Type: text/plain; charset=utf-8\n"
                              "Content-Transfer-Encoding: base64\n"
                              "\n"
                              "RsOkaHJlCg==\n",
                              "a.mbox");
  ASSERT_EQ(sink.articles.size(), 2u);
  EXPECT_EQ(sink.articles[0].id, "a.mbox#1");
  EXPECT_EQ(sink.articles[0].title, "One");
  EXPECT_EQ(sink.articles[0].text, "It sails.\n\nFrom here it goes on.\n\nFrom the port, too.");
  EXPECT_EQ(sink.articles[1].id, "a.mbox#13");
  EXPECT_EQ(sink.articles[1].text, "Fähre");
  ASSERT_EQ(sink.failures.size(), 1u);
  EXPECT_EQ(sink.failures[0].record, "line 10");
}

TEST(Mail, GivesWhatCanBeReadOfDamagedMessages) {
  struct Case {
    std::string_view message, text;
  };
  const std::vector<Case> cases = {
      // Cut off within a part.
      {kMultipart.substr(0, kMultipart.find("<p>Nobody") + 13), "The fähre sank.\n\nNobody was"},
      {"Subject: a\nContent-Type: text/plain; charset=no-such\n\nF\xE4hre\n", "Fähre"},
      {"Subject: a\nContent-Type: text/plain; charset=us-ascii\n\nF\xC3\xA4hre\n", "Fähre"},
      {"Subject: a\nContent-Type: multipart/mixed\n\nno boundary\n", ""},
      {"Subject: a\nContent-Transfer-Encoding: base64\n\nRsOkaHJl!!\n", "Fähre"},
      {"Subject: a\nContent-Type: text/html; charset=latin1\n\n<p>F\xE4hre", "Fähre"},
      {"Subject: a\nContent-Type: text/plain; format=flowed\n\nIt \nsails.\nIt\nis\n",
       "It sails.\nIt\nis"},
      {"Subject: a\nContent-Type: application/pdf\n\n%PDF\n", ""},
  };
  for (const auto& [message, text] : cases) {
    const auto sink = read_with(read_mail, message);
    ASSERT_EQ(sink.articles.size(), 1u) << message;
    EXPECT_THAT(sink.articles[0].text, testing::StartsWith(text)) << message;
    EXPECT_THAT(sink.articles[0].text, Not(HasSubstr("passengers")));
    EXPECT_EQ(sink.articles[0].text.empty(), text.empty()) << message;
  }
}

TEST(Mail, ReadsHeadersOutsideOfTheStandard) {
  const auto sink = read_with(read_mail,
                              "From: Z\xC3\xB6"
                              "e <z@a.example>\nSubject: F\xE4hre\n sinks\n"
                              "Date: Wednesday, 02-Apr-14 17:30:00 GMT\n\na\n");
  ASSERT_EQ(sink.articles.size(), 1u);
  EXPECT_EQ(sink.articles[0].author, "Zöe");
  EXPECT_EQ(sink.articles[0].title, "Fähre sinks");
  EXPECT_EQ(sink.articles[0].date, "2014-04-02T17:30:00Z");
}

TEST(Mail, IsNotOverwhelmedByDeepNesting) {
  std::string message = "Subject: deep\n";
  for (int i = 0; i < 20000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    message += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  const auto sink = read_with(read_mail, message + "\ndeep\n");
  ASSERT_EQ(sink.articles.size(), 1u);
  EXPECT_EQ(sink.articles[0].title, "deep");
}

TEST(Mail, RefusesMessagesThatAreTooLongAndGoesOn) {
  const std::string from = "From a@b Wed Apr  2 17:30:00 2014\n";
  const std::string box =
      from + "Subject: a\n\n" + std::string(300, 'a') + "\n\n" + from + "Subject: b\n\nb\n";
  const CollectingSink sink =
      read_with(read_mail, box, "a.mbox", {.lang = "", .max_article_bytes = 200});
  ASSERT_EQ(sink.articles.size(), 1u);
  EXPECT_EQ(sink.articles[0].title, "b");
  ASSERT_EQ(sink.failures.size(), 1u);
  EXPECT_EQ(sink.failures[0].record, "line 1");
}

TEST(Mail, IsRecognisedByItsHeaders) {
  EXPECT_EQ(recognise_format("a", kMultipart)->name, "mail");
  EXPECT_EQ(recognise_format("a",
                             "From a@b Wed Apr  2 17:30:00 2014\nX-A: b\n\tc\nto: d\n"
                             "Subject: e\n")
                ->name,
            "mail");
  EXPECT_EQ(recognise_format("a.mbox", "junk")->name, "mail");
  EXPECT_EQ(recognise_format("a.txt", "From here: it goes\nSubject: a\n\ntext\n")->name, "text");
  EXPECT_EQ(recognise_format("a.txt", "Date: 2014\n\nSubject: a\nFrom: b\n")->name, "text");
}

constexpr std::string_view kSavedPage =
    "From: <Saved by Blink>\r\n"
    "Snapshot-Content-Location: https://paper.example/ferry\r\n"
    "Subject: Ferry resumes | The Paper\r\n"
    "Date: Sun, 12 Feb 2023 10:11:12 -0000\r\n"
    "MIME-Version: 1.0\r\n"
    "Content-Type: multipart/related;\r\n\ttype=\"text/html\"; boundary=\"aaaa\"\r\n"
    "\r\n"
    "--aaaa\r\n"
    "Content-Type: text/html\r\n"
    "Content-Transfer-Encoding: quoted-printable\r\n"
    "Content-Location: https://paper.example/ferry\r\n"
    "\r\n"
    "<html lang=3D\"en\"><title>Ferry resumes | The Paper</title><meta name=3D\"author\" "
    "content=3D\"Ilona Varga\"><meta property=3D\"article:published_time\" "
    "content=3D\"2023-02-10T08:00:00Z\"><nav><a href=3D\"/\">Home</a></nav><article><h1>Ferry "
    "resumes</h1><p>The ferry at V=C3=A1c resumed on Tuesday after a month of repairs, the "
    "operator "
    "said.</p></article></html>\r\n"
    "--aaaa\r\n"
    "Content-Type: text/html\r\n"
    "\r\n"
    "<p>Buy shoes now, the frame of an advertisement says to everybody.</p>\r\n"
    "--aaaa--\r\n";

TEST(Mhtml, IsReadAsThePageThatWasSaved) {
  const Article article = read_with(read_mhtml, kSavedPage, "a.mhtml").articles.at(0);
  EXPECT_EQ(article.title, "Ferry resumes");
  EXPECT_EQ(article.author, "Ilona Varga");
  EXPECT_EQ(article.date, "2023-02-10T08:00:00Z");
  EXPECT_EQ(article.url, "https://paper.example/ferry");
  EXPECT_EQ(article.id, "a.mhtml");
  EXPECT_EQ(article.text,
            "The ferry at Vác resumed on Tuesday after a month of repairs, the operator said.");
  EXPECT_EQ(recognise_format("saved", kSavedPage)->name, "mhtml");
}

}  // namespace
}  // namespace broadsheet
