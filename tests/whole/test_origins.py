"""Every glyph stands in the file where the scene has it, on every page, within a hundredth of a point.

The screen is painted from the same scene, so that this is what makes the page on screen the page of the file.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from printed import Printed, print_in

from kiclayout.base.geometry import IDENTITY, Matrix
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.scene.page import Page

ROOT = Path(__file__).parents[2]
SEED = ROOT.parent / "shared" / "seed" / "issue-325.md"
NEAR = 0.01
UNTOLD = 0.003
"""Share of the glyphs of which pdfium tells no place: those whose words stand in the file as actual text."""
PULLED = "『「〈《〔【（([“‘"
"""Opening marks that half their box pulls to the left: behind a blank, pdfium tells where they would stand without."""
Place = tuple[float, float]


@pytest.fixture(scope="module", params=["example", "journal", "real"])
def printed(request: pytest.FixtureRequest) -> Printed:
    return print_in("example", "kic-journal") if request.param == "journal" else print_in(request.param)


def set_places(items: tuple[Item, ...], matrix: Matrix = IDENTITY) -> Iterator[tuple[Place, str]]:
    """Where the glyphs of ``items`` stand that show something, and what each of them says."""
    for item in items:
        if isinstance(item, Group):
            yield from set_places(item.items, item.matrix.then(matrix))
        elif isinstance(item, Glyphs):
            x = item.x
            for glyph in item.glyphs:
                at = matrix.apply(x + glyph.dx, item.y - glyph.dy)
                if said := item.text[glyph.start : glyph.end].strip("\u00a0 \u200b\u2060\u00ad"):
                    yield (at.x, at.y), said
                x += glyph.advance


def read_places(page: pypdfium2.PdfPage, drawn: Page) -> Iterator[tuple[Place, str]]:
    """Where the characters stand that a page of the file has, in the scene's coordinates."""
    textpage = page.get_textpage()  # must live as long as it is asked
    text = textpage.raw
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(pdfium.FPDFText_CountChars(text)):
        if pdfium.FPDFText_IsGenerated(text, index):
            continue
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.strip("\u00a0\u0002\ufffe \r\n") and pdfium.FPDFText_GetCharOrigin(text, index, x, y):
            left, _, _, top = page.get_trimbox()
            yield (x.value - left, top - y.value), char


def near(places: list[Place]) -> dict[tuple[int, int], list[Place]]:
    """``places`` by the square of 0.1 pt in which they lie."""
    found = defaultdict(list)
    for x, y in places:
        found[round(x * 10), round(y * 10)].append((x, y))
    return found


def lost(places: list[tuple[Place, str]], among: list[tuple[Place, str]]) -> list[tuple[Place, str]]:
    """Those of ``places`` near which nothing of ``among`` stands."""
    squares = near([place for place, _ in among])
    return [(place, said) for place, said in places if not _has(squares, place)]


def _has(squares: dict[tuple[int, int], list[Place]], place: Place) -> bool:
    column, row = round(place[0] * 10), round(place[1] * 10)
    around = [(column + dx, row + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    others = (other for square in around for other in squares.get(square, ()))
    return any(abs(other[0] - place[0]) <= NEAR and abs(other[1] - place[1]) <= NEAR for other in others)


def test_every_glyph_stands_where_the_scene_has_it(printed: Printed) -> None:
    document = pypdfium2.PdfDocument(printed.pdf)
    count = untold = 0
    try:
        assert len(document) == len(printed.scene.pages)
        for page, drawn in zip(document, printed.scene.pages, strict=True):
            wanted, found = list(set_places(drawn.items)), list(read_places(page, drawn))
            assert [one for one in lost(found, wanted) if one[1] not in PULLED] == []
            untold += len(lost(wanted, found))
            count += len(wanted)
    finally:
        document.close()
    assert count > 10_000
    assert untold < UNTOLD * count


def test_a_glyph_that_is_moved_a_little_is_noticed() -> None:
    place = ((100.0, 200.0), "가")
    assert lost([place], [((100.009, 200.0), "가")]) == []
    assert lost([place], [((100.011, 200.0), "가")]) == [place]
    assert lost([place], []) == [place]
