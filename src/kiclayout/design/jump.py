"""Jump lines: what tells a reader where the text of an article goes on, and where it comes from."""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.design.terms import JumpWhen, Space, StyleName, TemplateName, Wording

_GOES = (
    ("ko", "▶ {number}면에 계속"),
    ("zh", "▶ 转第{number}页"),
    ("en", "▶ Continued on page {number}"),
    ("ja", "▶ {number}ページに続く"),
)
_CAME = (
    ("ko", "◀ {number}면에서 이어짐"),
    ("zh", "◀ 接第{number}页"),
    ("en", "◀ Continued from page {number}"),
    ("ja", "◀ {number}ページから続く"),
)


@dataclass(frozen=True, slots=True)
class JumpStyle:
    """When jump lines stand, and what they say; their room is taken from the frames.

    Attributes:
        when: never; away (where the text does not go on on the very next page, but behind a poster or an event); or
            always.
        goes: Said at the foot of the last column, where the text goes on; ``{number}`` and ``{folio}`` are those of the
            other page.
        came: Said at the head of the first column there.
        style: Paragraph style.
        gap: Between such a line and the text, in points.
        templates: On which they stand; none = those that articles run through.
    """

    when: JumpWhen = "never"
    goes: Wording = _GOES
    came: Wording = _CAME
    style: StyleName = "table-continued"
    gap: Space = 6.0
    templates: tuple[TemplateName, ...] = ()
