#include <fmt/format.h>
#include <gmock/gmock.h>
#include <zlib.h>

#include "corpus/readers/formats.h"
#include "corpus/readers/web/http_body.h"
#include "corpus/readers/web/readers.h"
#include "tests/corpus/readers/collecting_sink.h"

namespace broadsheet {
namespace {

const std::string kPage =
    "<html><head><title>Ferry sails</title></head><body><p>The ferry sails again today.</p></body>"
    "</html>";

std::string record(const std::string& headers, const std::string& block) {
  return "WARC/1.0\r\n" + headers + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" +
         block + "\r\n\r\n";
}

std::string response(const std::string& url, const std::string& http) {
  return record("WARC-Type: response\r\nWARC-Target-URI: " + url +
                    "\r\nWARC-Date: 2014-04-02T17:30:00Z\r\n"
                    "Content-Type: application/http; msgtype=response\r\n",
                http);
}

const std::string kHttp = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n";

std::string gzipped(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string out(text.size() + 100, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(out.size() - stream.avail_out);
  deflateEnd(&stream);
  return out;
}

TEST(Warc, ReadsPagesAndLeavesOutTheRest) {
  const std::string file =
      record("WARC-Type: warcinfo\r\nContent-Type: application/warc-fields\r\n", "a: b") +
      response("https://e.example/1", kHttp + "\r\n" + kPage) +
      response("https://e.example/2",
               "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\nno") +
      response("https://e.example/3", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG") +
      record(
          "WARC-Type: conversion\r\nWARC-Target-URI: <https://e.example/4>\r\n"
          "Content-Type: text/plain\r\n",
          "Some plain text that a crawler made.");
  const auto sink = read_with(read_warc, file, "a.warc");
  ASSERT_EQ(sink.articles.size(), 2u);
  EXPECT_EQ(sink.articles[0].id, "https://e.example/1");
  EXPECT_EQ(sink.articles[0].title, "Ferry sails");
  EXPECT_EQ(sink.articles[0].modified, "2014-04-02T17:30:00Z");
  EXPECT_EQ(sink.articles[1].id, "https://e.example/4");
  EXPECT_TRUE(sink.failures.empty());
}

TEST(Warc, UndoesChunksAndCompression) {
  const std::string packed = gzipped(kPage);
  const std::string chunked = "5\r\n" + packed.substr(0, 5) +
                              fmt::format("\r\n{:x};a=b\r\n", packed.size() - 5) +
                              packed.substr(5) + "\r\n0\r\n\r\n";
  const auto body = [](const std::string& headers, const std::string& content) {
    const auto parsed = parse_response(kHttp + headers + "\r\n" + content, 1 << 20);
    return parsed ? parsed->body : "none";
  };
  EXPECT_EQ(body("Content-Encoding: gzip\r\n", packed), kPage);
  EXPECT_EQ(body("Content-Encoding: gzip\r\n", kPage), kPage) << "unpacked already";
  EXPECT_EQ(body("Transfer-Encoding: chunked\r\n", "3\r\nabc\r\n0\r\n\r\n"), "abc");
  EXPECT_EQ(body("Transfer-Encoding: chunked\r\n", kPage), kPage) << "no chunks in it";
  EXPECT_EQ(body("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunked), kPage);
  EXPECT_EQ(body("Content-Encoding: br\r\n", "x"), "none");
  EXPECT_EQ(body("Content-Encoding: gzip\r\n", gzipped(std::string(2 << 20, 'x'))), "none")
      << "a bomb";
}

TEST(Warc, GoesOnBehindDamagedRecordsAndCountsThem) {
  const std::string file = response("https://e.example/1", kHttp + "\r\n" + kPage) +
                           "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: x\r\n\r\nlost\r\n" +
                           response("https://e.example/2", kHttp + "\r\n" + kPage) +
                           "garbage\r\nmore\r\n" +
                           response("https://e.example/3", kHttp + "\r\n" + kPage);
  const auto sink = read_with(read_warc, file + file.substr(0, 300));
  ASSERT_EQ(sink.articles.size(), 4u);
  EXPECT_EQ(sink.articles[2].id, "https://e.example/3");
  EXPECT_EQ(sink.articles[3].id, "https://e.example/1") << "the part of it that is there";
  EXPECT_EQ(sink.failures.size(), 3u);
}

TEST(Arc, ReadsPagesAndGoesOnBehindDamage) {
  const std::string page = kHttp + "\r\n" + kPage;
  const std::string file =
      "filedesc://a.arc 127.0.0.1 20140302000000 text/plain 4\n1 0\n\n"
      "http://e.example/a b 1.2.3.4 20140402173000 text/html " +
      std::to_string(page.size()) + "\n" + page + "\nhttp://e.example/bad 1.2.3.4 2014 x abc\n" +
      "http://e.example/2 1.2.3.4 20140402173000 text/html " + std::to_string(page.size()) + "\n" +
      page + "\n";
  const auto sink = read_with(read_arc, file);
  ASSERT_EQ(sink.articles.size(), 2u);
  EXPECT_EQ(sink.articles[0].id, "http://e.example/a b");
  EXPECT_EQ(sink.articles[0].modified, "2014-04-02T17:30:00Z");
  EXPECT_EQ(sink.failures.size(), 1u);
  EXPECT_EQ(recognise_format("x", file)->name, "arc");
  EXPECT_EQ(recognise_format("x", "WARC/1.1\r\n")->name, "warc");
}

}  // namespace
}  // namespace broadsheet
