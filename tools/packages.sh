# SPDX-License-Identifier: GPL-2.0-or-later
# Which Debian packages does the project need, and how are the missing ones installed? Sourced by try and check.
# shellcheck shell=bash disable=SC2034

# To build and run the program.
build_packages=(
  g++ cmake ninja-build pkg-config
  libxapian-dev libicu-dev libboost-program-options-dev libfmt-dev nlohmann-json3-dev libyaml-cpp-dev
  libgumbo-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libcld2-dev libcsv-dev libxxhash-dev libzstd-dev
  libutf8proc-dev libmimalloc-dev libdeflate-dev zlib1g-dev
  libpoppler-cpp-dev poppler-data libzip-dev libpugixml-dev libgmime-3.0-dev
)

# To work on it: tests, sanitizers (the runtime is only recommended by clang, so it is named), format, lint, fuzzing.
develop_packages=(
  "${build_packages[@]}"
  ccache clang-14 clang-format-14 clang-tidy-14 libclang-rt-14-dev llvm-14
  doctest-dev python3 git xapian-tools
)

say() { printf '==> %s\n' "$*"; }
fail() {
  printf '%s: %s\n' "${0##*/}" "$*" >&2
  exit 1
}

# Those of the given packages that are not installed.
missing_packages() {
  local package
  for package in "$@"; do
    # shellcheck disable=SC2016  # the format is dpkg-query's, not the shell's
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed* ]] || printf '%s\n' "$package"
  done
}

# Installs those of the given packages that are missing. Touches nothing, and needs no rights, when none is.
install_packages() {
  command -v dpkg-query apt-get >/dev/null ||
    fail "this is no Debian system; install what these packages hold, then build with cmake: $*"
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  if ((${#missing[@]} == 0)); then
    say "All $# packages that are needed are installed"
    return
  fi
  if ((EUID != 0)); then
    command -v sudo >/dev/null ||
      fail "packages are missing, and installing them needs root or sudo; as root: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  say "Installing ${#missing[@]} packages: ${missing[*]}"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y -o DPkg::Lock::Timeout=300)
  "${apt[@]}" update || fail "apt-get update failed (see above); is the network there?"
  "${apt[@]}" install --no-install-recommends "${missing[@]}" ||
    fail "apt-get could not install: ${missing[*]} (see above)"
}
