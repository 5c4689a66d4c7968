"""A virtual screen that can be looked at: Xvfb, with its picture read from the file that it keeps."""

from __future__ import annotations

import os
import struct
import subprocess
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT = 1400, 900
RED = (0xB8, 0x32, 0x1E)
"""The program's own red: its button and its mark."""


class Screen:
    """The screen; ``display`` is its name for DISPLAY."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "Xvfb_screen0"
        reading, writing = os.pipe()
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder)]
        self._process = subprocess.Popen(
            [*command, "-nolisten", "tcp"], pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        os.close(writing)
        with os.fdopen(reading) as told:
            self.display = f":{told.readline().strip()}"

    def picture(self) -> Image.Image:
        """What is seen now."""
        data = self._file.read_bytes()
        header = struct.unpack(">25I", data[:100])
        start, width, height, line, colors = header[0] + header[19] * 12, header[4], header[5], header[12], header[19]
        assert colors is not None
        return Image.frombytes("RGB", (width, height), data[start : start + line * height], "raw", "BGRX", line)

    def close(self) -> None:
        """Ends the screen."""
        self._process.terminate()
        self._process.wait(10)


def share_of(picture: Image.Image, color: tuple[int, int, int]) -> float:
    """How much of the picture is exactly of this colour, 0 to 1."""
    counts = picture.getcolors(1 << 24) or []
    return sum(number for number, one in counts if one == color) / (picture.width * picture.height)


def inks(picture: Image.Image) -> int:
    """How many colours there are: an empty or a broken window has few."""
    return len(picture.getcolors(1 << 24) or [])
