"""What a screen reader is given of the pages: the words at the caret, line by line, and what changes in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleTextCursorEvent,
    QAccessibleTextInsertEvent,
    QAccessibleTextRemoveEvent,
    QAccessibleTextSelectionEvent,
    QAccessibleTextUpdateEvent,
)
from window_desk import closed, folder, person, put_caret, settings, window

from kiclayout.content.edit.passages import passages
from kiclayout.content.spot import Selection, caret
from kiclayout.editor.start import spoken
from kiclayout.editor.typing.aloud import Aloud
from kiclayout.editor.window.main import MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]
NAME, VALUE = QAccessible.Text.Name, QAccessible.Text.Value


@pytest.fixture
def reading() -> Iterator[None]:
    """A screen reader runs."""
    QAccessible.installFactory(spoken)
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.usefixtures("reading")
def test_the_words_at_the_caret_are_read_line_by_line(window: MainWindow) -> None:
    view, place = window.parts.sight.view, window.parts.sight.tool.caret_place
    pages = QAccessible.queryAccessibleInterface(view)
    assert (pages.role(), pages.text(NAME)) == (QAccessible.Role.EditableText, view.accessibleName())
    assert (pages.state().editable, pages.state().multiLine) == (1, 1)
    assert pages.textInterface().characterCount() == 0
    found = put_caret(window, 7)
    words = pages.textInterface()
    assert (words.characterCount(), words.cursorPosition(), words.selectionCount()) == (len(found.text), 7, 0)
    lines = pages.text(VALUE).split("\n")
    assert " ".join(lines) == found.text
    assert place.stop is not None
    line = place.galley.line(place.stop)
    assert line is not None
    assert (line[0], lines[0]) == (0, found.text[: line[1]].rstrip())
    assert place.area is not None
    seen = view.area_of(place.area)
    assert seen is not None
    under = view.viewport().mapToGlobal(seen.toRect().topLeft())
    assert (words.characterRect(7).topLeft() - under).manhattanLength() <= 4
    words.setSelection(0, 2, 5)
    assert window.session.selection == Selection(found.spot(2), found.spot(5))
    words.setCursorPosition(3)
    assert window.session.selection == caret(found.spot(3))
    assert pages.text(VALUE).replace("\n", " ") == found.text, "reading changes nothing"


def told(event: QAccessibleEvent) -> tuple[str, object]:
    """What an event says: its kind, and what it carries."""
    match event:
        case QAccessibleTextInsertEvent():
            return "in", (event.changePosition(), event.textInserted())
        case QAccessibleTextRemoveEvent():
            return "out", (event.changePosition(), event.textRemoved())
        case QAccessibleTextUpdateEvent():
            return "other", event.textInserted()
        case QAccessibleTextSelectionEvent():
            return "selected", (event.selectionStart(), event.selectionEnd())
        case QAccessibleTextCursorEvent():
            return "caret", event.cursorPosition()
        case QAccessibleAnnouncementEvent():
            return "said", event.message()
    return "?", event


def test_what_moves_and_changes_is_told(window: MainWindow) -> None:
    sight = window.parts.sight
    heard: list[tuple[str, object]] = []
    aloud = Aloud(sight.tool.caret_place, sight.view, lambda event: heard.append(told(event)))

    def since() -> list[tuple[str, object]]:
        now, heard[:] = heard[:], []
        return now

    found = put_caret(window, 0)
    assert since() == [("other", found.text), ("caret", 0), ("said", "본문")]
    sight.tool.type("가😀")
    assert since() == [("in", (0, "가😀")), ("caret", 3)], "Qt counts a sign beyond U+FFFF as two"
    window.session.undo()
    assert since() == [("out", (0, "가😀")), ("caret", 0)]
    put_caret(window, 2, 6)
    assert since() == [("caret", 6), ("selected", (2, 6))]
    cell = next(one for one in passages(window.session.issue) if one.cell and one.text)
    assert cell.cell is not None
    window.session.select(caret(cell.end()))
    row, column = cell.cell[1]
    assert f"{row + 1}행 {column + 1}열" in str(since()[-1][1])
    aloud.deleteLater()
    assert spoken("QLabel", window.bar) is None, "everything else is as Qt says"
