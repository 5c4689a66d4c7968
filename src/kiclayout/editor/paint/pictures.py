"""Raster pictures for the screen: decoded beside the window's thread, no finer than needed, within a budget of bytes.

The pixels are those of every painter (``scene.assets.pixels``: turned, 8 bit, sRGB). A picture's larger side is kept at
a power of two, so that it is drawn from one to two times as fine as the screen shows it.
"""

from __future__ import annotations

import os
import time
from collections import OrderedDict
from functools import partial
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QObject, QThreadPool, Signal
from PySide6.QtGui import QImage

from kiclayout.scene.assets import pixels

BUDGET = 96 * 1024 * 1024
"""Bytes of decoded pictures that are kept."""
IN_SIGHT = 2.0
"""Seconds after which a picture that nobody asked for is out of sight: only such pictures are dropped."""
_FINEST = 4096
_COARSEST = 32
_WAIT_MS = 5000

Key = tuple[str, int, int]
"""File, its time of change, and the larger side in pixels."""


class Pictures(QObject):
    """Pictures by file and size.

    Signals:
        arrived: A picture's pixels are there now, or it turned out to be unreadable; carries its file.
    """

    arrived = Signal(str)
    _decoded = Signal(object, object)

    def __init__(self, parent: QObject | None = None, *, budget: int = BUDGET) -> None:
        super().__init__(parent)
        self._budget = budget
        self._kept: OrderedDict[Key, QImage | None] = OrderedDict()
        self._used: dict[Key, float] = {}
        self._asked: set[Key] = set()
        self._closed = False
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._decoded.connect(self._keep)
        self.at_once = False
        """Whether pictures are decoded while they are asked for: for pages that are painted but once."""

    @property
    def bytes_kept(self) -> int:
        """How many bytes the kept pictures take."""
        return sum(image.sizeInBytes() for image in self._kept.values() if image is not None)

    @property
    def pending(self) -> int:
        """How many pictures are being decoded."""
        return len(self._asked)

    def image(self, file: str, needed: float) -> QImage | None:
        """The picture at least ``needed`` pixels large on its larger side, or as large as it is.

        None = not there yet (``arrived`` will tell). The picture at another size stands in meanwhile. A file that
        cannot be read gives an empty image.
        """
        key = (file, _changed(file), _reach(needed))
        self._used[key] = time.monotonic()
        if key in self._kept:
            self._kept.move_to_end(key)
            image = self._kept[key]
            return image if image is not None else QImage()
        if self.at_once:
            self._keep(key, _read(key))
            return self._kept[key] or QImage()
        self._ask(key)
        return self._stand_in(key)

    def close(self) -> None:
        """Waits for the pictures that are being decoded; later ones are not begun."""
        self._closed = True
        self._pool.clear()
        self._pool.waitForDone(_WAIT_MS)
        self._asked.clear()

    def _ask(self, key: Key) -> None:
        if key not in self._asked and not self._closed:
            self._asked.add(key)
            self._pool.start(partial(self._decode, key))

    def _decode(self, key: Key) -> None:
        """In a thread of the pool."""
        if self._closed:
            return
        try:
            self._decoded.emit(key, _read(key))
        except RuntimeError:  # the window was closed meanwhile, and this object with it
            self._closed = True

    def _keep(self, key: Key, image: QImage | None) -> None:
        self._asked.discard(key)
        self._kept[key] = image
        self._drop()
        self.arrived.emit(key[0])

    def _drop(self) -> None:
        """Keeps the budget by dropping the pictures that are out of sight, the longest unused first."""
        over, now = self.bytes_kept - self._budget, time.monotonic()
        for key in list(self._kept):
            if over <= 0:
                return
            if now - self._used.get(key, 0.0) > IN_SIGHT:
                gone = self._kept.pop(key)
                self._used.pop(key, None)
                over -= gone.sizeInBytes() if gone is not None else 0

    def _stand_in(self, key: Key) -> QImage | None:
        """The same file at another size, the finest one."""
        others = [known for known, image in self._kept.items() if known[:2] == key[:2] and image is not None]
        return self._kept[max(others, key=lambda known: known[2])] if others else None


def _changed(file: str) -> int:
    """When the file was changed; 0 = there is none."""
    try:
        return os.stat(file).st_mtime_ns  # noqa: PTH116 (once a picture and repaint)
    except OSError:
        return 0


def _reach(needed: float) -> int:
    """The size at which a picture is kept that is shown ``needed`` pixels large."""
    reach = _COARSEST
    while reach < needed and reach < _FINEST:
        reach *= 2
    return reach


def _read(key: Key) -> QImage | None:
    """The picture, or None if it cannot be read."""
    file, _, reach = key
    try:
        image = pixels(Path(file), reach)
        image.thumbnail(
            (reach, reach), Image.Resampling.BOX if max(image.size) > 4 * reach else Image.Resampling.LANCZOS
        )
    except Exception:  # decoders raise whatever comes; each means that the file is damaged
        return None
    return _converted(image)


def _converted(image: Image.Image) -> QImage:
    """A picture of Pillow's as one of Qt's, with bytes of its own."""
    width, height = image.size
    if image.mode in ("LA", "RGBA"):
        data = image.convert("RGBA").tobytes()
        made = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
        return made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    plain = image if image.mode == "RGB" else image.convert("RGB")  # which would copy it, and hold up other threads
    data = plain.tobytes("raw", "BGRX")
    return QImage(data, width, height, 4 * width, QImage.Format.Format_RGB32).copy()
