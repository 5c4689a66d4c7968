"""Writes the table of commands in docs/WINDOW.md from the table of actions.

python scripts/window_manual.py          # rewrites what stands between the markers
"""

from __future__ import annotations

from pathlib import Path

from kiclayout.editor.actions.catalogue import ACTIONS
from kiclayout.editor.actions.menus import trail
from kiclayout.editor.words import Words

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "WINDOW.md"
BEGIN, END = "<!-- commands -->\n", "<!-- end of commands -->\n"


def table() -> str:
    """All commands: English and Korean name, menu, keys."""
    english, korean = Words("en"), Words("ko")
    lines = ["| command | 명령 | menu | keys |", "|---|---|---|---|"]
    for row in ACTIONS:
        names = [words(f"action.{row.id}", name="").strip() for words in (english, korean)]
        keys = ", ".join(f"`{key}`" for key in row.shortcuts)
        lines.append(f"| {' | '.join([*names, trail(row.menu, english), keys])} |")
    return "\n".join(lines) + "\n"


def rewritten(manual: str) -> str:
    """The manual with the table as it should be."""
    head, rest = manual.split(BEGIN)
    return head + BEGIN + "\n" + table() + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    MANUAL.write_text(rewritten(MANUAL.read_text("utf-8")), "utf-8")
