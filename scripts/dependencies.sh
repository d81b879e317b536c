#!/usr/bin/env bash
# Installs the Debian 12 packages that Broadsheet needs and that are missing; does nothing otherwise.
set -euo pipefail

usage() {
  cat <<'TEXT'
usage: scripts/dependencies.sh [--check | --list] [GROUP...]

Installs what is missing of the given groups (default: build). Root, or sudo, is needed only then.

groups:
  build   compilers and libraries: to build the programs and the tests
  lint    clang-format and clang-tidy
  fuzz    clang and libFuzzer
  bench   the other search engines that scripts/benchmark.sh compares with

  --check   only name the missing packages; exit 2 if there are any
  --list    print the table of packages and what each is for
TEXT
}

# group, package, why
packages() {
  cat <<'TABLE'
build  g++                        compiles C++20
build  cmake                      describes the build
build  ninja-build                runs the build
build  pkg-config                 finds the libraries that have no CMake file
build  ccache                     makes the second build fast
build  git                        lists the project's files
build  libxapian-dev              the index
build  libstemmer-dev             word stems
build  libspdlog-dev              logs
build  libfmt-dev                 formats text
build  libgtest-dev               tests
build  libgmock-dev               matchers for the tests
build  libsimdjson-dev            reads JSON
build  nlohmann-json3-dev         writes JSON
build  libicu-dev                 Unicode and encodings
build  libgumbo-dev               reads HTML
build  libgmime-3.0-dev           reads mail
build  libxml2-dev                reads XML
build  libmd4c-html0-dev          reads Markdown
build  libmd4c-dev                needed by the one above
build  libtomlplusplus-dev        reads configuration files
build  libyaml-dev                reads the front matter of Markdown
build  libarchive-dev             reads archives
build  libbz2-dev                 unpacks bzip2
build  liblzma-dev                unpacks xz
build  libzstd-dev                compresses the stored text; unpacks zstd
build  zlib1g-dev                 unpacks gzip; the interface of Xapian's compression
build  libdeflate-dev             packs Xapian's term lists
build  libcld2-dev                detects languages
build  libjemalloc-dev            a faster malloc for many threads
build  libxxhash-dev              hashes of files and words
build  python3                    tests the scripts that evaluate runs
build  perl                       generates the table of stop words
build  liblingua-stopwords-perl   the stop words
lint   clang                      parses the code for clang-tidy
lint   clang-format               the format of the code
lint   clang-tidy                 static checks
fuzz   clang                      compiles for libFuzzer
fuzz   libfuzzer-14-dev           finds inputs that crash
bench  time                       tells peak memory
bench  xapian-omega               peer: scriptindex
bench  openjdk-17-jdk-headless    runs Lucene
bench  liblucene8-java            peer: Lucene
TABLE
}

installed() {
  [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

check_only=no
groups=()
for argument in "$@"; do
  case $argument in
    -h | --help) usage; exit 0 ;;
    --list) packages; exit 0 ;;
    --check) check_only=yes ;;
    build | lint | fuzz | bench) groups+=("$argument") ;;
    *) echo "dependencies.sh: unknown argument '$argument'; see --help" >&2; exit 2 ;;
  esac
done
[ ${#groups[@]} -gt 0 ] || groups=(build)

missing=()
while read -r group package _; do
  [[ " ${groups[*]} " == *" $group "* ]] || continue
  installed "$package" || missing+=("$package")
done < <(packages)

if [ ${#missing[@]} -eq 0 ]; then
  echo "dependencies: nothing is missing (${groups[*]})" >&2
  exit 0
fi
echo "dependencies: missing: ${missing[*]}" >&2
[ $check_only = no ] || exit 2

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null || ! sudo -v; then
    printf '%s\n' "dependencies: root is needed to install them. Run as root:" \
      "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 2
  fi
  as_root=(sudo)
fi
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -q >&2
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -q -y --no-install-recommends "${missing[@]}" >&2
