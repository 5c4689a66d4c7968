"""What a check of words looks at."""

from __future__ import annotations

from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass
from kiclayout.content.inline import Runs, plain


@dataclass(frozen=True, slots=True)
class Passage:
    """The inline text of one block or field.

    Attributes:
        runs: The text.
        lang: Its language, where a run names none.
        place: Where it stands in its file; what was typed since that was read has no line yet.
        origin: The block.
    """

    runs: Runs
    lang: str
    place: Place
    origin: Origin

    @property
    def text(self) -> str:
        """Its characters."""
        return plain(self.runs)
