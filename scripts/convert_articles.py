#!/usr/bin/env python3
"""Writes articles in JSON lines in the forms that the other engines read.

  jsonl        the same lines, unpacked
  scriptindex  Omega's dump: field=value, a value's further lines start with =, a blank line between
  tsv          id, date, source, title and text, with \\n, \\t and \\\\ escaped

Prints one JSON object: articles, bytes (of the JSON lines) and text_bytes (of titles and texts).
"""
import argparse
import gzip
import json
import os
import sys

FIELDS = ("id", "date", "source", "title", "text")
OTHER_NAMES = {"id": "_id", "text": "body"}


def scriptindex_record(article):
    fields = []
    for name in FIELDS:
        value = article[name]
        if name == "date":
            value = value[:10].replace("-", "")
        if value:
            fields.append(name + "=" + "\n=".join(value.splitlines()))
    return "\n".join(fields) + "\n\n"


def tsv_record(article):
    escaped = (article[name].replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
               .replace("\r", " ") for name in FIELDS)
    return "\t".join(escaped) + "\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="FILE.jsonl or FILE.jsonl.gz")
    parser.add_argument("folder", help="where articles.jsonl, articles.dump and articles.tsv go")
    arguments = parser.parse_args()

    os.makedirs(arguments.folder, exist_ok=True)
    opener = gzip.open if arguments.data.endswith(".gz") else open
    count = size = text_size = 0
    path = lambda name: os.path.join(arguments.folder, name)
    with opener(arguments.data, "rt", encoding="utf-8", newline="\n") as lines, \
            open(path("articles.jsonl"), "w", encoding="utf-8", newline="\n") as jsonl, \
            open(path("articles.dump"), "w", encoding="utf-8", newline="\n") as dump, \
            open(path("articles.tsv"), "w", encoding="utf-8", newline="\n") as tsv:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                article = {name: str(record.get(name) or record.get(OTHER_NAMES.get(name)) or "")
                           for name in FIELDS}
            except (ValueError, AttributeError) as error:
                sys.exit(f"convert_articles.py: {arguments.data}, line {number}: {error}")
            article["id"] = article["id"] or f"line-{number}"
            jsonl.write(line)
            dump.write(scriptindex_record(article))
            tsv.write(tsv_record(article))
            count += 1
            size += len(line.encode())
            text_size += len(article["title"].encode()) + len(article["text"].encode())
    print(json.dumps({"articles": count, "bytes": size, "text_bytes": text_size}))


if __name__ == "__main__":
    main()
