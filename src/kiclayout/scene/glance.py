"""A first look at a picture file that somebody brings: whether it is one, and its size, before it is decoded.

What is wrong with its pixels is found by ``assets.prepare`` when it is laid out; here only what cannot be shown at all
is refused, for the reason that ``prepare`` gives.
"""

from __future__ import annotations

from pathlib import Path

from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.record import dataclass
from kiclayout.scene.assets import orientation, prepare
from kiclayout.scene.picture_formats import open_picture

_NOT_OURS = ("EPS", "WMF")
"""What the decoders know by name but cannot decode by themselves."""
_LYING = 5
"""From this EXIF orientation on width and height change places."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What was seen.

    Attributes:
        size: Width and height as shown, in pixels (of drawings in points); None = it cannot be used.
        fault: Why it cannot.
    """

    size: tuple[int, int] | None
    fault: Diagnostic | None = None


def glance(path: Path) -> Glance:
    """Looks at the head of the file ``path``; a drawing or a PDF is read whole."""
    try:
        with open_picture(path) as image:
            if image.format in _NOT_OURS:
                raise ValueError(image.format)
            width, height = image.size
            return Glance((height, width) if orientation(image) >= _LYING else (width, height))
    except Exception:  # whatever comes: it is no raster picture that can be opened, and ``prepare`` says what it is
        sink = Sink()
        made = prepare(path, sink, None)
        return Glance((made.width_px, made.height_px)) if made else Glance(None, next(iter(sink), None))


def ending_of(data: bytes) -> str:
    """The usual ending of a picture file with this content: ``jpg``, ``png`` …; empty = it is none that is known."""
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith((b"<svg", b"<?xml", b"<!")):
        return "svg" if b"<svg" in data[:4096] else ""
    for mark, ending in _MARKS:
        if head.startswith(mark):
            return ending
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[4:8] == b"ftyp":
        return "avif" if data[8:12] in (b"avif", b"avis") else "heic"
    return ""


_MARKS = (
    (b"\xff\xd8\xff", "jpg"),
    (b"\x89PNG", "png"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\x00", "tif"),
    (b"MM\x00*", "tif"),
    (b"%PDF-", "pdf"),
)
