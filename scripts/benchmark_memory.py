"""Measures the memory that searching takes on a million synthetic articles; needs no data."""
import argparse
import itertools
import json
import os
import random
import shlex
import shutil
import subprocess
import tempfile

from measuring import MEGABYTE, emit, run

MILLION = 10**6
VOCABULARY = 200_000
WORDS = 60
QUERIES = {
    "two words": ["w1", "w20"],
    "a rare word": [f"w{VOCABULARY - 7}"],
    "a phrase of common words": ['"w1 w2"'],
    "a count of most articles": ["--count", "w0"],
    "an exact count of a phrase": ["--count", '"w1 w20"'],
    "facets of most articles": ["--facet", "year", "--facet", "month", "w0"],
    "expanded": ["--expand", "w1", "w20"],
    "sorted by date": ["--sort", "-date", "w1"],
}


def write_articles(count, out):
    """Words follow Zipf's law; the same articles each time."""
    rng = random.Random(7)
    words = [f"w{n}" for n in range(VOCABULARY)]
    weights = list(itertools.accumulate(1 / (n + 1) for n in range(VOCABULARY)))
    for number in range(count):
        text = " ".join(rng.choices(words, cum_weights=weights, k=WORDS))
        day = f"{1990 + number % 30}-{number % 12 + 1:02}-{number % 28 + 1:02}"
        out.write(json.dumps({"id": f"s{number}", "title": f"Report {number}", "text": text,
                              "date": day, "lang": "en"}) + "\n")


def measure(programs, folder, count):
    index = os.path.join(folder, "million.db")
    shutil.rmtree(index, ignore_errors=True)
    command = [f"{programs}/bin/news-index", "--quiet", "--db", index, "add", "-"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, text=True) as process:
        write_articles(count, process.stdin)
    if process.returncode != 0:
        raise SystemExit(f"exit {process.returncode} of {shlex.join(command)}")
    emit("memory.articles", count, "articles")
    for name, arguments in QUERIES.items():
        query = [f"{programs}/bin/news-query", "--db", index, *arguments]
        emit(f"memory.query.{name}", run(query, (0, 1)).peak_bytes / MEGABYTE, "MB", query)
    shutil.rmtree(index)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=MILLION)
    parser.add_argument("--programs", default="build/release")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        measure(arguments.programs, folder, arguments.articles)


if __name__ == "__main__":
    main()
