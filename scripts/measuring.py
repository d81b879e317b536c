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
    with tempfile.TemporaryFile("w+") as errors, tempfile.TemporaryFile("w+") as out:
        start = time.perf_counter()
        process = subprocess.Popen(command, stdout=out, stderr=errors, text=True)
        open_files = watch(process) if watched else 0
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in accepted:
            errors.seek(0)
            sys.exit(f"benchmark.py: exit {process.returncode} of {shlex.join(command)}\n"
                     f"{errors.read()}")
        out.seek(0)
        return Run(seconds, usage.ru_maxrss * 1024, out.read(), open_files)


def watch(process):
    """Counts open files until the process ends; returns the highest count."""
    most = 0
    while not os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
        try:
            most = max(most, len(os.listdir(f"/proc/{process.pid}/fd")))
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
