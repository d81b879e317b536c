// The readers of all formats, for the table in formats.cc.
#pragma once

#include <string_view>

#include "corpus/reader.h"

namespace broadsheet {

// Each read_ function is a ReadFunction; each sniff_ function is a Format::sniff.

// JSON lines: one object a line, with the members that an Article has; others go to extra. A BOM
// and blank lines are skipped, a broken line is reported with its number. Without an id an article
// gets "PATH#LINE".
void read_jsonl(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_jsonl(std::string_view head);

// Plain text, one article a file: a first line that looks like one is the title, a byline and a
// date are looked for in the lines after it, paragraphs stay. The id is the path. Throws
// Error(kInput) for binary files.
void read_text(ByteSource& source, const ReadContext& context, ArticleSink& sink);
// True for what is text to the eye: no binary file, no markup and no JSON.
bool sniff_text(std::string_view head);

// HTML, one article a file: title, metadata and the text of the body. The id is the path.
void read_html(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_html(std::string_view head);

// The SGML of the Reuters-21578 collection (its lewis.dtd), an article per REUTERS element. Ids are
// "reuters-" and the NEWID.
void read_reuters_sgml(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_reuters_sgml(std::string_view head);

// RSS 0.9x, 1.0 and 2.0, and Atom 1.0 (RFC 4287), an article per item. Ids are the item's guid or
// id, else its link, else "PATH#NUMBER".
void read_feed(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_feed(std::string_view head);

// NITF 3.x, an article per nitf element. Ids are the doc-id, else the path.
void read_nitf(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_nitf(std::string_view head);

// NewsML 1.x, an article per NewsItem or per component with a headline of its own. Ids are
// "urn:newsml:PROVIDER:DATE:NAME", so that revisions share them.
void read_newsml(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_newsml(std::string_view head);

// NewsML-G2, an article per newsItem. Ids are the guid.
void read_newsml_g2(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_newsml_g2(std::string_view head);

// JSON objects and arrays of them, with the members that news usually has, and ninjs 1.x to 3.x,
// told apart by content. Ids are the id or URI, else the URL, else "PATH#NUMBER".
void read_json(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_json(std::string_view head);
bool sniff_ninjs(std::string_view head);

// CSV and TSV with a header whose names are those of JSON documents, an article a row.
void read_csv(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_csv(std::string_view head);

// TREC's SGML, an article per DOC. Ids are the DOCNO.
void read_trec(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_trec(std::string_view head);

// Mail: an article per message of an mbox or EML file; attachments are left out. Ids are the
// Message-ID, else "PATH#LINE", else the path.
void read_mail(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_mail(std::string_view head);

// Markdown (CommonMark with tables), one article a file, with YAML front matter or without; then
// the first heading is the title. Ids are the front matter's, else the path.
void read_markdown(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_markdown(std::string_view head);

// Web archives: the HTML and plain text of responses, resources and conversions. Ids are the URL.
void read_warc(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_warc(std::string_view head);
void read_arc(ByteSource& source, const ReadContext& context, ArticleSink& sink);
bool sniff_arc(std::string_view head);

}  // namespace broadsheet
