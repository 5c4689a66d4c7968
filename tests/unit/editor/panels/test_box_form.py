"""The forms of boxes: each is there for its own kind, and puts what is typed into it."""

from __future__ import annotations

import datetime as dt
from typing import TypeVar

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCheckBox
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Event, Poster, Qr, Sponsors
from kiclayout.content.edit.passages import passage_at, passages
from kiclayout.content.inline import plain
from kiclayout.content.issue import Bilingual, Issue, Partner, Section
from kiclayout.content.spot import Spot, caret
from kiclayout.content.walk import walk
from kiclayout.editor.panels.box_form import BoxForm, QrForm
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.words import Words
from kiclayout.store.text import read_article

Box = TypeVar("Box", Event, Poster, Qr)
TEXT = """# 제목

본문

::: event
title: 교류회
place: **샤먼** 회관
:::

::: poster images/a.png
alt: 그림
:::

::: qr https://example.org
label: 신청
:::

::: sponsors
주최: kic
:::

뒤"""


WRITTEN = """# 제목

본문

::: event
title: 후룬[胡润] 교류회[^1]
place: **샤먼** 회관
:::

[^1]: 주석"""


def test_an_events_title_is_on_the_page_with_every_key(qtbot: QtBot, session: SmallSession, words: Words) -> None:
    panel = InspectorPanel(session, words)
    qtbot.addWidget(panel)
    panel.show()
    read = read_article(WRITTEN, "articles/a.md", Sink())
    session.replace(
        Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("one", Bilingual("하나"), (read,)),)), "step"
    )

    def event() -> Event:
        return next(one for one in walk(session.issue.articles[0].blocks) if isinstance(one, Event))

    session.select(caret(Spot(event().id, 0, "title")))
    before, titles = session.issue, []
    field = panel.event_box.lines["title"]
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    for key in "ab":
        qtbot.keyClicks(field, key)
        titles.append(plain(event().title))
    assert titles == ["후룬[胡润] 교류회a", "후룬[胡润] 교류회ab"]
    assert [type(run).__name__ for run in event().title].count("Gloss") == 1
    assert any(type(run).__name__ == "NoteRef" for run in event().title)
    qtbot.keyClicks(panel.event_box.lines["place"], "!")
    assert (plain(event().place), len(event().place)) == ("!샤먼 회관", 2)  # what was emphasised stays so
    session.undo()
    other = panel.event_box.lines["title_zh"]
    other.setFocus()
    qtbot.keyClicks(other, "zz")
    assert plain(event().title_zh) == "zz"
    session.undo()
    assert plain(event().title_zh) == ""
    session.undo()  # the keys of one visit are one step
    assert session.issue is before
    assert field.text() == "후룬[胡润] 교류회"
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    assert event().title == ()


def test_each_box_has_its_form_and_takes_what_is_typed(qtbot: QtBot, session: SmallSession, words: Words) -> None:
    panel = InspectorPanel(session, words)
    qtbot.addWidget(panel)
    panel.resize(304, 900)
    panel.show()
    read = read_article(TEXT, "articles/a.md", Sink())
    section = Section("one", Bilingual("하나"), (read,))
    partners = (Partner("kic", Bilingual("킥")), Partner("han", Bilingual("한")))
    session.replace(Issue(1, dt.date(2026, 11, 18), "kic-weekly", (section,), partners=partners), "step")

    def box(kind: type[Box]) -> Box:
        return next(one for one in walk(session.issue.articles[0].blocks) if isinstance(one, kind))

    def shown() -> list[str]:
        return [form.objectName() for form in panel.findChildren(BoxForm) if form.isVisible()]

    def typed(form: BoxForm, name: str, text: str) -> None:
        line = form.lines[name]
        line.setFocus()
        line.selectAll()
        qtbot.keyClick(line, Qt.Key.Key_Delete)
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(line, typed)
        qtbot.keyClick(line, Qt.Key.Key_Return)

    named = {one.text: one.spot() for one in passages(session.issue)}
    session.select(caret(named["뒤"]))
    assert shown() == []
    session.select(caret(named["본문"]))
    assert shown() == ["eventForm"]

    session.select(caret(Spot(box(Event).id, 0, "title")))
    assert shown() == ["eventForm"]
    form = panel.event_box
    typed(form, "title_zh", "交流会")
    typed(form, "place", "샤먼 회관 3층")
    event = box(Event)
    assert (plain(event.title_zh), plain(event.place)) == ("交流会", "샤먼 회관 3층")
    form.days.tick.click()
    assert box(Event).date == "2026-11-25"
    form.days.days[1].setDate(QDate(2026, 11, 27))
    assert box(Event).date == "2026-11-25..2026-11-27"
    form.days.tick.click()
    assert box(Event).date == ""
    form.more.click()
    assert session.selection is not None
    passage = passage_at(session.issue, session.selection.focus)
    assert passage is not None
    assert passage.text == words("panels.box.row")

    session.select(caret(Spot(box(Poster).id, 0, "title")))
    assert shown() == ["posterForm"]
    typed(panel.poster, "alt", "항구의 아침")
    panel.poster.lang.done.emit("zh-Hant")
    assert panel.poster.lang.currentText() == words("panels.lang.zh-Hant")
    panel.poster.lang.done.emit("zh")
    assert panel.poster.lang.value() == "zh-Hans"
    panel.poster.lang.done.emit("fr-CA")
    assert panel.poster.lang.currentText() == "fr-CA"
    typed(panel.poster, "path", "")
    poster = box(Poster)
    assert (poster.alt, poster.lang, poster.path) == ("항구의 아침", "fr-CA", "")

    session.select(caret(Spot(box(Qr).id, 0, "label")))
    assert shown() == ["qrForm"]
    qr = panel.findChild(QrForm)
    assert qr is not None
    typed(qr, "url", " https://example.org/form ")
    typed(qr, "label", "")
    code = box(Qr)
    assert (code.url, code.label) == ("https://example.org/form", ())

    strip = next(one for one in walk(session.issue.articles[0].blocks) if isinstance(one, Sponsors)).id

    def roles() -> tuple[tuple[str, tuple[str, ...]], ...]:
        return next(one.roles for one in walk(session.issue.articles[0].blocks) if isinstance(one, Sponsors))

    session.select(caret(Spot(strip, 0, "roles.0")))
    assert panel.strip.isVisible()
    ticks = panel.strip.partners.findChildren(QCheckBox)
    assert [(one.text(), one.isChecked()) for one in ticks] == [("킥", True), ("한", False)]
    ticks[1].click()
    assert roles() == (("주최", ("kic", "han")),)
    panel.strip.more.click()
    assert panel.strip.role.text() == "주관"
    panel.strip.partners.findChildren(QCheckBox)[0].click()
    panel.strip.role.setText("공동 주관")
    panel.strip.role.setFocus()
    qtbot.keyClick(panel.strip.role, Qt.Key.Key_Return)
    assert roles() == (("주최", ("kic", "han")), ("공동 주관", ("kic",)))
    panel.strip.less.click()
    assert roles() == (("주최", ("kic", "han")),)
    assert not panel.strip.less.isEnabled()
