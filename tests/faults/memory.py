"""Runs the programs with less and less memory; see scripts/torture.sh --help."""
import argparse
import dataclasses
import os
import subprocess
import sys
import tempfile

import indexes

LOWEST = 40 << 10  # KB of address space, in which nothing starts
MOST_KB = 4 << 20
ENOUGH = 3  # successes one after the other that end a sweep
FINE = (0, 1)  # exit codes of a run that had what it needs


@dataclasses.dataclass
class Reading:
    """A run that changes nothing."""
    name: str
    program: str
    arguments: list


READINGS = [
    Reading("check", "bin/news-index", ["check", "-j2"]),
    Reading("query", "bin/news-query", ["word1", "OR", '"word2 word3"', "--count"]),
    Reading("batch", "bin/news-query", ["--batch", "queries.tsv", "--format", "trec", "-j2"]),
    Reading("many kinds", "bin/news-index", ["--db", "kinds.db", "add", "--rebuild", "-j2", "kinds"]),
]

KINDS = {
    "a.html": "<html><body><h1>Ferry</h1>" + "<p>The ferry <b>sails</b> again.</p>" * 3000 + "</body></html>",
    "b.rss": "<rss><channel>" + "<item><title>Ferry</title><description>It sails.</description></item>" * 2000 +
             "</channel></rss>",
    "c.eml": "From: a@b.example\nSubject: Ferry\nMIME-Version: 1.0\n"
             "Content-Type: text/plain; charset=utf-8\n\n" + "The ferry sails again.\n" * 9000,
    "d.md": "---\ntitle: Ferry\ndate: 2014-04-02\n---\n" + "The *ferry* sails.\n\n" * 5000,
    "e.csv": "id,title,text\n" + "".join(f"c{i},Ferry,It sails\n" for i in range(5000)),
}


def limited(bench, program, arguments, kilobytes):
    """A run in that much address space."""
    return subprocess.run(
        ["bash", "-c", f'ulimit -v {kilobytes}; exec "$0" "$@"',
         os.path.join(bench.build, program), *arguments],
        cwd=bench.folder, capture_output=True, text=True, errors="replace", check=False,
        timeout=indexes.SECONDS,
        env={"HOME": bench.folder, "NEWS_DB": bench.db, "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"]})


def assert_clear(result):
    """A run that fails says why, and is not ended by a signal."""
    assert result.returncode in (0, 1, 2), f"exit {result.returncode}: {result.stderr[-300:]}"
    if result.returncode != 2:
        return
    said = result.stderr
    assert "memory" in said or "start a thread" in said, f"not said as such: {said[-300:]}"
    assert "hint: " in said, f"no hint: {said[-300:]}"
    assert "damaged" not in said, f"called damage: {said[-300:]}"


def starts(bench, program, kilobytes):
    """Whether the libraries of a program can be loaded at all."""
    return limited(bench, program, ["--version"], kilobytes).returncode == 0


def sweep(account, factor, run):
    """Calls `run` with more and more memory until it succeeds; run gives None where nothing starts."""
    kilobytes, successes = float(LOWEST), 0
    while successes < ENOUGH and kilobytes < MOST_KB:
        found = []
        account.case(f"{int(kilobytes)} KB", lambda: found.append(run(int(kilobytes))))
        successes = successes + 1 if found and found[0] else 0
        kilobytes *= factor
    account.case("in the end", lambda: assert_succeeded(successes))
    return account.print()


def assert_succeeded(successes):
    assert successes >= ENOUGH, "it never succeeds"


def check_operation(bench, operation, factor):
    def run(kilobytes):
        if not starts(bench, "bin/news-index", kilobytes):
            return False
        bench.prepare(operation)
        result = limited(bench, "bin/news-index", operation.arguments, kilobytes)
        assert_clear(result)
        bench.assert_state(operation, result.returncode == 0)
        return result.returncode == 0
    return sweep(indexes.Account("too little memory", "ulimit -v", operation.name), factor, run)


def check_reading(bench, reading, factor):
    def run(kilobytes):
        if not starts(bench, reading.program, kilobytes):
            return False
        result = limited(bench, reading.program, reading.arguments, kilobytes)
        assert_clear(result)
        return result.returncode in FINE
    return sweep(indexes.Account("too little memory", "ulimit -v", reading.name), factor, run)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, help="the build directory")
    parser.add_argument("--factor", type=float, default=1.01,
                        help="how much more memory each run has than the one before")
    parser.add_argument("--operations", default="", help="only those whose name holds this")
    arguments = parser.parse_args()
    losses = 0
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        bench = indexes.Bench(arguments.build, folder)
        os.mkdir(bench.path("kinds"))
        for name, content in KINDS.items():
            with open(os.path.join(bench.path("kinds"), name), "w", encoding="utf-8") as file:
                file.write(content)
        with open(bench.path("queries.tsv"), "w", encoding="utf-8") as file:
            file.writelines(f"{i}\tword{i} \"word1 word{i}\"\n" for i in range(50))
        for operation in indexes.OPERATIONS:
            if arguments.operations in operation.name:
                losses += check_operation(bench, operation, arguments.factor)
        bench.clear()
        bench.must("add", "old.jsonl")
        for reading in READINGS:
            if arguments.operations in reading.name:
                losses += check_reading(bench, reading, arguments.factor)
    sys.exit(1 if losses else 0)


if __name__ == "__main__":
    main()
