"""What indexing costs beyond one collection: memory at the extremes, growth, small additions."""
import os
import shutil
import statistics

from measuring import MEGABYTE, emit, run, say, size_of

MAKE_ARTICLES = "scripts/make_articles.py"
MAKE_STREAMS = "scripts/make_streams.py"
GROWTH = 8
BATCHES = (100, 1000)

# Name, what make_articles.py is asked for, --memory (None: the default), whether the article is to
# be refused by name. A run of the builder holds at most 500 articles: 5,000,000 make 10,000 runs.
MEMORY_CASES = (
    ("one-article-of-500-mb", ("long", "500"), None, True),
    ("one-article-of-60-mb", ("long", "60"), None, False),
    ("one-article-of-distinct-words", ("strange", "60"), None, True),
    ("a-million-tiny", ("tiny", "1000000"), None, False),
    ("a-million-tiny-in-192-mb", ("tiny", "1000000"), "192m", False),
    ("10000-runs", ("tiny", "5000000"), None, False),
)


STREAMS = ("rss", "nitf", "warc", "mbox")
STREAM_MEGABYTES = 300


def make_file(script, path, *arguments):
    """Writes a made file, unless it is there."""
    if os.path.exists(path):
        return path
    say(f"making {path}")
    run(["python3", script, *arguments, "--out", path + ".new"])
    os.rename(path + ".new", path)
    return path


def make_articles(path, *arguments):
    return make_file(MAKE_ARTICLES, path, *arguments)


def add_command(program, index, *arguments):
    return [program, "--quiet", "--db", index, "add", *arguments]


def add_anew(program, index, *arguments, **options):
    shutil.rmtree(index, ignore_errors=True)
    os.sync()
    command = add_command(program, index, *arguments)
    return command, run(command, **options)


def measure_memory(corpus, program):
    """Peak memory and open files for inputs that would break a bound that is none."""
    for name, made, memory, refused in MEMORY_CASES:
        path = make_articles(corpus.path("-".join(made) + ".jsonl"), *made)
        say(f"memory: {name}")
        option = ["--memory", memory] if memory else []
        command, result = add_anew(program, corpus.path("limits.db"), *option, path,
                                   accepted=(1,) if refused else (0,), watched=True)
        emit(f"memory.{name}.peak", result.peak_bytes / MEGABYTE, "MB", command)
        emit(f"memory.{name}.open_files", result.open_files, "files")
        emit(f"memory.{name}.seconds", result.seconds, "s")


def measure_streaming(corpus, program):
    """Peak memory for large files of formats that are streamed: reading alone, then indexing."""
    for kind in STREAMS:
        path = make_file(MAKE_STREAMS, corpus.path(f"stream.{kind}"), kind, str(STREAM_MEGABYTES))
        for name, option in (("read", ["--dry-run"]), ("add", [])):
            say(f"streaming: {kind}, {name}")
            command, result = add_anew(program, corpus.path("streams.db"), *option, path)
            emit(f"streaming.{kind}.{name}.peak", result.peak_bytes / MEGABYTE, "MB", command)
            emit(f"streaming.{kind}.{name}.speed", size_of(path) / MEGABYTE / result.seconds, "MB/s")


def measure_growth(corpus, program, rounds):
    """Time for an article at eight times the articles over that at one, both made of the same
    sentences, measured in turn."""
    per_article = {1: [], GROWTH: []}
    commands = {}
    for number in range(rounds):
        for times in per_article:
            count = corpus.articles * times
            path = make_articles(corpus.path(f"mixed-{times}.jsonl"), "mixed",
                                 corpus.path("articles.jsonl"), str(count))
            say(f"growth: {times} times the articles, round {number + 1} of {rounds}")
            commands[times], result = add_anew(program, corpus.path("growth.db"), path)
            per_article[times].append(result.seconds / count * 1e6)
    for times, micros in per_article.items():
        emit(f"growth.{times}.per_article", statistics.median(micros), "us", commands[times], micros)
        size = size_of(corpus.path(f"mixed-{times}.jsonl"))
        emit(f"growth.{times}.input", size / MEGABYTE, "MB")
    emit("growth.ratio", statistics.median(
        late / early for early, late in zip(per_article[1], per_article[GROWTH])), "x")


def measure_batches(corpus, program, index, rounds):
    """Small additions to a copy of a large index; every addition is of new articles."""
    copy = corpus.path("batches.db")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(index, copy)
    for size in BATCHES:
        seconds = []
        for number in range(rounds):
            path = make_articles(
                corpus.path(f"batch-{size}-{number}.jsonl"), "mixed",
                corpus.path("articles.jsonl"), str(size), "--seed", str(number),
                "--prefix", f"{size}-{number}-")
            os.sync()
            command = add_command(program, copy, path)
            seconds.append(run(command).seconds)
        emit(f"batch.{size}.seconds", statistics.median(seconds), "s", command, seconds)
