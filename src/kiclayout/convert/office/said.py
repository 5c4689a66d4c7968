"""What a paragraph says, gathered run by run: its words in our own form, and how large and bold most of them are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from kiclayout.base.record import dataclass, replace
from kiclayout.content.inline import Break, Inline, Link, NoteRef, Runs, Text, plain
from kiclayout.content.runs import clean, normal_runs
from kiclayout.convert.office.looks import Look

_JAPANESE, _TRADITIONAL = re.compile(r"ja\b"), re.compile(r"zh-(?:TW|HK|MO|Hant)", re.IGNORECASE)
_BLANKS = " \u00a0\u3000"
_USUAL = 10.0
"""Points of letters whose size is not known."""
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a paragraph.

    Attributes:
        runs: The words.
        size: Of most of their letters, in points; 0 = not known.
        bold: Whether all of them are.
        indent: How far blanks in front of them push them in, in points.
    """

    runs: Runs
    size: float
    bold: bool
    indent: float = 0.0


class Gathering:
    """Takes the words of one paragraph in their order.

    Args:
        base: How words of the paragraph look without anything said of them.
    """

    def __init__(self, base: Look) -> None:
        self.base = base
        self._runs: list[Inline] = []
        self._sizes: Counter[float] = Counter()
        self._bold: set[bool] = set()

    def say(self, text: str, own: Look, href: str = "") -> None:
        """Adds ``text``, which looks as ``own`` says beside the paragraph's look and leads to ``href``."""
        text = clean(text)
        if not text:
            return
        whole = own.over(self.base)
        self._sizes[whole.size or 0.0] += len(text.strip())
        if text.strip():
            self._bold.add(bool(whole.bold))
        run = Text(text, own.all_marks, _lang(own.lang, text))
        self._runs.append(Link(href, (run,)) if href and text.strip() else run)

    def add(self, one: Break | NoteRef) -> None:
        """Adds what has no look."""
        self._runs.append(one)

    @property
    def count(self) -> int:
        """How many runs there are yet."""
        return len(self._runs)

    def read_over(self, begun: int, reading: str) -> None:
        """Puts ``reading`` over the words since there were ``begun`` runs."""
        self._runs[begun:] = [
            replace(run, ruby=reading) if isinstance(run, Text) and reading else run for run in self._runs[begun:]
        ]

    def text_since(self, begun: int) -> str:
        """The characters since there were ``begun`` runs."""
        return plain(tuple(self._runs[begun:]))

    def forget(self, begun: int) -> None:
        """Takes back what was added since there were ``begun`` runs."""
        del self._runs[begun:]

    def finished(self) -> Said:
        """All that was said."""
        size = max(self._sizes, key=lambda one: self._sizes[one], default=0.0)
        indent = _indent(plain(tuple(self._runs))) * (size or _USUAL)
        return Said(normal_runs(tuple(_linked(_unindented(self._runs)))), size, self._bold == {True}, indent)


def _indent(text: str) -> float:
    """How wide the blanks in front of ``text`` are, in ems."""
    return sum(1.0 if sign == "\u3000" else 0.5 for sign in text[: len(text) - len(text.lstrip(_BLANKS))])


def _unindented(runs: Sequence[Inline]) -> list[Inline]:
    """``runs`` without ideographic blanks at their edges, with which people indent and centre."""
    made = list(runs)
    for at, strip in ((0, str.lstrip), (-1, str.rstrip)):
        while made and isinstance(run := made[at], Text):
            text = strip(run.text, _BLANKS)
            if text:
                made[at] = replace(run, text=text)
                break
            del made[at]
    return made


def _linked(runs: Iterable[Inline]) -> Iterator[Inline]:
    """``runs`` with neighbours that lead to one place in one link."""
    made: list[Inline] = []
    for run in runs:
        last = made[-1] if made else None
        if isinstance(run, Link) and isinstance(last, Link) and run.href == last.href:
            made[-1] = Link(run.href, (*last.runs, *run.runs))
        else:
            made.append(run)
    return iter(made)


def _lang(said: str | None, text: str) -> str | None:
    """The languages that characters alone do not tell: Japanese, and Chinese in traditional characters."""
    if said is None or not _HAN.search(text):
        return None
    return "ja" if _JAPANESE.match(said) else "zh-Hant" if _TRADITIONAL.match(said) else None
