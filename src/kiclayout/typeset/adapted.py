"""The layout as one issue wears it, and as event pages do.

An issue has its parts in the colours that the sections ask for, and its pages' frames as moved.
"""

from __future__ import annotations

from kiclayout.base.diagnostics import Sink
from kiclayout.base.guess import nearest
from kiclayout.base.memo import Same
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.content.issue import Issue
from kiclayout.design.layout import HeadingStyle, Layout, PartColors
from kiclayout.typeset.overrides import moved_templates
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.shelf import Shelf


def adapted(issue: Issue, layout: Layout, shelf: Shelf, sink: Sink) -> Layout:
    """``layout`` for ``issue``; the layout itself where the issue asks for nothing, else the same object every time."""
    _report(issue, layout, sink)
    colors = tuple(section.color for section in issue.sections)
    moved = moved_templates(issue, layout)
    if not any(colors) and not moved:
        return layout
    key = ("adapted", Same(layout), colors, moved)
    made = shelf.children.get(key, lambda: _adapted(layout, colors, moved))
    assert isinstance(made, Layout)
    return made


def _adapted(layout: Layout, colors: tuple[str, ...], moved: tuple[object, ...]) -> Layout:
    templates = (*layout.templates, *moved)
    return replace(layout, parts=_parts(layout, colors), templates=templates)  # type: ignore[arg-type]


def _parts(layout: Layout, colors: tuple[str, ...]) -> tuple[PartColors, ...]:
    """The colours of every part: those that the layout gives with the token asked for, else by the part's number."""
    known = {part.token("solid"): part for part in layout.parts}
    if not known:
        return layout.parts
    return tuple(known.get(color) or layout.parts[at % len(layout.parts)] for at, color in enumerate(colors))


def _report(issue: Issue, layout: Layout, sink: Sink) -> None:
    """Names the sections whose colour no part of the layout has."""
    known = [part.token("solid") for part in layout.parts]
    lines = dict(issue.lines)
    for number, section in enumerate(issue.sections, 1):
        if section.color and section.color not in known:
            place = Place("issue.yaml", lines.get(f"sections.{number}.color", 0))
            names = nearest(section.color, known)
            sink.add("typeset-part-color", place=place, name=section.color, id=section.id, known=names)


def in_event(setting: Setting) -> Setting:
    """``setting`` with the styles of event pages; their layout is the same object every time."""
    layout = setting.layout
    made = setting.shelf.children.get(("event", Same(layout)), lambda: _event_layout(layout))
    return setting.within(layout=made)


def _event_layout(layout: Layout) -> Layout:
    """``layout`` with the event's text as its body, and plain headings where there is a style for them."""
    style = layout.style("event")
    styles = (*(pair for pair in layout.styles if pair[0] != "body"), ("body", style))
    lists = replace(
        layout.lists, gap=min(layout.lists.gap, style.after / 2), around=min(layout.lists.around, style.after)
    )
    own = any(name == "event-heading" for name, _ in styles)
    headings = (HeadingStyle("event-heading"),) * 4 if own else layout.headings
    return replace(layout, styles=styles, headings=headings, lists=lists)
