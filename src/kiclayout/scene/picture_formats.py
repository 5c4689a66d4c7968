"""Picture files by their first bytes: what they are, how they are opened, and which cannot be used in any state.

Nothing is decoded here.
"""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path

from PIL import Image, features

from kiclayout.base.record import dataclass
from kiclayout.scene.svg_file import XML_LEAD

_HEAD, _LONG_HEAD = 1024, 64 * 1024
"""Bytes in which a file says what it is; drawing programs put comments and long lists of entities before their root."""
_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_AVIF_BRANDS = (b"avif", b"avis")
_VECTOR_FORMATS = ((b"%!PS", "EPS"), (b"\xc5\xd0\xd3\xc6", "EPS"), (b"\xd7\xcd\xc6\x9a", "WMF"))
_EMF_MARK = b" EMF"
_MARKS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF", b"\0\0\0\x0cjP  ")
"""How files begin that could be shown if they were whole."""
_CANON = b"CR"
"""What stands in a camera's raw picture that begins as a TIFF does."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding to be."""

    code: str
    detail: str = ""


def head_of(path: Path) -> bytes:
    """The first bytes of a file, so many that it says what it is.

    Raises:
        OSError: It cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
        return head + file.read(_LONG_HEAD - _HEAD) if head.lstrip(XML_LEAD).startswith((b"<?xml", b"<!")) else head


def open_picture(path: Path) -> Image.Image:
    """The picture, not decoded yet; Pillow's warnings on size and odd metadata are kept quiet."""
    if is_heif(head_of(path)):
        heif_decoder()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return Image.open(path)


def is_heif(head: bytes) -> bool:
    """Whether a file is a photograph as iPhones take them (HEIC)."""
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS


def is_avif(head: bytes) -> bool:
    """Whether a file is a picture as browsers save them (AVIF): by its first brand, or by a further one."""
    size = int.from_bytes(head[:4], "big")
    further = (head[at : at + 4] for at in range(16, min(size, len(head)), 4))
    return head[4:8] == b"ftyp" and (head[8:12] in _AVIF_BRANDS or any(brand in _AVIF_BRANDS for brand in further))


@cache
def avif_decoder() -> bool:
    """Whether such pictures can be decoded."""
    return bool(features.check("avif"))


@cache
def heif_decoder() -> bool:
    """Whether such photographs can be decoded; the decoder is loaded when the first one comes.

    It turns them upright by itself, and says in their EXIF data that they are.
    """
    try:
        from pi_heif import register_heif_opener
    except ImportError:  # the program came without its library
        return False
    register_heif_opener(thumbnails=False)
    return True


def could_be_shown(head: bytes) -> bool:
    """Whether a file that nobody can open begins like one that could be shown if it were whole."""
    return (head.startswith(_MARKS) and head[8:10] != _CANON) or is_heif(head) or is_avif(head)


def is_odd_tiff(path: Path, head: bytes) -> bool:
    """Whether a file is a TIFF of a kind that nobody decodes here (colours in floating point), and not broken."""
    if not head.startswith((b"II*\0", b"MM\0*")):
        return False
    from PIL.TiffImagePlugin import TiffImageFile  # not above: it is asked of few files

    try:
        with warnings.catch_warnings(action="ignore"), TiffImageFile(path):
            return False
    except SyntaxError as error:
        return "pixel mode" in str(error)
    except Exception:  # whatever decoders raise: it is broken
        return False


def foreign_format(head: bytes) -> Fault | None:
    """Formats with a remedy of their own."""
    if is_avif(head) and not avif_decoder():
        return Fault("scene-picture-avif")
    if is_heif(head) and not heif_decoder():
        return Fault("scene-picture-heic")
    for mark, name in _VECTOR_FORMATS:
        if head.startswith(mark):
            return Fault("scene-picture-vector", name)
    if head[40:44] == _EMF_MARK:
        return Fault("scene-picture-vector", "EMF")
    return None
