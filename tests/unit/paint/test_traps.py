"""Every kind of picture that goes wrong without care, as readers see it and as a press prints it."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pikepdf
import pytest
from PIL import Image, ImageCms, ImageDraw

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.paint import jpeg, srgb
from kiclayout.paint.encoding import Wanted, encode
from kiclayout.paint.pdf import paint_pdf
from kiclayout.paint.pdfx_rules import faults
from kiclayout.paint.preset import PRESETS, PRINT, bundled_profile
from kiclayout.paint.press import opened_press
from kiclayout.scene.items import Picture
from kiclayout.scene.page import Page, Scene

SIZE = (60, 40)
RED, BLUE, GREEN = (200, 40, 30), (30, 60, 170), (40, 140, 70)
FAINT = 45
"""How far a colour may be from what it was: a press prints fewer colours than a screen shows."""


def corners(mode="RGB"):
    """Red at the top left, blue at the top right, green below: any turn shows."""
    image = Image.new("RGB", SIZE, GREEN)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 29, 19), RED)
    draw.rectangle((30, 0, 59, 19), BLUE)
    return image if mode == "RGB" else image.convert(mode)


SPOTS = {(12, 9): RED, (48, 9): BLUE, (12, 32): GREEN, (48, 32): GREEN}
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip


def turned(value):
    exif = Image.Exif()
    exif[0x0112] = value
    image = corners()
    return image.transpose(TURNS[value]) if value in TURNS else image, "a.jpg", {"exif": exif, "quality": 95}


def alpha(image):
    image.putalpha(Image.new("L", SIZE, 128))
    return image


def palette_with_hole():
    image = corners().quantize(16)
    image.info["transparency"] = 15
    return image


def with_profile():
    return corners(), "a.png", {"icc_profile": srgb.profile()}


KINDS = {
    **{f"exif {value}": (lambda value=value: turned(value)) for value in range(9)},
    "progressive": lambda: (corners(), "a.jpg", {"progressive": True, "quality": 95}),
    "cmyk jpeg": lambda: (corners("CMYK"), "a.jpg", {"quality": 95}),
    "cmyk tiff": lambda: (corners("CMYK"), "a.tif", {}),
    "rgba png": lambda: (alpha(corners()), "a.png", {}),
    "rgba webp": lambda: (alpha(corners()), "a.webp", {"lossless": True}),
    "palette": lambda: (corners().quantize(16), "a.png", {}),
    "palette with a hole": lambda: (palette_with_hole(), "a.png", {}),
    "gif": lambda: (corners().quantize(16), "a.gif", {}),
    "animation": lambda: (corners(), "a.gif", {"save_all": True, "append_images": [Image.new("RGB", SIZE)]}),
    "avif": lambda: (corners(), "a.avif", {"quality": 95}),
    "bmp": lambda: (corners(), "a.bmp", {}),
    "profile": with_profile,
    "wrong ending": lambda: (corners(), "a.png", {"format": "JPEG", "quality": 95}),
}
ALPHA = {"rgba png", "rgba webp"}


@pytest.fixture(scope="module")
def press():
    return opened_press(bundled_profile(), "a.icc")


def saved(kind, folder):
    image, name, how = KINDS[kind]()
    image.save(folder / name, **how)
    return folder / name


def seen(encoded, press):
    """What a reader makes of the image data, in sRGB."""
    if encoded.filter == "DCTDecode":
        image = Image.open(BytesIO(encoded.data))
    else:
        colors = {"DeviceGray": (0, "L"), "DeviceRGB": (2, "RGB"), "DeviceCMYK": (6, "RGBA")}[encoded.space]
        head = struct.pack(">IIBBBBB", encoded.width, encoded.height, 8, colors[0], 0, 0, 0)
        chunks = ((b"IHDR", head), (b"IDAT", encoded.data), (b"IEND", b""))
        png = b"".join(struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d)) for k, d in chunks)
        image = Image.open(BytesIO(b"\x89PNG\r\n\x1a\n" + png))
        if encoded.space == "DeviceCMYK":
            image = Image.frombytes("CMYK", image.size, image.tobytes())
    if image.mode != "CMYK":
        return image.convert("RGB")
    profiles = [ImageCms.ImageCmsProfile(BytesIO(data)) for data in (press.profile, srgb.profile())]
    flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
    return ImageCms.profileToProfile(image, *profiles, renderingIntent=1, outputMode="RGB", flags=flags)


@pytest.mark.parametrize("for_press", [False, True], ids=["screen", "press"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_shown_upright_and_in_its_colours(kind, for_press, press, tmp_path):
    if "cmyk" in kind and for_press:
        pytest.skip("inks without a profile stay what they are: see test_inks_stay")
    made = encode(saved(kind, tmp_path), Wanted(500, press=press if for_press else None))
    assert (made.width, made.height) == SIZE
    assert made.space == ("DeviceCMYK" if for_press else "DeviceRGB")
    assert (made.alpha is not None) == (kind in ALPHA)
    image = seen(made, press)
    for spot, color in SPOTS.items():
        found = image.getpixel(spot)
        assert max(abs(a - b) for a, b in zip(found, color, strict=True)) <= FAINT, (spot, found, color)


@pytest.mark.parametrize("name", ["a.jpg", "a.tif"])
def test_inks_stay(name, press, tmp_path):
    inks = Image.new("CMYK", SIZE, (200, 20, 60, 10))
    inks.save(tmp_path / name, **({"quality": 100} if name == "a.jpg" else {}))
    made = encode(tmp_path / name, Wanted(500, press=press))
    assert made.space == "DeviceCMYK"
    if made.filter == "DCTDecode":
        assert made.inverted
        found = Image.open(BytesIO(made.data)).getpixel((9, 9))
        assert max(abs(a - b) for a, b in zip(found, (200, 20, 60, 10), strict=True)) <= 3


@pytest.mark.parametrize("depth", ["I;16", "L", "1", "LA"])
def test_greys_keep_their_tones_on_one_plate(depth, press, tmp_path):
    levels = (0, 128, 255)
    image = Image.new("L", (3, 1))
    image.putdata(levels)
    if depth == "I;16":
        image = Image.frombytes("I;16", (3, 1), struct.pack("<3H", 0, 128 * 257, 65535))
    image = image.resize((60, 20), Image.Resampling.NEAREST)
    (image if depth == "I;16" else image.convert(depth)).save(tmp_path / "a.png")
    made = encode(tmp_path / "a.png", Wanted(500, press=press))
    assert made.space == "DeviceGray"
    found = [seen(made, press).getpixel((x, 9))[0] for x in (9, 29, 49)]
    assert (found[0], found[2]) == (0, 255)
    assert depth == "1" or 90 < found[1] < 170


def test_a_photograph_is_scaled_down_and_converted_at_once(press, tmp_path):
    Image.effect_noise((2400, 1600), 80).convert("RGB").save(tmp_path / "a.jpg", quality=90)
    made = encode(tmp_path / "a.jpg", Wanted(600, press=press))
    assert (made.width, made.height, made.space, made.filter) == (600, 400, "DeviceCMYK", "DCTDecode")


def test_nothing_but_the_picture_leaves_the_house(tmp_path):
    """Where a photograph was taken, and with what, is nobody's business."""
    exif = Image.Exif()
    exif[0x010F] = "Camera of Kim"
    exif.get_ifd(0x8825)[1] = "N"
    file = tmp_path / "a.jpg"
    corners().save(
        file,
        exif=exif,
        comment=b"secret",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
        progressive=True,
    )
    file.write_bytes(file.read_bytes() + b"ftypmp4 voices of Kim")  # as telephones put a film behind a photograph
    made = encode(file, Wanted(500))
    assert all(word not in made.data for word in (b"Camera of Kim", b"secret", b"ICC_PROFILE", b"Exif", b"mp4"))
    assert Image.open(BytesIO(made.data)).tobytes() == Image.open(file).tobytes()


def test_only_what_every_reader_decodes_alike_is_passed_on(tmp_path):
    file = tmp_path / "a.jpg"
    corners().save(file)
    data = file.read_bytes()
    assert jpeg.fits(data)
    start = data.index(b"\xff\xc0")
    assert not jpeg.fits(data[: start + 1] + b"\xc9" + data[start + 2 :])  # arithmetic coding
    assert not jpeg.fits(data[: start + 4] + b"\x0c" + data[start + 5 :])  # 12 bit
    assert not jpeg.fits(b"not a picture")
    assert not jpeg.fits(data[:-9] + b"\xff\xd8" + data[-7:])  # another picture begins within
    assert not jpeg.fits(data[:-2])
    corners().save(file, keep_rgb=True)
    assert b"RGB"[0] in file.read_bytes()
    assert seen(encode(file, Wanted(500)), None).getpixel((12, 9))[0] > 150


@pytest.mark.parametrize("preset", PRESETS)
def test_all_kinds_together_keep_the_rules_of_each_file(preset, book, tmp_path):
    pictures = []
    for number, kind in enumerate(KINDS):
        folder = tmp_path / str(number)
        folder.mkdir()
        place = Rect(10 + 62 * (number % 6), 10 + 42 * (number // 6), *SIZE)
        pictures.append(Picture(place, str(saved(kind, folder)), alt=kind))
    sink = Sink()
    scene = Scene((Page(0, "", 400, 300, 9, tuple(pictures)),), title="그림", date="2026-11-25")
    data = paint_pdf(scene, book, sink, preset=PRESETS[preset])
    assert list(sink) == []
    with pikepdf.open(BytesIO(data)) as pdf:
        assert preset != PRINT.name or list(faults(pdf)) == []
        images = [one for one in pdf.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
        assert {one.BitsPerComponent for one in images} == {8}
