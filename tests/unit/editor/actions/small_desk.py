"""A desk without a window: parts that note what was asked of them, and an issue that can be edited."""

from __future__ import annotations

import datetime as dt
from typing import Any

from kiclayout.app.history import History, State
from kiclayout.content.block import Heading, Paragraph
from kiclayout.content.edit.looks import toggle_mark, toggled
from kiclayout.content.edit.splice import PLAIN
from kiclayout.content.inline import Text
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.content.spot import Selection, Spot
from kiclayout.editor.actions.desk import Desk
from kiclayout.editor.session import Edit


class Noting:
    """Notes every method that is called, with its arguments; gives what ``answers`` says."""

    def __init__(self, **answers: Any) -> None:
        self.called: list[tuple[Any, ...]] = []
        self.answers = answers

    def __getattr__(self, name: str) -> Any:
        if name in self.answers and not callable(self.answers[name]):
            return self.answers[name]

        def note(*given: Any, **named: Any) -> Any:
            self.called.append((name, *given, *named.values()))
            return self.answers[name](*given) if name in self.answers else None

        return note


class Issues:
    """As a session: history and selection, no pages."""

    def __init__(self, issue: Issue | None) -> None:
        self.loaded = issue is not None
        if issue is not None:
            self.history = History(State(issue))
        self.scene = Noting(pages=tuple(Noting(story=0) for _ in range(7)))

    @property
    def issue(self) -> Issue:
        return self.history.now.issue

    shown = issue

    @property
    def selection(self) -> Selection | None:
        return self.history.now.selection

    @property
    def modified(self) -> bool:
        return self.loaded and bool(self.history.past)

    def select(self, selection: Selection | None) -> None:
        self.history = self.history.selected(selection)

    def page_of(self, block: int) -> Any:
        number = [article.id for article in self.issue.articles].index(block)
        return Noting(index=2 * number + 1)

    def apply(self, edit: Edit, name: str, run: str = "") -> None:
        done = edit(self.issue, self.selection)
        self.history = self.history.made(State(done.issue, done.selection or self.selection), name, run)


class Hand(Noting):
    """Edits as the typing tool does."""

    def __init__(self, session: Issues) -> None:
        super().__init__(can=lambda what: what != "redo", look=PLAIN)
        self._session = session

    def apply(self, edit: Edit, name: str) -> None:
        self._session.apply(edit, name)

    def toggle_mark(self, mark: str, name: str) -> None:
        if self._session.selection and self._session.selection.bare:
            self.answers["look"] = toggled(PLAIN, mark)
        else:
            self.apply(lambda issue, chosen: toggle_mark(issue, chosen, mark), name)  # type: ignore[arg-type]


def small_issue() -> Issue:
    """Two articles of a title and a paragraph each."""
    articles = tuple(
        Article(
            f"articles/{name}.md", (Heading(level=0, runs=(Text(name),)), Paragraph(runs=(Text("가나다라 마바사"),)))
        )
        for name in ("first", "second")
    )
    return Issue(3, dt.date(2026, 11, 25), "kic-weekly", (Section("one", Bilingual("하나"), articles),))


def make_desk(issue: Issue | None = None, **shell: Any) -> Desk:
    """A desk with ``issue`` open; ``shell`` says what the window answers."""
    session = Issues(issue)
    sight = Noting(
        zoom=1.0,
        page=0,
        has_guides=lambda: False,
        shows=lambda what: what == "rulers",
        can_picture=lambda what: False,
    )
    usual = {
        "hears": False,
        "announces": False,
        "language": "ko",
        "theme": "system",
        "scale": 1.0,
        "full_screen": lambda: False,
        "formats": lambda: True,
    }
    docks = Noting(shown=lambda name: name == "pages")
    parts: list[Any] = [session, sight, Hand(session), Noting(close=lambda: True), docks, Noting(**{**usual, **shell})]
    return Desk(*parts, Noting(on=False, count=0), Noting(), Noting(), Noting())  # type: ignore[arg-type]


def select(desk: Desk, start: int, end: int) -> None:
    """Selects characters of the first paragraph."""
    block = desk.session.issue.articles[0].blocks[1].id
    desk.session.select(Selection(Spot(block, start), Spot(block, end)))
