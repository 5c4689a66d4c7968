"""Picture files decoded as far as they go, so that what is left of a broken one can be shown.

Which file it is, and what is said of it, is ``assets``' business; JPEGs are decoded by ``jpeg_scans``.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING, NamedTuple, cast

from PIL import Image

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

GREY: dict[str, int | tuple[int, ...]] = {"L": 128, "RGB": (128, 128, 128)}
"""What stands for pixels that are not there, as in JPEGs; in pictures with transparency these are clear."""
_ERRORS = 2
_HUSHED = threading.Lock()


class Band(NamedTuple):
    """A picture that was decoded, or some of its rows.

    Attributes:
        image: In the mode of the file, with its facts.
        whole: Whether all of these rows are there.
    """

    image: Image.Image
    whole: bool


def decoded(image: Image.Image) -> bool:
    """Decodes ``image``, a file that is open; whether all of it is there. What lacks is grey or clear.

    Raises:
        Exception: Whatever decoders raise: there is nothing to be shown.
    """
    if image.format in ("JPEG", "MPO") and len(getattr(image, "tile", ())) == 1:
        from kiclayout.scene.jpeg_scans import load_jpeg  # not above: a start waits for no picture

        return load_jpeg(cast("ImageFile", image))
    with _hushed() if image.format == "TIFF" else nullcontext():
        try:
            image.load()
        except Exception:
            if not _is_begun(image):
                raise
            return False
    return True


def _is_begun(image: Image.Image) -> bool:
    """Whether the decoder had come to any pixels before it gave up; if so, these are the picture from now on."""
    if image._im is None:
        return False
    cast("ImageFile", image).tile = []
    seen = image.getbbox()
    if seen is not None and image.mode in GREY:
        image.paste(GREY[image.mode], (0, seen[3], *image.size))
    return seen is not None


@contextmanager
def _hushed() -> Iterator[None]:
    """Nothing is written to the program's errors meanwhile: one decoder writes there what is a finding with us.

    It does so past Python, so that the file behind it is another one for that time, to other threads, too.
    """
    with _HUSHED:
        try:
            kept = os.dup(_ERRORS)
        except OSError:  # a program with a window may have none
            yield
            return
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, _ERRORS)
            os.close(nowhere)
            yield
        finally:
            os.dup2(kept, _ERRORS)
            os.close(kept)
