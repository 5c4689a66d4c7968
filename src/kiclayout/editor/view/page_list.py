"""The pages as a list for panels: their labels, parts and small pictures, made when there is time for them.

Pictures are made for the pages in sight only, a few milliseconds at a time; a page that changed shows its old picture
until the new one is there.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QImage, QPainter

from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue
from kiclayout.editor.view.chrome import PAPER
from kiclayout.editor.view.pasteboard import Source
from kiclayout.editor.words import Words
from kiclayout.scene.items import Group, Item, Mark
from kiclayout.scene.page import Page
from kiclayout.typeset.refs import article_target

SLICE_MS = 4.0
"""How long pictures are made before the window has its turn."""
BUDGET = 24 * 1024 * 1024
"""Bytes of pictures that are kept."""
_NAMED = {"cover": "view.cover", "contents": "view.contents", "back": "view.back"}
_SHARPEN_MS = 250

Index = QModelIndex | QPersistentModelIndex


def page_label(page: Page, words: Words) -> str:
    """What a page is called: its folio, or what it is for."""
    if page.folio:
        return page.folio
    named = _NAMED.get(page.template.partition("-")[0])
    return words(named) if named else words("view.unnumbered", n=page.index + 1)


def named_pages(words: Words) -> tuple[str, ...]:
    """What pages without a folio are called."""
    return tuple(map(words, _NAMED.values()))


class PageParts:
    """Which part pages belong to; of those that have stayed since they were asked about, marks are not looked for."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Page, tuple[str, ...]]] = {}

    def of(self, pages: Sequence[Page], issue: Issue) -> tuple[int | None, ...]:
        """The part (from 0) of every page: that of the article which begins on it, else of the one that goes on."""
        begins = {
            article_target(article): number for number, part in enumerate(issue.sections) for article in part.articles
        }
        self._known = {page.index: (page, self._marks(page)) for page in pages}
        found: list[int | None] = []
        part: int | None = None
        for page in pages:
            marks = [begins[name] for name in self._known[page.index][1] if name in begins]
            part = marks[0] if marks else part
            found.append(part if page.folio else None)
            part = marks[-1] if marks else part
        return tuple(found)

    def _marks(self, page: Page) -> tuple[str, ...]:
        known = self._known.get(page.index)
        return known[1] if known is not None and known[0] is page else tuple(_marks(page.items))


def _marks(items: Sequence[Item]) -> list[str]:
    found: list[str] = []
    for item in items:
        if isinstance(item, Mark):
            found.append(item.name)
        elif isinstance(item, Group):
            found += _marks(item.items)
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the list, with its label and its part (from 0, None = of no part)."""

    page: Page
    label: str
    part: int | None = None


def _same(one: Entry, other: Entry) -> bool:
    """Whether two rows look the same; pages are compared as objects, since equal ones are large."""
    return one.page is other.page and (one.label, one.part) == (other.label, other.part)


class PageList(QAbstractListModel):
    """Entries for a list view: ``DisplayRole`` is the label, ``AccessibleTextRole`` says the part too."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._entries: tuple[Entry, ...] = ()

    def entry(self, row: int) -> Entry:
        """The entry in ``row``."""
        return self._entries[row]

    def set_pages(self, pages: Sequence[Page], parts: Sequence[int | None] = ()) -> None:
        """Lists ``pages``; rows come and go only at the end, so that what is selected stays selected."""
        known = [*parts, *[None] * (len(pages) - len(parts))]
        made = tuple(Entry(page, page_label(page, self._words), part) for page, part in zip(pages, known, strict=True))
        old, before, after = self._entries, len(self._entries), len(made)
        if after > before:
            self.beginInsertRows(QModelIndex(), before, after - 1)
            self._entries = made
            self.endInsertRows()
        elif after < before:
            self.beginRemoveRows(QModelIndex(), after, before - 1)
            self._entries = made
            self.endRemoveRows()
        else:
            self._entries = made
        self._tell([row for row in range(min(before, after)) if not _same(old[row], made[row])])

    def retranslate(self, words: Words) -> None:
        """Calls the pages by their names in another language."""
        self._words = words
        self.set_pages([entry.page for entry in self._entries], [entry.part for entry in self._entries])

    def _tell(self, rows: Sequence[int]) -> None:
        for row in rows:
            self.dataChanged.emit(self.index(row), self.index(row))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's name and default)
        """How many pages there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The label, and what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole and entry.part is not None:
            return self._words("view.part", label=entry.label, part=entry.part + 1)
        return entry.label if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None


class Thumbnails(QObject):
    """Small pictures of pages, made while the window is idle.

    Signals:
        made: A picture is there; carries the page's index.
    """

    made = Signal(int)

    def __init__(self, source: Source, parent: QObject | None = None, *, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._source, self._budget = source, budget
        self._kept: OrderedDict[int, tuple[Page, QImage]] = OrderedDict()
        self._wanted: dict[int, tuple[Page, QSize, float]] = {}
        self.in_sight: Callable[[int], bool] = lambda index: True
        self._idle = QTimer(self)
        self._idle.setInterval(0)
        self._idle.timeout.connect(self._make_some)
        self._sharpen = QTimer(self, singleShot=True, interval=_SHARPEN_MS)
        self._sharpen.timeout.connect(self.forget)
        source.pictures.arrived.connect(self._picture_arrived)

    def set_source(self, source: Source) -> None:
        """Draws pages from somewhere else: another issue was opened, or its layout has other fonts."""
        self._source.pictures.arrived.disconnect(self._picture_arrived)
        self._source = source
        source.pictures.arrived.connect(self._picture_arrived)
        self.keep(0)

    @property
    def kept(self) -> tuple[int, ...]:
        """Indices of the pages whose pictures are there."""
        return tuple(self._kept)

    @property
    def bytes_kept(self) -> int:
        """How many bytes they take."""
        return sum(image.sizeInBytes() for _, image in self._kept.values())

    def picture(self, page: Page, size: QSize, ratio: float) -> QImage | None:
        """The picture of ``page``; the one it had before while a new one is made; None if there was none.

        Args:
            page: The page.
            size: In the window's pixels.
            ratio: Pixels of the screen to one of the window.
        """
        known = self._kept.get(page.index)
        if known is not None:
            self._kept.move_to_end(page.index)
        if known is None or known[0] is not page or known[1].size() != _on_screen(size, ratio):
            self._wanted[page.index] = (page, size, ratio)
            if not self._idle.isActive():
                self._idle.start()
        return known[1] if known is not None else None

    @property
    def busy(self) -> bool:
        """Whether pictures are still to be made."""
        return bool(self._wanted)

    def forget(self) -> None:
        """Makes all pictures anew when they are next asked for; the old ones stand in until then."""
        for index, (_, image) in list(self._kept.items()):
            self._kept[index] = (_NO_PAGE, image)
            self.made.emit(index)

    def keep(self, count: int) -> None:
        """Drops the pictures of pages from ``count`` on."""
        for index in [index for index in self._kept if index >= count]:
            del self._kept[index]

    def _picture_arrived(self, file: str) -> None:
        """Pages drawn with stand-ins are drawn once more when the pictures have come in."""
        self._sharpen.start()

    def _make_some(self) -> None:
        began = time.perf_counter()
        while self._wanted and (time.perf_counter() - began) * 1000 < SLICE_MS:
            index = next(iter(self._wanted))
            if self.in_sight(index) and not self._source.drawings.ready(self._wanted[index][0]):
                self._source.drawings.of(self._wanted[index][0])  # a step of its own: drawing it takes as long again
                continue
            page, size, ratio = self._wanted.pop(index)
            if self.in_sight(index):
                self._keep(page, self._made(page, size, ratio))
        if not self._wanted:
            self._idle.stop()

    def _made(self, page: Page, size: QSize, ratio: float) -> QImage:
        whole = _on_screen(size, ratio)
        image = QImage(whole, QImage.Format.Format_RGB32)
        image.fill(PAPER)
        painter = QPainter(image)
        painter.setClipRect(QRectF(0, 0, whole.width(), whole.height()))
        scale = min(whole.width() / page.width, whole.height() / page.height)
        painter.scale(scale, scale)
        self._source.drawings.of(page).draw(painter, self._source.pictures)
        painter.end()
        image.setDevicePixelRatio(ratio)
        return image

    def _keep(self, page: Page, image: QImage) -> None:
        self._kept[page.index] = (page, image)
        self._kept.move_to_end(page.index)
        while self.bytes_kept > self._budget and len(self._kept) > 1:
            self._kept.popitem(last=False)
        self.made.emit(page.index)


_NO_PAGE = Page(-1, "", 0.0, 0.0, 0.0, ())


def _on_screen(size: QSize, ratio: float) -> QSize:
    return QSize(max(1, round(size.width() * ratio)), max(1, round(size.height() * ratio)))
