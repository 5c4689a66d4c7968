"""Edits that a crash left behind: offered when their issue is opened again, and taken up or put by as is answered.

How they are kept while one works is in ``autosave`` and ``app.recovery``.
"""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

from kiclayout.app.changes import title_of
from kiclayout.app.recovery import Keeper, Trace, changed_since, restored, set_aside, traces, unreadable
from kiclayout.app.sheets import differing
from kiclayout.app.shelf import Home
from kiclayout.base.diagnostics import KicError
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done
from kiclayout.editor.files.outside import still_there
from kiclayout.editor.files.questions import Lost, Offer, Questions
from kiclayout.editor.session import Session

RESTORED = "files.restored"
"""What undo calls the edits that a crash had left behind."""


class LostEdits:
    """Looks for them for one session; it keeps nothing."""

    def __init__(self, session: Session, questions: Questions, data: Path) -> None:
        self._session, self._questions, self._data = session, questions, data

    def offer(self, home: Home, keeper: Keeper) -> None:
        """Offers what was left behind of the issue at ``home``, just opened, if anything was.

        What is taken up stays on the disk until ``keeper``, who keeps the edits from now on, has it.
        """
        if (found := self._found(home)) is None:
            return
        left, issue = found
        newest, *older = left
        titles = tuple(title_of(issue, name) for name in differing(self._session.issue, issue))
        elsewhere = tuple(title_of(issue, name) for name in changed_since(newest, home))
        answer = self._questions.lost(Offer(home.name, newest.written, titles, elsewhere))
        if answer is Lost.LATER:
            return
        if answer is Lost.RESTORE:
            keeper.replaces = (newest.folder,)
            self._session.apply(lambda _, selection: Done(issue, still_there(issue, selection)), RESTORED)
        for trace in older if answer is Lost.RESTORE else left:
            set_aside(self._data, home.source, trace, dt.datetime.now())

    def _found(self, home: Home) -> tuple[list[Trace], Issue] | None:
        """What was left behind, the newest that the disk does not have first, and the issue as it was there."""
        left, disk = list(traces(self._data, home.source)), self._session.issue
        while left:
            try:
                issue = restored(left[0], home, disk)
            except OSError as error:
                self._failed(unreadable(left[0], error))
                return None
            except KicError as error:
                self._failed(error)
                set_aside(self._data, home.source, left.pop(0), dt.datetime.now())
                continue
            if differing(disk, issue):
                return left, issue
            shutil.rmtree(left.pop(0).folder, ignore_errors=True)
        return None

    def _failed(self, error: KicError) -> None:
        self._questions.report("files.cannot-restore", error.diagnostics)
