"""Issue and layout are changed by turns, taken back, saved and given up: names in the issue are where they belong."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path
from random import Random
from types import SimpleNamespace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from kiclayout.app.history import History, State
from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Attrs
from kiclayout.content.edit.renaming import COLORS, STYLES, Rename
from kiclayout.content.inline import Text
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.session import Session
from kiclayout.store.layout_entries import renamed
from kiclayout.store.layouts import read_layout
from kiclayout.store.text import read_article, write_article

LAYOUT = """\
size: [210, 297]
colors: {ink: "#101010", red: "#A01010", blue: "#1010A0"}
fonts: {text: {base: Pretendard}}
styles:
  body: {size: 10, leading: 16}
  lead: {based_on: body}
  quiet: {based_on: body}
templates:
  article: {frames: {main: {rect: [25, 25, 160, 240]}}}
"""
WORDS = "\n\n".join(f"{{.{name}}}\n{n}" for n, name in enumerate(("lead", "quiet", "body", "x", "y", "z", "lead"), 1))
STYLES_AT_FIRST = (("body",), ("lead",), ("quiet",))
FREE = ("x", "y", "z")
"""Names that blocks of the issue give, and that no style of the layout has at first."""


class Desk(Session):
    """A session without pages, of an issue that wears the layout in ``home``."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        folder = home / "layouts" / "ours"
        folder.mkdir(parents=True)
        (folder / "layout.yaml").write_text(LAYOUT, "utf-8")
        article = read_article(WORDS + "\n", "articles/a.md", Sink())
        parts = tuple(Section(one, Bilingual(one), color=one) for one in ("red", "x"))
        sections = (replace(parts[0], articles=(article,)), parts[1])
        self.folder, self.layout = home, read_layout(folder, Sink())
        self.saved = Issue(1, dt.date(2026, 1, 1), "ours", sections)
        self.history, self.loaded = History(State(self.saved)), True
        still = SimpleNamespace(start=lambda *_: None, renew=lambda *_: None, findings=(), settled=True)
        self._slices = still  # type: ignore[assignment]
        self.book = None  # type: ignore[assignment]


class Walk:
    """Steps at random, and a twin of the issue in whose layout nothing is ever called otherwise."""

    def __init__(self, home: Path, seed: int) -> None:
        self.random, self.desk = Random(seed), Desk(home)
        self.parent = QObject()
        documents = SimpleNamespace(read_only=False, present=None, session=self.desk, keep_beside=lambda _: None)
        self.room = FittingRoom(self.desk, documents, self.parent)  # type: ignore[arg-type]
        self.room.begin()
        self.twin = self.desk.history

    # ------------------------------------------------------------------------------------------------ the issue
    def put(self, index: int, word: str = "", style: int = -1) -> None:
        """Other words or another style of the layout in a block, as a step of its own; so the twin."""
        for history, styles in ((self.desk.history, self.room.layout.styles), (self.twin, STYLES_AT_FIRST)):
            section, *rest = history.now.issue.sections
            blocks = list(section.articles[0].blocks)
            if word:
                blocks[index] = replace(blocks[index], runs=(Text(word),))
            else:
                blocks[index] = replace(blocks[index], attrs=Attrs(classes=(styles[style][0],)))
            article = replace(section.articles[0], blocks=tuple(blocks))
            issue = replace(history.now.issue, sections=(replace(section, articles=(article,)), *rest))
            if history is self.twin:
                self.twin = self.twin.made(State(issue), "typing.cut")
            else:
                self.desk.replace(issue, "typing.cut")

    def write(self) -> None:
        self.put(self.random.randrange(7), word=str(self.random.random()))

    def dress(self) -> None:
        self.put(self.random.choice([0, 1, 2, 6]), style=self.random.randrange(3))

    def undo(self) -> None:
        self.desk.undo()
        self.twin = self.twin.undone()

    def redo(self) -> None:
        self.desk.redo()
        self.twin = self.twin.redone()

    def save(self) -> None:
        """The issue is written, and read again: equal, and made anew."""
        issue = self.desk.issue
        sections = tuple(
            replace(one, articles=tuple(replace(a, blocks=tuple(map(replace, a.blocks))) for a in one.articles))
            for one in issue.sections
        )
        self.desk.mark_saved(replace(issue, sections=sections))

    # ------------------------------------------------------------------------------------------------ the layout
    def rename(self) -> None:
        kind = self.random.choice((STYLES, STYLES, COLORS))
        old = self.random.choice([name for name, _ in getattr(self.room.layout, kind)])
        new = self.random.choice((*FREE, "lead", "red", f"n{self.random.randrange(99)}"))
        edit = partial(renamed, folder=Path(self.desk.layout.folder), section=kind, old=old, new=new)
        self.room.change(edit, Rename(kind, old, new))

    def step(self) -> None:
        """Anything but saving the layout."""
        steps = (self.write, self.dress, self.undo, self.redo, self.rename, self.rename, self.room.undo, self.room.redo)
        self.random.choice((*steps, self.save))()


def said(history: History) -> list[str]:
    """What every state says."""
    states = (*(step.before for step in history.past), history.now, *(step.before for step in history.future))
    colors = (" ".join(one.color for one in state.issue.sections) for state in states)
    words = (write_article(state.issue.articles[0]) for state in states)
    return [f"{color}\n{text}" for color, text in zip(colors, words, strict=True)]


def test_whatever_was_done_by_turns_the_issue_is_itself_when_the_layout_is_given_up(
    qapp: QApplication, tmp_path: Path
) -> None:
    walk = Walk(tmp_path, 3)
    first, seen = said(walk.desk.history)[0], 0
    for _ in range(20):
        for _ in range(15):
            walk.step()
        seen += said(walk.desk.history) != said(walk.twin)
        walk.room.discard()
        assert said(walk.desk.history) == said(walk.twin)
    assert seen > 3  # names were others meanwhile
    while walk.desk.history.past:
        walk.undo()
    assert said(walk.desk.history)[0] == first


def test_what_is_saved_of_the_layout_stays_in_the_issue(qapp: QApplication, tmp_path: Path) -> None:
    walk = Walk(tmp_path, 7)
    for _ in range(1):
        for do in walk.random.choices((walk.rename, walk.room.undo, walk.room.redo, walk.save), k=6):
            do()
        walk.room.save()
        kept = said(walk.desk.history)
        for do in walk.random.choices((walk.rename, walk.rename, walk.room.undo, walk.room.redo), k=6):
            do()
        walk.room.discard()
        assert said(walk.desk.history) == kept
