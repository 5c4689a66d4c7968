"""Typing where no caret can be seen."""

from __future__ import annotations

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

::: sponsors
주최: kic
:::
:::

::: event
title: 교류회
:::

::: figure images/port-night.jpg
:::
"""


STRIP = """# 제목

본문

::: sponsors
주최: kic
:::
"""


def test_words_that_are_on_no_page_are_not_changed_unseen(desk_of):
    desk = desk_of(POSTER)
    desk.session.finish()
    before, source = desk.session.issue, desk.source
    for words in ("포럼 포스터", "포스터에 적힌", "주최", "교류회", "짧은 제목"):
        desk.select(words)
        assert desk.tool.caret() is None
        desk.type("ab")
        desk.commit("한")
        desk.compose("하")
        desk.press(Key.Key_Backspace)
        desk.press(Key.Key_Return)
        desk.tool.delete()
        desk.tool.cut()
        desk.tool.paste_plain()
        assert desk.tool.unseen()
        assert (desk.source, desk.steps) == (source, [])
    assert desk.session.shown is before
    assert set(desk.refused) == {desk.tool._words("typing.hidden")}
    figure = desk.blocks[-1]
    desk.tool.caret_place.select(Selection(Spot(figure.id, 0, "caption"), Spot(figure.id, 0, "caption")))
    desk.type("ab")
    assert "caption: ab" in desk.source, "a caption that has no words yet is begun"


def test_a_role_may_begin_with_a_sign_that_alone_is_not_printed(desk_of):
    desk = desk_of(STRIP)
    desk.select("주최")
    for sign in "(재)":
        desk.type(sign)
        desk.session.finish()
    assert "(재): kic" in desk.source
    assert desk.refused == []


def test_words_beside_a_chosen_picture_are_not_changed_by_commands(desk_of):
    desk = desk_of(STRIP)
    desk.select("본문")
    assert not desk.tool.unseen()
    desk.tool.sleep(True)
    assert desk.tool.unseen()
    assert desk.refused == [desk.tool._words("typing.nowhere")]
