"""Which facts of the issue stand on which page of its form: cover, contents, back cover.

Logos are not among them: they have a registry of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QWidget

from kiclayout.content.issue import Issue, Organiser
from kiclayout.design.layout import Layout
from kiclayout.editor.panels.day_choice import EventDays, NextDay
from kiclayout.editor.panels.fact_page import FactPage
from kiclayout.editor.panels.live_fields import FactChoice, FactDay, FactLine, FactNumber, FactText
from kiclayout.editor.panels.name_group import NameGroup
from kiclayout.editor.panels.picture_field import PictureField

COVER, CONTENTS, BACK = "cover", "contents", "back"
PAGES = (COVER, CONTENTS, BACK)
"""The pages of the form, called as templates of the pages that show these facts begin."""
OPENERS = ("", "band", "full", "none")
Build = Callable[[FactPage, Issue, Layout], None]


def shape(issue: Issue, langs: Sequence[str]) -> object:
    """What decides how many fields the form has; while it is the same, fields stay."""
    groups = tuple((len(one.ko), len(one.zh)) for one in issue.organisers)
    parts = tuple(part.id for part in issue.sections)
    return tuple(langs), groups, len(issue.contact), len(issue.back.qr), parts


def made(which: str, issue: Issue, layout: Layout, langs: Sequence[str], parent: QWidget) -> FactPage:
    """The page called ``which`` for an issue of this shape."""
    page = FactPage(f"facts.{which}", langs, parent)
    _BUILD[which](page, issue, layout)
    return page


# ---------------------------------------------------------------------------------------------------- cover
def _cover(page: FactPage, issue: Issue, _layout: Layout) -> None:
    page.head("facts.issue")
    page.fact("facts.number", FactNumber("number", page))
    page.fact("facts.date", FactDay("date", page))
    page.fact("facts.next", NextDay(page), wide=True)
    page.wording("facts.title", "title")
    page.head("facts.event")
    page.wording("facts.kicker", "event.kicker")
    page.wording("facts.event-title", "event.title", long=True)
    page.wording("facts.subtitle", "event.subtitle", long=True)
    page.wording("facts.place", "event.place")
    page.fact("facts.dates", EventDays(page), wide=True)
    page.fact("facts.lead", LeadChoice(page), wide=True)
    page.head("facts.cover")
    page.fact("facts.headline", FactText("cover.headline", page), wide=True)
    page.fact("facts.image", PictureField("cover.image", page), wide=True)
    page.head("facts.organisers")
    for number, one in enumerate(issue.organisers, 1):
        _organiser(page, f"organisers.{number}", one, len(issue.organisers))
    page.list_tool("organisers", "facts.add-organiser")


class LeadChoice(FactChoice):
    """Which of the event's titles is the large one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("event.lead_lang", ("ko", "zh"), parent)

    def speak(self, words: Callable[[str], str]) -> None:
        """Names the languages."""
        self.offer(self.values, [words(f"facts.in-{lang}") for lang in self.values])


def _organiser(page: FactPage, name: str, one: Organiser, count: int) -> None:
    """A role, and below it the names by country, Korean and Chinese side by side."""
    page.wording("facts.role", f"{name}.role")
    for number in range(1, max(len(one.ko), len(one.zh)) + 1):
        for lang, groups in (("ko", one.ko), ("zh", one.zh)):
            if number <= len(groups):
                page.group(NameGroup(f"{name}.{lang}.{number}", page), right=lang == "zh")
        page.row_done()
    for side, lang in enumerate(("ko", "zh")):
        page.list_tool(f"{name}.{lang}", "facts.add-group", side)
    page.item_tools(name, count)


# ---------------------------------------------------------------------------------------------------- contents
def _contents(page: FactPage, issue: Issue, layout: Layout) -> None:
    page.head("facts.contents")
    page.wording("facts.toc-title", "toc.title")
    page.wording("facts.toc-note", "toc.note", long=True)
    page.head("facts.parts")
    for number, _ in enumerate(issue.sections, 1):
        page.wording("facts.part-name", f"sections.{number}.name")
        page.fact("facts.color", ColorChoice(f"sections.{number}.color", layout, page))
        page.fact("facts.opener", OpenerChoice(f"sections.{number}.opener", page))


class ColorChoice(FactChoice):
    """The colour of a part: one that the layout gives its parts, shown as such; none = by the part's number."""

    def __init__(self, name: str, layout: Layout, parent: QWidget) -> None:
        self._layout = layout
        tokens = dict.fromkeys(part.token("solid") for part in layout.parts)
        super().__init__(name, ("", *(token for token in tokens if token)), parent)

    def speak(self, words: Callable[[str], str]) -> None:
        """Names them, with a swatch each."""
        self.offer(self.values, [token or words("facts.by-number") for token in self.values])
        for at, token in enumerate(self.values):
            if token:
                swatch = QPixmap(QSize(12, 12))
                swatch.fill(QColor(self._layout.color(token).hex))
                self.setItemIcon(at, QIcon(swatch))


class OpenerChoice(FactChoice):
    """How a part opens."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, OPENERS, parent)

    def speak(self, words: Callable[[str], str]) -> None:
        """Names them."""
        self.offer(self.values, [words(f"facts.opener-{one or 'usual'}") for one in self.values])


# ---------------------------------------------------------------------------------------------------- back cover
def _back(page: FactPage, issue: Issue, _layout: Layout) -> None:
    page.head("facts.back")
    page.wording("facts.notice", "notice", long=True)
    page.wording("facts.back-title", "back.title", long=True)
    page.wording("facts.subscribe", "back.subscribe", long=True)
    page.wording("facts.statement", "back.statement", long=True)
    page.head("facts.codes")
    for number, _ in enumerate(issue.back.qr, 1):
        page.wording("facts.code-label", f"back.qr.{number}.label")
        page.fact("facts.code-url", FactLine(f"back.qr.{number}.url", page), wide=True)
        page.item_tools(f"back.qr.{number}", len(issue.back.qr))
    page.list_tool("back.qr", "facts.add-code")
    page.head("facts.contact")
    for number, _ in enumerate(issue.contact, 1):
        page.wording("facts.contact-label", f"contact.{number}.label")
        page.fact("facts.contact-value", FactLine(f"contact.{number}.value", page), wide=True)
        page.item_tools(f"contact.{number}", len(issue.contact))
    page.list_tool("contact", "facts.add-contact")
    page.head("facts.imprint")
    page.wording("facts.copyright", "copyright", long=True)
    for key in ("issn", "registration"):
        page.fact(f"facts.{key}", FactLine(key, page))
    page.fact("facts.licence", FactLine("licence", page), wide=True)


_BUILD: dict[str, Build] = {COVER: _cover, CONTENTS: _contents, BACK: _back}
