"""What can be done with partners: put on the wall, added from files, taken over from the registry or another issue.

Every edit is one step that can be undone; files that were copied stay. Questions are asked with cards, what came of it
is said in one line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from kiclayout.app.logo_files import body_of, brought, judged
from kiclayout.app.registry import own_registry, read_registry
from kiclayout.app.registry_changes import registered, taken_over, unregistered, with_files
from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.record import replace
from kiclayout.content.edit import partners as edits
from kiclayout.content.issue import Bilingual, Issue, Partner
from kiclayout.content.spot import Done, Selection
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.partners.entries import Entry, entries_of
from kiclayout.editor.partners.shelf import RegistryShelf
from kiclayout.editor.partners.svg_picture import picture_beside
from kiclayout.editor.session import Session
from kiclayout.store.pack import opened
from kiclayout.store.partners import PARTNERS_FOLDER, read_partners

LOGO, REVERSED = "logo", "reversed"
Change = Callable[[Issue], Issue]


class PartnersDesk(QObject):
    """See the module.

    Signals:
        changed: There are other partners to be shown.
        said: One line, as a key of the wording and its values.
        refused: Files were not taken: a tuple of findings.
        own_file: A file of the issue was written, by its name in it.
    """

    changed = Signal()
    said = Signal(str, object)
    refused = Signal(object)
    own_file = Signal(str)

    def __init__(self, session: Session, documents: Documents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session, self._documents = session, documents
        self.shelf = RegistryShelf(session, documents.data, self)
        self.shelf.changed.connect(self.changed)

    # ------------------------------------------------------------------------------------------------ what there is
    @property
    def entries(self) -> tuple[Entry, ...]:
        """All partners, of the issue and of the registry."""
        differing = {one.mine.id: one.what for one in self.shelf.differing}
        return entries_of(self.session.issue, self.shelf.registry, differing)

    def file_of(self, entry: Entry, light: bool = False) -> Path | None:
        """Where a partner's logo can be opened; for dark grounds, if asked, that for light ones in its absence."""
        name = (entry.partner.reversed if light else "") or entry.partner.logo
        registry = self.shelf.registry
        folder = self.session.folder if entry.here or registry is None else registry.source
        return folder / name if name else None

    # ------------------------------------------------------------------------------------------------ the issue
    def use(self, name: str, on: bool) -> None:
        """Puts a partner's mark on the wall, or takes it off; one that only the registry has is taken over."""
        issue = self.session.issue
        if on and issue.partner(name) is None:
            self._carried("use", lambda one: edits.show_logo(self._taken(one, (name,)), name, True))
        else:
            self._apply("use" if on else "unuse", lambda one: edits.show_logo(one, name, on))

    def put(self, partner: Partner) -> None:
        """Changes a record of the issue."""
        self._apply("edit", lambda issue: edits.put_partner(issue, partner))

    def move(self, name: str, step: int) -> None:
        """Moves a mark so many places on the wall."""
        self._apply("move", lambda issue: edits.move_logo(issue, name, step))

    def arrange(self, order: str) -> None:
        """Arranges the wall by role, and within it by ``order``."""
        self._apply("arrange", lambda issue: edits.arrange_logos(issue, order))

    def drop(self, name: str) -> None:
        """Takes a record out of the issue."""
        self._apply("drop", lambda issue: edits.drop_partner(issue, name))

    def update(self, names: Iterable[str] = ()) -> None:
        """Takes over what the registry says of partners, by default of all that differ, as one step."""
        wanted = tuple(names) or tuple(one.mine.id for one in self.shelf.differing)
        if not wanted:
            self.said.emit("partners.said.current", {})
        elif self._carried("update", lambda issue: self._taken(issue, wanted)):
            self.said.emit("partners.said.updated", {"n": len(wanted)})

    def _taken(self, issue: Issue, names: Iterable[str]) -> Issue:
        registry = self.shelf.registry
        return taken_over(issue, self.session.folder, registry, names) if registry else issue

    # ------------------------------------------------------------------------------------------------ files
    def add(self, files: Sequence[Path]) -> str:
        """Makes partners of logo files, two files of one body one; the id of the first, empty = none was made.

        A file whose name is a body's that the issue has without such a logo is given to it.
        """
        bad: list[Diagnostic] = []
        made: list[Partner] = []
        for file in files:
            taken = self._accepted(file, bad)
            if taken is not None:
                self._give(file, taken, made)
        if made:
            self._apply("add", lambda issue: _with_marks(edits.put_partners(issue, made), made))
        if bad:
            self.refused.emit(tuple(bad))
        return made[0].id if made else ""

    def set_file(self, partner: Partner, key: str, file: Path) -> None:
        """Gives a partner another logo (``LOGO`` or ``REVERSED``)."""
        bad: list[Diagnostic] = []
        name = self._accepted(file, bad)
        if name is not None:
            change: dict[str, Any] = {key: name}
            self.put(replace(partner, **change))
        if bad:
            self.refused.emit(tuple(bad))

    def _accepted(self, file: Path, bad: list[Diagnostic]) -> str | None:
        """The name of a file in the issue, or None if it cannot be used; what is wrong with it goes to ``bad``."""
        found = judged(file)
        bad += found.findings if not found.usable else ()
        if not found.usable or not self._may_write():
            return None
        try:
            name = brought(file, self.session.folder)
            if found.beyond:
                name = self._pictured(name) or name
        except OSError as error:
            self._not_copied(file.name, error)
            return None
        self.own_file.emit(name)
        return name

    def _pictured(self, name: str) -> str:
        """A picture in place of an SVG that the pages do not draw whole; empty = Qt draws nothing of it, either."""
        folder = self.session.folder
        target = picture_beside(folder / name, folder / PARTNERS_FOLDER)
        if target is None:
            return ""
        self.own_file.emit(name)
        self.said.emit("partners.said.pictured", {"file": Path(name).name})
        return f"{PARTNERS_FOLDER}/{target.name}"

    def _give(self, file: Path, name: str, made: list[Partner]) -> None:
        """Gives the file called ``name`` to a partner among ``made``, to one that lacks it, or to a new one."""
        body, light = body_of(file)
        key = REVERSED if light else LOGO
        change: dict[str, Any] = {key: name}
        wanted = edits.free_id(body, ())
        for number, one in enumerate(made):
            if one.id == wanted and not getattr(one, key):
                made[number] = replace(one, **change)
                return
        issue = self.session.issue
        known = issue.partner(wanted)
        if known is not None and not getattr(known, key):
            made.append(replace(known, **change))
            return
        taken = {one.id for one in (*issue.partners, *made)}
        made.append(replace(Partner(edits.free_id(body, taken), Bilingual(body)), **change))

    # ------------------------------------------------------------------------------------------------ from elsewhere
    def bring_issue(self, source: Path) -> None:
        """Brings the partners of another issue that this one does not have, with their files; none is shown yet."""
        if not self._may_write():
            return
        try:
            with opened(source, Sink()) as folder:
                found = read_partners(folder, Sink())
                new = [one for one in found if self.session.issue.partner(one.id) is None]
                fresh = [with_files(one, folder, self.session.folder) for one in new]
        except (KicError, OSError):
            self.said.emit("partners.said.no-issue", {"file": source.name})
            return
        if fresh:
            self._apply("bring", lambda issue: edits.put_partners(issue, fresh))
        self.said.emit("partners.said.brought", {"n": len(fresh), "known": len(found) - len(fresh)})

    def save(self, names: Sequence[str]) -> None:
        """Writes records of the issue, with their logos, into the registry."""
        issue = self.session.issue
        chosen = [one for one in issue.partners if one.id in names]
        registry = self.shelf.registry or read_registry(self.shelf.folder)
        self._told(partial(registered, registry, chosen, self.session.folder, issue.lang), "saved", len(chosen))

    def forget(self, name: str) -> None:
        """Takes a record out of the registry; issues that have it keep it."""
        registry = self.shelf.registry
        if registry is not None:
            self._told(partial(unregistered, registry, name), "forgotten", 1)

    def _told(self, change: Callable[[], object], said: str, count: int) -> None:
        """Changes the registry, which is read again then."""
        try:
            change()
        except KicError as error:
            self.refused.emit(error.diagnostics)
            return
        self.said.emit(f"partners.said.{said}", {"n": count})
        self.shelf.refresh()

    @property
    def own(self) -> bool:
        """Whether the registry is the user's own folder."""
        return self.shelf.folder == own_registry()

    # ------------------------------------------------------------------------------------------------ steps
    def _may_write(self) -> bool:
        if self._documents.read_only:
            self.said.emit("partners.said.read-only", {})
        return not self._documents.read_only

    def _carried(self, step: str, change: Change) -> bool:
        """An edit that copies files; whether it was made."""
        if not self._may_write():
            return False
        try:
            made = change(self.session.issue)
        except OSError as error:
            self._not_copied(error.filename or "", error)
            return False
        self._apply(step, lambda _issue: made)
        return True

    def _not_copied(self, file: str, error: OSError) -> None:
        self.said.emit("partners.said.not-copied", {"file": file, "reason": error.strerror or error})

    def _apply(self, step: str, change: Change) -> None:
        def edit(issue: Issue, _selection: Selection | None) -> Done:
            return Done(change(issue))

        if change(self.session.issue) is self.session.issue:
            return
        self.session.apply(edit, f"partners.step.{step}")
        self.changed.emit()


def _with_marks(issue: Issue, made: Iterable[Partner]) -> Issue:
    """``issue`` with the marks of partners that were just made on the wall."""
    for one in made:
        issue = edits.show_logo(issue, one.id, True)
    return issue
