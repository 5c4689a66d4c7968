"""The chapters of the guide: Markdown, one file a language, in which signs stand for what the window says.

``{file.new}`` is a command with its menus and keys, ``{=dock.pages}`` any wording, ``{>text/role}`` a menu with those
above it. So the guide calls everything as the window does, and where it stands now. How it looks is not known here.
"""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtGui import QKeySequence

from kiclayout.base.record import dataclass
from kiclayout.editor.actions.live import LiveActions
from kiclayout.editor.actions.menus import trail
from kiclayout.editor.words import Words

COMMAND = "command"
"""The scheme of links to commands."""
_SIGN = re.compile(r"\{([=>]?)([^{}]+)\}")
_TITLE = re.compile(r"^# (.+)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter.

    Attributes:
        title: Its name, plain.
        text: Markdown with the title on top.
    """

    title: str
    text: str


def chapters(words: Words, live: LiveActions) -> tuple[Chapter, ...]:
    """The guide in the language of ``words``.

    Raises:
        KeyError: It names what the window does not have (our own fault).
    """
    written = Path(__file__).with_name(f"{words.lang}.md").read_text("utf-8")

    def say(sign: re.Match[str]) -> str:
        kind, name = sign.groups()
        if kind == "=":
            return words(name)
        return f"**{trail(name, words)}**" if kind else _command(name, words, live)

    _, *parts = _TITLE.split(_SIGN.sub(say, written))
    return tuple(Chapter(title, f"# {title}\n{text}") for title, text in zip(parts[::2], parts[1::2], strict=True))


def title_of(name: str, words: Words) -> str:
    """What the command is called, without what it acts on."""
    return words(f"action.{name}", name="").strip().removesuffix("…")


def _command(name: str, words: Words, live: LiveActions) -> str:
    """A link to a command: its menus, its title, its keys."""
    action = live[name]
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    link = f"[{trail(action.row.menu, words)} › {title_of(name, words)}]({COMMAND}:{name})"
    return f"{link} `{keys}`" if keys else link
