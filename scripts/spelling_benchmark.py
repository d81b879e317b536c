#!/usr/bin/env python3
"""Measures spelling suggestions: how many misspellings are corrected first, and how long it takes.

    scripts/spelling_benchmark.py --db news.db misspellings.tsv

The file is what scripts/make_misspellings.py writes. Prints one JSON object: the share whose
suggestion is the word meant, by rule too; the share with another form of the word; and the
milliseconds of a suggestion (those of a query without hits and with a suggestion, as news-query
counts them).
"""
import argparse
import collections
import json
import os
import statistics
import subprocess
import sys


def answers(options, words):
    """One JSON object for each word, searched as a batch on one thread."""
    command = [options.program, "--db", options.db, "--config", os.devnull, "--format", "json",
               "--no-snippet", "-n", "1", "-j", "1", "-q", "--batch", "-"]
    lines = "".join(f"{number}\t{word}\n" for number, word in enumerate(words))
    run = subprocess.run(command, input=lines, capture_output=True, text=True, check=False)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)}: {run.stderr}")
    return [json.loads(line) for line in run.stdout.splitlines()]


def is_form(suggestion, word):
    """True for another form of the word, as far as a common beginning tells."""
    common = len(os.path.commonprefix([suggestion, word]))
    return common >= max(4, min(len(suggestion), len(word)) - 2)


def report(rows, pages):
    """What is printed, from the rows of the file and their pages."""
    first, total = collections.Counter(), collections.Counter()
    forms, without, times, wrong = 0, 0, [], []
    for (typed, meant, rule), page in zip(rows, pages):
        suggestion = page["suggestion"]
        total[rule] += 1
        if suggestion is None:
            without += 1
        else:
            times.append(page["took_ms"])
        if suggestion == meant:
            first[rule] += 1
        elif suggestion is not None and is_form(suggestion, meant):
            forms += 1
        else:
            wrong.append([typed, meant, suggestion])
    count = len(rows)
    return {
        "misspellings": count,
        "corrected_first": round(sum(first.values()) / count, 4),
        "first_or_another_form": round((sum(first.values()) + forms) / count, 4),
        "without_suggestion": round(without / count, 4),
        "by_rule": {rule: round(first[rule] / total[rule], 4) for rule in sorted(total)},
        "ms_median": round(statistics.median(times), 3) if times else None,
        "ms_95": round(sorted(times)[int(0.95 * (len(times) - 1))], 3) if times else None,
    }, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("file", help="misspelling, word and rule, parted by tabs")
    parser.add_argument("--db", default=os.environ.get("NEWS_DB", "news.db"))
    parser.add_argument("--program", default="news-query")
    parser.add_argument("--wrong", action="store_true", help="also list what was not corrected")
    options = parser.parse_args()
    with open(options.file, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines]
    if not rows:
        sys.exit(f"{options.file}: no misspellings")
    figures, wrong = report(rows, answers(options, [row[0] for row in rows]))
    print(json.dumps(figures))
    if options.wrong:
        for row in wrong:
            print(json.dumps(row))


if __name__ == "__main__":
    main()
