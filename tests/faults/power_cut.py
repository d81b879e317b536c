"""Cuts the power while news-index writes: replays its logged system calls into what a disk could hold
afterwards; see scripts/torture.sh --help.

The disk of the model keeps what was synced and any part of the rest: of the writes to a file since
its last fsync some, torn at blocks of 4 KB; of the changes of names in a directory since the
directory's last fsync the first few, which may be none, also for files that are themselves synced."""
import argparse
import os
import random
import shutil
import sys
import tempfile

import indexes

BLOCK = 4096


class File:
    def __init__(self, content=b""):
        self.durable = bytearray(content)
        self.pending = []  # (offset, data) or (size, None)

    def sync(self):
        for change in self.pending:
            apply(self.durable, *change)
        self.pending = []

    def after_cut(self, rng):
        content = bytearray(self.durable)
        for at, data in self.pending:
            if data is None:
                if rng.random() < 0.5:
                    apply(content, at, None)
                continue
            for start in range(0, len(data), BLOCK):
                if rng.random() < 0.5:
                    apply(content, at + start, data[start:start + BLOCK])
        return bytes(content)


def apply(content, at, data):
    if data is None:
        content[at:] = b"\0" * max(0, at - len(content))
        return
    if len(content) < at:
        content.extend(b"\0" * (at - len(content)))
    content[at:at + len(data)] = data


class Disk:
    """Names are whole paths; a folder is None, a file a File. `top` is a folder that stays."""

    def __init__(self, root, top):
        self.top = top
        self.names = {top: None}
        self.durable = {}
        self.pending = {}  # by directory: changes of names, in order
        self.open = {}     # by inode
        for folder, _, files in os.walk(root):
            self.names[folder] = None
            for name in files:
                with open(os.path.join(folder, name), "rb") as file:
                    self.names[os.path.join(folder, name)] = File(file.read())
        self.durable = dict(self.names)
        self.inodes = {os.stat(path).st_ino: file for path, file in self.names.items()
                       if file is not None}

    def change(self, path, value):
        """Sets a name, or removes it with value ()."""
        set_name(self.names, path, value)
        self.pending.setdefault(os.path.dirname(path), []).append((path, value))

    def do(self, call, first, second, number, data):
        if call == "open":
            if first not in self.names:
                self.change(first, File())
            self.open[second] = self.names[first]
            if number:
                self.open[second].pending.append((0, None))
        elif call == "write":
            self.open[first].pending.append((number, data))
        elif call == "truncate":
            self.open[first].pending.append((number, None))
        elif call == "sync":
            file = self.open.get(first) or self.inodes.get(int(first))
            if file:
                file.sync()
        elif call == "syncdir":
            for change in self.pending.pop(first, []):
                set_name(self.durable, *change)
        elif call == "mkdir":
            if first not in self.names:
                self.change(first, None)
        elif call in ("unlink", "rmdir"):
            if first in self.names:
                self.change(first, ())
        elif call == "rename" and first in self.names:
            self.rename(first, second)

    def rename(self, old, new):
        inside = [p for p in self.names if p == old or p.startswith(old + "/")]
        moved = [(new + p[len(old):], self.names[p]) for p in inside]
        for path in inside:
            del self.names[path]
        self.names.update(moved)
        below = {}
        for path in list(self.pending):
            if path == old or path.startswith(old + "/"):
                below[new + path[len(old):]] = [
                    (new + p[len(old):], v) for p, v in self.pending.pop(path)]
        self.pending.setdefault(os.path.dirname(new), []).append((old, Rename(new)))
        self.pending.update(below)

    def after_cut(self, rng):
        names = dict(self.durable)
        for changes in self.pending.values():
            for change in changes[:rng.randint(0, len(changes))]:
                set_name(names, *change)
        return {path: None if file is None else file.after_cut(rng)
                for path, file in names.items()
                if self.is_reachable(path, names)}

    def is_reachable(self, path, names):
        return path == self.top or (path in names and
                                    self.is_reachable(os.path.dirname(path), names))


class Rename:
    def __init__(self, new):
        self.new = new


def set_name(names, path, value):
    if isinstance(value, Rename):
        for old in [p for p in names if p == path or p.startswith(path + "/")]:
            names[value.new + old[len(path):]] = names.pop(old)
    elif value == ():
        for below in [p for p in names if p == path or p.startswith(path + "/")]:
            del names[below]
    else:
        names[path] = value


def read_log(path):
    with open(path, "rb") as log:
        while header := log.readline():
            call, first, second, number, size = header.decode().rstrip("\n").split("\t")
            yield call, first, second, int(number), log.read(int(size))


def write_disk(names, root):
    shutil.rmtree(root, ignore_errors=True)
    for path, content in sorted(names.items()):
        if content is None:
            os.makedirs(path, exist_ok=True)
        else:
            with open(path, "wb") as file:
                file.write(content)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, help="the build directory")
    parser.add_argument("--number", type=int, default=200, help="cuts of each operation")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--operations", default="", help="only those whose name holds this")
    arguments = parser.parse_args()
    losses = 0
    with tempfile.TemporaryDirectory(prefix="broadsheet-") as folder:
        bench = indexes.Bench(arguments.build, folder)
        for operation in indexes.OPERATIONS:
            if arguments.operations in operation.name:
                losses += cut(bench, operation, arguments)
    sys.exit(1 if losses else 0)


def cut(bench, operation, arguments):
    bench.prepare(operation)
    start = Disk(bench.db, bench.folder)
    log = bench.path("log")
    if os.path.exists(log):
        os.remove(log)
    env = {"LD_PRELOAD": bench.shim, "FAULT_ROOT": bench.folder, "FAULT_LOG": log}
    result = bench.index(*operation.arguments, env=env)
    assert result.returncode == 0, result.stderr
    calls = list(read_log(log))
    rng = random.Random(arguments.seed)
    account = indexes.Account("power cut", "power cut", operation.name)
    # The end of the program counts as much as all before it: what it reported must last.
    ends = sorted(rng.choice([rng.randint(0, len(calls)), len(calls)])
                  for _ in range(arguments.number))
    done = 0
    for end in ends:
        for call in calls[done:end]:
            start.do(*call)
        done = end
        write_disk(start.after_cut(rng), bench.db)

        def body(finished=end == len(calls)):
            bench.assert_state(operation, finished)
            bench.assert_finishes(operation)
        account.case(f"after call {end} of {len(calls)}", body)
    return account.print()


if __name__ == "__main__":
    main()
