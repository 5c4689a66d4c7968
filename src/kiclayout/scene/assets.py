"""Picture files: what they are, whether they can be used, and their pixels as every painter shows them.

``prepare`` looks at a file for the typesetter and reports what is wrong with it; ``pixels`` decodes it: turned as its
EXIF data say, 8 bit, sRGB. A broken file is a finding, never an exception.
"""

from __future__ import annotations

import os
import warnings
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal, cast

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError, features

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.scene import artwork
from kiclayout.scene.svg import read_svg
from kiclayout.scene.svg_file import XML_LEAD, begins_svg
from kiclayout.scene.wholeness import plainly_whole

_HEAD, _LONG_HEAD = 1024, 64 * 1024
"""Bytes in which a file says what it is; drawing programs put comments and long lists of entities before their root."""
_PREVIEW = 64
_PAGE = 2000
"""Pixels of a PDF page's larger side where nobody says how many are needed."""
_TURNED = (5, 6, 7, 8)
_EXIF_ORIENTATION = 0x0112
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")
_VECTOR_FORMATS = ((b"%!PS", "EPS"), (b"\xc5\xd0\xd3\xc6", "EPS"), (b"\xd7\xcd\xc6\x9a", "WMF"))
_EMF_MARK = b" EMF"
_ILLUSTRATOR = ".ai"
_EPS_MARK = b"EPSF"


@dataclass(frozen=True, slots=True)
class Prepared:
    """A usable picture file.

    Attributes:
        width_px: In pixels, after the EXIF turn; of an SVG or PDF in points, rounded.
        height_px: Likewise.
        file: Absolute path, for ``Picture.file``.
        kind: ``raster``: for ``Picture``; ``svg``: for ``read_svg``; ``pdf``: for ``Picture``, a page and no pixels.
    """

    width_px: int
    height_px: int
    file: str
    kind: Literal["raster", "svg", "pdf"]


@dataclass(frozen=True, slots=True)
class _Fault:
    """A finding to be."""

    code: str
    detail: str = ""


def prepare(path: Path, sink: Sink, place: Place | None) -> Prepared | None:
    """What is in the picture file ``path``, or None if it cannot be used.

    Args:
        path: The file.
        sink: Takes what is wrong with it.
        place: Where the issue names it.
    """
    try:
        seen = _seen(path)
        kind = _kind(*seen)
    except OSError:
        sink.add("scene-picture-missing", place=place, file=path.name)
        return None
    if kind == "svg":
        return _prepared_svg(path, sink, place)
    if kind == "pdf":
        return _prepared_page(path, sink, place)
    if kind == "hollow":
        sink.add("scene-picture-ai", place=place, file=path.name)
        return None
    prepared, faults = _look(*seen)
    for fault in faults:
        sink.add(fault.code, place=place, file=path.name, detail=fault.detail)
    return prepared


def is_drawing(path: Path) -> bool:
    """Whether the file ``path`` is an SVG, whatever it is called; False if it cannot be read."""
    try:
        return _kind(*_seen(path)) == "svg"
    except OSError:
        return False


def sound(path: Path) -> bool:
    """Whether all data of the raster file ``path`` can be read; a file that was prepared before is not read again.

    Raises:
        OSError: There is no such file.
    """
    return _look(*_seen(path))[0] is not None


def pixels(path: Path, reach: int | None = None) -> Image.Image:
    """The picture as shown: first frame, EXIF turn applied, mode L, LA, RGB or RGBA, 8 bit, sRGB.

    Args:
        path: The file.
        reach: The larger side that is still useful, in pixels; a JPEG may then be decoded smaller, never below it.

    Raises:
        OSError: The file cannot be read or is cut off.
        ValueError: Its content is damaged.
    """
    if artwork.is_artwork(path):
        return artwork.page_pixels(path, reach or _PAGE)
    with open_picture(path) as image:
        if reach is not None:
            share = reach / max(image.size)
            image.draft(None, (round(image.width * share), round(image.height * share)))
        image.load()
        inverted = image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info
        ImageOps.exif_transpose(image, in_place=True)
        return _eight_bit(image, inverted=inverted)


@dataclass(frozen=True, slots=True)
class Raw:
    """A picture in its own colours.

    Attributes:
        image: Mode L, LA, RGB, RGBA or CMYK, 8 bit, the EXIF turn applied.
        profile: The ICC profile of its colours; None = sRGB or unknown.
    """

    image: Image.Image
    profile: bytes | None


def raw_pixels(path: Path, size: tuple[int, int] | None = None) -> Raw:
    """The picture for those who convert colours themselves: first frame, at ``size`` (as shown) if that is given.

    It is scaled down before anything else is done to it, so that a photograph is never in memory twice.

    Raises:
        OSError: The file cannot be read or is cut off.
        ValueError: Its content is damaged.
    """
    if artwork.is_artwork(path):
        return Raw(artwork.page_pixels(path, max(size) if size else _PAGE), None)
    with open_picture(path) as image:
        if image.format == "PNG":  # its EXIF data may stand behind its pixels
            image.load()
        turned = orientation(image)
        if size is not None:
            size = size[::-1] if turned in _TURNED else size
            image.draft(None, (2 * size[0], 2 * size[1]))
        image.load()
        foreign = image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info
        plain = image if image.mode == "CMYK" else _plain(image)
        profile = foreign_profile(plain) if plain.mode not in ("L", "LA") else None
        if size is not None and size != plain.size:
            plain = plain.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        if foreign:
            plain = ImageChops.invert(plain)
        if turned in _TURNS:
            plain = plain.transpose(_TURNS[turned])
        return Raw(plain, profile)


def to_srgb(raw: Raw) -> Image.Image:
    """The picture in L, LA, RGB or RGBA, its colours as sRGB."""
    if raw.profile is not None and (converted := _converted(raw.image, raw.profile)) is not None:
        return converted
    return raw.image.convert("RGB") if raw.image.mode == "CMYK" else raw.image


_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What makes upright what EXIF says lies otherwise."""


def orientation(image: Image.Image) -> int:
    """The EXIF orientation, 1 to 8; anything else counts as 1, and so does TIFF, which its decoder turns by itself.

    Of a PNG that is not decoded, what stands before its pixels counts: its own ``getexif`` would decode it.
    """
    if image.format == "TIFF":
        return 1
    try:
        exif = Image.Image.getexif(image) if image.format == "PNG" else image.getexif()
        value = exif.get(_EXIF_ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError):
        return 1
    return value if value in range(1, 9) else 1


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        head = file.read(_HEAD)
        return head + file.read(_LONG_HEAD - _HEAD) if head.lstrip(XML_LEAD).startswith((b"<?xml", b"<!")) else head


def _seen(path: Path) -> tuple[Path, int, int]:
    """By what a file is remembered: where it really lies, however it was spelled, its time of change and its size.

    Raises:
        OSError: There is no such file.
    """
    real = Path(os.path.realpath(path))  # a ring of links is no other error than a file that is not there
    state = real.stat()
    return real, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=256)
def _kind(path: Path, changed: int, size: int) -> Literal["svg", "pdf", "hollow", "raster"]:
    """What a file says it is (hollow: Illustrator's without a page); time of change and size are as in ``_look``."""
    head = _head(path)
    if begins_svg(head):
        return "svg"
    if artwork.begins(head):
        return "pdf"
    hollow = path.suffix.lower() == _ILLUSTRATOR and head.startswith(b"%!PS") and _EPS_MARK not in head[:40]
    return "hollow" if hollow else "raster"


def _prepared_svg(path: Path, sink: Sink, place: Place | None) -> Prepared | None:
    drawing = read_svg(path.read_bytes(), sink, place or Place(path.name))
    if not drawing.items:
        return None
    return Prepared(max(1, round(drawing.width)), max(1, round(drawing.height)), str(path.resolve()), "svg")


def _prepared_page(path: Path, sink: Sink, place: Place | None) -> Prepared | None:
    try:
        changed = path.stat().st_mtime_ns
        page = artwork.page_facts(path.resolve(), changed)
        hollow = path.suffix.lower() == _ILLUSTRATOR and artwork.is_hollow(path.resolve(), changed)
    except (OSError, ValueError):
        sink.add("scene-picture-page", place=place, file=path.name)
        return None
    if hollow:
        sink.add("scene-picture-ai", place=place, file=path.name)
        return None
    if page.pages > 1:
        sink.add("scene-picture-pages", place=place, file=path.name, count=page.pages)
    if page.remarks:
        sink.add("scene-picture-remarks", place=place, file=path.name)
    return Prepared(max(1, round(page.width)), max(1, round(page.height)), str(path.resolve()), "pdf")


@lru_cache(maxsize=256)
def _look(path: Path, changed: int, size: int) -> tuple[Prepared | None, tuple[_Fault, ...]]:
    """Opens and decodes a raster file once; time of change and size are there to notice another file in its place."""
    if size == 0:
        return None, (_Fault("scene-picture-empty"),)
    foreign = _foreign_format(_head(path))
    if foreign is not None:
        return None, (foreign,)
    try:
        with open_picture(path) as image:
            width, height = image.size
            if not plainly_whole(path, image.format or ""):
                image.draft("L", (_PREVIEW, _PREVIEW))
                image.load()
            notes = (_Fault("scene-picture-animated"),) if getattr(image, "n_frames", 1) > 1 and _moves(image) else ()
            if orientation(image) in _TURNED:
                width, height = height, width
            return Prepared(width, height, str(path), "raster"), notes
    except Image.DecompressionBombError:
        return None, (_Fault("scene-picture-too-large", str(2 * (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000)),)
    except UnidentifiedImageError:
        return None, (_Fault("scene-picture-unknown"),)
    except Exception:  # decoders raise whatever comes; each means that the file is damaged
        return None, (_Fault("scene-picture-damaged"),)


def open_picture(path: Path) -> Image.Image:
    """The picture, not decoded yet; Pillow's warnings on size and odd metadata are kept quiet."""
    if _is_heif(_head(path)):
        _heif_decoder()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(path)


def _is_heif(head: bytes) -> bool:
    """Whether a file is a photograph as iPhones take them (HEIC)."""
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS


def _is_avif(head: bytes) -> bool:
    """Whether a file is a picture as browsers save them (AVIF): by its first brand, or by a further one."""
    size = int.from_bytes(head[:4], "big")
    further = (head[at : at + 4] for at in range(16, min(size, len(head)), 4))
    return head[4:8] == b"ftyp" and (head[8:12] in _AVIF_BRANDS or any(brand in _AVIF_BRANDS for brand in further))


@cache
def _avif_decoder() -> bool:
    """Whether such pictures can be decoded."""
    return bool(features.check("avif"))


@cache
def _heif_decoder() -> bool:
    """Whether such photographs can be decoded; the decoder is loaded when the first one comes.

    It turns them upright by itself, and says in their EXIF data that they are.
    """
    try:
        from pi_heif import register_heif_opener
    except ImportError:  # the program came without its library
        return False
    register_heif_opener(thumbnails=False)
    return True


def _moves(image: Image.Image) -> bool:
    """Whether several frames are an animation; in TIFF and MPO they are other pictures."""
    return image.format in ("GIF", "WEBP", "PNG", "AVIF")


def _foreign_format(head: bytes) -> _Fault | None:
    """Formats with a remedy of their own."""
    if _is_avif(head) and not _avif_decoder():
        return _Fault("scene-picture-avif")
    if _is_heif(head) and not _heif_decoder():
        return _Fault("scene-picture-heic")
    for mark, name in _VECTOR_FORMATS:
        if head.startswith(mark):
            return _Fault("scene-picture-vector", name)
    if head[40:44] == _EMF_MARK:
        return _Fault("scene-picture-vector", "EMF")
    return None


def _eight_bit(image: Image.Image, *, inverted: bool) -> Image.Image:
    """``image`` in L, LA, RGB or RGBA, its colours as sRGB."""
    if image.mode == "CMYK":
        return _from_cmyk(image, inverted=inverted)
    plain = _plain(image)
    converted = _by_profile(plain) if plain.mode in ("RGB", "RGBA") else None
    return converted or plain


def _plain(image: Image.Image) -> Image.Image:
    """``image`` in L, LA, RGB or RGBA."""
    if image.mode.startswith("I") or image.mode == "F":
        return _scaled_grey(image)
    if image.mode == "1":
        return image.convert("L")
    if "transparency" in image.info or image.mode in ("PA", "La", "RGBa"):
        return image.convert("RGBA")
    return image if image.mode in ("L", "LA", "RGB", "RGBA") else image.convert("RGB")


def _scaled_grey(image: Image.Image) -> Image.Image:
    """Deep grey scaled to 8 bit; Pillow's own conversion would cut every value above 255."""
    deep = image.convert("F")
    _, high = cast("tuple[float, float]", deep.getextrema())
    limits = (1.0, 255.0, 65535.0) if image.mode == "F" else (65535.0,)
    top = next((limit for limit in limits if high <= limit), high)
    return deep.point(lambda value: value * (255.0 / top) + 0.5).convert("L")


def _from_cmyk(image: Image.Image, *, inverted: bool) -> Image.Image:
    """CMYK in sRGB, by the embedded profile where there is one.

    Pillow takes every CMYK JPEG for one of Adobe's, whose values are inverted; ``inverted`` turns the others back.
    """
    if inverted:
        facts = image.info
        image = ImageChops.invert(image)
        image.info = facts
    return _by_profile(image) or image.convert("RGB")


def foreign_profile(image: Image.Image) -> bytes | None:
    """The embedded ICC profile of a colour image, unless it is sRGB, damaged or of other channels."""
    data: bytes | None = image.info.get("icc_profile")
    if not data:
        return None
    from PIL import ImageCms  # not above: most pictures bring no profile

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(data))
        fits = profile.profile.xcolor_space.strip() == image.mode.removesuffix("A")
        name = ImageCms.getProfileDescription(profile)
    except (ImageCms.PyCMSError, OSError):
        return None
    return data if fits and "srgb" not in name.lower() else None


def _by_profile(image: Image.Image) -> Image.Image | None:
    """``image`` converted from its own profile to sRGB; None if it has none that fits."""
    data = foreign_profile(image)
    return None if data is None else _converted(image, data)


def _converted(image: Image.Image, profile: bytes) -> Image.Image | None:
    """``image`` from ``profile`` to sRGB; None if that fails."""
    from PIL import ImageCms  # as in ``foreign_profile``

    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
