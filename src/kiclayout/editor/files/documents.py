"""The open issue and its files: opens, saves, copies and closes it, guards it against loss and against other editors.

There is one ``Documents`` a window. What must be asked is asked through ``Questions``; what happened is told in one
line by ``said``. It shows nothing itself, and knows nothing of menus.
"""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from kiclayout.app.carry import relined
from kiclayout.app.lock import BEAT, Lock, acquire, require_held
from kiclayout.app.next_issue import Wish, begin_next, recurring
from kiclayout.app.project import Project, require_layout
from kiclayout.app.recovery import Keeper, prune, put_by, withdraw
from kiclayout.app.sheets import article_files
from kiclayout.app.shelf import Home, Saved, home_of, leave, project_at, save, save_copy, source_of
from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.issue import Issue
from kiclayout.editor.files.autosave import Autosave
from kiclayout.editor.files.lost import LostEdits
from kiclayout.editor.files.outside import Outside
from kiclayout.editor.files.questions import Before, Facts, Locked, Questions, Unsaved
from kiclayout.editor.files.watcher import Watcher
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words
from kiclayout.store.folder import new_issue
from kiclayout.store.issue import read_issue
from kiclayout.store.pack import opened, pack

NEWER = "store-format-newer"


@dataclass(frozen=True, slots=True)
class Open:
    """What is open.

    Attributes:
        home: Where it lies.
        lock: Ours; None if it was opened for reading, or no lock can be kept there.
        disk: What its files said when they were read last.
        read_only: Whether it must not be saved where it lies.
        begun: The files of the articles that were made, and saved, since it was opened.
    """

    home: Home
    lock: Lock | None
    disk: Issue
    read_only: bool = False
    begun: frozenset[str] = frozenset()


class Documents(QObject):
    """See the module.

    Signals:
        changed: Another issue is open, at another place, or no longer to be written.
        saved: The disk holds what the window shows.
        leaving: The issue is let go of; it is still shown.
        said: One line about what happened, worded.
    """

    changed = Signal()
    saved = Signal()
    leaving = Signal()
    said = Signal(str)

    def __init__(
        self, session: Session, words: Words, questions: Questions, data: Path | None = None,
        parent: QObject | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.session, self.words, self.questions = session, words, questions
        self.data = data or Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation))
        self.present: Open | None = None
        self._declined: frozenset[str] = frozenset()
        self._busy = False
        self.beside: Callable[[], bool] = lambda: True
        """Asks about what is unsaved beside the issue, before it is left; False = it must stay open."""
        self.outside = Outside(session, questions, self.data)
        self._lost = LostEdits(session, questions, self.data)
        self.autosave = Autosave(session, self)
        self.autosave.failed.connect(self._not_kept)
        self.watcher = Watcher(self)
        self.watcher.changed.connect(self._disk_changed)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._activated)
        self._beat = QTimer(self)
        self._beat.setInterval(int(BEAT * 1000))
        self._beat.timeout.connect(self.check_lock)

    # ------------------------------------------------------------------------------------------------ opening
    @property
    def home(self) -> Home | None:
        """Where the open issue lies; None if none is open."""
        return self.present.home if self.present else None

    @property
    def read_only(self) -> bool:
        """Whether what is open must not be saved where it lies."""
        return self.present is not None and self.present.read_only

    def open(self, path: Path) -> bool:
        """Opens the issue at ``path``: a folder, its issue.yaml, or a packed file; says whether it is open now."""
        source = source_of(path)
        if self.home and self.home.source == source:
            return True
        return self.may_leave() and self._enter(source, ())

    def new(self, facts: Facts) -> bool:
        """Makes a fresh issue in a folder that is empty or does not exist, and opens it."""
        if not self.may_leave():
            return False
        try:
            require_layout(facts.layout, facts.folder)
            day = dt.date.fromisoformat(facts.date)
            new_issue(facts.folder, facts.number, day, facts.layout, facts.title)
        except KicError as error:
            return self._failed("files.cannot-make", error)
        return self._enter(source_of(facts.folder), ())

    def follow(self, source: Path, ask: Callable[[Before], Wish | None]) -> bool:
        """Makes the issue after the one at ``source`` as ``ask`` wishes, and opens it.

        If that one is open, its unsaved edits are asked about first: what follows is made from the files.
        """
        source, left = source_of(source), False
        if self.home is not None and self.home.source == source:
            left = self.may_leave()
            if not left:
                return False
        try:
            with opened(source, Sink()) as folder:
                issue = read_issue(folder, Sink())
                wish = ask(Before(source, folder, issue, recurring(source, issue)))
            if wish is None or not (left or self.may_leave()):
                return False
            made = begin_next(source, wish)
        except KicError as error:
            return self._failed("files.cannot-follow", error)
        return self._enter(made, ())

    def bring(self, files: Sequence[Path], target: Path, layout: str = "kic-weekly") -> bool:
        """Makes an issue of manuscripts at ``target`` and opens it, with the importer's doubts as findings."""
        from kiclayout.app.bring import import_files  # large, and seldom wanted: not while the program starts

        if not self.may_leave():
            return False
        sink = Sink()
        try:
            import_files(files, target, sink, layout=layout)
        except KicError as error:
            return self._failed("files.cannot-import", error)
        return self._enter(source_of(target), tuple(sink))

    def _enter(self, source: Path, findings: tuple[Diagnostic, ...]) -> bool:
        """Opens another issue in the place of the one that is open; if that fails, this one stays."""
        prune(self.data, dt.datetime.now().timestamp())
        lock = self._lock(source)
        if isinstance(lock, bool) and not lock:
            return False
        held = lock if isinstance(lock, Lock) else None
        sink = Sink()
        try:
            home = home_of(source, self.data / "working", sink)
            project = project_at(home, sink)
        except KicError as error:
            if held:
                held.release()
            return self._failed("files.cannot-open", error)
        self._release()
        read_only = lock is True or any(found.code == NEWER for found in sink)
        self.present = Open(home, held, project.issue, read_only)
        self._begin(project, (*findings, *sink))
        return True

    def _lock(self, source: Path) -> Lock | bool | None:
        """A lock; None if none can be kept there; True: open for reading only; False: do not open."""
        found = acquire(source)
        if found is None or isinstance(found, Lock):
            return found
        answer = self.questions.locked(source.stem, found)
        if answer is Locked.TAKE:
            taken = acquire(source, take_over=True)
            return taken if isinstance(taken, Lock) else True
        return answer is Locked.READ

    def _begin(self, project: Project, findings: tuple[Diagnostic, ...]) -> None:
        """Shows what was opened, guards it, and offers what a crash left behind."""
        assert self.present is not None
        home = self.present.home
        self.session.load(project.folder, project.issue, project.layout, project.book, findings)
        keeper = Keeper(self.data, home)
        self.autosave.guard(keeper)
        self.watcher.watch(home)
        self._declined = frozenset()
        self._beat.start()
        self.changed.emit()
        self._lost.offer(home, keeper)

    def _not_kept(self, error: KicError) -> None:
        """A copy could not be written: told once in a line, for nobody should be stopped in the middle of a word."""
        self.said.emit(self.words("files.not-kept", reason=error.diagnostics[0].message(self.words.lang)))

    # ------------------------------------------------------------------------------------------------ saving
    def save(self) -> bool:
        """Saves what differs; says whether the disk holds now what the window shows."""
        if self.present is None:
            return False
        self._busy = True
        try:
            return self._save(self.present)
        except KicError as error:
            return self._failed("files.cannot-save", error)
        finally:
            self._busy = False

    def _save(self, now: Open) -> bool:
        if now.read_only:
            raise KicError(Sink().add("app-issue-read-only", place=Place(now.home.name)))
        if now.lock:
            require_held(now.lock)
        if not self._take_in():
            return False
        if self.session.modified:
            assert self.present is not None
            undone = partial(withdraw, self.data, now.home, self._undone(self.present), dt.datetime.now())
            self._saved(save(now.home, self.present.disk, self.session.issue, undone))
        return True

    def _undone(self, now: Open) -> frozenset[str]:
        """The articles made here of which nothing is left but the way forth: their making was undone."""
        history = self.session.history
        states = (history.now, *(step.before for step in history.past))
        return now.begun.difference(*(article_files(state.issue) for state in states))

    def _saved(self, saved: Saved) -> None:
        assert self.present is not None
        self.session.mark_saved(saved.issue, saved.findings)
        now, there = self.present, article_files(saved.issue)
        begun = (now.begun - self._undone(now)) | (there - article_files(now.disk))
        self.present = replace(now, disk=saved.disk, begun=begun)
        self.watcher.accept()
        self.autosave.clear()
        self.said.emit(self.words("files.saved", name=self.present.home.name))
        self.saved.emit()

    def keep_beside(self, name: str) -> None:
        """Notes that a file of the issue that is none of its words was written; a packed issue is packed with it.

        Raises:
            KicError: The pack cannot be written; the working folder is ahead of it.
        """
        home = self.home
        if home is not None and home.packed:
            pack(home.folder, home.source)
            self.watcher.accept()
        else:
            self.watcher.accept_file(name)

    def save_as(self, target: Path) -> bool:
        """Writes the whole issue to a new folder or ``.kicissue`` file, and goes on with that one."""
        now = self.present
        if now is None:
            return False
        if source_of(target) == now.home.source:
            return self.save()
        lock = None
        try:
            home = save_copy(now.home, self.session.issue, target, self.data / "working")
            lock = acquire(home.source, take_over=True)
            disk = read_issue(home.folder, Sink())
        except KicError as error:
            return self._failed("files.cannot-save", error)
        self._move(Open(home, lock if isinstance(lock, Lock) else None, disk))
        return True

    def _move(self, there: Open) -> None:
        """Goes on with the copy: pictures are looked up in it, the old place is left."""
        session = self.session
        session.mark_saved(relined(session.issue, there.disk))
        self._leave_home()
        self.present = there
        session.folder = there.home.folder
        session.refresh()
        self.autosave.guard(Keeper(self.data, there.home))
        self.watcher.watch(there.home)
        self._beat.start()
        self.changed.emit()
        self.said.emit(self.words("files.saved", name=there.home.name))
        self.saved.emit()

    # ------------------------------------------------------------------------------------------------ outside
    def check_disk(self) -> None:
        """Looks whether others changed the files, where the system may have kept silent."""
        self.watcher.look()

    def _activated(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.check_disk()

    def _disk_changed(self) -> None:
        if self._busy or self.present is None or self.watcher.differing() == self._declined:
            return
        self._busy = True
        try:
            self._take_in()
        except KicError as error:
            self._declined = self.watcher.differing()
            self.said.emit(self.words("files.unreadable", reason=error.diagnostics[0].message(self.words.lang)))
        finally:
            self._busy = False

    def _take_in(self) -> bool:
        """Takes in what others changed; False if that is left undecided.

        Raises:
            KicError: What stands on the disk cannot be read.
        """
        assert self.present is not None
        seen = self.watcher.now()
        names = self.watcher.differing(seen)
        if not names:
            return True
        outcome = self.outside.take_in(self.present.home, self.present.disk, names)
        if outcome.disk is None:
            self._declined = names
            return False
        self.present = replace(self.present, disk=outcome.disk)
        self.watcher.accept(seen)
        self._declined = frozenset()
        if outcome.kept:
            self.said.emit(self.words("files.put-by", folder=outcome.kept))
        elif outcome.taken:
            self.said.emit(self.words("files.taken-in", n=len(outcome.taken)))
        return True

    def check_lock(self) -> None:
        """Gives a sign of life; if somebody took the issue over, it is for reading only from now on."""
        now = self.present
        if now is None or now.lock is None or now.read_only or now.lock.beat():
            return
        self.present = replace(now, read_only=True)
        self.changed.emit()
        try:
            require_held(now.lock)
        except KicError as error:
            self._failed("files.taken-over", error)

    # ------------------------------------------------------------------------------------------------ closing
    def may_leave(self) -> bool:
        """Asks about unsaved edits; says whether the issue may be closed."""
        if self.present is not None and not self.beside():
            return False
        if self.present is None or not self.session.modified:
            return True
        answer = self.questions.unsaved(self.present.home.name)
        return self.save() if answer is Unsaved.SAVE else answer is Unsaved.DISCARD

    def close(self) -> bool:
        """Closes the issue, asking about what is not saved; False = it stays open."""
        if not self.may_leave():
            return False
        self._release()
        self.changed.emit()
        return True

    def _release(self) -> None:
        """Lets go of what is open; edits that were discarded are put by for a while."""
        if self.present is None:
            return
        self.leaving.emit()
        if self.session.modified:
            with contextlib.suppress(KicError):
                put_by(self.data, self.present.home.source, self.session.issue, dt.datetime.now())
        self._leave_home()

    def _leave_home(self) -> None:
        """Leaves the place of the issue: no copy, no lock, no working folder of it stays."""
        assert self.present is not None
        self.autosave.clear()
        self.autosave.guard(None)
        self.watcher.watch(None)
        self._beat.stop()
        if self.present.lock:
            self.present.lock.release()
        leave(self.present.home)
        self.present = None

    def _failed(self, key: str, error: KicError) -> bool:
        """Tells that something could not be done, and why; always False."""
        self.questions.report(key, error.diagnostics)
        return False
