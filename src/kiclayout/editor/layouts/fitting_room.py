"""The layout that is being changed and the pages that wear it: every change is tried, taken, shown; written when asked.

It asks nobody anything and shows nothing itself; the dialog does.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from kiclayout.app.layout_draft import LayoutDraft, changed, differs, open_draft, save_draft
from kiclayout.app.own_layout import begin_layout, comes_along
from kiclayout.base.diagnostics import Diagnostic, KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.content.edit.renaming import Rename, Renaming, between
from kiclayout.content.edit.templates import in_copy
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.design.layout import Layout
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.names_kept import keep_names
from kiclayout.editor.session import Session

COPIED = "layouts.copied"
"""What undo calls the change to a copy of the layout."""


class FittingRoom(QObject):
    """See the module.

    Signals:
        changed: The draft is another value, or there is none any more.
        renamed: Something of the layout is called otherwise now; whether the open issue named it, and so was changed.
    """

    changed = Signal()
    renamed = Signal(bool)

    def __init__(self, session: Session, documents: Documents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._documents = session, documents
        self.draft: LayoutDraft | None = None
        self._renamings: list[Renaming] = []
        """What led from the names that the draft began with to those that it has."""
        self._named: tuple[Issue, Issue] | None = None
        """The issue as the disk holds it, and what it would say there with the names of the draft."""

    @property
    def layout(self) -> Layout:
        """As it is to be; that of the issue where there is no draft."""
        return self.draft.now.layout if self.draft else self._session.layout

    @property
    def worn(self) -> bool:
        """Whether the open issue wears the layout that is being changed."""
        return self.draft is not None and Path(self._session.layout.folder) == self.draft.folder.resolve()

    # ------------------------------------------------------------------------------------------------ beginning
    def begin(self) -> None:
        """Takes the layout of the issue in hand, if it may be changed; changes that are not saved stay in hand."""
        session = self._session
        if self.draft is not None and self.draft.modified:
            if self.worn and session.layout is not self.draft.now.layout:
                self._wear()
            self.changed.emit()
            return
        folder = Path(session.layout.folder)
        self.leave()
        if session.loaded and not comes_along(folder):
            with suppress(KicError):
                self._open(folder)
        self.changed.emit()

    def copy(self, name: str) -> None:
        """Begins a layout of the issue's own from the one that it wears, and has the issue wear it: one step.

        Raises:
            KicError: The name is none or taken, or nothing can be written there.
        """
        session = self._session
        self._writable()
        made = begin_layout(name, session.layout.name, session.folder)
        for file in sorted(path for path in made.rglob("*") if path.is_file()):
            self._documents.watcher.accept_file(file.relative_to(session.folder).as_posix())

        def edit(issue: Issue, selection: Selection | None) -> Done:
            return Done(in_copy(issue, made.name), selection)

        session.apply(edit, COPIED)
        self.begin()

    # ------------------------------------------------------------------------------------------------ changing
    def look_again(self) -> bool:
        """Reads the file anew if others wrote it, unless that would lose something; whether it would."""
        if self.draft is None or not differs(self.draft):
            return False
        if self.draft.modified:
            return True
        with suppress(KicError):
            self._open(self.draft.folder)
            self._wear()
        self.changed.emit()
        return False

    def change(self, edit: Callable[[str], str], name: Rename | None = None) -> tuple[Diagnostic, ...]:
        """Changes the layout; gives what is newly wrong. What cannot be read so is not taken.

        ``name`` is what ``edit`` calls otherwise: so does the issue, now and wherever undo and redo lead.
        """
        if self.draft is None:
            return ()
        if not self.draft.modified and differs(self.draft):
            with suppress(KicError):
                self._open(self.draft.folder)
        draft, found = changed(self.draft, edit, name)
        self._take(draft)
        return found

    def undo(self) -> None:
        """One change less."""
        if self.draft is not None:
            self._take(self.draft.undone())

    def redo(self) -> None:
        """The change that was undone last, again."""
        if self.draft is not None:
            self._take(self.draft.redone())

    def _take(self, draft: LayoutDraft) -> None:
        if draft is self.draft or self.draft is None:
            return
        names, self.draft = between(self.draft.now.names, draft.now.names), draft
        self._show(names)

    def _show(self, names: tuple[Rename, ...]) -> None:
        """Shows the draft, in which ``names`` are called otherwise than before."""
        followed = bool(names) and self._follow(tuple(map(self._renaming, names)))
        self._wear()
        self.changed.emit()
        if names:
            self.renamed.emit(followed)

    def _follow(self, edits: tuple[Callable[[Issue], Issue], ...]) -> bool:
        """Has the issue call things otherwise; whether it is another now."""

        def edit(issue: Issue) -> Issue:
            for one in edits:
                issue = one(issue)
            return issue

        followed = self._session.rename(edit)
        saved = named = self._session.saved
        if self._named is not None and self._named[0] is saved:
            named = self._named[1]
        self._named = saved, edit(named)
        return followed

    def _renaming(self, name: Rename) -> Callable[[Issue], Issue]:
        """What has an issue follow; the way back is that of the step that it takes back."""
        if self._renamings and self._renamings[-1].name.back() == name:
            return self._renamings.pop().back()
        self._renamings.append(Renaming(name, self.layout.name))
        return self._renamings[-1].forth()

    def _wear(self) -> None:
        """Shows the pages in the draft, if they are those of an issue that wears it."""
        session, draft = self._session, self.draft
        if draft is not None and self.worn:
            session.wear(draft.now.layout, session.book, draft.now.findings)
            session.refresh()

    # ------------------------------------------------------------------------------------------------ keeping
    def outrun(self) -> bool:
        """Whether somebody else wrote the file meanwhile."""
        return self.draft is not None and differs(self.draft)

    def save(self) -> None:
        """Writes the layout's file, and its new names into the issue's.

        Raises:
            KicError: It cannot be written; the changes stay in hand.
        """
        if self.draft is None:
            return
        folder, home = self.draft.folder, self._session.folder.resolve()
        inside = folder.resolve().is_relative_to(home)
        if inside:
            self._writable()
        self.draft = save_draft(self.draft)
        if inside:
            self._documents.keep_beside((folder.resolve() / "layout.yaml").relative_to(home).as_posix())
        self.changed.emit()
        self._keep_names()

    def discard(self) -> None:
        """Gives up all that is not saved: the layout is as its file has it."""
        if self.draft is None:
            return
        names: tuple[Rename, ...] = ()
        with suppress(KicError):
            fresh = open_draft(self.draft.folder)
            names, self.draft = between(self.draft.now.names, self.draft.saved_names), fresh
        self._show(names)
        if not self.draft.modified:
            with suppress(KicError):  # then they are unsaved, and asked about with the issue
                self._keep_names()
            self._renamings.clear()

    def leave(self) -> None:
        """Has no layout in hand any more."""
        self.draft = self._named = None
        self._renamings.clear()

    def _open(self, folder: Path) -> None:
        """Takes the layout in ``folder`` in hand as its file says it.

        Raises:
            KicError: It cannot be read; what was in hand stays.
        """
        self.draft, self._named = open_draft(folder), None
        self._renamings.clear()

    def _keep_names(self) -> None:
        """Has the issue's files name things as the layout's file does, whatever else of the issue is unsaved."""
        named, self._named = self._named, None
        if named is not None and named[0] is self._session.saved and named[1] is not named[0]:
            keep_names(self._documents, named[1])

    def _writable(self) -> None:
        if self._documents.read_only:
            raise KicError(Sink().add("app-issue-read-only", place=Place(self._session.folder.name)))
