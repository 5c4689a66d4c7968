"""What the caret is in, in few words for the status bar: role, size, how tight its article is, how much is selected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kiclayout.content.edit.lengths import selected_length
from kiclayout.content.edit.passages import article_of
from kiclayout.content.edit.state import look_at
from kiclayout.content.spot import Spot
from kiclayout.editor.roles import role_name
from kiclayout.editor.session import Session
from kiclayout.editor.words import Words
from kiclayout.scene.items import Glyphs, Group, Item


def caret_text(session: Session, page: int | None, words: Words) -> str:
    """What is said of the caret; empty without one.

    Args:
        session: Its selection.
        page: Index of the page that the caret stands on; None = not known.
        words: The window's.
    """
    selection = session.selection if session.loaded else None
    state = look_at(session.shown, selection) if selection is not None else None
    if selection is None or state is None:
        return ""
    role = role_name(state.role, words)
    parts = [words("status.cell")] if state.in_table else []
    parts += [role] if role else []
    pages = session.scene.pages
    if page is not None and 0 <= page < len(pages):
        size = next(_sizes(pages[page].items, selection.focus), None)
        parts += [f"{size:g} pt"] if size is not None else []
    article = article_of(session.issue, selection.focus.block)
    step = session.step_of(article.path) if article else 0
    parts += [words("status.tightened", n=step)] if step else []
    if not selection.bare:
        parts.append(words("status.selected", n=f"{selected_length(session.shown, selection).characters:,}"))
    return " · ".join(parts)


def _sizes(items: Sequence[Item], spot: Spot) -> Iterator[float]:
    """The sizes of glyphs at a place, in points, the place's own first."""
    for item in items:
        if isinstance(item, Group):
            yield from _sizes(item.items, spot)
        elif isinstance(item, Glyphs) and item.origin is not None:
            origin = item.origin
            same = (origin.block, origin.field) == (spot.block, spot.field)
            if same and origin.start <= spot.at <= origin.end:
                yield round(item.size, 1)
