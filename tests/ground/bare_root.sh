#!/bin/bash
# Proves the first run: a Debian with nothing in it, a fresh clone, the two commands of the README.
#
#   tests/ground/bare_root.sh FOLDER [COMMAND…]
#
# Makes the root in FOLDER (with debootstrap; as root; about 4 GB and some minutes), clones this
# checkout's last commit into it and runs the commands there, by default `./casus check
# cases/tutorial`, the same once more, and `./run-tests`. From this machine it takes the package
# source and how to reach it, and nothing else. It stays, to be looked at and removed by hand; run
# again it starts from a copy of the bare root as it was before the first command.
#
# Not part of CI, which it would double; to be run when packages.txt or the scripts change.
set -euo pipefail
root=$(realpath -m -- "${1:?usage: bare_root.sh FOLDER [COMMAND…]}")
shift
commands=("$@")
if ((${#commands[@]} == 0)); then
  commands=("./casus check cases/tutorial" "./casus check cases/tutorial" "./run-tests")
fi
checkout=$(cd -P -- "${BASH_SOURCE[0]%/*}/../.." && pwd -P)
suite=bookworm
mirror=$(apt-get indextargets --format '$(SITE)' "Codename: $suite" 'Component: main' | head -n 1)

if [[ ! -e $root.tar ]]; then
  rm -rf -- "$root"
  debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 \
    || { tail -n 5 "$root.log"; exit 1; }
  tar -C "$root" -cf "$root.tar" .
fi
rm -rf -- "$root"
mkdir -p "$root"
tar -C "$root" -xf "$root.tar"
printf 'bare root: %s packages\n' "$(chroot "$root" dpkg-query --list </dev/null | grep -c '^ii')"

cp /etc/resolv.conf /etc/hosts "$root/etc/"
cp -r /etc/apt/apt.conf.d "$root/etc/apt/"
rm -f "$root"/etc/apt/apt.conf.d/docker-*  # these would only throw the downloaded packages away
printf 'deb %s %s main\n' "$mirror" "$suite" >"$root/etc/apt/sources.list"

git clone --quiet --no-hardlinks -- "$checkout" "$root/srv/casus"
printf 'cloned %s\n' "$(git -C "$root/srv/casus" log -1 --oneline)"

# The mounts live and die with this process.
export root
status=0
for command in "${commands[@]}"; do
  printf '\n$ %s\n' "$command"
  begin=$EPOCHREALTIME
  command=$command unshare --mount --fork bash -c '
    mount -t proc proc "$root/proc"
    exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb \
      chroot "$root" /bin/bash -c "cd /srv/casus && $command" </dev/null' || status=$?
  printf '(exit status %d after %.2f s)\n' "$status" \
    "$(awk "BEGIN { print $EPOCHREALTIME - $begin }")"
  ((status == 0)) || break
done
exit "$status"
