#!/usr/bin/env bash
# Builds the installers and tries them: under Wine, in a fresh Debian, in a home folder. Installs what that needs.
set -euo pipefail
cd "$(dirname "$0")/.."
[ -x .venv/bin/python ] || bash scripts/setup.sh dev
missing=()
for pair in makensis:nsis x86_64-w64-mingw32-gcc:gcc-mingw-w64-x86-64 debootstrap:debootstrap rpm:rpm strip:binutils \
  desktop-file-validate:desktop-file-utils Xvfb:xvfb wixl:wixl; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || [ -x "/usr/sbin/${pair%%:*}" ] || missing+=("${pair##*:}")
done
# A program made with Debian's Python takes its library along, which is a package of its own.
version=$(.venv/bin/python -c 'import sys; print("%d.%d" % sys.version_info[:2])')
case "$(readlink -f .venv/bin/python)" in
  /usr/bin/*) compgen -G "/usr/lib/*/libpython$version.so.1.0" >/dev/null || missing+=("libpython$version") ;;
esac
[ -x /usr/lib/wine/wine64 ] || command -v wine64 >/dev/null 2>&1 || missing+=(wine64)
if [ "${#missing[@]}" -gt 0 ]; then
  run=""
  [ "$(id -u)" -eq 0 ] || run=sudo
  export DEBIAN_FRONTEND=noninteractive
  echo "installers: installing ${missing[*]} with apt-get" >&2
  { $run apt-get update -qq && $run apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; } ||
    echo "installers: not all of them could be installed; tests that need them are skipped" >&2
fi
KICLAYOUT_INSTALLERS=1 exec .venv/bin/python -m pytest -n 0 -rs -o faulthandler_timeout=1500 installer/tests "$@"
