"""Inline signs of loose Markdown to runs: bold, tags, superscripts, links, footnote references, escapes.

Bold opens before and closes after any sign that is no space, whatever stands outside, because Korean particles follow
the stars directly (CommonMark's flanking rule fails there). Tags that are none (``<Tesla>``) are text. Glosses are
recognised by ``content.runs``.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from kiclayout.content.inline import (
    BOLD,
    EMPHASIS,
    SMALL,
    SUBSCRIPT,
    SUPERSCRIPT,
    Break,
    Gloss,
    Inline,
    Link,
    NoteRef,
    Runs,
    Text,
)
from kiclayout.content.runs import normal_runs

_TAGS = {"b": BOLD, "strong": BOLD, "i": EMPHASIS, "em": EMPHASIS, "sup": SUPERSCRIPT, "sub": SUBSCRIPT, "small": SMALL}
_TOKEN = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<stars>\*\*)"
    r"|(?P<hard>\n|<br\s*/?>)"
    r"|<sup>\s*\[?(?P<number>\d{1,3})[\])]?\s*</sup>"
    r"|\[\^(?P<note>[\w-]+)\]"
    r"|<(?P<end>/?)(?P<tag>b|strong|i|em|sup|sub|small|u|s|mark|span|font|div|p|center)(?:\s[^<>]*)?>"
    r"|(?<!!)\[(?P<label>(?:\\.|[^\[\]\\]){1,500})\]\(\s*<?(?P<href>(?:\\.|[^\s()<>\\]|\([^\s()<>]*\))+)>?"
    r"(?:\s+\"[^\"]*\")?\s*\)"
    r"|<(?P<auto>(?:https?://|mailto:)[^\s<>]+)>"
    r"|(?P<entity>&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,6}|#x[0-9a-fA-F]{1,5});)"
    r"|(?<![\w*\\])\*(?P<em>[^\s*\\](?:[^*\\\n]{0,60}[^\s*\\])?)\*(?![A-Za-z0-9*])",
    re.IGNORECASE,
)
_UNIT = re.compile(r"(?:^|[^A-Za-z])(?:[kcdm]?m|㎞|ft|in)$")
_LEAD = re.compile(r"(?!\*\*)([^*\n]{1,30}?\S)\*\*(?=\s)(?:\\\*|[^*])*$", re.DOTALL)


def read_runs(text: str, notes: Collection[str] = (), say: Callable[[str, str], object] | None = None) -> Runs:
    """The runs of ``text``, where a line end is a hard break.

    Args:
        text: A paragraph, cell or title.
        notes: Labels of the footnotes that exist; a superscript number among them, if it is no unit's, is a reference.
        say: Told of what is not as it should be, by code and detail.
    """
    if lead := _LEAD.match(text):
        text = "**" + text
        _tell(say, "convert-bold-mended", lead[1])
    return normal_runs(tuple(_Scan(text, notes, say).runs()))


def _tell(say: Callable[[str, str], object] | None, code: str, detail: str) -> None:
    if say:
        say(code, detail)


@dataclass
class _Scan:
    """Reads one text from left to right; ``marks`` holds what is open."""

    text: str
    notes: Collection[str]
    say: Callable[[str, str], object] | None
    out: list[Inline] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)

    def runs(self) -> list[Inline]:
        """The runs of the whole text, not yet in normal form."""
        pairs = self._bold_signs()
        at = 0
        for token in _TOKEN.finditer(self.text):
            self._add(self.text[at : token.start()])
            at = token.end()
            if token["stars"] is not None:
                self._stars(token.start(), pairs)
            else:
                self._token(token)
        self._add(self.text[at:])
        return self.out

    def _bold_signs(self) -> set[int]:
        """Where the double stars stand that have a partner."""
        paired: set[int] = set()
        opened: int | None = None
        for token in _TOKEN.finditer(self.text):
            if token["stars"] is None:
                continue
            start, end = token.span()
            if opened is None and self.text[end : end + 1].strip():
                opened = start
            elif opened is not None and self.text[start - 1 : start].strip():
                paired |= {opened, start}
                opened = None
        return paired

    def _stars(self, at: int, pairs: set[int]) -> None:
        if at in pairs:
            self._toggle(BOLD, BOLD in self.marks)
        else:
            _tell(self.say, "convert-bold-open", self.text[at : at + 20])
            self._add("**")

    def _token(self, token: re.Match[str]) -> None:
        if token["escaped"]:
            self._add(token["escaped"])
        elif token["hard"]:
            self.out.append(Break())
        elif token["number"]:
            self._number(token["number"])
        elif token["note"]:
            self._note(token["note"], token[0])
        elif token["tag"]:
            self._tag(token["tag"].lower(), bool(token["end"]))
        elif token["href"]:
            self._link(token["label"], token["href"])
        elif token["auto"]:
            self._add(token["auto"].removeprefix("mailto:"))
        elif token["em"]:
            self._add(token["em"], EMPHASIS)
        else:
            self._add(html.unescape(token["entity"]))

    def _number(self, number: str) -> None:
        if number in self.notes and not _UNIT.search(self._before()):
            self.out.append(NoteRef(number))
        else:
            self._add(number, SUPERSCRIPT)

    def _before(self) -> str:
        last = self.out[-1] if self.out else None
        return last.text[-4:] if isinstance(last, Text) else ""

    def _note(self, label: str, typed: str) -> None:
        if label in self.notes:
            self.out.append(NoteRef(label))
        else:
            _tell(self.say, "convert-note-missing", label)
            self._add(typed)

    def _tag(self, tag: str, end: bool) -> None:
        if tag in _TAGS:
            self._toggle(_TAGS[tag], end)
        elif not end:
            _tell(self.say, "convert-tag", tag)

    def _toggle(self, mark: str, end: bool) -> None:
        if not end:
            self.marks.append(mark)
        elif mark in self.marks:
            self.marks.remove(mark)

    def _link(self, label: str, href: str) -> None:
        href = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", href)
        inner = read_runs(label)
        shown = "".join(run.text for run in inner if isinstance(run, Text))
        bare = href.removeprefix("mailto:").removeprefix("tel:")
        if shown.replace("\\", "") == bare:
            self._add(bare)
        else:
            self.out.append(Link(href, tuple(run for run in inner if isinstance(run, Text | Gloss | Break))))

    def _add(self, text: str, *marks: str) -> None:
        if text:
            self.out.append(Text(text, tuple(sorted({*self.marks, *marks}))))
