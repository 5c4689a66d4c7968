"""Pictures as image data for a PDF (ISO 32000-1, 7.4 and 8.9): kept as they are, or written anew in the file's colours.

A JPEG keeps its bytes wherever the preset allows and a reader can show them. Everything else is decoded by
``scene.assets`` and written without loss (``flate``), or as a JPEG where pixels were dropped or the source had been
lossy already. Alpha becomes a soft mask.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile

from kiclayout.base.record import dataclass, replace
from kiclayout.paint import jpeg
from kiclayout.paint.flate import Packer, in_bands
from kiclayout.paint.press import Press
from kiclayout.scene.artwork import is_artwork, page_facts, page_pixels
from kiclayout.scene.assets import Raw, is_whole, orientation, raw_bands, raw_pixels, to_srgb
from kiclayout.scene.picture_colors import foreign_profile, tone
from kiclayout.scene.picture_formats import open_picture

QUALITY = 88

FLAT_COLORS = 4096
"""A picture with more colours than this is a photograph: Flate cannot win and is not tried."""
SLACK = 1.5
"""A picture is scaled down when it is finer than the limit by more than this: a new encoding costs sharpness, too."""

_LOSSY = frozenset({"JPEG", "MPO", "WEBP", "AVIF"})
_SPACES = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}
COLORS = {"DeviceGray": 1, "DeviceRGB": 3, "DeviceCMYK": 4}
_PAGE_FINER = 2.0
"""A page of a PDF that becomes pixels has letters and edges: it gets more of them than a photograph."""


@dataclass(frozen=True, slots=True)
class Encoded:
    """An image as it will stand in the file.

    Attributes:
        width: In pixels.
        height: In pixels.
        data: As encoded by ``filter``.
        space: Name of the colour space.
        filter: DCTDecode or FlateDecode.
        profile: ICC profile of the colours, or None for the plain device space.
        alpha: Soft mask, or None.
        inverted: Whether 0 is full ink (as Adobe's programs write CMYK).
        whole: Whether all of the picture's file could be read.
    """

    width: int
    height: int
    data: bytes
    space: str
    filter: str
    profile: bytes | None = None
    alpha: Encoded | None = None
    inverted: bool = False
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a preset wants of a picture.

    Attributes:
        width: In pixels; that many are enough.
        quality: Of a JPEG that is written anew.
        slack: A picture finer than ``width`` by more than this factor is scaled down.
        kept: Whether a JPEG may keep its bytes.
        press: The printing condition; None = sRGB.
    """

    width: float
    quality: int = QUALITY
    slack: float = SLACK
    kept: bool = True
    press: Press | None = None


def encode(path: Path, wanted: Wanted) -> Encoded:
    """The picture as image data.

    Raises:
        OSError: The file cannot be read, or nothing of it can be shown.
        ValueError: Its content is damaged.
    """
    own = as_it_is(path, wanted)
    return own if own is not None and is_whole(path) else written_anew(path, wanted)


def as_it_is(path: Path, wanted: Wanted) -> Encoded | None:
    """A JPEG's own bytes, but for what readers pass over; None if it cannot stand like that.

    Whether nothing lacks of what they hold is asked by whoever takes them.

    Raises:
        OSError: The file cannot be read.
    """
    if is_artwork(path):
        return None
    with open_picture(path) as image:
        size, mode, adobe = image.size, image.mode, "adobe" in image.info
        fitting = image.format == "JPEG" and mode in _SPACES and orientation(image) == 1
        if not (wanted.kept and fitting) or size[0] > wanted.width * wanted.slack:
            return None
        profile = foreign_profile(image) if mode != "L" else None
        own_greys = mode == "L" and tone(image) is not None  # many readers pass over profiles of grey
    if own_greys or (mode == "CMYK") != (wanted.press is not None):
        return None
    if wanted.press is not None and profile not in (None, wanted.press.profile):
        return None
    data = path.read_bytes()
    if not jpeg.fits(data):
        return None
    profile = profile if mode == "RGB" else None
    return Encoded(*size, jpeg.bare(data), _SPACES[mode], "DCTDecode", profile, inverted=adobe and mode == "CMYK")


def written_anew(path: Path, wanted: Wanted) -> Encoded:
    """The picture decoded, in the file's colours, not much finer than is wanted.

    Raises:
        OSError: The file cannot be read, or nothing of it can be shown.
        ValueError: Its content is damaged.
    """
    if is_artwork(path):
        page = page_facts(path, path.stat().st_mtime_ns)
        pixels = page_pixels(path, round(wanted.width * _PAGE_FINER * max(1.0, page.height / page.width)))
        return _transparent(Raw(pixels, None), wanted, lossy=not wanted.kept)
    with open_picture(path) as image:
        wide, high = image.size if orientation(image) < 5 else image.size[::-1]
        lossy = image.format in _LOSSY
    size = None
    if wide > wanted.width * wanted.slack:
        share = wanted.width / wide
        size = (max(1, round(wide * share)), max(1, round(high * share)))
    if size is None and wanted.kept and not lossy:
        made = _exact(raw_bands(path), wanted)
        if made.height == high:
            return made
    raw = raw_pixels(path, size)
    made = _transparent(raw, wanted, lossy=lossy or size is not None or not wanted.kept)
    return made if raw.whole else replace(made, whole=False)


def _transparent(raw: Raw, wanted: Wanted, *, lossy: bool) -> Encoded:
    """``raw`` with its alpha, where it has some, as a soft mask."""
    if not lossy:
        return _exact(_rows(raw), wanted)
    opaque, alpha = _parted(raw)
    plain = _packed(opaque, wanted)
    return replace(plain, alpha=_flate(alpha)) if alpha is not None and _is_clear(alpha) else plain


def _parted(raw: Raw) -> tuple[Raw, Image.Image | None]:
    """``raw`` without its alpha, and that; None if it has none."""
    mode = raw.image.mode
    if mode not in ("LA", "RGBA"):
        return raw, None
    return replace(raw, image=raw.image.convert(mode.removesuffix("A"))), raw.image.getchannel("A")


def _is_clear(alpha: Image.Image) -> bool:
    """Whether anything is seen through."""
    return alpha.getextrema() != (255, 255)


def _packed(raw: Raw, wanted: Wanted) -> Encoded:
    """``raw`` in the file's colours, as a JPEG if that is smaller than without loss."""
    image = _colored(raw, wanted)
    lossy = _lossy(image, wanted.quality)
    if image.getcolors(FLAT_COLORS) is None:
        return lossy
    exact = _flate(image)
    return exact if len(exact.data) <= len(lossy.data) else lossy


def _colored(raw: Raw, wanted: Wanted) -> Image.Image:
    """``raw``, without alpha, in the file's colours."""
    return wanted.press.picture(raw.image, raw.profile) if wanted.press else to_srgb(raw)


def _lossy(image: Image.Image, quality: int) -> Encoded:
    out = BytesIO()
    with _room_for(image):
        image.save(out, "JPEG", quality=quality, subsampling=0, optimize=True)
    inverted = image.mode == "CMYK"  # as Pillow writes it
    return Encoded(*image.size, out.getvalue(), _SPACES[image.mode], "DCTDecode", inverted=inverted)


@contextmanager
def _room_for(image: Image.Image) -> Iterator[None]:
    """Lets Pillow write a JPEG of ``image`` in one go.

    An optimised one is written in a single step, for which Pillow sets aside a byte a pixel. A picture full of fine
    detail takes more and would fail; at most it takes about as much as its samples.
    """
    usual = ImageFile.MAXBLOCK
    ImageFile.MAXBLOCK = max(usual, 2 * image.width * image.height * len(image.getbands()))
    try:
        yield
    finally:
        ImageFile.MAXBLOCK = usual


def _exact(rows: Iterable[Raw], wanted: Wanted) -> Encoded:
    """A picture without loss that comes some rows at once: it need never be in memory whole."""
    plain, alpha, clear = Packer(), Packer(), False
    for raw in rows:
        opaque, mask = _parted(raw)
        if mask is not None:
            clear = clear or _is_clear(mask)
            alpha.add(mask)
        plain.add(_colored(opaque, wanted))
    made = _encoded(plain)
    return replace(made, alpha=_encoded(alpha)) if clear else made


def _rows(raw: Raw) -> Iterator[Raw]:
    return (replace(raw, image=rows) for rows in in_bands(raw.image))


def _flate(image: Image.Image) -> Encoded:
    packer = Packer()
    for rows in in_bands(image):
        packer.add(rows)
    return _encoded(packer)


def _encoded(packer: Packer) -> Encoded:
    return Encoded(packer.width, packer.height, packer.data(), _SPACES[packer.mode], "FlateDecode")
