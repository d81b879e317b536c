#!/usr/bin/env bash
# Installs what is missing, builds a preset and runs all its tests; ends with "N passed, N failed".
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
usage: scripts/test.sh [--preset NAME] [--all]

  --preset NAME   dev (default), release, asan (address and undefined behaviour) or tsan (threads);
                  repeatable
  --all           dev, asan and tsan

The last line of the output is "N passed, N failed". Exit: 0 if all passed.
TEXT
}

presets=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --all) presets+=(dev asan tsan) ;;
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

# The value of an attribute of the <testsuite> of CTest's JUnit file: one attribute a line.
count() {
  sed -nE "s/^[[:space:]]*$1=\"([0-9]+)\".*/\1/p" "$2" | head -n 1
}

scripts/dependencies.sh build
if command -v ccache >/dev/null; then
  # The sloppiness lets ccache store what is compiled with a precompiled header.
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_SLOPPINESS=pch_defines,time_macros
fi

passed=0
failed=0
status=0
for preset in "${presets[@]}"; do
  echo "== $preset: build" >&2
  cmake --preset "$preset" >&2
  cmake --build --preset "$preset" >&2
  echo "== $preset: test" >&2
  report="$PWD/build/$preset/tests.xml"
  rm -f "$report"
  ctest --preset "$preset" --no-tests=error --output-junit "$report" || status=1
  if [ -f "$report" ]; then
    failures=$(count failures "$report")
    failed=$((failed + failures))
    passed=$((passed + $(count tests "$report") - failures - $(count skipped "$report") -
      $(count disabled "$report")))
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ] || status=1
exit $status
