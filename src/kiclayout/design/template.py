"""Templates: the frames text flows through, and the furniture round them."""

from __future__ import annotations

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.design.furniture import Furniture
from kiclayout.design.terms import Extent, Space, TemplateName, Trim


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A region of a template that text flows through.

    Attributes:
        name: For people and for placements.
        rect: The text column.
        side: Width of the side column left of it, in points; 0 = none.
        gutter: Between side and text column, in points.
        half_unit: Blocks in it begin on multiples of it, in points; 0 = as the layout says.
        locked: Whether only the layout's keeper may move it.
    """

    name: str
    rect: Rect
    side: Extent = 0.0
    gutter: Extent = 0.0
    half_unit: Space = 0.0
    locked: bool = False

    @property
    def whole(self) -> Rect:
        """The frame with its side column."""
        beside = self.side + self.gutter if self.side else 0.0
        return Rect(self.rect.x - beside, self.rect.y, self.rect.width + beside, self.rect.height)


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A kind of page.

    Attributes:
        name: cover, contents, opener, article, poster, back …
        size: Trim size (width, height), in points; (0, 0) = the layout's.
        frames: In the order of the text's flow; none = furniture only.
        furniture: From back to front.
        next: Template of the page that follows when the text goes on; empty = itself.
        numbered: Whether the page counts and shows a folio.
        even: Template that takes its place on pages with even numbers, with frames of the same names and sizes; empty =
            none does.
    """

    name: str
    size: tuple[Trim, Trim] = (0.0, 0.0)
    frames: tuple[Frame, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    next: TemplateName = ""
    numbered: bool = True
    even: TemplateName = ""
