"""The panel of partners: all that the issue and the registry have, and the form of the one that is chosen.

Logo files are taken where they are dropped. What is done is done by the desk; here it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from kiclayout.app.logo_files import judged
from kiclayout.base.diagnostics import Diagnostic
from kiclayout.content.edit.partners import ORDERS, used_in
from kiclayout.content.inline import plain
from kiclayout.editor.files.card import Button, Card, Said
from kiclayout.editor.files.dialogs import Ask, findings_list
from kiclayout.editor.panels.fittings import Keys, label, named, say_all, tint, tool
from kiclayout.editor.panels.inspector import FormArea
from kiclayout.editor.panels.looks import PADDING, scale_of, scaled
from kiclayout.editor.panels.panel import ISSUE, Panel
from kiclayout.editor.partners.desk import PartnersDesk
from kiclayout.editor.partners.entries import Entry, fits
from kiclayout.editor.partners.form import PartnerForm
from kiclayout.editor.partners.rows import ENTRY, HIGH, PartnerModel, PartnerRows
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

HALVES = (330, 400)
"""Heights of list and form at the designed size, in pixels."""


class PartnerList(QListView):
    """The list, with keys of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("partnerList")
        self.keys = Keys(self)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Files are the panel's."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)


class PartnersPanel(Panel):
    """See the module.

    Attributes:
        ask: Shows a card and gives the answer; a test answers by itself.

    Signals:
        files_wanted: Logo files are to be chosen for new partners.
        file_wanted: A file is to be chosen for the partner shown: ``logo`` or ``reversed``.
        issue_wanted: Another issue is to be chosen, whose partners are brought.
        folder_wanted: A folder is to be chosen for the registry.
        usual_wanted: The registry is to be where it is without a choice.
    """

    files_wanted, issue_wanted, folder_wanted, usual_wanted = Signal(), Signal(), Signal(), Signal()
    file_wanted = Signal(str)
    follows = (ISSUE,)
    rests_while_typing = True

    def __init__(self, desk: PartnersDesk, words: Words, ask: Ask = Card.ask, parent: QWidget | None = None) -> None:
        super().__init__(desk.session, words, parent)
        self.setObjectName("partners")
        self.setAcceptDrops(True)
        self.desk, self.ask = desk, ask
        self._judged: tuple[Path | None, ...] = ()
        self._rows_shown: tuple[str, ...] = ()
        self.model = PartnerModel(words, self)
        self.list = PartnerList(self)
        self.rows = PartnerRows(desk.file_of, lambda: self.words, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.rows)
        self.search = named(QLineEdit(self), "partnerSearch")
        self.search.setClearButtonEnabled(True)
        self.plus, self.order, self.more = (
            tool(self, name, icon) for name, icon in (("add", "plus"), ("arrange", "numbers"), ("more", "more"))
        )
        self.calm = label(self, "partnersCalm", "faint")
        self.calm.setWordWrap(True)
        self.form = PartnerForm(self)
        self._lay_out()
        self._connect()
        self.reworded()

    # ------------------------------------------------------------------------------------------------ building
    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self.search, 1)
        for button in (self.plus, self.order, self.more):
            self._head.addWidget(button)
        for button in (self.order, self.more):
            button.setPopupMode(button.ToolButtonPopupMode.InstantPopup)
            button.setMenu(QMenu(button))
        above = QWidget(self)
        column = QVBoxLayout(above)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(self.calm)
        column.addWidget(self.list, 1)
        self.area = named(FormArea(self), "partnerArea")
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields are stops enough
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = named(QWidget(self), "dockPage")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.form)
        inside.addStretch(1)
        self.area.setWidget(page)
        self.halves = QSplitter(Qt.Orientation.Vertical, self)
        self.halves.addWidget(above)
        self.halves.addWidget(self.area)
        self.halves.setChildrenCollapsible(False)
        self.halves.setSizes(HALVES)
        self.halves.setStretchFactor(1, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self.halves)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self.list.setFocus)
        self.plus.clicked.connect(self.files_wanted)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.model.modelReset.connect(self._reset)
        self.model.toggled.connect(self.desk.use)
        self.model.moved.connect(self._drop_at)
        self.list.doubleClicked.connect(self._edit)
        self.desk.changed.connect(self._show)
        self.desk.refused.connect(self._refuse)
        self.form.changed.connect(self.desk.put)
        self.form.file_wanted.connect(self.file_wanted)
        self.form.update_wanted.connect(self._update)
        self.form.save_wanted.connect(self._save)
        self.form.drop_wanted.connect(self.drop)
        keys: dict[str, Callable[[], None]] = {
            "Space": self._toggle,
            "Return": self._edit,
            "Enter": self._edit,
            "F2": self._edit,
            "Delete": self.drop,
            "Alt+Up": partial(self._move, -1),
            "Alt+Down": partial(self._move, 1),
            "Alt+Shift+Up": partial(self._move, -1),
            "Alt+Shift+Down": partial(self._move, 1),
        }
        for key, do in keys.items():
            self.list.keys.let(key, do)

    def reworded(self) -> None:
        """All fixed words."""
        say = self.words
        self.model.words = say
        self.list.setAccessibleName(say("partners.list"))
        self.search.setPlaceholderText(say("partners.search"))
        self.search.setAccessibleName(say("partners.search"))
        say_all(
            ((self.plus, say("partners.add")), (self.order, say("partners.arrange")), (self.more, say("partners.more")))
        )
        order, more = self.order.menu(), self.more.menu()
        order.clear()
        more.clear()
        for name in ORDERS:
            order.addAction(say(f"partners.arrange.{name}"), partial(self.desk.arrange, name))
        more.addAction(say("partners.bring"), self.issue_wanted.emit)
        more.addSeparator()
        more.addAction(say("partners.update"), partial(self.desk.update, ()))
        more.addAction(say("partners.save-all"), self._save_all)
        more.addAction(say("partners.refresh"), self.desk.shelf.refresh)
        more.addSeparator()
        more.addAction(say("partners.folder"), self.folder_wanted.emit)
        more.addAction(say("partners.folder-usual"), self.usual_wanted.emit)
        self.form.speak(say)
        self._show()

    def recolored(self, tokens: Tokens) -> None:
        """Icons and margins."""
        tint((self.plus, self.order, self.more), tokens, scale_of(self.font()))
        self._head.setContentsMargins(*scaled(self.font(), PADDING - 4, 8, PADDING - 8, 8))
        self._head.setSpacing(*scaled(self.font(), 2))
        self.calm.setContentsMargins(*scaled(self.font(), PADDING - 4, 4, PADDING, 12))
        self.form.dress(tokens)
        self.list.setMinimumHeight(*scaled(self.font(), 3 * HIGH))

    # ------------------------------------------------------------------------------------------------ showing
    @property
    def entry(self) -> Entry | None:
        """The row that is chosen."""
        found = self.list.currentIndex().data(ENTRY)
        return found if isinstance(found, Entry) else None

    def choose(self, name: str) -> None:
        """Chooses the row of a partner."""
        index = self.model.index(self.model.row_of(name))
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def catch_up(self, changed: frozenset[str]) -> None:
        """The partners as they are now."""
        self.desk.shelf.compare()
        self._show()

    def _show(self) -> None:
        if not self.session.loaded:
            return
        here = self.entry
        whole = self._in_place(self.desk.entries)
        self.model.show([one for one in whole if fits(one, self.search.text())])
        if here is not None:
            self.choose(here.partner.id)
        if self.entry is None and self.model.entries:
            self.choose(self.model.entries[0].partner.id)
        self._say_calm(bool(whole))
        self._show_form()

    def _in_place(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """``entries`` in the order of the rows that are shown, while those are the same and on the wall in that order.

        So a row whose mark is taken off the wall stays under the pointer.
        """
        known = {one.partner.id: one for one in entries}
        if set(self._rows_shown) == set(known):
            kept = tuple(known[name] for name in self._rows_shown)
            if [one for one in kept if one.on] == [one for one in entries if one.on]:
                return kept
        self._rows_shown = tuple(known)
        return entries

    def _reset(self) -> None:
        self.list.setCurrentIndex(QModelIndex())

    def _say_calm(self, any_there: bool) -> None:
        registry = self.desk.shelf.registry
        said = "" if any_there else self.words("partners.none")
        if registry is not None and not registry.reached:
            said = self.words("partners.away", folder=str(registry.folder))
        elif registry is not None and registry.findings:
            said = registry.findings[0].message(self.words.lang)
        self.calm.setText(said)
        self.calm.setVisible(bool(said))

    def _on_current(self, _now: QModelIndex | QPersistentModelIndex, _before: object) -> None:
        self._show_form()

    def _show_form(self) -> None:
        entry = self.entry
        self.area.setVisible(entry is not None)
        if entry is None:
            return
        self.form.show_entry(entry, self.session.issue.lang)
        files = tuple(self.desk.file_of(entry, light) for light in (False, True))
        stamps = tuple(dict.fromkeys(one for one in files if one is not None))
        if stamps != self._judged or not stamps:
            self._judged = stamps
            found: list[Diagnostic] = [one for file in stamps for one in judged(file).findings]
            self.form.show_quality(tuple(found))

    # ------------------------------------------------------------------------------------------------ the hand
    def _toggle(self) -> None:
        if entry := self.entry:
            self.desk.use(entry.partner.id, not entry.on)

    def _move(self, step: int) -> None:
        if entry := self.entry:
            self.desk.move(entry.partner.id, step)

    def _drop_at(self, name: str, row: int) -> None:
        """Lets a mark stand where its row was dropped."""
        logos = self.session.issue.logos
        rows = [one.partner.id for one in self.model.entries[: max(row, 0)]]
        before = [one for one in rows if one in logos]
        if name in logos:
            at = logos.index(before[-1]) + 1 if before else 0
            self.desk.move(name, at - logos.index(name) - (1 if at > logos.index(name) else 0))

    def _edit(self) -> None:
        """Puts the keyboard into the form."""
        if self.entry is not None and self.entry.here:
            self.form.names[self.session.issue.lang if self.session.issue.lang in self.form.names else "ko"].setFocus()

    def _update(self) -> None:
        if entry := self.entry:
            self.desk.update((entry.partner.id,))

    def _save(self) -> None:
        if entry := self.entry:
            self.desk.save((entry.partner.id,))

    def _save_all(self) -> None:
        self.desk.save(tuple(one.id for one in self.session.issue.partners))

    def drop(self) -> None:
        """Takes the chosen partner out: at once if nothing shows it, else after it was said what would be missing."""
        entry = self.entry
        if entry is None:
            return
        name = entry.partner.id
        if not entry.here:
            if self._sure("forget", entry.name(self.words.lang), ""):
                self.desk.forget(name)
            return
        places = used_in(self.session.issue, name)
        titles = {article.path: plain(article.title) or article.name for article in self.session.issue.articles}
        said = [titles.get(one, self.words("partners.wall")) for one in places]
        if not places or self._sure("drop", entry.name(self.words.lang), "\n".join(said)):
            self.desk.drop(name)

    def _sure(self, what: str, name: str, where: str) -> bool:
        words = self.words
        undone = what == "drop"
        yes = Button(what, words(f"partners.{what}-do"), undone)
        buttons = (yes, Button("cancel", words("files.cancel"), not undone))
        text = words(f"partners.{what}-text", name=name)
        card = Card(Said(words(f"partners.{what}-title"), text, where, buttons, "cancel"), None, self.window())
        try:
            return self.ask(card) == what
        finally:
            card.deleteLater()

    def _refuse(self, findings: Sequence[Diagnostic]) -> None:
        words = self.words
        said = Said(words("partners.refused"), "", "", (Button("close", words("files.close"), True),), "close")
        card = Card(said, findings_list(findings, words), self.window())
        try:
            self.ask(card)
        finally:
            card.deleteLater()

    def add(self, files: Sequence[Path]) -> None:
        """Makes partners of logo files and shows the first."""
        made = self.desk.add(files)
        if made:
            self.search.clear()
            self.choose(made)

    def set_file(self, key: str, file: Path) -> None:
        """Gives the chosen partner another logo."""
        if (entry := self.entry) and entry.here:
            self.desk.set_file(entry.partner, key, file)

    # ------------------------------------------------------------------------------------------------ dropping
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Takes files."""
        if self.session.loaded and _files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Makes partners of them."""
        files = _files(event)
        if files:
            event.acceptProposedAction()
            self.add(files)


def _files(event: QDropEvent) -> tuple[Path, ...]:
    """The files that are dropped, but for issues: those are the window's."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return tuple(path for path in paths if path.is_file() and path.suffix != ".kicissue" and path.name != "issue.yaml")
