"""Measures indexing and searching of Broadsheet and its peers; see benchmark.sh --help."""
import argparse
import dataclasses
import functools
import glob
import json
import os
import shutil
import statistics
from typing import Callable

from benchmark_limits import measure_batches, measure_growth, measure_memory, measure_streaming
from measuring import MEGABYTE, emit, run, say, size_of

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SCRIPTS = "scripts"  # seen from the root, as are all paths of the commands
PROGRAMS = "build/release"
NEWS_INDEX = f"{PROGRAMS}/bin/news-index"
CORES = len(os.sched_getaffinity(0))
WARM_RUNS = 21


@dataclasses.dataclass
class Corpus:
    folder: str
    articles: int
    bytes: int  # of the JSON lines
    text_bytes: int
    indexed: set = dataclasses.field(default_factory=set)  # names of the indexes made of it

    def path(self, name):
        return os.path.join(self.folder, name)


@dataclasses.dataclass
class Indexer:
    name: str
    index: str  # the folder or file that it makes
    command: list


@dataclasses.dataclass
class Searcher:
    name: str
    command: list
    took_ms: Callable  # of the program's output: milliseconds of each query


def java_class_path():
    return ":".join(["build/lucene"] + sorted(
        jar for part in ("core", "analyzers-common", "highlighter", "queries", "memory")
        for jar in glob.glob(f"/usr/share/java/lucene-{part}-8.*.jar")))


@functools.cache
def lucene():
    """The command line of the Lucene driver without its arguments; None if Lucene is absent."""
    if not (shutil.which("javac") and glob.glob("/usr/share/java/lucene-core-8.*.jar")):
        say("Lucene 8 or a Java compiler is not installed: left out")
        return None
    os.makedirs("build/lucene", exist_ok=True)
    run(["javac", "-d", "build/lucene", "-cp", java_class_path(),
         f"{SCRIPTS}/lucene/LuceneBench.java"])
    return ["java", "-Xmx1g", "-cp", java_class_path(), "LuceneBench"]


def indexers(corpus):
    articles = corpus.path("articles.jsonl")
    for positions in ("no", "yes"):
        for jobs in sorted({1, CORES}):
            name = f"broadsheet.positions-{positions}.j{jobs}"
            index = corpus.path(name)
            yield Indexer(name, index, [
                NEWS_INDEX, "--quiet", "--db", index, "add", "--jobs",
                str(jobs), "--positions", positions, articles])
    if shutil.which("scriptindex"):
        index = corpus.path("omega")
        yield Indexer("omega", index, ["scriptindex", "--stemmer=english", index,
                                       f"{SCRIPTS}/omega.script", corpus.path("articles.dump")])
    else:
        say("scriptindex (xapian-omega) is not installed: left out")
    if lucene():
        for jobs in sorted({1, CORES}):
            index = corpus.path(f"lucene.j{jobs}")
            yield Indexer(f"lucene.j{jobs}", index,
                          lucene() + ["index", corpus.path("articles.tsv"), index, str(jobs)])
    yield Indexer("fts5", corpus.path("fts5.sqlite"), [
        "python3", f"{SCRIPTS}/fts5_bench.py", "index", articles, corpus.path("fts5.sqlite")])


def make_index(corpus, indexer):
    if os.path.isdir(indexer.index):
        shutil.rmtree(indexer.index)
    elif os.path.exists(indexer.index):
        os.remove(indexer.index)
    os.sync()  # what the run before left to write is not this run's
    result = run(indexer.command)
    corpus.indexed.add(indexer.name)
    say(f"  {indexer.name}: {result.seconds:.1f} s")
    return result


def measure_indexing(corpus, rounds):
    table = list(indexers(corpus))
    runs = {indexer.name: [] for indexer in table}
    for number in range(rounds):
        say(f"indexing, round {number + 1} of {rounds}")
        for indexer in table:
            runs[indexer.name].append(make_index(corpus, indexer))
    speeds = {}
    for indexer in table:
        speed = [corpus.bytes / MEGABYTE / r.seconds for r in runs[indexer.name]]
        speeds[indexer.name] = statistics.median(speed)
        emit(f"index.{indexer.name}.speed", speeds[indexer.name], "MB/s", indexer.command, speed)
        peak = statistics.median(r.peak_bytes for r in runs[indexer.name])
        emit(f"index.{indexer.name}.memory", peak / MEGABYTE, "MB")
        size = size_of(indexer.index)
        emit(f"index.{indexer.name}.size", size / MEGABYTE, "MB")
        emit(f"index.{indexer.name}.size_per_text", size / corpus.text_bytes, "x")
    emit_ratios("index", "speed", speeds, larger_is_better=True)
    for positions in ("no", "yes"):
        ours = f"broadsheet.positions-{positions}"
        emit(f"ratio.index.{ours}.j{CORES}/j1", speeds[f"{ours}.j{CORES}"] / speeds[f"{ours}.j1"],
             "x")


def emit_ratios(section, measure, values, larger_is_better):
    """How many times better each of ours is than each peer."""
    for ours in (name for name in values if name.startswith("broadsheet")):
        for peer in (name for name in values if not name.startswith("broadsheet")):
            better, worse = values[ours], values[peer]
            if not larger_is_better:
                better, worse = worse, better
            emit(f"ratio.{section}.{ours}.{measure}/{peer}", better / worse, "x")


def took_of_pages(output):
    """From `news-query --format json`: one JSON object for each query, one after the other."""
    decoder = json.JSONDecoder()
    took, at = [], 0
    while (at := len(output) - len(output[at:].lstrip())) < len(output):
        page, at = decoder.raw_decode(output, at)
        took.append(page["took_ms"])
    return took


def took_of_driver(output):
    return json.loads(output)["took_ms"]


def ready_index(corpus, indexer):
    """The index, made if this run hasn't made it yet."""
    if indexer.name not in corpus.indexed:
        say(f"indexing, for what needs {indexer.name}")
        make_index(corpus, indexer)
    return indexer.index


def measure_small_additions(corpus, rounds):
    name = f"broadsheet.positions-no.j{CORES}"
    indexer = next(i for i in indexers(corpus) if i.name == name)
    measure_batches(corpus, NEWS_INDEX, ready_index(corpus, indexer), rounds)


def searchers(corpus, queries):
    """Two rows for each engine: with snippets and without; all with one thread, in one process."""
    table = {indexer.name: indexer for indexer in indexers(corpus)}

    def index_of(name):
        return ready_index(corpus, table[name])

    for snippets, kind in ((True, "snippets"), (False, "plain")):
        for positions in ("no", "yes"):
            command = [f"{PROGRAMS}/bin/news-query", "--db",
                       index_of(f"broadsheet.positions-{positions}.j{CORES}"), "--batch", queries,
                       "--jobs", "1", "--format", "json"]
            yield Searcher(f"broadsheet.positions-{positions}.{kind}",
                           command + ([] if snippets else ["--no-snippet"]), took_of_pages)
        flag = ["--snippets"] if snippets else []
        if lucene():
            command = lucene() + ["search", index_of(f"lucene.j{CORES}"), queries]
            yield Searcher(f"lucene.{kind}", command + flag, took_of_driver)
        command = ["python3", f"{SCRIPTS}/fts5_bench.py", "search", index_of("fts5"), queries]
        yield Searcher(f"fts5.{kind}", command + flag, took_of_driver)


def make_queries(corpus, name, *options):
    queries = corpus.path(name)
    with open(queries, "w", encoding="utf-8") as out:
        out.write(run(["python3", f"{SCRIPTS}/make_queries.py", corpus.path("articles.jsonl"),
                       *options]).output)
    return queries


def measure_searching(corpus, rounds):
    queries = make_queries(corpus, "queries.txt")
    table = list(searchers(corpus, queries))
    took = {searcher.name: [] for searcher in table}
    for number in range(rounds):
        say(f"searching, round {number + 1} of {rounds}")
        for searcher in table:
            took[searcher.name].append(sorted(searcher.took_ms(run(searcher.command).output)))
    means = {}
    for searcher in table:
        mean = [statistics.fmean(times) for times in took[searcher.name]]
        late = [times[int(0.95 * (len(times) - 1))] for times in took[searcher.name]]
        means[searcher.name] = statistics.median(mean)
        emit(f"search.{searcher.name}.mean", means[searcher.name], "ms", searcher.command, mean)
        emit(f"search.{searcher.name}.p95", statistics.median(late), "ms", None, late)
    for kind in ("snippets", "plain"):
        emit_ratios("search", "mean", {n: v for n, v in means.items() if n.endswith(kind)},
                    larger_is_better=False)
    measure_process(corpus, queries)
    measure_snippets(corpus)
    measure_ranking(corpus, rounds)


RANKINGS = {
    "plain": ["--weighting", "bm25:burst=0,bonus=0"],
    "default": [],
    "expand": ["--expand"],
}


def measure_ranking(corpus, rounds):
    """What the default ranking and expansion cost beside plain BM25: in turn, three-word queries."""
    queries = corpus.path("three-words.txt")
    with open(make_queries(corpus, "queries.txt"), encoding="utf-8") as lines, \
            open(queries, "w", encoding="utf-8") as out:
        out.writelines(line for line in lines if len(line.split()) == 3)
    command = [f"{PROGRAMS}/bin/news-query", "--db",
               corpus.path(f"broadsheet.positions-no.j{CORES}"), "--batch", queries, "--jobs", "1",
               "--format", "json", "--no-snippet"]
    means = {name: [] for name in RANKINGS}
    for _ in range(rounds):
        for name, options in RANKINGS.items():
            means[name].append(statistics.fmean(took_of_pages(run(command + options).output)))
    for name, options in RANKINGS.items():
        emit(f"ranking.{name}.mean", statistics.median(means[name]), "ms", command + options,
             means[name])
    ratios = [default / plain for default, plain in zip(means["default"], means["plain"])]
    emit("ratio.ranking.default/plain", statistics.median(ratios), "x", None, ratios)


def measure_process(corpus, queries):
    """A whole run of the program for one query, with all that it reads in the system's cache."""
    with open(queries, encoding="utf-8") as lines:
        words = next(lines).split()
    command = [f"{PROGRAMS}/bin/news-query", "--db",
               corpus.path(f"broadsheet.positions-no.j{CORES}")] + words
    times = [1000 * run(command, accepted=(0, 1)).seconds for _ in range(WARM_RUNS)]
    emit("search.process", statistics.median(times), "ms", command, times)


def measure_snippets(corpus):
    """Our snippets beside Xapian's own, for the first hits of queries with phrases among them."""
    command = [f"{PROGRAMS}/tests/query/snippet_benchmark",
               corpus.path(f"broadsheet.positions-no.j{CORES}"),
               make_queries(corpus, "snippet-queries.txt", "-n", "200", "--phrases", "4")]
    _, *rows = run(command).output.splitlines()  # after the heading
    for row in rows:
        measure, ours, xapian = row.split("\t")
        first = measure.split()[0]
        unit = {"microseconds": "us", "share": "share"}.get(first, "count")
        emit(f"snippet.broadsheet.{measure}", float(ours), unit, command)
        emit(f"snippet.xapian.{measure}", float(xapian), unit)


PHRASES = 300
# By how many of the articles hold the rarest word of a phrase.
PHRASE_CLASSES = (("rare", 0, 0.001), ("middling", 0.001, 0.01), ("common", 0.01, 1.01))


def measure_phrases(corpus, rounds):
    """The first page of ten and the exact count of phrases, for both kinds of index."""
    phrases = make_queries(corpus, "phrases.txt", "-n", str(PHRASES), "--title-phrases")
    table = {indexer.name: indexer for indexer in indexers(corpus)}
    for positions in ("no", "yes"):
        name = f"broadsheet.positions-{positions}.j{CORES}"
        if name not in corpus.indexed:
            make_index(corpus, table[name])
        command = [f"{PROGRAMS}/tests/query/phrase_benchmark", table[name].index, phrases,
                   str(CORES)]
        runs = []
        for number in range(rounds):
            say(f"phrases, round {number + 1} of {rounds}")
            runs.append([line.split("\t") for line in run(command).output.splitlines()])
        for kind, low, high in (("all", 0, 1.01),) + PHRASE_CLASSES:
            for measure, column in (("page", 3), ("count", 4)):
                emit_phrases(f"phrase.positions-{positions}.{kind}.{measure}", corpus, runs, column,
                             low, high, command if kind == "all" else None)


def emit_phrases(name, corpus, runs, column, low, high, command):
    times = sorted(statistics.median(float(row[column]) for row in rows) for rows in zip(*runs)
                   if low <= int(rows[0][1]) / corpus.articles < high)
    if not times:
        return
    emit(f"{name}.phrases", len(times), "phrases")
    emit(f"{name}.mean", statistics.fmean(times), "ms", command)
    emit(f"{name}.median", statistics.median(times), "ms")
    emit(f"{name}.p95", times[int(0.95 * (len(times) - 1))], "ms")
    say(f"  {name:40} {len(times):4} phrases  mean {statistics.fmean(times):8.2f}  "
        f"median {statistics.median(times):8.2f}  "
        f"95th {times[int(0.95 * (len(times) - 1))]:8.2f} ms")


def main():
    parser = argparse.ArgumentParser(prog="benchmark.sh")
    parser.add_argument("sections", nargs="*", metavar="SECTION")
    parser.add_argument("--data", default=os.environ.get("NEWS_DATA"))
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--work", default=os.path.join(ROOT, "build/benchmark"))
    arguments = parser.parse_args()
    sections = {
        "index": measure_indexing,
        "search": measure_searching,
        "phrases": measure_phrases,
        "batch": measure_small_additions,
        "growth": lambda corpus, rounds: measure_growth(corpus, NEWS_INDEX, rounds),
        "memory": lambda corpus, _: measure_memory(corpus, NEWS_INDEX),
        "streaming": lambda corpus, _: measure_streaming(corpus, NEWS_INDEX),
    }
    for section in arguments.sections:
        if section not in sections:
            parser.error(f"unknown section '{section}': {', '.join(sections)}")
    if not arguments.data:
        parser.error("no data: give --data FILE.jsonl[.gz] or set NEWS_DATA to a file of articles "
                     "as JSON lines with id, title, date, source and text")
    if not os.path.exists(arguments.data):
        parser.error(f"there is no {arguments.data}")

    data, work = os.path.abspath(arguments.data), os.path.relpath(arguments.work, ROOT)
    os.chdir(ROOT)
    say(f"converting {data}")
    counts = run(["python3", f"{SCRIPTS}/convert_articles.py", data, work])
    corpus = Corpus(work, **json.loads(counts.output))
    emit("corpus.articles", corpus.articles, "articles")
    emit("corpus.size", corpus.bytes / MEGABYTE, "MB")
    emit("corpus.cores", CORES, "cores")
    for section in arguments.sections or ("index", "search", "phrases", "batch"):
        sections[section](corpus, arguments.rounds)


if __name__ == "__main__":
    main()
