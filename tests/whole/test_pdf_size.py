"""How many bytes a file has besides its photographs: a budget, so that nobody spends them unnoticed.

Measured is the whole file but for the data of its raster pictures, which are the writer's. What is left are fonts,
words, drawings, tags and links. docs/PDF.md says what they are made of.
"""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from printed import print_in

BUDGET = {("example", "kic-weekly"): 437_000, ("real", "kic-weekly"): 330_000}
"""A twentieth more than they had when this was written."""


def besides_pictures(file: Path) -> int:
    """Bytes of ``file`` without the data of its pictures and their masks."""
    with pikepdf.open(file) as pdf:
        streams = (one for one in pdf.objects if isinstance(one, pikepdf.Stream))
        pictures = sum(len(one.read_raw_bytes()) for one in streams if one.get("/Subtype") == "/Image")
    return file.stat().st_size - pictures


@pytest.mark.parametrize(("issue", "layout"), BUDGET)
def test_a_file_keeps_its_budget(issue: str, layout: str) -> None:
    assert besides_pictures(print_in(issue, layout).pdf) <= BUDGET[issue, layout]
