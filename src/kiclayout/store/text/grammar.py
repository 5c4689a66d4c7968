"""The signs of the article format that reader and writer share: what starts a block, attributes, kinds of boxes.

The writer escapes exactly what these expressions find, so that both sides cannot drift apart.
"""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

from kiclayout.base.record import dataclass
from kiclayout.content.block import (
    NO_ATTRS,
    Attrs,
    Callout,
    Chart,
    Event,
    Figure,
    FigureRow,
    Poster,
    Qr,
    Sponsors,
    Table,
)
from kiclayout.content.marker import is_date
from kiclayout.content.normal import run_fields, word_fields
from kiclayout.content.runs import NOTE_LABEL
from kiclayout.store.text.scan import BLANK

_ATOM = r'#[\w.-]+|\.[\w-]+|[a-z_]+=(?:"[^"{}]*"|[^\s"{}]+)'
_ATOMS = re.compile(_ATOM)
ATTRIBUTES = re.compile(rf"\{{((?:{_ATOM})(?: (?:{_ATOM}))*)\}}$")
DIRECTIVE = re.compile(r"\{([a-z]+): ([^{}]+)\}$")
DASH = re.compile(r"[-*+](?: +|$)")
LIST_ROW = re.compile(r"\* -(?: |$)")
VALUE = re.compile(r":(?: |$)")
NOTE = re.compile(rf"\[\^({NOTE_LABEL})\]: *")
RULE = re.compile(r"(?:-{3,}|\*{3,}|_{3,}|={3,})$")
HEADING = re.compile(r"(#{1,6})(?: +|$)")
DELIMITER = re.compile(r"\|(?: *:?-{2,}:? *\|)* *:?-{2,}:? *\|?$")
FOOT = re.compile(r"\|(?: *={2,} *\|)* *={2,} *\|?$")
_ORDER = re.compile(r"(\d{1,3})\.(?: +|$)")
_NUMBER = re.compile(r"\d{1,3}(?=\.(?: |$))")
_STARTS = re.compile(rf"#{{1,6}}(?: |$)|[-*+](?: |$)|>|\||:::|!\[|\[\^{NOTE_LABEL}\]:|:(?: |$)|%%|```|{RULE.pattern}")
_PLAIN_VALUE = re.compile(r'[^\s"{}]+')

ALIGNMENTS = {"l": ":---", "r": "---:", "c": ":---:", "": "---"}
DIRECTIVES = {"break": ("page", "column"), "template": (), "space": ()}


@dataclass(frozen=True, slots=True)
class BoxForm:
    """One kind of box.

    Attributes:
        type: The block it is read into.
        argument: The field that stands on the opening line, or empty.
        form: How that is read: path, address, word, runs; empty = nothing may stand there.
        body: Whether blocks stand inside.
    """

    type: type[Any]
    argument: str = ""
    form: str = ""
    body: bool = False

    @property
    def runs(self) -> tuple[str, ...]:
        """Fields of inline text."""
        return tuple(name for name in run_fields(self.type) if name != self.argument)

    @property
    def names(self) -> tuple[str, ...]:
        """All fields, in the order in which they are written unless the source had another."""
        known = {*run_fields(self.type), *word_fields(self.type)} - {self.argument}
        return tuple(entry.name for entry in fields(self.type) if entry.name in known)


BOXES = {
    "figure": BoxForm(Figure, "path", "path"),
    "figures": BoxForm(FigureRow, body=True),
    "table": BoxForm(Table, body=True),
    "chart": BoxForm(Chart, "kind", "word"),
    "callout": BoxForm(Callout, "title", "runs", body=True),
    "poster": BoxForm(Poster, "path", "path", body=True),
    "event": BoxForm(Event, body=True),
    "sponsors": BoxForm(Sponsors),
    "qr": BoxForm(Qr, "url", "address"),
}
BOX_NAMES = {form.type: name for name, form in BOXES.items()}


def number_of(text: str) -> int:
    """The number a bare numbered item begins with (``12. …``), or 0; a date is none."""
    found = _ORDER.match(text)
    return int(found[1]) if found and not is_date(text) else 0


def number_width(text: str) -> int:
    """How many characters the number, its dot and the blanks behind take."""
    found = _ORDER.match(text)
    return found.end() if found else 0


def starts_block(text: str) -> bool:
    """Whether a line of a paragraph would be taken for the start of another block."""
    return bool(_STARTS.match(text) or ATTRIBUTES.match(text) or DIRECTIVE.match(text) or number_of(text) == 1)


def guarded(text: str) -> str:
    """A paragraph's ``text`` with one backslash where its first line, or a ``:::`` after a break, would mislead."""
    text = text.replace("\n:::", "\n\\:::")
    if found := NOTE.match(text):
        return text[: found.end(1) + 1] + "\\" + text[found.end(1) + 1 :]
    if number_of(text):
        return _NUMBER.sub(lambda number: number[0] + "\\", text, count=1)
    return "\\" + text if starts_block(text) else text


def is_hard(text: str) -> bool:
    """Whether ``text`` ends in a backslash that is not itself escaped."""
    return (len(text) - len(text.rstrip("\\"))) % 2 == 1


def read_attributes(text: str) -> Attrs:
    """The attributes of what stands between the braces."""
    label, classes, pairs = None, [], []
    for atom in _ATOMS.findall(text):
        if atom[0] == "#":
            label = atom[1:]
        elif atom[0] == ".":
            classes.append(atom[1:])
        else:
            key, _, value = atom.partition("=")
            pairs.append((key, value.strip('"')))
    return Attrs(label, tuple(classes), tuple(pairs))


def split_attributes(text: str) -> tuple[str, Attrs]:
    """A heading's or opening line's text without the ``{…}`` at its end, and what that says."""
    at = text.rfind("{")
    found = ATTRIBUTES.match(text, at) if at >= 0 and not text[:at].endswith(("]", "\\")) else None
    return (text[:at].rstrip(BLANK), read_attributes(found[1])) if found else (text, NO_ATTRS)


def guarded_end(text: str) -> str:
    """Words at a line's end that would be taken for attributes, with a backslash before them."""
    at = text.rfind("{")
    if at >= 0 and ATTRIBUTES.match(text, at) and not text[:at].endswith("]"):
        return text[:at] + "\\" + text[at:]
    return text


def write_attributes(attrs: Attrs) -> str:
    """``{#label .class key=value}``, or nothing."""
    if not attrs:
        return ""
    pairs = (f"{key}={value}" if _PLAIN_VALUE.fullmatch(value) else f'{key}="{value}"' for key, value in attrs.pairs)
    label = [f"#{attrs.label}"] if attrs.label else []
    return "{" + " ".join([*label, *(f".{name}" for name in attrs.classes), *pairs]) + "}"
