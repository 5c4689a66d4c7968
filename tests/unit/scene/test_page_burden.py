"""Pages that would never be drawn to the end are told from large ones, by what they hold."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from kiclayout.base.diagnostics import LANGUAGES, Sink
from kiclayout.base.origin import Place
from kiclayout.paint.inspection import inspect_pdf
from kiclayout.scene.artwork import HeavyPageError, page_facts, page_pixels
from kiclayout.scene.assets import prepare
from kiclayout.scene.page_burden import excess, excess_in

WHOLE = [0, 0, 600, 800]
RED = b"1 0 0 rg 10 10 50 50 re f "


class Book:
    """A file with one page; what it draws with is put into ``things``."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        self.page = self.pdf.add_blank_page(page_size=(600, 800))
        self.things: dict[str, dict[str, Any]] = {}

    def stream(self, data: bytes, **facts: Any) -> Any:
        return self.pdf.make_indirect(self.pdf.make_stream(data, {f"/{key}": value for key, value in facts.items()}))

    def form(self, data: bytes, **resources: Any) -> Any:
        held = Dictionary(
            {f"/{key}": Dictionary({f"/{n}": v for n, v in value.items()}) for key, value in resources.items()}
        )
        return self.stream(data, Subtype=Name.Form, BBox=WHOLE, Resources=held)

    def image(self, width: int, height: int, kind: str = "FlateDecode", data: bytes = b"") -> Any:
        facts = {"Width": width, "Height": height, "ColorSpace": Name.DeviceGray, "BitsPerComponent": 8}
        return self.stream(data, Subtype=Name.Image, Filter=Name(f"/{kind}"), **facts)

    def nested(self, kind: str, depth: int, calls: bytes, wrap: Any) -> Any:
        """A form of red squares, and ``depth`` around it of which each draws the one inside by ``calls``."""
        inner = self.form(RED)
        for _ in range(depth):
            inner = self.form(calls, **{kind: {"F": wrap(inner)}})
        return inner

    def saved(self, path: Path, data: bytes, **resources: dict[str, Any]) -> str:
        """What there is too much of once the page draws ``data``."""
        held = {f"/{key}": Dictionary({f"/{n}": v for n, v in value.items()}) for key, value in resources.items()}
        self.page.obj.Resources = Dictionary(held)
        self.page.Contents = self.stream(data)
        self.pdf.save(path, compress_streams=True)
        return excess(path, path.stat().st_mtime_ns, path.stat().st_size)


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "a.pdf"


def mask(form: Any) -> Any:
    return Dictionary(SMask=Dictionary(S=Name.Alpha, G=form))


def itself(form: Any) -> Any:
    return form


@pytest.mark.parametrize(
    ("kind", "calls", "wrap"),
    [
        ("XObject", b"/F Do " * 10, itself),
        ("XObject", b"/#46%of\n Do " * 10, itself),
        ("XObject", b"(F) Do " * 10, itself),
        ("ExtGState", b"/F gs " + RED * 10, mask),
    ],
    ids=["forms", "spelled oddly", "strings as names", "masks"],
)
def test_forms_of_forms_are_too_much_when_they_multiply(
    kind: str, calls: bytes, wrap: Any, book: Book, path: Path
) -> None:
    assert book.saved(path, calls, **{kind: {"F": wrap(book.nested(kind, 3, calls, wrap))}}) == ""
    assert book.saved(path, calls, **{kind: {"F": wrap(book.nested(kind, 8, calls, wrap))}}) == "> 50 MB"


def test_patterns_and_glyphs_of_commands_multiply_likewise(book: Book, path: Path) -> None:
    def cell(form: Any) -> Any:
        held = Dictionary(XObject=Dictionary(F=form))
        facts = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": 600, "YStep": 800}
        return book.stream(b"/F Do " * 10, BBox=WHOLE, Resources=held, **facts)

    def font(form: Any) -> Any:
        glyph = book.stream(b"9 0 d0 " + b"/F Do " * 10)
        facts = {"CharProcs": Dictionary(a=glyph), "Resources": Dictionary(XObject=Dictionary(F=form))}
        return Dictionary(Type=Name.Font, Subtype=Name.Type3, **facts)

    for depth, found in ((2, ""), (6, "> 50 MB")):
        heavy = book.nested("XObject", depth, b"/F Do " * 10, itself)
        fills = b"/Pattern cs q /P scn Q " + RED * 9 + b"/P scn 0 0 9 9 re f "
        assert book.saved(path, fills, Pattern={"P": cell(heavy)}) == found
        assert book.saved(path, b"/F 9 Tf (aaaa) Tj", Font={"F": font(heavy)}) == found


@pytest.mark.parametrize(("step", "found"), [(4, ""), (-4, ""), (0, ""), (0.01, "> 50 MB"), (-0.001, "> 50 MB")])
def test_cells_that_nobody_could_see_are_too_much(step: float, found: str, book: Book, path: Path) -> None:
    facts = {"PatternType": 1, "PaintType": 1, "TilingType": 1, "XStep": step, "YStep": step}
    pattern = book.stream(RED, BBox=[0, 0, 3, 3], Resources=Dictionary(), **facts)
    assert book.saved(path, b"/Pattern cs /P scn 0 0 600 800 re f", Pattern={"P": pattern}) == found
    assert book.saved(path, b"0 0 600 800 re f", Pattern={"P": pattern}) == ""


def test_what_unpacks_to_too_much_is_not_unpacked(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiclayout.scene.page_file.MOST_UNPACKED", 1_000_000)
    packed = zlib.compress(bytes(1_200_000))
    bomb = book.stream(packed, Filter=Name.FlateDecode)
    twice = book.stream(zlib.compress(packed), Filter=Array([Name.FlateDecode, Name.FlateDecode]))
    facts = Dictionary(FontFile2=bomb)
    font = Dictionary(Type=Name.Font, Subtype=Name.TrueType, FontDescriptor=facts)
    assert book.saved(path, b"/F 9 Tf (a) Tj", Font={"F": font}) == "stream > 1 MB"
    assert book.saved(path, b"/B Do", XObject={"B": bomb}) == "stream > 1 MB"
    assert book.saved(path, b"/B Do", XObject={"B": twice}) == "stream > 1 MB"
    assert book.saved(path, b"/C Do", XObject={"B": bomb}) == ""


def test_contents_count_as_often_as_they_are_named(book: Book, path: Path) -> None:
    book.saved(path, RED)
    piece = book.stream(RED * 1000)
    for times, found in ((100, ""), (3000, "> 50 MB")):
        book.page.Contents = Array([piece] * times)
        book.pdf.save(path)
        assert excess(path, times, 0) == found


def test_pictures_count_by_what_they_say_they_have(book: Book, path: Path) -> None:
    big, poster = book.image(60_000, 60_000), book.image(9_000, 12_000)
    sizes = b"\xff\x4f\xff\x51\0\0\0\0" + (40_000).to_bytes(4, "big") * 2
    assert book.saved(path, b"/I Do", XObject={"I": poster}) == ""
    assert book.saved(path, b"/I Do " * 20, XObject={"I": poster}) == "> 2000 MP"
    assert book.saved(path, b"/I Do", XObject={"I": big}) == "> 2000 MP"
    assert book.saved(path, b"/I Do", XObject={"I": book.image(9, 9, "JPXDecode", sizes)}) == "JPXDecode > 150 MP"
    assert book.saved(path, b"BI /W 60000 /H 60000 /BPC 1 /CS /G ID x EI") == "> 2000 MP"


def test_functions_that_are_programs_count_for_every_point(book: Book, path: Path) -> None:
    for length, found in ((10, ""), (5000, "> 50 MB")):
        program = book.stream(b"{" + b"sin " * length + b"}", FunctionType=4, Domain=[0, 1, 0, 1], Range=[0, 1])
        shade = Dictionary(ShadingType=1, ColorSpace=Name.DeviceGray, Function=program)
        assert book.saved(path, b"/S sh", Shading={"S": shade}) == found


def test_a_form_that_draws_itself_has_no_end(book: Book, path: Path) -> None:
    ring = book.form(b"/F Do")
    ring.Resources = Dictionary(XObject=Dictionary(F=ring))
    assert book.saved(path, b"/F Do", XObject={"F": ring}) == "Form in itself"


def test_a_large_map_is_none_of_that(book: Book, path: Path) -> None:
    streets = b"".join(b"%d %d m %d %d l S\n" % (n % 600, n % 800, n % 599, n % 799) for n in range(100_000))
    signs = {f"S{n}": book.form(RED * 50) for n in range(40)}
    placed = b"".join(b"q 1 0 0 1 %d %d cm /S%d Do Q\n" % (n, n, n % 40) for n in range(5_000))
    assert book.saved(path, streets + placed + b"BT (50% Do (a) q) Tj ET", XObject=signs) == ""


def test_more_pages_than_any_file_has_are_told(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for _ in range(59):
        book.pdf.add_blank_page()
    assert book.saved(path, RED) == ""
    monkeypatch.setattr("kiclayout.scene.page_file._MOST_PAGES", 50)
    assert book.saved(path, RED * 2) == "pages > 50"


def test_odd_parts_are_passed_over_and_files_that_are_none_are_told(book: Book, path: Path) -> None:
    odd = {"F": Dictionary(DescendantFonts=Array([])), "G": Array([])}
    words = b"/F 9 Tf (a) Tj /G 9 Tf (b) Tj /X Do /Y gs /Z scn /W sh"
    assert book.saved(path, words, Font=odd, XObject={"X": 3}, ExtGState={"Y": Name.A}, Pattern={"Z": Name.B}) == ""
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(ValueError, match="damaged"):
        excess(path, 1, 60)
    with pikepdf.new() as pdf:
        pdf.Root.Pages.Kids = Array([pdf.make_indirect(Dictionary(Kids=Array([])))])
        pdf.save(path)
    with pytest.raises(ValueError, match="damaged"):
        excess(path, 2, 60)


def test_no_painter_begins_such_a_page_and_the_finding_names_a_remedy(book: Book, path: Path) -> None:
    book.saved(path, b"/F Do " * 10, XObject={"F": book.nested("XObject", 8, b"/F Do " * 10, itself)})
    with pytest.raises(HeavyPageError):
        page_facts(path, 0)
    with pytest.raises(ValueError, match="50 MB"):
        page_pixels(path, 100)
    sink = Sink()
    assert prepare(path, sink, Place("article.md", 3)) is None
    (found,) = sink
    assert (found.code, found.place) == ("scene-picture-endless", Place("article.md", 3))
    assert all("a.pdf" in found.message(lang) and "50 MB" in found.message(lang) for lang in LANGUAGES)


def test_a_file_is_judged_by_all_of_its_pages(book: Book, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book.saved(path, RED)
    assert (excess_in(path), excess_in(path.with_name("none"))) == ("", "")
    heavy = book.pdf.add_blank_page(page_size=(600, 800))
    heavy.obj.Resources = book.nested("XObject", 8, b"/F Do " * 10, itself).Resources
    heavy.Contents = book.stream(b"/F Do")
    book.pdf.save(path)
    assert excess_in(path) == "2: > 50 MB"
    sink = Sink()
    assert inspect_pdf(path, sink).pages == 0
    assert [(one.code, one.value("reason")) for one in sink] == [("pdf-endless", "2: > 50 MB")]
    monkeypatch.setattr("kiclayout.scene.page_burden._MOST_IN_ALL", 10)
    assert excess_in(path) == "1: > 0 MB"


def test_a_page_that_takes_too_long_is_given_up_between_two_things(
    book: Book, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.saved(path, RED * 2000)
    assert page_pixels(path, 100).size == (75, 100)
    monkeypatch.setattr("kiclayout.scene.artwork._LONGEST", -60.0)
    with pytest.raises(ValueError, match="too long"):
        page_pixels(path, 100)
