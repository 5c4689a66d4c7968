"""Which operators of a page are whose: marked sequences for elements and artifacts (ISO 32000-1, 14.6 and 14.8.2).

Everything drawn is either an element's or an artifact. Words are their element's; shapes and pictures are a figure's
where there is one around them, else decoration. A sequence stays open as long as what follows belongs to it, whatever
is pushed and popped meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.paint.extent import extent_of, on_page
from kiclayout.paint.sheet import Sheet
from kiclayout.paint.tree import Annotation, Content, Element, Tree
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea
from kiclayout.scene.page import Page
from kiclayout.scene.tags import Tags

_LAYOUT = "/Artifact <</Type/Layout>> BDC"
_HEADER = "/Artifact <</Type/Pagination/Subtype/Header>> BDC"
_FOOTER = "/Artifact <</Type/Pagination/Subtype/Footer>> BDC"


class Marking:
    """Writes the marks round what a painter draws.

    Attributes:
        parents: For every page the elements of its sequences, by their numbers.
        links: The elements of links, in the order of their annotations.
    """

    def __init__(self, sheet: Sheet, tree: Tree, titles: Mapping[str, str]) -> None:
        self.parents: list[list[Element]] = []
        self.links: list[Element] = []
        self._sheet, self._tree, self._titles = sheet, tree, titles
        self._around: list[Element | None] = []
        self._figures: list[bool] = []
        self._open: Element | str | None = None
        self._found: dict[tuple[int, int], Element] = {}
        self._said: set[tuple[int, str]] = set()
        self._page: Page | None = None

    def begin_page(self, page: Page) -> None:
        """Starts a page."""
        self._page = page
        self.parents.append([])
        self._around, self._figures = [self._tree.begin_page(page)], [False]

    def end_page(self) -> None:
        """Ends it."""
        self._close()
        self._tree.end_page()

    def push(self, group: Group, matrix: Matrix) -> None:
        """Enters a group; ``matrix`` maps its items to the PDF's page."""
        around, figure = self._around[-1], self._figures[-1]
        if around is not None and (group.role == "Artifact" or self._is_artifact(group)):
            around = None
        elif around is not None and group.tags:
            around = self._tree.find(around, group.tags)
            if around.role == "Figure":
                figure = True
                box = on_page(group.area or extent_of(group.items), matrix)
                around.box = around.box.union(box) if around.box else box
        self._around.append(around)
        self._figures.append(figure)

    def pop(self) -> None:
        """Leaves it."""
        self._around.pop()
        self._figures.pop()

    def words(self, run: Glyphs, y: float) -> None:
        """What is drawn now are words; ``y`` is their height on the page, 0 at its foot and 1 at its top."""
        around = self._around[-1]
        if around is None:
            self._turn((_HEADER if y > 0.5 else _FOOTER) if len(self._around) <= 3 else _LAYOUT)
            return
        element = self._element(around, run.tags)
        if run.lang != element.lang:
            if not _speaks(run.text) and isinstance(self._open, Element) and _inner(self._open) is element:
                return
            if _speaks(run.text):
                spoken = element.next("Span", ("lang", run.lang))
                spoken.lang = run.lang
                element = spoken
        self._turn(element)

    def shape(self) -> None:
        """What is drawn now is an outline or a picture."""
        around = self._around[-1]
        self._turn(around if self._figures[-1] and around is not None else _LAYOUT)

    def link(self, area: LinkArea, rect: Rect, action: str) -> None:
        """An annotation over what was drawn last; ``rect`` is on the page, ``action`` its entries for it."""
        around = self._around[-1]
        element = self._tree.aside().new("Link") if around is None else self._element(around, area.tags)
        if element.role != "Link":
            element = element.new("Link")
        said = area.text or self._titles.get(area.target[1:]) or area.target
        number = self._sheet.link(rect, said, action, len(self.links))
        element.kids.append(Annotation(len(self.parents) - 1, number))
        self.links.append(element)

    def _element(self, around: Element, tags: Tags) -> Element:
        if not tags:
            return around
        if tags[-1].role == "Link":
            return self._tree.find(around, tags)
        name = (id(around), id(tags))  # both live as long as the scene and the tree
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = self._tree.find(around, tags)
        return found

    def _is_artifact(self, group: Group) -> bool:
        """Whether it is said to be one, or repeats on a page of an article what an earlier page had."""
        tags = group.tags
        if not tags:
            return False
        if tags[0].role == "Artifact":
            return True
        story = self._page.story if self._page is not None else 0
        if not story or len(self._around) > 1 or tags[0].key is not None:
            return False
        said = (story, "".join((tags[-1].role, tags[-1].said, *_texts(group.items))))
        if said in self._said:
            return True
        self._said.add(said)
        return False

    def _turn(self, whose: Element | str) -> None:
        """Makes what follows belong to an element or an artifact."""
        if whose is self._open:
            return
        self._close()
        self._open = whose
        if isinstance(whose, str):
            self._sheet.write([whose])
            return
        parents = self.parents[-1]
        whose.kids.append(Content(len(self.parents) - 1, len(parents)))
        self._sheet.write([f"/{whose.role} <</MCID {len(parents)}>> BDC"])
        parents.append(whose)

    def _close(self) -> None:
        if self._open is not None:
            self._sheet.write(["EMC"])
            self._open = None


def _inner(element: Element) -> Element | None:
    """The element whose words in another language ``element`` is; itself if it is none."""
    is_span = element.role == "Span" and isinstance(element.key, tuple) and element.key[0] == "lang"
    return element.parent if is_span else element


def _speaks(text: str) -> bool:
    """Whether a voice makes a difference: signs and spaces alone are said in any language."""
    return any(letter.isalnum() for letter in text)


def _texts(items: tuple[Item, ...]) -> Iterator[str]:
    for item in items:
        if isinstance(item, Glyphs):
            yield item.text
        elif isinstance(item, Group):
            yield from _texts(item.items)
