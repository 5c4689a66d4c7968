"""A page ready to be drawn by Qt, and the drawings that are kept.

A drawing is made when its page is first shown. What a page has in common with the one that stood there before is taken
over. Text goes on after the grounds it stands on, all of a layer at once (see ``letters``); what covers text begins a
new layer.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Sequence

from PySide6.QtGui import QPainter, QPainterPath

from kiclayout.base.geometry import Rect, enclosing
from kiclayout.base.memo import Memo
from kiclayout.base.record import dataclass, replace
from kiclayout.editor.paint.easel import Easel
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.letters import Film, Run
from kiclayout.editor.paint.painter import OUTLINES, QtPainter
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.editor.paint.strokes import Stroke
from kiclayout.scene.items import Group, Item
from kiclayout.scene.page import Page
from kiclayout.scene.play import play_page

KEPT = 48
"""Drawings that are kept: some 100 KB each."""


@dataclass(frozen=True, slots=True)
class Piece:
    """An item of a page with its strokes, from back to front."""

    item: Item
    strokes: tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Layer:
    """Grounds, and the text that stands on them and on all layers below."""

    grounds: tuple[Stroke, ...]
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A page ready to be drawn.

    Attributes:
        page: The page.
        pieces: Its items.
        layers: Their strokes, from back to front.
        film: Shared by all drawings.
    """

    page: Page
    pieces: tuple[Piece, ...]
    layers: tuple[Layer, ...]
    film: Film

    def draw(self, painter: QPainter, pictures: Pictures, exposed: Rect | None = None) -> None:
        """Draws the page with its bleed, or what of it lies in ``exposed``.

        The coordinates of ``painter`` are the page's points. Nothing is clipped, and the paper is the caller's.
        """
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        seen = exposed or Rect(0.0, 0.0, self.page.width, self.page.height).grown(self.page.bleed)
        easel = Easel(painter, pictures, seen)
        for layer in self.layers:
            for ground in _in_sight(layer.grounds, seen):
                ground.draw(easel)
            self._write(easel, [run for run in layer.runs if run.extent.meets(seen)])

    def _write(self, easel: Easel, runs: Sequence[Run]) -> None:
        small = [run for run in runs if easel.upright and run.fits(easel.scale)]
        if small:
            self.film.lay(easel, small)
        if len(small) < len(runs):
            for run in runs:
                if not (easel.upright and run.fits(easel.scale)):
                    run.draw(easel)


class Drawings:
    """Pages made ready when they are first asked for; those used last are kept."""

    def __init__(self, fonts: GlyphFonts, kept: int = KEPT) -> None:
        self._fonts, self._most = fonts, kept
        self._kept: OrderedDict[int, Drawing] = OrderedDict()
        self._outlines: Memo[QPainterPath] = Memo(OUTLINES)
        self._film = Film()

    def __len__(self) -> int:
        return len(self._kept)

    @property
    def fonts(self) -> GlyphFonts:
        """The fonts that pages are drawn with."""
        return self._fonts

    def of(self, page: Page) -> Drawing:
        """The page's drawing; the same one while the page is the same object and was used lately."""
        before = self._kept.get(page.index)
        if before is None or before.page is not page:
            self._kept[page.index] = self._made(page, before)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        self._kept.move_to_end(page.index)
        return self._kept[page.index]

    def ready(self, page: Page) -> bool:
        """Whether ``of`` has the drawing already."""
        known = self._kept.get(page.index)
        return known is not None and known.page is page

    def renewed(self, old: Page, page: Page) -> Rect | None:
        """Makes ``page`` ready and says where it differs from ``old``, the one that was drawn in its place.

        An empty rectangle = nowhere; None = it cannot be said, everything may differ.
        """
        before = self._kept.get(page.index)
        if before is None or before.page is not old or (old.width, old.height) != (page.width, page.height):
            return None
        after = self.of(page)
        were, are = {id(piece) for piece in before.pieces}, {id(piece) for piece in after.pieces}
        apart = [piece for piece in before.pieces if id(piece) not in are]
        gone = {id(stroke): stroke for piece in apart for stroke in piece.strokes}
        come = {id(stroke): stroke for piece in after.pieces if id(piece) not in were for stroke in piece.strokes}
        differing = (stroke.extent for key, stroke in (gone | come).items() if not (key in gone and key in come))
        return enclosing(differing) or Rect(0.0, 0.0, 0.0, 0.0)

    def _made(self, page: Page, before: Drawing | None) -> Drawing:
        old = before.pieces if before else ()
        kept = _kept(old, page.items)
        pieces = [kept.get(at) or self._piece(page, item) for at, item in enumerate(page.items)]
        if len(old) == len(pieces):
            pieces = [_taken_over(*pair) for pair in zip(old, pieces, strict=True)]
        return Drawing(page, tuple(pieces), _layers(pieces), self._film)

    def _piece(self, page: Page, item: Item) -> Piece:
        painter = QtPainter(self._fonts, self._outlines)
        play_page(replace(page, items=(item,)), painter)
        return Piece(item, painter.strokes)


def _kept(pieces: Sequence[Piece], items: Sequence[Item]) -> dict[int, Piece]:
    """The pieces that serve for ``items``, by their places.

    Of as many items as there were any that are equal; else those at the beginning and the end. Items are made anew when
    something else of their page has changed, so that they are equal more often than the same.
    """
    if len(pieces) == len(items):
        pairs = enumerate(zip(pieces, items, strict=True))
        return {at: piece for at, (piece, item) in pairs if _same(piece.item, item)}
    kept: dict[int, Piece] = {}
    most = min(len(pieces), len(items))
    first = 0
    while first < most and _same(pieces[first].item, items[first]):
        kept[first] = pieces[first]
        first += 1
    for back in range(1, most - first + 1):
        if not _same(pieces[-back].item, items[-back]):
            break
        kept[len(items) - back] = pieces[-back]
    return kept


def _taken_over(old: Piece, new: Piece) -> Piece:
    """``new`` with the strokes of ``old`` where both begin and end with the same words: lines that no key has moved."""
    if old is new:
        return new
    first, most = 0, min(len(old.strokes), len(new.strokes))
    while first < most and _alike(old.strokes[first], new.strokes[first]):
        first += 1
    last = 0
    while last < most - first and _alike(old.strokes[-last - 1], new.strokes[-last - 1]):
        last += 1
    between = new.strokes[first : len(new.strokes) - last]
    return replace(new, strokes=(*old.strokes[:first], *between, *old.strokes[len(old.strokes) - last :]))


def _alike(one: Stroke, other: Stroke) -> bool:
    return one is other or (isinstance(one, Run) and isinstance(other, Run) and one.like(other))


def _same(one: Item, other: Item) -> bool:
    """Whether two items are equal; of two groups the ends are looked at first, where all that a key moves has moved."""
    if one is other:
        return True
    if isinstance(one, Group) and isinstance(other, Group) and one.items and other.items:
        return _same(one.items[-1], other.items[-1]) and one == other
    return one == other


def _layers(pieces: Iterable[Piece]) -> tuple[Layer, ...]:
    """The strokes of all pieces, in as few layers as keep what covers text above it."""
    made: list[Layer] = []
    grounds: list[Stroke] = []
    runs: list[Run] = []
    for piece in pieces:
        for stroke in piece.strokes:
            if isinstance(stroke, Run):
                runs.append(stroke)
                continue
            if any(run.body.meets(stroke.extent) for run in runs):
                made.append(Layer(tuple(grounds), tuple(runs)))
                grounds, runs = [], []
            grounds.append(stroke)
    return (*made, Layer(tuple(grounds), tuple(runs)))


def _in_sight(strokes: Iterable[Stroke], seen: Rect) -> Iterable[Stroke]:
    return (stroke for stroke in strokes if stroke.extent.meets(seen))
