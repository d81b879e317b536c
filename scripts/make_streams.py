#!/usr/bin/env python3
"""Makes a large seeded file of made articles in a format that is read as a stream.

  rss MEGABYTES    a feed with the full text of every item
  nitf MEGABYTES   many nitf elements within one root
  warc MEGABYTES   a web archive of pages
  mbox MEGABYTES   a mailbox of messages with an HTML part
"""
import argparse
import random
import sys

WORDS = [f"word{number}" for number in range(20_000)]
WORDS_OF_PARAGRAPH = 60
PARAGRAPHS = 8

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>{title}</title></head><body><nav><a href="/">Home</a></nav>
<article><h1>{title}</h1>
{body}
</article></body></html>
"""
RSS_ITEM = """<item><title>{title}</title><guid>item-{number}</guid>
<pubDate>Wed, 02 Apr 2014 17:30:00 +0000</pubDate>
<content:encoded><![CDATA[{body}]]></content:encoded></item>
"""
NITF_ITEM = """<nitf><head><docdata><doc-id id-string="item-{number}"/></docdata></head>
<body><body.head><hedline><hl1>{title}</hl1></hedline></body.head>
<body.content>{body}</body.content></body></nitf>
"""
MESSAGE = """From desk@courier.example Wed Apr  2 17:30:00 2014
From: Desk <desk@courier.example>
Subject: {title}
Message-ID: <{number}@courier.example>
Content-Type: text/html; charset=utf-8

{body}

"""
RSS_START = """<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Made</title>
"""


def capture(**parts):
    page = PAGE.format(**parts)
    response = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}"
    return ("WARC/1.0\r\nWARC-Type: response\r\n"
            f"WARC-Target-URI: https://courier.example/{parts['number']}\r\n"
            "WARC-Date: 2014-04-02T17:30:00Z\r\nContent-Type: application/http\r\n"
            f"Content-Length: {len(response)}\r\n\r\n{response}\r\n\r\n")


# Of each kind: what stands in front, makes an article, and stands behind.
KINDS = {
    "rss": (RSS_START, RSS_ITEM.format, "</channel></rss>\n"),
    "nitf": ("<articles>\n", NITF_ITEM.format, "</articles>\n"),
    "warc": ("", capture, ""),
    "mbox": ("", MESSAGE.format, ""),
}


def paragraphs(chance):
    for _ in range(PARAGRAPHS):
        yield f"<p>{' '.join(chance.choices(WORDS, k=WORDS_OF_PARAGRAPH)).capitalize()}.</p>\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("megabytes", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=argparse.FileType("w", encoding="utf-8"), default=sys.stdout)
    options = parser.parse_args()
    options.out.reconfigure(newline="")
    chance = random.Random(options.seed)
    start, article, end = KINDS[options.kind]
    options.out.write(start)
    size = number = 0
    while size < options.megabytes * 1_000_000:
        title = " ".join(chance.choices(WORDS, k=6)).capitalize()
        text = article(number=number, title=title, body="".join(paragraphs(chance)))
        options.out.write(text)
        size, number = size + len(text), number + 1
    options.out.write(end)


if __name__ == "__main__":
    main()
