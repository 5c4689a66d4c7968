"""Our icons: every drawing is there, recoloured, sharp at any ratio of pixels."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiclayout.editor.theme.icons import FOLDER, app_icon, faded, icon_names, icon_pixmap, make_icon, paint_icon
from kiclayout.editor.theme.tokens import LIGHT


def inked(image: QImage) -> list[QColor]:
    """The colours of pixels that are covered wholly."""
    places = ((x, y) for y in range(image.height()) for x in range(image.width()))
    return [color for x, y in places if (color := image.pixelColor(x, y)).alpha() == 255]


def far(color: QColor, code: str) -> int:
    """The greatest difference of a channel."""
    wanted = QColor(code)
    parts = zip(color.getRgb(), wanted.getRgb(), strict=True)
    return max(abs(one - other) for one, other in parts)


@pytest.mark.parametrize("name", [name for name in icon_names() if name != "app"])
def test_every_drawing_has_ink_in_the_colour_asked_for(qapp: QApplication, name: str) -> None:
    image = icon_pixmap(name, "#0A60B8", 32).toImage()
    assert inked(image)
    assert max(far(color, "#0A60B8") for color in inked(image)) <= 1


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.svg")), ids=lambda path: path.stem)
def test_drawings_lie_on_the_grid_in_no_colour_of_their_own(path: object) -> None:
    svg = path.read_text("utf-8")  # type: ignore[attr-defined]
    if path.stem != "app":  # type: ignore[attr-defined]
        assert 'viewBox="0 0 16 16"' in svg
        assert re.findall(r"#[0-9A-Fa-f]{3,6}", svg) == []


def test_pixels_are_as_many_as_the_screen_has(qapp: QApplication) -> None:
    made = icon_pixmap("undo", "#000000", 16, 1.5)
    assert (made.width(), made.devicePixelRatio()) == (24, 1.5)


def test_an_icon_has_the_colours_of_its_states(qapp: QApplication) -> None:
    icon = make_icon("bold", LIGHT)
    states = {
        (QIcon.Mode.Normal, QIcon.State.Off): LIGHT.text,
        (QIcon.Mode.Normal, QIcon.State.On): LIGHT.selection,
        (QIcon.Mode.Disabled, QIcon.State.Off): faded(LIGHT),
    }
    for (mode, state), color in states.items():
        image = icon.pixmap(QSize(16, 16), 2.0, mode, state).toImage()
        assert image.width() == 32
        assert max(far(one, color) for one in inked(image)) <= 1


def test_what_is_not_drawn_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        make_icon("nothing", LIGHT)


def test_icons_can_be_painted_by_hand(qapp: QApplication) -> None:
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_icon(painter, "error", "#B3261E", QRectF(0, 0, 16, 16))
    painter.end()
    assert image.pixelColor(8, 8).name() == "#b3261e"


def test_the_program_s_icon_is_white_on_red(qapp: QApplication) -> None:
    image = app_icon().pixmap(64, 64).toImage()
    assert image.pixelColor(32, 32).name() == "#ffffff"
    assert image.pixelColor(6, 32).name() == "#b8321e"
    assert image.pixelColor(0, 0).alpha() == 0
