#!/usr/bin/env bash
# Runs the fuzz targets of tests/fuzz for a while; fails when one of them finds something.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
usage: scripts/fuzz.sh [--seconds N] [--preset NAME] [--keep] [TARGET...]

Builds and runs the fuzz targets (default: all of tests/fuzz/CMakeLists.txt), as many at a time as
there are cores, starting from tests/fuzz/corpus/TARGET and tests/cli/formats.

  --seconds N   how long each runs (default: 60)
  --preset NAME fuzz (default), or asan: what scripts/test.sh has built, which guides the search by
                what code is reached but not by what is compared
  --keep        add what reached new code to tests/fuzz/corpus/TARGET, which the tests then replay

An input that crashes or takes more than 10 seconds (under the sanitizers) is kept as
build/PRESET/finds/TARGET-*; run build/PRESET/tests/fuzz/TARGET_fuzz FILE to see it again.
Exit: 0 if nothing was found.
TEXT
}

seconds=60
preset=fuzz
keep=no
targets=()
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --keep) keep=yes ;;
    --seconds)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || { echo "fuzz.sh: --seconds takes a number" >&2; exit 2; }
      seconds=$2; shift ;;
    --preset)
      [[ ${2:-} =~ ^(fuzz|asan)$ ]] || { echo "fuzz.sh: --preset takes fuzz or asan" >&2; exit 2; }
      preset=$2; shift ;;
    -*) echo "fuzz.sh: unknown option '$1'; see --help" >&2; exit 2 ;;
    *) targets+=("$1") ;;
  esac
  shift
done

scripts/dependencies.sh build fuzz
if command -v ccache >/dev/null; then
  # The sloppiness lets ccache store what is compiled with a precompiled header.
  export CMAKE_CXX_COMPILER_LAUNCHER=ccache CCACHE_SLOPPINESS=pch_defines,time_macros
fi
cmake --preset "$preset" >&2
work=$PWD/build/$preset
mapfile -t known < "$work/fuzz_targets.txt"
[ ${#targets[@]} -gt 0 ] || targets=("${known[@]}")
for target in "${targets[@]}"; do
  [[ " ${known[*]} " == *" $target "* ]] ||
    { echo "fuzz.sh: there is no target '$target'; there are: ${known[*]}" >&2; exit 2; }
done
cmake --build --preset "$preset" --target "${targets[@]/%/_fuzz}" >&2

mkdir -p "$work/finds"
TMPDIR=$(mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

run_target() {
  local target=$1 seconds=$2 work=$3 found=0
  mkdir -p "$work/corpus/$target"
  # Leaks are looked for once, at the end: after each input it would be most of the time.
  "$work/tests/fuzz/${target}_fuzz" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 \
    -max_len=4096 -artifact_prefix="$work/finds/$target-" -print_final_stats=1 \
    "$work/corpus/$target" "tests/fuzz/corpus/$target" tests/cli/formats \
    >"$work/$target.log" 2>&1 || found=1
  if [ $found -eq 1 ]; then
    tail -n 60 "$work/$target.log" >&2
    echo "fuzz: $target: something was found; see $work/$target.log and $work/finds" >&2
  else
    echo "fuzz: $target: nothing found in $(sed -n 's/^stat::number_of_executed_units: *//p' \
      "$work/$target.log") inputs" >&2
  fi
  return $found
}
export -f run_target

status=0
printf '%s\0' "${targets[@]}" |
  xargs -0 -P "$(nproc)" -I{} bash -c 'run_target "$@"' - {} "$seconds" "$work" || status=1

if [ $keep = yes ] && [ $status -eq 0 ]; then
  for target in "${targets[@]}"; do
    "$work/tests/fuzz/${target}_fuzz" -merge=1 "tests/fuzz/corpus/$target" "$work/corpus/$target" \
      >"$work/$target.merge.log" 2>&1
    echo "fuzz: $target: $(ls "tests/fuzz/corpus/$target" | wc -l) inputs are kept" >&2
  done
fi
exit $status
