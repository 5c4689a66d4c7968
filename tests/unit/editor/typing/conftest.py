"""A desk for typing: a small article in a real session and a real view, keys and clicks as a person makes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from four_articles import four_articles
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiclayout.app.project import Project, open_project
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Point
from kiclayout.base.record import replace
from kiclayout.content.block import Block
from kiclayout.content.edit.passages import passages, text_of
from kiclayout.content.issue import Section
from kiclayout.content.spot import Selection, Spot
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.session import Session
from kiclayout.editor.typing.overlay import TypingOverlay
from kiclayout.editor.typing.tool import TypingTool
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import LIGHT
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.words import Words
from kiclayout.store.text.read import read_article
from kiclayout.store.text.write import write_article

Key, Mod = Qt.Key, Qt.KeyboardModifier
NONE = Mod.NoModifier
LEFT, NO_BUTTON = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Desk:
    """What a test types with."""

    def __init__(self, session: Session, view: PageView) -> None:
        self.session, self.view = session, view
        self.now, self._when = 0.0, 1_000_000
        session.pages_changed.connect(self._show)  # before the tool, as in the window
        self.tool = TypingTool(session, Words("ko"), view, clock=lambda: self.now)
        self.overlay = TypingOverlay(self.tool, view)
        view.set_tool(self.tool)
        view.add_overlay(self.overlay)
        view.visible_changed.connect(self._in_view)
        self._show(None)
        self.refused: list[str] = []
        self.tool.refused.connect(self.refused.append)

    def _in_view(self, first: int, last: int) -> None:
        self.session.in_view(frozenset(self.view.visible_pages))

    def _show(self, changed: object) -> None:
        self.view.set_pages(self.session.scene.pages)

    # what there is
    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.session.issue.articles[0].body

    @property
    def texts(self) -> list[str]:
        """The words of the body, passage by passage."""
        article = self.session.issue.articles[0]
        return [one.text for one in passages(article) if one.within and one.within[0] in article.body]

    @property
    def source(self) -> str:
        return write_article(self.session.issue.articles[0])

    @property
    def selection(self) -> Selection:
        assert self.session.selection is not None
        return self.session.selection

    @property
    def at(self) -> int:
        return self.selection.focus.at

    @property
    def chosen(self) -> str:
        return text_of(self.session.issue, self.selection)

    @property
    def steps(self) -> list[str]:
        return [step.name for step in self.session.history.past]

    @property
    def caret_in_sight(self) -> bool:
        area = self.tool.caret_place.area
        place = self.view.area_of(area) if area else None
        return place is not None and self.view.viewport().rect().contains(place.toAlignedRect())

    # what a person does
    def put(self, text: str, at: int = 0) -> Spot:
        """Puts the caret into the passage that contains ``text``, ``at`` characters behind its beginning."""
        found = next(one for one in passages(self.session.issue) if text in one.text)
        spot = found.spot(found.text.index(text) + at)
        self.tool.caret_place.select(Selection(spot, spot))
        return spot

    def select(self, text: str) -> None:
        start = self.put(text)
        self.tool.caret_place.select(Selection(start, Spot(start.block, start.at + len(text), start.field)))

    def type(self, text: str) -> None:
        for char in text:
            QTest.keyClicks(self.view, char) if char.isascii() else self.commit(char)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.view, key, modifiers)

    def compose(self, text: str) -> None:
        QApplication.sendEvent(self.view, QInputMethodEvent(text, []))

    def commit(self, text: str, start: int = 0, length: int = 0, preedit: str = "") -> None:
        event = QInputMethodEvent(preedit, [])
        event.setCommitString(text, start, length)
        QApplication.sendEvent(self.view, event)

    def pixel(self, text: str, at: int = 0) -> QPoint:
        """Where in the viewport a caret ``at`` characters behind the beginning of ``text`` stands."""
        found = next(one for one in passages(self.session.issue) if text in one.text)
        spot = found.spot(found.text.index(text) + at)
        return self.pixel_of(spot)

    def pixel_of(self, spot: Spot) -> QPoint:
        from kiclayout.scene.caret import Stop

        page, rect = self.tool.caret_place.galley.caret(Stop(spot, 0))  # type: ignore[misc]
        place = self.view.place_of(page, Point(rect.x, rect.y + rect.height / 2))
        assert place is not None
        return place.toPoint()

    def click(self, at: QPoint, modifiers: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)

    def clicks(self, at: QPoint, count: int, *, hold: bool = False) -> None:
        """Quick clicks at one place, long after all clicks before; ``hold``: the last button stays down."""
        self._when += 10_000
        for number in range(count):
            kind = QEvent.Type.MouseButtonDblClick if number % 2 else QEvent.Type.MouseButtonPress
            self.mouse(kind, at)
            if not (hold and number == count - 1):
                self.mouse(QEvent.Type.MouseButtonRelease, at)

    def mouse(self, kind: QEvent.Type, at: QPoint) -> None:
        """One event of the left button, ten milliseconds after the last."""
        view = self.view.viewport()
        button = NO_BUTTON if kind == QEvent.Type.MouseMove else LEFT
        held = NO_BUTTON if kind == QEvent.Type.MouseButtonRelease else LEFT
        event = QMouseEvent(kind, QPointF(at), QPointF(view.mapToGlobal(at)), button, held, NONE)
        self._when += 10
        event.setTimestamp(self._when)
        QApplication.sendEvent(view, event)

    def drag(self, start: QPoint, end: QPoint) -> None:
        view = self.view.viewport()
        QTest.mousePress(view, Qt.MouseButton.LeftButton, NONE, start)
        for place in ((start + end) / 2, end):
            QTest.mouseMove(view, place)
        QTest.mouseRelease(view, Qt.MouseButton.LeftButton, NONE, end)


@pytest.fixture(scope="session")
def example() -> Iterator[Project]:
    with open_project(four_articles(), Sink()) as project:
        yield project


@pytest.fixture(scope="session")
def drawn_from(example: Project, qapp: QApplication) -> Source:
    return Source(Drawings(GlyphFonts(example.book)), Pictures())


@pytest.fixture
def desk_of(qtbot: QtBot, example: Project, drawn_from: Source) -> Callable[..., Desk]:
    """Opens an issue of one article (or more) written in article Markdown."""

    def make(*sources: str, zoom: float = 100.0) -> Desk:
        articles = tuple(read_article(text, f"articles/a{n}.md", Sink()) for n, text in enumerate(sources))
        part: Section = example.issue.sections[0]
        issue = replace(example.issue, sections=(replace(part, articles=articles),))
        session = Session()
        session.load(example.folder, issue, example.layout, example.book)
        session.finish()
        view = PageView(drawn_from, LIGHT, Words("ko"))
        qtbot.addWidget(view)
        session.setParent(view)  # what is still being laid out when the test ends goes with the view
        view.resize(1000, 900)
        view.zoom_to(zoom)
        desk = Desk(session, view)
        view.show()
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return desk

    return make
