"""Where the caret goes: by character, word, line, passage, screen, article. Pure: from a stop to the next one.

What has no place on a page (an article's short title) is passed over.
"""

from __future__ import annotations

from collections.abc import Callable

from kiclayout.base.record import dataclass
from kiclayout.content.block import Note
from kiclayout.content.edit.motion import character_after, character_before, word_after, word_at, word_before
from kiclayout.content.edit.passages import Passage, article_of, following, passage_at, passages
from kiclayout.content.edit.tables import cells_at
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Selection, Spot
from kiclayout.scene.caret import Galley, Stop

Turn = Callable[[str, int], int]


@dataclass(frozen=True, slots=True)
class Ground:
    """What the caret goes over.

    Attributes:
        issue: What the pages show.
        galley: Their lines.
        screen: How far a screenful reaches, in points.
    """

    issue: Issue
    galley: Galley
    screen: float = 600.0

    def go(self, way: str, stop: Stop, x: float) -> Stop | None:
        """The stop to which ``way`` (a key of ``WAYS``) leads from ``stop``; None = there is none.

        Words that are no passage (the address of a QR code) are passed over.

        Args:
            way: A name out of ``WAYS``.
            stop: Where the caret is.
            x: Where it wants to be across the page, in points; only ways up and down ask.
        """
        found = WAYS[way](self, stop, x)
        while found is not None and passage_at(self.issue, found.spot) is None:
            last, found = found, WAYS[way](self, found, x)
            found = None if found == last else found
        return found

    # ------------------------------------------------------------------------------------------------ characters
    def after(self, stop: Stop, turn: Turn = character_after) -> Stop | None:
        """The place behind the next character (or what ``turn`` finds), in the next passage at a passage's end."""
        passage = passage_at(self.issue, stop.spot)
        if passage is None:
            return None
        if stop.upstream and self.galley.parted(stop):
            return Stop(stop.spot, stop.page)
        if stop.spot.at >= len(passage.text):
            other = self.visible(stop.spot, 1)
            return Stop(other.spot(), stop.page) if other else None
        return self._leaning(stop, passage.spot(turn(passage.text, stop.spot.at)), True)

    def before(self, stop: Stop, turn: Turn = character_before) -> Stop | None:
        """The place before the character that precedes; at a passage's start the end of the one before."""
        passage = passage_at(self.issue, stop.spot)
        if passage is None:
            return None
        if not stop.upstream and self.galley.parted(stop):
            return Stop(stop.spot, stop.page, upstream=True)
        if stop.spot.at <= 0:
            other = self.visible(stop.spot, -1)
            return Stop(other.end(), stop.page) if other else None
        return self._leaning(stop, passage.spot(turn(passage.text, stop.spot.at)), False)

    def _leaning(self, stop: Stop, spot: Spot, onward: bool) -> Stop:
        """The stop at ``spot``; where generated words stand, on the side that one comes from."""
        found = Stop(spot, stop.page)
        return Stop(spot, stop.page, upstream=True) if onward and self.galley.parted(found) else found

    def visible(self, spot: Spot, step: int) -> Passage | None:
        """The next passage in the direction ``step`` that stands on a page."""
        other = following(self.issue, spot, step)
        while other is not None and not self.galley.shows((other.block, other.field)):
            other = following(self.issue, other.spot(), step)
        return other

    # ------------------------------------------------------------------------------------------------ passages
    def paragraph(self, stop: Stop, step: int) -> Stop | None:
        """The start of this passage, or of the one before; of the next one."""
        if step < 0 and stop.spot.at > 0:
            return Stop(Spot(stop.spot.block, 0, stop.spot.field), stop.page)
        other = self.visible(stop.spot, step)
        if other is None:
            passage = passage_at(self.issue, stop.spot)
            return Stop(passage.end() if step > 0 else passage.spot(), stop.page) if passage else None
        return Stop(other.spot(), stop.page)

    def block_end(self, stop: Stop, step: int) -> Stop | None:
        """The start or the end of the passage."""
        passage = passage_at(self.issue, stop.spot)
        if passage is None:
            return None
        return Stop(passage.end() if step > 0 else passage.spot(), stop.page)

    def article_end(self, stop: Stop, step: int) -> Stop | None:
        """The first or the last place of the article; out of its text, the end of that: notes stand below it."""
        article, here = article_of(self.issue, stop.spot.block), passage_at(self.issue, stop.spot)
        ends = self.ends(article) if article else None
        if article is None or ends is None:
            return None
        if step > 0 and here is not None and not _is_noted(here):
            text = [one for one in self._shown(article) if one.within and not _is_noted(one)]
            return Stop(text[-1].end() if text else ends[1], stop.page)
        return Stop(ends[step > 0], stop.page)

    def ends(self, of: Issue | Article) -> tuple[Spot, Spot] | None:
        """First and last place of an article or issue that stands on a page."""
        shown = self._shown(of)
        return (shown[0].spot(), shown[-1].end()) if shown else None

    def _shown(self, of: Issue | Article) -> list[Passage]:
        return [one for one in passages(of) if self.galley.shows((one.block, one.field))]

    # ------------------------------------------------------------------------------------------------ selections
    def word(self, spot: Spot) -> tuple[Spot, Spot]:
        """The word at ``spot``: its ends."""
        passage = passage_at(self.issue, spot)
        if passage is None:
            return spot, spot
        start, end = word_at(passage.text, spot.at)
        return passage.spot(start), passage.spot(end)

    def line(self, stop: Stop) -> tuple[Spot, Spot]:
        """The line at ``stop``: its ends."""
        start, end = self.galley.line(stop) or (stop.spot.at, stop.spot.at)
        return tuple(Spot(stop.spot.block, at, stop.spot.field) for at in (start, end))  # type: ignore[return-value]

    def whole(self, spot: Spot) -> tuple[Spot, Spot]:
        """The passage: its ends."""
        passage = passage_at(self.issue, spot)
        return (passage.spot(), passage.end()) if passage else (spot, spot)

    def all(self, selection: Selection) -> Selection | None:
        """In a table what the cell says, then the table; the article; the issue, if the article is selected."""
        if cells_at(self.issue, selection) is not None:
            from kiclayout.content.edit.whole import next_wider  # not above: only in tables

            wider = next_wider(self.issue, selection)
            if wider is not None:
                return wider
        article = article_of(self.issue, selection.focus.block)
        ends = self.ends(article) if article else None
        if ends is None or (selection.anchor, selection.focus) == ends:
            ends = self.ends(self.issue)
        return Selection(*ends) if ends else None


def _is_noted(passage: Passage) -> bool:
    """Whether it is the words of a footnote."""
    return any(isinstance(one, Note) for one in passage.within)


WAYS: dict[str, Callable[[Ground, Stop, float], Stop | None]] = {
    "right": lambda ground, stop, x: ground.after(stop),
    "left": lambda ground, stop, x: ground.before(stop),
    "word-right": lambda ground, stop, x: ground.after(stop, word_after),
    "word-left": lambda ground, stop, x: ground.before(stop, word_before),
    "up": lambda ground, stop, x: ground.galley.above(stop, x) or ground.galley.home(stop),
    "down": lambda ground, stop, x: ground.galley.below(stop, x) or ground.galley.end(stop),
    "home": lambda ground, stop, x: ground.galley.home(stop),
    "end": lambda ground, stop, x: ground.galley.end(stop),
    "paragraph-up": lambda ground, stop, x: ground.paragraph(stop, -1),
    "paragraph-down": lambda ground, stop, x: ground.paragraph(stop, 1),
    "block-start": lambda ground, stop, x: ground.block_end(stop, -1),
    "block-end": lambda ground, stop, x: ground.block_end(stop, 1),
    "page-up": lambda ground, stop, x: ground.galley.leap(stop, x, -ground.screen),
    "page-down": lambda ground, stop, x: ground.galley.leap(stop, x, ground.screen),
    "article-start": lambda ground, stop, x: ground.article_end(stop, -1),
    "article-end": lambda ground, stop, x: ground.article_end(stop, 1),
}
"""All ways the caret can go."""

UPRIGHT = ("up", "down", "page-up", "page-down")
"""Those that keep their goal across the page."""
