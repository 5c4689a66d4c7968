"""The tree of elements as objects of a file (ISO 32000-1, 14.7.2 to 14.7.4).

Objects are spelled here: an issue has thousands, for which ReportLab would take a dozen calls each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFDictionary

from kiclayout.paint.appendix import FIRST
from kiclayout.paint.heads import name_heads
from kiclayout.paint.marking import Marking
from kiclayout.paint.operators import literal, number
from kiclayout.paint.sheet import Sheet
from kiclayout.paint.tree import Annotation, Content, Element, Tree, elements_of

_ROLES = "<</Title/P>>"
"""Roles of our own and the standard ones that they are like (14.8.4)."""

_PICTURE = {"ko": "그림", "zh": "图片", "en": "Picture"}
"""What is read of a picture of which nothing is known."""

_NEEDLESS = re.compile(r"[\x00-\x1f]+")


def language_tag(lang: str) -> str:
    """The language as the file says it: Chinese without a script is set in simplified forms, and is said to be."""
    return "zh-Hans" if lang == "zh" else lang


def add_structure(sheet: Sheet, tree: Tree, marking: Marking) -> None:
    """Writes the tree, which must be settled, with the tables that lead from pages and annotations into it."""
    writer = _Writer(sheet, marking, len(marking.parents))
    writer.write(tree)


class _Writer:
    """Writes elements; numbers of objects are given to all before the first is spelled."""

    def __init__(self, sheet: Sheet, marking: Marking, pages: int) -> None:
        self._sheet, self._marking = sheet, marking
        self._pages = [sheet.number_of(f"Page{page + 1}") for page in range(pages)]
        self._numbers: dict[int, int] = {}
        self._ids: list[tuple[str, int]] = []
        self._notes = 0

    def write(self, tree: Tree) -> None:
        """Writes everything, first the root, and tells the catalog that there is something."""
        name_heads(tree.document)
        elements = elements_of(tree.document)
        self._numbers = {id(element): number for number, element in enumerate(elements, FIRST + 1)}
        spelled = [self._spelled(element) for element in elements]
        ids = "".join(f"{literal(name)}{object_} 0 R" for name, object_ in sorted(self._ids))
        names = f"/IDTree<</Names[{ids}]>>" if ids else ""
        count = len(self._pages) + len(self._marking.links)
        head = f"/K {FIRST + 1} 0 R/RoleMap{_ROLES}/Type/StructTreeRoot"
        table = f"/ParentTree<</Nums[{''.join(self._owners())}]>>/ParentTreeNextKey {count}"
        for one in (f"<<{names}{table}{head}>>", *spelled):
            self._sheet.appendix.add(one)
        self._sheet.document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _owners(self) -> Iterator[str]:
        """For every page the elements of its sequences, then for every annotation its element (14.7.4.4)."""
        for page, parents in enumerate(self._marking.parents):
            yield f"{page}[{' '.join(self._reference(element) for element in parents)}]"
        for key, element in enumerate(self._marking.links, len(self._pages)):
            yield f" {key} {self._reference(element)}"

    def _reference(self, element: Element) -> str:
        while element.merged is not None:
            element = element.merged
        return f"{self._numbers[id(element)]} 0 R"

    def _spelled(self, element: Element) -> str:
        parent = FIRST if element.parent is None else self._numbers[id(element.parent)]
        page = next((kid.page for kid in element.kids if isinstance(kid, Content)), None)
        own = f"/Pg {self._pages[page]} 0 R" if page is not None else ""
        kids = " ".join(self._kid(kid, page) for kid in element.kids)
        held = f"/K[{kids}]" if len(element.kids) > 1 else f"/K {kids}" if kids else ""
        own_tag = language_tag(element.lang)
        foreign = element.parent is not None and own_tag != language_tag(element.parent.lang)
        lang = f"/Lang{literal(own_tag)}" if foreign else ""
        return f"<<{self._facts(element)}{held}{lang}/P {parent} 0 R{own}/S/{element.role}/Type/StructElem>>"

    def _kid(self, kid: Element | Content | Annotation, page: int | None) -> str:
        if isinstance(kid, Element):
            return f"{self._numbers[id(kid)]} 0 R"
        if isinstance(kid, Annotation):
            return f"<</Obj {kid.object} 0 R/Pg {self._pages[kid.page]} 0 R/Type/OBJR>>"
        if kid.page == page:
            return str(kid.number)
        return f"<</MCID {kid.number}/Pg {self._pages[kid.page]} 0 R/Type/MCR>>"

    def _facts(self, element: Element) -> str:
        facts: list[str] = []
        if element.role == "Figure":
            said = element.said.strip() or _PICTURE.get(element.lang[:2], _PICTURE["en"])
            facts.append(f"/A{_layout(element)}/Alt{_text(said)}")
        elif element.said:
            facts.append(f"/ActualText{_text(element.said)}")
        if element.role in ("TH", "TD"):
            facts.append(_cell(element))
            if element.name:
                facts.append(self._named(element, element.name))
        elif element.role == "L" and element.kind:
            facts.append(f"/A<</ListNumbering/{element.kind}/O/List>>")
        elif element.role == "Note":
            self._notes += 1
            facts.append(self._named(element, f"note-{self._notes:05}"))
        return "".join(facts)

    def _named(self, element: Element, name: str) -> str:
        self._ids.append((name, self._numbers[id(element)]))
        return f"/ID{literal(name)}"


def _layout(element: Element) -> str:
    box = element.box
    if box is None:
        return "<</O/Layout/Placement/Block>>"
    corners = " ".join(number(value) for value in (box.x, box.y, box.right, box.bottom))
    return f"<</BBox[{corners}]/O/Layout/Placement/Block>>"


def _cell(element: Element) -> str:
    scope = f"/Scope/{element.kind}" if element.kind else ""
    rows = f"/RowSpan {element.rows}" if element.rows > 1 else ""
    cols = f"/ColSpan {element.cols}" if element.cols > 1 else ""
    heads = f"/Headers[{''.join(map(literal, element.heads))}]" if element.heads else ""
    return f"/A<<{cols}{heads}/O/Table{rows}{scope}>>" if scope or rows or cols or heads else ""


def _text(value: str) -> str:
    return literal(_NEEDLESS.sub(" ", value))
