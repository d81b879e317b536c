"""Kills news-index at its system calls, and makes them fail; see scripts/torture.sh --help."""
import argparse
import random
import sys
import tempfile

import indexes

KILLS = ("kill", "torn")
INNER_WORDS = ("DB_DANGEROUS", "cancel()", "Modifications failed")
ERRORS = ("ENOSPC", "EIO", "EMFILE", "EACCES", "short")


def killed(bench, operation, fault, at):
    bench.prepare(operation)
    result = bench.with_fault(operation, fault, at)
    finished = result.returncode == 0
    assert finished or indexes.died_of(result), f"exit {result.returncode}: {result.stderr}"
    bench.assert_state(operation, finished)
    bench.assert_finishes(operation)


def failed(bench, operation, fault, at):
    bench.prepare(operation)
    result = bench.with_fault(operation, fault, at)
    assert result.returncode in (0, 1, 2, 4), f"exit {result.returncode}: {result.stderr}"
    if result.returncode != 0:
        assert bench.db in result.stderr, f"no path in the message: {result.stderr}"
        assert "hint: " in result.stderr, f"no hint: {result.stderr}"
        inner = [words for words in INNER_WORDS if words in result.stderr]
        assert not inner, f"Xapian's inner words: {result.stderr}"
        if fault == "ENOSPC":
            assert "No space left on device" in result.stderr, f"no reason: {result.stderr}"
            bench.assert_nothing_left(operation)
    bench.assert_state(operation, result.returncode == 0)
    bench.assert_finishes(operation)


def places(calls, number, rng):
    """Which calls: all if there are few, else the last ones, where commits are, and a sample."""
    if number >= calls:
        return list(range(1, calls + 1))
    last = list(range(max(1, calls - number // 3), calls + 1))
    rest = rng.sample(range(1, last[0]), min(number - len(last), last[0] - 1)) if last[0] > 1 else []
    return sorted(rest + last)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, help="the build directory")
    parser.add_argument("--number", type=int, default=10**9,
                        help="cases of each fault and operation (default: every call)")
    parser.add_argument("--first", type=int, metavar="N",
                        help="the first N calls, in which the index is found and opened")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", default=",".join(KILLS + ERRORS))
    parser.add_argument("--operations", default="", help="only those whose name holds this")
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    losses = 0
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        bench = indexes.Bench(arguments.build, folder)
        for fault in arguments.faults.split(","):
            body = killed if fault in KILLS else failed
            for operation in indexes.OPERATIONS:
                if arguments.operations not in operation.name:
                    continue
                calls = bench.calls(operation, fault)
                account = indexes.Account("kill" if fault in KILLS else "failing call", fault,
                                          operation.name)
                chosen = range(1, min(arguments.first, calls) + 1) if arguments.first else \
                    places(calls, arguments.number, rng)
                for at in chosen:
                    account.case(f"call {at} of {calls}",
                                 lambda at=at: body(bench, operation, fault, at))
                losses += account.print()
    sys.exit(1 if losses else 0)


if __name__ == "__main__":
    main()
