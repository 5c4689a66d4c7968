"""Samples of type: some words in one style of a layout on a page of their own, for whoever has to choose.

They are set by the same engine as the issue, so that a sample is what the page will show; nothing of them is ever
printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import dataclass
from kiclayout.design.layout import Layout
from kiclayout.design.style import TextStyle
from kiclayout.scene.page import Page
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.inline import marked
from kiclayout.typeset.pieces import words_line
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.shelf import Shelf

ABOVE, BELOW = 1.0, 0.35
"""The room of a sample's line above and below its baseline, in ems."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A sample that is wanted.

    Attributes:
        words: What it says; on one line.
        style: What it is set in.
        marks: Of its characters, out of ``inline.MARKS``.
    """

    words: str
    style: TextStyle
    marks: tuple[str, ...] = ()


def sample_setting(layout: Layout, book: FontBook, lang: str) -> Setting:
    """What samples of ``layout`` are set with; what is wrong with them is told nobody."""
    fonts = Fonts(book, dict(layout.fonts), layout.gloss_lang, Sink(), lang)
    return Setting(layout, fonts, Shelf(), Sink(), _nowhere, lang)


def sample_pages(wanted: Sequence[Wanted], setting: Setting) -> tuple[Page, ...]:
    """A page for each sample, as wide as its words and as high as its line; they are numbered in their order."""
    return tuple(_page(index, one, setting) for index, one in enumerate(wanted))


def _page(index: int, wanted: Wanted, setting: Setting) -> Page:
    style = marked(wanted.style, wanted.marks)
    size = wanted.style.size
    run = words_line(((wanted.words, style, 0.0),), (0.0, ABOVE * size), setting)
    return Page(index, "", run.width, (ABOVE + BELOW) * size, 0.0, run.items)


def _nowhere(_name: str) -> Path | None:
    """Samples have no pictures."""
    return None
