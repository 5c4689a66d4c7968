"""Which styles of a layout words can be set in by whoever writes: those of roles, and those to be chosen by name.

What furniture, tables, boxes and headings ask for by themselves is nobody's choice and left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from kiclayout.design.layout import Layout
from kiclayout.design.style import ParStyle
from kiclayout.design.terms import Named

BULLETS, NUMBERS, HEADING = "bullets", "numbers", "heading-"
_LEAD, _BODY, _QUOTE, _CALLOUT = "lead", "body", "quote", "callout"
_OWN = frozenset((_BODY, _QUOTE, "raw", "link", "event", "event-heading"))
"""What the program asks for by name."""


def role_style(layout: Layout, role: str) -> ParStyle | None:
    """The style in which ``layout`` sets the words of ``role`` (``content.edit.roles``); None = it has no such role."""
    if role.startswith(HEADING):
        level = int(role.removeprefix(HEADING))
        return layout.style(layout.headings[level - 1].style) if level <= len(layout.headings) else None
    notes = layout.notes.side_style if layout.notes.side else layout.notes.foot_style
    names = {
        "paragraph": _BODY,
        "title": layout.article.title,
        BULLETS: layout.lists.style,
        NUMBERS: layout.lists.style,
        _QUOTE: _QUOTE,
        _CALLOUT: layout.box(_CALLOUT).body,
        "note": notes,
    }
    return layout.style(names[role]) if role in names else None


def style_names(layout: Layout) -> tuple[str, ...]:
    """The paragraph styles that can be written at a paragraph (``{.lead}``), as the layout has them in order.

    They are the lead's, and those that the layout itself has no use for: somebody made them to be chosen.
    """
    used = frozenset(_named(layout)) - {_LEAD}
    return tuple(name for name, _ in layout.styles if name not in used and name not in _OWN)


def _named(value: Any) -> Iterator[str]:
    """The names of styles in ``value`` and everything in it."""
    if isinstance(value, tuple):
        for one in value:
            yield from _named(one)
    elif is_dataclass(value) and not isinstance(value, type):
        naming = _naming(type(value))
        for field in fields(value):
            inner = getattr(value, field.name)
            yield from _words(inner) if field.name in naming else _named(inner)


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _words(one)


@cache
def _naming(kind: type) -> frozenset[str]:
    """The fields of a dataclass whose values name styles."""
    hints = get_type_hints(kind, include_extras=True)
    return frozenset(name for name, hint in hints.items() if _names_style(hint))


def _names_style(hint: Any) -> bool:
    return any(one == Named("style") or _names_style(one) for one in get_args(hint)) if get_args(hint) else False
