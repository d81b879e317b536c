#!/usr/bin/env python3
"""The peer SQLite FTS5 (porter stems, text stored): `index JSONL DB`, or `search DB QUERIES`.

`search` runs all queries twice in one process and prints the second pass: one JSON object with
`took_ms`, a time for each query.
"""
import argparse
import json
import sqlite3
import time


def index(arguments):
    database = sqlite3.connect(arguments.db)
    database.execute("PRAGMA journal_mode=OFF")
    database.execute("CREATE VIRTUAL TABLE articles USING fts5(id UNINDEXED, date UNINDEXED, "
                     "source UNINDEXED, title, text, tokenize='porter unicode61')")
    with open(arguments.jsonl, encoding="utf-8") as lines:
        records = (json.loads(line) for line in lines)
        rows = (tuple(r.get(f) for f in ("id", "date", "source", "title", "text")) for r in records)
        database.executemany("INSERT INTO articles VALUES (?, ?, ?, ?, ?)", rows)
    database.commit()
    database.close()


def search(arguments):
    database = sqlite3.connect(arguments.db)
    shown = "snippet(articles, 4, '<mark>', '</mark>', '...', 40)" if arguments.snippets else "text"
    statement = f"SELECT id, title, {shown} FROM articles WHERE articles MATCH ? " \
                "ORDER BY rank LIMIT 10"
    with open(arguments.queries, encoding="utf-8") as lines:
        queries = [" OR ".join(f'"{word}"' for word in line.split()) for line in lines]
    for _ in range(2):
        took = []
        for query in queries:
            start = time.perf_counter()
            database.execute(statement, (query,)).fetchall()
            took.append(1000 * (time.perf_counter() - start))
    print(json.dumps({"took_ms": took}))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("index")
    command.add_argument("jsonl")
    command.add_argument("db")
    command.set_defaults(run=index)
    command = commands.add_parser("search")
    command.add_argument("db")
    command.add_argument("queries", help="a file with one query a line")
    command.add_argument("--snippets", action="store_true")
    command.set_defaults(run=search)
    arguments = parser.parse_args()
    arguments.run(arguments)


if __name__ == "__main__":
    main()
