"""What every engine is given: paragraphs, a measure, a font file and a size; and how an engine is described."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONT = ROOT / "assets" / "fonts" / "KICSans-Regular.otf"
FAMILY = "KIC Sans"
MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Job:
    """Paragraphs to be set justified.

    Attributes:
        paragraphs: One text each.
        measure: In millimetres.
        size: Of the em, in points.
        font: The font file.
        folder: Where scratch files may be written.
    """

    paragraphs: tuple[str, ...]
    measure: float
    size: float
    font: Path
    folder: Path


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine that is at hand.

    Attributes:
        name: For the table.
        version: Of its package.
        compose: Makes the PDF of a job.
        note: What is to be known beside its figures, or empty.
    """

    name: str
    version: str
    compose: Callable[[Job], bytes]
    note: str = ""
