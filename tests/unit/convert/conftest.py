from __future__ import annotations

from pathlib import Path

import pytest
from bench import Bench

DATA = Path(__file__).parents[2] / "data" / "loose"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.fixture
def sample() -> str:
    return (DATA / "issue.md").read_text("utf-8")
