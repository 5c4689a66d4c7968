"""Picture files: what they are, whether they can be used, and their pixels as every painter shows them.

``prepare`` looks at a file for the typesetter and reports what is wrong with it; ``pixels`` decodes it: turned as its
EXIF data say, 8 bit, sRGB. A broken file is a finding, never an exception.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import dataclass
from kiclayout.scene import artwork
from kiclayout.scene.bands import bands, is_all_there, scaled
from kiclayout.scene.decoding import Band, decoded
from kiclayout.scene.picture_colors import (
    converted,
    eight_bit,
    foreign_profile,
    is_profile_lost,
    plain,
    tone,
    toned,
)
from kiclayout.scene.picture_formats import (
    Fault,
    could_be_shown,
    foreign_format,
    head_of,
    is_odd_tiff,
    open_picture,
)
from kiclayout.scene.svg_file import begins_svg
from kiclayout.scene.wholeness import has_hole, plainly_whole, png_rows, strips_end

_PREVIEW = 64
_PAGE = 2000
"""Pixels of a PDF page's larger side where nobody says how many are needed."""
_HUGE, _NEAR = 26_000_000, 0.9
"""Pixels of a JPEG beyond which it is decoded no finer than needed, down to this share of what is wanted."""
_WAITING = 2
"""As how many pixels one of a progressive JPEG counts."""
_DRAFTED = ("JPEG", "MPO")
_TURNED = (5, 6, 7, 8)
_EXIF_ORIENTATION = 0x0112
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


_TORN = Fault("scene-picture-torn")
_DAMAGED = Fault("scene-picture-damaged")
_BROKEN = (_TORN, _DAMAGED)


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


def is_page(path: Path) -> bool:
    """Whether the file ``path`` is a PDF; False if it cannot be read."""
    try:
        return _kind(*_seen(path)) == "pdf"
    except OSError:
        return False


def is_whole(path: Path) -> bool:
    """Whether all of the raster file ``path`` can be shown; its data are decoded, once as long as it is the same file.

    Raises:
        OSError: There is no such file.
    """
    return not any(fault in _BROKEN for fault in (*_look(*_seen(path))[1], *_examined(*_seen(path))))


def report_flaws(path: Path, sink: Sink, place: Place | None, origin: Origin | None = None) -> bool:
    """Says what is found in the raster file ``path`` by decoding all of it, beyond what ``prepare`` says of it.

    Args:
        path: The file; nothing is said of one that is not there.
        sink: Takes it.
        place: Where the issue names the file.
        origin: The block that shows it.

    Returns:
        Whether the file is broken; if nothing is said now, ``prepare`` did.
    """
    return _reported(_examined, path, sink, place, origin)


def report_profile(path: Path, sink: Sink, place: Place | None, origin: Origin | None = None) -> None:
    """Says if the raster file ``path`` brings colours that cannot be told; nothing is decoded."""
    _reported(_lost_profile, path, sink, place, origin)


_Looking = Callable[[Path, int, int], tuple[Fault, ...]]


def _reported(looking: _Looking, path: Path, sink: Sink, place: Place | None, origin: Origin | None) -> bool:
    """Says what ``looking`` finds; whether the file is broken, by that or by the first look."""
    try:
        seen = _seen(path)
        if _kind(*seen) != "raster":
            return False
        found = looking(*seen)
        for flaw in found:
            sink.add(flaw.code, place=place, origin=origin, file=path.name)
        return any(fault in _BROKEN for fault in (*_look(*seen)[1], *found))
    except OSError:
        return False


def pixels(path: Path, reach: int | None = None) -> Image.Image:
    """The picture as shown: first frame, EXIF turn applied, mode L, LA, RGB or RGBA, 8 bit, sRGB.

    Of a broken file it is what can be read of it.

    Args:
        path: The file.
        reach: The larger side that is still useful, in pixels; a JPEG may then be decoded smaller, never below it.

    Raises:
        OSError: The file cannot be read, or nothing of it can be shown.
        ValueError: Its content is damaged.
    """
    if artwork.is_artwork(path):
        return artwork.page_pixels(path, reach or _PAGE)
    with open_picture(path) as image:
        if reach is not None:
            share = reach / max(image.size)
            size = max(1, round(image.width * share)), max(1, round(image.height * share))
            if (few := scaled(image, path, size)) is not None:
                return eight_bit(_upright(few.image, orientation(image)), inverted=False)
            image.draft(None, size)
        decoded(image)
        inverted = image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info
        ImageOps.exif_transpose(image, in_place=True)
        return eight_bit(image, inverted=inverted)


@dataclass(frozen=True, slots=True)
class Raw:
    """A picture in its own colours.

    Attributes:
        image: Mode L, LA, RGB, RGBA or CMYK, 8 bit, the EXIF turn applied.
        profile: The ICC profile of its colours; None = sRGB or unknown.
        whole: Whether all of the file was there; what lacks is grey or clear.
    """

    image: Image.Image
    profile: bytes | None
    whole: bool = True


def raw_pixels(path: Path, size: tuple[int, int] | None = None) -> Raw:
    """The picture for those who convert colours themselves: first frame, at ``size`` (as shown) if that is given.

    It is scaled down before anything else is done to it, so that a photograph is never in memory twice.

    Raises:
        OSError: The file cannot be read, or nothing of it can be shown.
        ValueError: Its content is damaged.
    """
    if artwork.is_artwork(path):
        return Raw(artwork.page_pixels(path, max(size) if size else _PAGE), None)
    with open_picture(path) as image:
        shown, whole = _in_bands(image, path, size) or _at_once(image, size)
        turned = orientation(image)
        if turned in _TURNED and size is not None:
            size = size[::-1]
        foreign = image.mode == "CMYK" and image.format == "JPEG" and "adobe" not in image.info
        table = tone(shown) if shown.mode != "CMYK" else None
        profile = foreign_profile(shown) if shown.mode not in ("L", "LA") else None
        if size is not None and size[0] < shown.width:
            shown = shown.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
        if foreign:
            shown = ImageChops.invert(shown)
        whole = whole and not has_hole(path, image.format or "")
        return Raw(toned(_upright(shown, turned), table), profile, whole)


def raw_bands(path: Path) -> Iterator[Raw]:
    """The rows of a large picture that lies upright, as ``raw_pixels`` has them, some at once from the top.

    They end where any of them lack; none = it is not large, or must be decoded whole.

    Raises:
        OSError: The file cannot be read.
    """
    with open_picture(path) as image:
        rows = bands(image, path) if orientation(image) == 1 else None
        for band in rows or ():
            if not band.whole:
                return
            shown = band.image if band.image.mode == "CMYK" else plain(band.image)
            table = tone(shown) if shown.mode != "CMYK" else None
            profile = foreign_profile(shown) if shown.mode not in ("L", "LA") else None
            yield Raw(toned(shown, table), profile)


def _in_bands(image: Image.Image, path: Path, size: tuple[int, int] | None) -> Band | None:
    """A large picture at ``size`` (as shown), not turned yet, if it need not be decoded whole for that."""
    if size is None:
        return None
    return scaled(image, path, size[::-1] if orientation(image) in _TURNED else size)


def _at_once(image: Image.Image, size: tuple[int, int] | None) -> Band:
    """A picture not turned yet, not much finer than ``size`` (as shown) if that is given and it is a JPEG."""
    if size is not None and image.format in _DRAFTED:
        _draft(image, size[::-1] if orientation(image) in _TURNED else size)
    whole = decoded(image)
    return Band(image if image.mode == "CMYK" else plain(image), whole)


def _draft(image: Image.Image, size: tuple[int, int]) -> None:
    """Has a JPEG decoded smaller, twice as large as ``size``; a huge one about as large, since all its pixels count.

    Of a progressive one all that the file says waits in memory until its end: it is huge sooner.
    """
    weight = _WAITING if image.info.get("progressive") else 1
    finer = 2.0 if weight * image.width * image.height <= _HUGE else _NEAR
    image.draft(None, (round(finer * size[0]), round(finer * size[1])))


def _upright(image: Image.Image, turned: int) -> Image.Image:
    return image.transpose(_TURNS[turned]) if turned in _TURNS else image


def to_srgb(raw: Raw) -> Image.Image:
    """The picture in L, LA, RGB or RGBA, its colours as sRGB."""
    if raw.profile is not None and (srgb := converted(raw.image, raw.profile)) is not None:
        return srgb
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
    head = head_of(path)
    if begins_svg(head):
        return "svg"
    if artwork.begins(head):
        return "pdf"
    hollow = path.suffix.lower() == _ILLUSTRATOR and head.startswith(b"%!PS") and _EPS_MARK not in head[:40]
    return "hollow" if hollow else "raster"


def _prepared_svg(path: Path, sink: Sink, place: Place | None) -> Prepared | None:
    from kiclayout.scene.svg import read_svg  # not above: whoever prints finished pages reads no drawing

    drawing = read_svg(path.read_bytes(), sink, place or Place(path.name))
    if not drawing.items:
        return None
    return Prepared(max(1, round(drawing.width)), max(1, round(drawing.height)), str(path.resolve()), "svg")


def _prepared_page(path: Path, sink: Sink, place: Place | None) -> Prepared | None:
    try:
        changed = path.stat().st_mtime_ns
        page = artwork.page_facts(path.resolve(), changed)
        hollow = path.suffix.lower() == _ILLUSTRATOR and artwork.is_hollow(path.resolve(), changed)
    except artwork.HeavyPageError as error:
        sink.add("scene-picture-endless", place=place, file=path.name, reason=str(error))
        return None
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
def _look(path: Path, changed: int, size: int) -> tuple[Prepared | None, tuple[Fault, ...]]:
    """Opens a raster file, and decodes it if that alone tells whether it is whole.

    Time of change and size are there to notice another file in its place.
    """
    if size == 0:
        return None, (Fault("scene-picture-empty"),)
    head = head_of(path)
    foreign = foreign_format(head)
    if foreign is not None:
        return None, (foreign,)
    try:
        with open_picture(path) as image:
            width, height = image.size
            whole = _is_plain(image, path, size) or _decoded_small(image, path)
            notes = (Fault("scene-picture-animated"),) if getattr(image, "n_frames", 1) > 1 and _moves(image) else ()
            if orientation(image) in _TURNED:
                width, height = height, width
            return Prepared(width, height, str(path), "raster"), notes if whole else (_TORN,)
    except Image.DecompressionBombError:
        return None, (Fault("scene-picture-too-large", str(2 * (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000)),)
    except UnidentifiedImageError:
        readable = could_be_shown(head) and not is_odd_tiff(path, head)
        return None, (_DAMAGED if readable else Fault("scene-picture-unknown"),)
    except Exception:  # decoders raise whatever comes; each means that the file is damaged
        return None, (_DAMAGED,)


@lru_cache(maxsize=256)
def _examined(path: Path, changed: int, size: int) -> tuple[Fault, ...]:
    """What a raster file still lacks when all of it is decoded; as for ``_look``, whose faults are not repeated."""
    prepared, faults = _look(path, changed, size)
    if prepared is None or _TORN in faults:
        return ()
    try:
        with open_picture(path) as image:
            if image.format == "PNG":
                rows = png_rows(path)
                broken = () if rows == 1 else (_TORN if rows else _DAMAGED,)
            else:
                broken = () if _decoded_small(image, path) and not has_hole(path, image.format or "") else (_TORN,)
    except Exception:  # as in ``_look``
        return (_DAMAGED,)
    return (*broken, *_lost_profile(path, changed, size))


@lru_cache(maxsize=256)
def _lost_profile(path: Path, changed: int, size: int) -> tuple[Fault, ...]:
    """Whether a raster file that can be opened brings a profile that cannot be used; as for ``_look``."""
    if _look(path, changed, size)[0] is None:
        return ()
    with open_picture(path) as image:
        return (Fault("scene-picture-profile"),) if is_profile_lost(image) else ()


def _is_plain(image: Image.Image, path: Path, size: int) -> bool:
    """Whether a file that is open can be told to be whole without decoding it."""
    tags = getattr(image, "tag_v2", None)
    return plainly_whole(path, image.format or "") if tags is None else strips_end(tags) <= size


def _decoded_small(image: Image.Image, path: Path) -> bool:
    """Decodes all of a picture, into few pixels or in bands if that is possible; whether all of it is there."""
    if (rows := bands(image, path)) is not None:
        return is_all_there(rows, image.height)
    image.draft("L", (_PREVIEW, _PREVIEW))
    return decoded(image)


def _moves(image: Image.Image) -> bool:
    """Whether several frames are an animation; in TIFF and MPO they are other pictures."""
    return image.format in ("GIF", "WEBP", "PNG", "AVIF")
