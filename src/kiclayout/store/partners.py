"""partners/partners.yaml of a folder: that of an issue, or that of a registry that outlives issues.

A registry is a folder with the same ``partners/`` as an issue has, so that a record with its files can be taken from
either to the other as it is. Whether logos exist and are good is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Partner
from kiclayout.store import marks
from kiclayout.store.issue_schema import FORMAT, PARTNERS, partners_of
from kiclayout.store.issue_tree import partners_tree
from kiclayout.store.schema import Fields, read
from kiclayout.store.sheet import Sheet, edited_sheet, sheet_text, write_sheets
from kiclayout.store.yaml_tree import Group

PARTNERS_FOLDER, PARTNERS_FILE = "partners", "partners/partners.yaml"


@dataclass(frozen=True, slots=True)
class Roll:
    """Partner records, and the language that names without a language are in."""

    partners: tuple[Partner, ...] = ()
    lang: str = "ko"


def read_partners(folder: Path, sink: Sink) -> tuple[Partner, ...]:
    """The records of ``folder``; none if there is no file, or, with a finding, if it cannot be read."""
    fields = _fields(folder, sink)
    check_ids(fields.all("partners", Fields) if fields else (), sink)
    return partners_of(fields) if fields else ()


def save_partners(folder: Path, old: Roll, new: Roll) -> None:
    """Writes what differs between ``old``, as it was read just now, and ``new``; comments and order stay.

    Raises:
        KicError: The file has a newer format, cannot be read, or not be written; nothing has changed.
    """
    fields = _fields(folder, Sink())
    version = fields.one("format", int, FORMAT) if fields else FORMAT
    if fields and version > FORMAT:
        place = fields.place("format")
        raise KicError(Sink().add("store-format-newer", place=place, found=version, known=FORMAT))
    sheet = partners_sheet(old, new)
    if sheet.old != sheet.new:
        write_sheets(folder, {sheet.name: edited_sheet(folder, sheet)})


def partners_sheet(old: Roll, new: Roll) -> Sheet:
    """The file that said ``old`` and is to say ``new``."""

    def says(root: marks.Value) -> Group:
        return partners_tree(partners_of(read(root, PARTNERS, PARTNERS_FILE, Sink())), new.lang)

    return Sheet(PARTNERS_FILE, partners_tree(old.partners, old.lang), partners_tree(new.partners, new.lang), says)


def check_ids(records: Iterable[Fields], sink: Sink) -> None:
    """Reports the records whose id an earlier one has."""
    seen: set[str] = set()
    for record in records:
        name = record.one("id", str, "")
        if name and name in seen:
            sink.add("store-id-twice", place=record.place("id"), id=name)
        seen.add(name)


def _fields(folder: Path, sink: Sink) -> Fields | None:
    text = sheet_text(folder, PARTNERS_FILE, sink)
    root = None if text is None else marks.parse(text, PARTNERS_FILE, sink)
    return read(root, PARTNERS, PARTNERS_FILE, sink) if root else None
