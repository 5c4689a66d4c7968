"""The last pass: facts in XML survive odd titles, and nothing depends on the clock."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.paint import finish
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.preset import Preset
from kiclayout.scene.page import Page, Scene

PAGES = (Page(0, "", 100, 100, 0, ()),)


@pytest.mark.parametrize("title", ["<b> & 'quotes' \"\"", "줄\n바꿈", "bell\x07bell", "", "𠮷🏆"])
def test_any_title_makes_a_readable_packet(title, book):
    pdf = pikepdf.open(BytesIO(paint_pdf(Scene(PAGES, title=title), book, Sink())))
    with pdf.open_metadata(strict=True) as xmp:
        assert xmp.get("dc:title", "") == title.replace("\x07", "")


@pytest.mark.parametrize("date", ["", "soon", "2023-4-26"])
def test_a_date_that_is_none_is_left_out(date, book):
    pdf = pikepdf.open(BytesIO(paint_pdf(Scene(PAGES, date=date), book, Sink())))
    assert "/CreationDate" not in pdf.docinfo


def test_the_file_is_packed_and_has_a_fixed_id(book):
    data = paint_pdf(Scene(PAGES, title="a"), book, Sink())
    other = paint_pdf(Scene(PAGES, title="b"), book, Sink())
    ids = [bytes(pikepdf.open(BytesIO(file)).trailer.ID[0]) for file in (data, other)]
    assert b"/ObjStm" in data
    assert (len(ids[0]), ids[0] != ids[1]) == (16, True)


def test_a_file_that_goes_over_the_disk_is_the_same_and_so_is_one_without_room_there(book, monkeypatch):
    class Full(BytesIO):
        def write(self, data):
            raise OSError(28, "no space left")

    whole = paint_pdf(Scene(PAGES, title="a"), book, Sink())
    monkeypatch.setattr(finish, "_IN_MEMORY", 10)
    assert paint_pdf(Scene(PAGES, title="a"), book, Sink()) == whole
    monkeypatch.setattr(finish, "SpooledTemporaryFile", lambda size: Full())
    monkeypatch.setattr(finish, "TemporaryFile", Full)
    assert paint_pdf(Scene(PAGES, title="a"), book, Sink()) == whole


@pytest.mark.parametrize("password", ["", "word"])
def test_nothing_of_a_locked_file_lies_open_on_the_disk(password, book, monkeypatch):
    seen = []

    class Disk(BytesIO):
        def write(self, data):
            seen.append(bytes(data))
            return super().write(data)

    monkeypatch.setattr(finish, "SpooledTemporaryFile", lambda size: Disk())
    monkeypatch.setattr(finish, "TemporaryFile", Disk)
    paint_pdf(Scene(PAGES, title="Secret"), book, Sink(), preset=Preset(password=password))
    written = b"".join(seen)
    found = b"Secret" in written, b"/MediaBox" in written, b"%%EOF" in written
    assert found == (not password, not password, True)


def test_packet_and_info_say_the_same(book):
    scene = Scene(
        PAGES, title="한<중>", lang="ko", author="KIC & 벗", subject="주간", keywords="창업, 中国", date="2023-04-26"
    )
    pdf = pikepdf.open(BytesIO(paint_pdf(scene, book, Sink())))
    with pdf.open_metadata(strict=True) as xmp:
        assert (xmp["dc:title"], xmp["dc:creator"], xmp["dc:language"]) == ("한<중>", ["KIC & 벗"], {"ko"})
        assert (xmp["dc:description"], xmp["pdf:Keywords"]) == (
            str(pdf.docinfo["/Subject"]),
            str(pdf.docinfo["/Keywords"]),
        )
        assert xmp["pdf:Producer"] == str(pdf.docinfo["/Producer"])
        assert (xmp["xmp:CreateDate"], str(pdf.docinfo["/CreationDate"])) == ("2023-04-26", "D:20230426")
    assert pdf.Root.Metadata.Subtype == "/XML"
