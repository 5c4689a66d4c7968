#!/usr/bin/env bash
# Makes .venv with the program in it: the engine alone, with "editor" the window, too, with "dev" also what the tests need.
# Debian 12 or later.
set -euo pipefail
cd "$(dirname "$0")/.."

need() { command -v "$1" >/dev/null 2>&1 || missing+=("$2"); }
need_file() { compgen -G "$1" >/dev/null || missing+=("$2"); }

missing=()
python=""
has_venv() { "$1" -c 'import ensurepip, venv' 2>/dev/null; }
new_enough() { command -v "$1" >/dev/null 2>&1 && "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
# Debian's own first, if it is complete: it runs an eighth faster than most that are built by hand.
if new_enough /usr/bin/python3 && has_venv /usr/bin/python3; then
  python=/usr/bin/python3
fi
for name in python3 python3.13 python3.12 python3.11; do
  [ -z "$python" ] && new_enough "$name" && python=$name
done
[ -n "$python" ] || missing+=(python3)
[ -n "$python" ] && has_venv "$python" || missing+=(python3-venv)
what="${1:-}"
if [ "$what" = editor ] || [ "$what" = dev ]; then
  # What Qt loads.
  for pair in libEGL.so.1:libegl1 libGL.so.1:libgl1 libfontconfig.so.1:libfontconfig1 libglib-2.0.so.0:libglib2.0-0 \
    libdbus-1.so.3:libdbus-1-3 libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-cursor.so.0:libxcb-cursor0 \
    libxcb-icccm.so.4:libxcb-icccm4 libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-shape.so.0:libxcb-shape0; do
    need_file "/usr/lib/*/${pair%%:*}" "${pair##*:}"
  done
fi
if [ "$what" = dev ]; then
  need pdftotext poppler-utils
  need qpdf qpdf
  need gs ghostscript
  # veraPDF, the judge of PDF/A and PDF/UA in the tests, is a jar from PyPI that needs these.
  need java default-jre-headless
  need_file /usr/share/java/jaxb-runtime.jar libjaxb-java
  # A screen with a Korean input method, for the test in a real window.
  need Xvfb xvfb
  need xdotool xdotool
  need ibus ibus
  [ -e /usr/libexec/ibus-engine-hangul ] || need_file "/usr/lib/ibus/ibus-engine-hangul" ibus-hangul
  need dbus-launch dbus-x11
fi
if [ "${#missing[@]}" -gt 0 ]; then
  echo "setup: installing ${missing[*]} with apt-get" >&2
  run=""
  [ "$(id -u)" -eq 0 ] || run=sudo
  export DEBIAN_FRONTEND=noninteractive
  $run apt-get update -qq
  $run apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
  [ -n "$python" ] || python=python3
fi
# One that was begun and not finished has no pip.
.venv/bin/python -m pip --version >/dev/null 2>&1 || "$python" -m venv --clear .venv
extras="${what:+[$what]}"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --editable ".$extras"
.venv/bin/python -m compileall -q src  # an editable install brings no bytecode, and some systems write none
