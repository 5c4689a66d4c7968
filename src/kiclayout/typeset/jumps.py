"""Jump lines on a page: "▶ 12면에 계속" below its last column, "◀ 3면에서 이어짐" above its first one.

They lead to each other, and are no part of what is read of the article: its text goes on without them. Which pages have
some, and their room, is decided in ``threads``.
"""

from __future__ import annotations

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.design.template import Template
from kiclayout.design.terms import Wording
from kiclayout.scene.items import Group, Item, LinkArea, Mark
from kiclayout.typeset.pieces import share_of, words_line
from kiclayout.typeset.setting import Setting


@dataclass(frozen=True, slots=True)
class Stop:
    """The other page of a jump line.

    Attributes:
        number: Of the page; 0 = it has none, and the line says nothing.
        folio: As printed.
        target: The name of the target at its line.
    """

    number: int
    folio: str
    target: str


@dataclass(frozen=True, slots=True)
class Stops:
    """The jump lines of a page.

    Attributes:
        own: The name of the target here.
        came: Where the text comes from; None = it begins here.
        goes: Where it goes on.
    """

    own: str = ""
    came: Stop | None = None
    goes: Stop | None = None


def jump_items(stops: Stops, template: Template, setting: Setting) -> tuple[Item, ...]:
    """The lines of a page whose frames in ``template`` have left them their room."""
    if not template.frames or not (stops.came or stops.goes):
        return ()
    look, items = setting.layout.jumps, list[Item]()
    style = setting.style(look.style)
    ascent = style.ascent * style.text.size
    first, last = template.frames[0].rect, template.frames[-1].rect
    if stops.came:
        y = first.y - look.gap - style.leading
        items += _line(_words(look.came, stops.came, setting), (first, y + ascent, "left"), stops.came, setting)
        items.append(Mark(stops.own, first.x, y))
    if stops.goes:
        y = last.bottom + look.gap
        items += _line(_words(look.goes, stops.goes, setting), (last, y + ascent, "right"), stops.goes, setting)
        if not stops.came:
            items.append(Mark(stops.own, last.x, y))
    return tuple(items)


def _words(wording: Wording, stop: Stop, setting: Setting) -> str:
    words = setting.worded(wording) if stop.number else ""
    return words.replace("{number}", str(stop.number)).replace("{folio}", stop.folio)


def _line(words: str, place: tuple[Rect, float, str], stop: Stop, setting: Setting) -> list[Item]:
    """A line at one side of a frame, with its link."""
    if not words:
        return []
    frame, y, align = place
    style = setting.style(setting.layout.jumps.style)
    x = frame.x + frame.width * share_of(align)
    run = words_line([(words, style.text, 0.0)], (x, y), setting, align=align, most=frame.width)
    area = Rect(x - run.width * share_of(align), y - style.ascent * style.text.size, run.width, style.leading)
    return [Group((*run.items, LinkArea(area, f"#{stop.target}")), role="Artifact")]
