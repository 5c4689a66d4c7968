"""What a check of words looks at."""

from __future__ import annotations

from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.inline import Runs, plain


@dataclass(frozen=True, slots=True)
class Passage:
    """The inline text of one block or field.

    Attributes:
        runs: The text.
        lang: Its language, where a run names none.
        place: Where it stands.
    """

    runs: Runs
    lang: str
    place: Place

    @property
    def text(self) -> str:
        """Its characters."""
        return plain(self.runs)
