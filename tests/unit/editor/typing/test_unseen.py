"""Typing where no caret can be seen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from kiclayout.content.spot import Selection, Spot

Key = Qt.Key

POSTER = """---
toc_title: 짧은 제목
---

# 항만 이야기

::: poster images/port-night.jpg
title: 포럼 포스터

포스터에 적힌 말
:::

::: event
title: 교류회
:::

::: figure images/port-night.jpg
:::
"""


@pytest.mark.parametrize("words", ["포럼 포스터", "포스터에 적힌", "교류회", "짧은 제목"])
def test_words_that_are_on_no_page_are_not_changed_unseen(desk_of, words):
    desk = desk_of(POSTER)
    desk.session.finish()
    desk.select(words)
    assert desk.tool.caret() is None
    before, source = desk.session.issue, desk.source
    desk.type("ab")
    desk.commit("한")
    desk.compose("하")
    desk.press(Key.Key_Backspace)
    desk.press(Key.Key_Return)
    desk.tool.delete()
    desk.tool.cut()
    desk.tool.paste_plain()
    assert (desk.source, desk.steps) == (source, [])
    assert desk.session.shown is before
    assert set(desk.refused) == {desk.tool._words("typing.elsewhere")}


def test_a_caption_that_has_no_words_yet_is_begun(desk_of):
    desk = desk_of(POSTER)
    figure = desk.blocks[-1]
    desk.tool.caret_place.select(Selection(Spot(figure.id, 0, "caption"), Spot(figure.id, 0, "caption")))
    desk.type("ab")
    assert "caption: ab" in desk.source
