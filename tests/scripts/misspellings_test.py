"""Tests scripts/make_misspellings.py: called with the path of the script."""
import json
import subprocess
import sys

SCRIPT = sys.argv[1]
TEXT = "The minister met Rasmussen. " * 12


def made(*options, text=TEXT):
    run = subprocess.run([sys.executable, SCRIPT, *options], input=json.dumps({"text": text}),
                         capture_output=True, text=True, check=False)
    return run.returncode, [line.split("\t") for line in run.stdout.splitlines()], run.stderr


def main():
    code, rows, _ = made("--count", "40")
    assert code == 0 and len(rows) == 40, rows
    assert {word for _, word, _ in rows} == {"minister", "rasmussen"}, rows
    assert all(typed != word for typed, word, _ in rows), rows
    assert len({typed for typed, _, _ in rows}) == 40, rows
    assert len({rule for _, _, rule in rows}) == 7, rows
    assert made("--count", "40")[1] == rows, "the same seed gives the same"
    assert made("--count", "40", "--seed", "2")[1] != rows
    code, rows, error = made(text="one two")
    assert code == 1 and not rows and "--min-uses" in error


main()
