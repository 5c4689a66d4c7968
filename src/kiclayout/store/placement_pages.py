"""What of a placement's pages does nothing, and why: templates, frames and things not there, what the layout locks.

Where something that is asked for comes to stand is worked out in ``design.placing``; here is told where that is
elsewhere.
"""

from __future__ import annotations

from typing import Any

from kiclayout.base.diagnostics import LANGUAGES, Sink
from kiclayout.base.guess import nearest
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Issue
from kiclayout.content.placed import FRAMES, PAGE, THINGS, WHOLE, Sides, numbered, unlocked
from kiclayout.design.bounds import bounds
from kiclayout.design.layout import Layout
from kiclayout.design.locks import Lock, lock_on
from kiclayout.design.placing import ground, placed_frame, placed_thing, same, trim_of
from kiclayout.design.template import Frame, Template

Entry = tuple[str, str, str]
"""Subject, key and value."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that a placement is about.

    Attributes:
        layout: The layout.
        entries: All of the placement.
        opens: The locks that the issue opens.
        sink: Where findings go.
    """

    layout: Layout
    entries: tuple[Entry, ...]
    opens: frozenset[str]
    sink: Sink

    def check(self, entry: Entry, place: Place, inside: bool = False, labelled: bool = False) -> None:
        """Reports what of an entry of ``pages`` cannot be applied.

        Args:
            entry: One whose key begins with ``page.``.
            place: Where it is written.
            inside: Whether its subject is a block that stands inside another one.
            labelled: Whether its subject is a block.
        """
        subject, key, value = entry
        number, name = numbered(key) or (0, key.removeprefix(PAGE))
        what, _, own = name.partition(".")
        asked = self._template(subject, number)
        template = self.layout.template(asked)
        if inside:
            self.sink.add("store-placement-inside", place=place, label=subject)
        elif number and labelled:
            self.sink.add("store-placement-numbered", place=place, label=subject)
        elif name == "template":
            self._check_template(value, subject, place)
        elif what in (FRAMES, THINGS) and not asked:
            self.sink.add("store-placement-no-template", place=place, label=subject)
        elif what == FRAMES and template is not None:
            self._check_frame(template, own, Sides.read(value), place)
        elif what == THINGS and template is not None:
            self._check_thing(template, own, Sides.read(value), place)

    def _template(self, subject: str, number: int) -> str:
        key = f"{PAGE}{number}.template" if number else PAGE + "template"
        return next((value for one, name, value in self.entries if (one, name) == (subject, key)), "")

    def _check_template(self, value: str, subject: str, place: Place) -> None:
        """Text must be able to stand on a page that is named by an article or a label."""
        known = [one.name for one in self.layout.templates if one.frames or subject.startswith(WHOLE)]
        if value not in known:
            self.sink.add("store-placement-template", place=place, name=value, known=nearest(value, known))

    def _check_frame(self, template: Template, name: str, sides: Sides, place: Place) -> None:
        frame = next((one for one in template.frames if one.name == name), None)
        if frame is None:
            known = nearest(name, [one.name for one in template.frames])
            self.sink.add("store-placement-frame", place=place, name=name, template=template.name, known=known)
            return
        lock = lock_on(self.layout.locks, template.name, frame, self.opens)
        if lock is not None:
            self.sink.add("store-placement-locked", place=place, name=name, template=template.name, **_why(lock))
            return
        self._check_ground(template, frame, sides, place)

    def _check_ground(self, template: Template, frame: Frame, sides: Sides, place: Place) -> None:
        if same(placed_frame(template, frame, sides, self.layout, self.opens).rect, sides.put(frame.rect)):
            return
        _, lock = ground(template, self.layout, self.opens)
        if lock is None:
            self.sink.add("store-placement-room", place=place, name=frame.name)
        else:
            self.sink.add("store-placement-margins", place=place, name=frame.name, **_why(lock))

    def _check_thing(self, template: Template, name: str, sides: Sides, place: Place) -> None:
        free = [one for one in template.furniture if one.free]
        thing = next((one for one in free if one.free == name), None)
        area = bounds(thing) if thing is not None else None
        if thing is None or area is None:
            known = nearest(name, [one.free for one in free])
            why = _why(self.layout.locks.furniture)
            self.sink.add("store-placement-thing", place=place, name=name, template=template.name, known=known, **why)
            return
        stands = bounds(placed_thing(thing, sides, trim_of(template, self.layout), self.layout.bleed))
        wanted = sides.put(area)
        if stands is not None and (abs(stands.x - wanted.x) > 0.05 or abs(stands.y - wanted.y) > 0.05):
            self.sink.add("store-placement-room", place=place, name=name)

    def check_unlock(self, name: str, place: Place) -> None:
        """Reports a lock that is opened although the layout has none of that name, or does not let issues open it."""
        lock = {"margins": self.layout.locks.margins, "frames": self.layout.locks.frames}.get(name)
        if lock is None or lock.unlock != "issue":
            self.sink.add("store-placement-unlock", place=place, name=name, layout=self.layout.name)


def pages_of(issue: Issue, layout: Layout, entries: tuple[Entry, ...], sink: Sink) -> Pages:
    """The pages of ``entries``."""
    return Pages(layout, entries, unlocked(issue, layout.name), sink)


def _why(lock: Lock) -> dict[str, Any]:
    """The reason, by language, as the wordings ask for it."""
    return {f"why@{lang}": lock.why(lang) for lang in LANGUAGES}
