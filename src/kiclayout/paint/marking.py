"""Which operators of a page are whose: marked sequences for elements and artifacts (ISO 32000-1, 14.6 and 14.8.2).

Everything drawn is either an element's or an artifact. Words are their element's; shapes and pictures are a figure's
where there is one around them, else decoration. A sequence stays open as long as what follows belongs to it, whatever
is pushed and popped meanwhile. One that begins inside a text object ends inside it; those of figures begin outside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kiclayout.base.geometry import Matrix, Rect
from kiclayout.paint.extent import extent_of
from kiclayout.paint.operators import actual_text
from kiclayout.paint.runs import Shown
from kiclayout.paint.sheet import Sheet
from kiclayout.paint.tree import Annotation, Content, Element, End, Tree
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea
from kiclayout.scene.page import Page
from kiclayout.scene.tags import Tags

_LAYOUT = "/Artifact<</Type/Layout>>BDC"
_HEADER = "/Artifact<</Type/Pagination/Subtype/Header>>BDC"
_DRAWN = ("Figure", "RT")
"""Elements whose content may be outlines and pictures."""
_FOOTER = "/Artifact<</Type/Pagination/Subtype/Footer>>BDC"


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
        self._in_text = False
        self._whose: Element | str = _LAYOUT
        self._last: End | None = None
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
        self.pause()
        self._tree.end_page()

    def pause(self) -> None:
        """Ends the sequence that is open: what is drawn next begins its own."""
        self._close()
        self._sheet.stream.leave_text()

    def leave_text(self) -> None:
        """Ends the text object that is open; what is written next is no text."""
        if self._in_text:
            self._close()
        self._sheet.stream.leave_text()

    def push(self, group: Group, matrix: Matrix) -> None:
        """Enters a group; ``matrix`` maps its items to the PDF's page."""
        around, figure = self._around[-1], self._figures[-1]
        if around is not None and (group.role == "Artifact" or self._is_artifact(group)):
            around = None
        elif around is not None and group.tags:
            around = self._tree.find(around, group.tags)
            figure = figure or around.role in _DRAWN
            if around.role == "Figure":
                box = matrix.around(group.area or extent_of(group.items))
                around.box = around.box.union(box) if around.box else box
        self._around.append(around)
        self._figures.append(figure)

    def pop(self) -> None:
        """Leaves it."""
        self._around.pop()
        self._figures.pop()

    def words(self, run: Glyphs, matrix: Matrix) -> bool:
        """What is drawn now are words, which ``matrix`` maps to the page; whether a space is read before them.

        Words in several styles, on several lines or at two places of a page are one sentence for readers.
        """
        around = self._around[-1]
        at = matrix.apply(run.x, run.y)
        if around is None:
            high = self._page is not None and at.y > self._page.height / 2
            self._whose = (_HEADER if high else _FOOTER) if len(self._around) <= 3 else _LAYOUT
            return False
        element = self._element(around, run.tags)
        page = len(self.parents)
        end, last = element.end, self._last
        apart = end is not None and not (last and last.meets(at, page)) and end.apart(run, at, page)
        element.end = self._last = End(run, at, matrix.a, page)
        if run.lang != element.lang:
            if not _speaks(run.text) and isinstance(self._whose, Element) and _inner(self._whose) is element:
                return apart
            if _speaks(run.text):
                spoken = element.next("Span", ("lang", run.lang))
                spoken.lang = run.lang
                element = spoken
        self._whose = element
        return apart

    def begin_words(self) -> None:
        """Opens a text object for the run that was announced last; in a figure, its sequence goes around that."""
        if self._open is not self._whose:
            if not self._in_text:
                self._close()
            if self._figures[-1]:
                self.leave_text()
                self._turn(self._whose)
        self._sheet.stream.enter_text()

    @property
    def around_text(self) -> bool:
        """Whether the sequence that is open began outside of text."""
        return self._open is not None and not self._in_text

    def write(self, shown: Shown) -> None:
        """Writes the run that was announced last.

        Spans inside of marked sequences are ended wrongly by poppler: what is not spelled by its codes is a sequence
        of its own, and so is what stands before and behind it.
        """
        whose, stream = self._whose, self._sheet.stream
        if isinstance(whose, str):
            self._turn(whose)
            stream.write(*(piece.whole for piece in shown.pieces))
        elif shown.spelled:
            self._turn(whose)
            stream.write(shown.pieces[0].operators)
        else:
            self._close()
            for piece in shown.pieces:
                mark = f"/MCID {self._numbered(whose)}"
                begun = f"/{whose.role}<<{mark}>>BDC" if piece.said is None else actual_text(piece.said, mark)
                stream.write(begun, piece.operators, "EMC")

    def shape(self) -> None:
        """What is drawn now is an outline or a picture."""
        self.leave_text()
        around = self._around[-1]
        self._turn(around if self._figures[-1] and around is not None else _LAYOUT)

    def link(self, area: LinkArea, rect: Rect, action: str) -> None:
        """An annotation over what was drawn last; ``rect`` is on the page, ``action`` its entries for it."""
        around = self._around[-1]
        element = self._tree.aside().new("Link") if around is None else self._element(around, area.tags)
        if element.role != "Link":
            element = element.new("Link")
        names = (area.text, self._titles.get(area.target[1:], ""), area.target)
        said = next((name for name in names if name.strip()), "")  # an article may have no title yet
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
        stream = self._sheet.stream
        self._open, self._in_text = whose, stream.in_text
        stream.write(whose if isinstance(whose, str) else f"/{whose.role}<</MCID {self._numbered(whose)}>>BDC")

    def _numbered(self, element: Element) -> int:
        """The number of a new sequence of ``element`` on this page."""
        parents = self.parents[-1]
        element.kids.append(Content(len(self.parents) - 1, len(parents)))
        parents.append(element)
        return len(parents) - 1

    def _close(self) -> None:
        if self._open is not None:
            if not self._in_text:
                self._sheet.stream.leave_text()
            self._sheet.stream.write("EMC")
            self._open, self._in_text = None, False


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
