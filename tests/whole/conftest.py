"""What tests of a printed issue read it with; each test module prints its own."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf
import pytest
from printed import READERS, Printed


@pytest.fixture(scope="module", params=sorted(READERS))
def read(request: pytest.FixtureRequest, printed: Printed) -> list[str]:
    return READERS[request.param](printed.pdf)


@pytest.fixture(scope="module")
def pdf(printed: Printed) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(printed.pdf) as opened:
        yield opened
