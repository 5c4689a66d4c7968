"""How long words are: characters with and without blanks, words, and pages of manuscript paper.

What is counted is what a reader finds in the article: its facts, text, captions, cells, notes. Titles for the contents
and running heads say it again, and transcripts stand in place of a poster's picture: these are not counted. Nor are
marks of notes, references, and ends of paragraphs; a gloss counts as it is printed, a hard break as a blank.
"""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.content.edit.passages import ELSEWHERE, Passage, passages, selected
from kiclayout.content.issue import Article, Issue
from kiclayout.content.spot import Selection

SHEET = 200
"""Characters, blanks among them, on a page of Korean manuscript paper."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long something is.

    Attributes:
        characters: All of them, blanks among them.
        solid: Those that are no blanks.
        words: What stands between blanks: eojeols in Korean.
    """

    characters: int = 0
    solid: int = 0
    words: int = 0

    @property
    def sheets(self) -> float:
        """Pages of manuscript paper that many characters fill, to the tenth of one that is begun."""
        return -(-self.characters * 10 // SHEET) / 10

    def __add__(self, other: Length) -> Length:
        return Length(self.characters + other.characters, self.solid + other.solid, self.words + other.words)


def length_of(text: str) -> Length:
    """The length of ``text``."""
    words = text.split()
    return Length(len(text), sum(map(len, words)), len(words))


def article_length(article: Article) -> Length:
    """The length of an article."""
    return sum((length_of(one.text) for one in passages(article) if _counts(one)), Length())


def selected_length(issue: Issue, selection: Selection) -> Length:
    """The length of what is selected; of what is never counted, if nothing else is."""
    found = selected(issue, selection)
    wanted = [one for one in found if _counts(one[0])] or found
    return sum((length_of(passage.text[start:end]) for passage, start, end in wanted), Length())


def _counts(passage: Passage) -> bool:
    return not passage.poster and (bool(passage.within) or passage.field not in ELSEWHERE)
