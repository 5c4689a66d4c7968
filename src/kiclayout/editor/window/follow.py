"""Keeps bar, status and badges saying what the session says: title, saved or not, page, part, findings, length."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiclayout.base.diagnostics import Severity
from kiclayout.content.edit.passages import article_of
from kiclayout.editor.session import Session
from kiclayout.editor.window.bar import TopBar
from kiclayout.editor.window.caret_words import caret_text
from kiclayout.editor.window.docks import Pills
from kiclayout.editor.window.sight import PageSight
from kiclayout.editor.window.status import StatusBar
from kiclayout.editor.window.whereabouts import Whereabouts
from kiclayout.editor.words import Words

COUNTING, LOOKING = 400, 80
"""Milliseconds after an edit at which characters are counted; after a move, at which caret and page are described."""


class Follower(QObject):
    """See the module. It changes nothing but what is shown."""

    def __init__(self, session: Session, sight: PageSight, bar: TopBar, status: StatusBar, pills: Pills) -> None:
        super().__init__(bar)
        self._session, self._sight = session, sight
        self._bar, self._status, self._pills = bar, status, pills
        self._words = Words("ko")
        self.where = Whereabouts(session)
        self.open = False
        self.note = ""
        self.tell: Callable[[str], None] = lambda _text: None
        self._said: tuple[object, ...] | None = None
        self._step: tuple[str, int] = ("", 0)
        self._counting = _later(self, COUNTING, self.show_length)
        self._looking = _later(self, LOOKING, self.show_caret)
        self._placing = _later(self, LOOKING, self.show_page)
        self._count = self._counted = 0
        session.state_changed.connect(self.show_state)
        session.findings_changed.connect(self.show_findings)
        session.issue_changed.connect(self._counting.start)
        session.selection_changed.connect(self._looking.start)
        session.pages_changed.connect(self._looking.start)
        session.pages_changed.connect(self._pages_changed)

    def show_all(self, words: Words, *, opened: bool, note: str = "") -> None:
        """Shows everything anew: another issue, none, or another language; ``note`` stands for saved or not."""
        self._words, self.open, self.note = words, opened and self._session.loaded, note
        self._said = None
        self.where.forget()
        self.show_state()
        self.show_page()
        self.show_findings()
        self.show_length()
        self.show_caret()

    def show_state(self) -> None:
        """Says which issue it is, and whether it is saved."""
        window = self._bar.window()
        if not self.open:
            self._said = None
            self._bar.show_issue("kiclayout", "", opened=False)
            window.setWindowModified(False)
            window.setWindowTitle("kiclayout")
            return
        issue, modified = self._session.issue, self._session.modified
        said = (self._words, issue.number, issue.date, self._session.folder, modified, self.note)
        if said == self._said:
            return
        self._said = said
        state = self._words("bar.unsaved") if modified else self.note or self._words("bar.saved")
        date = issue.date.strftime("%Y.%m.%d")
        self._bar.show_issue(self._words("bar.issue", number=issue.number, date=date), state)
        named = self._words("window.title", number=issue.number, name=self._session.folder.name)
        window.setWindowTitle(f"{named}[*]")
        window.setWindowModified(modified)

    def _pages_changed(self, _changed: object) -> None:
        """Pages are others with every key, and mostly called as before."""
        if len(self._session.scene.pages) != self._count:
            self.show_page()
        elif not self._placing.isActive():
            self._placing.start()

    def show_page(self) -> None:
        """Says which page is looked at, and how large."""
        pages = self._session.scene.pages if self.open else ()
        self._count = len(pages)
        if not pages:
            self._bar.page.show_text("")
            self._status.show_page("", 0, 0)
            return
        index = min(max(self._sight.page, 0), len(pages) - 1)
        page, name = pages[index], self.where.name(index, self._words)
        self._bar.zoom.show_zoom(self._sight.zoom)
        self._bar.page.show_text(f"{name} / {len(pages)}")
        part = self.where.part(index, self._words.lang)
        self._status.show_page(f"{name} · {part}" if part else name, page.width, page.height)

    def show_findings(self) -> None:
        """Counts what was found."""
        findings = self._session.findings if self.open else ()
        known = self.open and (bool(findings) or self._session.checked)
        if not known:  # not looked at as a whole, nothing is said to be well
            self._status.show_findings(None)
            self._pills.count(0, 0)
            return
        counts = Counter(found.severity for found in findings)
        self._status.show_findings((counts[Severity.ERROR], counts[Severity.WARNING]))
        self._pills.count(counts[Severity.ERROR], counts[Severity.WARNING])

    def show_length(self) -> None:
        """Counts the characters of the article at the caret, or of the issue."""
        found = self.where.lengths() if self.open else ()
        self._counted = self._article()
        self._status.show_length(next((one for one in found if one[0] != "selection"), None))

    def show_caret(self) -> None:
        """Says what the caret is in."""
        area = self._sight.tool.caret() if self.open else None
        said = caret_text(self._session, area.page if area else None, self._words) if self.open else ""
        self._status.show_caret(said)
        if self._article() != self._counted:
            self.show_length()
        self._watch_step()

    def _article(self) -> int:
        """Session id of the article at the caret; 0 = there is none."""
        selection = self._session.selection if self.open else None
        article = article_of(self._session.shown, selection.focus.block) if selection else None
        return article.id if article else 0

    def _watch_step(self) -> None:
        """Says that the article at the caret was tightened, or is no longer: its lines have moved by themselves."""
        selection = self._session.selection if self.open and self._session.settled else None
        article = article_of(self._session.issue, selection.focus.block) if selection else None
        if article is None:
            return
        before, self._step = self._step, (article.path, self._session.step_of(article.path))
        if before[0] == article.path and before[1] != self._step[1]:
            step = self._step[1]
            self.tell(self._words("status.step-tight" if step else "status.step-loose", n=step))


def _later(parent: QObject, wait: int, act: Callable[[], None]) -> QTimer:
    """A timer that acts once, ``wait`` milliseconds after it was started last."""
    timer = QTimer(parent, singleShot=True, interval=wait)
    timer.timeout.connect(act)
    return timer
