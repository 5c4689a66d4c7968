"""Fields of several lines: Korean and Chinese side by side stand on one height."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiclayout.editor.panels.wrapped import WrappedField
from kiclayout.editor.theme.faces import load_faces, window_font
from kiclayout.editor.theme.tokens import Sizes
from kiclayout.store.bundled import bundled_folder


@pytest.mark.parametrize(("korean", "chinese"), [("가나", "中文"), ("가나", ""), ("", "中文"), ("가\n나", "中\n文")])
def test_lines_begin_on_one_height(qtbot: QtBot, korean: str, chinese: str) -> None:
    load_faces(bundled_folder("fonts"))
    holder = QWidget()
    qtbot.addWidget(holder)
    holder.setFont(window_font(Sizes()))
    left, right = (WrappedField(holder, lines=True) for _ in range(2))
    left.setText(korean)
    right.setText(chinese)
    assert left.height() == right.height()
    tops = [one.viewportMargins().top() for one in (left, right)]
    lines = [one.document().firstBlock().layout().lineAt(0) for one in (left, right)]
    if korean and chinese:
        assert abs(lines[0].ascent() + tops[0] - lines[1].ascent() - tops[1]) < 1
        assert tops[0] > tops[1] == 0
