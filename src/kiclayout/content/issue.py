"""The issue: its facts, its parts in order, its articles. Words and names only; where things stand is not here."""

from __future__ import annotations

import datetime as dt
from dataclasses import field

from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.block import Block, Head, Heading, next_id
from kiclayout.content.inline import Runs, plain

WEEK = dt.timedelta(days=7)
"""From one issue to the next."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """A wording in several languages; ``main`` is the one written without a language key."""

    main: str = ""
    by_lang: tuple[tuple[str, str], ...] = ()

    def in_lang(self, lang: str, issue_lang: str = "ko") -> str:
        """The wording in ``lang``, or an empty string."""
        found = dict(self.by_lang).get(lang, "")
        return found or (self.main if lang == issue_lang else "")

    def first(self, *langs: str) -> str:
        """The first wording that exists, trying ``langs`` in order, then anything."""
        table = dict(self.by_lang)
        candidates = [*(table.get(lang, "") for lang in langs), self.main, *table.values()]
        return next((text for text in candidates if text), "")

    def __bool__(self) -> bool:
        return bool(self.main or any(text for _, text in self.by_lang))


EMPTY = Bilingual()


@dataclass(frozen=True, slots=True)
class Article:
    """One article file: its blocks in source order, the head and the title among them.

    Attributes:
        path: Relative to the issue folder; also the article's identity.
        blocks: All top-level blocks.
        id: Session id.
    """

    path: str
    blocks: tuple[Block, ...] = ()
    id: int = field(default_factory=next_id, compare=False, repr=False)

    @property
    def name(self) -> str:
        """The file's name without folder and ending: what labels of other articles are written with."""
        return self.path.rpartition("/")[2].removesuffix(".md")

    @property
    def head(self) -> Head | None:
        """The head block, if there is one."""
        return next((block for block in self.blocks if isinstance(block, Head)), None)

    @property
    def title_block(self) -> Heading | None:
        """The heading that is the title."""
        found = (block for block in self.blocks if isinstance(block, Heading) and block.level == 0)
        return next(found, None)

    @property
    def title(self) -> Runs:
        """The title's runs, or nothing."""
        block = self.title_block
        return block.runs if block else ()

    def runs(self, key: str) -> Runs:
        """The head field ``key`` as runs, or nothing."""
        value = self._field(key)
        return value if isinstance(value, tuple) else ()

    def word(self, key: str) -> str:
        """The head field ``key`` as a plain word, or an empty string."""
        value = self._field(key)
        return value if isinstance(value, str) else plain(value)

    @property
    def body(self) -> tuple[Block, ...]:
        """What is set below the title: all blocks but head and title."""
        title = self.title_block
        return tuple(b for b in self.blocks if not isinstance(b, Head) and b is not title)

    def place(self, block: Block) -> Place:
        """Where ``block``, one of its own, is written: its first line."""
        return Place(self.path, block.lines[0])

    def _field(self, key: str) -> Runs | str:
        head = self.head
        return dict(head.fields).get(key, "") if head else ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the issue. ``opener``: band (default), full or none; ``color``: a token, or by the part's number."""

    id: str
    name: Bilingual
    articles: tuple[Article, ...] = ()
    color: str = ""
    opener: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Names of one country in an organiser's list; ``more`` = 등/等."""

    country: str
    names: tuple[str, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class Organiser:
    """A role with its names in Korean and Chinese."""

    role: Bilingual
    ko: tuple[Group, ...] = ()
    zh: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class CoverEvent:
    """The event that the cover announces."""

    title: Bilingual = EMPTY
    subtitle: Bilingual = EMPTY
    kicker: Bilingual = EMPTY
    place: Bilingual = EMPTY
    dates: tuple[dt.date, ...] = ()
    lead_lang: str = "ko"


@dataclass(frozen=True, slots=True)
class Partner:
    """A body with its logo files and what its owner allows.

    Attributes:
        id: What the issue calls it.
        name: Its name.
        logo: File of the mark for light grounds.
        reversed: Likewise for dark ones.
        min_height: Of its ink, as written (12mm); empty = the layout's.
        clear_space: Free on every side, as written; empty = the layout's.
        approved: Whether its owner has agreed; None = nobody has said.
        roles: What it is to the issue, as written, the first one deciding (see ``content.roles``).
        approved_by: Who agreed.
        approved_on: When.
        valid_until: The last day on which the mark may be printed.
        website: Its address.
        note: Anything else.
        line: Where it stands in partners.yaml, for findings; 0 = nowhere.
    """

    id: str
    name: Bilingual
    logo: str = ""
    reversed: str = ""
    min_height: str = ""
    clear_space: str = ""
    approved: bool | None = None
    line: int = field(default=0, compare=False, repr=False)
    roles: tuple[str, ...] = ()
    approved_by: str = ""
    approved_on: dt.date | None = None
    valid_until: dt.date | None = None
    website: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact line."""

    label: Bilingual
    value: str


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code on the back cover."""

    label: Bilingual
    url: str


@dataclass(frozen=True, slots=True)
class Back:
    """The back cover's words."""

    title: Bilingual = EMPTY
    subscribe: Bilingual = EMPTY
    qr: tuple[QrCode, ...] = ()
    statement: Bilingual = EMPTY


@dataclass(frozen=True, slots=True)
class Placement:
    """What was dragged in the editor, per layout.

    Attributes:
        layout: The layout's name.
        entries: (article path or label, key, value) as written.
        lines: The line of each entry in its file; fewer = not read from a file.
    """

    layout: str
    entries: tuple[tuple[str, str, str], ...] = ()
    lines: tuple[int, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Issue:
    """The whole issue.

    Most of it is as FORMAT.md has it under issue.yaml.

    Attributes:
        announced: The day of the next issue where it is not a week later; ``next`` in the file.
        lines: Where in issue.yaml what stands, for findings: (name, line), as in ``("back.qr.2.label", 71)``.
    """

    number: int
    date: dt.date
    layout: str
    sections: tuple[Section, ...] = ()
    publication: str = ""
    lang: str = "ko"
    title: Bilingual = EMPTY
    event: CoverEvent | None = None
    organisers: tuple[Organiser, ...] = ()
    partners: tuple[Partner, ...] = ()
    logos: tuple[str, ...] = ()
    contact: tuple[Contact, ...] = ()
    copyright: Bilingual = EMPTY
    notice: Bilingual = EMPTY
    cover_image: str = ""
    cover_headline: str = ""
    toc_title: Bilingual = EMPTY
    toc_note: Bilingual = EMPTY
    back: Back = Back()
    issn: str = ""
    registration: str = ""
    licence: str = ""
    announced: dt.date | None = None
    placements: tuple[Placement, ...] = ()
    lines: tuple[tuple[str, int], ...] = field(default=(), compare=False, repr=False)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles in reading order."""
        return tuple(article for section in self.sections for article in section.articles)

    @property
    def week(self) -> int:
        """The ISO week of the date, 1 to 53."""
        return self.date.isocalendar().week

    @property
    def next_date(self) -> dt.date | None:
        """The day of the next issue: as announced, else a week later; None behind the last day of the calendar."""
        if self.announced is not None:
            return self.announced
        return self.date + WEEK if self.date <= dt.date.max - WEEK else None

    def partner(self, partner_id: str) -> Partner | None:
        """The partner record called ``partner_id``."""
        return next((p for p in self.partners if p.id == partner_id), None)
