"""The packed file says what it said before: every object, string and stream, in fewer bytes."""

from __future__ import annotations

import re
import zlib
from decimal import Decimal
from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.paint import packing
from kiclayout.paint.appendix import FIRST, Appendix
from kiclayout.paint.operators import literal
from kiclayout.paint.packing import Beside, pack
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.preset import Preset
from kiclayout.scene.items import Group, LinkArea, Mark
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import Tag


def made(**entries):
    """A file with a page, and these entries in its catalog."""
    pdf = pikepdf.new()
    pdf.add_blank_page()
    pdf.docinfo.Title = "제목"
    for key, value in entries.items():
        pdf.Root[f"/{key}"] = value
    return pdf


def packed(pdf, *elements):
    out, appendix = BytesIO(), Appendix()
    for one in elements:
        appendix.add(one)
    pack(pdf, Beside(appendix, {}), out, "1.7")
    return pikepdf.open(out)


WORDS = (
    *("", "plain", "(see 3 0 R) \\ <a [ /b ]> ", "줄\r\n바꿈", "Ω\\)(", "<</K 1>>"),
    *(b"\r", b"\r\n", b"\n\r", b"\\\r", bytes(range(256)), b"(()", b")\\("),
)


def test_strings_are_the_same_bytes():
    words = [pikepdf.String(one) for one in WORDS]
    with packed(made(Words=pikepdf.Array([7, *words, pikepdf.Name.End]))) as again:
        first, *found, last = again.Root.Words
        assert [bytes(one) for one in found] == [bytes(one) for one in words]
        assert (first, last) == (7, "/End")


@settings(max_examples=30)
@given(st.text(st.characters(codec="utf-8")))
def test_a_text_string_is_read_as_it_was_meant(text):
    element = f"<</Alt{literal(text)}/K 1 0 R/S/Figure/Type/StructElem>>"
    with packed(made(), element) as again:
        assert str(again.Root.StructTreeRoot.Alt) == text


def test_other_values_keep_their_places_and_ways_lead_where_they_led():
    pdf = made()
    loop = pdf.make_indirect(pikepdf.Dictionary(Kind=pikepdf.Name("/With#20blank"), Numbers=[1, -0.25, True, None]))
    loop.Itself = loop
    pdf.Root.Held = pikepdf.Array([loop, pikepdf.Dictionary(), pikepdf.Array([pikepdf.Array()])])
    again = packed(pdf)
    held = again.Root.Held
    assert again.check_pdf_syntax() == []
    assert held[0].Kind == loop.Kind
    assert held[0].Numbers.unparse() == loop.Numbers.unparse()
    assert held[0].Itself.objgen == held[0].objgen
    assert b"".join(one.unparse() for one in list(held)[1:]) == b"<< >>[ [ ] ]"


def test_numbers_truth_and_null_may_be_objects_and_ways_lead_nowhere():
    written = BytesIO()
    made(Odd=pikepdf.Array([0, 0, 0])).save(written, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    values = (b"7", b"-0.25", b"true", b"null", b"/Name", b"(a(b)c)")
    ways = b" ".join(b"%d 0 R" % number for number in (*range(90, 96), 99))
    objects = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, value) for number, value in enumerate(values, 90))
    data = written.getvalue().replace(b"[ 0 0 0 ]", b"[ %s ]" % ways).replace(b"xref\n", objects + b"xref\n", 1)
    with packed(pikepdf.open(BytesIO(data))) as again:
        assert again.check_pdf_syntax() == []
        assert [*again.Root.Odd] == [7, Decimal("-0.25"), True, None, pikepdf.Name.Name, pikepdf.String("a(b)c"), None]


def test_what_nothing_leads_to_is_left_out():
    pdf = made()
    usual = len(packed(pdf).objects)
    pdf.make_indirect(pikepdf.Dictionary(Lost=1))
    pdf.make_stream(b"lost")
    assert len(packed(pdf).objects) == usual


@pytest.mark.parametrize(
    ("filter_", "data", "kept"),
    [
        (None, b"0 0 m " * 40, False),
        ("/ASCIIHexDecode", b"41" * 90 + b">", False),
        ("/ASCIIHexDecode", b"4 no hex", True),
        ("/RunLengthDecode", b"\xa7A\x80", True),
        ("/FlateDecode", zlib.compress(b"A" * 90), True),
        ("/DCTDecode", b"\xff\xd8 not looked at \xff\xd9", True),
    ],
)
def test_data_are_packed_where_that_is_not_done(filter_, data, kept):
    pdf = made()
    pdf.Root.Data = pdf.make_stream(data, {"/Filter": pikepdf.Name(filter_)} if filter_ else {})
    plain = None if kept else pdf.Root.Data.read_bytes()
    with packed(pdf) as again:
        found = again.Root.Data
        assert found.Filter == (filter_ if kept else "/FlateDecode")
        assert (found.read_raw_bytes() == data) == kept
        assert plain is None or found.read_bytes() == plain


def test_data_are_unpacked_once(monkeypatch):
    asked, real = [], packing._repacked
    monkeypatch.setattr(packing, "_repacked", lambda stream: asked.append(stream.objgen) or real(stream))
    pdf = made(Data=pikepdf.Array())
    for filter_, end in (("/ASCIIHexDecode", b">"), ("/ASCII85Decode", b"~>")):
        pdf.Root.Data.append(pdf.make_stream(b"41" * 90 + end, {"/Filter": pikepdf.Name(filter_)}))
    with packed(pdf) as again:
        assert {str(one.Filter) for one in again.Root.Data} == {"/FlateDecode"}
    assert len(asked) == len(set(asked))


def test_metadata_lie_open():
    pdf = made()
    pdf.Root.Metadata = pdf.make_stream(b"<?xpacket?>" * 20, {"/Type": pikepdf.Name.Metadata})
    with packed(pdf) as again:
        assert again.Root.Metadata.read_raw_bytes() == b"<?xpacket?>" * 20


def test_many_objects_are_several_streams(monkeypatch):
    monkeypatch.setattr(packing, "_MOST", 300)
    elements = [f"<</K {number}/P {FIRST} 0 R/S/P/Type/StructElem>>" for number in range(700)]
    root = f"<</K[{' '.join(f'{FIRST + 1 + at} 0 R' for at in range(700))}]/Type/StructTreeRoot>>"
    again = packed(made(), root, *elements)
    assert [int(one.K) for one in again.Root.StructTreeRoot.K] == [*range(700)]
    assert {one.P.objgen for one in again.Root.StructTreeRoot.K} == {again.Root.StructTreeRoot.objgen}
    assert sum(one.get("/Type") == "/ObjStm" for one in again.objects if isinstance(one, pikepdf.Stream)) == 3


def test_a_locked_file_has_the_same_elements(book, set_run):
    run = set_run(20, 30, "한중 (협력)")
    items = (Group((run, LinkArea(Rect(20, 20, 50, 12), "#여기", "여기")), tags=(Tag("P"),)), Mark("여기", 20, 20))
    scene = Scene((Page(0, "", 400, 300, 0, items),))
    spelled = []
    for preset, key in ((Preset(), {}), (Preset(password="열쇠"), {"password": "열쇠"})):
        with pikepdf.open(BytesIO(paint_pdf(scene, book, Sink(), preset=preset)), **key) as pdf:
            assert pdf.is_encrypted == bool(key)
            spelled.append(re.sub(r"\d+", "0", repr(pdf.Root.StructTreeRoot)))
    assert spelled[0] == spelled[1]
    assert "/Link" in spelled[0]
