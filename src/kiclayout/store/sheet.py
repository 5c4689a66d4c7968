"""One YAML file of an issue, or of what is kept like one: its text, its edits in place, its writing.

What was edited is read back: if it does not say what it should, the file is written in canonical form. What the keys
mean is not known here.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.store import marks
from kiclayout.store.atomic import write_files
from kiclayout.store.paths import is_link, locate, read_text
from kiclayout.store.yaml_edit import edited
from kiclayout.store.yaml_tree import Group, alike, dump


def sheet_text(folder: Path, name: str, sink: Sink) -> str | None:
    """The text of the YAML file ``name``; None, with a finding where it is there, if it cannot be read."""
    path = locate(folder, name)
    if path is None and is_link(folder, name):
        sink.add("store-file-link", place=Place(name), path=name)
    return read_text(path, name, marks.MAX_BYTES, sink) if path else None


class Sheet(NamedTuple):
    """One YAML file: its name, what it said and what it should say, and how to ask a parsed text what it says."""

    name: str
    old: Group
    new: Group
    says: Callable[[marks.Value], Group | None]


def edited_sheet(folder: Path, sheet: Sheet) -> str:
    """The new text of a YAML file; a file that cannot be read is never overwritten.

    Raises:
        KicError: It is there and cannot be read.
    """
    path = locate(folder, sheet.name)
    if path is None:
        return dump(sheet.new)
    sink = Sink()
    text = read_text(path, sheet.name, marks.MAX_BYTES, sink)
    root = None if text is None else marks.parse(text, sheet.name, sink)
    if text is None or not isinstance(root, marks.Mapping):
        raise KicError(*sink)
    changed = edited(text, root, sheet.old, sheet.new)
    return changed if _said(changed, sheet) else dump(sheet.new)


def _said(text: str, sheet: Sheet) -> bool:
    """Whether ``text`` says what was changed; what somebody else changed on the disk meanwhile is not asked."""
    root = marks.parse(text, sheet.name, Sink())
    found = sheet.says(root) if root else None
    if found is None:
        return False
    keys = {key for key, _ in (*sheet.old.entries, *sheet.new.entries)}
    changed = [key for key in keys if sheet.old.get(key) != sheet.new.get(key)]
    return all(alike(found.get(key), sheet.new.get(key)) for key in changed)


def write_sheets(folder: Path, files: dict[str, str]) -> tuple[str, ...]:
    """Writes texts under their names in ``folder``, all or none, and gives the names.

    Raises:
        KicError: A file cannot be written; nothing has changed.
    """
    write_files({locate(folder, name) or folder / name: text.encode("utf-8") for name, text in files.items()})
    return tuple(files)
