#!/usr/bin/env python3
"""Makes seeded articles as JSON lines, for measuring what no collection at hand has.

  mixed FILE COUNT   COUNT articles of the shape of those in FILE, each with sentences of any of them
  tiny COUNT         COUNT articles of three words
  long MEGABYTES     one article so long, and a short one after it
  strange MEGABYTES  one article so long in which no word comes twice
"""
import argparse
import gzip
import json
import random
import re
import sys

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
COMMON_WORDS = 50_000
WORDS_AT_ONCE = 1000


def articles_of(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def mixed(path, count, chance):
    """Yields articles with the paragraphs and the other members of a real one."""
    shapes, titles, sentences = [], [], []
    for article in articles_of(path):
        paragraphs = [SENTENCE_END.split(paragraph)
                      for paragraph in (article.get("text") or "").split("\n\n")]
        shapes.append(([len(paragraph) for paragraph in paragraphs],
                       article.get("date"), article.get("source")))
        titles.append(article.get("title"))
        sentences.extend(sentence for paragraph in paragraphs for sentence in paragraph)
    # An article made of nothing else would be refused.
    titles, sentences = list(filter(None, titles)), list(filter(None, sentences))
    for number in range(count):
        paragraphs, date, source = shapes[number % len(shapes)]
        text = "\n\n".join(" ".join(chance.choices(sentences, k=size)) for size in paragraphs)
        yield {"id": f"mixed-{number}", "title": chance.choice(titles), "date": date,
               "source": source, "text": text}


def common_words():
    return [f"word{number}" for number in range(COMMON_WORDS)]


def tiny(count, chance):
    words = common_words()
    for number in range(count):
        yield {"id": f"tiny-{number}", "text": " ".join(chance.choices(words, k=3)), "lang": "en"}


def long(megabytes, chance):
    words, parts, size = common_words(), [], 0
    while size < megabytes * 1_000_000:
        parts.append(" ".join(chance.choices(words, k=WORDS_AT_ONCE)))
        size += len(parts[-1]) + 2
    yield {"id": "long", "text": ". ".join(parts), "lang": "en"}
    yield {"id": "after", "text": "a short article", "lang": "en"}


def strange(megabytes, chance):
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = (f"{''.join(chance.choices(letters, k=3))}{number:x}"
             for number in range(megabytes * 1_000_000 // 9))
    yield {"id": "strange", "text": " ".join(words), "lang": "en"}


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("mixed", "tiny", "long", "strange"))
    parser.add_argument("arguments", nargs="+")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--prefix", default="", help="put before every id")
    parser.add_argument("--out", type=argparse.FileType("w", encoding="utf-8"), default=sys.stdout)
    options = parser.parse_args()
    *files, count = options.arguments
    if len(files) != (options.kind == "mixed") or not count.isdigit():
        parser.error(f"wrong arguments for {options.kind}; see --help")
    makers = {"mixed": mixed, "tiny": tiny, "long": long, "strange": strange}
    for article in makers[options.kind](*files, int(count), random.Random(options.seed)):
        article["id"] = options.prefix + article["id"]
        options.out.write(json.dumps(article, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
