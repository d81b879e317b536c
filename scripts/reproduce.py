"""Indexes, runs and evaluates judged collections; see reproduce.sh --help."""
import argparse
import dataclasses
import json
import os
import shutil
import sys

import benchmark
import evaluate

ROOT = benchmark.ROOT
EXPECTED = os.path.join(ROOT, "scripts/expected_ranking.tsv")
TOLERANCE = 0.002
DEPTH = 1000
LUCENE = "lucene"
# The rankings that are compared: a name, and the options of news-query that make it.
SYSTEMS = {
    "default": [],
    "expand": ["--expand"],
    "plain": ["--weighting", "bm25:burst=0,bonus=0"],
}


@dataclasses.dataclass
class Collection:
    name: str
    corpus: str
    topics: str
    qrels: str


@dataclasses.dataclass
class Row:
    collection: str
    system: str
    topics: int
    scores: dict  # measure: topic: value
    against_lucene: dict = dataclasses.field(default_factory=dict)

    @property
    def means(self):
        return evaluate.means(self.scores)


def samples():
    """Our own articles. Their ids are their paths as seen from the root."""
    return Collection("samples", "corpus/samples", "corpus/topics/topics.tsv",
                      "corpus/topics/qrels.txt")


def collections_under(folder):
    """Every folder with corpus.jsonl, queries.jsonl and qrels.tsv or BEIR's qrels/test.tsv."""
    found = []
    for path, folders, names in os.walk(folder):
        folders.sort()
        for qrels in ("qrels.tsv", "qrels/test.tsv"):
            if {"corpus.jsonl", "queries.jsonl"} <= set(names) and \
                    os.path.exists(os.path.join(path, qrels)):
                found.append(Collection(os.path.basename(path),
                                        *(os.path.join(path, name)
                                          for name in ("corpus.jsonl", "queries.jsonl", qrels))))
                break
    if not found:
        sys.exit(f"reproduce.py: {folder} has no folder with corpus.jsonl, queries.jsonl and "
                 "qrels.tsv (or qrels/test.tsv)")
    return found


class Runner:
    """Makes the runs of one collection, in a folder of its own."""

    def __init__(self, collection, work, programs):
        self.collection = collection
        self.folder = os.path.join(work, collection.name)
        self.programs = programs
        self.qrels = evaluate.read_qrels(collection.qrels)
        shutil.rmtree(self.folder, ignore_errors=True)
        os.makedirs(self.folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def index(self):
        benchmark.run([f"{self.programs}/bin/news-index", "--quiet", "--db",
                       self.path("news.db"), "add", self.collection.corpus],
                      accepted=(0, 1))  # 1: articles without any text, which old collections have

    def row(self, system, run):
        scores = evaluate.evaluate(self.qrels, evaluate.read_run(run))
        return Row(self.collection.name, system, len(scores["MAP"]), scores)

    def ours(self, system):
        run = self.path(f"{system}.run")
        output = benchmark.run(
            [f"{self.programs}/bin/news-query", "--db", self.path("news.db"), "--batch",
             self.collection.topics, "--limit", str(DEPTH), "--no-snippet", "--format", "trec",
             "--run-tag", system, *SYSTEMS[system]]).output
        with open(run, "w", encoding="utf-8") as out:
            out.write(output)
        return self.row(system, run)

    def lucene(self):
        driver = benchmark.lucene()
        if not driver or not self.collection.corpus.endswith(".jsonl"):
            return None
        benchmark.run(["python3", "scripts/convert_articles.py", self.collection.corpus,
                       self.folder])
        with open(self.collection.topics, encoding="utf-8") as lines, \
                open(self.path("topics.tsv"), "w", encoding="utf-8") as out:
            for topic in map(json.loads, filter(str.strip, lines)):
                out.write(f"{topic['_id']}\t{' '.join(topic['text'].split())}\n")
        benchmark.run([*driver, "index", self.path("articles.tsv"), self.path("lucene"), "1"])
        run = self.path("lucene.run")
        benchmark.run([*driver, "search", self.path("lucene"), self.path("topics.tsv"), "--limit",
                       str(DEPTH), "--run", run])
        return self.row(LUCENE, run)


def rows_of(collection, arguments):
    runner = Runner(collection, arguments.work, arguments.programs)
    benchmark.say(f"{collection.name}: {collection.corpus}")
    runner.index()
    rows = [runner.ours(system) for system in SYSTEMS]
    baseline = None if arguments.no_lucene else runner.lucene()
    if baseline:
        for row in rows:
            row.against_lucene = evaluate.compare(baseline.scores, row.scores)
        rows.insert(0, baseline)
    return rows


def macro_means(rows):
    """{system: {measure: mean over the collections}} of collections that Lucene ran on, too."""
    compared = {row.collection for row in rows if row.system == LUCENE}
    table = {}
    for system in [LUCENE, *SYSTEMS]:
        means = [row.means for row in rows if row.system == system and row.collection in compared]
        if len(means) > 1:
            table[system] = {name: evaluate.mean(m[name] for m in means)
                             for name in evaluate.MEASURES}
    return table


def ratio(value, base):
    return value / base if base else float("nan")


def print_table(rows):
    width = max(len(row.collection) for row in rows) + 2
    names = list(evaluate.MEASURES)
    compared = ("nDCG@10", "MAP")
    print(f"{'':<{width}}{'topics':>6}  {'system':<10}" + "".join(f"{n:>11}" for n in names)
          + "".join(f"{n + ' x':>11}{'p':>8}" for n in compared))
    bases = {row.collection: row.means for row in rows if row.system == LUCENE}
    for row in rows:
        line = f"{row.collection:<{width}}{row.topics:>6}  {row.system:<10}"
        line += "".join(f"{row.means[name]:>11.3f}" for name in names)
        for name in compared if row.against_lucene else ():
            line += f"{ratio(row.means[name], bases[row.collection][name]):>11.3f}"
            line += f"{row.against_lucene[name]['p']:>8.4f}"
        print(line)
    macro = macro_means(rows)
    for system, means in macro.items():
        line = f"{'mean':<{width}}{'':>6}  {system:<10}"
        line += "".join(f"{means[name]:>11.3f}" for name in names)
        for name in compared if system != LUCENE else ():
            line += f"{ratio(means[name], macro[LUCENE][name]):>11.3f}{'':>8}"
        print(line)


def print_json(rows):
    for row in rows:
        line = {"collection": row.collection, "system": row.system, "topics": row.topics,
                **row.means}
        if row.against_lucene:
            line["against_lucene"] = row.against_lucene
        print(json.dumps(line))
    for system, means in macro_means(rows).items():
        print(json.dumps({"collection": "mean", "system": system, **means}))


def read_expected():
    expected = {}
    for number, line in evaluate.lines_of(EXPECTED):
        if number > 1:
            collection, system, measure, value = line.split("\t")
            expected[collection, system, measure] = float(value)
    return expected


def record(rows):
    """Writes what was measured into the file of expected figures; other lines stay."""
    expected = read_expected() if os.path.exists(EXPECTED) else {}
    for row in rows:
        expected.update({(row.collection, row.system, name): value
                         for name, value in row.means.items()})
    with open(EXPECTED, "w", encoding="utf-8") as out:
        out.write("collection\tsystem\tmeasure\tvalue\n")
        for key, value in sorted(expected.items()):
            out.write("\t".join(key) + f"\t{value:.4f}\n")


def check(rows):
    """The number of figures that aren't as expected, each reported; and those that were compared."""
    expected = read_expected()
    wrong = compared = 0
    for row in rows:
        for name, value in row.means.items():
            wanted = expected.get((row.collection, row.system, name))
            if wanted is None:
                continue
            compared += 1
            if abs(value - wanted) > TOLERANCE:
                wrong += 1
                benchmark.say(f"reproduce.py: {row.collection}, {row.system}, {name}: "
                              f"{value:.4f}, expected {wanted:.4f}")
    benchmark.say(f"{compared} figures compared with {os.path.relpath(EXPECTED, ROOT)}, "
                  f"{wrong} differ by more than {TOLERANCE}")
    return wrong, compared


def main():
    parser = argparse.ArgumentParser(prog="reproduce.sh")
    parser.add_argument("--data", default=os.environ.get("NEWS_JUDGED"))
    parser.add_argument("--work", default=os.path.join(ROOT, "build/reproduce"))
    parser.add_argument("--programs", default=os.path.join(ROOT, "build/release"))
    parser.add_argument("--no-lucene", action="store_true")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--record", action="store_true")
    arguments = parser.parse_args()
    arguments.work, arguments.programs = map(os.path.abspath, (arguments.work, arguments.programs))
    collections = [samples()]
    if arguments.data:
        collections += collections_under(os.path.abspath(arguments.data))
    os.chdir(ROOT)
    rows = [row for collection in collections for row in rows_of(collection, arguments)]
    (print_json if arguments.json else print_table)(rows)
    if arguments.record:
        record(rows)
    if arguments.check:
        wrong, compared = check(rows)
        sys.exit(1 if wrong or not compared else 0)


if __name__ == "__main__":
    main()
