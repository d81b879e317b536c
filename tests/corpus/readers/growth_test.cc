// Every reader takes time that is linear in its input, whatever the input: files that hold very much
// of one kind are made in two sizes, and four times the size must not take ten times as long.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <string>

#include "corpus/input/byte_source.h"
#include "corpus/readers/file_reader.h"

namespace broadsheet {
namespace {

// Takes what is read, and forgets it.
class CountingSink : public ArticleSink {
 public:
  void article(Article&&) override { ++records; }
  void failed(Failure&&) override { ++records; }
  void skipped(Failure&&) override {}
  void warned(Failure&&) override {}
  size_t records = 0;
};

// `count` times what `piece` makes of the number.
std::string repeat(size_t count, const std::function<std::string(const std::string&)>& piece) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += piece(std::to_string(i));
  return out;
}

std::string times(size_t count, std::string_view piece) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += piece;
  return out;
}

std::string page(const std::string& body, const std::string& head = "") {
  return "<html><head><title>Ferry sails</title>" + head + "</head><body>" + body +
         "</body></html>";
}

std::string item(const std::string& inner) {
  return "<rss><channel><item><title>Ferry sails</title>" + inner + "</item></channel></rss>";
}

std::string nitf(const std::string& head, const std::string& body_head,
                 const std::string& content) {
  return "<nitf><head>" + head + "</head><body><body.head><hedline><hl1>Ferry</hl1></hedline>" +
         body_head + "</body.head><body.content>" + content + "</body.content></body></nitf>";
}

std::string mail(const std::string& headers, const std::string& body) {
  return "From: a@b.example\nSubject: Ferry sails\n" + headers + "\n" + body;
}

std::string mixed(const std::string& parts) {
  return mail("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"b\"\n",
              parts + "--b--\n");
}

std::string saved_page(const std::string& parts) {
  return "From: <Saved by Blink>\nSnapshot-Content-Location: http://a.example/\nSubject: Ferry\n"
         "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"b\"\n\n" +
         parts + "--b--\n";
}

std::string warc(const std::string& headers, const std::string& block) {
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\n"
         "Content-Type: application/http\r\n" +
         headers + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block +
         "\r\n\r\n";
}

std::string sgml(const std::string& text) {
  return "<!DOCTYPE lewis SYSTEM \"lewis.dtd\">\n<REUTERS NEWID=\"1\"><TEXT>" + text +
         "</TEXT></REUTERS>\n";
}

std::string trec(const std::string& inner) {
  return "<DOC>\n<DOCNO>A-1</DOCNO>\n" + inner + "</DOC>\n";
}

std::string newsml(const std::string& inner) {
  return "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines>" +
         inner + "</NewsComponent></NewsItem></NewsML>";
}

std::string with_doctype(const std::string& declarations, const std::string& document) {
  return "<?xml version=\"1.0\"?><!DOCTYPE a [" + declarations + "]>" + document;
}

using N = const std::string&;

struct Growth {
  const char* name;
  const char* file;
  size_t n;  // for the smaller of the two files; the larger has some 50 to 500 KB
  std::string (*make)(size_t n);
};

const Growth kGrowths[] = {
    {"attributes of a tag", "a.html", 5000,
     [](size_t n) {
       return page("<p " + repeat(n, [](N i) { return "a" + i + "=1 "; }) + ">Text.");
     }},
    {"attributes of many body tags", "a.html", 4000,
     [](size_t n) { return page(repeat(n, [](N i) { return "<body a" + i + "=1>"; })); }},
    {"attributes of an end tag", "a.html", 10000,
     [](size_t n) { return page("<p>x</p " + repeat(n, [](N i) { return "a" + i + " "; }) + ">"); }},
    {"attributes behind what looks like a quote", "a.html", 10000,
     [](size_t n) {
       return page("<script>'<p x=\"</script><p " + repeat(n, [](N i) { return "a" + i + "=1 "; }) +
                   ">Text.");
     }},
    {"unclosed paragraphs", "a.html", 15000, [](size_t n) { return page(times(n, "<p>")); }},
    {"line breaks", "a.html", 15000, [](size_t n) { return page(times(n, "<br>")); }},
    {"nested blocks", "a.html", 15000,
     [](size_t n) { return page(times(n, "<div>") + "x" + times(n, "</div>")); }},
    {"nested blocks with foreign end tags", "a.html", 10000,
     [](size_t n) { return page(times(n, "<div></span>")); }},
    {"nested blocks that end in cells", "a.html", 5000,
     [](size_t n) { return page(times(n, "<div><table><td></div>")); }},
    {"nested blocks with end tags in comments", "a.html", 7500,
     [](size_t n) { return page(times(n, "<div><!--</div>-->")); }},
    {"formatting across blocks", "a.html", 7500,
     [](size_t n) { return page(times(n, "<b><div></b>x")); }},
    {"unclosed formatting", "a.html", 5000,
     [](size_t n) { return page(repeat(n, [](N i) { return "<p><b id=" + i + ">"; }) + "x"); }},
    {"unclosed links and fonts", "a.html", 5000,
     [](size_t n) { return page(times(n, "<a href=x><font>")); }},
    {"nested tables", "a.html", 5000, [](size_t n) { return page(times(n, "<table><tr><td>")); }},
    {"text beside rows of tables", "a.html", 2500,
     [](size_t n) { return page("<table>" + times(n, "<tr>x<td>y")); }},
    {"nested lists", "a.html", 5000, [](size_t n) { return page(times(n, "<ul><li>")); }},
    {"options", "a.html", 10000, [](size_t n) { return page(times(n, "<select><option>")); }},
    {"comments in comments", "a.html", 20000, [](size_t n) { return page(times(n, "<!--")); }},
    {"ampersands in a page", "a.html", 25000, [](size_t n) { return page(times(n, "&a")); }},
    {"names of a page's author", "a.html", 2500,
     [](size_t n) {
       return page(repeat(n, [](N i) { return "<p>Text " + i + "</p>"; }),
                   "<meta name=author content='" + times(n, "Ilona Varga and ") + "'>");
     }},
    {"the name of a site", "a.html", 3750,
     [](size_t n) {
       return page(times(n, "<h1>Ferry - a - b - c</h1>"),
                   "<meta property=og:site_name content='" + times(n, "a b ") + "'>" +
                       "<meta property=og:title content='Ferry" + times(200, " - a") + "'>");
     }},
    {"keywords of a page", "a.html", 2500,
     [](size_t n) {
       return page("x", repeat(n, [](N i) { return "<meta name=keywords content=k" + i + ">"; }));
     }},
    {"nested microdata", "a.html", 1250,
     [](size_t n) {
       return page(times(n, "<div itemprop=headline>") + times(n, "some more text "));
     }},
    {"headings within headings", "a.html", 5000,
     [](size_t n) { return page(times(n, "<h1><div>") + times(n, "Ferry ")); }},
    {"authors by reference in JSON-LD", "a.html", 5000,
     [](size_t n) {
       return page("x", "<script type=application/ld+json>[{" + times(n, "\"a\":1,") +
                            R"("@id":"p","name":"Ilona Varga"},{"@type":"Article","author":[)" +
                            times(n, R"({"@id":"p"},)") + "1]}]</script>");
     }},
    {"attributes of an element", "a.nitf", 5000,
     [](size_t n) {
       return nitf("", "", "<p " + repeat(n, [](N i) { return "a" + i + "='' "; }) + ">Text.</p>");
     }},
    {"attributes of elements in an entity", "a.nitf", 10000,
     [](size_t n) {
       return with_doctype("<!ENTITY e \"<p " + repeat(n, [](N i) { return "a" + i + "='' "; }) +
                               "/>\">",
                           nitf("", "", "&e;"));
     }},
    {"default attributes", "a.nitf", 5000,
     [](size_t n) {
       return with_doctype(
           "<!ATTLIST p " + repeat(n, [](N i) { return "a" + i + " CDATA 'x' "; }) + ">",
           nitf("", "", times(n, "<p/>")));
     }},
    {"lists of notations", "a.nitf", 10000,
     [](size_t n) {
       return with_doctype(
           "<!ATTLIST p a NOTATION (x" + repeat(n, [](N i) { return "|n" + i; }) + ") #IMPLIED>",
           nitf("", "", "<p>Text.</p>"));
     }},
    {"entities", "a.nitf", 5000,
     [](size_t n) {
       return with_doctype(repeat(n, [](N i) { return "<!ENTITY e" + i + " 'x'>"; }),
                           nitf("", "", "<p>&e1;</p>"));
     }},
    {"declarations of namespaces", "a.nitf", 5000,
     [](size_t n) {
       return nitf("", "", "<p " + repeat(n, [](N i) { return "xmlns:a" + i + "='u' "; }) + "/>");
     }},
    {"nested declarations of namespaces", "a.nitf", 10000,
     [](size_t n) {
       std::string out;
       for (size_t i = 0; i < 100; ++i)
         out += "<p " + repeat(n / 100, [](N j) { return "xmlns:a" + j + "='u' "; }) + ">";
       return nitf("", "", out + repeat(n, [](N i) { return "<q a" + i + ":b='1'/>"; }));
     }},
    {"elements of an article", "a.nitf", 10000,
     [](size_t n) { return nitf("", "", times(n, "<p>x</p>")); }},
    {"nested elements", "a.nitf", 10000,
     [](size_t n) { return nitf("", "", times(n, "<a>") + "x" + times(n, "</a>")); }},
    {"end tags without a start", "a.nitf", 10000,
     [](size_t n) { return nitf("", "", times(n, "</b>")); }},
    {"ampersands in an article", "a.nitf", 12500,
     [](size_t n) { return nitf("", "", "<p>" + times(n, "& &x ") + "</p>"); }},
    {"bylines", "a.nitf", 1250,
     [](size_t n) {
       return nitf("", repeat(n, [](N i) { return "<byline>By Jo V" + i + "</byline>"; }), "x");
     }},
    {"bylines that are alike", "a.nitf", 2500,
     [](size_t n) { return nitf("", times(n, "<byline>By Ilona Varga</byline>"), "x"); }},
    {"keywords of an article", "a.nitf", 2000,
     [](size_t n) {
       return nitf("<docdata>" + repeat(n, [](N i) { return "<keyword key='k" + i + "'/>"; }) +
                       "</docdata>",
                   "", "x");
     }},
    {"subjects", "a.nitf", 1250,
     [](size_t n) {
       return nitf(repeat(n,
                          [](N i) { return "<tobject.subject tobject.subject.type='s" + i + "'/>"; }),
                   "", "x");
     }},
    {"keywords of a NewsML item", "a.newsmlg2", 2000,
     [](size_t n) {
       return "<newsItem guid='a'><contentMeta><headline>Ferry</headline>" +
              repeat(n, [](N i) { return "<keyword>k" + i + "</keyword>"; }) +
              "</contentMeta></newsItem>";
     }},
    {"components of a NewsML item", "a.newsml", 1000,
     [](size_t n) {
       return newsml("<NewsLines>" + repeat(n, [](N i) { return "<KeywordLine>k" + i + "</KeywordLine>"; }) +
                     "</NewsLines>" + repeat(n, [](N i) {
                       return "<NewsComponent><NewsLines><HeadLine>t" + i +
                              "</HeadLine></NewsLines><ContentItem><DataContent>x</DataContent>"
                              "</ContentItem></NewsComponent>";
                     }));
     }},
    {"facts of RCV1", "a.rcv1", 4000,
     [](size_t n) {
       return "<newsitem itemid='1'><title>Ferry</title><metadata>" +
              times(n, "<dc element='dc.source' value='x'/>") + "</metadata></newsitem>";
     }},
    {"categories of a feed's item", "a.rss", 2500,
     [](size_t n) {
       return item(repeat(n, [](N i) { return "<category>c" + i + "</category>"; }));
     }},
    {"authors of a feed's item", "a.rss", 2500,
     [](size_t n) { return item(repeat(n, [](N i) { return "<author>a" + i + "</author>"; })); }},
    {"links of a feed's item", "a.rss", 5000,
     [](size_t n) { return item(repeat(n, [](N i) { return "<link rel='x'>a" + i + "</link>"; })); }},
    {"an item's long address", "a.rss", 10000,
     [](size_t n) {
       return "<rss xml:base='http://a.example/'><channel><link>http://a.example/</link>" +
              item("<link>" + times(n, "a/../") + "</link>").substr(14);
     }},
    {"what each item of a feed inherits", "a.atom", 1000,
     [](size_t n) {
       return "<feed xmlns='http://www.w3.org/2005/Atom'><title>" + times(n, "Ferry news ") +
              "</title>" + repeat(n, [](N i) { return "<author><name>A" + i + "</name></author>"; }) +
              times(n, "<entry><title>Ferry</title></entry>") + "</feed>";
     }},
    {"headers of mail", "a.eml", 10000,
     [](size_t n) { return mail(repeat(n, [](N i) { return "X-H" + i + ": v\n"; }), "Text.\n"); }},
    {"lines of a header", "a.eml", 10000,
     [](size_t n) { return mail("X-A: b\n" + times(n, " and more\n"), "Text.\n"); }},
    {"parts of mail", "a.eml", 2500, [](size_t n) { return mixed(times(n, "--b\n\nx\n")); }},
    {"headers of parts", "a.eml", 5000,
     [](size_t n) {
       return mixed("--b\n" + repeat(n, [](N i) { return "X-H" + i + ": v\n"; }) + "\nx\n");
     }},
    {"nested parts", "a.eml", 2500,
     [](size_t n) {
       return mail("MIME-Version: 1.0\n", "") + repeat(n, [](N i) {
                return "Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n";
              });
     }},
    {"nested parts and many lines", "a.eml", 2500,
     [](size_t n) {
       return "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n" + repeat(n / 10, [](N i) {
                return "Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n";
              }) + "\n" + times(n, "--\n");
     }},
    {"messages in messages", "a.eml", 2500,
     [](size_t n) {
       return mail("MIME-Version: 1.0\nContent-Type: message/rfc822\n", "") +
              times(n, "Content-Type: message/rfc822\n\n");
     }},
    {"senders", "a.eml", 1250,
     [](size_t n) {
       return "Subject: Ferry\nFrom: x@b.example" +
              repeat(n, [](N i) { return ",\n A" + i + " <a" + i + "@b.example>"; }) + "\n\nText.\n";
     }},
    {"senders in one line", "a.eml", 1250,
     [](size_t n) {
       return "Subject: Ferry\nFrom: x@b.example" +
              repeat(n, [](N i) { return ", A" + i + " <a" + i + "@b.example>"; }) + "\n\nText.\n";
     }},
    {"encoded words", "a.eml", 2500,
     [](size_t n) {
       return "From: a@b.example\nSubject:" + times(n, " =?utf-8?q?a?=") + "\n\nText.\n";
     }},
    {"keywords of mail", "a.eml", 2000,
     [](size_t n) {
       return mail("Keywords: a" + repeat(n, [](N i) { return ", k" + i; }) + "\n", "Text.\n");
     }},
    {"messages of a mailbox", "a.mbox", 250,
     [](size_t n) {
       return times(n, "From a@b.example Thu Jan  1 00:00:00 2015\nFrom: a@b.example\n"
                       "Subject: Ferry\n\nText.\n\n");
     }},
    {"parts of a saved page", "a.mhtml", 2000,
     [](size_t n) { return saved_page(times(n, "--b\nContent-Type: image/png\n\nx\n")); }},
    {"members of a JSON line", "a.jsonl", 5000,
     [](size_t n) {
       return R"({"title":"Ferry")" + repeat(n, [](N i) { return ",\"k" + i + "\":1"; }) + "}\n";
     }},
    {"nested arrays in a JSON line", "a.jsonl", 25000,
     [](size_t n) {
       return R"({"title":"Ferry","a":)" + times(n, "[") + times(n, "]") + "}\n";
     }},
    {"keywords of a JSON line", "a.jsonl", 10000,
     [](size_t n) {
       return R"({"title":"Ferry","keywords":["k")" +
              repeat(n, [](N i) { return ",\"k" + i + "\""; }) + "]}\n";
     }},
    {"authors of a JSON line", "a.jsonl", 5000,
     [](size_t n) {
       return R"({"title":"Ferry","authors":["k")" +
              repeat(n, [](N i) { return ",\"K B" + i + "\""; }) + "]}\n";
     }},
    {"authors in one string", "a.jsonl", 5000,
     [](size_t n) {
       return R"({"title":"Ferry","byline":"a)" + repeat(n, [](N i) { return ";K B" + i; }) +
              "\"}\n";
     }},
    {"ampersands in a title", "a.jsonl", 25000,
     [](size_t n) { return R"({"text":"x","title":")" + times(n, "&a") + " ;\"}\n"; }},
    {"angle brackets in a text", "a.jsonl", 12500,
     [](size_t n) { return R"({"title":"x","text":")" + times(n, "<a <") + "\"}\n"; }},
    {"figures in a date", "a.jsonl", 25000,
     [](size_t n) { return R"({"title":"x","date":")" + times(n, "1 ") + "\"}\n"; }},
    {"months in a date", "a.jsonl", 10000,
     [](size_t n) { return R"({"title":"x","date":")" + times(n, "May, 3 ") + "\"}\n"; }},
    {"surrogates that are no pair", "a.jsonl", 10000,
     [](size_t n) { return R"({"title":")" + times(n, "\\ud800") + "\",\"x\":NaN}\n"; }},
    {"broken lines", "a.jsonl", 2500,
     [](size_t n) { return "{\"title\":\"x\"}\n" + times(n, "x\n"); }},
    {"members of a JSON object", "a.json", 10000,
     [](size_t n) {
       return "{\"title\":\"Ferry\"" + repeat(n, [](N i) { return ",\n\"k" + i + "\":1"; }) + "}";
     }},
    {"nested arrays in JSON", "a.json", 25000,
     [](size_t n) { return "{\n\"title\":\"x\",\"a\":" + times(n, "[") + times(n, "]") + "}"; }},
    {"articles of a response", "a.json", 500,
     [](size_t n) {
       return "{\n\"articles\":[{\"title\":\"t\"}" +
              repeat(n, [](N i) { return ",{\"title\":\"t" + i + "\"}"; }) + "]}";
     }},
    {"what each item of a JSON feed inherits", "a.json", 1000,
     [](size_t n) {
       return "{\n\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"" +
              times(n, "Ferry news ") + "\",\"items\":[{\"title\":\"t\"}" +
              repeat(n, [](N i) { return ",{\"title\":\"t" + i + "\"}"; }) + "]}";
     }},
    {"an array that is never closed", "a.json", 2500,
     [](size_t n) { return "[" + times(n, "{\"title\":\"t\"},"); }},
    {"subjects of ninjs", "a.ninjs", 1250,
     [](size_t n) {
       return "{\n\"uri\":\"a\",\"versioncreated\":\"2014\",\"headline\":\"x\",\"subject\":[{\"name\":\"x\"}" +
              repeat(n, [](N i) { return ",{\"name\":\"s" + i + "\"}"; }) + "]}";
     }},
    {"parts with types", "a.json", 750,
     [](size_t n) {
       return "{\n\"title\":\"x\",\"contents\":[{\"type\":\"kicker\",\"content\":\"k\"}" +
              times(n, R"(,{"type":"sanitized_html","content":"<p>x</p>"})") + "]}";
     }},
    {"columns", "a.csv", 10000,
     [](size_t n) {
       return "title,text" + repeat(n, [](N i) { return ",c" + i; }) + "\nFerry,x" + times(n, ",v") +
              "\n";
     }},
    {"empty columns", "a.csv", 25000,
     [](size_t n) { return "title,text\nFerry,x\n" + times(n, ",") + "\n"; }},
    {"a column's name", "a.csv", 1500,
     [](size_t n) {
       return "title,text," + times(n, "column ") + "\n" + times(n, "Ferry,sails,x\n");
     }},
    {"quotes that are never closed", "a.csv", 1500,
     [](size_t n) { return "title,text\n" + times(n, "\"a,\"b\n"); }},
    {"headers of a web archive", "a.warc", 10000,
     [](size_t n) { return warc(repeat(n, [](N i) { return "X-H" + i + ": v\r\n"; }), "x"); }},
    {"headers of a response", "a.warc", 10000,
     [](size_t n) {
       return warc("", "HTTP/1.1 200 OK\r\n" + repeat(n, [](N i) { return "X-H" + i + ": v\r\n"; }) +
                           "Content-Type: text/html\r\n\r\n<p>Text.");
     }},
    {"chunks of a response", "a.warc", 20000,
     [](size_t n) {
       return warc("", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
                       "\r\n" + times(n, "1\r\nx\r\n") + "0\r\n\r\n");
     }},
    {"damaged records", "a.warc", 5000, [](size_t n) { return times(n, "WARC/1.0\r\n\r\n"); }},
    {"records of an ARC file", "a.arc", 5000,
     [](size_t n) { return "filedesc://a.arc 0.0.0.0 20140402173000 text/plain 0\n" + times(n, "a b c d e\n"); }},
    {"ampersands in SGML", "a.sgm", 50000, [](size_t n) { return sgml(times(n, "&a") + ";"); }},
    {"titles in SGML", "a.sgm", 7500, [](size_t n) { return sgml(times(n, "<TITLE>")); }},
    {"places in SGML", "a.sgm", 7500,
     [](size_t n) { return sgml("<PLACES>" + times(n, "<D>usa</D>") + "</PLACES>"); }},
    {"items without an end", "a.sgm", 7500, [](size_t n) { return times(n, "<REUTERS "); }},
    {"texts of a TREC document", "a.trec", 5000,
     [](size_t n) { return trec(times(n, "<TEXT>x</TEXT>\n")); }},
    {"texts that are not closed", "a.trec", 10000,
     [](size_t n) { return trec(times(n, "<TEXT>x\n")); }},
    {"pieces of HTML in a TREC document", "a.trec", 1000,
     [](size_t n) { return trec(times(n, "<TEXT><P>x</TEXT>\n")); }},
    {"documents without an end", "a.trec", 5000, [](size_t n) { return times(n, "<DOC>\n<DOCNO>1</DOCNO>\n"); }},
    {"nested quotes in Markdown", "a.md", 10000, [](size_t n) { return times(n, "> ") + "x\n"; }},
    {"nested quotes and lines in Markdown", "a.md", 10000,
     [](size_t n) { return times(n, ">") + "x\n" + times(n, ">\n"); }},
    {"nested lists in Markdown", "a.md", 10000, [](size_t n) { return times(n, "- ") + "x\n"; }},
    {"emphasis in Markdown", "a.md", 10000, [](size_t n) { return times(n, "*a **b "); }},
    {"ends of emphasis in Markdown", "a.md", 10000, [](size_t n) { return times(n, "a* b** _c "); }},
    {"brackets in Markdown", "a.md", 20000, [](size_t n) { return times(n, "[a]("); }},
    {"images in Markdown", "a.md", 10000, [](size_t n) { return times(n, "![[]()"); }},
    {"references in Markdown", "a.md", 2500,
     [](size_t n) {
       return repeat(n, [](N i) { return "[r" + i + "]: /u\n"; }) + "\n" +
              repeat(n, [](N i) { return "[r" + i + "] "; });
     }},
    {"the same reference in Markdown", "a.md", 2500,
     [](size_t n) { return times(n, "[r]: /u\n") + "\n" + times(n, "[r] "); }},
    {"backticks in Markdown", "a.md", 50000,
     [](size_t n) {
       std::string out;
       for (size_t i = 1; i * i < n; ++i) out += std::string(i, '`') + " ";
       return out;
     }},
    {"code spans in Markdown", "a.md", 10000, [](size_t n) { return times(n, "`a ``b "); }},
    {"raw HTML in Markdown", "a.md", 10000, [](size_t n) { return "x " + times(n, "<!-- <? <a "); }},
    {"columns of a table in Markdown", "a.md", 1000,
     [](size_t n) {
       return times(n, "|a") + "|\n" + times(n, "|-") + "|\n" + times(n, "|b\n");
     }},
    {"aliases in front matter", "a.md", 250,
     [](size_t n) {
       return "---\ntitle: x\na: &a [" + times(n, "x,") + "x]\nb: &b [" + times(n, "*a,") +
              "*a]\nkeywords: [" + times(n, "*b,") + "*b]\n---\nText.\n";
     }},
    {"members of front matter", "a.md", 200,
     [](size_t n) {
       return "---\ntitle: x\n" + repeat(n, [](N i) { return "k" + i + ": 1\n"; }) + "---\nText.\n";
     }},
    {"depth of front matter", "a.md", 1500,
     [](size_t n) {
       return "---\ntitle: x\na: " + times(n, "[") + times(n, "]") + "\n---\nText.\n";
     }},
    {"one word", "a.txt", 50000, [](size_t n) { return "Ferry\n\n" + times(n, "ab"); }},
    {"one line", "a.txt", 25000, [](size_t n) { return times(n, "ab cd "); }},
    {"blank lines", "a.txt", 50000, [](size_t n) { return times(n, " \n\n") + "x"; }},
    {"dates in a line", "a.txt", 10000, [](size_t n) { return "Ferry\n\n" + times(n, "May 3 "); }},
    {"control characters", "a.txt", 25000, [](size_t n) { return "Ferry\n\n" + times(n, "\r\n\fabc "); }},
    {"bytes of no encoding", "a.txt", 25000,
     [](size_t n) { return "Ferry\n\n" + times(n, "\xC3\xA9 \xFF\xFE\x80 "); }},
};

double seconds_for(const std::string& bytes, const char* file) {
  timespec start{}, end{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
  CountingSink sink;
  read_source(*open_memory(bytes, file), nullptr, {}, sink);
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
  EXPECT_GT(sink.records, 0u) << "nothing was read or reported";
  return static_cast<double>(end.tv_sec - start.tv_sec) +
         static_cast<double>(end.tv_nsec - start.tv_nsec) / 1e9;
}

// The smaller of what it took and what it takes now.
void measure(double& seconds, const std::string& bytes, const char* file) {
  seconds = std::min(seconds, seconds_for(bytes, file));
}

class Growing : public testing::TestWithParam<Growth> {};

TEST_P(Growing, TakesTimeInProportion) {
  constexpr double kQuick = 0.02;     // seconds, in which no growth can be seen
  constexpr double kMostGrowth = 10;  // of four times as much; the square would be 16
  constexpr int kMostTries = 3;
  constexpr double kSurelyTooLong = 4;
  const Growth& growth = GetParam();
  const std::string small = growth.make(growth.n), large = growth.make(4 * growth.n);
  if (std::getenv("BROADSHEET_TIMED") == nullptr) {  // a busy machine has times of its own
    seconds_for(large, growth.file);
    return;
  }
  double small_time = 1e9, large_time = 1e9;
  for (int tries = 0; tries < kMostTries; ++tries) {
    measure(large_time, large, growth.file);
    if (large_time < kQuick) return;
    for (int i = 0; i < 2; ++i) measure(small_time, small, growth.file);
    if (large_time < kMostGrowth * small_time) return;
    if (large_time > kSurelyTooLong) break;
  }
  ADD_FAILURE() << small.size() << " bytes take " << small_time << " s, " << large.size()
                << " bytes " << large_time << " s";
}

std::string test_name(const testing::TestParamInfo<Growth>& info) {
  std::string name;
  for (const char c : std::string_view(info.param.name)) name += isalnum(c) != 0 ? c : '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Files, Growing, testing::ValuesIn(kGrowths), test_name);

}  // namespace
}  // namespace broadsheet
