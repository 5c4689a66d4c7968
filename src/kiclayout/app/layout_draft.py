"""A layout that is being changed: its file's text with past and future, tried before it is taken, written when asked.

A draft is a value. What the changes are is ``store.layout_edit``'s to know; what shows the pages, the window's.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kiclayout.base.diagnostics import Diagnostic, KicError, Severity, Sink
from kiclayout.base.record import dataclass, replace
from kiclayout.content.edit.renaming import Rename
from kiclayout.design.layout import Layout
from kiclayout.store.atomic import write_files
from kiclayout.store.layout_edit import rooted
from kiclayout.store.layout_places import LAYOUT_FILE
from kiclayout.store.layouts import layout_of, layout_text

ON_THE_WAY = ("layout-frame-outside", "layout-frames-overlap", "layout-template-facing")
"""Errors that one number may make and the next one mends: frames on their way to another place."""


@dataclass(frozen=True, slots=True)
class Told:
    """A text of a layout's file, and what reading it gave.

    Attributes:
        text: The file's.
        layout: What it says.
        findings: What is wrong with it.
        names: What is called otherwise in it than in the text that the draft began with, step by step.
    """

    text: str
    layout: Layout
    findings: tuple[Diagnostic, ...]
    names: tuple[Rename, ...] = ()


@dataclass(frozen=True, slots=True)
class LayoutDraft:
    """See the module.

    Attributes:
        folder: The layout's.
        saved: The text that the file had when it was read or written last.
        now: As it is to be.
        past: What it was before, the oldest first.
        future: What was undone, the next one last.
        saved_names: The ``names`` of the text that is saved.
    """

    folder: Path
    saved: str
    now: Told
    past: tuple[Told, ...] = ()
    future: tuple[Told, ...] = ()
    saved_names: tuple[Rename, ...] = ()

    @property
    def modified(self) -> bool:
        """Whether there is something to save."""
        return self.now.text != self.saved

    def undone(self) -> LayoutDraft:
        """One change less."""
        if not self.past:
            return self
        return replace(self, now=self.past[-1], past=self.past[:-1], future=(*self.future, self.now))

    def redone(self) -> LayoutDraft:
        """The change that was undone last, again."""
        if not self.future:
            return self
        return replace(self, now=self.future[-1], past=(*self.past, self.now), future=self.future[:-1])


def open_draft(folder: Path) -> LayoutDraft:
    """The layout in ``folder`` as its file says it.

    Raises:
        KicError: It cannot be read.
    """
    text = layout_text(folder, Sink())
    return LayoutDraft(folder, text, _told(text, folder))


def changed(
    draft: LayoutDraft, edit: Callable[[str], str], name: Rename | None = None
) -> tuple[LayoutDraft, tuple[Diagnostic, ...]]:
    """``draft`` after ``edit``, and what is newly wrong with it; an edit that does not fit changes nothing.

    ``name`` is what the edit calls otherwise.
    """
    try:
        text = edit(draft.now.text)
        if text == draft.now.text:
            return draft, ()
        told = replace(_told(text, draft.folder), names=(*draft.now.names, *((name,) if name else ())))
    except KicError as error:
        return draft, error.diagnostics
    known = {(one.code, one.values) for one in draft.now.findings}
    new = tuple(one for one in told.findings if (one.code, one.values) not in known)
    if any(one.severity is Severity.ERROR and one.code not in ON_THE_WAY for one in new):
        return draft, new
    return replace(draft, now=told, past=(*draft.past, draft.now), future=()), new


def differs(draft: LayoutDraft) -> bool:
    """Whether somebody else wrote the file since it was read."""
    try:
        return layout_text(draft.folder, Sink()) != draft.saved
    except KicError:
        return False


def save_draft(draft: LayoutDraft) -> LayoutDraft:
    """Writes the layout's file, with the line ends that it has; the past stays.

    Raises:
        KicError: It cannot be written; it stands as it was.
    """
    file, text = draft.folder / LAYOUT_FILE, draft.now.text
    if file.is_file() and b"\r\n" in file.read_bytes():
        text = text.replace("\n", "\r\n")
    write_files({file: text.encode("utf-8")})
    return replace(draft, saved=draft.now.text, saved_names=draft.now.names)


def _told(text: str, folder: Path) -> Told:
    sink = Sink()
    try:
        root = rooted(text)  # what was edited is parsed once for reading it and for showing what it states
    except KicError:
        root = None
    layout = layout_of(text, folder, sink, root)
    return Told(text, layout, tuple(sink))
