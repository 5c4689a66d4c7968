"""Tables of files in the window: a file is chosen or let go, its sheet asked for, its cells become a table; later the
table is made anew, after what changes has been shown.

Reading is ``app.data_files``' business, what stays in a table ``content.edit.sheeted``'s. Each is one step of undo.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kiclayout.app.data_files import bring_in, is_there, sheet_of
from kiclayout.base.diagnostics import KicError
from kiclayout.base.record import replace
from kiclayout.content.block import Table
from kiclayout.content.edit.sheeted import insert_sheet, refresh, refreshed
from kiclayout.content.edit.tables import cells_at
from kiclayout.content.sheet import DataSource, Sheet, read_source
from kiclayout.content.spot import at_selection
from kiclayout.convert.sheet import read_sheet, sheet_names
from kiclayout.editor.files.card import Button, Card, Said
from kiclayout.editor.files.front import FileDesk
from kiclayout.editor.session import Edit
from kiclayout.editor.tables.changes_view import ChangesView
from kiclayout.editor.tables.sheet_form import SheetForm
from kiclayout.editor.words import Words

Ask = Callable[[Card], str]


class DataDesk(QObject):
    """See the module.

    Signals:
        own_file: A file was written into the issue's folder; carries its name in it.
        said: Something to be said in one line.
    """

    own_file = Signal(str)
    said = Signal(str)

    def __init__(
        self, files: FileDesk, apply: Callable[[Edit, str], None], window: QWidget | None = None, ask: Ask = Card.ask
    ) -> None:
        super().__init__(window)
        self._files, self._apply, self._window, self._ask = files, apply, window, ask
        self._session = files.documents.session

    def do(self, what: str) -> None:
        """``insert`` a table of a file, ``refresh`` the caret's, ``replace`` the file of the caret's."""
        match what:
            case "insert":
                file = self._files.cells_file()
                if file is not None:
                    self.bring(file)
            case "refresh":
                self._refresh()
            case _:
                self._replace()

    # ------------------------------------------------------------------------------------------------ new tables
    def bring(self, file: Path) -> None:
        """Makes a table of ``file`` behind the caret's block; which sheet is asked where there are several."""
        home = self._files.documents.home
        if home is None or self._session.selection is None:
            return
        try:
            source = self._source(file)
            if source is None:
                return
            sheet = read_sheet(file, source)
            source = replace(source, file=self._brought(home.folder, file))
        except KicError as error:
            self._report(error)
            return
        self._apply(at_selection(partial(insert_sheet, sheet=sheet, source=source)), "action.insert.data")
        self._tell("tables.inserted", sheet, file=file.name)

    def _brought(self, folder: Path, file: Path) -> str:
        name = bring_in(folder, file)
        self.own_file.emit(name)
        return name

    def _source(self, file: Path) -> DataSource | None:
        """The sheet of a file that is wanted; None = the question was left."""
        names = sheet_names(file)
        if len(names) < 2:
            return DataSource(file.name)
        form = SheetForm(file, names, self._words, read_sheet)
        while self._asked("sheet-title", "insert", form):
            if form.source is not None:
                return form.source
        return None

    # ------------------------------------------------------------------------------------------------ anew
    @property
    def table(self) -> Table | None:
        """The table that the caret is in."""
        selection = self._session.selection if self._session.loaded else None
        cells = cells_at(self._session.issue, selection) if selection is not None else None
        return cells.table if cells else None

    def _refresh(self) -> None:
        table, home = self.table, self._files.documents.home
        if table is None or home is None or not table.data:
            return
        source = read_source(table.data)
        if not is_there(home.folder, source):
            self.said.emit(self._words("tables.no-file"))
            self._replace()
            return
        try:
            self._offer(table, sheet_of(home.folder, source), "")
        except KicError as error:
            self._report(error)

    def _replace(self) -> None:
        """Takes the cells of another file; its sheet is the one that is called alike, else the one that is chosen."""
        table, home = self.table, self._files.documents.home
        file = self._files.cells_file() if table is not None and home is not None else None
        if table is None or home is None or file is None:
            return
        old = read_source(table.data)
        try:
            same = old.sheet and old.sheet in sheet_names(file)
            source = replace(old, file=file.name) if same else self._source(file)
            if source is not None:
                sheet = read_sheet(file, source)
                self._offer(table, sheet, replace(source, file=self._brought(home.folder, file)).written())
        except KicError as error:
            self._report(error)

    def _offer(self, table: Table, sheet: Sheet, source: str) -> None:
        """Shows what would change, and takes it over if that is wanted."""
        _, changes = refreshed(table, sheet)
        if not changes and not (source and source != table.data):
            self.said.emit(self._words("tables.same"))
            return
        view = ChangesView(changes, self._words)
        if changes and not self._asked(
            "changes-title", "apply", view, self._words("tables.changes-text", n=len(changes))
        ):
            return
        self._apply(at_selection(partial(refresh, sheet=sheet, source=source)), "action.table.refresh")
        self._tell("tables.refreshed", sheet)

    # ------------------------------------------------------------------------------------------------ said
    @property
    def _words(self) -> Words:
        return self._files.documents.words

    def _asked(self, title: str, button: str, body: QWidget, text: str = "") -> bool:
        words = self._words
        buttons = (Button("yes", words(f"tables.{button}"), True), Button("no", words("files.cancel")))
        card = Card(Said(words(f"tables.{title}"), text, "", buttons, "no"), body, self._window)
        try:
            return self._ask(card) == "yes"
        finally:
            body.setParent(None)
            card.deleteLater()

    def _tell(self, key: str, sheet: Sheet, **values: str) -> None:
        """Says what was done, what was left out, and which cells are not what they should be."""
        counts = {
            "tables.cut": sheet.cut,
            "tables.cut-columns": sheet.cut_columns,
            "tables.unsolved": sheet.unsolved,
            "tables.faulty": sheet.faulty,
        }
        doubts = (self._words(doubt, n=count) for doubt, count in counts.items() if count)
        self.said.emit(" ".join((self._words(key, **values), *doubts)))

    def _report(self, error: KicError) -> None:
        self._files.documents.questions.report("tables.cannot-read", error.diagnostics)
