# Sourced by the scripts that measure: what they do before.

# asks_for_help ARGUMENT...: whether -h or --help is among them.
asks_for_help() {
  local argument
  for argument in "$@"; do
    case $argument in -h | --help) return 0 ;; esac
  done
  return 1
}

# build_release ROOT TARGET...: installs what is missing and builds these targets of the release
# preset; stdout stays empty.
build_release() {
  local root=$1
  shift
  "$root/scripts/dependencies.sh" build bench
  if command -v ccache >/dev/null; then export CMAKE_CXX_COMPILER_LAUNCHER=ccache; fi
  (
    cd "$root"
    cmake --preset release
    cmake --build --preset release --target "$@"
  ) >&2
}
