"""The form of a strip of partners' logos: the role that the caret is in, and which partners stand in it.

The names of roles are typed on the page, too. Which partners there are is the panel of partners' to say.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from kiclayout.content.block import Sponsors
from kiclayout.content.edit.strips import InStrip, add_role, drop_role, set_partners, strip_at
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection, Spot
from kiclayout.editor.panels.fittings import label
from kiclayout.editor.panels.form import Form, LineField
from kiclayout.editor.panels.retyping import rewording
from kiclayout.editor.panels.tick_list import TickList
from kiclayout.editor.words import Words

STEP = "panels.box.edit"


class StripForm(Form):
    """See the module."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("stripForm", parent)
        self._here = InStrip(Sponsors(), 0)
        self._ids: tuple[str, ...] = ()

    def fill(self) -> None:
        """The role, its partners, roles more and less."""
        self.head("panels.box.sponsors")
        self.role, self.partners = LineField(self), TickList(self)
        self.add("panels.box.role", self.role, wide=True)
        self.add("panels.box.partners", self.partners, wide=True)
        self.none = label(self, "note", "note")
        self.none.setWordWrap(True)
        self.add_wide(self.none)
        self.more, self.less = self.add_button(self._on_more), self.add_button(self._on_less)
        self.role.done.connect(self._on_role)
        self.partners.done.connect(self._on_partners)

    def reworded(self, words: Words) -> None:
        """All words."""
        super().reworded(words)
        self.more.setText(words("panels.box.role.add"))
        self.less.setText(words("panels.box.role.remove"))
        self.none.setText(words("panels.box.no-partners"))

    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The role of a strip that the caret is in; partners that the issue does not know are shown by their ids."""
        here = strip_at(issue, selection) if selection else None
        if here is None:
            return False
        self.need()
        self._here = here
        known = {one.id: one.name.first(self.words.lang) or one.id for one in issue.partners}
        names = known | {one: one for one in here.ids if one not in known}
        self._ids = tuple(names)
        self.role.show_words(here.strip.roles[here.role][0] if here.strip.roles else "")
        self.partners.show_rows(tuple(names.values()), tuple(self._ids.index(one) for one in here.ids))
        self.none.setVisible(not names)
        self.less.setEnabled(len(here.strip.roles) > 1)
        return True

    def _on_role(self, text: str) -> None:
        spot = Spot(self._here.strip.id, 0, f"roles.{self._here.role}")
        self.edited.emit(rewording(spot, text.strip()), STEP)

    def _on_partners(self, rows: tuple[int, ...]) -> None:
        ids = tuple(self._ids[row] for row in rows)
        self.edited.emit(partial(set_partners, here=self._here, ids=ids), STEP)

    def _on_more(self) -> None:
        here = self._here
        self.edited.emit(lambda issue, _: add_role(issue, here), "panels.box.role.add")

    def _on_less(self) -> None:
        here = self._here
        self.edited.emit(lambda issue, _: drop_role(issue, here), "panels.box.role.remove")
