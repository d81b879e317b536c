#!/usr/bin/env python3
"""Makes seeded queries of two to four words, or phrases, from the titles of articles."""
import argparse
import gzip
import json
import random
import re

WORD = re.compile(r"[A-Za-z][a-z]{2,}|[A-Z]{3,}")
# Left out so that an engine that drops stop words does the same work as one that doesn't.
STOP = frozenset(
    "the and for with from that this are was were has have had not but you all can its his her their "
    "they them who what when where why how will would could should may might than then over under "
    "into out off about after before between more most some any our your she him been being does did "
    "very just only own same too here there again once both each few other such nor until while "
    "during through above below down further because against which these those".split())


def articles(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def phrases_of(title):
    """The pairs of words with nothing but a space between them, neither of them a stop word."""
    words = title.split()
    return [f'"{a} {b}"'.lower() for a, b in zip(words, words[1:])
            if all(WORD.fullmatch(w) and w.lower() not in STOP for w in (a, b))]


def title_phrase(title, chance):
    """Two or three words of the title that follow one another, stop words among them."""
    words = title.split()
    size = chance.randint(2, 3)
    start = chance.randint(0, max(0, len(words) - size))
    words = words[start:start + size]
    if len(words) < 2 or not all(WORD.fullmatch(w) for w in words):
        return None
    return f'"{" ".join(words)}"'.lower()


def words_of(title):
    words = [w.lower() for w in WORD.findall(title)]
    return list(dict.fromkeys(w for w in words if w not in STOP))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", help="FILE.jsonl or FILE.jsonl.gz")
    parser.add_argument("-n", type=int, default=1000, help="number of queries (1000)")
    parser.add_argument("--phrases", type=int, default=0, metavar="N",
                        help="make every Nth query a quoted phrase of two words")
    parser.add_argument("--title-phrases", action="store_true",
                        help="make every query a quoted phrase of two or three words")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()

    titles = [article.get("title") or "" for article in articles(arguments.data)]
    titles = [title for title in titles if len(words_of(title)) >= 4]
    if not titles:
        parser.exit(1, f"make_queries.py: {arguments.data} has no title of four words or more\n")
    chance = random.Random(arguments.seed)
    queries = {}
    for _ in range(100 * arguments.n):
        if len(queries) == arguments.n:
            break
        title = chance.choice(titles)
        if arguments.title_phrases:
            queries[title_phrase(title, chance)] = None
            queries.pop(None, None)
            continue
        if arguments.phrases and len(queries) % arguments.phrases == arguments.phrases - 1:
            pairs = phrases_of(title)
            if pairs:
                queries[chance.choice(pairs)] = None
            continue
        words = words_of(title)
        size = chance.randint(2, 4)
        start = chance.randint(0, len(words) - size)
        queries[" ".join(words[start:start + size])] = None
    for query in queries:
        print(query)


if __name__ == "__main__":
    main()
