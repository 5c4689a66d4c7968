"""Forms of the boxes that the caret is in: an event, a poster, a QR code, a callout.

What is not words on the page (a day, an address, what can be seen) is put in here, and words that are not there yet,
which are on the page with every key; those of one visit to a field are one step of undo. Pictures, tables and charts
have forms of their own; what stands inside a box is typed on the page.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kiclayout.content.block import Block, Callout, Event, Poster, Qr
from kiclayout.content.days import days_in, spelled_days
from kiclayout.content.edit.boxes import add_row, box_at, set_box
from kiclayout.content.inline import plain
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection, Spot
from kiclayout.editor.panels.day_choice import SpanDays
from kiclayout.editor.panels.form import Choice, Form, LineField
from kiclayout.editor.panels.language_choice import LanguageChoice
from kiclayout.editor.panels.live_fields import FactLine, FactText
from kiclayout.editor.panels.retyping import rewording
from kiclayout.editor.panels.standing import spot_of
from kiclayout.editor.panels.wrapped import WrappedField
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

STEP = "panels.box.edit"


class BoxForm(Form):
    """A form of one kind of box; heirs say which fields it has."""

    kind: type[Block] = Callout
    runs: tuple[str, ...] = ()
    """Fields of words, which are inline text in the article."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(f"{self.kind.__name__.lower()}Form", parent)
        self.block = 0
        """Session id of the box that is shown."""
        self.lines: dict[str, LineField | WrappedField | FactLine] = {}
        self._visit = 0

    def field(self, name: str, *, wide: bool = False, long: bool = False) -> None:
        """A field for what the box calls ``name``; ``long``: of several lines."""
        if name in self.runs:
            live = FactText(name, self) if long else FactLine(name, self)
            live.put.connect(self._on_words)
            live.entered.connect(self._enter)
            self.lines[name] = live
        else:
            line = WrappedField(self) if long else LineField(self)
            line.done.connect(partial(self._on_line, name))
            self.lines[name] = line
        self.add(f"panels.box.{name.replace('_', '-')}", self.lines[name], wide=wide)

    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The box that the caret is in."""
        box = box_at(issue, selection, self.kind) if selection else None
        if box is None:
            return False
        self.need()
        self.block = box.id
        for name, field in self.lines.items():
            value = getattr(box, name)
            field.show_words(plain(value) if name in self.runs else value)
        self.show_box(issue, box)
        return True

    @property
    def first(self) -> QWidget:
        """What is put in before all else."""
        return next(iter(self.lines.values()))

    def show_box(self, issue: Issue, box: Block) -> None:
        """Shows what is not in a line."""

    def put(self, **changes: Any) -> None:
        """Puts other fields into the box."""
        block = self.block
        self.edited.emit(lambda issue, selection: set_box(issue, selection, block, **changes), STEP)

    def _on_line(self, name: str, text: str) -> None:
        self.put(**{name: text.strip()})

    def _on_words(self, name: str, text: object) -> None:
        """A key was pressed in a field of words."""
        block, words, run = self.block, str(text), f"{self.block} {name} {self._visit}"
        if words.strip():
            self.typed.emit(rewording(Spot(block, 0, name), words), STEP, run)
        else:
            self.typed.emit(lambda issue, selection: set_box(issue, selection, block, **{name: ()}), STEP, run)

    def _enter(self, _name: str) -> None:
        self._visit += 1


class CalloutForm(BoxForm):
    """Its title, which can be seen only when there is one."""

    kind, runs = Callout, ("title",)

    def fill(self) -> None:
        """The title."""
        self.head("panels.box.callout")
        self.field("title", wide=True, long=True)


class QrForm(BoxForm):
    """What a QR code leads to, and what stands beside it."""

    kind, runs = Qr, ("label", "label_zh")

    def fill(self) -> None:
        """Address, wordings, size."""
        self.head("panels.box.qr")
        self.field("url", wide=True)
        self.field("label")
        self.field("label_zh")
        self.field("size")

    def reworded(self, words: Words) -> None:
        """All words, and what is typed."""
        super().reworded(words)
        self.lines["url"].setPlaceholderText("https://")
        self.lines["size"].setPlaceholderText(words("panels.box.size-usual"))


class PosterForm(BoxForm):
    """A poster's file, and what it says to those who cannot see it.

    Signals:
        file_wanted: A file is to be chosen.
        words_wanted: What it says is to be written; carries where that begins.
    """

    kind, runs = Poster, ("title", "title_zh", "source")
    file_wanted, words_wanted = Signal(), Signal(Spot)

    def fill(self) -> None:
        """File, titles, source, description, language."""
        self.head("panels.box.poster")
        self.field("path", wide=True)
        self.choose = self.add_button(self.file_wanted)
        self.field("title", long=True)
        self.field("title_zh", long=True)
        self.field("source", wide=True)
        self.field("alt", wide=True, long=True)
        self.write = self.add_button()
        self.write.clicked.connect(self._on_write)
        self.lang = LanguageChoice(self)
        self.add("panels.box.lang", self.lang)
        self.lang.done.connect(self._on_lang)

    def reworded(self, words: Words) -> None:
        """All words, the names of languages among them."""
        super().reworded(words)
        self.choose.setText(words("panels.figure.choose"))
        self.write.setText(words("panels.box.write"))
        self.write.setToolTip(words("panels.box.write.tip"))
        self.lines["path"].setPlaceholderText(words("panels.box.path-none"))
        self.lang.speak(words)

    @property
    def first(self) -> QWidget:
        """The way to its file."""
        return self.choose

    def show_box(self, issue: Issue, box: Block) -> None:
        """The language."""
        assert isinstance(box, Poster)
        self.lang.show_lang(box.lang)
        self._words = (spot_of(issue, box.blocks[0].id) if box.blocks else None) or Spot(box.id, 0, "blocks")

    def _on_write(self) -> None:
        self.words_wanted.emit(self._words)

    def _on_lang(self, lang: object) -> None:
        self.put(lang=str(lang))


class EventForm(BoxForm):
    """An event's names, place and days; a button adds rows to its facts.

    Signals:
        rowed: A row was added, to be typed into.
    """

    rowed = Signal()

    kind, runs = Event, ("title", "title_zh", "subtitle", "place")

    def fill(self) -> None:
        """Names, place, days, which name is large, a row more."""
        self.head("panels.box.event")
        self.field("title", long=True)
        self.field("title_zh", long=True)
        self.field("subtitle", wide=True, long=True)
        self.field("place", wide=True)
        self.days = SpanDays("date", self)
        self.add("panels.box.date", self.days, wide=True)
        self.lead = Choice(self)
        self.add("panels.box.lead", self.lead)
        self.more = self.add_button(look="quiet")
        self._grid.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)
        self.days.put.connect(self._on_days)
        self.lead.done.connect(self._on_lead)
        self.more.clicked.connect(self._on_more)

    def reworded(self, words: Words) -> None:
        """All words."""
        super().reworded(words)
        self.days.speak(words)
        self.more.setText(words("panels.box.add-row"))
        self.lead.offer(("", "zh"), [words("panels.lang.ko"), words("panels.lang.zh-Hans")])

    def recolored(self, tokens: Tokens) -> None:
        """The calendars, too."""
        super().recolored(tokens)
        self.days.recolored()

    def show_box(self, issue: Issue, box: Block) -> None:
        """Days, and which name is large."""
        if isinstance(box, Event):
            self.days.show_span(days_in(box.date), issue.next_date or issue.date, issue.date)
            self.lead.show_value("zh" if box.lead == "zh" else "")

    def _on_days(self, _name: str, days: object) -> None:
        assert isinstance(days, tuple)
        self.put(date=spelled_days(days))

    def _on_lead(self, lang: object) -> None:
        self.put(lead=str(lang))

    def _on_more(self) -> None:
        block, said = self.block, (self.words("panels.box.row"), self.words("panels.box.row-words"))
        self.edited.emit(lambda issue, _: add_row(issue, block, *said), "panels.box.add-row")
        self.rowed.emit()
