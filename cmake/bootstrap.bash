# Shared by ./casus, ./run-tests and .ci/run, which source it: brings this checkout from whatever
# state it is in to a built program. It lives beside the CMake files because it is the half of the
# build that has to run before there is a CMake.
#
# For the callers:
#   casus_root                     the checkout, symbolic links resolved
#   casus_say TEXT                 a stage line on standard error
#   casus_fail TEXT                the same, then exit 3, the status for a fault of our own
#   casus_locate PRESET            sets casus_build; succeeds if the program there is up to date
#   casus_prepare PRESET SECTIONS TARGET
#                                  packages, configuration, build; sets casus_build
#
# Nothing here reads standard input or changes the caller's folder: both belong to the program.

casus_root=$(CDPATH='' cd -P -- "${BASH_SOURCE[0]%/*}/.." && pwd -P)

# What the program is made from. Rules, cases and docs are read when it runs; tests are not in it.
casus_inputs=(dsl engine cmake CMakeLists.txt CMakePresets.json packages.txt)

casus_say() { printf 'casus: %s\n' "$*" >&2; }

casus_fail() {
  casus_say "$@"
  exit 3
}

# The stamp is as old as the beginning of the build that it stands for, so that a file saved while
# that build ran is newer. Folders count too: a removed file leaves its folder newer.
casus_is_current() {
  local build=$1 stamp=$1/casus-built.stamp built_for=
  [[ -f $stamp && -x $build/engine/cli/casus ]] || return 1
  read -r built_for <"$stamp" && [[ $built_for == "$casus_root" ]] || return 1
  [[ -z $(find "${casus_inputs[@]/#/$casus_root/}" -newer "$stamp" -print -quit 2>/dev/null) ]]
}

# In the checkout where that can be written, else in the user's cache, in a folder of its own for
# each checkout. A finished build in a checkout serves those who may only read it, too.
casus_locate() {
  local preset=$1 here=$casus_root/build cache key
  casus_build=$here/$preset
  if casus_is_current "$casus_build"; then return 0; fi
  if [[ -e $here ]]; then
    if [[ -w $here && (! -e $casus_build || -w $casus_build) ]]; then return 1; fi
  elif [[ -w $casus_root ]]; then
    return 1
  fi
  cache=${XDG_CACHE_HOME:-${HOME:+$HOME/.cache}}
  [[ -n $cache ]] || casus_fail "$here cannot be written and HOME is not set: no place to build in"
  key=$(cksum <<<"$casus_root")
  casus_build=$cache/casus/${casus_root##*/}-${key%% *}/$preset
  casus_is_current "$casus_build"
}

casus_prepare() {
  local preset=$1 sections=$2 target=$3 lock
  casus_locate "$preset"
  mkdir -p -- "$casus_build" 2>/dev/null || casus_fail "cannot make the folder $casus_build"
  { exec {lock}>"${casus_build%/*}/lock"; } 2>/dev/null \
    || casus_fail "cannot write ${casus_build%/*}/lock"
  casus_wait_for "$lock" "another build of this checkout"
  if [[ $target != casus ]] || ! casus_is_current "$casus_build"; then
    casus_install_packages "$sections"
    casus_configure "$preset"
    casus_compile "$preset" "$target"
  fi
  exec {lock}>&-
}

casus_wait_for() {
  flock --nonblock "$1" && return
  casus_say "waiting for $2 to finish"
  flock "$1" || casus_fail "cannot lock ${casus_build%/*}"
}

# The names in the given sections of packages.txt.
casus_packages() {
  local line section=
  while read -r line; do
    case $line in
      '' | '#'*) ;;
      '['*']') section=${line:1:-1} ;;
      *) [[ " $1 " == *" $section "* ]] && printf '%s\n' "$line" ;;
    esac
  done <"$casus_root/packages.txt"
}

# dpkg's own database is the record of what was installed: it is asked when there is something to
# build, and a package manager is started only when the list names something that it lacks.
casus_install_packages() {
  local wanted missing name state log=${casus_build%/*}/packages.log
  command -v dpkg-query >/dev/null || {
    casus_say "no dpkg here: relying on the packages of packages.txt being there under other names"
    return
  }
  mapfile -t wanted < <(casus_packages "$1")
  declare -A installed=()
  while read -r name state; do
    [[ $state == installed ]] && installed[$name]=yes
  done < <(dpkg-query --show --showformat='${Package} ${db:Status-Status}\n' "${wanted[@]}" \
    2>/dev/null </dev/null)
  missing=()
  for name in "${wanted[@]}"; do
    [[ -n ${installed[$name]-} ]] || missing+=("$name")
  done
  ((${#missing[@]})) || return 0

  local install="install --yes --no-remove --no-install-recommends"
  if (($(id -u) != 0)); then
    casus_say "packages are missing and only root can install them; run this once:"
    casus_fail "  sudo sh -c 'apt-get update && apt-get $install ${missing[*]}'"
  fi
  casus_say "installing packages: ${missing[*]}"
  : >"$log"
  casus_apt update || casus_say "apt-get update failed, going on: $(casus_apt_error "$log")"
  # shellcheck disable=SC2086  # the options are words
  casus_apt $install "${missing[@]}" \
    || casus_fail "installing packages failed: $(casus_apt_error "$log") (whole log: $log)"
}

# apt waits for dpkg's lock by itself, but not for the lock of its lists.
casus_apt() {
  local tries=0 begin
  begin=$(wc -l <"$log")
  until DEBIAN_FRONTEND=noninteractive NEEDRESTART_SUSPEND=1 LC_ALL=C.UTF-8 apt-get --quiet \
    -o DPkg::Lock::Timeout=900 -o Dpkg::Use-Pty=0 -o Acquire::Retries=3 \
    -o Dpkg::Options::=--force-confold "$@" </dev/null >>"$log" 2>&1; do
    tail -n "+$((begin + 1))" "$log" | grep -q 'Could not get lock .*/apt/' || return 1
    ((tries != 0)) || casus_say "waiting for another package manager to finish"
    ((++tries < 450)) || return 1
    begin=$(wc -l <"$log")
    sleep 2
  done
}

casus_apt_error() { grep -m 1 '^E:' "$1" || tail -n 1 "$1"; }

# Again when the presets or the wish for errors on warnings changed: the rest ninja sees by itself.
casus_configure() {
  local preset=$1 log=$casus_build/configure.log stamp=$casus_build/casus-configured.stamp
  local cache=$casus_build/CMakeCache.txt state="$casus_root ${CASUS_WERROR:-OFF}"
  if [[ -f $cache ]] && ! grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$casus_root" "$cache"; then
    rm -rf -- "${casus_build:?}"  # the checkout was moved or copied: CMake would refuse
    mkdir -p -- "$casus_build"
  fi
  [[ -f $casus_build/build.ninja && -f $stamp && $(<"$stamp") == "$state" \
    && ! $casus_root/CMakePresets.json -nt $stamp ]] && return
  casus_say "configuring ($preset)"
  local arguments=(-S "$casus_root" -B "$casus_build" --preset "$preset"
    -D "CASUS_WERROR=${CASUS_WERROR:-OFF}")
  LC_ALL=C.UTF-8 cmake "${arguments[@]}" </dev/null >"$log" 2>&1 \
    || LC_ALL=C.UTF-8 cmake --fresh "${arguments[@]}" </dev/null >"$log" 2>&1 \
    || casus_fail "configuring failed:"$'\n'"$(casus_first_error "$log")"$'\n'"whole log: $log"
  printf '%s\n' "$state" >"$stamp"
}

casus_compile() {
  local preset=$1 target=$2 log=$casus_build/build.log stamp=$casus_build/casus-built.stamp
  if [[ -f $stamp ]]; then
    casus_say "building ($preset)"
  else
    casus_say "building ($preset); the first time takes some minutes"
  fi
  printf '%s\n' "$casus_root" >"$stamp.new"
  LC_ALL=C.UTF-8 cmake --build "$casus_build" --target "$target" --parallel "$(nproc)" \
    </dev/null >"$log" 2>&1 \
    || casus_fail "the build failed:"$'\n'"$(casus_first_error "$log")"$'\n'"whole log: $log"
  mv -f -- "$stamp.new" "$stamp"
}

# The compiler's first error with the line it points at; failing that, CMake's, the linker's or
# ninja's. Files are named from the root of the checkout.
casus_first_error() {
  {
    grep -m 1 -A 2 -E ': (fatal )?error: |Killed signal|No space left' "$1" \
      || grep -m 1 -A 3 -E '^CMake Error' "$1" \
      || grep -m 1 -A 1 -E 'undefined reference|multiple definition|cannot find -l' "$1" \
      || grep -m 1 -E '^ninja: error' "$1" \
      || tail -n 3 "$1"
  } | sed 's|^\(\.\./\)*||'
}
