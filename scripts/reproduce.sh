#!/usr/bin/env bash
# Ranks judged collections with the built programs and Lucene, and prints one table of the scores.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)

usage() {
  cat <<'TEXT'
usage: scripts/reproduce.sh [--data DIR] [--json] [--check] [--record] [--no-lucene] [--work DIR]

Our own articles and topics are always ranked, and each judged collection below DIR: each folder
with corpus.jsonl (articles with _id, title, text), queries.jsonl (_id, text) and qrels.tsv or
qrels/test.tsv, as BEIR lays them out.

  --data DIR    the collections (default: $NEWS_JUDGED; without either, our own articles alone)
  --json        a JSON object a line instead of the table
  --check       compare with scripts/expected_ranking.tsv; exit 1 when a figure differs by more than
                0.002; collections that aren't in the file are passed over
  --record      write the figures into that file
  --no-lucene   leave the baseline out
  --work DIR    for indexes and runs (default build/reproduce)

"x" is the ratio to Lucene, p that of a paired randomisation test over the topics (evaluate.py).
TEXT
}

. "$root/scripts/release_build.sh"
if asks_for_help "$@"; then usage; exit 0; fi
build_release "$root" news-index news-query
exec python3 -B "$root/scripts/reproduce.py" "$@"
