"""What must be asked of a person about files, as an interface: the window answers with dialogs, a test with words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from enum import Enum
from pathlib import Path
from typing import Protocol

from kiclayout.app.lock import Holder
from kiclayout.app.next_issue import Wish
from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue
from kiclayout.editor.words import Words


class Unsaved(Enum):
    """What becomes of unsaved edits."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"


class Locked(Enum):
    """What is done with an issue that somebody else has open."""

    READ = "read"
    TAKE = "take"
    CANCEL = "cancel"


class Lost(Enum):
    """What becomes of edits that a crash left behind."""

    RESTORE = "restore"
    DISCARD = "discard"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Offer:
    """Edits that a crash left behind.

    Attributes:
        name: The issue's name.
        written: When they were kept, in seconds since 1970.
        titles: What differs, by article title or file name.
        elsewhere: Which of them changed on the disk since then, too.
    """

    name: str
    written: float
    titles: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """One file that was changed here and on the disk. ``title`` is what people call it."""

    file: str
    title: str


class Questions(Protocol):
    """Everything that is asked or told about files."""

    def speak(self, words: Words) -> None:
        """Asks in another language from now on."""

    def unsaved(self, name: str) -> Unsaved:
        """The issue ``name`` is to be closed, with unsaved edits."""

    def locked(self, name: str, holder: Holder) -> Locked:
        """Somebody else has the issue ``name`` open."""

    def lost(self, offer: Offer) -> Lost:
        """A crash left edits behind."""

    def conflicts(self, found: Sequence[Conflict]) -> frozenset[str] | None:
        """Files changed on both sides: for which of them the disk's version counts. None = undecided."""

    def export_with_errors(self, findings: Sequence[Diagnostic]) -> bool:
        """The issue has errors: whether it is exported all the same."""

    def report(self, key: str, findings: Sequence[Diagnostic]) -> None:
        """Something could not be done; ``key`` of the wording says what, the findings why."""


class Chooser(Protocol):
    """Asks for names of files. Each answer is None if nothing was chosen."""

    def speak(self, words: Words) -> None:
        """Asks in another language from now on."""

    def issue(self, start: Path) -> Path | None:
        """An issue to open: a folder's issue.yaml or a packed file."""

    def documents(self, start: Path) -> tuple[Path, ...]:
        """Manuscripts to bring in, in reading order."""

    def new_folder(self, start: Path, name: str) -> Path | None:
        """A folder for a new issue or a copy; ``name`` is proposed."""

    def pack(self, start: Path, name: str) -> Path | None:
        """A packed file to write."""

    def pdf(self, start: Path, name: str) -> Path | None:
        """A PDF to write."""

    def export(self, proposed: Wanted) -> Wanted | None:
        """What a PDF is to be made for, and where it goes."""

    def cells(self, start: Path) -> Path | None:
        """A file with cells, for a table."""

    def picture(self, start: Path) -> Path | None:
        """A picture for a figure."""

    def pictures(self, start: Path) -> tuple[Path, ...]:
        """Pictures for a row, in their order."""

    def place(self, start: Path) -> Path | None:
        """A folder that is there."""

    def fresh(self, number: int, start: Path) -> Facts | None:
        """What a new issue begins with; ``number`` is proposed, and a folder in ``start``."""

    def following(self, before: Before) -> Wish | None:
        """What the issue after another one shall be."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What a new issue begins with.

    Attributes:
        number: Its number.
        date: As YYYY-MM-DD.
        layout: The layout's name.
        title: Empty = the layout's own.
        folder: Where it will lie.
    """

    number: int
    date: str
    layout: str
    title: str
    folder: Path


@dataclass(frozen=True, slots=True)
class Before:
    """An issue that another one may follow.

    Attributes:
        source: Where it lies: a folder or a packed file.
        folder: Where its files can be read meanwhile.
        issue: What it says.
        columns: Paths of the articles that most likely come back.
    """

    source: Path
    folder: Path
    issue: Issue
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wanted:
    """A PDF that is wanted.

    Attributes:
        target: The file.
        preset: What it is made for: screen, print, both of these or proof.
        profile: The printer's ICC profile; None = the one that comes along. For what is printed only.
        password: Locks the file; not the printer's.
    """

    target: Path
    preset: str = "screen"
    profile: Path | None = None
    password: str = field(default="", repr=False)
