#!/usr/bin/env bash
# Checks the format of every C++ file, which folder includes which, and runs clang-tidy.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
usage: scripts/lint.sh [--format-only | --tidy-only] [--all] [--record] [FILE...]

Without FILE all C++ files are checked for format, and by clang-tidy the sources that changed, or that
include what changed, since they were last found clean (see scripts/tidy.py).

  --format-only   leave out clang-tidy
  --tidy-only     only clang-tidy
  --all           clang-tidy on all sources
  --record        write down in .ci/tidy-clean which sources are clean, to be committed
Exit: 0 without a finding, 1 with findings.
TEXT
}

format=yes
tidy=yes
tidy_options=()
files=()
for argument in "$@"; do
  case $argument in
    -h | --help) usage; exit 0 ;;
    --format-only) tidy=no ;;
    --tidy-only) format=no ;;
    --all | --record) tidy_options+=("$argument") ;;
    -*) echo "lint.sh: unknown option '$argument'; see --help" >&2; exit 2 ;;
    *) files+=("$argument") ;;
  esac
done

scripts/dependencies.sh build lint
if [ $format = yes ]; then
  formatted=("${files[@]}")
  if [ ${#files[@]} -eq 0 ]; then mapfile -t formatted < <(git ls-files '*.cc' '*.h'); fi
  clang-format --dry-run -Werror "${formatted[@]}"
  echo "lint: the format of ${#formatted[@]} files is right" >&2
  [ ! -f scripts/check_layers.py ] || python3 -B scripts/check_layers.py
fi
if [ $tidy = yes ]; then
  cmake --preset tidy >/dev/null
  # Sources only: headers are checked through what includes them.
  python3 -B scripts/tidy.py "${tidy_options[@]}" "${files[@]}"
fi
