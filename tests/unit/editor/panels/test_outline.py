from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit, QTreeView
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.content.block import Heading, Note, Paragraph, Table
from kiclayout.content.edit.articles import add_part
from kiclayout.content.edit.passages import first_spot, passages_in, trail
from kiclayout.content.inline import NoteRef, plain
from kiclayout.content.issue import Article, Bilingual
from kiclayout.content.spot import caret
from kiclayout.editor.panels.outline import COMMANDS, DELETE, OutlinePanel
from kiclayout.editor.panels.outline_tree import ARTICLE, BLOCK, PART, Key, part_keys
from kiclayout.editor.words import Words

Keys = Qt.Key


@pytest.fixture
def panel(qtbot: QtBot, session: SmallSession, words: Words) -> Iterator[OutlinePanel]:
    made = OutlinePanel(session, words)
    tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(made)
    made.resize(260, 700)
    made.show()
    yield made
    del tester


def article(session: SmallSession, name: str = "cleantech-50") -> Article:
    return next(one for one in session.issue.articles if one.name == name)


def choose(panel: OutlinePanel, key: Key) -> QModelIndex:
    index = panel.model.index_of(key)
    panel.tree.expand(index.parent())
    panel.tree.setCurrentIndex(index)
    return index


def drop(panel: OutlinePanel, moved: Key, into: Key, before: Key | None) -> None:
    parent, model = panel.model.index_of(into), panel.model
    row = model.index_of(before).row() if before else -1
    data: QMimeData = model.mimeData([model.index_of(moved)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


def names(session: SmallSession) -> list[list[str]]:
    return [[one.name for one in part.articles] for part in session.issue.sections]


def order(session: SmallSession, name: str = "cleantech-50") -> list[int]:
    return [block.id for block in article(session, name).blocks]


def test_parts_articles_and_blocks_without_body_words(panel: OutlinePanel, session: SmallSession) -> None:
    assert panel.model.rowCount() == len(session.issue.sections)
    rows = [panel.model.branch(panel.model.index(0, 0, panel.model.index(n, 0))) for n in range(panel.model.rowCount())]
    assert [row.label for row in rows if row] == [
        " ".join(plain(part.articles[0].title).split()) for part in session.issue.sections if part.articles
    ]
    paragraph = next(block for block in article(session).blocks if isinstance(block, Paragraph))
    assert not panel.model.index_of((BLOCK, paragraph.id)).isValid()
    panel.body.click()
    assert panel.model.index_of((BLOCK, paragraph.id)).isValid()
    panel.body.click()
    assert not panel.model.index_of((BLOCK, paragraph.id)).isValid()


def test_a_click_puts_the_caret_there(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    table = next(block for block in article(session).blocks if isinstance(block, Table))
    panel.tree.expand(panel.model.index_of((ARTICLE, article(session).id)))
    index = panel.model.index_of((BLOCK, table.id))
    panel.tree.scrollTo(index)
    rect = panel.tree.visualRect(index)
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert session.selection is not None
    found = trail(session.issue, session.selection.focus.block)
    assert found is not None
    assert found.within[0] is table
    qtbot.keyClick(panel.tree, Keys.Key_Home)
    assert session.selection == caret(first_spot(session.issue.articles[0]))


def test_the_row_of_the_caret_is_chosen_but_nothing_is_opened(panel: OutlinePanel, session: SmallSession) -> None:
    here = article(session)
    heading = next(block for block in here.blocks if isinstance(block, Heading) and block.level)
    after = here.blocks[here.blocks.index(heading) + 1]
    session.select(caret(passages_in(after)[0].spot()))
    assert panel.tree.currentIndex() == panel.model.index_of((ARTICLE, here.id))
    panel.tree.expand(panel.model.index_of((ARTICLE, here.id)))
    session.select(caret(first_spot(session.issue.articles[0])))
    session.select(caret(passages_in(after)[0].spot()))
    assert panel.tree.currentIndex() == panel.model.index_of((BLOCK, heading.id))
    assert session.selection == caret(passages_in(after)[0].spot())


def test_an_article_is_dragged_into_another_part(panel: OutlinePanel, session: SmallSession) -> None:
    before, keys = names(session), part_keys(session.issue)
    moved, first = session.issue.sections[0].articles[0], session.issue.sections[1].articles[0]
    panel.tree.expand(panel.model.index_of((ARTICLE, moved.id)))
    drop(panel, (ARTICLE, moved.id), keys[1], (ARTICLE, first.id))
    assert names(session)[1] == [moved.name, *before[1]]
    assert names(session)[0] == before[0][1:]
    assert session.names == ["panels.outline.move"]
    assert panel.tree.isExpanded(panel.model.index_of((ARTICLE, moved.id)))
    assert article(session, moved.name) is moved
    session.undo()
    assert names(session) == before


def test_a_block_takes_its_footnotes_along(panel: OutlinePanel, session: SmallSession) -> None:
    panel.body.click()
    source, target = article(session), article(session, "smart-port-forum")
    block = next(
        one for one in source.blocks if any(isinstance(run, NoteRef) for p in passages_in(one) for run in p.runs)
    )
    labels = {run.label for p in passages_in(block) for run in p.runs if isinstance(run, NoteRef)}
    drop(panel, (BLOCK, block.id), (ARTICLE, target.id), None)
    assert [one.id for one in article(session, "smart-port-forum").blocks][-1 - len(labels)] == block.id
    assert {one.label for one in article(session, "smart-port-forum").blocks if isinstance(one, Note)} >= labels
    assert not labels & {one.label for one in article(session).blocks if isinstance(one, Note)}


def test_blocks_are_dragged_within_an_article(panel: OutlinePanel, session: SmallSession) -> None:
    here = article(session)
    tables = [block for block in here.blocks if isinstance(block, Table)]
    drop(panel, (BLOCK, tables[1].id), (ARTICLE, here.id), (BLOCK, tables[0].id))
    ids = order(session)
    assert ids.index(tables[1].id) == ids.index(tables[0].id) - 1
    assert sorted(ids) == sorted(block.id for block in here.blocks)


def test_rows_go_up_and_down_by_key(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    before, moved = names(session), session.issue.sections[0].articles[0]
    choose(panel, (ARTICLE, moved.id))
    for _ in range(len(before[0])):
        qtbot.keyClick(panel.tree, Keys.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert names(session)[0] == before[0][1:]
    assert names(session)[1] == [moved.name, *before[1]]
    assert panel.tree.currentIndex() == panel.model.index_of((ARTICLE, moved.id))
    qtbot.keyClick(panel.tree, Keys.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(session)[0] == [*before[0][1:], moved.name]


def test_a_block_goes_one_place_up_and_down(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    table = next(block for block in article(session).blocks if isinstance(block, Table))
    at = order(session).index(table.id)
    choose(panel, (BLOCK, table.id))
    qtbot.keyClick(panel.tree, Keys.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert order(session).index(table.id) == at - 1
    qtbot.keyClick(panel.tree, Keys.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert order(session).index(table.id) == at


def test_a_name_is_changed_in_place(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    here = article(session, "smart-port-forum")
    choose(panel, (ARTICLE, here.id))
    qtbot.keyClick(panel.tree, Keys.Key_F2)
    field = panel.tree.findChild(QLineEdit, "renaming")
    assert field is not None
    field.setText("새 제목")
    qtbot.keyClick(field, Keys.Key_Return)
    qtbot.waitUntil(lambda: bool(session.names))
    assert plain(article(session, "smart-port-forum").title) == "새 제목"
    assert session.names == ["panels.outline.rename"]
    choose(panel, part_keys(session.issue)[0])
    panel.model.setData(panel.tree.currentIndex(), "새 부")
    assert session.issue.sections[0].name.first("ko") == "새 부"
    assert panel.tree.currentIndex().data() == "새 부"


def test_a_heading_is_renamed_without_its_marker(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    heading = next(block for block in article(session).blocks if isinstance(block, Heading) and block.marker)
    index = choose(panel, (BLOCK, heading.id))
    assert index.data(Qt.ItemDataRole.EditRole) == plain(heading.runs)
    qtbot.keyClick(panel.tree, Keys.Key_F2)
    field = panel.tree.findChild(QLineEdit, "renaming")
    assert field is not None
    assert field.text() == plain(heading.runs)
    qtbot.keyClick(field, Keys.Key_Escape)
    panel.model.setData(panel.model.index_of((BLOCK, heading.id)), "다른 말")
    now = next(block for block in article(session).blocks if block.id == heading.id)
    assert (now.marker, plain(now.runs)) == (heading.marker, "다른 말")  # type: ignore[union-attr]
    table = next(block for block in article(session).blocks if isinstance(block, Table))
    choose(panel, (BLOCK, table.id))
    qtbot.keyClick(panel.tree, Keys.Key_F2)
    assert panel.tree.state() is not QTreeView.State.EditingState


def test_a_title_keeps_its_break_and_marks_where_they_are_not_renamed(
    panel: OutlinePanel, session: SmallSession
) -> None:
    here = article(session, "smart-port-forum")
    text = plain(here.title)
    panel.model.setData(panel.model.index_of((ARTICLE, here.id)), text.replace("제3회", "제4회"))
    now = article(session, "smart-port-forum").title
    assert plain(now) == text.replace("제3회", "제4회")
    assert [type(run) for run in now] == [type(run) for run in here.title]


def test_articles_are_added_behind_the_chosen_one(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    before, first = names(session), session.issue.articles[0]
    choose(panel, (ARTICLE, first.id))
    qtbot.keyClick(panel.tree, Keys.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert names(session)[0] == [before[0][0], "article", *before[0][1:]]
    made = session.issue.articles[1]
    assert session.selection == caret(first_spot(made))
    assert panel.tree.currentIndex() == panel.model.index_of((ARTICLE, made.id))
    panel.add.click()
    assert session.issue.articles[2].name == "article-2"


def test_a_copy_has_a_life_of_its_own(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    here = article(session)
    choose(panel, (ARTICLE, here.id))
    qtbot.keyClick(panel.tree, Keys.Key_D, Qt.KeyboardModifier.ControlModifier)
    copy = article(session, "cleantech-50-2")
    assert copy.blocks == here.blocks
    assert not {block.id for block in copy.blocks} & {block.id for block in here.blocks}
    table = next(block for block in here.blocks if isinstance(block, Table))
    choose(panel, (BLOCK, table.id))
    qtbot.keyClick(panel.tree, Keys.Key_D, Qt.KeyboardModifier.ControlModifier)
    tables = [block for block in article(session).blocks if isinstance(block, Table)]
    assert tables[0] is table
    assert tables[1].grid == table.grid
    assert tables[1].attrs.label == "t-top12-2"
    inner = [
        one.id for row in tables[1].grid.rows for cell in row.cells if not isinstance(cell, str) for one in cell.blocks
    ]
    assert not set(inner) & {p.block for p in passages_in(table)}


def test_rows_are_deleted(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    issue, here = session.issue, article(session)
    table = next(block for block in here.blocks if isinstance(block, Table))
    choose(panel, (BLOCK, table.id))
    qtbot.keyClick(panel.tree, Keys.Key_Delete)
    assert table.id not in order(session)
    choose(panel, (ARTICLE, here.id))
    qtbot.keyClick(panel.tree, Keys.Key_Delete)
    assert here.name not in [one.name for one in session.issue.articles]
    assert session.selection is not None
    session.undo()
    session.undo()
    assert session.issue is issue


def test_a_part_goes_up_and_down_with_its_articles(panel: OutlinePanel, session: SmallSession, qtbot: QtBot) -> None:
    before, key = names(session), part_keys(session.issue)[0]
    choose(panel, key)
    for expected in ([before[1], before[0], *before[2:]], [*before[1:], before[0]], [*before[1:], before[0]]):
        qtbot.keyClick(panel.tree, Keys.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert names(session) == expected
    assert panel.tree.currentIndex() == panel.model.index_of(key)
    qtbot.keyClick(panel.tree, Keys.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(session) == [before[1], before[0], *before[2:]]


def test_a_part_is_not_doubled_and_deleted_only_without_articles(
    panel: OutlinePanel, session: SmallSession, qtbot: QtBot
) -> None:
    issue = session.issue
    choose(panel, part_keys(issue)[0])
    qtbot.keyClick(panel.tree, Keys.Key_Delete)
    qtbot.keyClick(panel.tree, Keys.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert session.issue is issue
    offered = [panel.words(one.name) for one in COMMANDS if PART in one.families and one is not DELETE]
    assert [action.text() for action in panel.menu().actions() if action.text()] == offered
    session.apply(lambda now, _: add_part(now, Bilingual("빈 부")), "panels.outline.add")
    choose(panel, part_keys(session.issue)[-1])
    qtbot.keyClick(panel.tree, Keys.Key_Delete)
    assert session.issue == issue
    session.undo()
    assert len(session.issue.sections) == len(issue.sections) + 1


def test_pages_are_shown_as_printed(panel: OutlinePanel, session: SmallSession) -> None:
    branch = panel.model.branch(panel.model.index_of((ARTICLE, session.issue.articles[0].id)))
    assert branch is not None
    page = session.page_of(session.issue.articles[0].id)
    assert page is not None
    assert panel._page_of(branch) == page.folio != ""


def test_a_real_drop_moves_and_removes_nothing(panel: OutlinePanel, session: SmallSession) -> None:
    number = next(n for n, part in enumerate(session.issue.sections) if len(part.articles) > 1)
    first, second = session.issue.sections[number].articles[:2]
    data = panel.model.mimeData([panel.model.index_of((ARTICLE, second.id))])
    rect = panel.tree.visualRect(panel.model.index_of((ARTICLE, first.id)))
    at = QPointF(rect.center().x(), rect.top() + 1)
    action, button, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.tree.dragEnterEvent(QDragEnterEvent(at.toPoint(), action, data, button, none))
    panel.tree.dragMoveEvent(QDragMoveEvent(at.toPoint(), action, data, button, none))
    panel.tree.dropEvent(QDropEvent(at, action, data, button, none))
    assert [one.id for one in session.issue.sections[number].articles[:2]] == [second.id, first.id]


@pytest.mark.parametrize("let_go", [True, False])
def test_rows_opened_by_dragging_close_behind_what_is_dragged(
    panel: OutlinePanel, session: SmallSession, let_go: bool
) -> None:
    tree, model = panel.tree, panel.model
    articles = session.issue.articles
    rows = [model.index_of((ARTICLE, one.id)) for one in articles[:3]]
    tree.expand(rows[2])
    for row in rows[:2]:
        tree.collapse(row)
    data = model.mimeData([model.index_of((ARTICLE, articles[-1].id))])
    action, button, none = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    tree.dragEnterEvent(QDragEnterEvent(QPoint(4, 4), action, data, button, none))
    for row in rows[:2]:
        tree.expand(row)  # as the tree does when something has been held over a row for a while
    if let_go:
        at = QPointF(tree.visualRect(model.index(0, 0, rows[1])).center())
        tree.dropEvent(QDropEvent(at, action, data, button, none))
    else:
        tree.dragLeaveEvent(QDragLeaveEvent())
    rows = [model.index_of((ARTICLE, one.id)) for one in articles[:3]]
    assert [tree.isExpanded(row) for row in rows] == [False, let_go, True]
    tree.expand(rows[0])
    assert tree.isExpanded(rows[0])


@pytest.mark.parametrize("lang", ["ko", "zh", "en"])
def test_everything_is_said_in_three_languages(panel: OutlinePanel, lang: str) -> None:
    panel.retranslate(Words(lang))
    assert panel.tree.accessibleName() == Words(lang)("panels.outline")
    assert panel.count.text() == Words(lang)("panels.outline.count", n=len(panel.session.issue.articles))
