"""What must be known before the first page is written: glyphs of each font, sizes of pictures, drawings, marks.

A painter that draws nothing; the PDF painter writes the fonts and pictures from what it found.
"""

from __future__ import annotations

import math

from kiclayout.base.geometry import IDENTITY
from kiclayout.paint.drawings import Drawings
from kiclayout.paint.fonts import Usage
from kiclayout.scene.items import Glyphs, Group, LinkArea, Mark, Path, Picture
from kiclayout.scene.page import Page
from kiclayout.text.fonts import FontBook


class Survey:
    """Notes what is used.

    Attributes:
        fonts: Key of the face -> what is used of it, in order of first use.
        widths: Picture file -> the greatest width at which the whole picture is placed, in points.
        marks: Names of all marks.
        drawings: The drawings.
    """

    def __init__(self, book: FontBook) -> None:
        self.fonts: dict[str, Usage] = {}
        self.widths: dict[str, float] = {}
        self.marks: set[str] = set()
        self.drawings = Drawings()
        self._within: Group | None = None
        self._book = book
        self._matrices = [IDENTITY]

    def begin_page(self, page: Page) -> None:
        """Nothing to note."""

    def push(self, group: Group) -> None:
        """Keeps the scale at which pictures will stand, and notes drawings."""
        self._matrices.append(group.matrix.then(self._matrices[-1]))
        if self._within is None and self.drawings.note(group, self._matrices[-1]):
            self._within = group

    def pop(self, group: Group) -> None:
        """Leaves the group's scale."""
        self._matrices.pop()
        if group is self._within:
            self._within = None

    def glyphs(self, run: Glyphs) -> None:
        """Notes a run's glyphs."""
        if not run.glyphs:
            return
        if run.face not in self.fonts:
            self.fonts[run.face] = Usage(self._book.face(run.face))
        self.fonts[run.face].add(run)

    def path(self, path: Path) -> None:
        """Nothing to note."""

    def picture(self, picture: Picture) -> None:
        """Notes the size of a picture."""
        matrix = self._matrices[-1]
        whole = picture.rect.width / picture.crop.width * math.hypot(matrix.a, matrix.b)
        self.widths[picture.file] = max(self.widths.get(picture.file, 0.0), whole)

    def link(self, area: LinkArea) -> None:
        """Nothing to note."""

    def mark(self, mark: Mark) -> None:
        """Notes a target."""
        self.marks.add(mark.name)

    def end_page(self, page: Page) -> None:
        """Nothing to note."""
