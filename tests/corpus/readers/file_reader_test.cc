#include "corpus/readers/file_reader.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <set>
#include <thread>

#include "corpus/support/error.h"
#include "tests/corpus/input/archive_maker.h"
#include "tests/corpus/readers/collecting_sink.h"
#include "tests/temp_dir.h"

namespace broadsheet {
namespace {

using namespace std::string_literals;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::string recognised(std::string_view path, std::string_view head) {
  const Format* format = recognise_format(path, head);
  return format == nullptr ? "none" : std::string(format->name);
}

TEST(Formats, AreRecognisedByContentThenByName) {
  struct Case {
    const char* path;
    std::string head;
    const char* format;
  };
  const Case kCases[] = {
      {"a.sgm", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS ", "reuters-sgml"},
      {"a.txt", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">", "reuters-sgml"},
      {"a.jsonl", "{\"a\":1}\n", "jsonl"},
      {"a.json", "{\"a\":1}\n{\"a\":2}\n", "jsonl"},
      {"a.json", "{\n \"a\":1\n}\n", "json"},
      {"a.json", "[{\"a\":1}]", "json"},
      {"a.JSONL", "broken\n{\"a\":1}\n", "jsonl"},
      {"a.jsonl.gz", "broken\n", "jsonl"},
      {"t.zip!b.ndjson", "broken\n", "jsonl"},
      {"a.html", "<p>fragment", "html"},
      {"a.txt", "<!doctype html>", "html"},
      {"noname", "<html>", "html"},
      {"a.txt", "text", "text"},
      {"a.txt", "\0\1\2\3\4"s, "text"},  // refused by the reader, by name
      {"README", "Some words.", "text"},
      {"a.html/README", "Some words.", "text"},
      {"a.xyz", "\xFF\xFEh\0i\0"s, "text"},
      {"a.png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "none"},
      {"a.xml", "<?xml version=\"1.0\"?><other/>", "none"},
      {"a.pdf", "%PDF-1.4\n", "none"},
  };
  for (const Case& c : kCases) EXPECT_EQ(recognised(c.path, c.head), c.format) << c.path;
}

TEST(Formats, AreListedWhenAnUnknownOneIsAskedFor) {
  EXPECT_EQ(format_named("html").name, "html");
  try {
    format_named("word");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kUsage);
    for (const Format& format : formats()) EXPECT_THAT(error.hint(), HasSubstr(format.name));
  }
}

WalkedFile listed(const std::filesystem::path& path) {
  return {path.string(), path.filename().string()};
}

TEST(ReadFile, ReadsEveryFormatInsideAnArchive) {
  TempDir dir;
  auto path = dir.write(
      "all.tar.gz",
      make_archive(archive_write_set_format_ustar, archive_write_add_filter_gzip,
                   {{"a.txt", "Plain text."},
                    {"b.jsonl", "{\"text\":\"one\"}\nbroken\n{\"text\":\"two\"}\n"},
                    {"c.html", "<title>Page</title><p>Body"},
                    {"d.sgm", "<REUTERS NEWID=\"1\"><TITLE>T</TITLE></REUTERS>"},
                    {"e.png", "\x89PNG\r\n\x1A\n\0\0\0\0\0\0"s},
                    {"f.txt", ""},
                    {"g.jsonl.gz", compress(archive_write_add_filter_gzip, "{\"text\":\"x\"}")}}));
  CollectingSink sink;
  read_file(listed(path), nullptr, {}, sink);
  std::vector<std::string> ids;
  for (const Article& article : sink.articles) ids.push_back(article.id);
  EXPECT_THAT(
      ids, testing::ElementsAre("all.tar.gz!a.txt", "all.tar.gz!b.jsonl#1", "all.tar.gz!b.jsonl#3",
                                "all.tar.gz!c.html", "reuters-1", "all.tar.gz!g.jsonl.gz#1"));
  ASSERT_THAT(sink.failures, SizeIs(2));
  EXPECT_EQ(sink.failures[0].path, "all.tar.gz!b.jsonl");
  EXPECT_EQ(sink.failures[0].record, "line 2");
  EXPECT_EQ(sink.failures[1].path, "all.tar.gz!f.txt");
  EXPECT_EQ(sink.failures[1].reason, "is empty");
  ASSERT_THAT(sink.skips, SizeIs(1));
  EXPECT_EQ(sink.skips[0].path, "all.tar.gz!e.png");
}

ReadContext found_by_walking() {
  ReadContext context;
  context.is_named = false;
  return context;
}

TEST(ReadFile, SkipsWhatIsOfNoFormatUnlessItWasNamed) {
  for (const auto& [name, content] : std::vector<std::pair<std::string, std::string>>{
           {"style.css", "body {}"},
           {"tool.py.gz", compress(archive_write_add_filter_gzip, "print()")},
           {"[Content_Types].xml", "<Types/>"},
           {"mimetype", "application/epub+zip"},
           {"other.xml", "<a>b</a>"},
           {"data.bin", "\1\2\3\0"s},
           {"nothing", ""}}) {
    CollectingSink walked, named;
    read_source(*open_memory(content, name), nullptr, found_by_walking(), walked);
    read_source(*open_memory(content, name), nullptr, {}, named);
    EXPECT_THAT(walked.skips, SizeIs(1)) << name;
    EXPECT_THAT(walked.failures, SizeIs(0)) << name;
    EXPECT_THAT(named.failures, SizeIs(1)) << name;
    EXPECT_THAT(walked.articles, SizeIs(0)) << name;
  }
  CollectingSink forced;
  read_source(*open_memory("body {}", "style.css"), &format_named("text"), {}, forced);
  EXPECT_THAT(forced.articles, SizeIs(1));
}

TEST(ReadFile, FailsANamedArchiveOfWhichAllIsSkipped) {
  const std::string zip = make_archive(archive_write_set_format_zip, archive_write_add_filter_none,
                                       {{"a.png", "\x89PNG"}, {"b.css", "a {}"}});
  CollectingSink walked, named;
  read_source(*open_memory(zip, "a.zip"), nullptr, found_by_walking(), walked);
  read_source(*open_memory(zip, "a.zip"), nullptr, {}, named);
  EXPECT_THAT(walked.failures, SizeIs(0));
  EXPECT_THAT(walked.skips, SizeIs(2));
  ASSERT_THAT(named.failures, SizeIs(1));
  EXPECT_EQ(named.failures[0].path, "a.zip");
}

TEST(ReadFile, ReadsAsTheFormatThatIsForced) {
  TempDir dir;
  auto path = dir.write("a.txt", "<p>Body</p>");
  CollectingSink sink;
  read_file(listed(path), &format_named("html"), {}, sink);
  EXPECT_EQ(sink.articles.at(0).text, "Body");
}

TEST(ReadFile, ReportsFilesThatVanishedOrCannotBeRead) {
  TempDir dir;
  auto path = dir.write("a.txt", "text");
  WalkedFile file = listed(path);
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  CollectingSink sink;
  read_file(file, nullptr, {}, sink);
  std::filesystem::remove(path);
  read_file(file, nullptr, {}, sink);
  ASSERT_THAT(sink.failures, SizeIs(2));
  EXPECT_EQ(sink.failures[0].reason, "is not a regular file");
  EXPECT_EQ(sink.failures[1].path, "a.txt");
  EXPECT_THAT(sink.failures[1].reason, HasSubstr("can't be opened: No such file"));
}

TEST(ReadFile, ReportsBinaryAndEmptyFiles) {
  TempDir dir;
  CollectingSink sink;
  read_file(listed(dir.write("a.txt", std::string(100, '\0'))), nullptr, {}, sink);
  read_file(listed(dir.write("b.txt", "")), nullptr, {}, sink);
  ASSERT_THAT(sink.failures, SizeIs(2));
  EXPECT_EQ(sink.failures[0].reason, "is binary, not text");
  EXPECT_EQ(sink.failures[1].reason, "is empty");
}

class StoppingSink : public CollectingSink {
 public:
  void article(Article&&) override { throw Error(ErrorKind::kSystem, "disk full"); }
};

TEST(ReadFile, LetsErrorsOfTheSinkPass) {
  TempDir dir;
  auto path = dir.write("a.zip", make_zip({{"a.txt", "text"}, {"b.txt", "text"}}));
  StoppingSink sink;
  EXPECT_THROW(read_file(listed(path), nullptr, {}, sink), Error);
}

TEST(ReadSource, ReadsStdinLikePipesAsJsonLines) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  std::string lines = "{\"text\":\"one\"}\n{\"text\":\"two\"}";
  ASSERT_EQ(write(ends[1], lines.data(), lines.size()), static_cast<ssize_t>(lines.size()));
  close(ends[1]);
  CollectingSink sink;
  read_source(*open_descriptor(ends[0], "-"), &format_named("jsonl"), {}, sink);
  close(ends[0]);
  ASSERT_THAT(sink.articles, SizeIs(2));
  EXPECT_EQ(sink.articles[1].id, "-#2");
}

TEST(ReadSource, ReadsABufferInMemory) {
  CollectingSink sink;
  std::string packed = make_zip({{"a.txt", "text"}});
  read_source(*open_memory(packed, "a.zip"), nullptr, {}, sink);
  EXPECT_EQ(sink.articles.at(0).id, "a.zip!a.txt");
}

// What is of a known format but holds nothing to read; a sound feed, list or table without entries
// too.
TEST(ReadSource, ReportsFilesThatHoldNoArticle) {
  struct Case {
    const char* path;
    const char* content;
  };
  const Case kCases[] = {
      {"a.sgm", "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n"},
      {"a.ninjs", "[]"},
      {"a.jsonl", "\n \n"},
      {"a.json", "x"},
      {"a.json", "[]"},
      {"a.json", "[1,2,3]"},
      {"a.json", "{\"articles\":[{\"articles\":[]}]}"},
      {"a.warc", "\r\n\r\n"},
      {"a.warc", "WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n"},
      {"a.arc", "filedesc://a.arc 0.0.0.0 20140402173000 text/plain 0\n\n"},
      {"a.epub", "nothing"},
      {"a.rss", "<a>x</a>"},
      {"a.rss", "<rss><channel><title>t</title></channel></rss>"},
      {"a.atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>t</title></feed>"},
      {"a.nitf", "<a>x</a>"},
      {"a.newsml", "<NewsML></NewsML>"},
      {"a.newsmlg2", "<packageItem></packageItem>"},
      {"a.html", "<html></html>"},
      {"a.html", "<html><head><title>Factiva</title></head></html>"},
      {"a.txt", "   1 of 1 DOCUMENTS\n"},
      {"a.trec", "nothing"},
      {"a.rcv1", "<a>x</a>"},
      {"a.mhtml", "From: <Saved by Blink>\nContent-Type: multipart/related\n\nnothing"},
      {"a.mbox", "nothing"},
      {"a.eml", "\n"},
      {"a.md", "\n"},
      {"a.csv", "title,text,date\n"},
      {"a.tsv", "title\ttext\n\n"},
      {"a.txt", " \n"},
  };
  std::set<std::string_view> tried;
  for (const auto& [path, content] : kCases) {
    CollectingSink sink;
    tried.insert(recognise_format(path, content)->name);
    read_source(*open_memory(content, path), nullptr, {}, sink);
    EXPECT_THAT(sink.articles, IsEmpty()) << path << ": " << content;
    EXPECT_THAT(sink.failures, SizeIs(1)) << path << ": " << content;
    for (const Failure& failure : sink.failures) EXPECT_EQ(failure.path, path) << content;
  }
  for (const Format& format : formats()) EXPECT_TRUE(tried.count(format.name)) << format.name;
}

TEST(ReadFile, WorksOnSeveralThreadsAtOnce) {
  // Without TZ, libarchive's mktime sets the time zone on each call; under libc's own lock, which
  // the thread sanitizer does not see.
  setenv("TZ", "UTC", 0);
  tzset();
  TempDir dir;
  auto zip = dir.write("a.zip", make_zip({{"Київ.txt", "text"}, {"b.html", "<p>x"}}));
  auto gz = dir.write("b.jsonl.gz", compress(archive_write_add_filter_gzip, "{\"text\":\"x\"}\n"));
  std::vector<std::thread> threads;
  std::atomic<size_t> articles = 0;
  for (int t = 0; t < 4; ++t)
    threads.emplace_back([&] {
      for (int i = 0; i < 20; ++i) {
        CollectingSink sink;
        read_file(listed(zip), nullptr, {}, sink);
        read_file(listed(gz), nullptr, {}, sink);
        articles += sink.articles.size();
      }
    });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(articles, 4u * 20u * 3u);
}

// The ways of compressing a file, and its ending.
struct Packer {
  const char* ending;
  int (*set_filter)(struct archive*);
};
constexpr Packer kPackers[] = {{".gz", archive_write_add_filter_gzip},
                               {".bz2", archive_write_add_filter_bzip2},
                               {".xz", archive_write_add_filter_xz},
                               {".zst", archive_write_add_filter_zstd}};

std::string gzipped(const std::string& content) {
  return compress(archive_write_add_filter_gzip, content);
}

// Text that gzip can't make small, so that a cut at a part of the bytes is one of the content.
std::string noise(size_t bytes) {
  std::string text;
  uint32_t x = 1;
  for (; text.size() < bytes; x = x * 1664525u + 1013904223u)
    text += static_cast<char>('a' + (x >> 24) % 26);
  return text;
}

TEST(ReadSource, KeepsWhatIsWholeInACutGzipFile) {
  const std::string words = noise(300);
  struct Case {
    const char* name;
    std::string content;
  };
  const std::string mail =
      "From a@e.example Thu Jan  1 00:00:00 2015\nFrom: a@e.example\nDate: Thu, 1 Jan 2015 "
      "00:00:00 "
      "+0000\nSubject: A\nMessage-ID: <";
  std::string lines, table = "title,text\n", feed = "<rss><channel>", box,
                     response = R"({"articles":[)";
  std::vector<Member> members;
  for (int i = 0; i < 10; ++i) {
    const std::string number = std::to_string(i);
    lines += "{\"title\":\"A" + number + "\",\"text\":\"" + words + "\"}\n";
    table += "A" + number + "," + noise(300 + static_cast<size_t>(i)) + "\n";
    feed += "<item><title>A" + number + "</title><description>" + words + "</description></item>";
    box += mail + number + ">\n\n" + words + "\n\n";
    response += R"({"id":")" + number + R"(","content":")" + words + "\"},";
    members.push_back({number + ".txt", "A" + number + "\n\n" + words});
  }
  const Case kCases[] = {{"a.jsonl.gz", lines},   {"a.csv.gz", table},
                         {"a.rss.gz", feed},      {"a.mbox.gz", box},
                         {"a.json.gz", response}, {"a.tar.gz", make_tar(members)}};
  for (const Case& c : kCases) {
    const std::string whole = gzipped(c.content.substr(0, c.content.size() / 2));
    // Without the end of its data, as a download breaks off.
    const auto source = open_memory(std::string_view(whole).substr(0, whole.size() - 10), c.name);
    CollectingSink sink;
    read_source(*source, nullptr, {}, sink);
    EXPECT_GE(sink.articles.size(), 3u) << c.name;
    EXPECT_LE(sink.articles.size(), 5u) << c.name;
    ASSERT_THAT(sink.failures, SizeIs(1)) << c.name;
    EXPECT_THAT(sink.failures[0].reason, HasSubstr("after byte ")) << c.name;
    EXPECT_THAT(sink.failures[0].reason, HasSubstr("cut off")) << c.name;
  }
}

void expect_half(const std::string& content, const std::string& name, const Packer& packer) {
  const std::string path = name + packer.ending;
  const std::string packed = compress(packer.set_filter, content);
  CollectingSink whole, cut;
  read_source(*open_memory(packed, path), nullptr, {}, whole);
  EXPECT_THAT(whole.articles, SizeIs(10)) << path;
  EXPECT_THAT(whole.failures, IsEmpty()) << path;
  const auto half = std::string_view(packed).substr(0, packed.size() / 2);
  read_source(*open_memory(half, path), nullptr, {}, cut);
  EXPECT_GE(cut.articles.size(), 3u) << path;
  EXPECT_LE(cut.articles.size(), 6u) << path;
  ASSERT_THAT(cut.failures, testing::Not(IsEmpty())) << path;
  EXPECT_THAT(cut.failures.back().reason, HasSubstr("after byte ")) << path;
  EXPECT_THAT(cut.failures.back().reason, HasSubstr("cut off")) << path;
}

// bzip2 gives nothing of a block that is cut, which has up to 900 KB.
TEST(ReadSource, KeepsWhatIsWholeInACutFileOfEveryCompression) {
  constexpr size_t kBytes = 240000;
  const std::string words = noise(10 * kBytes);
  std::string lines, table = "title,text\n", documents, records;
  for (size_t i = 0; i < 10; ++i) {
    const std::string number = std::to_string(i), text = words.substr(i * kBytes, kBytes);
    const std::string page = "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n" + text;
    lines += "{\"title\":\"A" + number + "\",\"text\":\"" + text + "\"}\n";
    table += "A" + number + "," + text + "\n";
    documents += "<DOC>\n<DOCNO>" + number + "</DOCNO>\n<TEXT>\n" + text + "\n</TEXT>\n</DOC>\n";
    records +=
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/" + number +
        "\r\nContent-Type: application/http\r\nContent-Length: " + std::to_string(page.size()) +
        "\r\n\r\n" + page + "\r\n\r\n";
  }
  for (const Packer& packer : kPackers) expect_half(lines, "a.jsonl", packer);
  const Packer& zstd = kPackers[std::size(kPackers) - 1];
  expect_half(table, "a.csv", zstd);
  expect_half(documents, "a.trec", zstd);
  expect_half(records, "a.warc", zstd);
}

TEST(ReadSource, KeepsWhatCanBeReadOfASingleArticleInACutFile) {
  const std::string words = noise(30000);
  std::string lines;
  for (size_t at = 0; at < words.size(); at += 60) lines += words.substr(at, 60) + "\n";
  const std::pair<const char*, std::string> kFiles[] = {
      {"a.txt", "Ferry\n\n" + words},
      {"a.html", "<html><title>Ferry</title><p>" + words},
      {"a.md", "# Ferry\n\n" + words},
      {"a.eml", "From: a@b.example\nSubject: Ferry\n\n" + lines}};
  for (const auto& [name, content] : kFiles) {
    const std::string packed = gzipped(content);
    CollectingSink sink;
    read_source(*open_memory(std::string_view(packed).substr(0, packed.size() / 2), name), nullptr,
                {}, sink);
    ASSERT_THAT(sink.articles, SizeIs(1)) << name;
    EXPECT_EQ(sink.articles[0].title, "Ferry") << name;
    EXPECT_GT(sink.articles[0].text.size(), words.size() / 3) << name;
    ASSERT_THAT(sink.failures, SizeIs(1)) << name;
    EXPECT_THAT(sink.failures[0].reason, HasSubstr("cut off")) << name;
  }
}

TEST(ReadSource, ReadsGzipFilesOfSeveralMembers) {
  const std::string two = gzipped("{\"text\":\"a\"}\n") + gzipped("{\"text\":\"b\"}\n");
  CollectingSink sink;
  for (const std::string& end : {std::string(), std::string(600, '\0')})
    read_source(*open_memory(two + end, "a.jsonl.gz"), nullptr, {}, sink);
  EXPECT_THAT(sink.articles, SizeIs(4));
  EXPECT_THAT(sink.failures, IsEmpty());
  read_source(*open_memory(two + "no gzip", "a.jsonl.gz"), nullptr, {}, sink);
  EXPECT_THAT(sink.articles, SizeIs(6));
  EXPECT_THAT(sink.failures, SizeIs(1));
}

}  // namespace
}  // namespace broadsheet
