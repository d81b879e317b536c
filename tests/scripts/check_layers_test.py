#!/usr/bin/env python3
"""Tests scripts/check_layers.py on small trees, each with one thing that it must find.

usage: check_layers_test.py scripts/check_layers.py
"""
import pathlib
import subprocess
import sys
import tempfile
import unittest

SCRIPT = sys.argv.pop()

# Two folders, one of which may include the other.
CLEAN = {
    "corpus/low/CMakeLists.txt": "broadsheet_library(corpus/low\n  SOURCES\n    a.cc\n    b.cc)\n",
    "corpus/low/a.h": "#pragma once\n",
    "corpus/low/a.cc": '#include "corpus/low/a.h"\n#include <vector>\n',
    "corpus/low/b.h": '#pragma once\n#include "corpus/low/a.h"\n',
    "corpus/low/b.cc": '#include "corpus/low/b.h"\n',
    "query/high/CMakeLists.txt":
        "broadsheet_library(query/high\n  SOURCES\n    c.cc\n  FOLDERS\n    corpus/low\n"
        "  PRIVATE fmt::fmt)\n",
    "query/high/c.h": "#pragma once\n",
    "query/high/c.cc": '#include "query/high/c.h"\n#include "corpus/low/b.h"\n',
}


def run(changes):
    """(exit code, findings) for the clean tree with these files instead; None removes one."""
    with tempfile.TemporaryDirectory() as root:
        for name in ("corpus", "indexer", "query"):
            (pathlib.Path(root) / name).mkdir()
        for name, text in {**CLEAN, **changes}.items():
            if text is not None:
                path = pathlib.Path(root) / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text)
        result = subprocess.run([sys.executable, "-B", SCRIPT, "--root", root],
                                capture_output=True, text=True, check=False)
        lines = [line.removeprefix("check_layers: ") for line in result.stderr.splitlines()]
        return result.returncode, lines[:-1]


class CheckLayers(unittest.TestCase):
    def expect(self, changes, *findings):
        self.assertEqual(run(changes), (1 if findings else 0, list(findings)))

    def test_passes_a_clean_tree(self):
        self.expect({})

    def test_finds_an_arrow_that_is_not_allowed(self):
        self.expect({"indexer/side/CMakeLists.txt": "broadsheet_library(indexer/side SOURCES d.cc)\n",
                     "indexer/side/d.cc": '#include "corpus/low/a.h"\n'},
                    'indexer/side/d.cc: includes "corpus/low/a.h", but corpus/low is not among the '
                    "FOLDERS of indexer/side")

    def test_finds_an_arrow_that_only_a_header_follows(self):
        self.expect({"query/high/CMakeLists.txt": "broadsheet_library(query/high SOURCES c.cc)\n",
                     "query/high/c.cc": '#include "query/high/c.h"\n',
                     "query/high/c.h": '#  include "corpus/low/a.h"\n'},
                    'query/high/c.h: includes "corpus/low/a.h", but corpus/low is not among the '
                    "FOLDERS of query/high")

    def test_finds_a_cycle_of_folders(self):
        self.expect({"corpus/low/CMakeLists.txt":
                         "broadsheet_library(corpus/low SOURCES a.cc b.cc e.cc FOLDERS query/high)\n",
                     "corpus/low/e.cc": '#include "query/high/c.h"\n'},
                    "a cycle of folders: corpus/low, query/high")

    def test_finds_a_cycle_of_files_and_counts_a_source_with_its_header(self):
        self.expect({"corpus/low/a.cc": '#include "corpus/low/a.h"\n#include "corpus/low/b.h"\n'},
                    "a cycle of files: corpus/low/a, corpus/low/b")

    def test_finds_a_cycle_of_three_files(self):
        self.expect({"corpus/low/a.h": '#include "corpus/low/d.h"\n',
                     "corpus/low/d.h": '#include "corpus/low/b.h"\n'},
                    "a cycle of files: corpus/low/a, corpus/low/b, corpus/low/d")

    def test_finds_what_does_not_exist_or_is_not_built(self):
        self.expect({"query/high/c.cc": '#include "corpus/low/b.h"\n#include "corpus/low/gone.h"\n',
                     "query/high/new.cc": ""},
                    'query/high/c.cc: includes "corpus/low/gone.h", which does not exist',
                    "query/high/new.cc: no CMakeLists.txt names it")

    def test_finds_an_allowed_arrow_that_nothing_follows(self):
        self.expect({"query/high/c.cc": '#include "query/high/c.h"\n'},
                    "query/high/CMakeLists.txt: no file includes anything of corpus/low")


if __name__ == "__main__":
    unittest.main()
