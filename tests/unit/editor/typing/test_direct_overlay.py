"""What was given by hand is tinted on the page, and only while it is asked for."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage, QPainter

from kiclayout.content.edit.looks import toggle_mark
from kiclayout.content.spot import Selection
from kiclayout.editor.typing.direct_overlay import DirectOverlay

STORY = "# 제목\n\n가나 **다라** 마바 [사아]{.em} 자차.\n\n둘째 문단.\n"
WHITE = QColor("white")


def tinted(desk, overlay, words, scale=2.0):
    """Whether the middle of ``words`` is tinted, with nothing on the page below it."""
    image = QImage(1200, 1700, QImage.Format.Format_RGB32)
    image.fill(WHITE)
    painter = QPainter(image)
    painter.scale(scale, scale)
    overlay.paint(painter, 2, scale)
    painter.end()
    desk.select(words)
    (area,) = desk.tool.caret_place.galley.areas(2, desk.tool.caret_place.covered)
    middle = ((area.x + area.width / 2) * scale, (area.y + area.height / 2) * scale)
    return image.pixelColor(*map(round, middle)) != WHITE


def test_every_stretch_is_tinted_while_it_is_asked_for(desk_of):
    desk = desk_of(STORY)
    overlay = DirectOverlay(desk.tool, desk.view)
    assert not tinted(desk, overlay, "다라")
    overlay.show(True)
    assert [tinted(desk, overlay, words) for words in ("가나", "다라", "마바", "사아", "자차", "둘째")] == [
        False, True, False, True, False, False,
    ]  # fmt: skip
    overlay.show(False)
    assert not tinted(desk, overlay, "다라")


def test_tints_follow_edits(desk_of):
    desk = desk_of(STORY)
    overlay = DirectOverlay(desk.tool, desk.view)
    overlay.show(True)
    assert tinted(desk, overlay, "다라")
    desk.select("다라")
    desk.session.apply(lambda issue, selection: toggle_mark(issue, selection, "b"), "bold")
    desk.session.finish()
    assert not tinted(desk, overlay, "다라")
    spot = desk.put("둘째")
    both = Selection(spot, desk.put("둘째", 2))
    desk.session.apply(lambda issue, _: toggle_mark(issue, both, "b"), "bold")
    desk.session.finish()
    assert tinted(desk, overlay, "둘째")
    assert tinted(desk, overlay, "사아")
