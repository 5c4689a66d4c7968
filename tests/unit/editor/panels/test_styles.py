"""The styles panel: what can be chosen, what choosing does, what was given by hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.content.block import Heading, Paragraph
from kiclayout.content.edit.direct import Direct, class_at, direct_at, set_class
from kiclayout.content.edit.looks import toggle_mark
from kiclayout.content.edit.state import look_at
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.panels.direct_strip import title_of
from kiclayout.editor.panels.style_rows import CLASS, HEAD, MARK, ROLE, Entry, spec_of, styles_of
from kiclayout.editor.panels.styles import StylesPanel
from kiclayout.editor.words import LANGUAGES, Words


@pytest.fixture
def panel(qtbot: QtBot, session: SmallSession, words: Words) -> Iterator[StylesPanel]:
    made = StylesPanel(session, words)
    tester = QAbstractItemModelTester(made.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(made)
    made.resize(304, 700)
    made.show()
    yield made
    del tester


def paragraph(session: SmallSession) -> Paragraph:
    blocks = (block for article in session.issue.articles for block in article.blocks)
    return next(block for block in blocks if isinstance(block, Paragraph) and not block.attrs)


def put_caret(session: SmallSession, at: int = 1, block: int = 0) -> Selection:
    session.select(caret(Spot(block or paragraph(session).id, at)))
    assert session.selection
    return session.selection


def current(panel: StylesPanel) -> tuple[str, str] | None:
    entry = panel.list.currentIndex().data(Qt.ItemDataRole.UserRole)
    return (entry.kind, entry.name) if isinstance(entry, Entry) else None


def click(panel: StylesPanel, kind: str, name: str) -> None:
    panel.list.clicked.emit(panel.list.rows.index(panel.list.rows.row_of(kind, name)))


def test_rows_are_the_layouts_own_in_every_language(panel: StylesPanel, session: SmallSession) -> None:
    for lang in LANGUAGES:
        entries = styles_of(session.layout, Words(lang))
        assert {one.kind for one in entries} >= {HEAD, ROLE, MARK}
        assert [one.sample for one in entries if one.kind != HEAD] == list(range(sum(e.kind != HEAD for e in entries)))
        assert all(one.title for one in entries)
    body = session.layout.style("body")
    assert f"{body.text.size:g}/{body.leading:g} pt" in spec_of(body, session.layout)
    assert not panel.list.rows.flags(panel.list.rows.index(0)) & Qt.ItemFlag.ItemIsSelectable


def test_the_style_at_the_caret_is_the_current_one_and_in_sight(panel: StylesPanel, session: SmallSession) -> None:
    put_caret(session)
    assert current(panel) == (ROLE, "paragraph")
    title = session.issue.articles[0].title_block
    assert isinstance(title, Heading)
    session.select(caret(Spot(title.id)))
    assert current(panel) == (ROLE, "title")
    panel.resize(304, 420)
    panel.list.doItemsLayout()
    assert panel.list.viewport().rect().contains(panel.list.visualRect(panel.list.currentIndex()).center())


def test_a_click_gives_a_role_and_a_style_takes_the_role_away(panel: StylesPanel, session: SmallSession) -> None:
    selection = put_caret(session)
    click(panel, ROLE, "heading-2")
    state = look_at(session.issue, selection)
    assert state
    assert state.role == "heading-2"
    assert current(panel) == (ROLE, "heading-2")
    click(panel, CLASS, "lead")
    assert class_at(session.issue, selection) == "lead"
    assert current(panel) == (CLASS, "lead")
    click(panel, ROLE, "paragraph")
    assert class_at(session.issue, selection) == ""
    session.undo()
    assert class_at(session.issue, selection) == "lead"


def test_chips_say_what_was_given_and_take_it_away(panel: StylesPanel, session: SmallSession, words: Words) -> None:
    block = paragraph(session).id
    all_of_it = Selection(Spot(block, 0), Spot(block, 3))
    session.apply(lambda issue, _: toggle_mark(issue, all_of_it, "b"), "bold")
    session.apply(lambda issue, _: Done(set_class(issue, all_of_it, "lead").issue), "lead")
    put_caret(session, block=block)
    assert [chip.text().removesuffix("  ×") for chip in panel.direct.chips] == [
        words("panels.mark.b"),
        title_of(Direct("class", "lead"), words),
    ]
    panel.direct.chips[0].click()
    assert direct_at(session.issue, put_caret(session, block=block)) == (Direct("class", "lead"),)
    panel.direct.clear.click()
    assert direct_at(session.issue, put_caret(session, block=block)) == ()
    assert panel.direct.chips == ()
    assert not panel.direct.clear.isEnabled()
    session.undo()
    session.undo()
    assert len(panel.direct.chips) == 2


def test_all_that_was_given_is_walked_through(panel: StylesPanel, session: SmallSession, qtbot: QtBot) -> None:
    block = paragraph(session).id
    marked = Selection(Spot(block, 1), Spot(block, 3))
    session.apply(lambda issue, _: toggle_mark(issue, marked, "em"), "emphasis")
    put_caret(session, 5)
    with qtbot.waitSignal(panel.chosen):
        panel.direct.before.click()
    assert session.selection == marked
    with qtbot.waitSignal(panel.marked) as told:
        panel.direct.mark.click()
    assert told.args == [True]


def test_fonts_are_shown_by_script_and_samples_in_their_own_type(panel: StylesPanel, session: SmallSession) -> None:
    put_caret(session)
    name, choice = session.layout.fonts[0]
    assert panel.fonts.choice.value() == name
    shown = " ".join(cell.text() for cell in panel.fonts._cells)
    assert choice.base.family in shown
    assert all(font.family in shown for _, font in choice.scripts)
    panel.list.doItemsLayout()
    row = panel.list.rows.index(panel.list.rows.row_of(ROLE, "title"))
    panel.list.scrollTo(row)
    image = panel.list.viewport().grab(panel.list.visualRect(row)).toImage()
    tones = {image.pixelColor(x, image.height() // 3).lightness() for x in range(image.width())}
    assert min(tones) < 90 < 240 < max(tones)
