"""Pictures in the file: bytes kept where they can be, pixels right where they cannot."""

from __future__ import annotations

import random
import zlib
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageFile

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.paint.encoding import Wanted, encode
from kiclayout.paint.pdf import paint_pdf
from kiclayout.scene.items import Group, Picture
from kiclayout.scene.page import Page, Scene

RED, BLUE = (200, 30, 20), (20, 40, 190)


def halves(mode="RGB", size=(64, 32), left=RED, right=BLUE):
    image = Image.new(mode, size, left)
    image.paste(right, (size[0] // 2, 0, size[0], size[1]))
    return image


def noise(size=(1200, 600)):
    return Image.frombytes("RGB", size, random.Random(1).randbytes(size[0] * size[1] * 3))


def speckle(mode="RGB", size=(700, 500)):
    """Samples that are either dark or bright, the most that a JPEG can have to say."""
    samples = random.Random(2).choices(b"\x00\xff", k=size[0] * size[1] * len(mode))
    return Image.frombytes(mode, size, bytes(samples))


def saved(folder, name, image, **how):
    file = folder / name
    image.save(file, **how)
    return file


def document(book, *pictures):
    return pikepdf.open(BytesIO(paint_pdf(Scene((Page(0, "", 400, 300, 0, pictures),)), book, Sink())))


def placed(file, width=200.0, **more):
    return Picture(Rect(10, 10, width, 100), str(file), **more)


def image_of(book, file, **how):
    pdf = document(book, placed(file, **how))
    (found,) = pdf.pages[0].Resources.XObject.values()
    return pdf, found


def near(colour, other, by=12):
    return all(abs(one - two) <= by for one, two in zip(colour, other, strict=True))


def decoded(book, file):
    _pdf, found = image_of(book, file)
    return pikepdf.PdfImage(found).as_pil_image().convert("RGB")


@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_jpeg_keeps_its_bytes(mode, book, tmp_path):
    file = saved(tmp_path, "a.jpg", halves().convert(mode), quality=90)
    _pdf, found = image_of(book, file)
    assert found.read_raw_bytes() == file.read_bytes()
    assert str(found.ColorSpace) == ("/DeviceRGB" if mode == "RGB" else "/DeviceGray")


def test_a_turned_jpeg_is_turned(book, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    file = saved(tmp_path, "a.jpg", halves(), exif=exif, quality=95)
    shown = decoded(book, file)
    assert shown.size == (32, 64)
    assert near(shown.getpixel((16, 5)), RED)
    assert near(shown.getpixel((16, 60)), BLUE)


def test_an_invalid_orientation_counts_as_upright(book, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 0
    file = saved(tmp_path, "a.jpg", halves(), exif=exif)
    plain = saved(tmp_path, "b.jpg", halves())
    _pdf, found = image_of(book, file)
    assert found.read_raw_bytes() == plain.read_bytes()


@pytest.mark.parametrize("adobe", [True, False])
def test_cmyk_is_shown_in_its_colours_whoever_wrote_it(adobe, book, tmp_path):
    # whose inverted values read as cyan if the file does not say that they are Adobe's
    ink = Image.new("CMYK", (32, 32), (0, 255, 255, 0 if adobe else 255))
    file = saved(tmp_path, "a.jpg", ink, quality=95)
    if not adobe:
        data = file.read_bytes()
        start = data.index(b"\xff\xee")
        plain = data[:start] + data[start + 2 + int.from_bytes(data[start + 2 : start + 4], "big") :]
        assert b"Adobe" not in plain
        file.write_bytes(plain)
    shown = decoded(book, file).getpixel((16, 16))
    assert near(shown, (255, 0, 0) if adobe else (0, 255, 255))


def test_a_wide_profile_stays_with_its_pixels(book, tmp_path):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    file = saved(tmp_path, "lab.jpg", halves(), icc_profile=profile.tobytes())
    _pdf, found = image_of(book, file)
    assert str(found.ColorSpace) == "/DeviceRGB"  # a profile of other channels is not believed


def test_png_is_lossless(book, tmp_path):
    file = saved(tmp_path, "a.png", halves())
    _pdf, found = image_of(book, file)
    assert (str(found.Filter), int(found.DecodeParms.Predictor)) == ("/FlateDecode", 15)
    shown = decoded(book, file)
    assert (shown.getpixel((1, 1)), shown.getpixel((63, 31))) == (RED, BLUE)


@pytest.mark.parametrize("kind", ["RGBA", "LA", "P", "WEBP"])
def test_alpha_becomes_a_soft_mask(kind, book, tmp_path):
    image = halves("RGBA", left=(*RED, 255), right=(*BLUE, 0))
    if kind == "P":
        palette = Image.new("P", (64, 32), 0)
        palette.putpalette([*RED, *BLUE])
        palette.paste(1, (32, 0, 64, 32))
        file = saved(tmp_path, "a.png", palette, transparency=1)
    elif kind == "WEBP":
        file = saved(tmp_path, "a.webp", image, lossless=True)
    else:
        file = saved(tmp_path, "a.png", image.convert(kind))
    _pdf, found = image_of(book, file)
    mask = pikepdf.PdfImage(found.SMask).as_pil_image()
    assert (mask.getpixel((1, 1)), mask.getpixel((63, 31))) == (255, 0)


def test_deep_grey_keeps_its_tones(book, tmp_path):
    deep = Image.new("I;16", (32, 32), 32768)
    shown = decoded(book, saved(tmp_path, "a.png", deep))
    assert near(shown.getpixel((5, 5)), (128, 128, 128), by=1)


def test_a_picture_too_fine_for_its_place_is_scaled_down(book, tmp_path):
    file = saved(tmp_path, "a.jpg", noise(), quality=95)
    _pdf, found = image_of(book, file, width=72.0)
    assert (int(found.Width), int(found.Height), str(found.Filter)) == (300, 150, "/DCTDecode")
    _pdf, same = image_of(book, file, width=280.0)
    assert same.read_raw_bytes() == file.read_bytes()


def test_the_largest_place_decides_and_groups_count(book, tmp_path):
    file = saved(tmp_path, "a.jpg", noise())
    twice = Group((placed(file, width=72.0),), Matrix.scale(2.0))
    pdf = document(book, placed(file, width=36.0), twice)
    (found,) = pdf.pages[0].Resources.XObject.values()
    assert int(found.Width) == 600


def test_a_crop_needs_the_pixels_of_the_whole(book, tmp_path):
    file = saved(tmp_path, "a.jpg", noise())
    _pdf, found = image_of(book, file, width=72.0, crop=Rect(0, 0, 0.5, 1.0))
    assert int(found.Width) == 600


def test_flat_art_scaled_down_stays_free_of_noise(tmp_path):
    file = saved(tmp_path, "a.png", halves(size=(2000, 500)))
    assert encode(file, Wanted(500)).filter == "FlateDecode"


@pytest.mark.parametrize("name", ["cmyk.jpg", "turned.jpg", "fine.webp", "wide.png", "grey.png", "clear.png"])
def test_the_finest_detail_is_no_reason_for_a_grey_area(name, tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    file, limit = tmp_path / name, 10_000
    match name:
        case "cmyk.jpg":
            speckle("CMYK").save(file, quality=95)
        case "turned.jpg":
            speckle().save(file, quality=95, subsampling=0, exif=exif)
        case "fine.webp":
            speckle().save(file, lossless=True)
        case "wide.png":
            speckle(size=(1400, 900)).save(file)
            limit = 900
        case "grey.png":
            speckle("L", (1400, 900)).save(file)
            limit = 900
        case _:
            speckle("RGBA", (1400, 900)).save(file)
            limit = 900
    made = encode(file, Wanted(limit))
    assert made.filter in ("DCTDecode", "FlateDecode")
    assert made.data


def test_pillow_finds_its_own_limit_again(tmp_path):
    before = ImageFile.MAXBLOCK
    encode(saved(tmp_path, "a.png", speckle(size=(1400, 900))), Wanted(900))
    assert before == ImageFile.MAXBLOCK


def test_equal_pictures_stand_in_the_file_once(book, tmp_path):
    one = saved(tmp_path, "a.png", halves())
    other = saved(tmp_path, "b.png", halves())
    pdf = document(book, placed(one), placed(other), placed(one))
    assert len(pdf.pages[0].Resources.XObject) == 1


def test_a_broken_picture_is_a_finding_and_a_grey_area(book, tmp_path):
    file = tmp_path / "a.jpg"
    file.write_bytes(b"\xff\xd8\xff\xe0 nothing")
    sink = Sink()
    data = paint_pdf(Scene((Page(0, "", 400, 300, 0, (placed(file), placed(file))),)), book, sink)
    assert [(found.code, found.value("file")) for found in sink] == []  # it was told when it was laid out
    file.unlink()
    paint_pdf(Scene((Page(0, "", 400, 300, 0, (placed(file), placed(file))),)), book, sink)
    assert [(found.code, found.value("file")) for found in sink] == [("paint-picture-unreadable", "a.jpg")]
    pdf = pikepdf.open(BytesIO(data))
    assert b"0.85 0.85 0.85 rg" in pdf.pages[0].Contents.read_bytes()


def test_flate_is_that_of_python_on_every_system(tmp_path: Path) -> None:
    """Pillow carries another zlib on every system; the PDF's bytes must not depend on it."""
    noise = random.Random(7)
    image = Image.frombytes("RGB", (120, 90), bytes(noise.choice((0, 30, 255)) for _ in range(120 * 90 * 3)))
    image.save(tmp_path / "a.png")
    written = encode(tmp_path / "a.png", Wanted(1000.0))
    assert written.filter == "FlateDecode"
    rows = zlib.decompress(written.data)
    assert len(rows) == 90 * (120 * 3 + 1)
    assert written.data == zlib.compress(rows, 6)
