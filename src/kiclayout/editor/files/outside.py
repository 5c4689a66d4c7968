"""Brings what others did to the files into the window: at once where nothing is unsaved, by choice where it would be.

A file changed on one side only is taken from that side. One that was changed on both is asked about, and the version
that loses is put by. An edit made by others is a step like any other: undo goes back behind it.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kiclayout.app.carry import carried
from kiclayout.app.changes import Changes, Versions, changes, gone_articles, merged, title_of
from kiclayout.app.project import read_project
from kiclayout.app.recovery import put_by
from kiclayout.app.shelf import Home, refresh_working
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.record import dataclass, replace
from kiclayout.content.edit.passages import passage_at, passages
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.files.questions import Conflict, Questions
from kiclayout.editor.session import Session
from kiclayout.store.issue import read_issue

RELOADED = "files.reloaded"
"""What undo calls a change that came from outside."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of looking at the disk.

    Attributes:
        disk: What the files say; None if that is not decided, or they cannot be read: nothing was done.
        taken: The files that were taken from the disk.
        kept: Where a version that lost was put by; None if none did.
    """

    disk: Issue | None
    taken: tuple[str, ...] = ()
    kept: Path | None = None


class Outside:
    """Compares window and disk for one session; it keeps nothing."""

    def __init__(self, session: Session, questions: Questions, data: Path) -> None:
        self._session, self._questions, self._data = session, questions, data

    def take_in(self, home: Home, disk: Issue, names: frozenset[str]) -> Outcome:
        """Takes in what changed.

        Args:
            home: Where the issue lies.
            disk: What the files said when they were read last.
            names: The files that are not as they were.

        Raises:
            KicError: What stands there now cannot be read; the window keeps what it has.
        """
        if home.packed:
            refresh_working(home)
        sink = Sink()
        theirs = read_issue(home.folder, sink)
        versions = self._versions(home, disk, theirs)
        found = changes(versions)
        take = self._decided(versions, found)
        if take is None:
            return Outcome(None)
        kept = self._put_by(home, versions, found, take)
        self._replace(versions, merged(versions, take))
        self._dress(home, names, sink)
        self._session.mark_saved(_as_saved(self._session.issue, theirs), tuple(sink))
        taken = tuple(name for name in found.theirs if name not in found.conflicts or name in take)
        return Outcome(theirs, taken, kept)

    def _versions(self, home: Home, disk: Issue, theirs: Issue) -> Versions:
        session = self._session
        return Versions(session.saved, session.issue, disk, theirs, gone_articles(home.folder, theirs))

    def _decided(self, versions: Versions, found: Changes) -> frozenset[str] | None:
        """The conflicts that the disk wins; None if nobody decided."""
        if not found.conflicts:
            return frozenset()
        asked = [Conflict(name, title_of(versions.mine, name)) for name in found.conflicts]
        return self._questions.conflicts(asked)

    def _put_by(self, home: Home, versions: Versions, found: Changes, take: frozenset[str]) -> Path | None:
        """Keeps the versions that lose."""
        now = dt.datetime.now()
        kept = None
        if any(name in take for name in found.conflicts):
            kept = put_by(self._data, home.source, versions.mine, now)
        if any(name not in take for name in found.conflicts):
            kept = put_by(self._data, home.source, versions.theirs, now)
        return kept

    def _replace(self, versions: Versions, issue: Issue) -> None:
        if issue is not versions.mine and issue != versions.mine:
            self._session.apply(lambda _, selection: Done(issue, still_there(issue, selection)), RELOADED)

    def _dress(self, home: Home, names: frozenset[str], sink: Sink) -> None:
        """Lays out anew what does not depend on words alone: pictures, and a layout that changed.

        A layout that cannot be read is a finding; the pages keep the one they wear.
        """
        session = self._session
        other = session.issue.layout != Path(session.layout.folder).name
        if other or home.packed or any(name.startswith("layouts/") for name in names):
            try:
                project = read_project(home.folder, sink, layout_name=session.issue.layout)
            except KicError as error:
                sink.extend(error.diagnostics)
                return
            session.layout, session.book = project.layout, project.book
            session.refresh()
        elif any(not name.endswith((".md", ".yaml")) for name in names):
            session.refresh()


def _as_saved(mine: Issue, theirs: Issue) -> Issue:
    """What the disk says, as the very objects of the window where these say it."""
    made = carried(mine, theirs)
    return replace(mine, lines=made.lines, sections=made.sections, partners=made.partners) if made == mine else made


def still_there(issue: Issue, selection: Selection | None) -> Selection | None:
    """``selection`` as far as ``issue`` still has it: places behind an end are at the end, lost ones at the start."""
    if selection is None:
        return None
    ends = [_still(issue, spot) for spot in (selection.anchor, selection.focus)]
    if ends[0] is not None and ends[1] is not None:
        return Selection(ends[0], ends[1], selection.whole)
    spot = ends[1] or ends[0] or next((one.spot() for one in passages(issue)), None)
    return caret(spot) if spot else None


def _still(issue: Issue, spot: Spot) -> Spot | None:
    found = passage_at(issue, spot)
    return None if found is None else replace(spot, at=min(spot.at, found.end().at))
