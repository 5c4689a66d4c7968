"""What tests of several rooms share: the bundled fonts, and runs of glyphs shaped from them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import uharfbuzz as hb

from kiclayout.base.color import BLACK, Color
from kiclayout.base.origin import Origin
from kiclayout.scene.items import Glyph, Glyphs
from kiclayout.text.fonts import FontBook

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"

SetRun = Callable[..., Glyphs]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="keep the pages of tests/cases as they are made now")


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.open([FONTS])


@pytest.fixture(scope="session")
def set_run(book: FontBook) -> SetRun:
    """Shapes a text on one line: ``set_run(x, y, text, face, size, lang, features, gap, color, origin)``."""

    def build(
        x: float,
        y: float,
        text: str,
        face: str = "KICSans-Regular",
        size: float = 10.0,
        lang: str = "ko",
        features: dict[str, bool] | None = None,
        gap: float = 0.0,
        color: Color = BLACK,
        origin: Origin | None = None,
    ) -> Glyphs:
        font = book.face(face).hb_font
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = lang
        hb.shape(font, buffer, features or {})
        scale = size / font.face.upem
        clusters = [info.cluster for info in buffer.glyph_infos]
        glyphs = []
        for index, (info, position) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)):
            later = [cluster for cluster in clusters[index:] if cluster > info.cluster]
            end = later[0] if later else len(text)
            start = info.cluster if index == 0 or clusters[index - 1] != info.cluster else end
            glyphs.append(
                Glyph(info.codepoint, position.x_advance * scale + gap, position.x_offset * scale,
                      position.y_offset * scale, start, end)
            )  # fmt: skip
        return Glyphs(x, y, face, size, color, text, tuple(glyphs), lang, origin)

    return build
