"""The form of the issue's facts, beside the pages that show them: cover, contents, back cover, each a page of the form.

What is typed is in the issue, and on the page, at once; the keys of one visit to a field are one step of undo. Findings
stand below the fields that cause them. Which facts there are is said by ``issue_pages``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QTabBar, QWidget

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.content.edit.facts import FIRST, added, dropped, fact, shifted, with_fact
from kiclayout.content.edit.passages import article_of
from kiclayout.content.issue import Bilingual, Issue
from kiclayout.content.spot import Done, Selection
from kiclayout.design.layout import Layout
from kiclayout.editor.panels.fact_page import FactPage
from kiclayout.editor.panels.fittings import named
from kiclayout.editor.panels.form import Form
from kiclayout.editor.panels.issue_pages import PAGES, made, shape
from kiclayout.editor.panels.written import shown_page, written_of
from kiclayout.editor.theme.tokens import Tokens
from kiclayout.editor.words import Words

LANGS = ("ko", "zh", "en", "ja")
STEP = "panels.facts.edit"


class IssueForm(Form):
    """See the module.

    Signals:
        entered: The keyboard came into a field, or left the form; carries the fact's name, empty = it left.
        turned: Another page of the form is shown; carries its name.
        wanted: A picture is to be chosen; carries the fact's name.
    """

    entered = Signal(str)
    turned = Signal(str)
    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("issueFacts", parent)
        self.layout_of: Layout | None = None
        self.tabs = named(QTabBar(self), "factTabs")
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        for _ in PAGES:
            self.tabs.addTab("")
        self.others = {lang: QCheckBox(self) for lang in LANGS[2:]}
        self._issue: Issue | None = None
        self._pages: dict[str, FactPage] = {}
        self._shapes: dict[str, object] = {}
        self._found: tuple[tuple[str, Diagnostic], ...] = ()
        self._visit = 0
        self._next = ""
        """Where the keyboard goes when an edit is shown: a fact, or what a button does with one; empty = it stays."""
        column = self.layout()
        column.insertWidget(1, self.tabs)  # type: ignore[union-attr]
        for box in self.others.values():
            self.add_wide(box)
            box.clicked.connect(self._show_page)
        self.tabs.currentChanged.connect(self._turn)
        self.need()

    # ------------------------------------------------------------------------------------------------ showing
    def show_at(self, issue: Issue, selection: Selection | None) -> bool:
        """The issue's facts, while nothing in an article is selected."""
        if selection is not None and article_of(issue, selection.focus.block):
            return False
        self._issue = issue
        self._show_page()
        return True

    @property
    def page(self) -> FactPage | None:
        """The page that is shown; None = none was shown yet."""
        return self._pages.get(self.which)

    @property
    def which(self) -> str:
        """Its name."""
        return PAGES[self.tabs.currentIndex()]

    def _show_page(self) -> None:
        """The page in front, made anew if the issue's lists or languages need other fields."""
        issue, which = self._issue, self.which
        if issue is None or self.layout_of is None:
            return
        langs = self._langs(issue)
        wanted = (shape(issue, langs), self.layout_of.name)
        if self._shapes.get(which) != wanted:
            self._shapes[which] = wanted
            self._replace(which, made(which, issue, self.layout_of, langs, self))
        for name, page in self._pages.items():
            page.setVisible(name == which)
        self._pages[which].show_issue(issue)
        self._pages[which].show_findings(self._found)
        if self._next:
            _give_keyboard(self._pages[which].place_of(self._next))
            self._next = ""

    def _replace(self, which: str, page: FactPage) -> None:
        """Puts a page in the place of the one that had other fields; the keyboard stays in its field."""
        old = self._pages.pop(which, None)
        had = old.focusWidget() if old is not None else None
        kept = had.objectName() if had is not None and had.hasFocus() else ""
        self._pages[which] = page
        page.put.connect(self._put)
        page.done.connect(self._do)
        page.entered.connect(self._enter)
        page.wanted.connect(self.wanted)
        page.reworded(self.words)
        if self._tokens is not None:
            page.recolored(self._tokens)
        column = self.layout()
        column.insertWidget(column.count() - 1, page)  # type: ignore[union-attr]  # above the other languages
        page.show()
        _give_keyboard(page.place_of(kept))
        if old is not None:
            old.hide()
            old.deleteLater()

    def _langs(self, issue: Issue) -> tuple[str, ...]:
        """Korean and Chinese, and the others that are asked for or that the issue speaks already."""
        spoken = {lang for wording in _wordings(issue) for lang, said in wording.by_lang if said} | {issue.lang}
        for lang, box in self.others.items():
            if lang in spoken:
                box.setChecked(True)
                box.setEnabled(False)
        first = [issue.lang] + [lang for lang in ("ko", "zh") if lang != issue.lang]
        asked = [lang for lang, box in self.others.items() if box.isChecked() and lang not in first]
        return (*first, *asked)

    def show_findings(self, issue: Issue, findings: Iterable[Diagnostic]) -> None:
        """Shows what was found about facts of the issue at their fields."""
        found = ((self._field_name(written_of(issue, one)), one) for one in findings)
        self._found = tuple((name, one) for name, one in found if name)
        if self.page is not None:
            self.page.show_findings(self._found)

    def _field_name(self, written: object) -> str:
        key = getattr(written, "key", "") if written is not None else ""
        page = self._pages.get(shown_page(key)) if key else None
        return page.nearest(key) if page else ""

    def begin(self) -> None:
        """Another issue is open: its form begins with the cover, as its pages do."""
        with QSignalBlocker(self.tabs):
            self.tabs.setCurrentIndex(0)

    # ------------------------------------------------------------------------------------------------ going there
    def field_of(self, name: str) -> QWidget | None:
        """The field of the fact that issue.yaml calls ``name``, or of what it stands in; None = it has none."""
        if name.partition("@")[0].partition(".")[0] not in FIRST:
            return None
        self.tabs.setCurrentIndex(PAGES.index(shown_page(name)))
        page = self.page
        return page.place_of(name) if page else None

    def edit_fact(self, name: str) -> bool:
        """Puts the keyboard into the field of ``name``; whether there is one."""
        field = self.field_of(name)
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def reworded(self, words: Words) -> None:
        """All words."""
        super().reworded(words)
        self.tabs.setAccessibleName(words("facts.pages"))
        for at, which in enumerate(PAGES):
            self.tabs.setTabText(at, words(f"facts.page-{which}"))
        for lang, box in self.others.items():
            box.setText(words("facts.also", lang=words(f"facts.in-{lang}")))
        for page in self._pages.values():
            page.reworded(words)

    def recolored(self, tokens: Tokens) -> None:
        """Icons and margins."""
        super().recolored(tokens)
        for page in self._pages.values():
            page.recolored(tokens)

    # ------------------------------------------------------------------------------------------------ edits
    def _put(self, name: str, value: object) -> None:
        edit = partial(_with, name=name, value=value)
        self.typed.emit(edit, STEP, f"{name} {self._visit}")

    def _do(self, deed: str, name: str) -> None:
        """Adds to a list, drops or moves an item."""
        by = {"up": -1, "down": 1}.get(deed, 0)
        act = {"add": added, "drop": dropped}.get(deed) or partial(shifted, by=by)
        self._next = self._led_to(deed, name, by)
        self.edited.emit(lambda issue, _: Done(act(issue, name)), f"facts.{deed}")

    def _led_to(self, deed: str, name: str, by: int) -> str:
        """Where the keyboard goes then: into what was added, with what was moved, to the list that lost an item."""
        items, _, number = name.rpartition(".")
        if deed == "add":
            return f"{name}.{len(fact(self._issue, name) or ()) + 1}" if self._issue is not None else ""
        return f"{deed} {items}.{int(number) + by}" if by else f"add {items}"

    def _enter(self, name: str) -> None:
        self._visit += 1
        self.entered.emit(name)

    def _turn(self, _at: int) -> None:
        self._show_page()
        self.turned.emit(self.which)


def _give_keyboard(widget: QWidget | None) -> None:
    if widget is not None:
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _with(issue: Issue, _selection: Selection | None, name: str, value: object) -> Done:
    return Done(with_fact(issue, name, value))


def _wordings(issue: Issue) -> Iterator[Bilingual]:
    """All wordings that the form shows."""
    event, back = issue.event, issue.back
    yield from (issue.title, issue.notice, issue.copyright, issue.toc_title, issue.toc_note)
    yield from (back.title, back.subscribe, back.statement, *(code.label for code in back.qr))
    yield from (one.label for one in issue.contact)
    yield from (one.role for one in issue.organisers)
    yield from (part.name for part in issue.sections)
    if event is not None:
        yield from (event.title, event.subtitle, event.kicker, event.place)
