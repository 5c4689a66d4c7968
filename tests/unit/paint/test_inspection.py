"""``check --pdf``: a file of our own passes; each thing that may be wrong with a file is found, by itself."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from kiclayout.__main__ import main
from kiclayout.base.color import BLACK
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.paint.inspection import inspect_pdf
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import Group, LinkArea, rectangle
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import Tag


@pytest.fixture
def good(book, set_run) -> bytes:
    """A page with a title, a linked paragraph, a picture, a note and decoration."""
    words = [
        Group((set_run(20, 30, "제목"),), tags=(Tag("H1"),)),
        Group((set_run(20, 50, "본문"), LinkArea(Rect(20, 40, 30, 12), "https://a.example/")), tags=(Tag("P"),)),
        Group((rectangle(Rect(20, 60, 40, 40), BLACK),), tags=(Tag("Figure", said="검은 네모"),)),
        Group((set_run(20, 120, "각주 하나"),), tags=(Tag("Note", 1),)),
        Group((set_run(20, 140, "각주 둘"),), tags=(Tag("Note", 2),)),
        rectangle(Rect(0, 0, 400, 5), BLACK),
    ]
    page = Page(0, "P1", 400, 300, 0.0, tuple(words))
    return paint_pdf(Scene((page,), title="주간 소식", author="한빛", date="2026-11-18"), book, Sink())


def codes(data: bytes, tmp_path: Path, change: Callable[[pikepdf.Pdf], object] = lambda pdf: None, **how) -> set[str]:
    file = tmp_path / "a.pdf"
    with pikepdf.open(BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(file, **how)
    sink = Sink()
    inspect_pdf(file, sink)
    return {one.code for one in sink}


def element(pdf: pikepdf.Pdf, role: str):
    found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == role]
    return found[-1]


def font(pdf: pikepdf.Pdf, kind: str):
    return next(one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == kind)


def metadata(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    packet = pdf.Root.Metadata.read_bytes()
    assert old in packet
    pdf.Root.Metadata.write(packet.replace(old, new))


def drawn(pdf: pikepdf.Pdf, more: bytes) -> None:
    pdf.pages[0].contents_add(more)


def action(pdf: pikepdf.Pdf) -> None:
    pdf.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")


FAULTS: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "pdf-lang-missing": lambda pdf: pdf.Root.__delitem__("/Lang"),
    "pdf-title-missing": lambda pdf: pdf.Root.ViewerPreferences.__delitem__("/DisplayDocTitle"),
    "pdf-info-differs": lambda pdf: metadata(pdf, "한빛".encode(), "남의 이름".encode()),
    "pdf-font-absent": lambda pdf: font(pdf, "/FontDescriptor").__delitem__("/FontFile3"),
    "pdf-font-mute": lambda pdf: next(
        one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Type0"
    ).__delitem__("/ToUnicode"),
    "pdf-page-cut": lambda pdf: drawn(pdf, b"/Artifact BMC 0 0 1 1 re f EMC (open"),
    "pdf-boxes": lambda pdf: pdf.pages[0].obj.__setitem__("/TrimBox", [0, 0, 500, 300]),
    "pdf-intent-missing": lambda pdf: pdf.Root.__delitem__("/OutputIntents"),
    "pdf-cmyk": lambda pdf: drawn(pdf, b"/Artifact BMC 0 0 0 1 k 0 0 1 1 re f EMC"),
    "pdf-active": action,
    "pdf-untagged": lambda pdf: pdf.Root.__delitem__("/MarkInfo"),
    "pdf-page-untagged": lambda pdf: drawn(pdf, b"0 0 1 1 re f"),
    "pdf-alt-missing": lambda pdf: element(pdf, "/Figure").__delitem__("/Alt"),
    "pdf-heading-skipped": lambda pdf: element(pdf, "/H1").__setitem__("/S", pikepdf.Name.H3),
    "pdf-link-mute": lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"),
    "pdf-note-names": lambda pdf: element(pdf, "/Note").__delitem__("/ID"),
}


def test_our_own_file_has_no_fault(good, tmp_path):
    assert codes(good, tmp_path) == set()


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_is_found_and_nothing_else(code, good, tmp_path):
    assert codes(good, tmp_path, FAULTS[code]) == {code}


def test_a_page_whose_form_breaks_off_is_named(good, tmp_path, capfd):
    def add(pdf: pikepdf.Pdf) -> None:
        page = pdf.add_blank_page()
        facts = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 9, 9]}
        form = pdf.make_stream(b"0 0 1 1 re f 12", facts)
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Own=form))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        page.Contents = pdf.make_stream(b"/Artifact BMC /F Do EMC")

    with pikepdf.open(BytesIO(good)) as pdf:
        add(pdf)
        pdf.save(tmp_path / "two.pdf")
    sink = Sink()
    inspect_pdf(tmp_path / "two.pdf", sink)
    assert [dict(one.values)["number"] for one in sink if one.code == "pdf-page-cut"] == ["2"]
    assert capfd.readouterr().err == ""


def test_a_file_without_metadata_claims_nothing(good, tmp_path):
    found = codes(good, tmp_path, lambda pdf: pdf.Root.__delitem__("/Metadata"))
    assert found == {"pdf-xmp-missing", "pdf-claims-none", "pdf-title-missing"}


def test_locked_and_broken_files(good, tmp_path):
    assert codes(good, tmp_path, encryption=pikepdf.Encryption(user="a", owner="b")) == {"pdf-locked"}
    file, sink = tmp_path / "a.pdf", Sink()
    with pikepdf.open(BytesIO(good)) as pdf:
        pdf.save(file, encryption=pikepdf.Encryption(user="비밀", owner="b"))
    assert inspect_pdf(file, sink, "비밀").pages
    assert [one.code for one in sink] == ["pdf-active"], "PDF/A is claimed, and nobody may lock that"
    inspect_pdf(file, again := Sink(), "다른")
    assert [one.code for one in again] == ["pdf-locked"]
    file.write_text("no PDF")
    sink = Sink()
    inspect_pdf(file, sink)
    assert [one.code for one in sink] == ["pdf-unreadable"]
    inspect_pdf(tmp_path / "none.pdf", sink := Sink())
    assert [one.code for one in sink] == ["pdf-missing"]


def test_the_command_tells_it_in_words(good, tmp_path, capsys):
    (tmp_path / "good.pdf").write_bytes(good)
    assert main(["check", "--pdf", str(tmp_path / "good.pdf"), "--lang", "en"]) == 0
    assert capsys.readouterr().out == "PDF/A-2a, PDF/UA-1, 1 page. 0 errors, 0 warnings, 0 notes\n"
    with pikepdf.open(BytesIO(good)) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(user="a", owner="b"))
    assert main(["check", "--pdf", str(tmp_path / "locked.pdf"), "--password", "a", "--lang", "en"]) == 1
    assert "Encrypt" in capsys.readouterr().out
    assert main(["check", "--pdf", str(tmp_path / "none.pdf"), "--lang", "ko"]) == 1
    assert "none.pdf’ 파일이 없습니다" in capsys.readouterr().out
