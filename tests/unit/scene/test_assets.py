"""Picture files: what is usable, and what each fault is called."""

from __future__ import annotations

import os
import random
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from kiclayout.base.diagnostics import LANGUAGES, Sink
from kiclayout.base.origin import Place
from kiclayout.scene import assets, picture_formats
from kiclayout.scene.assets import pixels, prepare, raw_pixels

PLACE = Place("article.md", 3)
DATA = Path(__file__).resolve().parents[2] / "data"
"""``phone.heic`` is a test picture of pi-heif's (BSD-3-Clause)."""


def picture(name: str, **how) -> bytes:
    out = BytesIO()
    Image.frombytes("RGB", (80, 40), random.Random(1).randbytes(80 * 40 * 3)).save(out, name, **how)
    return out.getvalue()


def look(tmp_path, data: bytes | None, name: str = "a.jpg"):
    file, sink = tmp_path / name, Sink()
    if data is not None:
        file.write_bytes(data)
    return prepare(file, sink, PLACE), sink


FAULTS = {
    "scene-picture-missing": None,
    "scene-picture-empty": b"",
    "scene-picture-unknown": "글자뿐인 파일".encode(),
    "scene-picture-heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic",
    "scene-picture-avif": b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf",
    "scene-picture-vector": b"%!PS-Adobe-3.0\n",
    "scene-picture-page": b"%PDF-1.7\n",
    "scene-picture-damaged": picture("JPEG")[:300],
}


@pytest.mark.parametrize("code", FAULTS)
def test_each_fault_has_its_name_and_remedy(code, tmp_path, monkeypatch):
    monkeypatch.setattr(picture_formats, "heif_decoder", lambda: False)  # as in the lean setup
    monkeypatch.setattr(picture_formats, "avif_decoder", lambda: False)
    prepared, sink = look(tmp_path, FAULTS[code])
    (found,) = sink
    assert (prepared, found.code, found.place) == (None, code, PLACE)
    assert all("a.jpg" in found.message(lang) and found.hint(lang) and "{" not in found.message(lang)
               for lang in LANGUAGES)  # fmt: skip


def test_a_picture_of_another_setup_is_told_by_its_further_brands(tmp_path, monkeypatch):
    monkeypatch.setattr(picture_formats, "heif_decoder", lambda: False)
    monkeypatch.setattr(picture_formats, "avif_decoder", lambda: False)
    for further, code in ((b"mif1avif", "scene-picture-avif"), (b"mif1heic", "scene-picture-heic")):
        _, sink = look(tmp_path, b"\0\0\0\x18ftypmif1\0\0\0\0" + further + b"avif")  # what follows is no brand
        assert [found.code for found in sink] == [code]
        remedies = [next(iter(sink)).hint(lang) for lang in ("ko", "zh", "en")]
        assert all(word in hint for word, hint in zip(("전체 설치본", "完整版", "full setup"), remedies, strict=True))


def test_too_many_pixels_are_refused_before_they_are_decoded(tmp_path):
    head = picture("PNG")
    width = (20_000).to_bytes(4, "big")
    body = head[12:16] + width + width + head[24:29]
    bomb = head[:12] + body + zlib.crc32(body).to_bytes(4, "big") + head[33:]
    prepared, sink = look(tmp_path, bomb)
    assert (prepared, [found.code for found in sink]) == (None, ["scene-picture-too-large"])
    assert next(iter(sink)).value("detail") == "178"


@pytest.mark.parametrize("name", ["PNG", "GIF", "BMP", "TIFF", "WEBP", "JPEG"])
def test_a_cut_file_is_never_taken_for_a_whole_one(name, tmp_path):
    data = picture(name)
    prepared, sink = look(tmp_path, data[: len(data) // 2])
    packed = name == "WEBP"  # it comes in one piece
    assert (prepared is None, [found.code for found in sink]) == (
        packed, ["scene-picture-damaged" if packed else "scene-picture-torn"],
    )  # fmt: skip


@pytest.mark.parametrize("name", ["PNG", "GIF", "BMP", "TIFF", "WEBP", "JPEG"])
def test_formats_are_told_by_content_not_by_name(name, tmp_path):
    prepared, sink = look(tmp_path, picture(name), "wrong.doc")
    assert (prepared.width_px, prepared.height_px, prepared.kind, len(sink)) == (80, 40, "raster", 0)


def test_a_turned_photograph_is_measured_upright(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 8
    prepared, _ = look(tmp_path, picture("JPEG", exif=exif))
    assert (prepared.width_px, prepared.height_px) == (40, 80)
    assert pixels(tmp_path / "a.jpg").size == (40, 80)


def test_a_photograph_of_an_iphone_is_shown(tmp_path):
    data = (DATA / "phone.heic").read_bytes()
    prepared, sink = look(tmp_path, data, "IMG_1.HEIC")
    assert (prepared.width_px, prepared.height_px, prepared.kind, len(sink)) == (29, 100, "raster", 0)
    image = pixels(tmp_path / "IMG_1.HEIC")
    assert (image.mode, image.size) == ("RGB", (29, 100))
    prepared, sink = look(tmp_path, data[:600], "IMG_2.HEIC")
    assert prepared is None
    assert next(iter(sink)).code in ("scene-picture-damaged", "scene-picture-unknown")


def test_an_animation_is_noted(tmp_path):
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])
    prepared, sink = look(tmp_path, out.getvalue())
    assert prepared is not None
    assert [found.code for found in sink] == ["scene-picture-animated"]


def test_findings_come_back_when_the_file_is_looked_at_again(tmp_path):
    look(tmp_path, b"")
    _, sink = look(tmp_path, None)
    assert [found.code for found in sink] == ["scene-picture-empty"]


def test_a_mended_file_is_looked_at_anew(tmp_path):
    look(tmp_path, b"")
    prepared, sink = look(tmp_path, picture("PNG"))
    assert (prepared is not None, len(sink)) == (True, 0)


def test_an_svg_gives_its_size_in_points(tmp_path):
    head = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40">'
    prepared, sink = look(tmp_path, head + b'<path d="M0 0h9v9z"/></svg>', "logo.svg")
    assert (prepared.width_px, prepared.height_px, prepared.kind, len(sink)) == (60, 30, "svg", 0)


@pytest.mark.parametrize(
    ("mode", "shown"),
    [("1", "L"), ("L", "L"), ("LA", "LA"), ("RGB", "RGB"), ("RGBA", "RGBA"), ("P", "RGB"), ("I;16", "L")],
)
def test_pixels_come_in_four_modes(mode, shown, tmp_path):
    file = tmp_path / "a.png"
    Image.new(mode, (8, 8), 1).save(file)
    assert pixels(file).mode == shown


def test_a_jpeg_may_come_smaller_but_never_too_small(tmp_path):
    file = tmp_path / "a.jpg"
    Image.new("RGB", (1600, 800)).save(file)
    assert pixels(file, 300).size == (400, 200)


def test_a_progressive_jpeg_is_decoded_small_sooner_than_others(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "_HUGE", 30_000)
    sizes, decoded = [], assets.decoded
    monkeypatch.setattr(assets, "decoded", lambda image: sizes.append(image.size) or decoded(image))
    for progressive in (False, True):
        Image.effect_noise((200, 100), 50).convert("RGB").save(tmp_path / "a.jpg", progressive=progressive)
        assert raw_pixels(tmp_path / "a.jpg", (45, 22)).image.size == (45, 22)
    assert sizes == [(100, 50), (50, 25)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["PNG", "JPEG", "GIF", "WEBP", "TIFF", "BMP"]), st.data())
def test_no_mutated_file_raises(tmp_path, name, data):
    content = bytearray(picture(name))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    prepared, sink = look(tmp_path, bytes(content[: data.draw(st.integers(1, len(content)))]))
    assert prepared is not None or len(sink) == 1


def test_an_illustrator_file_is_its_page_if_it_was_saved_with_one(tmp_path):
    def page(*words: str) -> bytes:
        out = BytesIO()
        sheet = Canvas(out, pagesize=(300, 200))
        for at, line in enumerate(words):
            sheet.drawString(20, 150 - 20 * at, line)
        sheet.save()
        return out.getvalue()

    hollow = page("This is an Adobe Illustrator File that was", "saved without PDF Content.", "To Place or open it …")
    for data in (hollow, b"%!PS-Adobe-3.0 \n%%Creator: Adobe Illustrator(R) 8.0\n"):
        prepared, sink = look(tmp_path, data, "mark.ai")
        assert (prepared, [found.code for found in sink]) == (None, ["scene-picture-ai"])
    prepared, sink = look(tmp_path, page("KIC"), "mark.ai")
    assert (prepared is not None and prepared.kind, list(sink)) == ("pdf", [])
    prepared, sink = look(tmp_path, b"%!PS-Adobe-3.1 EPSF-3.0\n", "mark.ai")
    assert [found.code for found in sink] == ["scene-picture-vector"]


def test_a_locked_page_is_refused_with_its_remedy(tmp_path):
    out = BytesIO()
    sheet = Canvas(out, pagesize=(300, 200), encrypt=StandardEncryption("word", canPrint=0))
    sheet.drawString(20, 100, "KIC")
    sheet.save()
    prepared, sink = look(tmp_path, out.getvalue(), "mark.pdf")
    assert (prepared, [found.code for found in sink]) == (None, ["scene-picture-page"])


def test_a_file_is_read_once_however_it_is_spelled(tmp_path, monkeypatch):
    (tmp_path / "images").mkdir()
    Image.new("RGB", (5, 3)).save(tmp_path / "images/a.png")
    (tmp_path / "link.png").symlink_to("images/a.png")
    monkeypatch.chdir(tmp_path)
    made, opened = [], assets._look.cache_info().misses
    for spelling in (tmp_path / "images/a.png", tmp_path / "images/../images/a.png", "images/a.png", "link.png"):
        made.append(prepare(Path(spelling), Sink(), None))
    assert assets._look.cache_info().misses == opened + 1
    assert {(one.width_px, one.file) for one in made} == {(5, str((tmp_path / "images/a.png").resolve()))}


def test_one_spelling_in_two_folders_is_two_files(tmp_path, monkeypatch):
    drawing = b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><path d='M0 0h9v9z'/></svg>"
    for folder, content in (("a", drawing), ("b", b"GIF89a".ljust(len(drawing)))):
        file = tmp_path / folder / "mark"
        file.parent.mkdir()
        file.write_bytes(content)
        os.utime(file, ns=(0, 10**18))
        monkeypatch.chdir(file.parent)
        assert assets.is_drawing(Path("mark")) == (folder == "a")


def test_a_ring_of_links_is_a_picture_that_is_not_there(tmp_path):
    (tmp_path / "a.png").symlink_to("b.png")
    (tmp_path / "b.png").symlink_to("a.png")
    sink = Sink()
    assert prepare(tmp_path / "a.png", sink, None) is None
    assert [one.code for one in sink] == ["scene-picture-missing"]
