"""Links of pages of other PDFs: those that can be followed stay where they are seen, the others are said."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, String

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.paint.page_damage import check_page
from kiclayout.paint.page_links import links_in
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.preset import PRINT, PROOF, SCREEN, Preset
from kiclayout.scene.items import Group, Picture
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import Tag

PLACE = Rect(20, 30, 200, 100)
ALL = Rect(0, 0, 1, 1)
CORNER = (100, 0, 200, 50)
"""The lower right quarter of the page."""
WEB = {"S": Name.URI, "URI": String("https://example.org/신청")}


def page_file(folder: Path, *actions: Dictionary, rect=CORNER, root=None, content=b"0 0 1 rg 0 0 9 9 re f", **facts):
    """A file of two pages; on the first, 200 by 100 points, a link for each action, all at the same place."""
    pdf = pikepdf.new()
    for _ in range(2):
        pdf.add_blank_page(page_size=(200, 100))
    page = pdf.pages[0].obj
    page.Contents = pdf.make_stream(content)
    links = [Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array(rect), A=action) for action in actions]
    page.Annots = Array([*map(pdf.make_indirect, links), *facts.pop("annots", ())])
    for link in page.Annots:
        goal = link.get("/A", {}).get("/D") if isinstance(link, Dictionary) else None
        if isinstance(goal, Array) and isinstance(goal[0], int):
            goal[0] = pdf.pages[goal[0]].obj  # as files say it
    for key, value in facts.items():
        page[f"/{key}"] = value
    for key, value in (root(pdf) if root else {}).items():
        pdf.Root[f"/{key}"] = value
    pdf.save(folder / "poster.pdf")
    return folder / "poster.pdf"


def painted(book, file: Path, preset: Preset = SCREEN, crop: Rect = ALL):
    """The annotations of a page that shows ``file``, and what was found."""
    picture = Picture(PLACE, str(file), crop, alt="포스터")
    group = Group((picture,), role="Figure", alt="포스터", area=PLACE, tags=(Tag("Figure", said="포스터"),))
    sink = Sink()
    scene = Scene((Page(0, "", 300, 200, 0, (group,)),), title="포스터", date="2026-11-25")
    pdf = pikepdf.open(BytesIO(paint_pdf(scene, book, sink, preset=preset)))
    return pdf, list(pdf.pages[0].get("/Annots", [])), list(sink)


def corners(link) -> list[int]:
    return [round(float(value)) for value in link.Rect]


@pytest.mark.parametrize("preset", [SCREEN, PROOF], ids=lambda preset: preset.name)
def test_addresses_stay_alive_whether_the_page_stays_vectors_or_not(preset: Preset, book, tmp_path: Path) -> None:
    _, (made,), found = painted(book, page_file(tmp_path, Dictionary(**WEB)), preset)
    assert (corners(made), str(made.A.URI)) == ([120, 70, 220, 120], "https://example.org/%EC%8B%A0%EC%B2%AD")
    assert found == []


def test_a_page_that_becomes_pixels_keeps_its_links(book, tmp_path: Path) -> None:
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    words = {"content": b"BT /F1 24 Tf 10 10 Td (Logo) Tj ET", "Resources": Dictionary(Font=Dictionary(F1=font))}
    _, (made,), found = painted(book, page_file(tmp_path, Dictionary(**WEB), **words))
    assert (corners(made), [one.code for one in found]) == ([120, 70, 220, 120], ["paint-artwork-pixels"])


def test_a_press_gets_no_links_and_hears_of_none(book, tmp_path: Path) -> None:
    _, links, found = painted(book, page_file(tmp_path, Dictionary(S=Name.Launch, F=String("a.exe"))), PRINT)
    assert (links, found) == ([], [])


@pytest.mark.parametrize(
    ("turn", "place"),
    [(90, (0.0, 0.5, 0.5, 0.5)), (180, (0.0, 0.0, 0.5, 0.5)), (270, (0.5, 0.0, 0.5, 0.5))],
)
def test_links_of_a_turned_page_are_turned_with_it(turn: int, place, tmp_path: Path) -> None:
    (link,) = links_in(page_file(tmp_path, Dictionary(**WEB), Rotate=turn)).kept
    assert (link.rect.x, link.rect.y, link.rect.width, link.rect.height) == pytest.approx(place)


def test_a_link_ends_where_the_picture_does(book, tmp_path: Path) -> None:
    file = page_file(tmp_path, Dictionary(**WEB), rect=(-50, -50, 100, 50))
    for crop in (ALL, Rect(0.25, 0, 0.5, 1)):
        _pdf, (made,), _ = painted(book, file, crop=crop)
        assert corners(made) == [20, 70, 120, 120]
    assert painted(book, file, crop=Rect(0.5, 0, 0.5, 1))[1] == [], "what is not seen cannot be clicked"
    assert links_in(page_file(tmp_path, Dictionary(**WEB), rect=(300, 300, 400, 400))).kept == ()


@pytest.mark.parametrize(
    ("goal", "top"),
    [
        ((Name.XYZ, 0, 50, 0), 120),
        ((Name.XYZ, None, None, None), 170),
        ((Name.FitH, 25), 95),
        ((Name.FitR, 10, 10, 60, 75), 145),
        ((Name.Fit,), 170),
    ],
)
def test_a_link_to_a_place_on_its_own_page_leads_there(goal, top: int, book, tmp_path: Path) -> None:
    pdf, (made,), found = painted(book, page_file(tmp_path, Dictionary(S=Name.GoTo, D=Array([0, *goal]))))
    (spot,) = dict(pikepdf.NameTree(pdf.Root.Names.Dests)).values()
    assert (spot[0].objgen, round(float(spot[3])), found) == (pdf.pages[0].objgen, top, [])
    assert bytes(made.Dest) == bytes(pdf.Root.Names.Dests.Names[0])


def test_places_are_found_by_their_names(tmp_path: Path) -> None:
    def root(pdf):
        tree = pikepdf.NameTree.new(pdf)
        tree["새 이름"] = Dictionary(D=Array([pdf.pages[0].obj, Name.FitH, 75]))
        old = Dictionary(old=Array([pdf.pages[0].obj, Name.FitH, 50]))
        return {"Names": Dictionary(Dests=tree.obj), "Dests": old, "URI": Dictionary(Base=String("https://a.org/b/"))}

    direct = Dictionary(Subtype=Name.Link, Rect=Array(CORNER), Dest=String("새 이름"), Contents=String("약도"))
    named = Dictionary(S=Name.GoTo, D=Name.old)
    found = links_in(page_file(tmp_path, named, Dictionary(S=Name.URI, URI=String("c")), root=root, annots=[direct]))
    assert [one.spot for one in found.kept if not one.address] == [(0.0, 0.5), (0.0, 0.25)]
    assert [one.text for one in found.kept] == ["", "", "약도"]
    assert (found.kept[1].address, found.lost) == ("https://a.org/b/c", ())


LOST = {
    "URI javascript:alert(1)": {"S": Name.URI, "URI": String("javascript:alert(1)")},
    "URI file:///C:/a.exe": {"S": Name.URI, "URI": String("file:///C:/a.exe")},
    "GoTo 2": {"S": Name.GoTo, "D": Array([1, Name.Fit])},
    "GoTo gone": {"S": Name.GoTo, "D": String("gone")},
    "GoToR b.pdf": {"S": Name.GoToR, "F": String("b.pdf"), "D": Array([0, Name.Fit])},
    "Launch calc.exe": {"S": Name.Launch, "F": Dictionary(F=String("calc.exe"))},
    "Named NextPage": {"S": Name.Named, "N": Name.NextPage},
    "JavaScript": {"S": Name.JavaScript, "JS": String("app.alert(1)")},
    "SubmitForm": {"S": Name.SubmitForm, "F": String("https://example.org")},
}


def test_what_cannot_be_followed_is_left_out_and_said_by_exports_and_checks(book, tmp_path: Path) -> None:
    file = page_file(tmp_path, *(Dictionary(**action) for action in LOST.values()))
    assert links_in(file).lost == tuple(LOST)
    _, links, (one,) = painted(book, file)
    checked = Sink()
    check_page(file, checked)
    assert (links, one.code, one.value("count"), one.place.file) == ([], "paint-artwork-links", "9", str(file))
    assert one.value("what") == "URI javascript:alert(1), URI file:///C:/a.exe, GoTo 2, …"
    assert [(other.code, other.values) for other in checked] == [(one.code, one.values)]


def test_files_in_the_web_are_addresses_however_they_are_spelled(tmp_path: Path) -> None:
    remote = Dictionary(S=Name.GoToR, F=Dictionary(FS=Name.URL, F=String("https://example.org/a.pdf")))
    started = Dictionary(S=Name.Launch, F=String("HTTP://example.org"))
    bare = Dictionary(S=Name.URI, URI=String("www.example.org"))
    mail = Dictionary(S=Name.URI, URI=String(" MAILTO:a@example.org"))
    found = links_in(page_file(tmp_path, remote, started, bare, mail))
    assert [one.address for one in found.kept] == [
        *("https://example.org/a.pdf", "HTTP://example.org", "http://www.example.org", "MAILTO:a@example.org")
    ]
    assert found.lost == ()


def test_broken_and_hidden_ones_disturb_nobody(book, tmp_path: Path) -> None:
    broken = [
        *(String("x"), 5, Dictionary(Subtype=Name.Link, Rect=Array([1, 2]), A=Dictionary(**WEB))),
        *(Dictionary(Subtype=Name.Link, Rect=Array(CORNER), A=one) for one in (Dictionary(), String("x"))),
        Dictionary(Subtype=Name.Link, Rect=Array(CORNER), A=Dictionary(S=Name.URI)),
        Dictionary(Subtype=Name.Link, Rect=Array(CORNER), A=Dictionary(**WEB), F=2),
        Dictionary(Subtype=Name.Link, Rect=Array(CORNER)),
    ]
    _, (made,), found = painted(book, page_file(tmp_path, Dictionary(**WEB), annots=broken))
    assert (made.A.S, found) == ("/URI", [])
    assert links_in(tmp_path / "none.pdf").kept == ()
