# Sourced by .ci/run and scripts/nightly.sh: runs named stages and prints what each took.
#
#   stage NAME COMMAND...   runs the command, after a failed stage too
#   end_stages              prints the table; its exit code is 1 if a stage failed

stage_rows=()
stages_failed=0

stage() {
  local name=$1 result=ok took TIMEFORMAT='%R %U %S'
  shift
  printf '\n== stage %s: %s\n' "$name" "$*" >&2
  # The stage writes to the outer stderr, the keyword `time` to the variable.
  { took=$({ time "$@" 2>&4 >&3; } 2>&1) || result=failed; } 3>&1 4>&2
  [ $result = ok ] || stages_failed=1
  stage_rows+=("$name $took $result")
}

end_stages() {
  printf '\n%-12s %9s %16s  %s\n' stage seconds 'processor seconds' result >&2
  printf '%s\n' "${stage_rows[@]}" |
    awk '{ printf "%-12s %9.0f %17.0f  %s\n", $1, $2, $3 + $4, $5; wall += $2; cpu += $3 + $4 }
         END { printf "%-12s %9.0f %17.0f\n", "all", wall, cpu }' >&2
  return $stages_failed
}
