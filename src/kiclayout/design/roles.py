"""Which styles of a layout words can be set in by whoever writes: those of roles, and those to be chosen by name.

What furniture, tables, boxes and headings ask for by themselves is nobody's choice and left out.
"""

from __future__ import annotations

from kiclayout.design.layout import Layout
from kiclayout.design.naming import names_in
from kiclayout.design.style import ParStyle

BULLETS, NUMBERS, HEADING = "bullets", "numbers", "heading-"
_LEAD, _BODY, _QUOTE, _CALLOUT = "lead", "body", "quote", "callout"
OWN = frozenset((_BODY, _QUOTE, "raw", "event", "event-heading"))
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
    used = frozenset(names_in(layout, "style")) - {_LEAD}
    return tuple(name for name, _ in layout.styles if name not in used and name not in OWN)
