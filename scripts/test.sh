#!/usr/bin/env bash
# Installs what is missing, builds a preset and runs all its tests; ends with "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
usage: scripts/test.sh [--preset NAME] [--all] [--plain | --no-plain]

  --preset NAME   dev (default), release, asan (address and undefined behaviour, with clang) or tsan
                  (threads); repeatable
  --all           dev, asan and tsan
  --plain         only the tests of the label "plain", which sanitizers would not help; builds only
                  what they need
  --no-plain      all others

Prints the slowest 20 tests. The last line of the output is "N passed, N failed". Exit: 0 if all
passed.
TEXT
}

presets=()
labels=()
targets=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --all) presets+=(dev asan tsan) ;;
    --plain) labels=(-L '^plain$'); targets=(--target plain_tests) ;;
    --no-plain) labels=(-LE '^plain$'); targets=() ;;
    --preset)
      case ${2:-} in
        dev | release | asan | tsan) presets+=("$2"); shift ;;
        *) echo "test.sh: --preset takes dev, release, asan or tsan" >&2; exit 2 ;;
      esac ;;
    *) echo "test.sh: unknown argument '$1'; see --help" >&2; exit 2 ;;
  esac
  shift
done
[ ${#presets[@]} -gt 0 ] || presets=(dev)

packages=(build)
[[ " ${presets[*]} " != *" asan "* ]] || packages+=(fuzz)
scripts/dependencies.sh "${packages[@]}"
if command -v ccache >/dev/null; then
  # The sloppiness lets ccache store what is compiled with a precompiled header.
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_SLOPPINESS=pch_defines,time_macros
fi

passed=0
failed=0
status=0
for preset in "${presets[@]}"; do
  echo "== $preset: build" >&2
  began=$SECONDS
  cmake --preset "$preset" >&2
  cmake --build --preset "$preset" "${targets[@]}" >&2
  echo "== $preset: built in $((SECONDS - began)) s; test" >&2
  began=$SECONDS
  report="$PWD/build/$preset/tests.xml"
  results="$PWD/build/$preset/test_results"
  rm -rf "$report" "$results"
  ctest --preset "$preset" "${labels[@]}" --no-tests=error --output-junit "$report" || status=1
  echo "== $preset: tested in $((SECONDS - began)) s" >&2
  counts=$(scripts/test_report.py "$report" "$results")
  passed=$((passed + ${counts% *}))
  failed=$((failed + ${counts#* }))
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] || status=1
exit $status
