#!/usr/bin/env python3
"""Runs clang-tidy over the sources whose content is not known to be clean.

usage: scripts/tidy.py [--all] [--record] [FILE...]

A source is known by a hash of all that its findings depend on: itself, the project's headers that it
includes, the configuration, the compile command and the version of clang-tidy. The system's headers
are left out; scripts/nightly.sh checks all. Hashes of clean sources are kept in
  .ci/tidy-clean                                        the repository, by --record
  ${XDG_CACHE_HOME:-~/.cache}/broadsheet/tidy-clean     this machine, by every run
FILE: only these sources. Needs build/tidy/compile_commands.json (scripts/lint.sh makes it).

  --all      every source, known or not
  --record   write the hashes of the sources that are clean now to .ci/tidy-clean
Exit: 0 without a finding, 1 with findings.
"""
import argparse
import concurrent.futures
import functools
import hashlib
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import threading

ROOT = pathlib.Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "tidy"
RECORD = ROOT / ".ci" / "tidy-clean"
CACHE = (pathlib.Path(os.environ.get("XDG_CACHE_HOME") or pathlib.Path.home() / ".cache") /
         "broadsheet" / "tidy-clean")
INCLUDE = re.compile(rb'^\s*#\s*include\s+"([^"]+)"', re.MULTILINE)


@functools.lru_cache(maxsize=None)
def content_of(path):
    return (ROOT / path).read_bytes()


@functools.lru_cache(maxsize=None)
def includes_of(path):
    """The project's files that a file includes itself; paths count from the root, or its folder."""
    found = []
    for name in INCLUDE.findall(content_of(path)):
        for candidate in (name.decode(), os.path.normpath(os.path.join(os.path.dirname(path),
                                                                       name.decode()))):
            if (ROOT / candidate).is_file():
                found.append(candidate)
                break
    return found


def closure_of(path):
    seen, left = {path}, [path]
    while left:
        for name in includes_of(left.pop()):
            if name not in seen:
                seen.add(name)
                left.append(name)
    return sorted(seen)


def configurations_of(path):
    """The .clang-tidy files of the folders above a source."""
    folders = [ROOT, *(ROOT / parent for parent in pathlib.PurePath(path).parents)]
    return sorted({folder / ".clang-tidy" for folder in folders
                   if (folder / ".clang-tidy").is_file()})


@functools.lru_cache(maxsize=None)
def tool_version():
    """Without the processor, which clang-tidy names too."""
    run = subprocess.run(["clang-tidy", "--version"], check=True, capture_output=True)
    return b"".join(line for line in run.stdout.splitlines() if b"version" in line)


def flags_of(command):
    """What of a compile command matters to the findings: not its paths, nor the version it defines."""
    words = [word for word in shlex.split(command)
             if not word.startswith(("-DBROADSHEET_", "-o", "-c")) and not word.endswith((".o", ".cc"))]
    return " ".join(words).replace(str(ROOT), "ROOT").encode()


def hash_of(path, command):
    digest = hashlib.sha256(tool_version())
    digest.update(flags_of(command))
    for configuration in configurations_of(path):
        digest.update(configuration.read_bytes())
    for name in closure_of(path):
        digest.update(b"\0" + name.encode() + b"\0" + content_of(name))
    return digest.hexdigest()[:32]


def known_hashes():
    return {line.split()[0] for path in (RECORD, CACHE) if path.exists()
            for line in path.read_text().splitlines() if line.strip()}


def sources_with_commands():
    """{path: compile command} of the project's own sources."""
    commands = {}
    for entry in json.loads((BUILD / "compile_commands.json").read_text()):
        path = pathlib.Path(entry["file"])
        if path.suffix == ".cc" and path.is_relative_to(ROOT) and not path.is_relative_to(
                ROOT / "build"):
            commands[str(path.relative_to(ROOT))] = entry["command"]
    return commands


class Cache:
    """Appends hashes of clean sources: a run that is interrupted keeps what it has done."""

    def __init__(self):
        CACHE.parent.mkdir(parents=True, exist_ok=True)
        self.lock = threading.Lock()

    def add(self, digest, path):
        with self.lock, CACHE.open("a") as out:
            out.write(f"{digest} {path}\n")


def check(path):
    """Whether clang-tidy finds nothing; prints what it finds."""
    run = subprocess.run(["clang-tidy", "--quiet", "-p", str(BUILD), path], cwd=ROOT,
                         capture_output=True, text=True)
    if run.returncode != 0:
        errors = [line for line in run.stderr.splitlines() if "warnings generated" not in line]
        print(run.stdout + "\n".join(errors), flush=True)
    return run.returncode == 0


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--record", action="store_true")
    parser.add_argument("files", nargs="*")
    arguments = parser.parse_args()
    commands = sources_with_commands()
    if arguments.files:
        commands = {path: command for path, command in commands.items() if path in arguments.files}
    hashes = {path: hash_of(path, command) for path, command in commands.items()}
    known = set() if arguments.all else known_hashes()
    unknown = sorted(path for path, digest in hashes.items() if digest not in known)
    print(f"tidy: {len(unknown)} of {len(hashes)} sources are to be checked", file=sys.stderr)
    cache = Cache()
    clean = set(hashes) - set(unknown)
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, good in zip(unknown, pool.map(check, unknown)):
            if good:
                clean.add(path)
                cache.add(hashes[path], path)
    if arguments.record and not arguments.files:
        RECORD.write_text("".join(f"{hashes[path]} {path}\n" for path in sorted(clean)))
    print(f"tidy: {len(hashes) - len(clean)} sources have findings", file=sys.stderr)
    return 0 if len(clean) == len(hashes) else 1


if __name__ == "__main__":
    sys.exit(main())
