#!/usr/bin/env bash
# Installs what is missing, builds Broadsheet into bin/, indexes our samples and runs three searches.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
usage: scripts/demo.sh

Builds the programs into bin/, indexes corpus/samples into build/demo.db (made anew each time) and
shows three searches with their commands.
TEXT
}

case ${1:-} in
  '') ;;
  -h | --help) usage; exit 0 ;;
  *) echo "demo.sh: unknown argument '$1'; see --help" >&2; exit 2 ;;
esac

# Prints a sentence and a shell command, then runs the command.
show() {
  printf '\n# %s\n$ %s\n' "$1" "$2"
  bash -euo pipefail -c "$2"
}

scripts/dependencies.sh build
if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
echo "demo: building (log: build/demo.log)" >&2
mkdir -p build
{
  cmake --preset release &&
    cmake --build --preset release --target news-index news-query &&
    cmake --install build/release --prefix .
} >build/demo.log 2>&1 || { tail -n 30 build/demo.log >&2; exit 1; }

export NEWS_DB=build/demo.db
rm -rf "$NEWS_DB"
printf '$ export NEWS_DB=%s\n' "$NEWS_DB"

show "Index a folder: text, web pages, JSON lines, SGML, compressed files and archives alike." \
  "bin/news-index add corpus/samples"
show "Words and a phrase: the best articles first, each with the sentences that answer the query." \
  "bin/news-query -n 3 'nato \"liaison office\" kyiv'"
show "Fields and dates: earthquakes in the headlines, Turkey in the article, the oldest first." \
  "bin/news-query --sort date '+title:earthquake +turkey date:1999..2023'"
show "A batch of look-ups in four languages, one JSON object for each hit, for programs to read." \
  "bin/news-query --batch corpus/topics/topics.tsv -n 1 --format jsonl --fields qid,rank,id,title"
