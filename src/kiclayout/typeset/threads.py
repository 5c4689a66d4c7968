"""Where the text of an article goes on on another page than the next, and the rooms of pages that say so.

A page is filled as it is; only if text is left for a page further on is it filled again, with room for a jump line at
its foot. Whoever goes on has such a line at its head. What the lines say is in ``jumps``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kiclayout.base.geometry import Rect
from kiclayout.base.memo import Same
from kiclayout.base.record import dataclass, replace
from kiclayout.design.layout import Layout
from kiclayout.design.template import Frame, Template
from kiclayout.typeset.atoms import Chain, Entry, ForcedBreak, FullPage, Jump, Room, RunOn
from kiclayout.typeset.distribute import Work
from kiclayout.typeset.laid import FlowPage
from kiclayout.typeset.place import round_up
from kiclayout.typeset.setting import Setting

_LEAST = 6
"""Jump lines stand in frames that are so many times as high as one."""


@dataclass(frozen=True, slots=True)
class Threads:
    """What the flow has to know of jump lines.

    Attributes:
        templates: Those of pages that may have some.
        line: Height of a line with the gap to the text, in 1/100 pt.
        away: Whether only what does not go on on the very next page is told of.
    """

    templates: frozenset[str]
    line: int
    away: bool

    def on(self, chain: Chain) -> bool:
        """Whether pages with these rooms may have jump lines."""
        return chain.name in self.templates and min(room.height for room in chain.rooms) >= _LEAST * self.line

    def shortened(self, chain: Chain, jump: Jump) -> Chain:
        """``chain`` with room for the lines of ``jump``: in all columns, or in the first and the last of its frames."""
        if not (jump.came or jump.goes):
            return chain
        rooms = [self._room(room, jump) for room in chain.rooms]
        if chain.across is None and len(rooms) > 1:
            first, last = chain.rooms[0], chain.rooms[-1]
            ends = self._room(first, Jump(came=jump.came)), self._room(last, Jump(goes=jump.goes))
            rooms = [ends[0], *chain.rooms[1:-1], ends[1]]
        across = self._room(chain.across, jump) if chain.across else None
        if across and across.column:
            across = replace(across, column=rooms[0])
        return replace(chain, rooms=tuple(rooms), across=across, jump=jump)

    def _room(self, room: Room, jump: Jump) -> Room:
        less = (jump.came + jump.goes) * self.taken(room.rules.half_unit)
        return replace(room, height=room.height - less)

    def taken(self, step: int) -> int:
        """What a line takes of a room whose blocks begin on multiples of ``step``, in 1/100 pt."""
        return round_up(self.line, step)

    def goes_on(self, entries: tuple[Entry, ...], left: Work) -> bool:
        """Whether more of the same article stands on a further page with jump lines, and so far away as is told."""
        template, away = left.template, False
        if left.owes:
            return template in self.templates and not self.away
        for entry in entries[left.child :]:
            match entry:
                case RunOn() if entry.article:
                    return False
                case RunOn():
                    continue
                case ForcedBreak():
                    template = template if entry.column else entry.template or template
                case FullPage():
                    away = True
                case _ if template in self.templates:
                    return away or not self.away
                case _:
                    away = True
        return False


def threads_of(layout: Layout, setting: Setting) -> Threads | None:
    """What the flow has to know of the jump lines of ``layout``; the same object every time. None = there are none."""
    if layout.jumps.when == "never":
        return None
    made = setting.shelf.children.get(("threads", Same(layout)), lambda: _threads(layout))
    assert isinstance(made, Threads)
    return made


def _threads(layout: Layout) -> Threads:
    look = layout.jumps
    line = round(100 * (layout.style(look.style).leading + look.gap))
    return Threads(frozenset(look.templates or _run_through(layout)), line, look.when == "away")


def _run_through(layout: Layout) -> set[str]:
    """The templates that articles begin on and run through, but for those made for an event or a poster."""
    found = {name for role in ("article", "first", "opener") for name in layout.sequenced(role)}
    while more := {one.next for one in layout.templates if one.name in found and one.next} - found:
        found |= more
    return found - {name for role in ("event", "poster") for name in layout.sequenced(role)}


def reaching(pages: Iterable[FlowPage], count: int) -> Iterator[FlowPage]:
    """The first ``count`` of ``pages``, and more of them until the page on which the text of the last goes on."""
    waiting = False
    for number, page in enumerate(pages, 1):
        yield page
        waiting = (waiting and not page.jump.came) or (page.jump.goes and number <= count)
        if number >= count and not waiting:
            return


def shortened(template: Template, jump: Jump, setting: Setting) -> Template:
    """``template`` with the frames of a page with ``jump``; the same object every time."""
    threads = threads_of(setting.layout, setting)
    if threads is None or not (jump.came or jump.goes):
        return template
    key = ("shortened", Same(template), Same(setting.layout), jump)
    made = setting.shelf.children.get(key, lambda: _shortened(template, jump, threads, setting.layout))
    assert isinstance(made, Template)
    return made


def _shortened(template: Template, jump: Jump, threads: Threads, layout: Layout) -> Template:
    frames = template.frames
    level = len({(round(one.rect.y, 1), round(one.rect.height, 1)) for one in frames}) == 1

    def less(number: int, frame: Frame) -> Frame:
        taken = threads.taken(round(100 * (frame.half_unit or layout.half_unit))) / 100
        head = taken if jump.came and (level or number == 0) else 0.0
        foot = taken if jump.goes and (level or number == len(frames) - 1) else 0.0
        rect = frame.rect
        return replace(frame, rect=Rect(rect.x, rect.y + head, rect.width, rect.height - head - foot))

    return replace(template, frames=tuple(less(number, frame) for number, frame in enumerate(frames)))
