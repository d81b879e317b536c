#!/usr/bin/env python3
"""Checks the #include lines of corpus/, indexer/ and query/ against the allowed arrows.

The allowed arrows are the FOLDERS of each broadsheet_library() in the folders' CMakeLists.txt: the
same lists that the programs are linked by. The linker sees only calls; this check also sees headers.
Findings:
  - an #include of a folder that is not in the list,
  - a folder in the list that no file includes,
  - a cycle between folders, or between files (a .cc counts as one with its .h),
  - a source that no CMakeLists.txt names.

usage: scripts/check_layers.py [--print]

  --print   also print the arrows, with the number of #include lines of each
Exit: 0 without a finding, 1 with findings.
"""
import argparse
import collections
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TOPS = ("corpus", "indexer", "query")
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)
LIBRARY = re.compile(r"broadsheet_library\(\s*(\S+)(.*?)\)\s*$", re.DOTALL | re.MULTILINE)
KEYWORDS = ("SOURCES", "FOLDERS", "PUBLIC", "PRIVATE")


def allowed_arrows(root):
    """The FOLDERS of each library: {folder: [folder, ...]}."""
    arrows = {}
    for top in TOPS:
        for path in sorted((root / top).rglob("CMakeLists.txt")):
            for folder, body in LIBRARY.findall(path.read_text()):
                section, folders = None, []
                for word in body.split():
                    if word in KEYWORDS:
                        section = word
                    elif section == "FOLDERS":
                        folders.append(word)
                arrows[folder] = folders
    return arrows


def includes(root):
    """All #include "..." of the product: [(file, included file)], as paths from the root."""
    found = []
    for top in TOPS:
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".cc", ".h"):
                name = path.relative_to(root).as_posix()
                found += [(name, target) for target in INCLUDE.findall(path.read_text())]
    return found


def folder_of(path):
    return path.rpartition("/")[0]


def unit_of(path):
    return path.rpartition(".")[0]


def cycles(graph):
    """The groups of nodes of {node: {node, ...}} that reach one another (Tarjan, 1972)."""
    index, low, stack, found = {}, {}, [], []

    def visit(node):
        index[node] = low[node] = len(index)
        stack.append(node)
        for following in sorted(graph.get(node, ())):
            if following not in index:
                visit(following)
                low[node] = min(low[node], low[following])
            elif following in stack:
                low[node] = min(low[node], index[following])
        if low[node] == index[node]:
            group = stack[stack.index(node):]
            del stack[stack.index(node):]
            if len(group) > 1:
                found.append(sorted(group))

    for node in sorted(graph):
        if node not in index:
            visit(node)
    return found


def unnamed_sources(root):
    """Sources that no CMakeLists.txt of their folder, or of one above, names."""
    found = []
    for top in TOPS:
        named = "\n".join(path.read_text() for path in (root / top).rglob("CMakeLists.txt"))
        for path in sorted((root / top).rglob("*.cc")):
            if not re.search(rf"(?<![\w.]){re.escape(path.name)}(?![\w.])", named):
                found.append(path.relative_to(root).as_posix())
    return found


def check(root):
    """(findings, counts): lines of text, and {(folder, folder): number of #include lines}."""
    allowed = allowed_arrows(root)
    findings, counts = [], collections.Counter()
    folders, units = collections.defaultdict(set), collections.defaultdict(set)
    for source, target in includes(root):
        here, there = folder_of(source), folder_of(target)
        if not (root / target).is_file():
            findings.append(f"{source}: includes \"{target}\", which does not exist")
            continue
        if unit_of(source) != unit_of(target):
            units[unit_of(source)].add(unit_of(target))
        if here == there:
            continue
        folders[here].add(there)
        counts[here, there] += 1
        if there not in allowed.get(here, ()):
            findings.append(f"{source}: includes \"{target}\", but {there} is not among the FOLDERS"
                            f" of {here}")
    for here, theirs in sorted(allowed.items()):
        findings += [f"{here}/CMakeLists.txt: no file includes anything of {there}"
                     for there in theirs if not counts[here, there]]
    for kind, graph in (("folders", folders), ("files", units)):
        findings += [f"a cycle of {kind}: " + ", ".join(group) for group in cycles(graph)]
    findings += [f"{source}: no CMakeLists.txt names it" for source in unnamed_sources(root)]
    return findings, counts


def main():
    parser = argparse.ArgumentParser(description="Checks #include lines against allowed arrows.")
    parser.add_argument("--print", action="store_true", help="also print the arrows")
    parser.add_argument("--root", type=pathlib.Path, default=ROOT, help="the project's folder")
    arguments = parser.parse_args()
    findings, counts = check(arguments.root)
    if arguments.print:
        arrows = collections.defaultdict(list)
        for (here, there), number in sorted(counts.items()):
            arrows[here].append(f"{there}[{number}]")
        for here, theirs in arrows.items():
            print(here, "->", ", ".join(theirs))
    for finding in findings:
        print(f"check_layers: {finding}", file=sys.stderr)
    print(f"check_layers: {len(counts)} arrows between folders, {len(findings)} findings",
          file=sys.stderr)
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
