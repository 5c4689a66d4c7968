"""A small layout and a way to set Markdown with it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from small_layout import small_layout

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Article
from kiclayout.store.text import read_article
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.shelf import Shelf

FONTS = Path(__file__).parents[3] / "assets" / "fonts"


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.open([FONTS])


@pytest.fixture
def sink() -> Sink:
    return Sink()


@pytest.fixture
def setting(book: FontBook, sink: Sink) -> Setting:
    layout = small_layout()
    fonts = Fonts(book, dict(layout.fonts), layout.gloss_lang, sink)
    return Setting(layout, fonts, Shelf(), sink, lambda name: None, file="articles/a.md")


@pytest.fixture
def article() -> Callable[[str], Article]:
    def read(text: str) -> Article:
        return read_article(text, "articles/a.md", Sink())

    return read
