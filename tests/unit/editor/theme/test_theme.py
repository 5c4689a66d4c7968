"""The theme: colours that can be read, one style sheet, our own typefaces, following the system or not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from kiclayout.editor.theme.faces import FILES, load_faces, window_font
from kiclayout.editor.theme.palette import make_palette
from kiclayout.editor.theme.sheet import make_sheet
from kiclayout.editor.theme.theme import Theme
from kiclayout.editor.theme.tokens import DARK, LIGHT, Sizes, Tokens
from kiclayout.store.bundled import bundled_folder


def contrast(one: str, other: str) -> float:
    """WCAG 2: from 1 to 21."""
    lights = sorted(_light(code) for code in (one, other))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def _light(code: str) -> float:
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(tokens: Tokens) -> None:
    grounds = (tokens.window, tokens.panel, tokens.raised)
    for words in (tokens.text, tokens.text2, tokens.text3):
        assert min(contrast(words, ground) for ground in grounds) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    assert contrast(tokens.selection, tokens.selection_bg) >= 4.5
    assert min(contrast(c, tokens.panel) for c in (tokens.error, tokens.warning, tokens.info, tokens.ok)) >= 4.5


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_palette_says_what_the_tokens_say(tokens: Tokens) -> None:
    palette = make_palette(tokens)
    assert palette.color(QPalette.ColorRole.Window) == QColor(tokens.panel)
    assert palette.color(QPalette.ColorRole.Highlight) == QColor(tokens.selection_bg)
    words = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert words not in (QColor(tokens.text), QColor(tokens.panel))


def test_the_style_sheet_is_filled_in_and_grows_with_the_scale(tmp_path: Path) -> None:
    usual, large = (make_sheet(LIGHT, Sizes(scale), tmp_path) for scale in (1.0, 1.5))
    assert "$" not in usual
    assert "font-size: 13px" in usual
    assert "font-size: 20px" in large
    assert make_sheet(DARK, Sizes(), tmp_path).count(DARK.window) == usual.count(LIGHT.window) > 0


def test_only_designed_sizes_of_type_are_used(tmp_path: Path) -> None:
    found = {int(size) for size in re.findall(r"font-size: (\d+)px", make_sheet(LIGHT, Sizes(), tmp_path))}
    assert found <= {10, 11, 12, 13, 20}


def test_the_faces_are_ours(qapp: QApplication) -> None:
    assert load_faces(bundled_folder("fonts")) == ()
    assert load_faces(bundled_folder("fonts"), ["Nobody-Regular"]) == ("Nobody-Regular",)
    assert QFontInfo(window_font(Sizes())).family() == "Pretendard"
    assert window_font(Sizes(1.5)).pixelSize() == 18
    assert len(FILES) == 4


def test_the_theme_is_put_on_the_program(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    theme = Theme(tmp_path)
    with qtbot.waitSignal(theme.changed):
        theme.choose("dark", 1.15)
    assert theme.tokens is DARK
    assert qapp.style().metaObject().className() == "QStyleSheetStyle"
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(DARK.panel)
    assert DARK.panel in qapp.styleSheet()
    assert qapp.font().pixelSize() == 14
    with qtbot.waitSignal(theme.changed):
        theme.choose("light", 1.0)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(LIGHT.panel)


def test_what_is_no_choice_follows_the_system(qapp: QApplication, tmp_path: Path) -> None:
    theme = Theme(tmp_path)
    theme.choose("pink", 9.0)
    assert theme.choice == "system"
    assert theme.sizes.scale == 2.0
    theme.choose("light", 1.0)


def test_the_same_theme_is_not_put_on_twice(qtbot: QtBot, tmp_path: Path) -> None:
    theme = Theme(tmp_path)
    theme.choose("dark")
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose("dark")
    theme.choose("light")


def test_the_arrows_of_the_sheet_have_the_theme_s_colour(qapp: QApplication, tmp_path: Path) -> None:
    theme = Theme(tmp_path)
    theme.choose("dark")
    drawn = (tmp_path / "dark" / "check.svg").read_text("utf-8")
    assert DARK.text2 in drawn
    assert "currentColor" not in drawn
    theme.choose("light")


def test_the_focus_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    theme = Theme(tmp_path)
    theme.choose("light", 1.0)
    button = QPushButton("PDF")
    qtbot.addWidget(button)
    button.show()
    bare = button.grab().toImage()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    ringed = button.grab().toImage()
    assert ringed.pixelColor(20, 0) == QColor(LIGHT.selection)
    assert bare.pixelColor(20, 0) == QColor(LIGHT.line)
    assert ringed.size() == bare.size()
