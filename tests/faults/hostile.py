"""Articles and queries that want to do harm by their size or shape; see scripts/torture.sh --help."""
import argparse
import itertools
import json
import os
import random
import string
import subprocess
import sys
import tempfile
import time

import indexes

MEGABYTE = 1 << 20
QUERY_SECONDS = 2
QUERY_BYTES = 500 * 10**6
GOOD = {"id": "good", "title": "Good", "text": "A good article about the harbour.", "lang": "en"}


def one(**members):
    return json.dumps({"id": "bad", "title": "Bad", "lang": "en", **members}).encode() + b"\n"


def articles(scale):
    """Names and lines of hostile articles, at full size with scale 1."""
    words = int(10**7 * scale)
    fields = {f"f{i}": i for i in range(int(10**5 * scale))}
    return {
        "a word of 100 MB": one(text="w" * int(100 * MEGABYTE * scale)),
        "a title of 10 MB": one(title="t" * int(10 * MEGABYTE * scale), text="x"),
        "10 million words": one(text=" ".join(f"{i % 99991:x}" for i in range(words))),
        "100,000 fields": one(text="x", **fields),
        "nested 100,000 deep": b'{"id":"bad","text":"x","deep":' + b"[" * 10**5 + b"]" * 10**5 +
                               b"}\n",
        "never closed": b'{"a":' * 10**5 + b"\n",
        "NULs": b'{"id":"b\\u0000d","title":"\\u0000","text":"a\\u0000b\\u0000 c"}\n',
        "raw NULs": b'{"id":"bad","text":"a\0b"}\n' + b"\0" * 1000 + b"\n",
        "lone surrogates": b'{"id":"\\ud800","title":"\\udfff x","text":"\\ud800\\ud800 y"}\n',
        "overlong UTF-8": b'{"id":"bad","text":"\xc0\xaf \xe0\x80\xaf \xf8\x88\x80\x80\x80 z"}\n',
        "terminal escapes": one(title="\x1b[2J\x1b]0;owned\x07", text="\x1b[31mred\x9b31m"),
        "bidi controls": one(title="\u202etxt.exe\u2066", text="\u202e abc \u2067 def"),
        "script in the title": one(title="<script>alert(1)</script>", text="<img onerror=x>"),
        "combining marks": one(text="e" + "\u0301" * int(10**6 * scale)),
        "a line of brackets": b"[" * int(50 * MEGABYTE * scale) + b"\n",
    }


# The commonest words of English: queries of them match nearly everything.
STOP_WORDS = ("the of and to in a is that for it on was with as at by he be this from are have an has "
              "but not his they had will or were which their one you all there been would").split()


def ordinary_articles(scale):
    """Lines of articles that hold the words of most queries, 20,000 at full size."""
    drawn = random.Random(7)
    lines = []
    for i in range(int(20000 * scale)):
        text = " ".join(drawn.choices(STOP_WORDS, k=300)).replace(" has ", ". Has ")
        lines.append(json.dumps({"id": f"o{i}", "title": "An article", "text": text,
                                 "author": "John of the Isles", "lang": "en"}))
    return "\n".join(lines).encode() + b"\n"


def heavy_queries():
    """Queries that are little to write and much to do: name to options and text."""
    pairs = [f'"{a} {b}"' for a, b in itertools.product(STOP_WORDS, STOP_WORDS)]
    phrases = " ".join(pairs[:700])
    stars = [f"*{letter}*" for letter in string.ascii_lowercase]
    combinations = list(itertools.combinations(STOP_WORDS, 2))
    sentences = " OR ".join(f"({a} SENTENCE {b})" for a, b in combinations[:700])
    paragraphs = " OR ".join(f"({a} PARAGRAPH {b})" for a, b in combinations[:700])
    near = " OR ".join("(" + " NEAR/50 ".join(STOP_WORDS[i:i + 8]) + ")" for i in range(32))
    misspelt = " ".join(f"gov{a}{b}rmnent" for a, b in
                        itertools.product(string.ascii_lowercase, string.ascii_lowercase))
    cases = {
        "one phrase 980 times": '"of the" ' * 980,
        "700 phrases": phrases,
        "700 demanded phrases": " ".join("+" + pair for pair in pairs[:700]),
        "700 unwanted phrases": "the " + " ".join("-" + pair for pair in pairs[:700]),
        "700 pairs in a sentence": sentences,
        "one pair 870 times": " OR ".join(["(the SENTENCE of)"] * 870),
        "700 pairs in a paragraph": paragraphs,
        "patterns of every letter": " ".join(stars),
        "patterns of every letter, all": " AND ".join(stars),
        "patterns in fields": " ".join(f"title:{star} author:{star}" for star in stars),
        "long NEARs": near,
        "atleasts": " ".join(f"atleast{n}:{word}" for n in (3, 9, 99) for word in STOP_WORDS),
        "leads": " ".join(f"lead:{pair}" for pair in pairs[:700]),
        "fuzzy words": " ".join(word + "~" for word in misspelt.split()),
        "authors": " ".join(f'author:"{a} {b}"' for a, b in combinations[:700]),
        "misspelt words": misspelt,
        "words": " ".join(STOP_WORDS * 90),
    }
    heavy = {}
    for name, text in cases.items():
        heavy[name] = ([], text)
        heavy[name + ", counted"] = (["--count"], text)
    heavy["700 phrases explained"] = (["--explain", "--expand"], phrases)
    heavy["700 phrases collapsed"] = (["--collapse", "title", "--facet", "source"], phrases)
    return heavy


def queries():
    size = MEGABYTE - 64
    return {
        "one word of 1 MB": "w" * size,
        "1 MB of words": " ".join(f"w{i}" for i in range(130000))[:size],
        "1 MB of one word": ("harbour " * (size // 8))[:size],
        "100,000 parentheses": "(" * 10**5 + "good" + ")" * 10**5,
        "100,000 open ones": "good " + "(" * 10**5,
        "100,000 pairs": "()" * 10**5,
        "quotes": '"' * 10**5,
        "minuses": "good " + "-" * 10**5,
        "ORs": "good" + " OR good" * 10**5,
        "NOTs": "good " + "NOT " * 10**5 + "bad",
        "phrases": '"good article" ' * 50000,
        "fields": "title:" * 10**5,
        "an asterisk": "*",
        "asterisks": "* " * 10**5,
        "a word with asterisks": "*a*" * 10**5,
        "fuzzy ones": "harbuor~2 " * 10**4,
        "NEARs": "good" + " NEAR/5 article" * 10**4,
        "combining marks": "e" + "\u0301" * 400000,
    }


def measured(bench, program, *arguments):
    """Exit code, stderr, seconds and peak memory of a run."""
    with tempfile.TemporaryFile("w+") as errors:
        start = time.monotonic()
        process = subprocess.Popen([os.path.join(bench.build, program), *arguments],
                                   cwd=bench.folder, stdout=subprocess.DEVNULL, stderr=errors,
                                   env={"NEWS_DB": bench.db, "HOME": bench.folder})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.monotonic() - start
        errors.seek(0)
        return process.returncode, errors.read(), seconds, usage.ru_maxrss * 1024


def check_articles(bench, scale):
    account = indexes.Account("hostile", "articles")
    for name, content in articles(scale).items():
        def body(content=content):
            bench.clear()
            with open(bench.path("bad.jsonl"), "wb") as file:
                file.write(content + json.dumps(GOOD).encode() + b"\n")
            code, errors, _, _ = measured(bench, "bin/news-index", "add", "bad.jsonl")
            assert code in (0, 1, 2), f"exit {code}: {errors[:300]}"
            assert code == 0 or "bad.jsonl: line 1" in errors, f"not by name: {errors[:300]}"
            bench.assert_sound()
            exported = bench.index("export").stdout
            assert '"id":"good"' in exported, "the good article is lost"
        account.case(name, body)
    return account.print()


def check_queries(bench, limits, scale):
    bench.clear()
    with open(bench.path("good.jsonl"), "wb") as file:
        file.write(indexes.lines([GOOD, *indexes.OLD]) + ordinary_articles(scale))
    bench.must("add", "good.jsonl")
    account = indexes.Account("hostile", "queries")
    small = {name: ([], text) for name, text in queries().items()}
    for name, (options, text) in {**small, **heavy_queries()}.items():
        def body(options=options, text=text):
            with open(bench.path("queries.jsonl"), "w", encoding="utf-8") as file:
                file.write(json.dumps({"_id": "1", "text": text}) + "\n")
            code, errors, seconds, peak = measured(bench, "bin/news-query", "--batch",
                                                   "queries.jsonl", "--format", "jsonl",
                                                   *options)
            assert code in (0, 1, 2), f"exit {code}: {errors[:300]}"
            assert not limits or (seconds <= QUERY_SECONDS and peak <= QUERY_BYTES), \
                f"{seconds:.1f} s, {peak / 1e6:.0f} MB"
        account.case(name, body)
    return account.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, help="the build directory")
    parser.add_argument("--scale", type=float, default=1, help="part of the full size of articles")
    parser.add_argument("--limits", action="store_true", help="hold queries to 2 s and 500 MB")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        bench = indexes.Bench(arguments.build, folder)
        # Queries first: a program's peak is at least what this one had when it was started.
        losses = check_queries(bench, arguments.limits, arguments.scale) + check_articles(bench, arguments.scale)
    sys.exit(1 if losses else 0)


if __name__ == "__main__":
    main()
