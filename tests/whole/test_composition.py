"""How well the long paragraphs of a real issue are composed, at every whole millimetre of three bands of measures.

What is held: nothing forbidden, stranded or overfull anywhere; few tears, narrow spaces and even tracking by band. The
numbers are goals that were set before the line breaker was written, not what it happens to give.
"""

from __future__ import annotations

from pathlib import Path
from statistics import mean
from typing import NamedTuple

import pytest

from kiclayout.app.lines import compose
from kiclayout.app.paragraphs import Choice, Copy, gather
from kiclayout.base.diagnostics import Sink
from kiclayout.base.units import MM
from kiclayout.text.judge import Figures, tally
from kiclayout.text.script import is_hangul

SEED = Path(__file__).parents[3] / "shared" / "seed" / "issue-325.md"
pytestmark = pytest.mark.skipif(
    not SEED.is_file(), reason="the real issue is not beside the repository: ../shared/seed"
)


class Band(NamedTuple):
    """Measures in millimetres, and the most that is allowed: shares in hundredths, slack in ems."""

    first: int
    last: int
    tears: float
    slack: float
    strands: float
    jump: float


BANDS = (
    Band(160, 180, 3.0, 0.25, 0.0, 3.0),
    Band(76, 88, 16.0, 0.38, 0.2, 4.4),
    Band(55, 65, 25.0, 0.60, 0.8, 5.0),
)


@pytest.fixture(scope="module")
def copy() -> Copy:
    return gather(SEED, Choice(font="KIC Sans", size="10", align="justify"), Sink())


@pytest.fixture(scope="module", params=BANDS, ids=lambda band: f"{band.first}-{band.last} mm")
def band(request: pytest.FixtureRequest, copy: Copy) -> tuple[Band, list[Figures]]:
    bodies = [body for body in copy.bodies if any(map(is_hangul, body.shaped.text))]
    assert len(bodies) == 91
    asked: Band = request.param
    widths = range(asked.first, asked.last + 1)
    return asked, [tally(compose(body, width * MM, copy).verdicts for body in bodies) for width in widths]


def test_nothing_is_forbidden_or_overfull_at_any_measure(band: tuple[Band, list[Figures]]) -> None:
    _, rows = band
    assert [(row.heads, row.tails, row.particles, row.overfull) for row in rows] == [(0, 0, 0, 0)] * len(rows)


def test_few_eojeol_are_torn(band: tuple[Band, list[Figures]]) -> None:
    allowed, rows = band
    assert mean(row.share(row.tears) for row in rows) <= allowed.tears
    assert mean(row.share(row.strands) for row in rows) <= allowed.strands


def test_word_spaces_stay_narrow_at_every_measure(band: tuple[Band, list[Figures]]) -> None:
    allowed, rows = band
    assert max(row.slack_p95 for row in rows) <= allowed.slack


def test_neighbouring_lines_are_alike(band: tuple[Band, list[Figures]]) -> None:
    allowed, rows = band
    assert mean(100 * row.jump for row in rows) <= allowed.jump
