#!/usr/bin/env bash
# Checks the format of every C++ file and runs clang-tidy over the programs' code.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
usage: scripts/lint.sh [--format-only] [FILE...]

Without FILE all C++ files are checked for format, and those of corpus/, indexer/ and query/ by
clang-tidy.

  --format-only   leave out clang-tidy
Exit: 0 without a finding, 1 with findings.
TEXT
}

format_only=no
files=()
for argument in "$@"; do
  case $argument in
    -h | --help) usage; exit 0 ;;
    --format-only) format_only=yes ;;
    -*) echo "lint.sh: unknown option '$argument'; see --help" >&2; exit 2 ;;
    *) files+=("$argument") ;;
  esac
done

scripts/dependencies.sh build lint
if [ ${#files[@]} -eq 0 ]; then mapfile -t files < <(git ls-files '*.cc' '*.h'); fi
clang-format --dry-run -Werror "${files[@]}"
echo "lint: the format of ${#files[@]} files is right" >&2
[ $format_only = no ] || exit 0

# Headers are checked through the sources that include them.
sources=()
for file in "${files[@]}"; do
  case $file in corpus/*.cc | indexer/*.cc | query/*.cc) sources+=("$file") ;; esac
done
[ ${#sources[@]} -gt 0 ] || exit 0
cmake --preset tidy >/dev/null
printf '%s\0' "${sources[@]}" |
  xargs -0 -n 1 -P "$(nproc)" clang-tidy --quiet -p build/tidy 2> >(grep -v 'warnings generated' >&2)
echo "lint: clang-tidy found nothing in ${#sources[@]} files" >&2
