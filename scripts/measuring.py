"""Runs commands, measures them, and prints figures as JSON lines: what the benchmarks share."""
import dataclasses
import json
import os
import shlex
import subprocess
import sys
import tempfile
import time

MEGABYTE = 1e6
WATCH_SECONDS = 0.01


@dataclasses.dataclass
class Run:
    seconds: float
    peak_bytes: int
    output: str
    open_files: int = 0  # the most that were seen at once; only of watched runs


def run(command, accepted=(0,), watched=False):
    """Runs a command to its end; its peak memory is that of the one process."""
    with tempfile.TemporaryFile("w+") as errors, tempfile.TemporaryFile("w+") as out, \
            tempfile.NamedTemporaryFile("r") as peak:
        # Not wait4(2): what it tells of a program started from here is at least what Python had.
        timed = ["/usr/bin/time", "--quiet", "--format", "%M", "--output", peak.name, *command]
        start = time.perf_counter()
        try:
            process = subprocess.Popen(timed, stdout=out, stderr=errors, text=True)
        except FileNotFoundError:
            sys.exit("GNU time is missing; install it with: scripts/dependencies.sh bench")
        open_files = watch(process) if watched else 0
        code = process.wait()
        seconds = time.perf_counter() - start
        if code not in accepted:
            errors.seek(0)
            sys.exit(f"exit {code} of {shlex.join(command)}\n{errors.read()}")
        out.seek(0)
        return Run(seconds, int(peak.read()) * 1024, out.read(), open_files)


def watch(process):
    """Counts the open files of the process's child until it ends; returns the highest count."""
    most = 0
    while process.poll() is None:
        try:
            with open(f"/proc/{process.pid}/task/{process.pid}/children") as children:
                for child in children.read().split():
                    most = max(most, len(os.listdir(f"/proc/{child}/fd")))
        except OSError:
            pass  # it has just ended
        time.sleep(WATCH_SECONDS)
    return most


def say(text):
    print(text, file=sys.stderr, flush=True)


def emit(name, value, unit, command=None, runs=None):
    line = {"name": name, "value": round(value, 4), "unit": unit}
    if runs:
        line["runs"] = [round(r, 4) for r in runs]
    if command:
        line["command"] = shlex.join(command)
    print(json.dumps(line), flush=True)


def size_of(path):
    if os.path.isfile(path):
        return os.path.getsize(path)
    return sum(os.path.getsize(os.path.join(folder, name))
               for folder, _, names in os.walk(path) for name in names)
