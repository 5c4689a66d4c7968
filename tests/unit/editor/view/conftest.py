"""A page view over a few plain pages, and a tool that writes down what it is told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt

from kiclayout.base.color import parse_hex
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Origin
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.view.canvas import PageView
from kiclayout.editor.view.chrome import LIGHT
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.view.tool import Tool
from kiclayout.editor.words import Words
from kiclayout.scene.items import rectangle
from kiclayout.scene.page import Page

RED = parse_hex("#c8102e")


@pytest.fixture
def source(qapp, book):
    pictures = Pictures()
    pictures.at_once = True
    yield Source(Drawings(GlyphFonts(book)), pictures)
    pictures.close()


@pytest.fixture
def make_pages(set_run):
    """Pages of 210 by 297 points with a red square and a numbered line: ``make_pages(6, width, height)``."""

    def build(count, width=210.0, height=297.0, bleed=8.0):
        return tuple(
            Page(
                index,
                f"P{index + 1}",
                width,
                height,
                bleed,
                (
                    rectangle(Rect(20.0, 20.0, 40.0, 40.0), RED),
                    set_run(20, 100, f"쪽 {index} 가나다라", size=12.0, origin=Origin(100 + index, 0, 8)),
                ),
                "article",
            )
            for index in range(count)
        )

    return build


@pytest.fixture
def view(qtbot, source, make_pages):
    made = PageView(source, LIGHT, Words("en"))
    qtbot.addWidget(made)
    made.set_motion(False)
    made.resize(620, 520)
    made.set_pages(make_pages(6))
    made.show()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


class Notebook(Tool):
    """Takes everything and writes it down."""

    def __init__(self):
        self.told = []
        self.on, self.text, self.claiming, self.area = True, False, False, None
        self.answers = {}

    def enabled(self):
        return self.on

    def takes_text(self):
        return self.text

    def cursor(self, pointer):
        return Qt.CursorShape.IBeamCursor

    def mouse_press(self, pointer):
        self.told.append(("press", pointer))
        return True

    def mouse_move(self, pointer):
        self.told.append(("move", pointer))
        return True

    def mouse_release(self, pointer):
        self.told.append(("release", pointer))
        return True

    def mouse_leave(self):
        self.told.append(("leave", None))

    def claims(self, event):
        return self.claiming

    def key_press(self, event):
        self.told.append(("key", event.text() or event.key()))
        return self.text

    def key_release(self, event):
        self.told.append(("key up", event.key()))
        return self.text

    def input_method_event(self, event):
        self.told.append(("composed", (event.preeditString(), event.commitString())))
        return True

    def input_method_query(self, query):
        return self.answers.get(query)

    def caret(self):
        return self.area

    def focus_changed(self, gained):
        self.told.append(("focus", gained))

    def context_menu(self, pointer, at):
        self.told.append(("menu", pointer))
        return True

    def drag_over(self, data, pointer):
        return Qt.DropAction.CopyAction if data.hasText() else Qt.DropAction.IgnoreAction

    def drop(self, data, pointer):
        self.told.append(("drop", data.text()))
        return True

    def of(self, kind):
        return [value for name, value in self.told if name == kind]


@pytest.fixture
def tool(view):
    made = Notebook()
    view.set_tool(made)
    return made


@pytest.fixture
def spot(view):
    """The viewport's pixel of a page's point: ``spot(page, x, y)``."""
    from kiclayout.base.geometry import Point

    def find(page, x, y):
        place = view.place_of(page, Point(x, y))
        assert place is not None
        return QPointF(place).toPoint()

    return find
