#!/bin/sh
# kiclayout @VERSION@ for one user, without an administrator's rights:  sh kiclayout-….run [--uninstall] [--help]
#
# The program goes to ~/.local/opt/kiclayout, the command to ~/.local/bin, entries of the desktop to ~/.local/share
# (XDG_DATA_HOME). The packed folder is at the end of this file; nothing is downloaded.
set -eu

data=${XDG_DATA_HOME:-$HOME/.local/share}
home=$HOME/.local/opt/kiclayout
command=$HOME/.local/bin/kiclayout
organisation=organisation.toml
notes=${XDG_CONFIG_HOME:-$HOME/.config}/kiclayout
packed_at=@LINES@
sum=@SUM@

case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
  zh*)
    running="kiclayout 正在运行，请关闭后重试。"
    damaged="安装文件不完整，请重新复制。"
    done_="已安装：$command"
    gone="已卸载。"
    ;;
  ko*)
    running="kiclayout이 실행 중입니다. 프로그램을 닫고 다시 시도해 주십시오."
    damaged="설치 파일이 온전하지 않습니다. 다시 복사해 주십시오."
    done_="설치했습니다: $command"
    gone="제거했습니다."
    ;;
  *)
    running="kiclayout is running. Close it, then try again."
    damaged="This file is damaged. Copy it again."
    done_="Installed: $command"
    gone="Removed."
    ;;
esac

say() { printf '%s\n' "$1"; }
stop() { say "$1" >&2; exit "$2"; }

refuse_while_running() {
  for exe in /proc/[0-9]*/exe; do
    case $(readlink "$exe" 2>/dev/null || true) in
      "$(readlink -f "$home" 2>/dev/null || echo "$home")"/*) stop "$running" 5 ;;
    esac
  done
}

register() {
  update-desktop-database -q "$data/applications" 2>/dev/null || true
  update-mime-database "$data/mime" >/dev/null 2>&1 || true
  gtk-update-icon-cache -qtf "$data/icons/hicolor" 2>/dev/null || true
}

# Every file that was put outside of the program's own folder is in share.txt there.
remove_shared() {
  [ -f "$home/share.txt" ] || return 0
  while IFS= read -r name; do rm -f "$data/$name"; done <"$home/share.txt"
}

uninstall() {
  refuse_while_running
  remove_shared
  if [ "$(readlink "$command" 2>/dev/null || true)" = "$home/kiclayout" ]; then rm -f "$command"; fi
  if [ -x "$home/kiclayout" ]; then rm -rf "$home"; fi
  # what the program noted for itself; layouts of one's own and unsaved edits that were kept stay
  rm -rf "${XDG_CACHE_HOME:-$HOME/.cache}/kiclayout" "$notes/theme"
  rm -f "$notes/kiclayout.ini"
  rmdir "$notes" 2>/dev/null || true
  register
  say "$gone"
}

unpack() {
  [ "$(tail -n "+$packed_at" "$0" | sha256sum | cut -d ' ' -f 1)" = "$sum" ] || stop "$damaged" 3
  tail -n "+$packed_at" "$0" | gzip -dc | tar -xf - -C "$1" --no-same-owner
}

install() {
  refuse_while_running
  mkdir -p "$(dirname "$home")" "$(dirname "$command")" "$data"
  new=$(mktemp -d "$home.XXXXXX")
  trap 'rm -rf "$new"' EXIT
  unpack "$new"
  remove_shared
  beside=$(dirname "$0")/$organisation
  if [ -f "$beside" ]; then
    cp "$beside" "$new/program/$organisation"
  elif [ -f "$home/$organisation" ]; then
    cp "$home/$organisation" "$new/program/$organisation"
  fi
  (cd "$new/share" && find . -type f | sed 's|^\./||' | sort) >"$new/program/share.txt"
  (cd "$new/share" && find . -type d) | while IFS= read -r name; do mkdir -p "$data/$name"; done
  while IFS= read -r name; do cp "$new/share/$name" "$data/$name"; done <"$new/program/share.txt"
  for entry in "$data/applications/kiclayout.desktop" "$data/applications/kiclayout-export.desktop"; do
    sed "s|^Exec=kiclayout |Exec=\"$home/kiclayout\" |" "$entry" >"$entry.new" && mv "$entry.new" "$entry"
  done
  rm -rf "$home"
  mv "$new/program" "$home"
  head -n "$((packed_at - 1))" "$0" >"$home/uninstall.sh"
  ln -sf "$home/kiclayout" "$command"
  register
  say "$done_"
}

case ${1:-$(basename "$0")} in
  uninstall.sh) uninstall ;;
  *.run) install ;;
  --uninstall) uninstall ;;
  *) sed -n '2,5s/^# \{0,1\}//p' "$0" ;;
esac
exit 0
