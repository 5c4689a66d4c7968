"""Inline content: runs of text with marks and language, glosses, links, note and page references, hard breaks.

No geometry and no styles here; a run says what it is, the layout says how that looks.
"""

from __future__ import annotations

from typing import TypeAlias

from kiclayout.base.record import dataclass

BOLD, EMPHASIS, DOTS, SMALL, SUPERSCRIPT, SUBSCRIPT, NOBREAK = "b", "em", "dots", "small", "sup", "sub", "nobreak"
MARKS = (BOLD, EMPHASIS, DOTS, SMALL, SUPERSCRIPT, SUBSCRIPT, NOBREAK)


@dataclass(frozen=True, slots=True)
class Text:
    """Characters of one look.

    Attributes:
        text: NFC, without line ends.
        marks: Sorted names out of ``MARKS`` (unknown class names of a source are kept too).
        lang: BCP 47 tag set by the writer, or None: then script and surroundings decide.
        ruby: The reading over the characters: one for all of them, or as many as there are characters, with a blank
            between each two; empty = none.
    """

    text: str
    marks: tuple[str, ...] = ()
    lang: str | None = None
    ruby: str = ""


@dataclass(frozen=True, slots=True)
class Gloss:
    """A name with its note in square brackets that begins with the Chinese form: 후룬[胡润, 회장]."""

    base: str
    note: str
    marks: tuple[str, ...] = ()
    lang: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``href`` is an address or ``#label``."""

    href: str
    runs: tuple[Text | Gloss | Break, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteRef:
    """The place of a footnote's number."""

    label: str


@dataclass(frozen=True, slots=True)
class PageRef:
    """A reference that the program fills in: kind ``ref`` = its printed label, ``page`` = its folio.

    ``particle`` is a pair of Korean particles (``을(를)``) of which the one follows that fits what is filled in.
    """

    kind: str
    label: str
    particle: str = ""


@dataclass(frozen=True, slots=True)
class Break:
    """A hard line break."""


Inline: TypeAlias = Text | Gloss | Link | NoteRef | PageRef | Break
Runs: TypeAlias = tuple[Inline, ...]


def plain(runs: Runs) -> str:
    """The characters of ``runs`` as a reader would say them; a hard break counts as a space."""
    return "".join(map(_plain, runs))


def _plain(run: Inline) -> str:
    match run:
        case Text():
            return run.text
        case Gloss():
            return f"{run.base}[{run.note}]"
        case Link():
            return plain(run.runs)
        case Break():
            return " "
        case _:
            return ""
