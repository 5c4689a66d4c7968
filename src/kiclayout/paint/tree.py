"""The tree of elements that a tagged PDF holds (ISO 32000-1, 14.7): grown while pages are painted, then put in order.

Elements are met in the order of painting, on whatever page a piece of them stands. Here they find their parents, and,
when all pages are painted, their order: that of the scene's stories. How they are written is said in ``structure``,
which operators of a page are theirs in ``marking``.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import TypeAlias

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.record import dataclass
from kiclayout.scene.items import DIVIDED, Glyphs
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import ANY, Story, Tag, Tags
from kiclayout.text.script import is_han

HEADING = re.compile(r"H[1-6]")


@dataclass(frozen=True, slots=True)
class Content:
    """A marked sequence of a page: the page from 0, and the sequence's number there."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that belongs to an element: the page from 0, and the number of its object in the file."""

    page: int
    object: int


_GAP = 0.2
"""From so many ems on a reader sees a space between two runs."""


@dataclass(frozen=True, slots=True)
class End:
    """Where an element's words ended last: their run, its beginning on a page, its scale there, the page from 1."""

    run: Glyphs
    start: Point
    scale: float
    page: int

    @property
    def right(self) -> float:
        """Its right end."""
        return self.start.x + self.run.width * self.scale

    def meets(self, at: Point, page: int) -> bool:
        """Whether what begins at ``at`` follows right behind it."""
        size = self.run.size
        return page == self.page and abs(at.y - self.start.y) < 0.6 * size and abs(at.x - self.right) <= _GAP * size

    def apart(self, run: Glyphs, at: Point, page: int) -> bool:
        """Whether ``run`` at ``at`` is a word of its own, though no space says so.

        It is not if it begins where the last one ended, there or in the writer's text: a line may end inside a word.
        """
        last, size = self.run, max(run.size, self.run.size)
        if not run.text or not last.text or last.text[-1].isspace() or run.text[0].isspace():
            return False
        if last.text[-1] == DIVIDED:
            return False
        if page == self.page and abs(at.y - self.start.y) < 0.6 * size:
            return abs(at.x - self.right) > _GAP * size
        if last.origin is not None and run.origin is not None and last.origin.block == run.origin.block:
            return last.origin.end != run.origin.start or last.origin.field != run.origin.field
        return not (is_han(last.text[-1]) and is_han(run.text[0]))


Kid: TypeAlias = "Element | Content | Annotation"


class Element:
    """An element of the document.

    Attributes:
        role: Its structure type.
        parent: None = it is the document.
        kids: In order of painting, until the tree is put in order.
        lang: Language that its words are in unless they say so themselves.
        kind: See ``Tag``.
        rows: See ``Tag``.
        cols: See ``Tag``.
        said: See ``Tag``.
        box: Of a Figure, in the PDF's page coordinates (y is its lower edge).
        rank: Where in its parent it is read; None = behind what was painted before it.
        key: See ``Tag``.
        merged: The element that has taken its kids, or None.
        end: Where its words ended last.
        name: By which others refer to it, or empty.
        heads: Of a cell: the names of its heads, where their scope does not say it.
    """

    __slots__ = (
        *("role", "parent", "kids", "index", "key", "lang", "kind", "rows", "cols", "said", "box", "rank"),
        *("merged", "end", "name", "heads"),
    )

    def __init__(self, role: str, parent: Element | None, lang: str) -> None:
        self.role, self.parent, self.lang = role, parent, lang
        self.kids: list[Kid] = []
        self.index: dict[tuple[str, Hashable], Element] = {}
        self.kind = self.said = self.name = ""
        self.heads: tuple[str, ...] = ()
        self.rows = self.cols = 1
        self.box: Rect | None = None
        self.rank: float | None = None
        self.key: Hashable = None
        self.merged: Element | None = None
        self.end: End | None = None

    def new(self, role: str, key: Hashable = None) -> Element:
        """A further element inside it."""
        made = Element(role, self, self.lang)
        made.key = key
        self.kids.append(made)
        return made

    def next(self, role: str, key: Hashable) -> Element:
        """The element inside it that what was just painted belongs to, if it is this one; else a new one."""
        last = self.kids[-1] if self.kids else None
        same = isinstance(last, Element) and last.role == role and last.key == key
        return last if same and isinstance(last, Element) else self.new(role, key)


class Tree:
    """All elements of a document.

    Attributes:
        document: The root.
    """

    def __init__(self, scene: Scene) -> None:
        self.document = Element("Document", None, scene.lang)
        self._stories: dict[int, Element] = {}
        self._ranks: dict[tuple[int, str], tuple[Element, int]] = {}
        self._front = self._grown(scene)
        self._aside: Element | None = None
        self._page = self.document
        self._met: list[Element] = []
        self._last: dict[int, float] = {}

    def _grown(self, scene: Scene) -> dict[str, Element]:
        """The parts and articles; returns the elements of pages of nobody, by template, in the order of pages."""
        first = next((page.index for page in scene.pages if page.story), len(scene.pages))
        nobody = [page for page in scene.pages if not page.story]
        sections: dict[str, Element] = {}
        for page in nobody:
            if page.index < first:
                sections.setdefault(page.template, self.document.new("Sect"))
        for chapter in scene.chapters:
            part = self.document.new("Part")
            for story in chapter.stories:
                self._story(story, part)
        for page in nobody:
            sections.setdefault(page.template, self.document.new("Sect"))
        return sections

    def _story(self, story: Story, part: Element) -> None:
        article = self._stories[story.id] = part.new("Art")
        for rank, name in enumerate(story.order):
            self._ranks.setdefault(name, (article, rank))

    # ------------------------------------------------------------------------------------------------ painting
    def begin_page(self, page: Page) -> Element:
        """The element that what stands directly on the page belongs to."""
        self._met = []
        known = self._stories.get(page.story) or self._front.get(page.template)
        self._page = known or self.document
        return self._page

    def end_page(self) -> None:
        """What the layout puts on the page of an article is read before what the article begins there.

        Where a part begins and there is no heading in it, it opens the part.
        """
        ranked = [one.rank for one in self._met if one.rank is not None]
        own = [one for one in self._met if one.rank is None]
        part = self._page.parent
        if own and part is not None and self._opens(part) and not any(HEADING.fullmatch(one.role) for one in own):
            for one in own:
                self._page.kids.remove(one)
                one.parent = part
            part.kids[:0] = own
        place = min(ranked) - 0.5 if ranked else self._last.get(id(self._page), -1.0) + 0.25
        for one in self._met:
            one.rank = place if one.rank is None else one.rank
        self._last[id(self._page)] = max([place, *ranked])

    def _opens(self, part: Element) -> bool:
        """Whether the page is the first of its part."""
        first = next((kid for kid in part.kids if isinstance(kid, Element)), None)
        return part.role == "Part" and first is self._page and id(first) not in self._last

    def find(self, parent: Element, tags: Tags) -> Element:
        """The element called ``tags`` inside ``parent``, grown as far as it is not there yet."""
        for number, tag in enumerate(tags):
            home, rank = self._home(tag) if parent is self._page and not number else (parent, None)
            parent = self._child(home or parent, tag, rank)
        return parent

    def aside(self) -> Element:
        """Where links stand whose words are not read: behind everything."""
        if self._aside is None:
            self._aside = self.document.new("Sect")
        return self._aside

    def _home(self, tag: Tag) -> tuple[Element | None, float | None]:
        """The article that a block belongs to, and where in it the block is read."""
        key = tag.key
        if not isinstance(key, tuple) or len(key) != 2:
            return None, None
        return self._ranks.get(key) or self._ranks.get((key[0], ANY)) or (None, None)

    def _child(self, parent: Element, tag: Tag, rank: float | None) -> Element:
        name = (tag.role, tag.key)
        if tag.role == "Link":
            return parent.next(*name)
        made = parent.index.get(name) if tag.key is not None else None
        if made is None:
            made = parent.new(*name)
            made.kind, made.rows, made.cols, made.rank = tag.kind, tag.rows, tag.cols, rank
            if tag.key is not None:
                parent.index[name] = made
            if parent.role == "Art":
                self._met.append(made)
        if tag.said and not made.said:
            made.said = tag.said
        return made

    # ------------------------------------------------------------------------------------------------ putting in order
    def settle(self) -> None:
        """Puts everything in the order of reading; to be done once, when all pages are painted."""
        _settle(self.document)
        level = 0
        for element in elements_of(self.document):
            if HEADING.fullmatch(element.role):
                level = min(int(element.role[1]), level + 1)
                element.role = f"H{level}"


_BARE_KEPT = frozenset({"TD", "TH", "Document"})
"""Elements that stand although they hold nothing."""


def _settle(element: Element) -> None:
    """Orders the kids of ``element`` and of all below it; leaves out elements without content."""
    for kid in element.kids:
        if isinstance(kid, Element):
            _settle(kid)
    kids = [kid for kid in element.kids if not isinstance(kid, Element) or kid.kids or kid.role in _BARE_KEPT]
    if element.role == "Art":
        kids.sort(key=_rank)
    elif element.role in _FIRST_OR_LAST:
        kids.sort(key=_FIRST_OR_LAST[element.role])
    element.kids = kids
    if (
        len(kids) == 1
        and isinstance(only := kids[0], Element)
        and only.role == "Span"
        and only.key == ("lang", only.lang)
    ):
        element.lang, element.kids, only.merged = only.lang, only.kids, element


def _rank(kid: Kid) -> float:
    return kid.rank or 0.0 if isinstance(kid, Element) else 0.0


def _is(kid: Kid, role: str) -> bool:
    return isinstance(kid, Element) and kid.role == role


_FIRST_OR_LAST = {
    "Figure": lambda kid: _is(kid, "Caption"),
    "Div": lambda kid: _is(kid, "Caption"),
    "Table": lambda kid: not _is(kid, "Caption"),
    "LI": lambda kid: not _is(kid, "Lbl"),
    "Note": lambda kid: not _is(kid, "Lbl"),
}
"""Where captions and labels stand among the kids of an element, in whatever order they were painted."""


def elements_of(element: Element) -> list[Element]:
    """``element`` and all below it, in the order of reading."""
    found: list[Element] = []

    def take(one: Element) -> None:
        found.append(one)
        for kid in one.kids:
            if kid.__class__ is Element:
                take(kid)

    take(element)
    return found
