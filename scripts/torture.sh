#!/usr/bin/env bash
# Kills, starves, crowds, damages and attacks the programs; prints one JSON line for each kind.
set -euo pipefail
cd "$(dirname "$0")/.."

usage() {
  cat <<'TEXT'
usage: scripts/torture.sh [--seed N] [--seconds N] [--only NAME]

Builds the preset dev and runs the long forms of the tests in tests/faults:

  faults      news-index is killed at every system call that changes files, with whole and with torn
              writes; and every call fails with ENOSPC, EIO, EMFILE or EACCES, or writes short
  power_cut   what a disk may hold after a power cut: unsynced writes lost or torn, names lost
  crowd       8 readers while a writer changes everything, for --seconds (60)
  memory      the programs with ever more address space, from none to enough (ulimit -v)
  hostile     articles and queries of harmful size and shape, at full size and within limits

Each line of the output has the fault, how often it was tried ("count"), and how often something was
lost ("losses", with the first "failures"). Exit: 0 if nothing was lost.

  --seed N      for what is drawn at random (default: 1)
  --only NAME   only that one
TEXT
}

seed=1
seconds=60
only=
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --seed | --seconds | --only)
      [ $# -gt 1 ] || { echo "torture.sh: $1 takes a value" >&2; exit 2; }
      declare "${1#--}=$2"
      shift ;;
    *) echo "torture.sh: unknown argument '$1'; see --help" >&2; exit 2 ;;
  esac
  shift
done

scripts/dependencies.sh build
cmake --preset dev >&2
cmake --build --preset dev --target news-index news-query fault_shim >&2

status=0
torture() {
  local name=$1
  shift
  [ -z "$only" ] || [ "$only" = "$name" ] || return 0
  python3 -B "tests/faults/$name.py" --build build/dev "$@" || status=1
}
torture faults --seed "$seed"
torture power_cut --seed "$seed" --number 300
torture crowd --seconds "$seconds"
torture memory
torture hostile --limits
exit $status
