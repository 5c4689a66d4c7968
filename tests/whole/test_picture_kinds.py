"""Every kind of picture file that people bring, in one issue: in the window, in the PDF for screens and for a printer.

What can be shown has its left half red and its right half blue for whoever looks at it, however the file is written;
what cannot leaves a marked place and a finding that names file and line.
"""

from __future__ import annotations

import gzip
import math
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from kiclayout.app.export import export_pdf
from kiclayout.app.project import Project, open_project
from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.content.block import Figure
from kiclayout.content.walk import walk
from kiclayout.editor.paint.drawing import Drawings
from kiclayout.editor.paint.glyph_fonts import GlyphFonts
from kiclayout.editor.paint.pictures import Pictures
from kiclayout.paint.preset import PRINT, SCREEN
from kiclayout.scene.frames import Framed, frames_on
from kiclayout.scene.page import Scene

RED, BLUE = (200, 30, 20), (20, 40, 190)
SIZE, DPI = (640, 480), 72
DATA = Path(__file__).resolve().parents[1] / "data"


def halves(mode: str = "RGB", left: object = RED, right: object = BLUE) -> Image.Image:
    image = Image.new(mode, SIZE, left)
    image.paste(right, (SIZE[0] // 2, 0, *SIZE))
    return image


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def turned(orientation: int, kind: str = "JPEG") -> bytes:
    """A photograph that lies as its EXIF data say."""
    ways = {3: Image.Transpose.ROTATE_180, 5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90,
            8: Image.Transpose.ROTATE_270}  # fmt: skip
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = halves().transpose(ways[orientation]) if orientation in ways else halves()
    return saved(image, kind, quality=95, exif=exif)


def late() -> bytes:
    """A PNG whose EXIF data stand behind its pixels."""
    whole, exif = saved(halves().transpose(Image.Transpose.ROTATE_90), "PNG"), Image.Exif()
    exif[0x0112] = 6
    said = b"eXIf" + exif.tobytes().removeprefix(b"Exif\0\0")
    piece = (len(said) - 4).to_bytes(4, "big") + said + zlib.crc32(said).to_bytes(4, "big")
    return whole[:-12] + piece + whole[-12:]


def palette() -> bytes:
    """Black at the left, at the right a colour of the palette that is clear."""
    image = halves("P", 0, 1)
    image.putpalette([0, 0, 0, 255, 255, 0])
    return saved(image, "PNG", transparency=1)


def deep() -> bytes:
    """Grey of 16 bits: dark at the left, bright at the right."""
    image = Image.new("I;16", SIZE, 60 * 257)
    image.paste(200 * 257, (SIZE[0] // 2, 0, *SIZE))
    return saved(image, "PNG")


def bomb() -> bytes:
    """A PNG of 400 million pixels, as its head says."""
    whole = saved(Image.new("RGB", (8, 8)), "PNG")
    body = whole[12:16] + (20_000).to_bytes(4, "big") * 2 + whole[24:29]
    return whole[:12] + body + zlib.crc32(body).to_bytes(4, "big") + whole[33:]


def page_of_pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    sheet = Canvas(out, pagesize=SIZE)
    for at, colour in enumerate((RED, BLUE)):
        sheet.setFillColorRGB(*(one / 255 for one in colour))
        sheet.rect(at * SIZE[0] / 2, 0, SIZE[0] / 2, SIZE[1], stroke=0, fill=1)
    sheet.save()
    return out.getvalue()


DRAWING = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 480'><rect width='320' height='480' fill='#c81e14'/>"
    "<rect x='320' width='320' height='480' fill='#1428be'/>{}</svg>"
)
STYLED = (
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 480'><style>@media print {{rect {{fill: lime}}}}"
    "rect.left {{fill: rgb(78.4%, 11.8%, 7.9%)}} rect {{fill: red}}</style><rect class='left' width='320'"
    " height='480'/><rect x='320' width='320' height='480' style='fill: #1428be icc-color(press, 1, .9, 0, 0)'/></svg>"
)
WORDS = "<text x='300' y='470' font-size='20' font-family='Gotham'>한글</text>"
COLOURED, GREY, CLEAR = (RED, BLUE), ((60,) * 3, (200,) * 3), ((40,) * 3, (255,) * 3)


@dataclass(frozen=True)
class Kind:
    """A kind of file: its name, what makes it, what is seen (None = a marked place), what is found."""

    file: str
    make: Callable[[], bytes]
    seen: tuple[tuple[int, ...], tuple[int, ...]] | None = COLOURED
    found: str = ""


KINDS = {
    **{f"exif-{n}": Kind(f"exif{n}.jpg", partial(turned, n)) for n in (0, 3, 5, 6, 8)},
    "cmyk-jpeg": Kind("cmyk.jpg", lambda: saved(halves().convert("CMYK"), "JPEG", quality=95)),
    "cmyk-tiff": Kind("cmyk.tif", lambda: saved(halves().convert("CMYK"), "TIFF")),
    "grey-alpha": Kind("la.png", lambda: saved(halves("LA", (40, 255), (40, 0)), "PNG"), CLEAR),
    "palette-alpha": Kind("p.png", palette, ((0, 0, 0), (255, 255, 255))),
    "deep-grey": Kind("deep.png", deep, GREY),
    "progressive": Kind("prog.jpg", lambda: saved(halves(), "JPEG", quality=95, progressive=True)),
    "webp": Kind("a.webp", lambda: saved(halves(), "WEBP", lossless=True)),
    "avif": Kind("a.avif", lambda: saved(halves(), "AVIF", quality=95, speed=10)),
    "bmp": Kind("a.bmp", lambda: saved(halves(), "BMP")),
    "tiff": Kind("a.tiff", lambda: saved(halves(), "TIFF")),
    "wrong-ending": Kind("really-a-png.jpg", lambda: saved(halves(), "PNG")),
    "exif-tiff": Kind("turned.tif", partial(turned, 6, "TIFF")),
    "exif-late": Kind("late.png", late),
    "svg-packed": Kind("map.svgz", lambda: gzip.compress(DRAWING.format("").encode(), mtime=0)),
    "svg-wide": Kind("wide.svg", lambda: DRAWING.format("").encode("utf-16")),
    "svg-late": Kind("late.svg", lambda: f"<?xml version='1.0'?><!-- {'x' * 3000} -->{DRAWING.format('')}".encode()),
    "svg-styles": Kind("css.svg", lambda: STYLED.format().encode(), found="scene-svg-unsupported"),
    "svg-as-png": Kind("map.png", lambda: DRAWING.format("").encode()),
    "png-as-svg": Kind("photo.svg", lambda: saved(halves(), "PNG")),
    "pdf-late": Kind("late.pdf", lambda: b"\r\n<!-- mail -->\r\n" + page_of_pdf()),
    "animation": Kind(
        "move.gif", lambda: saved(halves(), "GIF", save_all=True, append_images=[Image.new("RGB", SIZE)]),
        found="scene-picture-animated",
    ),
    "svg": Kind("map.svg", lambda: DRAWING.format("").encode()),
    "svg-words": Kind("logo.svg", lambda: DRAWING.format(WORDS).encode(), found="typeset-drawing-font"),
    "pdf": Kind("poster.pdf", page_of_pdf),
    "cut-jpeg": Kind(
        "cut.jpg", lambda: saved(Image.effect_noise(SIZE, 90), "JPEG")[:-9000], None, "scene-picture-torn"
    ),
    "bomb": Kind("bomb.png", bomb, None, "scene-picture-too-large"),
    "empty": Kind("empty.jpg", bytes, None, "scene-picture-empty"),
    "words": Kind("letter.jpg", lambda: "그림이 아니다".encode(), None, "scene-picture-unknown"),
    "emf": Kind("word.emf", lambda: bytes(40) + b" EMF" + bytes(80), None, "scene-picture-vector"),
    "wmf": Kind("word.wmf", lambda: b"\xd7\xcd\xc6\x9a" + bytes(80), None, "scene-picture-vector"),
    "eps": Kind("logo.eps", lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n", None, "scene-picture-vector"),
    "small": Kind(
        "wechat.png", lambda: saved(halves().resize((240, 180), Image.Resampling.NEAREST), "PNG"),
        found="preflight-picture-blurred",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Laid:
    """The issue as it is laid out."""

    folder: Path
    project: Project
    scene: Scene
    sink: Sink

    def frame(self, name: str) -> tuple[int, Framed]:
        """Page and frame of a kind."""
        blocks = (block for article in self.project.issue.articles for block in walk(article.blocks))
        block = next(one.id for one in blocks if isinstance(one, Figure) and one.attrs.label == f"f-{name}")
        places = ((page.index, one) for page in self.scene.pages for one in frames_on(page) if one.block == block)
        return next(places)


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Laid]:
    folder = tmp_path_factory.mktemp("kinds")
    (folder / "images").mkdir()
    (folder / "articles").mkdir()
    lines = ["# 그림", ""]
    for name, kind in KINDS.items():
        (folder / "images" / kind.file).write_bytes(kind.make())
        lines += [f"::: figure images/{kind.file} {{#f-{name}}}", f"alt: {name}", "source: 우리", ":::", ""]
    lines += ["![](images/a.bmp)", ""]
    (folder / "articles" / "a.md").write_text("\n".join(lines), "utf-8")
    (folder / "issue.yaml").write_text(
        "format: 1\nlayout: bare\nnumber: 1\ndate: 2026-11-18\n"
        "sections:\n  - {id: one, name: 하나, articles: [articles/a.md]}\n",
        "utf-8",
    )
    sink = Sink()
    with open_project(folder, sink) as project:
        yield Laid(folder, project, project.typeset(sink), sink)


@pytest.fixture(scope="module")
def pictures_of(
    qapp: QApplication, laid: Laid, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[Image.Image]]:
    """Every page three times: in the window, in the PDF for screens, in the one for a printer."""
    made = {"window": _on_screen(laid)}
    for name, preset in (("screen", SCREEN), ("print", PRINT)):
        target = tmp_path_factory.mktemp("out") / f"{name}.pdf"
        assert export_pdf(laid.folder, target, Sink(), presets=(preset,)).file == target
        with pypdfium2.PdfDocument(target) as document:
            made[name] = [_trimmed(page) for page in document]
    return made


def _on_screen(laid: Laid) -> list[Image.Image]:
    drawings, pictures = Drawings(GlyphFonts(laid.project.book)), Pictures()
    pictures.at_once = True
    made = []
    for page in laid.scene.pages:
        image = QImage(math.ceil(page.width), math.ceil(page.height), QImage.Format.Format_RGB888)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        drawings.of(page).draw(painter, pictures)
        painter.end()
        data = bytes(image.constBits())
        made.append(Image.frombytes("RGB", (image.width(), image.height()), data, "raw", "RGB", image.bytesPerLine()))
    return made


def _trimmed(page: pypdfium2.PdfPage) -> Image.Image:
    """The page inside its trim, a pixel a point."""
    media, trim = page.get_mediabox(), page.get_trimbox()
    whole = page.render(scale=DPI / 72).to_pil().convert("RGB")
    left, top = trim[0] - media[0], media[3] - trim[3]
    return whole.crop((round(left), round(top), round(left + trim[2] - trim[0]), round(top + trim[3] - trim[1])))


@pytest.mark.parametrize("where", ["window", "screen", "print"])
@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.seen])
def test_what_can_be_shown_is_upright_and_in_its_colours(
    laid: Laid, pictures_of: dict[str, list[Image.Image]], name: str, where: str
) -> None:
    index, framed = laid.frame(name)
    rect, page = framed.rect, pictures_of[where][index]
    near = 60 if where == "print" else 16
    for share, wanted in zip((0.25, 0.75), KINDS[name].seen or (), strict=True):
        got = page.getpixel((round(rect.x + rect.width * share), round(rect.y + rect.height / 2)))
        assert all(abs(one - other) <= near for one, other in zip(got, wanted, strict=True)), (share, got, wanted)


@pytest.fixture(scope="module")
def told(laid: Laid, tmp_path_factory: pytest.TempPathFactory) -> Sink:
    """What an export finds."""
    sink = Sink()
    export_pdf(laid.folder, tmp_path_factory.mktemp("told") / "a.pdf", sink)
    return sink


@pytest.mark.parametrize("name", [name for name, kind in KINDS.items() if kind.found])
def test_what_is_wrong_is_found_with_its_file_and_line(laid: Laid, told: Sink, name: str) -> None:
    kind, lines = KINDS[name], (laid.folder / "articles" / "a.md").read_text("utf-8").split("\n")
    line = next(number for number, one in enumerate(lines, 1) if f"images/{kind.file} " in one)
    found = [one for one in told if one.code == kind.found and one.place and one.place.line == line]
    assert found, [(one.code, one.place) for one in told]
    assert (found[0].severity == Severity.ERROR) == (kind.seen is None)
    _, framed = laid.frame(name)
    assert (framed.file == "") == ((kind.seen is None and kind.file != "cut.jpg") or kind.file.endswith(".svg"))


def test_errors_keep_a_strict_export_back_and_a_picture_without_words_is_found(laid: Laid, tmp_path: Path) -> None:
    assert export_pdf(laid.folder, tmp_path / "strict.pdf", Sink(), strict=True).file is None
    assert not (tmp_path / "strict.pdf").exists()
    assert [one.code for one in laid.sink].count("preflight-picture-no-alt") == 1


def test_photographs_of_iphones_are_shown(laid: Laid, tmp_path: Path) -> None:
    folder = tmp_path / "issue"
    (folder / "images").mkdir(parents=True)
    (folder / "articles").mkdir()
    (folder / "images" / "IMG_1.HEIC").write_bytes((DATA / "phone.heic").read_bytes())
    (folder / "articles" / "a.md").write_text("# 그림\n\n![빛깔](images/IMG_1.HEIC)\n", "utf-8")
    (folder / "issue.yaml").write_text((laid.folder / "issue.yaml").read_text("utf-8"), "utf-8")
    sink = Sink()
    assert export_pdf(folder, tmp_path / "a.pdf", sink).file
    assert not [one for one in sink if one.code.startswith("scene-")]
    with pypdfium2.PdfDocument(tmp_path / "a.pdf") as document:
        kinds = [one.type for page in document for one in page.get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds
