"""What a block needs to be set: the layout, the fonts, the part's colour, numbers of notes, answers to references.

It is handed down unchanged; only the memos inside it grow. Asking a reference through it is noted, so that a block
that shows a folio is set anew only when that folio moved.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import field
from pathlib import Path
from typing import TypeVar

from kiclayout.base.color import Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.memo import Same
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass, replace
from kiclayout.base.steps import Steps
from kiclayout.content.block import Block, Note, Table
from kiclayout.content.inline import NoteRef
from kiclayout.content.issue import Partner
from kiclayout.design.layout import Layout
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.design.terms import Wording
from kiclayout.text.font_choices import Fonts
from kiclayout.text.lexicon import PLAIN, Lexicon
from kiclayout.typeset.moves import Moves
from kiclayout.typeset.overrides import AS_IT_IS, Override, Overrides
from kiclayout.typeset.shelf import Shelf

T = TypeVar("T")

Size = tuple[int, int]
"""Width and height in pixels."""


_KEYS = {"parts": "sections", "entries": "sections", "qr": "back"}
"""Facts that have another name in issue.yaml than in layouts."""


@dataclass(frozen=True, slots=True)
class Landing:
    """Where a label came to stand and what it is called.

    Attributes:
        name: As a reference prints it (표 1), or empty.
        folio: As printed (P7), or empty where the page is not known yet.
        target: Name of the scene's target.
    """

    name: str = ""
    folio: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Everything round a block while it is set.

    Attributes:
        layout: The layout.
        fonts: Its fonts.
        shelf: Memos.
        sink: Where findings go.
        locate: The file of a path of the issue, or None if there is none.
        lang: The article's language, or the issue's.
        part: The part's index from 0.
        file: The article's path, for findings.
        notes: The article's footnotes by label.
        numbers: Their numbers by label, in the order in which they stand.
        called: The notes that stand with each mark, by the mark (``footnotes.called``); None = each with its own.
        tables: The article's labelled tables, for charts.
        partners: The issue's partner records.
        lexicon: The words of the article, by whose edges long ones are torn.
        after_heading: Whether a heading stands right before the block.
        facts: The lines of the keys of issue.yaml, for findings.
        landings: What every label of the issue is called and where it stands, under both its spellings.
        overrides: What the placement asks for, by article path and label.
        moves: What it moves on single pages.
        awaited: The sizes of pictures that are still being brought in, by their paths in the issue: none but in the
            window.
    """

    layout: Layout
    fonts: Fonts
    shelf: Shelf
    sink: Sink
    locate: Callable[[str], Path | None]
    lang: str = "ko"
    part: int = 0
    file: str = ""
    notes: Mapping[str, Note] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    called: Mapping[Same[NoteRef], tuple[str, ...]] | None = None
    tables: Mapping[str, Table] = field(default_factory=dict)
    partners: tuple[Partner, ...] = ()
    lexicon: Lexicon = PLAIN
    after_heading: bool = False
    facts: Mapping[str, int] = field(default_factory=dict)
    landings: Mapping[str, Landing] = field(default_factory=dict)
    overrides: Overrides = field(default_factory=dict)
    moves: Moves = Moves()
    awaited: Mapping[str, Size] = field(default_factory=dict)

    def color(self, token: str) -> Color:
        """The colour of ``token`` in this part."""
        return self.layout.color(token, self.part)

    def style(self, name: str) -> ParStyle:
        """The paragraph style ``name``."""
        return self.layout.style(name)

    def text_style(self, name: str, base: TextStyle) -> TextStyle:
        """The text style ``name``; an empty name means ``base``."""
        return self.layout.text_style(name) if name else base

    def place(self, block: Block) -> Place:
        """Where ``block`` stands in its file."""
        return Place(self.file, block.lines[0])

    def about(self, block: Block, make: Callable[[Setting], T]) -> T:
        """What ``make`` gives; what it finds wrong is known to be about ``block``, which may stand in no file yet."""
        own = self.within(sink=Sink())
        made = make(own)
        self.sink.extend(replace(found, origin=Origin(block.id)) for found in own.sink)
        return made

    def notes_with(self, mark: NoteRef) -> tuple[str, ...]:
        """The labels of the notes that stand with ``mark``."""
        return (mark.label,) if self.called is None else self.called.get(Same(mark), ())

    def facts_place(self, name: str) -> Place:
        """Where issue.yaml says what layouts call ``name``."""
        key = _KEYS.get(name, name).partition(".")[0]
        return Place("issue.yaml", self.facts.get(key, 0))

    def worded(self, wording: Wording) -> str:
        """The words of a wording in the issue's language; the first there are if it has none in that."""
        said = dict(wording)
        return said.get(self.fonts.lang) or next(iter(said.values()), "")

    def target(self, label: str) -> str:
        """The name of the scene's target at the block labelled ``label`` in the article at hand."""
        return f"{self.file.rpartition('/')[2].removesuffix('.md')}/{label}"

    def landing(self, label: str) -> Landing | None:
        """What is known of ``label``: first as one of this article, then as ``article/label``."""
        return self.landings.get(self.target(label)) or self.landings.get(label)

    def override(self, label: str = "") -> Override:
        """What the placement asks for the block labelled ``label`` in the article at hand, or for the article."""
        return self.overrides.get((self.file, label), AS_IT_IS)

    @property
    def overridden(self) -> tuple[tuple[str, Override], ...]:
        """All that the placement asks for in the article at hand."""
        return tuple((label, one) for (path, label), one in self.overrides.items() if path == self.file)

    def remembered(self, key: Hashable, make: Callable[[Setting], T]) -> T:
        """What ``make`` gives, made now or found by its key; what was found wrong with it then is told again."""

        def told() -> tuple[T, Sink]:
            own = self.within(sink=Sink())
            return make(own), own.sink

        made, said = self.shelf.told.get(key, told)
        self.sink.extend(said)
        return made  # type: ignore[no-any-return]

    def remembering(self, key: Hashable, make: Callable[[Setting], Steps[T]]) -> Steps[T]:
        """``remembered`` in the steps that ``make`` takes, if it must be made."""
        own = self.within(sink=Sink())
        fresh = [] if self.shelf.told.knows(key) else [((yield from make(own)), own.sink)]
        made, said = self.shelf.told.get(key, fresh.pop)
        self.sink.extend(said)
        return made  # type: ignore[no-any-return]

    def within(self, **changes: object) -> Setting:
        """The same with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]
