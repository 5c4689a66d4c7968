"""The one style sheet of the window, made from tokens and sizes.

Widgets say what they are by object name (``primary``, ``bar``) or by the property ``look`` (``title``, ``label``,
``quiet``, ``badge``…); nobody else writes style sheets.
"""

from __future__ import annotations

from pathlib import Path
from string import Template

from kiclayout.editor.theme.icons import faded
from kiclayout.editor.theme.tokens import Sizes, Tokens

_TEMPLATE = Path(__file__).with_name("window.qss")


def make_sheet(tokens: Tokens, sizes: Sizes, drawings: Path) -> str:
    """The style sheet.

    Args:
        tokens: The theme.
        sizes: The scale.
        drawings: Folder with the arrows and ticks of this theme, which a sheet can name as files only.
    """
    colors = {name: getattr(tokens, name) for name in tokens.__slots__ if isinstance(getattr(tokens, name), str)}
    lengths = {f"px{n}": f"{sizes.px(n)}px" for n in _LENGTHS}
    types = {name: f"{getattr(sizes, name)}px" for name in ("title", "body", "label", "badge")}
    types = {f"size_{name}": value for name, value in types.items()}
    round_button = f"{(sizes.px(14) + 2) // 2}px"  # with its border; a radius beyond the half would make it square
    rest = {"faded": faded(tokens), "drawings": drawings.as_posix(), "round_button": round_button}
    given = {**colors, **lengths, **types, **rest}
    return Template(_TEMPLATE.read_text("utf-8")).substitute(given)


_LENGTHS = (2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30, 32, 38, 48, 64)
"""Designed lengths that the sheet's template may name, as ``$px4``."""
