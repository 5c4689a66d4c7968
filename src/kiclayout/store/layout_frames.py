"""Edits of the frames of a layout's templates, from text to text: where they stand, side columns, how many, names.

A template that inherits its frames gets all of them for its own as soon as one changes. Whether frames fit their page
is not judged here (``layout_checks``).
"""

from __future__ import annotations

from itertools import count as numbers

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass, replace
from kiclayout.base.units import MM
from kiclayout.design.layout import Layout
from kiclayout.design.template import Frame, Template
from kiclayout.store.layout_edit import Path, at, rooted, stated_row, with_value, without_value
from kiclayout.store.layout_entries import check_name
from kiclayout.store.marks import Mapping, Scalar
from kiclayout.store.yaml_tree import Group, Items, Tree, scalar, tree_of

SIDES = ("left", "top", "width", "height")
"""What the numbers of a frame's ``rect`` are, in their order."""
_LEVEL = 0.5
"""Points by which the tops and heights of columns may differ."""


def rect_of(text: str, template: Template, frame: str) -> tuple[str, ...]:
    """The rectangle of a frame as ``text`` has it, in the order of ``SIDES``; a number without unit counts millimetres.

    A template that inherits its frames, or states none so called, says what it is laid out with.
    """
    if said := stated_row(text, (*_path(template), frame, "rect"), len(SIDES)):
        return said
    made = next((one for one in template.frames if one.name == frame), None)
    return _numbers(made.rect) if made else ()


def with_rect(text: str, template: Template, frame: str, rect: tuple[str, ...]) -> str:
    """``text`` with another rectangle of a frame.

    Args:
        text: A layout's file that can be read.
        template: As read from ``text``.
        frame: The name of one of its frames.
        rect: In the order of ``SIDES``, as the file shall say it.
    """
    return with_value(_with_own(text, template), (*_path(template), frame, "rect"), Items(rect, True))


def with_frame(text: str, template: Template, frame: str, key: str, value: str) -> str:
    """``text`` with ``value`` for a key of a frame: side, gutter, half_unit, locked; an empty one is taken out."""
    path = (*_path(template), frame, key)
    return with_value(_with_own(text, template), path, value) if value else without_value(text, path)


def family_of(text: str, layout: Layout, template: str, frame: str) -> tuple[str, ...]:
    """The templates, in their order, whose frame ``frame`` is one and the same with that of ``template``.

    They are those that inherit it, and those that stand in for one another on even pages.

    Args:
        text: A layout's file that can be read.
        layout: As read from ``text``.
        template: The name of a template that has such a frame.
        frame: The frame's name.
    """
    root = rooted(text)
    having = [one for one in layout.templates if any(own.name == frame for own in one.frames)]
    owners = {one.name: _owner(root, one.name) for one in having}
    family = {template}
    while True:
        own = {owners[name] for name in family}
        facing = {one.even for one in having if one.name in family} | {one.name for one in having if one.even in family}
        grown = family | {name for name in owners if owners[name] in own or name in facing}
        if grown == family:
            return tuple(one.name for one in having if one.name in family)
        family = grown


def renamed_frame(text: str, family: tuple[str, ...], old: str, new: str) -> str:
    """``text`` in which a frame is called ``new`` in all templates of its ``family`` (``family_of``).

    Raises:
        KicError: The name is none, or another frame there has it.
    """
    owners = dict.fromkeys(_owner(rooted(text), name) for name in family)
    for owner in owners if old != new else ():
        frames = at(rooted(text), ("templates", owner, "frames"))
        entry = frames.entry(old) if isinstance(frames, Mapping) else None
        if entry is not None:
            check_name(frames, new)
            text = text[: entry.key.span.start] + scalar(new, entry.key.style) + text[entry.key.span.end :]
    return text


def _owner(root: Mapping, template: str) -> str:
    """The template that states the frames of ``template``: itself, or the one that it inherits them from."""
    seen: list[str] = []
    while template not in seen and at(root, ("templates", template, "frames")) is None:
        seen.append(template)
        base = at(root, ("templates", template, "like"))
        template = base.text if isinstance(base, Scalar) else template
    return template


# ---- columns


def columns_of(template: Template, frame: str) -> tuple[Frame, ...]:
    """The frames of a template that stand side by side with ``frame``, from left to right, it among them."""
    own = next((one for one in template.frames if one.name == frame), None)
    if own is None:
        return ()
    level = [one for one in template.frames if _level(one.rect, own.rect)]
    return tuple(sorted(level, key=lambda one: one.rect.x))


def gap_of(columns: tuple[Frame, ...]) -> float:
    """The distance between the first two columns, in points; 0 = there is but one."""
    return columns[1].rect.x - columns[0].rect.right if len(columns) > 1 else 0.0


def area_of(columns: tuple[Frame, ...]) -> Rect:
    """The rectangle that columns fill, without the side column of the first."""
    first, last = columns[0].rect, columns[-1].rect
    return replace(first, width=last.right - first.x)


@dataclass(frozen=True, slots=True)
class Division:
    """How an area of a page is divided into columns of one width.

    Attributes:
        area: In the page's points.
        number: How many; at least one.
        gap: Between them, in points.
    """

    area: Rect
    number: int = 1
    gap: float = 0.0


def with_columns(text: str, template: Template, frame: str, into: Division) -> str:
    """``text`` with columns as ``into`` divides its area, in the place of ``frame`` and those beside it.

    The first keeps its side column. New ones are named after it and follow it in the flow of the text.

    Args:
        text: A layout's file that can be read.
        template: As read from ``text``.
        frame: The name of one of its frames.
        into: Where they stand.
    """
    old, area = columns_of(template, frame), into.area
    width = (area.width - into.gap * (into.number - 1)) / into.number
    taken = {one.name for one in template.frames}
    fresh = (name for n in numbers(2) if (name := f"{old[0].name}-{n}") not in taken)
    rects = [replace(area, x=area.x + n * (width + into.gap), width=width) for n in range(into.number)]
    made = {old[n].name if n < len(old) else next(fresh): rect for n, rect in enumerate(rects)}
    return _with_frames(_with_own(text, template), template, made, {one.name for one in old})


def _with_frames(text: str, template: Template, made: dict[str, Rect], gone: set[str]) -> str:
    """``text`` with the frames of ``made`` in the place of the first of ``gone``; all others stay as they are."""
    path = _path(template)
    found = at(rooted(text), path)
    old = tree_of(found) if found is not None else Group(())
    assert isinstance(old, Group)
    entries: list[tuple[str, Tree]] = []
    for key, tree in old.entries:
        if key not in gone:
            entries.append((key, tree))
        elif made and not any(name in gone for name, _ in entries):
            entries += [(name, _placed(old.get(name), rect)) for name, rect in made.items()]
    return with_value(text, path, Group(tuple(entries)))


def _placed(tree: Tree | None, rect: Rect) -> Group:
    """A frame as it is written, at another place."""
    rest = [(key, value) for key, value in tree.entries if key != "rect"] if isinstance(tree, Group) else []
    return Group((("rect", Items(_numbers(rect), True)), *rest), True)


def _level(one: Rect, other: Rect) -> bool:
    return abs(one.y - other.y) < _LEVEL and abs(one.height - other.height) < _LEVEL


# ---- a template's own frames


def _path(template: Template) -> Path:
    return "templates", template.name, "frames"


def _with_own(text: str, template: Template) -> str:
    """``text`` with a template that states its frames itself."""
    if isinstance(at(rooted(text), _path(template)), Mapping):
        return text
    return with_value(text, _path(template), Group(tuple((one.name, _frame(one)) for one in template.frames)))


def _frame(frame: Frame) -> Group:
    """A frame with all that it states otherwise than a fresh one."""
    said: list[tuple[str, Tree]] = [("rect", Items(_numbers(frame.rect), True))]
    for key, value in (("side", frame.side), ("gutter", frame.gutter)):
        said += [(key, millimetres(value))] if value else []
    said += [("half_unit", f"{frame.half_unit:g}")] if frame.half_unit else []
    said += [("locked", "true")] if frame.locked else []
    return Group(tuple(said), True)


def _numbers(rect: Rect) -> tuple[str, ...]:
    return tuple(map(millimetres, (rect.x, rect.y, rect.width, rect.height)))


def millimetres(points: float) -> str:
    """A length in millimetres, to a thousandth, without a unit."""
    return f"{round(points / MM, 3) + 0:.3f}".rstrip("0").rstrip(".")
