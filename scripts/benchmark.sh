#!/usr/bin/env bash
# Measures indexing and searching side by side with Omega, Lucene and SQLite on articles that you give.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'TEXT'
usage: scripts/benchmark.sh [--data FILE.jsonl[.gz]] [--rounds N] [--work DIR] [SECTION]...

  --data FILE   the articles as JSON lines: id, title, date, source, text (default: $NEWS_DATA)
  --rounds N    how often everything is measured, in turn; medians are printed (default 3)
  --work DIR    for indexes and converted files (default build/benchmark); needs about 15 times
                the size of the data

sections (default: the first four)
  index         speed, memory and size of indexing
  search        searching, with snippets and without
  phrases       first page and exact count of phrases, on both kinds of index
  batch         100 and 1000 articles added to the index of the data
  growth        time for an article at eight times the articles, made of the same sentences
  memory        peak memory and open files for the largest articles, and for millions of tiny ones
  streaming     peak memory for reading and indexing feeds, NITF, web archives and mail of 300 MB

Prints one JSON object a line: name, value, unit, the runs behind it and the command; then ratios.
TEXT
}

. "$root/scripts/release_build.sh"
if asks_for_help "$@"; then usage; exit 0; fi
build_release "$root" news-index news-query snippet_benchmark phrase_benchmark
exec python3 "$root/scripts/benchmark.py" "$@"
