"""Links of a page of somebody's PDF: where each may still lead when the page stands in our file, and which cannot.

Addresses of the web, of mail and telephones stay, however the file spells them; so do places on the page itself. Other
pages are not placed, other files are not there, and programs and scripts of a stranger are not started: such links are
left out, and said. Nothing is written here.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import urljoin

import pikepdf

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass
from kiclayout.scene.page_file import bounded, first_page, inherited

Box = tuple[float, float, float, float]

_SCHEMES = ("http:", "https:", "mailto:", "tel:")
"""Where links may lead."""
_MOST = 500
"""Annotations that are looked at."""
_UNSEEN = 0b100010
"""Flags of annotations that are hidden, or shown in print alone."""
_ALONE = 1e-3
"""Shares of the page less than this wide or tall are nothing to click on."""
_ALL = Rect(0.0, 0.0, 1.0, 1.0)
_TOLD = 3
"""So many different kinds of lost links are told."""
_SHOWN = 60
"""So many characters of where one leads."""
BROKEN = (pikepdf.PdfError, pikepdf.PasswordError, OSError, LookupError, AttributeError, TypeError, ValueError)
"""What is raised by files in which things stand where others should."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link that stays.

    Attributes:
        rect: Where, as shares of the page's width and height from its top left.
        address: Where it leads; "" = to ``spot``.
        spot: The place on the page that it leads to, in shares likewise.
        text: What the file says of it.
    """

    rect: Rect
    address: str = ""
    spot: tuple[float, float] = (0.0, 0.0)
    text: str = ""

    def within(self, crop: Rect) -> Rect | None:
        """Where it is in a part of the page, in shares of all of it; None if it can hardly be seen there."""
        seen = self.rect.shared(crop)
        return seen if seen is not None and min(seen.width, seen.height) > _ALONE else None


@dataclass(frozen=True, slots=True)
class PageLinks:
    """Those of a page: what stays, and in words of the format where each of the others leads."""

    kept: tuple[PageLink, ...] = ()
    lost: tuple[str, ...] = ()


class _LostError(Exception):
    """The link cannot stay; the message says where it leads."""


@contextmanager
def opened(file: Path | BinaryIO) -> Iterator[pikepdf.Pdf]:
    """Somebody's PDF, within limits; what the library mends on its way is nobody's business."""
    with bounded(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pikepdf.open(file, inherit_page_attributes=False) as pdf:
            yield pdf


def links_in(path: Path) -> PageLinks:
    """The links of the first page of the PDF ``path``; none if it cannot be opened."""
    try:
        with opened(path) as pdf:
            return page_links(pdf, *page_form(pdf)[1:])
    except BROKEN:
        return PageLinks()


def report_lost(path: Path, links: PageLinks, sink: Sink, origin: Origin | None) -> None:
    """Says which links of the page in ``path`` are left out."""
    if links.lost:
        kinds = list(dict.fromkeys(links.lost))
        what = ", ".join(kinds[:_TOLD]) + (", …" if len(kinds) > _TOLD else "")
        facts: dict[str, Any] = {"file": path.name, "count": len(links.lost), "what": what}
        sink.add("paint-artwork-links", place=Place(str(path)), origin=origin, **facts)


def page_form(pdf: pikepdf.Pdf) -> tuple[Any, Matrix, Box]:
    """The first page as a form XObject, how its coordinates are turned, and what of them is shown then.

    Raises:
        ValueError: It has no page, or one of no size.
    """
    page = pikepdf.Page(first_page(pdf))
    form: Any = page.as_form_xobject()
    form.BBox = _on_paper(form.BBox, inherited(page.obj, "/MediaBox"))
    matrix = Matrix(*(float(value) for value in form.get("/Matrix", (1, 0, 0, 1, 0, 0))))
    x0, y0, x1, y1 = (float(value) for value in form.BBox)
    shown = matrix.around(Rect(x0, y0, x1 - x0, y1 - y0))
    if shown.width <= 0 or shown.height <= 0:
        raise ValueError("BBox")
    return form, matrix, (shown.x, shown.y, shown.right, shown.bottom)


def _on_paper(box: Any, paper: Any) -> Any:
    """What of ``box`` lies on the paper, as all viewers show it (ISO 32000-1, 14.11.2); all of it if nothing does."""
    if not isinstance(paper, pikepdf.Array) or len(paper) != len(box):
        return box
    (x0, x1), (y0, y1) = (sorted(float(value) for value in list(box)[at::2]) for at in (0, 1))
    (left, right), (low, high) = (sorted(float(value) for value in list(paper)[at::2]) for at in (0, 1))
    cut = max(x0, left), max(y0, low), min(x1, right), min(y1, high)
    return pikepdf.Array(cut) if cut[0] < cut[2] and cut[1] < cut[3] else box


def page_links(pdf: pikepdf.Pdf, matrix: Matrix, shown: Box) -> PageLinks:
    """The links of the first page of ``pdf``, which ``matrix`` turns, where they lie on what of it is ``shown``."""
    page = first_page(pdf)
    annotations = page.get("/Annots")
    if not isinstance(annotations, pikepdf.Array):
        return PageLinks()
    kept, lost = list[PageLink](), list[str]()
    goal = _Goal(pdf, page, _Shares(matrix, shown))
    for one in islice(annotations, _MOST):
        try:
            link = goal.link(one)
        except _LostError as error:
            lost.append(str(error))
        except BROKEN:
            continue  # nothing that a viewer could follow
        else:
            kept += [link] if link else []
    return PageLinks(tuple(kept), tuple(lost))


@dataclass(frozen=True, slots=True)
class _Shares:
    """From the page's own coordinates to shares of what is shown."""

    matrix: Matrix
    shown: Box

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point, kept on the page."""
        turned, (left, low, right, high) = self.matrix.apply(x, y), self.shown
        across, down = (turned.x - left) / (right - left), (high - turned.y) / (high - low)
        return min(max(across, 0.0), 1.0), min(max(down, 0.0), 1.0)

    def rect(self, corners: Any) -> Rect:
        """What of a rectangle lies on the page."""
        x0, y0, x1, y1 = (float(value) for value in corners)
        ends = self.point(x0, y0), self.point(x1, y1)
        (left, right), (top, foot) = (sorted(end[at] for end in ends) for at in (0, 1))
        return Rect(left, top, right - left, foot - top)


@dataclass(frozen=True, slots=True)
class _Goal:
    """Finds where links of a page lead."""

    pdf: pikepdf.Pdf
    page: Any
    shares: _Shares

    def link(self, annotation: Any) -> PageLink | None:
        """What stays of an annotation; None of what is no link that can be seen.

        Raises:
            _LostError: It leads where nobody can follow.
        """
        if annotation.get("/Subtype") != "/Link" or int(annotation.get("/F", 0)) & _UNSEEN:
            return None
        rect = self.shares.rect(annotation.Rect)
        text, action = str(annotation.get("/Contents", "")), annotation.get("/A")
        if (action is None and "/Dest" not in annotation) or PageLink(rect).within(_ALL) is None:
            return None
        place = annotation.Dest if action is None else action.get("/D") if action.get("/S") == "/GoTo" else None
        if place is not None:
            return PageLink(rect, spot=self._spot(place), text=text)
        return PageLink(rect, self._address(action), text=text)

    def _address(self, action: Any) -> str:
        """The address that an action opens: URI, or another file that lies in the web.

        Raises:
            _LostError: It does something else.
            LookupError: It does nothing.
        """
        kind = str(action["/S"])[1:]
        if kind == "URI":
            said = str(action["/URI"]).strip()
            base = self.pdf.Root.get("/URI")
            address = urljoin(str(base.get("/Base", "")), said) if isinstance(base, pikepdf.Dictionary) else said
        elif kind in ("GoToR", "Launch"):
            address = said = _file_name(action.get("/F", action.get("/Win")))
        else:
            raise _LostError(f"{kind} {str(action.get('/N', ''))[1:]}".strip())
        if said.lower().startswith("www."):
            address = f"http://{said}"
        if not address.lower().startswith(_SCHEMES):
            raise _LostError(f"{kind} {said}".strip()[:_SHOWN])
        return address

    def _spot(self, place: Any) -> tuple[float, float]:
        """The place that a destination of this page shows (ISO 32000-1, 12.3.2).

        Raises:
            _LostError: It is on another page.
        """
        array = place if isinstance(place, pikepdf.Array) else self._named(str(place))
        if isinstance(array, pikepdf.Dictionary):
            array = array.get("/D")
        if not isinstance(array, pikepdf.Array) or len(array) < 1:
            raise _LostError("GoTo" if isinstance(place, pikepdf.Array) else f"GoTo {str(place).lstrip('/')}"[:_SHOWN])
        page = array[0]
        if not (page == 0 if isinstance(page, int) else page.objgen == self.page.objgen):
            raise _LostError(f"GoTo {self._number(page)}".strip())
        return self._point(str(array[1]) if len(array) > 1 else "/Fit", list(array)[2:])

    def _number(self, page: Any) -> str:
        """The number of a page, from 1; "" of one far away."""
        if isinstance(page, int):
            return str(page + 1)
        pages = enumerate(islice(self.pdf.pages, _MOST), 1)
        return next((str(number) for number, one in pages if one.objgen == page.objgen), "")

    def _point(self, fit: str, values: list[Any]) -> tuple[float, float]:
        """The top left corner of the view ``fit`` asks for; of the page where it says none."""
        numbers = [None if value is None else float(value) for value in values]
        across, up = {"/XYZ": (0, 1), "/FitR": (0, 3), "/FitH": (-1, 0), "/FitBH": (-1, 0), "/FitV": (0, -1)}.get(
            fit, (-1, -1)
        )
        x, y = (numbers[at] if 0 <= at < len(numbers) else None for at in (across, up))
        usual = self.shares.point(0.0 if x is None else x, 0.0 if y is None else y)
        return (0.0 if x is None else usual[0]), (0.0 if y is None else usual[1])

    def _named(self, name: str) -> Any:
        """What a name stands for, in the list of old files or in the tree of newer ones."""
        old: Any = self.pdf.Root.get("/Dests")
        if isinstance(old, pikepdf.Dictionary) and name.startswith("/") and name in old:
            return old[name]
        names: Any = self.pdf.Root.get("/Names")
        tree = names.get("/Dests") if isinstance(names, pikepdf.Dictionary) else None
        if tree is None:
            return None
        known: Mapping[str, Any] = pikepdf.NameTree(tree)
        return known.get(name)


def _file_name(file: Any) -> str:
    """What a file is called: a name, or a dictionary that has one."""
    if isinstance(file, pikepdf.Dictionary):
        file = file.get("/UF", file.get("/F", ""))
    return "" if file is None else str(file).strip()
