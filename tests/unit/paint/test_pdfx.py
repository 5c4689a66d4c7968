"""Files for a press: what PDF/X-4 asks for, plates as ghostscript separates them, marks outside the bleed."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from kiclayout.base.color import BLACK, WHITE, Color, parse_hex
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Place
from kiclayout.base.units import MM
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.pdfx_rules import faults, for_a_press, report
from kiclayout.paint.preset import PRINT, SCREEN
from kiclayout.scene.items import Group, LinkArea, Mark, Picture, rectangle
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import Tag

WIDTH, HEIGHT, BLEED = 200.0, 120.0, 3 * MM
SPOT = Color(0.0, 0.3, 0.7, (1.0, 0.6, 0.0, 0.1), "KIC Blue")
RED = Color(0.7, 0.2, 0.1, (0.2, 0.92, 0.98, 0.1))


def painted(book, *items, preset=PRINT, **facts):
    page = Page(0, "P1", WIDTH, HEIGHT, BLEED, items)
    scene = Scene((page,), **{"title": "주간 소식 325호", "author": "한빛중심", "date": "2023-04-26", **facts})
    return paint_pdf(scene, book, Sink(), preset=preset)


def opened(data):
    return pikepdf.open(BytesIO(data))


def broken(pdf):
    """The rules that ``pdf``, saved and opened again, breaks."""
    out = BytesIO()
    pdf.save(out, fix_metadata_version=False, force_version=pdf.pdf_version)
    return sorted({fault.code for fault in faults(opened(out.getvalue()))})


@pytest.fixture
def press_file(book, set_run, tmp_path):
    file = tmp_path / "photo.png"
    Image.new("RGB", (40, 40), (40, 120, 190)).save(file)
    ground = rectangle(Rect(-20, -20, WIDTH + 40, 60), RED)
    words = set_run(20, 80, "본문은 검정 한 판", color=BLACK)
    link = LinkArea(Rect(20, 70, 80, 12), "https://example.org", "본문")
    plain = rectangle(Rect(150, 60, 20, 20), parse_hex("#2c9c4b"))
    spot = rectangle(Rect(20, 90, 30, 20), SPOT)
    return painted(book, ground, words, link, spot, plain, Picture(Rect(100, 60, 40, 40), str(file), alt="사진"))


def test_a_file_for_a_press_keeps_the_rules(press_file):
    pdf = opened(press_file)
    assert (for_a_press(pdf), list(faults(pdf)), pdf.pdf_version) == (True, [], "1.6")
    (intent,) = pdf.Root.OutputIntents
    assert (str(intent.S), str(intent.OutputConditionIdentifier)) == ("/GTS_PDFX", "FOGRA39")
    assert str(pdf.docinfo.Trapped) == "/False"
    assert str(pdf.pages[0].Group.CS) == "/DeviceCMYK"


def test_it_keeps_its_tags_and_has_no_links(press_file):
    pdf = opened(press_file)
    assert bool(pdf.Root.MarkInfo.Marked)
    assert "/StructTreeRoot" in pdf.Root
    assert "/Annots" not in pdf.pages[0]


def test_the_same_scene_gives_the_same_bytes(book, set_run):
    run = set_run(20, 80, "같은 입력, 같은 바이트", color=BLACK)
    assert painted(book, run) == painted(book, run)


def test_boxes_lie_inside_one_another(press_file):
    pdf = opened(press_file)
    page = pdf.pages[0]
    edge = BLEED + PRINT.slug
    assert [float(v) for v in page.mediabox] == pytest.approx([0, 0, WIDTH + 2 * edge, HEIGHT + 2 * edge], abs=0.01)
    assert [float(v) for v in page.TrimBox] == pytest.approx([edge, edge, edge + WIDTH, edge + HEIGHT], abs=0.01)
    bleed = [PRINT.slug, PRINT.slug, PRINT.slug + WIDTH + 2 * BLEED, PRINT.slug + HEIGHT + 2 * BLEED]
    assert [float(v) for v in page.BleedBox] == pytest.approx(bleed, abs=0.01)


def test_an_issue_without_a_date_has_one_for_the_press(book):
    assert list(faults(opened(painted(book, date="")))) == []


# ------------------------------------------------------------------------------------------------------- plates
@pytest.fixture
def plates(press_file, tmp_path):
    """The separations at 72 dpi by name; 255 = no ink."""
    if shutil.which("gs") is None:
        pytest.skip("gs (ghostscript) is not installed")
    file = tmp_path / "press.pdf"
    file.write_bytes(press_file)
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-r72"]
    subprocess.run([*command, f"-sOutputFile={tmp_path}/p%d.tif", str(file)], check=True, capture_output=True)
    return {f.name[3:-5]: Image.open(f).convert("L") for f in tmp_path.glob("p1(*).tif")}


def inked(plate, rect):
    """The share of a rectangle of the page, in points from the trim, that has ink on ``plate``."""
    edge = BLEED + PRINT.slug
    box = [round(edge + value) for value in (rect.x, rect.y, rect.right, rect.bottom)]
    part = plate.crop(box).tobytes()
    return sum(value < 250 for value in part) / len(part)


def test_text_stands_on_the_black_plate_alone(plates):
    words = Rect(20, 71, 75, 11)
    assert {name for name, plate in plates.items() if inked(plate, words) > 0.02} == {"Black"}


def test_spot_colours_stand_on_their_own_plates(plates):
    inner = Rect(22, 92, 26, 16)
    assert {name for name, plate in plates.items() if inked(plate, inner) > 0.5} == {"KIC Blue"}


def test_nothing_of_the_page_shows_among_the_marks(plates):
    """The ground reaches 20 pt beyond the trim; the bleed ends after 3 mm."""
    beyond = Rect(10, -BLEED - 2.2, 60, 1.4)
    assert {name for name, plate in plates.items() if inked(plate, beyond) > 0} == set()
    within = Rect(10, -BLEED + 1, 60, 4)
    assert inked(plates["Magenta"], within) == 1.0


def test_marks_are_on_every_plate(plates):
    mark = Rect(WIDTH / 2 - 12, -BLEED - PRINT.slug, 24, PRINT.slug - 2)
    assert all(inked(plate, mark) > 0.02 for plate in plates.values())


# ------------------------------------------------------------------------------------------------------- the rules
def spoiled_version(pdf):
    return pikepdf.open(BytesIO(resaved(pdf, force_version="1.4")))


def resaved(pdf, **how):
    out = BytesIO()
    pdf.save(out, fix_metadata_version=False, **how)
    return out.getvalue()


def no_intent(pdf):
    del pdf.Root.OutputIntents


def screen_profile(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile = pikepdf.Stream(pdf, b"\0" * 200, N=3)


def cut_profile(pdf):
    data = pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes()
    pdf.Root.OutputIntents[0].DestOutputProfile = pikepdf.Stream(pdf, data[:-9], N=4)


def no_condition(pdf):
    del pdf.Root.OutputIntents[0]["/OutputConditionIdentifier"]


def no_trapped(pdf):
    del pdf.docinfo["/Trapped"]


def a_form(pdf):
    pdf.Root.AcroForm = pikepdf.Dictionary(Fields=pikepdf.Array())


def a_script(pdf):
    pdf.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary())


def no_trim(pdf):
    del pdf.pages[0].obj["/TrimBox"]


def small_bleed(pdf):
    pdf.pages[0].obj.BleedBox = pikepdf.Array([60, 60, 80, 80])


def a_note(pdf):
    note = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=pikepdf.Array([80, 80, 99, 99]))
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(note)])


def device_rgb(pdf):
    pdf.pages[0].contents_add(b"1 0 0 rg 0 0 5 5 re f")


def rgb_picture(pdf):
    picture = pikepdf.Stream(pdf, b"\0\0\0")
    picture.update({"/Subtype": pikepdf.Name.Image, "/Width": 1, "/Height": 1, "/ColorSpace": pikepdf.Name.DeviceRGB})
    pdf.pages[0].Resources.XObject["/Im9"] = pdf.make_indirect(picture)


def rgb_in_a_form(pdf):
    form = pikepdf.Stream(pdf, b"0 0 1 RG")
    form.update({"/Subtype": pikepdf.Name.Form, "/BBox": pikepdf.Array([0, 0, 9, 9])})
    pdf.pages[0].Resources.XObject["/Fm9"] = pdf.make_indirect(form)


def bare_font(pdf):
    pdf.Root.Spare = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name.Arial)
    )


def transfer(pdf):
    pdf.Root.Spare = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, TR=pikepdf.Name.Identity))


@pytest.mark.parametrize(
    "spoil, code",
    [
        (no_intent, "pdfx-condition"),
        (screen_profile, "pdfx-condition"),
        (cut_profile, "pdfx-condition"),
        (no_condition, "pdfx-condition"),
        (no_trapped, "pdfx-facts"),
        (a_form, "pdfx-action"),
        (a_script, "pdfx-action"),
        (no_trim, "pdfx-boxes"),
        (small_bleed, "pdfx-boxes"),
        (a_note, "pdfx-annotation"),
        (device_rgb, "pdfx-color"),
        (rgb_picture, "pdfx-color"),
        (rgb_in_a_form, "pdfx-color"),
        (bare_font, "pdfx-font"),
        (transfer, "pdfx-object"),
    ],
)
def test_a_broken_rule_is_found(press_file, spoil, code):
    pdf = opened(press_file)
    spoil(pdf)
    assert broken(pdf) == [code]


def test_version_and_password_are_looked_at(press_file):
    pdf = opened(press_file)
    assert "pdfx-version" in {fault.code for fault in faults(spoiled_version(pdf))}
    locked = pikepdf.open(BytesIO(resaved(pdf, encryption=pikepdf.Encryption(owner="a", user=""))))
    assert "pdfx-locked" in {fault.code for fault in faults(locked)}


def test_a_screen_file_is_none_for_a_press(book, set_run):
    link = LinkArea(Rect(0, 0, 50, 50), "https://example.org", "여기")
    run = set_run(20, 80, "화면", color=BLACK)
    pdf, sink = opened(painted(book, run, link, preset=SCREEN)), Sink()
    report(pdf, Place("a.pdf"), sink)
    assert not for_a_press(pdf)
    found = {one.code for one in sink}
    assert found >= {"pdfx-version", "pdfx-condition", "pdfx-facts", "pdfx-annotation", "pdfx-color"}
    assert all(one.message(lang) and one.hint(lang) for one in sink for lang in ("ko", "zh", "en"))


def test_marks_and_targets_of_the_scene_do_not_stop_a_press_file(book):
    target = Mark("here", 10, 10)
    figure = Group(
        (rectangle(Rect(0, 0, 9, 9), WHITE),), role="Figure", alt="빈 그림", tags=(Tag("Figure", said="빈"),)
    )
    link = LinkArea(Rect(0, 0, 50, 50), "#here", "여기")
    assert list(faults(opened(painted(book, target, figure, link)))) == []
