#!/usr/bin/env bash
# The checks that take too long for .ci/run.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/stages.sh

usage() {
  cat <<'TEXT'
usage: scripts/nightly.sh [--only STAGE]...

Runs these stages, and prints what each took:

  tidy      clang-tidy on all sources, and records in .ci/tidy-clean which are clean
  dev       the whole suite as g++ compiles it, with all rounds of the random tests
  asan      the whole suite under the address and undefined-behaviour sanitizers
  tsan      the whole suite under the thread sanitizer
  trees     200,000 random queries against a naive evaluator; the date is the seed
  growth    times of every reader for n and 4n bytes of hostile files, which must not grow as the square
  torture   scripts/torture.sh: kills, full disks, power cuts, crowds, hostile input
  fuzz      every fuzz target for 10 minutes; what reached new code is kept in tests/fuzz/corpus

  --only STAGE   only that one; repeatable
Exit: 0 if all passed.
TEXT
}

known=(tidy dev asan tsan trees growth torture fuzz)
chosen=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --only)
      [[ " ${known[*]} " == *" ${2:-none} "* ]] ||
        { echo "nightly.sh: --only takes one of: ${known[*]}" >&2; exit 2; }
      chosen+=("$2"); shift ;;
    *) echo "nightly.sh: unknown argument '$1'; see --help" >&2; exit 2 ;;
  esac
  shift
done
[ ${#chosen[@]} -gt 0 ] || chosen=("${known[@]}")

random_trees() {
  cmake --preset dev && cmake --build --preset dev --target query_differential_test || return 1
  echo "nightly: trees: seed $(date +%Y%m%d)" >&2
  BROADSHEET_TEST_TREES=200000 BROADSHEET_TEST_SEED=$(date +%Y%m%d) \
    build/dev/tests/query/query_differential_test --gtest_brief=1
}

# Times of readers for n and 4n: tests in CI read the same files and don't look at the clock.
growth() {
  cmake --preset dev && cmake --build --preset dev --target growth_test || return 1
  BROADSHEET_TIMED=1 build/dev/tests/corpus/growth_test --gtest_brief=1
}

for name in "${chosen[@]}"; do
  case $name in
    tidy) stage tidy scripts/lint.sh --tidy-only --all --record ;;
    dev | asan | tsan) stage "$name" scripts/test.sh --preset "$name" ;;
    trees) stage trees random_trees ;;
    growth) stage growth growth ;;
    torture) stage torture scripts/torture.sh ;;
    fuzz) stage fuzz scripts/fuzz.sh --seconds 600 --keep ;;
  esac
done
end_stages
