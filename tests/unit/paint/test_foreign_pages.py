"""Pages of other PDFs as logos and posters: vectors in the file's colours, or pixels with a reason."""

from __future__ import annotations

import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.paint.artwork import Artwork
from kiclayout.paint.foreign_stream import ArtworkError
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.pdfx_rules import faults
from kiclayout.paint.preset import PRESETS, PRINT, PROOF, SCREEN
from kiclayout.scene.artwork import page_facts, page_pixels
from kiclayout.scene.assets import pixels, prepare
from kiclayout.scene.items import Group, Picture
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import Tag

FONT = Path(__file__).parents[3] / "assets" / "fonts" / "KICSans-Regular.otf"
IDENTITY = pikepdf.Name("/Identity-H")
PLACE = Rect(20, 30, 200, 100)
RGB_HALF = b"/P <</MCID 0>> BDC 0.8 0.1 0.1 rg 0 0 100 100 re f EMC 0 0.3 0.7 RG 8 w 110 10 80 80 re S"
CMYK_HALF = b"0 0.95 0.9 0.1 k 0 0 100 100 re f 1 0.6 0 0.1 K 8 w 110 10 80 80 re S"


def pdf_file(folder, content=RGB_HALF, box=(0, 0, 200, 100), **page_facts):
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(200, 100))
    page.obj.MediaBox = pikepdf.Array(box)
    page.obj.Contents = pikepdf.Stream(pdf, content)
    for key, value in page_facts.items():
        page.obj[f"/{key}"] = value
    pdf.save(folder / "logo.pdf")
    return folder / "logo.pdf"


def painted(book, file, preset=SCREEN, sink=None, rect=PLACE):
    tags = (Tag("Figure", said="로고"),)
    group = Group((Picture(rect, str(file), alt="로고"),), role="Figure", alt="로고", area=rect, tags=tags)
    scene = Scene((Page(0, "", 300, 200, 0, (group,)),), title="로고", date="2026-11-25")
    found = sink if sink is not None else Sink()
    data = paint_pdf(scene, book, found, preset=preset)
    return data if sink is not None else (data, [one.code for one in found])


def shown(data, x, y):
    """The colour at a place of the page, from the top left of the media box."""
    return pypdfium2.PdfDocument(data)[0].render(scale=1).to_pil().convert("RGB").getpixel((x, y))


def like(color, other, by=40):
    return max(abs(a - b) for a, b in zip(color, other, strict=True)) <= by


@pytest.mark.parametrize("content", [RGB_HALF, CMYK_HALF])
@pytest.mark.parametrize("preset", [SCREEN, PRINT], ids=lambda preset: preset.name)
def test_vectors_stay_vectors_in_the_files_colours(content, preset, book, tmp_path):
    data, found = painted(book, pdf_file(tmp_path, content), preset)
    assert found == []
    with pikepdf.open(BytesIO(data)) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        used = {str(one.operator) for one in pikepdf.parse_content_stream(form)}
        assert str(form.Subtype) == "/Form"
        assert used & {"BDC", "EMC"} == set()
        assert used & {"rg", "RG", "k", "K"} == ({"k", "K"} if preset.press else {"rg", "RG"})
        assert not preset.press or list(faults(pdf)) == []
    edge = round(preset.slug)
    assert like(shown(data, edge + 70, edge + 80), (205, 40, 35), 70)


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_turned_page_and_one_that_begins_elsewhere_fill_their_place(turn, book, tmp_path):
    content = b"1 0 0 1 50 70 cm 0.8 0.1 0.1 rg 0 0 200 100 re f"
    file = pdf_file(tmp_path, content, (50, 70, 250, 170), Rotate=turn)
    rect = Rect(20, 30, 200, 100) if turn in (0, 180) else Rect(20, 30, 50, 100)
    data, _ = painted(book, file, rect=rect)
    corners = [(rect.x + 3, rect.y + 3), (rect.right - 4, rect.bottom - 4)]
    assert all(like(shown(data, round(x), round(y)), (204, 26, 26), 8) for x, y in corners)
    assert like(shown(data, round(rect.right + 4), round(rect.y + 4)), (255, 255, 255), 2)


def test_only_the_trim_is_shown(book, tmp_path):
    content = b"0 1 0 rg 0 0 200 100 re f 0.8 0.1 0.1 rg 20 20 160 60 re f"
    file = pdf_file(tmp_path, content, TrimBox=pikepdf.Array([20, 20, 180, 80]))
    width, height, count, _ = page_facts(file, 1)
    assert (round(width), round(height), count) == (160, 60, 1)
    data, _ = painted(book, file, rect=Rect(20, 30, 160, 60))
    assert like(shown(data, 24, 34), (204, 26, 26), 8)
    assert like(page_pixels(file, 160).convert("RGB").getpixel((2, 2)), (204, 26, 26), 8)


def test_a_crop_box_beyond_the_paper_ends_with_it(book, tmp_path):
    file = pdf_file(tmp_path, b"0.8 0.1 0.1 rg 0 0 200 100 re f", CropBox=pikepdf.Array([-60, -40, 300, 200]))
    width, height, *_ = page_facts(file, 1)
    assert (round(width), round(height)) == (200, 100)
    data, _ = painted(book, file, rect=Rect(20, 30, 200, 100))
    assert all(like(shown(data, x, y), (204, 26, 26), 8) for x, y in ((23, 33), (216, 126)))


def with_font(folder):
    resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=HELVETICA))
    return pdf_file(folder, b"BT /F1 24 Tf 10 10 Td (Logo) Tj ET", Resources=resources)


HELVETICA = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
NAMED = b"BT /F1 12 Tf 14.4 TL ET 0.8 0.1 0.1 rg 0 0 200 100 re f"
INNER = b"0 0 1 rg 0 0 50 50 re f"


def with_form(folder, content, inner, resources=None):
    """A page with a form in it; both may use the page's font, which is not embedded."""
    file = pdf_file(folder, content)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        form = pikepdf.Stream(pdf, inner)
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 200, 100])
        if resources is not None:
            form.Resources = resources
        fonts, forms = pikepdf.Dictionary(F1=HELVETICA), pikepdf.Dictionary(X1=form)
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=fonts, XObject=forms)
        pdf.save(file)
    return file


@pytest.mark.parametrize("preset", [SCREEN, PRINT], ids=lambda preset: preset.name)
@pytest.mark.parametrize(
    "content, inner",
    [(NAMED + b" /X1 Do", INNER), (b"q /F1 9 Tf Q /X1 Do " + NAMED, b"/F1 9 Tf BT ET " + INNER)],
    ids=["page", "form without resources"],
)
def test_fonts_in_which_nothing_is_set_do_not_count(content, inner, preset, book, tmp_path):
    data, found = painted(book, with_form(tmp_path, content, inner), preset)
    assert found == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert b"Helvetica" not in b"".join(one.unparse() for one in pdf.objects if isinstance(one, pikepdf.Dictionary))
        forms = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Form"]
        used = [str(one.operator) for form in forms for one in pikepdf.parse_content_stream(form)]
        assert "Tf" not in used
        assert not preset.press or list(faults(pdf)) == []


@pytest.mark.parametrize(
    "content, inner, resources",
    [
        (NAMED + b" BT (a) Tj ET", INNER, None),
        (NAMED + b" BT [(a)] TJ ET", INNER, pikepdf.Dictionary()),
        (INNER + b" /X1 Do", b"BT /F1 9 Tf (a) Tj ET", None),
        (b"/F1 9 Tf /X1 Do", b"BT (a) ' ET", pikepdf.Dictionary()),
    ],
    ids=["page", "array", "form with the page's resources", "form in the page's font"],
)
def test_fonts_in_which_anything_is_set_do(content, inner, resources, book, tmp_path):
    assert painted(book, with_form(tmp_path, content, inner, resources))[1] == ["paint-artwork-pixels"]


@pytest.mark.parametrize(
    "content, resources",
    [
        (b"BT Tf (a) Tj ET", {}),
        (b"gs", {}),
        (b"cs", {}),
        (b"/A /B /C rg", {}),
        (b"BT /F1 9 Tf (a) Tj ET", {"/Font": pikepdf.Array()}),
        (b"BT /F1 9 Tf (a) Tj ET", {"/Font": pikepdf.Dictionary(F1=5)}),
        (b"/X1 Do", {"/XObject": pikepdf.Dictionary(X1=5)}),
        (b"/G1 gs", {"/ExtGState": pikepdf.Dictionary(G1=pikepdf.Dictionary(Font=5))}),
    ],
)
def test_a_page_in_which_nothing_stands_where_it_should_is_pixels(content, resources, book, tmp_path):
    file = pdf_file(tmp_path, INNER + b" " + content, Resources=pikepdf.Dictionary(resources))
    sink = Sink()
    painted(book, file, sink=sink)
    assert [(one.code, dict(one.values)["reason"]) for one in sink] == [("paint-artwork-pixels", "PDF")]


def test_a_pattern_without_resources_stays_and_uses_those_of_the_page(book, tmp_path):
    file = pdf_file(tmp_path, b"/Pattern cs /P1 scn 0 0 200 100 re f")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pattern = pikepdf.Stream(pdf, b"0.8 0.1 0.1 rg 0 0 9 9 re f", PatternType=1, PaintType=1, TilingType=1)
        pattern.BBox, pattern.XStep, pattern.YStep = pikepdf.Array([0, 0, 9, 9]), 9, 9
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(P1=pattern))
        pdf.save(file)
    data, found = painted(book, file)
    assert found == []
    assert like(shown(data, 120, 80), (204, 26, 26))


def with_picture(folder):
    file = pdf_file(folder, b"200 0 0 100 0 0 cm /Im1 Do")
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        picture = pikepdf.Stream(pdf, bytes((10, 200, 30)))
        facts = {"Subtype": pikepdf.Name.Image, "Width": 1, "Height": 1, "BitsPerComponent": 8}
        picture.update({f"/{key}": value for key, value in facts.items()})
        picture.ColorSpace = pikepdf.Name.DeviceRGB
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Im1=picture))
        pdf.save(file)
    return file


def with_hidden_layer(folder):
    file = pdf_file(folder)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="가림"))
        usual = pikepdf.Dictionary(OFF=pikepdf.Array([layer]))
        pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=usual)
        pdf.save(file)
    return file


def embedded(folder, content, **facts):
    """A page that shows words in a font that is embedded."""
    file = pdf_file(folder, content)
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        program = pdf.make_stream(FONT.read_bytes())
        descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=pikepdf.Name.K, FontFile2=program)
        kinds = {"Subtype": pikepdf.Name.CIDFontType2, "CIDSystemInfo": pikepdf.Dictionary(Registry="a", Ordering="b")}
        inner = pikepdf.Dictionary(Type=pikepdf.Name.Font, FontDescriptor=descriptor, **kinds)
        font = {"Subtype": pikepdf.Name.Type0, "DescendantFonts": pikepdf.Array([pdf.make_indirect(inner)]), **facts}
        fonts = pikepdf.Dictionary(F1=pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name.K, **font))
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(Font=fonts)
        pdf.save(file)
    return file


def with_glyph_for_none(folder):
    return embedded(folder, b"BT /F1 9 Tf [<0041> <00420000>] TJ ET", Encoding=IDENTITY, ToUnicode=IDENTITY)


def kept_too_deep(folder):
    return pdf_file(folder, b"q " * 29 + RGB_HALF + b" Q" * 29)


def counting_too_high(folder):
    return pdf_file(folder, b"[3 99999999999] 0 d " + RGB_HALF)


@pytest.mark.parametrize(
    "made, preset, reason",
    [
        (with_font, SCREEN, "Helvetica"),
        (with_picture, PRINT, "DeviceRGB"),
        (with_hidden_layer, PRINT, "OCG"),
        (with_glyph_for_none, SCREEN, ".notdef"),
        (kept_too_deep, SCREEN, "q"),
        (counting_too_high, SCREEN, "numbers"),
    ],
)
def test_what_cannot_be_kept_becomes_a_fine_picture_and_is_told(made, preset, reason, book, tmp_path):
    sink = Sink()
    data = painted(book, made(tmp_path), preset, sink)
    (found,) = sink
    assert (found.code, reason in found.value("reason")) == ("paint-artwork-pixels", True)
    with pikepdf.open(BytesIO(data)) as pdf:
        (image,) = pdf.pages[0].Resources.XObject.values()
        assert str(image.Subtype) == "/Image"
        assert abs(int(image.Width) - 200 / 72 * preset.ppi * 2) < 2
        assert not preset.press or list(faults(pdf)) == []


def test_commands_that_nobody_knows_are_left_out_and_states_are_taken_back(book, tmp_path):
    content = b"Q BX 3 zork EX q 0 0 1 rg q [(0123456789)] /Two 2 nonsense " + RGB_HALF + b" q"
    data, found = painted(book, pdf_file(tmp_path, content))
    assert found == []
    with pikepdf.open(BytesIO(data)) as pdf:
        (form,) = pdf.pages[0].Resources.XObject.values()
        used = [str(one.operator) for one in pikepdf.parse_content_stream(form)]
    assert {"BX", "EX", "zork", "nonsense"} & set(used) == set()
    assert (used.count("q"), used.count("Q"), used[0], used[-1]) == (3, 3, "q", "Q")


@pytest.mark.parametrize("content", [b"BT /F1 9 Tf <00410042> Tj ET", b"BT /F1 9 Tf <41000042> Tj ET"])
def test_an_embedded_font_says_that_codes_are_glyphs(content, book, tmp_path):
    data, found = painted(book, embedded(tmp_path, content, Encoding=IDENTITY, ToUnicode=IDENTITY))
    assert found == []
    with pikepdf.open(BytesIO(data)) as pdf:
        inner = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and "/FontDescriptor" in one]
        assert [one.get("/CIDToGIDMap") for one in inner] == [pikepdf.Name.Identity]


@pytest.mark.parametrize("encoding, kept", [(pikepdf.Name.WinAnsiEncoding, True), (IDENTITY, False)])
def test_usual_codes_need_no_table_of_characters(encoding, kept, book, tmp_path):
    _, found = painted(book, embedded(tmp_path, b"BT /F1 9 Tf (AB) Tj ET", Encoding=encoding))
    assert found == ([] if kept else ["paint-artwork-pixels"])


def test_a_picture_in_the_right_colours_stays(book, tmp_path):
    _, found = painted(book, with_picture(tmp_path), SCREEN)
    assert found == []


def test_a_proof_shows_pixels(book, tmp_path):
    data, found = painted(book, pdf_file(tmp_path), PROOF)
    assert found == []
    with pikepdf.open(BytesIO(data)) as pdf:
        kinds = {str(one.Subtype) for one in pdf.pages[0].Resources.XObject.values()}
    assert kinds == {"/Image"}


@pytest.mark.parametrize("preset", PRESETS)
def test_a_logo_is_in_the_file_once_however_often_it_is_shown(preset, book, tmp_path):
    file = pdf_file(tmp_path)
    pictures = tuple(Picture(Rect(10 + 60 * n, 10, 50, 25), str(file), alt="로고") for n in range(4))
    scene = Scene((Page(0, "", 300, 200, 0, pictures), Page(1, "", 300, 200, 0, pictures)), title="로고")
    files = [paint_pdf(scene, book, Sink(), preset=PRESETS[preset]) for _ in range(2)]
    assert files[0] == files[1]
    with pikepdf.open(BytesIO(files[0])) as pdf:
        streams = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
        drawn = [one for one in streams if one.get("/Subtype") in ("/Form", "/Image")]
    assert len(drawn) == (3 if preset == "proof" else 1)  # a picture, its soft mask and the watermark


def test_the_window_sees_it_as_pixels_with_clear_ground(tmp_path):
    file = pdf_file(tmp_path)
    image = pixels(file, 400)
    assert (image.mode, image.size) == ("RGBA", (400, 200))
    assert image.getpixel((210, 5))[3] == 0
    assert like(image.getpixel((50, 100))[:3], (204, 26, 26), 8)


def test_size_and_number_of_pages_are_told(tmp_path):
    sink = Sink()
    file = pdf_file(tmp_path)
    made = prepare(file, sink, None)
    assert made is not None
    assert (made.width_px, made.height_px, made.kind, list(sink)) == (200, 100, "pdf", [])
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        pdf.add_blank_page()
        pdf.save(file)
    prepare(file, sink, None)
    assert [(one.code, one.value("count")) for one in sink] == [("scene-picture-pages", "2")]


def test_comments_are_not_shown_and_that_is_said(tmp_path):
    file, sink = pdf_file(tmp_path, b""), Sink()
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        red, facts = pikepdf.Array([1, 0, 0]), {"Rect": pikepdf.Array([0, 0, 200, 100]), "Subtype": pikepdf.Name.Square}
        pdf.pages[0].Annots = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Annot, IC=red, C=red, F=4, **facts)])
        pdf.save(file)
    assert prepare(file, sink, None) is not None
    assert [one.code for one in sink] == ["scene-picture-remarks"]
    assert pixels(file, 200).getextrema()[3] == (0, 0)


def test_locked_and_broken_files_are_findings(tmp_path):
    sink = Sink()
    file = pdf_file(tmp_path)
    with pikepdf.open(file) as pdf:
        pdf.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="a", user="b"))
    Path(tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4\nnothing")
    assert [prepare(tmp_path / name, sink, None) for name in ("locked.pdf", "broken.pdf")] == [None, None]
    assert [one.code for one in sink] == ["scene-picture-page"] * 2


CUT = (
    RGB_HALF + b" q 1 0 0 rg 10 10 50 50 re f 12",
    RGB_HALF + b" (open",
    RGB_HALF + b" BI /W 4 /H 4 /CS /G /BPC 8 ID abc",
)


@pytest.mark.parametrize("content", CUT)
def test_a_page_that_breaks_off_is_a_picture_of_what_there_is(book, tmp_path, capfd, content):
    data, codes = painted(book, pdf_file(tmp_path, content))
    assert codes == ["paint-artwork-cut"]
    assert shown(data, 110, 50) == pytest.approx((204, 26, 26), abs=3)
    assert capfd.readouterr().err == ""


def test_a_form_of_a_page_that_breaks_off_counts_as_the_page(book, tmp_path):
    with pikepdf.open(pdf_file(tmp_path, b"/F Do"), allow_overwriting_input=True) as pdf:
        facts = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 200, 100]}
        form = pdf.make_stream(CUT[0], facts)
        pdf.pages[0].obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        pdf.save()
    sink = Sink()
    painted(book, tmp_path / "logo.pdf", sink=sink)
    assert [(one.code, dict(one.values)["file"]) for one in sink] == [("paint-artwork-cut", "logo.pdf")]


def test_a_file_that_is_gone_by_now_is_no_page(tmp_path):
    with pytest.raises(ArtworkError):
        Artwork(tmp_path / "gone.pdf", None)


def test_of_a_page_nothing_is_kept_that_it_does_not_draw(tmp_path):
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(100, 50))
        pdf.pages[0].Contents = pdf.make_stream(b"0 0 1 rg 10 10 50 20 re f")
        private = pikepdf.Dictionary(Private=pdf.make_stream(bytes(range(256)) * 4000))
        pdf.pages[0].obj.PieceInfo = pikepdf.Dictionary(Illustrator=private)
        pdf.save(tmp_path / "logo.ai")
    artwork = Artwork(tmp_path / "logo.ai", None)
    assert len(artwork.handed_over()) < 2000 < (tmp_path / "logo.ai").stat().st_size
    assert artwork.handed_over() == b"", "it is held by whoever took it, and by nobody else"


@pytest.mark.parametrize(
    "content", [b"0 0 9 9 re f " * 700_000, zlib.compress(b" " * 70_000_000)], ids=["long", "packed"]
)
def test_more_commands_than_anybody_draws_become_pixels(content, book, tmp_path):
    with pikepdf.open(pdf_file(tmp_path), allow_overwriting_input=True) as pdf:
        packed = {"Filter": pikepdf.Name.FlateDecode} if len(content) < 1_000_000 else {}
        pdf.pages[0].Contents = pikepdf.Stream(pdf, content, **packed)
        pdf.save()
    with pytest.raises(ArtworkError, match="> 8 MB"):
        Artwork(tmp_path / "logo.pdf", None)


@pytest.mark.parametrize("kind", ["Indexed", "Separation"])
def test_a_colour_space_that_holds_itself_is_no_fault_of_ours(kind, book, tmp_path):
    with pikepdf.open(pdf_file(tmp_path, b"/C cs 0 0 9 9 re f"), allow_overwriting_input=True) as pdf:
        space = pdf.make_indirect(pikepdf.Array([pikepdf.Name(f"/{kind}")]))
        for _ in range(3):
            space.append(space)
        pdf.pages[0].Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(C=space))
        pdf.save()
    assert painted(book, tmp_path / "logo.pdf")[1] == ["paint-artwork-pixels"]
