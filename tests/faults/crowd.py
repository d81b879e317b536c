"""Readers in processes of their own query without pause while a writer changes the index; see
scripts/torture.sh --help.

Every article carries the number of its batch, and the writer replaces all of them at once: an
answer that holds two numbers, or not all articles, shows a state that never was."""
import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time

import indexes

ARTICLES = 60
SLOWEST = 20  # seconds; a reader that waits for the writer would wait longer on any machine


def batch(number):
    return [{"id": f"c{n}", "title": f"Crowd {n}", "lang": "en", "date": "2014-03-01",
             "source": f"batch{number}", "text": f"Everybody reads batch{number} here, {n} times."}
            for n in range(ARTICLES)]


def query(bench, account):
    def body():
        start = time.monotonic()
        result = bench.run("bin/news-query", "-n", str(ARTICLES + 1), "--format", "jsonl",
                           "--no-snippet", "--fields", "id,source", "everybody")
        took = time.monotonic() - start
        assert result.returncode == 0, f"exit {result.returncode}: {result.stderr}"
        hits = [json.loads(line) for line in result.stdout.splitlines()]
        assert len({h["id"] for h in hits}) == ARTICLES == len(hits), f"{len(hits)} hits"
        assert len({h["source"] for h in hits}) == 1, f"{sorted({h['source'] for h in hits})}"
        assert took < SLOWEST, f"took {took:.1f} s"
    account.case("a query", body)


class Writer:
    """The changes, round by round; articles of other words come and go between the batches."""

    def __init__(self, bench):
        self.bench = bench
        self.number = 0
        self.account = indexes.Account("crowd", "changes by the writer")

    def round(self):
        self.number += 1
        path = self.bench.path("batch.jsonl")
        with open(path, "wb") as file:
            file.write(indexes.lines(batch(self.number)))
        for arguments in (["add", "batch.jsonl"], ["add", "old.jsonl"], ["add", "changes.jsonl"],
                          ["remove", *indexes.REMOVED], ["compact"],
                          ["add", "--rebuild", "batch.jsonl"], ["check"]):
            def body(arguments=arguments):
                result = self.bench.index(*arguments)
                assert result.returncode == 0, f"{arguments}: {result.stderr}"
            self.account.case(" ".join(arguments), body)


def read_until(stop, bench, account):
    while not stop.is_set():
        query(bench, account)


def two_writers(bench):
    """The second exits 3, or waits with --wait."""
    account = indexes.Account("crowd", "two writers")
    first = subprocess.Popen([os.path.join(bench.build, "bin/news-index"), "--db", bench.db,
                              "add", "-"], stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    lock = os.path.join(bench.db, ".lock")
    while f"process {first.pid})" not in open(lock, encoding="utf-8").read():
        time.sleep(0.01)

    def exits():
        result = bench.index("add", "old.jsonl")
        assert result.returncode == 3 and str(first.pid) in result.stderr, result.stderr
    account.case("without --wait", exits)
    waiting = subprocess.Popen([os.path.join(bench.build, "bin/news-index"), "--db", bench.db,
                                "add", "--wait", "60", bench.path("old.jsonl")],
                               stderr=subprocess.PIPE, text=True)
    first.stdin.write(indexes.lines([indexes.article(99)]))
    first.stdin.close()

    def waits():
        assert first.wait(indexes.SECONDS) == 0
        _, errors = waiting.communicate(timeout=indexes.SECONDS)
        assert waiting.returncode == 0, errors
        assert "a99" in bench.content() and "a1" in bench.content()
    account.case("with --wait", waits)
    return account.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, help="the build directory")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--rounds", type=int, default=1, help="rounds of changes at least")
    parser.add_argument("--readers", type=int, default=8)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        bench = indexes.Bench(arguments.build, folder)
        writer = Writer(bench)
        writer.round()
        stop = threading.Event()
        accounts = [indexes.Account("crowd", "queries while it changes")
                    for _ in range(arguments.readers)]
        threads = [threading.Thread(target=read_until, args=(stop, bench, account))
                   for account in accounts]
        for thread in threads:
            thread.start()
        end = time.monotonic() + arguments.seconds
        rounds = 0
        while rounds < arguments.rounds or time.monotonic() < end:
            writer.round()
            rounds += 1
        stop.set()
        for thread in threads:
            thread.join()
        for account in accounts[1:]:
            accounts[0].count += account.count
            accounts[0].failures += account.failures
        losses = writer.account.print() + accounts[0].print() + two_writers(bench)
    sys.exit(1 if losses else 0)


if __name__ == "__main__":
    main()
