"""A layout's font choices, resolved against a font book: which face sets a script, and at which scale.

KLREQ: mixed fonts share one baseline. What the files hold is said in ``fonts``.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiclayout.base.diagnostics import Sink
from kiclayout.base.guess import nearest
from kiclayout.base.record import dataclass
from kiclayout.design.layout import FontChoice, ScriptFont
from kiclayout.text.fonts import FontBook, FontFace


@dataclass(frozen=True, slots=True)
class Setter:
    """A face as a font choice uses it: what sets a run.

    Attributes:
        face: The face.
        scale: Of the style's size.
        shift: Raises the baseline, in ems of the style's size.
    """

    face: FontFace
    scale: float = 1.0
    shift: float = 0.0


EMOJI = "Noto Emoji"
"""The family of what no other has: pictures among letters, in one colour, as a page in print wants them."""

_BESIDE = {EMOJI: (0.88, 0.05)}
"""Scale and shift of families that no layout names; pictures are a quarter wider than a Hangul syllable, and hang."""

BOLD = 600
"""From this weight on a face is bold."""


class Fonts:
    """A layout's font choices, resolved against a font book.

    Attributes:
        book: The faces at hand.
        gloss_lang: Language of Han runs that nothing else decides (D03).
        lang: Language of text that has none.
        sink: Where findings go.
    """

    def __init__(
        self,
        book: FontBook,
        choices: Mapping[str, FontChoice],
        gloss_lang: str = "zh-Hans",
        sink: Sink | None = None,
        lang: str = "ko",
    ) -> None:
        self.book = book
        self.gloss_lang = gloss_lang
        self.lang = lang
        self.sink = sink if sink is not None else Sink()
        self._choices = dict(choices)
        self._reported: set[tuple[str, int]] = set()
        self._setters: dict[tuple[str, int, str], tuple[Setter, ...]] = {}

    def choice(self, name: str) -> FontChoice:
        """The font choice ``name``, or the layout's first one, or an empty one."""
        found = self._choices.get(name) or next(iter(self._choices.values()), None)
        return found or FontChoice(ScriptFont(""))

    def setters(self, name: str, weight: int, script: str) -> tuple[Setter, ...]:
        """Who may set ``script`` (ISO 15924) in the choice ``name``, in order of preference; never empty.

        First the family named for the script, then the base, then the fallbacks, then every face of the book.

        Raises:
            LookupError: The font book is empty.
        """
        key = (name, weight, script)
        if key not in self._setters:
            self._setters[key] = self._find_setters(self.choice(name), weight, script)
        return self._setters[key]

    def _report_weight(self, face: FontFace, weight: int) -> None:
        """D09: bold letters come from a bold face or are reported; once for each family and weight."""
        if (face.family, weight) not in self._reported:
            self._reported.add((face.family, weight))
            self.sink.add("text-weight-missing", family=face.family, weight=weight, have=face.weight)

    def _find_setters(self, choice: FontChoice, weight: int, script: str) -> tuple[Setter, ...]:
        own = [font for tag, font in choice.scripts if tag == script]
        others = [font for tag, font in choice.scripts if tag != script]
        found: dict[FontFace, Setter] = {}
        for font in (*own, choice.base, *choice.fallback, *others):
            face = self.book.pick(font.family, weight)
            if face is None:
                if font.family:  # a layout that names no fonts takes what there is
                    there = nearest(font.family, {face.family for face in self.book})
                    self.sink.add("text-font-missing", family=font.family, known=there)
                continue
            if weight >= BOLD > face.weight:
                self._report_weight(face, weight)
            found.setdefault(face, Setter(face, font.scale, font.shift))
        for family in sorted({face.family for face in self.book}):
            face = self.book.pick(family, weight)
            if face is not None:
                found.setdefault(face, Setter(face, *_BESIDE.get(family, (1.0, 0.0))))
        if self.book.lean:  # a bold face may lack what the regular one has: better that than a blank
            for face in self.book:
                found.setdefault(face, Setter(face))
        if not found:
            raise LookupError("the font book is empty")
        return tuple(found.values())
