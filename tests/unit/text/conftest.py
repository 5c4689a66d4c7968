"""The font choices of the bundled layout, and paragraphs set in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.design.layout import FontChoice, ScriptFont
from kiclayout.design.style import TextStyle
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.spans import Span

SANS, SERIF = ScriptFont("KIC Sans"), ScriptFont("KIC Serif")
CHOICES = {
    "text": FontChoice(ScriptFont("Pretendard"), (("Hani", ScriptFont("KIC Sans", 0.94)),), (SANS,)),
    "sans": FontChoice(SANS),
    "serif": FontChoice(SERIF, (), (SANS,)),
}

SetText = Callable[..., Shaped]


@pytest.fixture
def fonts(book: FontBook) -> Fonts:
    return Fonts(book, CHOICES, sink=Sink())


@pytest.fixture
def set_text(fonts: Fonts) -> SetText:
    """Shapes a text as one span at 10 pt: ``set_text(text, font, lang, **style)``."""

    def build(text: str, font: str = "sans", lang: str | None = None, **style: object) -> Shaped:
        look = TextStyle(font=font, size=10.0, **style)  # type: ignore[arg-type]
        return shape_paragraph((Span(text, look, lang, 7, 100),), fonts)

    return build
