"""The two kinds of file of Hancom's word processor, of which the same is asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hangul_files import hwpx
from hwp_files import hwp


@pytest.fixture(params=[hwpx, hwp])
def write(request: pytest.FixtureRequest) -> Callable[..., Path]:
    """Writes a document, of the newer kind and of the older."""
    return request.param
