"""A new issue: the layouts that can be found, each with its cover as it will be, and the facts to begin with."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kiclayout.app.covers import Cover, fresh_issue, layouts_for
from kiclayout.base.record import replace
from kiclayout.base.units import MM
from kiclayout.content.issue import Bilingual
from kiclayout.editor.files.begin_dialog import BeginDialog
from kiclayout.editor.files.begin_form import Begin, Choose
from kiclayout.editor.files.card import words_label
from kiclayout.editor.files.questions import Facts
from kiclayout.editor.panels.cover_list import Card, CoverList, told_apart
from kiclayout.editor.words import Words
from kiclayout.scene.hit import fact_in_words
from kiclayout.store.layout_places import DEFAULT_LAYOUT

ACROSS = 3
"""Covers that stand side by side where the screen is wide enough; on a small one it is one."""


class NewDialog(BeginDialog):
    """See the module."""

    def __init__(self, begin: Begin, words: Words, choose: Choose, parent: QWidget | None = None) -> None:
        super().__init__("begin.new", replace(begin, titled=True), words, choose, parent)
        self.layouts = CoverList("layouts", self)
        self.layouts.setAccessibleName(words("begin.layout"))
        self._issue = fresh_issue()
        self._titled: set[str] = set()
        """Layouts whose covers show the title that was typed."""
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words_label(words("begin.layout"), "title"))
        column.addWidget(self.layouts, 1)
        cell = self.layouts.cell()
        across = 1 if self.small else ACROSS
        rows = 1 if self.small or len(layouts_for(self.form.target)) <= ACROSS else 2
        self.layouts.setMinimumSize(cell.width() * across + 40, self.layouts.height_for(rows))
        self.layouts.opened.connect(self._take)
        self.layouts.turned.connect(self._allow)
        self.arrange(left)

    def stops(self) -> tuple[QWidget, ...]:
        """The layouts."""
        return (self.layouts,)

    def facts(self) -> Facts:
        """What was put in."""
        form = self.form
        return Facts(
            form.number.value(), form.day.day.isoformat(), self.layouts.current, form.title.text().strip(), form.target
        )

    def draw(self) -> None:
        """The covers of all layouts with the facts as they are; beside another folder there may be other layouts."""
        form = self.form
        titled = Bilingual(form.title.text().strip())
        issue = replace(self._issue, number=form.number.value(), date=form.day.day, title=titled)
        names = _ordered(layouts_for(form.target))
        covers = {name: self.covers.cover(replace(issue, layout=name), form.target) for name in names}
        lang = self.words.lang
        heads = told_apart({name: cover.layout.called(lang) if cover else name for name, cover in covers.items()})
        self._titled = {name for name, cover in covers.items() if cover and fact_in_words(cover.page, "title")}
        cards = [self._card(name, heads[name], covers[name]) for name in names]
        self.layouts.set_cards(cards, self.layouts.current or DEFAULT_LAYOUT)
        self._allow()

    def _card(self, name: str, head: str, cover: Cover | None) -> Card:
        if cover is None:
            return Card(name, head, self.words("begin.unreadable"), self.words("begin.unreadable-tip"), lost=True)
        size = f"{cover.page.width / MM:.0f} × {cover.page.height / MM:.0f} mm"
        return Card(name, head, size, f"{head}, {name}, {size}", self.painted(cover, self.layouts.box()))

    def _changed(self) -> None:
        super()._changed()
        self._allow()

    def _allow(self, _name: str = "") -> None:
        """An issue can be made if its facts are good and its layout can be read; drawn mastheads keep their title."""
        card = self.layouts.card
        can = card is not None and not card.lost
        self.make.setEnabled(not self.form.unfit() and can)
        drawn = can and self.layouts.current not in self._titled and bool(self.form.title.text().strip())
        self.form.say_of_title(self.words("begin.title-drawn") if drawn else "")

    def _take(self, _name: str) -> None:
        if self.make.isEnabled():
            self.accept()


def _ordered(names: tuple[str, ...]) -> tuple[str, ...]:
    """The usual layout first."""
    return tuple(sorted(names, key=lambda name: (name != DEFAULT_LAYOUT, name)))


def named_by_number(number: int, _day: object) -> str:
    """What the folder of a new issue is called."""
    return f"issue-{number:03d}"
