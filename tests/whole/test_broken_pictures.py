"""Broken pictures of every kind: one finding with file, line and remedy, by a check and by an export alike."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from kiclayout.app.export import check_issue, export_pdf
from kiclayout.base.diagnostics import Diagnostic, Sink

SIZE = (320, 240)
DAMAGED, TORN, PROFILE, CUT = (
    "scene-picture-damaged", "scene-picture-torn", "scene-picture-profile", "paint-artwork-cut",
)  # fmt: skip


def saved(kind: str, **how: object) -> bytes:
    out = BytesIO()
    Image.effect_noise(SIZE, 90).convert("RGB").save(out, kind, **how)
    return out.getvalue()


def part(share: float, kind: str, **how: object) -> bytes:
    data = saved(kind, **how)
    return data[: int(len(data) * share)]


def zeros(kind: str, **how: object) -> bytes:
    """A hole as a broken download leaves it."""
    data = bytearray(saved(kind, **how))
    third = len(data) // 3
    data[third : 2 * third] = bytes(third)
    return bytes(data)


def half_page() -> bytes:
    """A page that draws half of its words."""
    out = BytesIO()
    sheet = Canvas(out, pagesize=SIZE)
    for line in range(30):
        sheet.line(10, 10 * line, 500, 11 * line)
    sheet.save()
    made = BytesIO()
    with pikepdf.open(out) as pdf:
        drawn = pdf.pages[0].Contents.read_bytes()
        packed = bytearray(zlib.compress(drawn))
        packed[len(packed) // 2 :] = bytes(len(packed) - len(packed) // 2)
        pdf.pages[0].Contents.write(bytes(packed), filter=pikepdf.Name.FlateDecode)
        pdf.save(made, compress_streams=False)
    return made.getvalue()


def endless_page() -> bytes:
    """A page of forms that draw forms: a thousand million squares."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=SIZE)
        facts = {"/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, *SIZE]}
        inner = pdf.make_stream(b"0 0 9 9 re f", facts)
        for _ in range(9):
            held = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=inner))
            inner = pdf.make_stream(b"/F Do " * 10, {**facts, "/Resources": held})
        page.obj.Resources = inner.Resources
        page.Contents = pdf.make_stream(b"/F Do")
        pdf.save(out)
    return out.getvalue()


def without_rows() -> bytes:
    """A PNG that says it has many rows, and has none."""
    data = saved("PNG")
    at = data.index(b"IDAT") - 4
    body = b"IDAT" + zlib.compress(b"abc")
    return data[:at] + (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big") + data[-12:]


def twice_as_high() -> bytes:
    data = bytearray(saved("JPEG"))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 2] = (2 * SIZE[1]).to_bytes(2, "big")
    return bytes(data)


def two_scans() -> bytes:
    data = saved("JPEG", progressive=True)
    return data[: [one.start() for one in re.finditer(rb"\xff\xda", data)][2]] + b"\xff\xd9"


BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "cut.jpg": (lambda: part(0.5, "JPEG"), TORN),
    "ended.jpg": (lambda: part(0.5, "JPEG") + b"\xff\xd9", TORN),
    "hole.jpg": (lambda: zeros("JPEG"), TORN),
    "scans.jpg": (two_scans, TORN),
    "rows.jpg": (twice_as_high, TORN),
    "head.jpg": (lambda: part(0.001, "JPEG"), DAMAGED),
    "colors.jpg": (lambda: saved("JPEG", icc_profile=b"no profile" * 40), PROFILE),
    "cut.png": (lambda: part(0.5, "PNG"), TORN),
    "rows.png": (without_rows, DAMAGED),
    "hole.webp": (lambda: zeros("WEBP"), TORN),
    "cut.webp": (lambda: part(0.99, "WEBP"), DAMAGED),
    "hole.avif": (lambda: zeros("AVIF"), TORN),
    "cut.avif": (lambda: part(0.99, "AVIF"), DAMAGED),
    "cut.tif": (lambda: part(0.9, "TIFF", compression="tiff_lzw"), DAMAGED),
    "hole.tif": (lambda: zeros("TIFF", compression="tiff_lzw"), TORN),
    "cut.gif": (lambda: part(0.5, "GIF"), TORN),
    "cut.bmp": (lambda: part(0.5, "BMP"), TORN),
    "half.pdf": (half_page, CUT),
    "endless.pdf": (endless_page, "scene-picture-endless"),
    "web.jpg": (lambda: b"<!DOCTYPE html><html>404</html>", "scene-picture-unknown"),
}


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Diagnostic], list[Diagnostic], list[Diagnostic]]:
    """What a check, an export and a second one, which has a cache, say of an issue of nothing but broken pictures."""
    folder = tmp_path_factory.mktemp("broken")
    (folder / "images").mkdir()
    (folder / "articles").mkdir()
    lines = ["# 그림", ""]
    for name, (make, _) in BROKEN.items():
        (folder / "images" / name).write_bytes(make())
        lines += [f"::: figure images/{name}", f"alt: {name}", "source: 우리", ":::", ""]
    (folder / "articles" / "a.md").write_text("\n".join(lines), "utf-8")
    (folder / "issue.yaml").write_text(
        "format: 1\nlayout: bare\nnumber: 1\ndate: 2026-11-18\n"
        "sections:\n  - {id: one, name: 하나, articles: [articles/a.md]}\n",
        "utf-8",
    )
    checked, printed, again = Sink(), Sink(), Sink()
    check_issue(folder, checked)
    export_pdf(folder, folder / "out.pdf", printed)
    export_pdf(folder, folder / "out.pdf", again)
    return list(checked), list(printed), list(again)


@pytest.mark.parametrize("name", BROKEN)
def test_one_finding_names_file_and_line(
    name: str, found: tuple[list[Diagnostic], list[Diagnostic], list[Diagnostic]]
) -> None:
    line = 3 + 5 * list(BROKEN).index(name)
    for findings in found:
        own = (one for one in findings if one.value("file") == name and not one.code.startswith("preflight"))
        about = [(one.code, str(one.place)) for one in own]
        assert about == [(BROKEN[name][1], f"articles/a.md:{line}")]
