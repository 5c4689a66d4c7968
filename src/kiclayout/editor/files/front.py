"""What menus and keys ask of files: names are asked for, then the work is handed to documents and exporter.

Implements ``actions.desk.Files``. Where the last dialog was is where the next one begins.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths

from kiclayout.app.pdf_name import pdf_stem
from kiclayout.app.presets import named_for
from kiclayout.app.shelf import pack_copy
from kiclayout.app.target import PDF
from kiclayout.base.diagnostics import KicError
from kiclayout.content.issue import Article
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.manuscripts import Manuscripts
from kiclayout.editor.files.questions import Chooser, Wanted
from kiclayout.editor.jobs.export_job import Printed
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.editor.jobs.reveal import reveal
from kiclayout.editor.pictures.intake import FOLDER
from kiclayout.editor.words import Words


class FileDesk(QObject):
    """See the module.

    Attributes:
        number: Of the issue that was open last, in whatever run of the program.
        cells: What is done with tables of files; takes ``insert``, ``refresh`` or ``replace``.
        manuscripts: Who makes articles of documents; None = nobody does.
        profile: The printer's ICC profile that was chosen last; None = the one that comes along.
    """

    def __init__(
        self, documents: Documents, exporter: Exporter, chooser: Chooser, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.documents, self.exporter, self._chooser = documents, exporter, chooser
        self._targets: dict[tuple[Path, str], Path] = {}
        exporter.finished.connect(self._exported)
        self._preset = "screen"
        self.profile: Path | None = None
        self.cells: Callable[[str], None] = lambda _what: None
        self.manuscripts: Manuscripts | None = None
        self.number = 0
        self.last = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))

    def speak(self, words: Words) -> None:
        """Says everything in another language from now on."""
        self.documents.words = words
        for one in (self.documents.questions, self._chooser):
            one.speak(words)

    def new(self) -> None:
        """Asks what a fresh issue begins with and makes it."""
        number = self.documents.session.issue.number if self.documents.present else self.number
        facts = self._chooser.fresh(number + 1, self._start())
        if facts:
            self.last = facts.folder.parent
            self.documents.new(facts)

    def following(self, source: Path | None = None) -> None:
        """Asks what of the issue at ``source`` stays and makes the next one; None = of the one that is open."""
        home = self.documents.home
        source = source or (home.source if home else None)
        if source is not None and self.documents.follow(source, self._chooser.following):
            assert self.documents.home
            self.last = self.documents.home.source.parent

    def open(self) -> None:
        """Asks for an issue and opens it."""
        if path := self.ask_issue(self._start()):
            self.open_path(path)

    def ask_issue(self, start: Path) -> Path | None:
        """Asks where an issue is, beginning in ``start``."""
        return self._chooser.issue(start)

    def open_path(self, path: Path) -> None:
        """Opens the issue at ``path``."""
        if self.documents.open(path):
            assert self.documents.home
            self.last = self.documents.home.source.parent

    def save(self) -> None:
        """Saves the issue where it lies; elsewhere, if it was opened for reading only."""
        if self.documents.read_only:
            self.save_as()
        else:
            self.documents.save()

    def save_as(self) -> None:
        """Asks for a folder and goes on with a copy in it."""
        if home := self.documents.home:
            choose = self._chooser.pack if home.packed else self._chooser.new_folder
            if target := choose(home.source.parent, home.name):
                self.documents.save_as(target)

    def pack(self) -> None:
        """Asks for a name and packs what the window shows into one file; the issue stays where it is."""
        home = self.documents.home
        target = self._chooser.pack(home.source.parent, home.name) if home else None
        if home and target:
            words = self.documents.words
            try:
                pack_copy(home, self.documents.session.issue, target, self.documents.data / "working")
            except KicError as error:
                self.documents.questions.report("files.cannot-save", error.diagnostics)
            else:
                self.documents.said.emit(words("files.packed", file=target.name))

    def bring(self) -> None:
        """Asks for manuscripts and a folder and makes an issue of them."""
        self.bring_files(self._chooser.documents(self._start()))

    def bring_files(self, files: Sequence[Path]) -> None:
        """Asks for a folder and makes an issue of manuscripts."""
        folder = self._chooser.new_folder(files[0].parent, files[0].stem) if files else None
        if folder:
            self.documents.bring(files, folder)

    def insert(self, here: Article | None) -> None:
        """Asks for manuscripts and puts their articles into the open issue, behind ``here``."""
        self.insert_files(self._chooser.documents(self._start()), here)

    def insert_files(self, files: Sequence[Path], here: Article | None) -> None:
        """Puts the articles of manuscripts into the open issue, behind ``here``."""
        if self.manuscripts is not None:
            self.manuscripts.bring(files, here)

    def cells_file(self) -> Path | None:
        """Asks for a file with cells; None = none was chosen."""
        return self._chooser.cells(self.documents.home.folder) if self.documents.home else None

    def export(self, preset: str = "screen") -> None:
        """Makes the PDF for ``preset``; where it goes is asked the first time, later the same file is made anew."""
        home = self.documents.home
        if home is None or self._exporting():
            return
        target = self._targets.get((home.source, preset))
        target = target or self._chooser.pdf(home.source.parent, named_for(preset, self._stem(home.name)))
        if target:
            self._export(Wanted(target, preset, self.profile if preset == "print" else None))

    def export_to(self) -> None:
        """Asks what the PDF is for, where it goes and what belongs to it, whatever it was the last time."""
        home = self.documents.home
        if home is None or self._exporting():
            return
        preset = self._preset
        target = self._targets.get((home.source, preset))
        target = target or home.source.parent / f"{named_for(preset, self._stem(home.name))}{PDF}"
        if wanted := self._chooser.export(Wanted(target, preset, self.profile)):
            self._preset, self.profile = wanted.preset, wanted.profile or self.profile
            self._export(wanted)

    def _exporting(self) -> bool:
        """Whether a PDF is being made already; it is said."""
        if self.exporter.running:
            self.documents.said.emit(self.documents.words("export.running"))
        return self.exporter.running

    def _exported(self, printed: Printed) -> None:
        """Where nothing could be written, nothing is written unasked the next time."""
        if printed.reason is not None:
            self._targets = {key: target for key, target in self._targets.items() if target != printed.target}

    def _stem(self, home: str) -> str:
        """How the PDF is called, without preset and ending."""
        session = self.documents.session
        return pdf_stem(session.issue, session.layout, home)

    def _export(self, wanted: Wanted) -> None:
        home = self.documents.home
        if home and self.exporter.export(wanted):
            self._targets[home.source, wanted.preset] = wanted.target

    def more_pictures(self) -> tuple[Path, ...]:
        """Asks for pictures; none = none were chosen."""
        home = self.documents.home
        return self._chooser.pictures(self._pictures_of(home.folder)) if home else ()

    def picture(self) -> Path | None:
        """Asks for a picture; None = none was chosen."""
        home = self.documents.home
        return self._chooser.picture(self._pictures_of(home.folder)) if home else None

    def other_issue(self) -> Path | None:
        """Asks for another issue, which is not opened; None = none was chosen."""
        return self._chooser.issue(self._start())

    def folder(self, start: Path) -> Path | None:
        """Asks for a folder that is there; None = none was chosen."""
        return self._chooser.place(start)

    def _pictures_of(self, folder: Path) -> Path:
        """Where pictures are looked for first."""
        images = folder / FOLDER
        return images if images.is_dir() else folder

    def ask_picture(self) -> Path | None:
        """Asks for a picture for the cover; where it lies."""
        home = self.documents.home
        images = home.folder / FOLDER if home else self.last
        return self._chooser.picture(images if images.is_dir() else images.parent) if home else None

    def reveal(self) -> None:
        """Shows the issue in the system's file window."""
        if home := self.documents.home:
            reveal(home.source)

    def close(self) -> bool:
        """Closes the issue, asking about what is not saved; False = it stays open."""
        if not self.documents.close():
            return False
        self.exporter.stop()
        return True

    def _start(self) -> Path:
        return self.documents.home.source.parent if self.documents.home else self.last
