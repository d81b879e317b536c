// The table of formats and how one is chosen.
#include "corpus/readers/formats.h"

#include <algorithm>

#include "corpus/input/file_names.h"
#include "corpus/readers/collections/readers.h"
#include "corpus/readers/databases/readers.h"
#include "corpus/readers/html/readers.h"
#include "corpus/readers/json/readers.h"
#include "corpus/readers/mail/readers.h"
#include "corpus/readers/newswire/readers.h"
#include "corpus/readers/plain/readers.h"
#include "corpus/readers/web/readers.h"
#include "corpus/support/error.h"
#include "corpus/support/names.h"
#include "corpus/support/nearest_name.h"

namespace broadsheet {
namespace {

constexpr Format kFormats[] = {
    {"reuters-sgml", "the Reuters-21578 collection, many articles a file", "",
     "starts with <!DOCTYPE lewis", sniff_reuters_sgml, read_reuters_sgml},
    {"ninjs", "IPTC ninjs 1.x, 2.x and 3.x", ".ninjs",
     "JSON with a uri and members that only ninjs has", sniff_ninjs, read_json},
    {"jsonl", "JSON lines: an object with title, text, date, ... on each line",
     ".jsonl .ndjson .jl", "the first line is a JSON object", sniff_jsonl, read_jsonl},
    {"json", "an object or array of objects with the usual members of news", ".json",
     "starts with a JSON object or an array of them", sniff_json, read_json},
    {"warc", "web archives, WARC 1.0 and 1.1: pages and plain text", ".warc", "starts with WARC/",
     sniff_warc, read_warc},
    {"arc", "web archives, ARC 1.0: pages and plain text", ".arc",
     "starts with filedesc:", sniff_arc, read_arc},
    {"epub", "books, an article a chapter in reading order", ".epub",
     "a zip file that begins with the media type of EPUB", sniff_epub, read_epub},
    {"feed", "RSS 0.9x, 1.0, 2.0 and Atom, an article an item", ".rss .atom .rdf",
     "the root element is rss, rdf:RDF of RSS, or feed", sniff_feed, read_feed},
    {"nitf", "IPTC NITF 3.x", ".nitf", "the root element is nitf", sniff_nitf, read_nitf},
    {"newsml", "IPTC NewsML 1.x, packages included", ".newsml", "the root element is NewsML",
     sniff_newsml, read_newsml},
    {"newsml-g2", "IPTC NewsML-G2: news items, also within messages", ".newsmlg2",
     "the root element is newsItem, newsMessage or packageItem", sniff_newsml_g2, read_newsml_g2},
    {"factiva", "pages downloaded from Factiva, many articles a file", "",
     "a page with Factiva's title, or its tables of two-letter codes", sniff_factiva, read_factiva},
    {"html", "a web page, one article a file", ".html .htm .xhtml",
     "starts with a doctype or tag of HTML", sniff_html, read_html},
    {"trec", "TREC's SGML, also of Gigaword and CLEF, many articles a file", ".trec",
     "starts with <DOC> and has a <DOCNO> or another id", sniff_trec, read_trec},
    {"rcv1", "the XML of Reuters' RCV1 and RCV2, one article a file", ".rcv1",
     "the root element is newsitem with an itemid", sniff_rcv1, read_rcv1},
    {"nexis", "plain text downloaded from Nexis, many articles a file", "",
     "has a line like \"1 of 20 DOCUMENTS\"", sniff_nexis, read_nexis},
    {"mhtml", "a web page saved with all its parts", ".mhtml .mht",
     "starts with headers of mail that browsers write", sniff_mhtml, read_mhtml},
    {"mail", "mail: mbox with many messages, EML with one", ".eml .mbox .mbx .mail",
     "starts with headers of mail, or with a From_ line and these", sniff_mail, read_mail},
    {"markdown", "Markdown, with YAML front matter or without", ".md .markdown .mkd",
     "starts with front matter that has a title or date", sniff_markdown, read_markdown},
    {"csv", "CSV or TSV with a header: title, text, date, ...; an article a row", ".csv .tsv",
     "the first line names at least two known columns, title or text among them", sniff_csv,
     read_csv},
    {"text", "plain text, one article a file", ".txt .text",
     "text without markup, when no other format fits", sniff_text, read_text},
};

// True if the space-separated list holds the word.
bool lists(std::string_view list, std::string_view word) {
  while (!word.empty() && !list.empty()) {
    size_t end = std::min(list.find(' '), list.size());
    if (list.substr(0, end) == word) return true;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return false;
}

}  // namespace

std::span<const Format> formats() { return kFormats; }

const Format& format_named(std::string_view name) {
  for (const Format& format : kFormats)
    if (format.name == name) return format;
  throw Error(ErrorKind::kUsage, "there is no format '" + std::string(name) + "'",
              advice_on_names(name, names_of(kFormats), "the formats are"));
}

const Format* format_of_name(std::string_view path) {
  const std::string extension = extension_of(path);
  for (const Format& format : kFormats)
    if (lists(format.extensions, extension)) return &format;
  return nullptr;
}

const Format* recognise_format(std::string_view path, std::string_view head) {
  // Any text could be plain text: it is what remains when content and name say nothing else.
  const std::span certain = std::span(kFormats).first(std::size(kFormats) - 1);
  const Format& rest = kFormats[std::size(kFormats) - 1];
  for (const Format& format : certain)
    if (format.sniff(head)) return &format;
  if (const Format* format = format_of_name(path)) return format;
  return rest.sniff(head) ? &rest : nullptr;
}

}  // namespace broadsheet
