"""The strip: the parts side by side in equal segments, the part at hand stressed, each with its number and name."""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.geometry import Rect
from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass, replace
from kiclayout.design.furniture import Strip, Words
from kiclayout.design.style import TextStyle
from kiclayout.scene.items import Item, LinkArea, rectangle
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.pieces import Piece, Run, report_cut, width_of, words_line
from kiclayout.typeset.setting import Setting


def of_part(record: Facts, setting: Setting) -> Setting:
    """``setting`` in the colours of the part that ``record`` belongs to, if it names one."""
    index = record.text("index")
    return setting.within(part=int(index)) if index.isdecimal() else setting


@dataclass(frozen=True, slots=True)
class _Segment:
    """A part's share of the strip."""

    part: Facts
    bar: Rect
    current: bool
    setting: Setting


def strip_items(strip: Strip, facts: Facts, setting: Setting) -> tuple[Item, ...]:
    """A segment for every part: the part at hand a bar, the others a line (or all bars); below them the labels.

    The same for all pages of a part, and so made once.
    """
    said = tuple((part.text("number"), part.text("name"), part.text("link")) for part in facts.records("parts"))
    key = ("strip", Same(strip), Same(setting.layout), said, facts.text("part.index"))
    return setting.remembered(key, lambda own: tuple(_items(strip, facts, own)))


def _items(strip: Strip, facts: Facts, setting: Setting) -> Iterator[Item]:
    segments = _segments(strip, facts, setting)
    labels = _labels(strip, segments, _scale(strip, segments)) if strip.baseline else [()] * len(segments)
    for one, label in zip(segments, labels, strict=True):
        yield _bar(strip, one)
        yield from label
        if link := one.part.text("link"):
            yield LinkArea(Rect(one.bar.x, one.bar.y, one.bar.width, one.bar.height + strip.baseline), link)


def _segments(strip: Strip, facts: Facts, setting: Setting) -> list[_Segment]:
    parts, here = facts.records("parts"), facts.text("part.index")
    made = list[_Segment]()
    for number, part in enumerate(parts):
        width = (strip.rect.width - strip.gutter * (len(parts) - 1)) / len(parts)
        bar = Rect(strip.rect.x + number * (width + strip.gutter), strip.rect.y, width, strip.rect.height)
        made.append(_Segment(part, bar, part.text("index") == here, of_part(part, setting)))
    return made


def _bar(strip: Strip, one: _Segment) -> Item:
    if one.current or not strip.line:
        return rectangle(one.bar, one.setting.color(strip.bar_color))
    middle = one.bar.y + one.bar.height / 2 - strip.line / 2
    return rectangle(Rect(one.bar.x, middle, one.bar.width, strip.line), one.setting.color(strip.line_color))


def _scale(strip: Strip, segments: list[_Segment]) -> float:
    """The first of the layout's sizes in which all labels fit, else the last, as a share of the normal one."""
    scale = 1.0
    for name in ("", *strip.fit):
        for one in segments[:1] if name else ():
            layout = one.setting.layout
            scale = layout.text_style(name).size / layout.text_style(strip.style).size
        if all(width_of(_pieces(strip, one, scale), one.setting) <= one.bar.width + 0.01 for one in segments):
            break
    return scale


def _pieces(strip: Strip, one: _Segment, scale: float) -> tuple[Piece, ...]:
    def look(name: str) -> TextStyle:
        style = one.setting.layout.text_style(strip.current_style if one.current else name)
        return replace(style, size=style.size * scale)

    number, name = one.part.text("number"), one.part.text("name")
    key = one.part.called("name")
    return Piece(number, look(strip.number_style), 0.0, key), Piece(name, look(strip.style), strip.gap * scale, key)


def _labels(strip: Strip, segments: list[_Segment], scale: float) -> list[tuple[Item, ...]]:
    """Numbers and names; the numbers alone where so little of the names would be left that they say nothing."""
    made = [_label(strip, one, scale, len(_pieces(strip, one, scale))) for one in segments]
    names = sum(len(one.part.text("name")) for one in segments)
    if 2 * sum(min(run.lost, len(one.part.text("name"))) for one, run in zip(segments, made, strict=True)) > names:
        return [_label(strip, one, scale, 1).items for one in segments]
    for one, run in zip(segments, made, strict=True):
        report_cut((Words("{name}"),), run.lost, one.part, one.setting, running=strip.artifact)
    return [run.items for run in made]


def _label(strip: Strip, one: _Segment, scale: float, count: int) -> Run:
    """The first ``count`` pieces; the number alone where nothing of the name would be left."""
    pieces, at = _pieces(strip, one, scale)[:count], (one.bar.x, one.bar.y + strip.baseline)
    run = words_line(pieces, at, one.setting, most=one.bar.width)
    if count > 1 and run.lost >= len(pieces[1].text):
        return replace(words_line(pieces[:1], at, one.setting), lost=run.lost)
    return run
