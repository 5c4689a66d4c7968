"""The PDF painter: text that comes out again, links, outline, labels, boxes, and bytes that never change."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from kiclayout.base.color import BLACK, Color
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.paint.pdf import paint_pdf, save_whole, write_pdf
from kiclayout.paint.preset import PRINT, SCREEN
from kiclayout.scene.items import Glyph, Glyphs, Group, LinkArea, Mark, rectangle
from kiclayout.scene.page import OutlineEntry, Page, Scene

WIDTH, HEIGHT = 400.0, 300.0


def page(*items, index=0, folio="P1", bleed=0.0, template="article"):
    return Page(index, folio, WIDTH, HEIGHT, bleed, tuple(items), template)


def scene(*items, **facts):
    return Scene((page(*items),), **{"title": "주간 소식 325호", "author": "한빛중심", "date": "2023-04-26", **facts})


def by_poppler(data: bytes, tmp_path: Path, *arguments: str) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) is not installed")
    file = tmp_path / "text.pdf"
    file.write_bytes(data)
    done = subprocess.run(["pdftotext", *arguments, "-enc", "UTF-8", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8").replace("\f", "").rstrip("\n")


def by_pdfium(data: bytes) -> str:
    text: str = pypdfium2.PdfDocument(data)[0].get_textpage().get_text_range()
    return text


TEXTS = {
    "korean": ("사업단이 선전에서 포럼을 열었다.", {}),
    "chinese": ("深圳市科学技术协会，直到骨头", {"lang": "zh-Hans"}),
    "dots": ("성·시 · 후룬‧胡润・가", {}),
    "ohm": ("저항 10 Ω 그리고 10 Ω 끝", {}),
    "compatibility": ("金회장과 金사장은 樂園에서 樂園으로", {}),
    "tabular digits": ("2023년 1,024 개사 78%", {"features": {"tnum": True}}),
    "pretendard": ("2023.04.26 (수) 1,024", {"face": "Pretendard-SemiBold", "features": {"tnum": True, "case": True}}),
    "regional forms": ("直骨角 直骨角", {"lang": "ko"}),
    "half width brackets": ("『빅 웨이브』、《财富》（完）", {"features": {"halt": True}, "lang": "zh-Hans"}),
    "superscript": ("면적 63 m² CO₂ ①", {}),
    "sups feature": ("각주12 끝", {"face": "Pretendard-Regular", "features": {"sups": True}}),
    "old hangul": ("ᄒᆞᆫ글과 한글", {}),
    "ligature": ("office ffi fl", {"features": {"liga": True, "dlig": True}}),
    "arrows": ("매출↑ 비용↓ ▶지원 ○있음 ※63㎡ 25℃", {}),
    "serif": ("제 21 회 중국국제인재교류컨퍼런스", {"face": "KICSerif-Bold"}),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_comes_out_as_it_went_in(name, book, set_run, tmp_path):
    text, how = TEXTS[name]
    data = paint_pdf(scene(set_run(20, 50, text, **how)), book, Sink())
    assert (by_pdfium(data), by_poppler(data, tmp_path), by_poppler(data, tmp_path, "-raw")) == (text, text, text)


def test_all_of_these_texts_on_one_page_come_out(book, set_run, tmp_path):
    runs = [set_run(20, 20 + 17 * line, text, **how) for line, (text, how) in enumerate(TEXTS.values())]
    data = paint_pdf(scene(*runs), book, Sink())
    wanted = [run.text for run in runs]
    assert by_pdfium(data).split("\r\n") == wanted
    assert by_poppler(data, tmp_path, "-raw").split("\n") == wanted


@pytest.mark.parametrize("gap", [0.5, 0.9, 1.25, 2.0, 2.5])
def test_letterspacing_makes_no_words(gap, book, set_run, tmp_path):
    spaced = set_run(20, 50, "중국 창업 Weekly 科技", gap=gap)
    data = paint_pdf(scene(spaced), book, Sink())
    assert (by_pdfium(data), by_poppler(data, tmp_path)) == (spaced.text, spaced.text)


@pytest.mark.parametrize("more", [0.0, 0.8, 1.4, 2.5, 5.0])
def test_a_space_before_a_halved_opening_mark_is_read_however_wide_it_is(more, book, set_run, tmp_path):
    run = set_run(20, 50, "올해 9월 〈밍하이시", face="KICSerif-Regular", features={"halt": True})
    assert min(glyph.dx for glyph in run.glyphs) < -1
    wide = tuple(g._replace(advance=g.advance + more * (run.text[g.start] == " ")) for g in run.glyphs)
    data = paint_pdf(scene(replace(run, glyphs=wide)), book, Sink())
    assert (by_pdfium(data), by_poppler(data, tmp_path), by_poppler(data, tmp_path, "-raw")) == (run.text,) * 3


def test_hidden_words_are_read_and_not_seen(book, set_run, tmp_path):
    hidden = replace(set_run(20, 50, "미"), hidden=True)
    data = paint_pdf(scene(hidden, set_run(20 + hidden.width, 50, "래의 산업은")), book, Sink())
    assert (by_pdfium(data), by_poppler(data, tmp_path)) == ("미래의 산업은", "미래의 산업은")
    bitmap = pypdfium2.PdfDocument(data)[0].render(scale=4).to_pil().convert("L")
    assert bitmap.crop((70, 0, 78 + 30, 400)).getextrema() == (255, 255)
    assert bitmap.crop((120, 0, 400, 400)).getextrema()[0] < 100


def test_a_gap_between_two_runs_makes_no_word(book, set_run, tmp_path):
    han = set_run(20, 50, "科技", lang="zh-Hans")
    last = han.glyphs[-1]
    han = replace(han, glyphs=(*han.glyphs[:-1], last._replace(advance=last.advance + 1.25)))
    latin = set_run(20 + han.width, 50, "KIC", face="Pretendard-Regular")
    data = paint_pdf(scene(han, latin), book, Sink())
    assert (by_pdfium(data), by_poppler(data, tmp_path)) == ("科技KIC", "科技KIC")


def test_a_blank_stand_in_keeps_its_character(book, set_run, tmp_path):
    run = set_run(20, 50, "상금 A 원")
    stand_in = tuple(glyph._replace(id=run.glyphs[2].id) if glyph.start == 3 else glyph for glyph in run.glyphs)
    data = paint_pdf(scene(replace(run, text="상금 🏆 원", glyphs=stand_in)), book, Sink())
    assert by_poppler(data, tmp_path) == "상금 🏆 원"  # pdfium looks at no text object without ink


def test_a_mark_that_no_font_has_is_said(book, set_run, tmp_path):
    run = set_run(20, 50, "Z")
    mark = replace(set_run(20 + run.width, 50, " "), text="\u20e3")
    mark = replace(mark, glyphs=(mark.glyphs[0]._replace(advance=0.0),))
    assert by_poppler(paint_pdf(scene(run, mark), book, Sink()), tmp_path).strip() == "Z\u20e3"


def test_notdef_keeps_its_character(book, set_run, tmp_path):
    run = replace(set_run(20, 50, "가A나"), text="가🏆나")
    glyphs = (run.glyphs[0], run.glyphs[1]._replace(id=0), run.glyphs[2])
    data = paint_pdf(scene(replace(run, glyphs=glyphs)), book, Sink())
    assert by_poppler(data, tmp_path) == "가🏆나"


def test_glyphs_without_text_add_none(book, set_run, tmp_path):
    run = set_run(20, 50, "단어-")
    hyphen = run.glyphs[2]._replace(start=2, end=2)
    data = paint_pdf(scene(replace(run, text="단어", glyphs=(*run.glyphs[:2], hyphen))), book, Sink())
    assert by_poppler(data, tmp_path) == "단어"


def test_offsets_move_glyphs_and_nothing_after_them(book):
    face = book.face("KICSans-Regular")
    a = face.glyph(ord("A"))
    width = face.advance(a) * 20
    plain, lifted = Glyph(a, width, 0, 0, 0, 1), Glyph(a, width, 3, 4, 1, 2)
    run = Glyphs(20, 100, "KICSans-Regular", 20, BLACK, "AAA", (plain, lifted, plain._replace(start=2, end=3)))
    text = pypdfium2.PdfDocument(paint_pdf(scene(run), book, Sink()))[0].get_textpage()
    origins = [text.get_charbox(index, loose=False) for index in range(3)]
    steps = [
        (round(box[0] - origins[0][0] - width * index, 1), round(box[1] - origins[0][1], 1))
        for index, box in enumerate(origins)
    ]
    assert steps == [(0, 0), (3, 4), (0, 0)]


def test_the_same_scene_gives_the_same_bytes(book, set_run):
    drawn = scene(set_run(20, 50, "같은 바이트"), Mark("a", 0, 0), rectangle(Rect(0, 0, 9, 9), BLACK, 0.5))
    assert paint_pdf(drawn, book, Sink()) == paint_pdf(drawn, book, Sink())


def test_qpdf_finds_no_fault(book, set_run, tmp_path):
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is not installed")
    file = tmp_path / "checked.pdf"
    items = (set_run(20, 50, "검사"), Mark("a", 5, 5), LinkArea(Rect(0, 0, 9, 9), "#a", "앞으로"))
    assert write_pdf(scene(*items, outline=(OutlineEntry("장", 0, "a"),)), book, file, Sink())
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    assert (done.returncode, "WARNING" in done.stdout + done.stderr) == (0, False)


def test_only_own_fonts_and_all_embedded(book, set_run):
    runs = [set_run(20, 20 * line, "글 Aa", face=face.key) for line, face in enumerate(book, 1)]
    pdf = pikepdf.open(BytesIO(paint_pdf(scene(*runs), book, Sink())))
    fonts = pdf.pages[0].Resources.Font
    names = [str(font.BaseFont) for font in fonts.values()]
    plain = sorted(name.split("+")[1].removesuffix("-Identity-H") for name in names)
    assert plain == sorted(face.key for face in book)
    assert len({name[1:7] for name in names}) == len(names)
    files = [
        set(font.DescendantFonts[0].FontDescriptor.keys()) & {"/FontFile2", "/FontFile3"} for font in fonts.values()
    ]
    assert sorted(map(sorted, files)) == [["/FontFile2"], *[["/FontFile3"]] * (len(files) - 1)]


def test_a_page_without_text_has_no_font(book):
    pdf = pikepdf.open(BytesIO(paint_pdf(scene(rectangle(Rect(0, 0, 9, 9), BLACK)), book, Sink())))
    assert "/Font" not in pdf.pages[0].Resources or not pdf.pages[0].Resources.Font


def test_links_marks_and_outline_meet(book):
    turned = Group((Mark("둘", 10, 20),), Matrix.move(100, 50))
    pages = (
        page(LinkArea(Rect(10, 20, 30, 40), "https://example.org/가?a=1", "누리집"), LinkArea(Rect(0, 0, 5, 5), "#둘")),
        page(turned, index=1, folio="P2"),
    )
    outline = (OutlineEntry("첫째", 0, "둘"), OutlineEntry("깊은", 3, "둘"), OutlineEntry("없는", 0, "셋"))
    sink = Sink()
    pdf = pikepdf.open(BytesIO(paint_pdf(Scene(pages, outline), book, sink)))
    outside, inside = pdf.pages[0].Annots
    assert [float(v) for v in outside.Rect] == [10, HEIGHT - 60, 40, HEIGHT - 20]
    assert (str(outside.A.S), str(outside.Contents)) == ("/URI", "누리집")
    target = dict(zip(*[iter(pdf.Root.Names.Dests.Names)] * 2, strict=True))
    spot = {str(name): value for name, value in target.items()}[str(inside.Dest)]
    assert spot[0].objgen == pdf.pages[1].objgen
    assert [float(spot[2]), float(spot[3])] == [110, HEIGHT - 70]
    with pdf.open_outline() as tree:
        assert [(entry.title, [child.title for child in entry.children]) for entry in tree.root] == [("첫째", ["깊은"])]
    assert [(found.code, found.value("title")) for found in sink] == [("paint-outline-target-missing", "없는")]


def test_a_link_to_nowhere_is_a_finding(book):
    sink = Sink()
    pdf = pikepdf.open(BytesIO(paint_pdf(scene(LinkArea(Rect(0, 0, 5, 5), "#없음", "보기")), book, sink)))
    assert [(found.code, found.value("target")) for found in sink] == [("paint-target-missing", "없음")]
    assert "/Annots" not in pdf.pages[0]


def test_folios_become_labels(book):
    folios = ("", "", "P1", "P2", "P9", "")
    pages = tuple(page(index=index, folio=folio, template="표지") for index, folio in enumerate(folios))
    data = paint_pdf(Scene(pages), book, Sink())
    labels = [page.label for page in pikepdf.open(BytesIO(data)).pages]
    assert labels == ["표지", "표지", "P1", "P2", "P9", "표지"]


def test_the_facts_stand_in_info_and_xmp(book):
    facts = {"subject": "창업 & 투자", "keywords": "선전, 창업", "lang": "ko"}
    pdf = pikepdf.open(BytesIO(paint_pdf(scene(**facts), book, Sink())))
    assert (str(pdf.Root.Lang), bool(pdf.Root.ViewerPreferences.DisplayDocTitle)) == ("ko", True)
    assert (str(pdf.docinfo.Title), str(pdf.docinfo.Subject)) == ("주간 소식 325호", "창업 & 투자")
    assert str(pdf.docinfo.CreationDate) == "D:20230426"
    with pdf.open_metadata() as xmp:
        assert (xmp["dc:title"], xmp["dc:description"]) == ("주간 소식 325호", "창업 & 투자")
        assert (xmp["dc:language"], xmp["dc:creator"]) == ({"ko"}, ["한빛중심"])


def test_bleed_is_shown_when_asked_for(book):
    drawn = Scene((page(rectangle(Rect(-9, -9, WIDTH + 18, HEIGHT + 18), BLACK), bleed=9.0),))
    files = [
        pikepdf.open(BytesIO(paint_pdf(drawn, book, Sink(), preset=preset)))
        for preset in (SCREEN, replace(PRINT, slug=0))
    ]
    screen, press = (file.pages[0] for file in files)
    assert [float(v) for v in screen.mediabox] == [float(v) for v in screen.trimbox] == [0, 0, WIDTH, HEIGHT]
    assert [float(v) for v in press.mediabox] == [float(v) for v in press.BleedBox] == [0, 0, WIDTH + 18, HEIGHT + 18]
    assert [float(v) for v in press.trimbox] == [9, 9, WIDTH + 9, HEIGHT + 9]


def test_progress_counts_pages(book):
    seen: list[tuple[int, int]] = []
    paint_pdf(Scene((page(), page(index=1))), book, Sink(), progress=lambda done, of: seen.append((done, of)))
    assert seen == [(1, 2), (2, 2)]


@pytest.mark.parametrize(
    "number, found", [(5, ("paint-file-not-written", "locked")), (13, ("store-file-forbidden", ""))]
)
def test_a_failed_write_leaves_the_old_file_and_no_other(tmp_path, monkeypatch, number, found):
    file = tmp_path / "325.pdf"
    file.write_bytes(b"old")

    def fail(self, target):
        raise OSError(number, "locked")

    monkeypatch.setattr(Path, "replace", fail)
    sink = Sink()
    assert not save_whole(b"new", file, sink)
    assert ([entry.name for entry in tmp_path.iterdir()], file.read_bytes()) == (["325.pdf"], b"old")
    assert [(one.code, one.value("reason")) for one in sink] == [found]


def test_whoever_stops_while_the_file_is_examined_keeps_the_older_one(tmp_path):
    file = tmp_path / "325.pdf"
    file.write_bytes(b"old")
    seen = []

    def stop(made):
        seen.append((made.read_bytes(), file.read_bytes()))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        save_whole(b"new", file, Sink(), stop)
    assert seen == [(b"new", b"old")]
    assert ([entry.name for entry in tmp_path.iterdir()], file.read_bytes()) == (["325.pdf"], b"old")


def test_colour_is_written_to_four_places(book):
    data = paint_pdf(scene(rectangle(Rect(0, 0, 9, 9), Color(1 / 3, 2 / 255, 1.0))), book, Sink())
    pdf = pikepdf.open(BytesIO(data))
    content = pdf.pages[0].Contents.read_bytes()
    assert b"0.3333 0.0078 1 rg" in content


def test_addresses_are_written_in_ascii(book):
    area = LinkArea(Rect(10, 10, 50, 12), "https://한국.kr/경로", "누리집")
    with pikepdf.open(BytesIO(paint_pdf(scene(area), book, Sink()))) as pdf:
        uri = pdf.pages[0].Annots[0].A.URI
    assert bytes(uri) == b"https://xn--3e0b707e.kr/%EA%B2%BD%EB%A1%9C"
