"""The paragraph styles of a layout: samples in their own type, and all values of the chosen one.

A value of the style's own is black, one that it has from the style it is based on is quiet.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QListView, QWidget

from kiclayout.design.layout import Layout
from kiclayout.design.style import ParStyle
from kiclayout.editor.layouts.entry_bar import EntryBar
from kiclayout.editor.layouts.field_sheet import FieldSheet
from kiclayout.editor.layouts.fields import Field, Inherited
from kiclayout.editor.layouts.fitting_room import FittingRoom
from kiclayout.editor.layouts.list_page import ListPage
from kiclayout.editor.layouts.style_fields import GROUPS, offer, style_field, value_of
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.panels.fittings import named
from kiclayout.editor.panels.form import Choice
from kiclayout.editor.panels.style_rows import CLASS, ENTRY, Entry, StyleList, spec_of
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words
from kiclayout.store.layout_edit import stated, with_style
from kiclayout.typeset.sample import sample_setting


class StylePage(ListPage):
    """See the module."""

    def __init__(self, session: Session, room: FittingRoom, words: Words, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._room, self._words = session, room, words
        self._shown: Layout | None = None
        self.list = named(StyleList(Pictures(self), _held, self), "layoutStyles", "framed")
        self.list.setAccessibleName(words("layouts.styles"))
        self.entry = EntryBar("styles", room, words, self)
        self.sheet = FieldSheet("styleSheet", words, self)
        self.base = Field("layouts.based-on", Choice(self), self)
        self.fields: dict[str, Field] = {}
        self._arrange()
        self.list.selectionModel().currentChanged.connect(self._turned)
        self.entry.turned.connect(self.choose)
        self.base.done.connect(partial(self._typed, "based_on"))

    def _arrange(self) -> None:
        for group, keys in GROUPS.items():
            self.sheet.head(f"layouts.group.{group}")
            for key in keys:
                field = self.fields[key] = style_field(key, self)
                field.done.connect(partial(self._typed, key))
                self.sheet.add(field)
            if group == "type":
                self.sheet.add(self.base)
        self.sheet.done()
        self.fields_column.setSpacing(8)
        self.fields_column.addWidget(self.entry)
        self.fields_column.addWidget(self.sheet, 1)
        self.put_list(self.list, 3)

    @property
    def style_name(self) -> str:
        """The name of the chosen style; empty = there is none."""
        entry = self.list.currentIndex().data(ENTRY)
        return entry.name if isinstance(entry, Entry) else ""

    def choose(self, name: str) -> None:
        """Chooses another style."""
        row = max(self.list.rows.row_of(CLASS, name), 0)
        self.list.choose(row, QListView.ScrollHint.PositionAtCenter)

    def catch_up(self) -> None:
        """Shows the styles as they are."""
        layout = self._room.layout
        if self._shown is not layout:
            self._shown = layout
            self._show(layout)
        self._turned()

    def _show(self, layout: Layout) -> None:
        now = self.style_name or "body"
        styles = enumerate(layout.styles)
        entries = tuple(Entry(CLASS, name, name, spec_of(one, layout), one, n) for n, (name, one) in styles)
        setting = sample_setting(layout, self._session.book, self._session.issue.lang)
        self.list.show_styles(entries, setting, self._session.book)
        if now != self.style_name:
            with QSignalBlocker(self.list.selectionModel()):
                self.choose(now)

    def _turned(self) -> None:
        layout, name, draft = self._room.layout, self.style_name, self._room.draft
        own = stated(draft.now.text, ("styles", name)) if draft and name else {}
        names = [one for one, _ in layout.styles]
        based = own.get("based_on", "")
        self.entry.show_entry(name, tuple(one for one in (based, *names) if one in names and one != name))
        style = layout.style(name) if name else ParStyle()
        base = layout.style(based) if based in names else ParStyle()
        from_base = self._words("layouts.inherited", name=based) if based else self._words("layouts.usual")
        self.base.offer(["", *(one for one in names if one != name)], ["–", *(one for one in names if one != name)])
        self.base.show_value(based)
        for key, field in self.fields.items():
            now = value_of(style, key)
            offer(field, key, now, layout, self._words)
            shown = own.get(key, now).strip("[]")
            field.show_value(shown, Inherited(value_of(base, key), from_base), key in own)
        for field in (self.base, *self.fields.values()):
            field.setEnabled(bool(name))

    def _typed(self, key: str, value: str) -> None:
        found = self._room.change(partial(with_style, style=self.style_name, key=key, value=value))
        (self.base if key == "based_on" else self.fields[key]).complain(found, self._words.lang)


def _held(_entry: Entry) -> bool:
    """No words have a style here."""
    return False
