"""The names that a layout defines, and findings for those that it uses without defining them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiclayout.base.diagnostics import Sink
from kiclayout.base.guess import nearest
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.design.furniture import Furniture

Use = tuple[str, str, Place]
"""A name that is used: its sort, the name, and where the value that says it begins."""


@dataclass(frozen=True, slots=True)
class Making:
    """What a maker needs besides the value.

    Attributes:
        names: What the layout defines, by sort (color, style, look, font, template, art, furniture).
        shared: Makes the things of the furniture list of a name.
        sink: Takes names that nothing defines.
        place: Where the value stands.
        things: Takes where every piece of furniture stands, by its identity; the layout keeps the pieces alive.
        uses: Takes every name that is used.
    """

    names: Mapping[str, frozenset[str]]
    shared: Callable[[str], tuple[Furniture, ...]]
    sink: Sink
    place: Place
    things: dict[int, Place]
    uses: list[Use]

    def at(self, place: Place) -> Making:
        """The same for a value that stands elsewhere."""
        return Making(self.names, self.shared, self.sink, place, self.things, self.uses)

    def check(self, what: str, name: str) -> None:
        """Remembers that ``name`` is used, and reports it if the layout has no such color, style …

        Patterns and conditions are remembered alone: what they may name is known when all is read.
        """
        known = self.names.get(what)
        self.uses.append((what, name, self.place))
        if known is not None and name and name not in known:
            self.sink.add(_UNKNOWN[what], place=self.place, name=name, known=nearest(name, known))


_UNKNOWN = {
    "color": "layout-color-unknown",
    "style": "layout-style-unknown",
    "look": "layout-style-unknown",
    "font": "layout-font-unknown",
    "template": "layout-template-unknown",
    "furniture": "layout-furniture-unknown",
    "art": "layout-art-missing",
}
