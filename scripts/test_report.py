#!/usr/bin/env python3
"""Counts the tests of a run of CTest, case by case, and lists the slowest.

usage: scripts/test_report.py CTEST.xml FOLDER

CTEST.xml is what `ctest --output-junit` wrote; FOLDER has NAME.xml of GoogleTest for each test NAME of
CTest that is a binary with many cases. A binary that failed without a failed case (it crashed, timed
out, or leaked) counts as one failure. The slowest 20 go to stderr, "PASSED FAILED" to stdout.
"""
import pathlib
import sys
import xml.etree.ElementTree as ElementTree

SLOWEST = 20


def cases_of(path):
    """[(name, seconds, failed)] of the cases that GoogleTest ran."""
    cases = []
    for case in ElementTree.parse(path).iter("testcase"):
        if case.get("status") == "run" and case.get("result") == "completed":
            name = f"{case.get('classname')}.{case.get('name')}"
            cases.append((name, float(case.get("time")), case.find("failure") is not None))
    return cases


def all_cases(ctest, folder):
    cases = []
    for test in ElementTree.parse(ctest).iter("testcase"):
        name, status = test.get("name"), test.get("status")
        if status not in ("run", "fail"):
            continue
        failed = status == "fail"
        path = folder / f"{name}.xml"
        if path.exists():
            own = cases_of(path)
            cases += own
            failed = failed and not any(case[2] for case in own)
            if not failed:
                continue
        cases.append((name, float(test.get("time")), failed))
    return cases


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    cases = all_cases(sys.argv[1], pathlib.Path(sys.argv[2]))
    print(f"the slowest {min(SLOWEST, len(cases))} of {len(cases)} tests:", file=sys.stderr)
    for name, seconds, _ in sorted(cases, key=lambda case: -case[1])[:SLOWEST]:
        print(f"{seconds:8.2f} s  {name}", file=sys.stderr)
    failures = sum(failed for _, _, failed in cases)
    print(len(cases) - failures, failures)


if __name__ == "__main__":
    main()
