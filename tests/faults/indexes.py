"""What the fault tests work on: the programs, small indexes, operations on them, and what must hold
of an index after anything."""
import dataclasses
import json
import os
import shutil
import signal
import subprocess

SECONDS = 120  # for one run of a program; a run that hangs fails
PAD = b"\n" * (17 << 20)  # makes a change large enough for `add` to write a new generation
CONTENT = {"XAPIANDB", ".lock"}  # and one generation


def article(number, version=1):
    words = " ".join(f"word{(number * 37 + i * i * version) % 211}" for i in range(60))
    return {"id": f"a{number}", "title": f"Report {number} of version {version}", "text": words,
            "date": f"2014-03-{number % 28 + 1:02}", "source": "Harbour Post", "lang": "en"}


def lines(articles, pad=b""):
    return pad + b"".join(json.dumps(a).encode() + b"\n" for a in articles)


def state(*groups):
    """What an index holds: title and text by id."""
    return {a["id"]: (a["title"], a["text"]) for group in groups for a in group}


OLD = [article(n) for n in range(40)]
CHANGES = [article(n, 2) for n in range(5)] + [article(n) for n in range(40, 50)]
REMOVED = ["a7", "a8", "a9"]


@dataclasses.dataclass
class Operation:
    name: str
    arguments: list
    after: dict
    starts_empty: bool = False
    damages: str = ""  # a table to damage first

    @property
    def before(self):
        return {} if self.starts_empty else state(OLD)


def remaining():
    return {key: value for key, value in state(OLD).items() if key not in REMOVED}


OPERATIONS = [
    Operation("add in place", ["add", "changes.jsonl"], state(OLD, CHANGES)),
    Operation("add in bulk, new", ["add", "old.jsonl"], state(OLD), starts_empty=True),
    Operation("add in bulk, existing", ["add", "large.jsonl"], state(OLD, CHANGES)),
    Operation("remove", ["remove", *REMOVED], remaining()),
    Operation("compact", ["compact"], state(OLD)),
    Operation("rebuild", ["add", "--rebuild", "changes.jsonl"], state(CHANGES)),
    Operation("repair", ["check", "--repair"], state(OLD), damages="termlist.glass"),
]


class Bench:
    """A folder with the articles' files and an index to do things to."""

    def __init__(self, build, folder):
        self.folder = os.path.abspath(folder)
        self.build = os.path.abspath(build)
        self.shim = os.path.join(self.build, "tests/faults/libfault_shim.so")
        self.db = os.path.join(self.folder, "news.db")
        os.makedirs(self.folder, exist_ok=True)
        for name, content in (("old.jsonl", lines(OLD)), ("changes.jsonl", lines(CHANGES)),
                              ("large.jsonl", lines(CHANGES, PAD))):
            with open(self.path(name), "wb") as file:
                file.write(content)
        self.clear()
        self.must("add", "old.jsonl")
        shutil.copytree(self.db, self.path("base.db"))

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, program, *arguments, env=None, **settings):
        command = [os.path.join(self.build, program), *arguments]
        # The sanitizers' options matter to the programs too.
        passed_on = {name: value for name, value in os.environ.items()
                     if name == "PATH" or name.endswith("SAN_OPTIONS")}
        environment = {**passed_on, "HOME": self.folder, "NEWS_DB": self.db, "LC_ALL": "C.UTF-8",
                       **(env or {})}
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True,
                              text=True, errors="replace", timeout=SECONDS, check=False,
                              **settings)

    def index(self, *arguments, env=None):
        return self.run("bin/news-index", *arguments, env=env)

    def must(self, *arguments):
        result = self.index(*arguments)
        if result.returncode != 0:
            raise RuntimeError(f"news-index {arguments}: {result.stderr}")
        return result

    def clear(self):
        shutil.rmtree(self.db, ignore_errors=True)

    def prepare(self, operation):
        self.clear()
        if operation.starts_empty:
            return
        shutil.copytree(self.path("base.db"), self.db)
        if operation.damages:
            with open(os.path.join(self.generations()[0], operation.damages), "r+b") as table:
                table.truncate(1000)

    def generations(self):
        return [os.path.join(self.db, n) for n in os.listdir(self.db) if n.startswith("gen-")]

    def with_fault(self, operation, name, at, count=""):
        env = {"LD_PRELOAD": self.shim, "FAULT_ROOT": self.db, "FAULT": name, "FAULT_AT": str(at)}
        if count:
            env["FAULT_COUNT"] = count
        return self.index(*operation.arguments, "-j1", env=env) if takes_jobs(operation) else \
            self.index(*operation.arguments, env=env)

    def calls(self, operation, name):
        """How many calls of an operation a fault can happen to."""
        self.prepare(operation)
        result = self.with_fault(operation, name, 0, self.path("count"))
        if result.returncode != 0:
            raise RuntimeError(f"{operation.name}: {result.stderr}")
        with open(self.path("count"), encoding="utf-8") as file:
            return int(file.read())

    def content(self):
        """Title and text by id; raises AssertionError when an id is there twice."""
        found = {}
        result = self.index("export")
        assert result.returncode == 0, f"export fails: {result.stderr}"
        for line in result.stdout.splitlines():
            exported = json.loads(line)
            assert exported["id"] not in found, f"{exported['id']} is there twice"
            found[exported["id"]] = (exported["title"], exported["text"])
        return found

    def assert_sound(self):
        result = self.index("check", "--json")
        assert result.returncode == 0, f"check fails: {result.stderr[:300]}"

    def assert_state(self, operation, finished):
        """The index is as before the operation or, surely when it has finished, as after it."""
        if not finished and operation.starts_empty and self.is_no_index():
            return
        if operation.damages and not finished:
            if self.index("check").returncode == 4:
                return  # still the damaged one; it is repaired next
        self.assert_sound()
        content = self.content()
        if finished or content != operation.before:
            assert content == operation.after, difference(content, operation.after)

    def assert_nothing_left(self, operation):
        """A failed operation has left what was there before, and no half copies."""
        names = set(os.listdir(self.db)) if os.path.isdir(self.db) else set()
        generations = {n for n in names if n.startswith("gen-")}
        assert len(generations) <= (0 if operation.starts_empty else 1), f"left: {generations}"
        assert names - generations <= CONTENT, f"left: {names - generations}"

    def is_no_index(self):
        result = self.index("stats")
        return result.returncode == 4 and ("there is no index" in result.stderr or
                                           "without an index" in result.stderr)

    def assert_finishes(self, operation):
        """The next run of the operation leaves what it should, and nothing else."""
        result = self.index(*operation.arguments)
        was_removed = operation.arguments[0] == "remove" and result.returncode == 1
        assert result.returncode == 0 or was_removed, \
            f"the next run exits {result.returncode}: {result.stderr}"
        self.assert_state(operation, True)
        left = {n for n in os.listdir(self.db) if not n.startswith("gen-")} - CONTENT
        assert not left, f"left behind: {left}"
        assert len(self.generations()) == 1, f"left behind: {self.generations()}"


def takes_jobs(operation):
    return operation.arguments[0] in ("add", "check")


def difference(found, wanted):
    lost = sorted(set(wanted) - set(found))
    more = sorted(set(found) - set(wanted))
    other = sorted(k for k in set(found) & set(wanted) if found[k] != wanted[k])
    return f"lost {lost}, too many {more}, other text {other}"


def died_of(result, number=signal.SIGKILL):
    return result.returncode == -number


class Account:
    """Counts cases and what went wrong, and prints one JSON line at the end."""

    def __init__(self, test, fault, operation=""):
        self.line = {"test": test, "fault": fault}
        if operation:
            self.line["operation"] = operation
        self.count = 0
        self.failures = []

    def case(self, name, body):
        self.count += 1
        try:
            body()
        except (AssertionError, subprocess.TimeoutExpired) as failure:
            self.failures.append(f"{name}: {failure}")

    def print(self):
        print(json.dumps({**self.line, "count": self.count, "losses": len(self.failures),
                          "failures": self.failures[:5]}), flush=True)
        return len(self.failures)
