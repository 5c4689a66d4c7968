"""The words of drawings, set: shaped by the text engine, put where the file says, painted as text or as outlines.

What a colour alone fills is text, as on any page. What has strokes, gradients or is seen through is drawn as outlines,
with its characters over it, unseen, so that they can still be found and copied. A font that is not there is reported.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import field
from functools import reduce
from itertools import islice
from typing import Literal, TypeAlias

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.scene.items import Group, Item, Path
from kiclayout.scene.lettering import Lettering, Stretch
from kiclayout.scene.svg import UNSEEN, Drawing
from kiclayout.scene.svg_type import Type
from kiclayout.text.families import is_foreign, matched
from kiclayout.text.font_choices import Fonts
from kiclayout.text.lines import break_lines
from kiclayout.text.paragraph import shape_paragraph
from kiclayout.text.spans import Span
from kiclayout.typeset import letter_ink
from kiclayout.typeset.letter_ink import Inked
from kiclayout.typeset.letter_places import placed

Words: TypeAlias = Literal["text", "outlines", "mark"]

_MIDDLE, _HANGING = 0.26, 0.8
"""Half of the height of small letters, in ems, and where others hang from, in shares of the ascent."""
_ON_A_LINE, _WIDE = ParStyle(mode="eojeol"), 1e9
_LARGEST, _FARTHEST = 20_000.0, 1e6
"""The largest type that is set, and how far from the drawing's corner, in points; the rest are mistakes."""
_MOST_TOLD = 20
"""Families of one drawing that are told by name."""
_UNSET = 0.001
"""The size of type that is not set but has its place among others, in points."""


@dataclass(frozen=True, slots=True)
class Letters:
    """What the words of a drawing are set with.

    Attributes:
        fonts: As ``text.families.foreign_fonts`` makes them.
        lang: Of words for which the file says none.
        sink: Where findings go.
        place: Of the drawing, for them.
        file: What it is called, for them.
        words: What becomes of them: text; outlines, which cannot be found; outlines of a mark, which has a font of its
            own, so that even a counterpart is reported.
    """

    fonts: Fonts
    lang: str
    sink: Sink
    place: Place | None = None
    file: str = ""
    words: Words = "text"


def lettered(art: Drawing, letters: Letters) -> Drawing:
    """``art`` with its words among its items; itself if it has none."""
    if not art.lettering:
        return art
    families = frozenset(face.family for face in letters.fonts.book)
    desk = _Desk(letters, families, {one.way: one for one in art.lettering})
    items = desk.filled(art.items, (), drawn=letters.words != "text")
    unseen = tuple(letter_ink.text(one, hidden=True) for key, one in desk.unseen.items() if key not in desk.seen)
    desk.report()
    whole = Rect(0.0, 0.0, art.width, art.height)
    beyond = not art.open and not all(map(whole.grown(UNSEEN).holds, desk.areas))
    clip, faces = whole if beyond else art.clip, tuple(sorted(desk.faces))
    return replace(art, items=(*_bundled(items), *unseen), clip=clip, lettering=(), faces=faces)


@dataclass(slots=True)
class _Desk:
    """Sets all words of one drawing.

    Attributes:
        letters: What they are set with.
        families: Those at hand.
        words: By the places that they fill.
        seen: Which words are text.
        unseen: Words that are drawn, to be found where none that are text say the same.
        areas: What words take up.
        faces: Those they are set with.
        missing: The families that are not there, with what is taken for them and the line where they are asked for.
    """

    letters: Letters
    families: frozenset[str]
    words: dict[tuple[int, ...], Lettering]
    seen: set[tuple[str, int, int]] = field(default_factory=set)
    unseen: dict[tuple[str, int, int], Inked] = field(default_factory=dict)
    areas: list[Rect] = field(default_factory=list)
    faces: set[str] = field(default_factory=set)
    missing: dict[str, tuple[str, int]] = field(default_factory=dict)

    def filled(self, items: tuple[Item, ...], way: tuple[int, ...], *, drawn: bool) -> tuple[Item, ...]:
        """``items`` with words in the empty groups that keep their places; ``drawn``: as outlines.

        So are those of a group that is seen through as one.
        """
        made: list[Item] = []
        for number, item in enumerate(items):
            here = (*way, number)
            if here in self.words:
                made += self._set(self.words[here], drawn)
            elif isinstance(item, Group) and item.items and item.opacity > 0:
                inner = self.filled(item.items, here, drawn=drawn or item.opacity < 1)
                made.append(replace(item, items=inner))
            else:
                made.append(item)
        return tuple(made)

    def _set(self, words: Lettering, drawn: bool) -> Iterator[Item]:
        """The items of ``words``, from back to front."""
        runs = list(filter(_is_seen, self._runs(words)))
        if not runs:
            return
        box = reduce(Rect.union, (one.box for one in runs))
        fills: list[Item] = []
        strokes: list[Item] = []
        for one in runs:
            self.areas.append(one.area)
            plain = not drawn and one.fill == 1.0 and one.stretch.gradient is None
            face = self.letters.fonts.book.face(one.run.run.face)
            self.faces.add(face.key)
            segments = () if plain and not one.stroke else letter_ink.outlines(one, face)
            if plain:
                self.seen.add(one.key)
                fills.append(letter_ink.text(one))
            else:
                fills += letter_ink.filled(one, segments, box)
                if self.letters.words == "text" and one.run.text.strip():
                    self.unseen.setdefault(one.key, one)
            fills += letter_ink.rules(one)
            strokes += letter_ink.stroked(one, segments)
        under = any(one.type.under for one in words.stretches)
        yield from (*strokes, *fills) if under else (*fills, *strokes)

    def _runs(self, words: Lettering) -> Iterator[Inked]:
        """The runs of ``words``, on their baselines."""
        scale = letter_ink.scale_of(words.matrix)
        if not 0 < scale < math.inf:
            return
        words = replace(words, stretches=tuple(self._resolved(one, words.line, scale) for one in words.stretches))
        styles = [_style(one.type) for one in words.stretches]
        spans = (
            Span(one.text, style, one.type.lang or self.letters.lang)
            for one, style in zip(words.stretches, styles, strict=True)
        )
        body = shape_paragraph(tuple(spans), self.letters.fonts)
        said = Sink()
        body.report(said)
        self.letters.sink.extend(replace(found, place=self.letters.place, origin=None) for found in said)
        for line in break_lines(body, _WIDE, _ON_A_LINE):
            for run in placed(words, line.runs):
                one = words.stretches[run.stretch]
                drop = self._level(one, styles[run.stretch]) - one.type.rise - run.run.shift
                yield Inked(replace(run, y=run.y + drop), one, words.matrix)

    def _resolved(self, one: Stretch, line: int, scale: float) -> Stretch:
        """A stretch with a family that is there, in a size that can be set; a family that is not there is noted."""
        type_ = one.type
        found = matched(type_.families, self.families)
        own = self.letters.words == "mark" and is_foreign(type_.families)
        if missing := found.missing or (type_.families[0] if own else ""):
            self.missing.setdefault(missing, (found.family, line))
        weight = found.weight if found.weight and type_.weight == 400 else type_.weight
        made = replace(type_, families=(found.family,), weight=weight, slanted=type_.slanted or found.slanted)
        if 0 < type_.size * scale <= _LARGEST:
            return replace(one, type=made)
        return replace(
            one, type=replace(made, size=_UNSET / scale, tracking=0.0), look=replace(one.look, visible=False)
        )

    def _level(self, one: Stretch, style: TextStyle) -> float:
        """How far the baseline lies below the line that the words are put on, in their units."""
        face = self.letters.fonts.setters(style.font, style.weight, "Latn")[0].face
        match one.type.level:
            case "middle":
                return _MIDDLE * style.size
            case "central":
                return (face.ascent - face.descent) / 2 * style.size
            case "mathematical":
                return face.ascent / 2 * style.size
            case "hanging":
                return _HANGING * face.ascent * style.size
            case "before-edge" | "top":
                return face.ascent * style.size
            case "after-edge" | "bottom" | "ideographic":
                return -face.descent * style.size
        return 0.0

    def report(self) -> None:
        """Tells of the families that are not there: the first ones by name, how many more there are."""
        sink, place, file = self.letters.sink, self.letters.place, self.letters.file
        for family, (used, line) in islice(self.missing.items(), _MOST_TOLD):
            sink.add("typeset-drawing-font", place=place, family=family, used=used, file=file, line=line)
        if (more := len(self.missing) - _MOST_TOLD) > 0:
            sink.add("typeset-drawing-fonts", place=place, file=file, count=more)


def _style(type_: Type) -> TextStyle:
    """How characters of a type are set."""
    (family,) = type_.families
    return TextStyle(font=family, weight=type_.weight, size=type_.size, tracking=1000 * type_.tracking / type_.size)


def _is_seen(one: Inked) -> bool:
    """Whether it is painted, and where it could be seen: what stands elsewhere is a mistake, or no number at all."""
    area = one.area
    near = all(abs(value) < _FARTHEST for value in (area.x, area.y, area.right, area.bottom))
    return near and one.stretch.look.visible and bool(one.fill or one.stroke)


def _bundled(items: tuple[Item, ...]) -> tuple[Item, ...]:
    """``items`` with the outlines between words in groups of their own, so that painters take them for drawings."""
    made: list[Item] = []
    outlines: list[Item] = []
    for item in (*items, None):
        if item is not None and _is_drawn(item):
            outlines.append(item)
            continue
        made += [Group(tuple(outlines))] if len(outlines) > 1 else outlines
        outlines = []
        if isinstance(item, Group):
            item = replace(item, items=_bundled(item.items))
        made += [item] if item is not None else []
    return tuple(made)


def _is_drawn(item: Item) -> bool:
    """Whether it holds nothing but outlines."""
    return isinstance(item, Path) or (isinstance(item, Group) and all(map(_is_drawn, item.items)))
