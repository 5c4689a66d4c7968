"""Words across every page of a proof, so that nobody takes it for the printed issue. They are seen and not read."""

from __future__ import annotations

import math

from kiclayout.base.color import Color
from kiclayout.base.geometry import Matrix
from kiclayout.paint.lettering import drawn, face_for, written
from kiclayout.scene.items import Group
from kiclayout.scene.page import Page
from kiclayout.text.fonts import FontBook

WORDS = {"ko": "교정용", "zh": "校样", "en": "PROOF"}
_COLOR, _OPACITY = Color(0.45, 0.47, 0.5), 0.16
_SHARE = 0.62
"""Of the page's diagonal that the words take."""
_BOLD = 800


def watermark(page: Page, lang: str, book: FontBook) -> Group | None:
    """The words for a page in ``lang``, from corner to corner; None where no font has them."""
    text = WORDS.get(lang[:2], WORDS["en"])
    face = face_for(text, book, (), _BOLD)
    if face is None:
        return None
    diagonal = math.hypot(page.width, page.height)
    unit = written(text, face, 1.0, _COLOR)
    size = _SHARE * diagonal / unit.width
    across = Matrix.move(-unit.width / 2, 0.35).then(Matrix.scale(size))
    turned = Matrix.turn(-math.degrees(math.atan2(page.height, page.width)))
    place = across.then(turned).then(Matrix.move(page.width / 2, page.height / 2))
    return Group((drawn(unit, face, _OPACITY),), place, role="Artifact")
