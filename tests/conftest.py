"""What tests of several rooms share: the bundled fonts, and runs of glyphs shaped from them."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import uharfbuzz as hb
from hypothesis import settings
from placeholders import fields

from kiclayout.base.color import BLACK, Color
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.origin import Origin
from kiclayout.scene.items import Glyph, Glyphs
from kiclayout.text.fonts import FontBook

if TYPE_CHECKING:
    from laid_before import LaidBefore

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # widgets are real, their screen is not
os.environ["XDG_CACHE_HOME"] = str(Path(tempfile.gettempdir(), f"kiclayout-tests-{os.getpid()}"))  # so does their cache
os.environ["KICLAYOUT_LAYOUTS"] = str(Path("/no/layouts"))  # those of whoever runs the tests stay out
os.environ["KICLAYOUT_PARTNERS"] = str(Path("/no/partners"))  # so do their partners

# The same examples every time, so that nobody's change is held up by another one's luck; HYPOTHESIS=new looks further.
settings.register_profile("steady", derandomize=True)
settings.load_profile("default" if os.environ.get("HYPOTHESIS") == "new" else "steady")

FONTS = Path(__file__).resolve().parents[1] / "assets" / "fonts"

SetRun = Callable[..., Glyphs]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="keep the pages of tests/cases as they are made now")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """With ``-n``, neighbours stay in one process: most share what took long to make."""
    from xdist.scheduler import WorkStealingScheduling

    return WorkStealingScheduling(config, log) if config.getvalue("dist") == "load" else None


def pytest_sessionfinish() -> None:
    """Empties the clipboard: the offscreen platform would destroy what is on it after Python has ended, and crash."""
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _every_finding_is_filled_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may make a finding that would show ``{name}`` to its reader."""
    add = Sink.add

    def checked(sink: Sink, code: str, /, **values: object) -> Diagnostic:
        lacking = fields(code) - {name.partition("@")[0] for name in values}
        assert not lacking, f"{code} is not told {', '.join(sorted(lacking))}"
        return add(sink, code, **values)  # type: ignore[arg-type]

    monkeypatch.setattr(Sink, "add", checked)


@pytest.fixture(scope="session")
def laid_before(tmp_path_factory: pytest.TempPathFactory) -> LaidBefore:
    from laid_before import LaidBefore  # not above: most tests need no window

    return LaidBefore(tmp_path_factory.mktemp("window") / "issue-001")


@pytest.fixture(scope="session")
def book() -> FontBook:
    return FontBook.open([FONTS])


@pytest.fixture(scope="session")
def set_run(book: FontBook) -> SetRun:
    """Shapes a text on one line: ``set_run(x, y, text, face, size, lang, features, gap, color, origin)``."""

    def build(
        x: float,
        y: float,
        text: str,
        face: str = "KICSans-Regular",
        size: float = 10.0,
        lang: str = "ko",
        features: dict[str, bool] | None = None,
        gap: float = 0.0,
        color: Color = BLACK,
        origin: Origin | None = None,
    ) -> Glyphs:
        font = book.face(face).hb_font
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.language = lang
        hb.shape(font, buffer, features or {})
        scale = size / font.face.upem
        clusters = [info.cluster for info in buffer.glyph_infos]
        glyphs = []
        for index, (info, position) in enumerate(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)):
            later = [cluster for cluster in clusters[index:] if cluster > info.cluster]
            end = later[0] if later else len(text)
            start = info.cluster if index == 0 or clusters[index - 1] != info.cluster else end
            glyphs.append(
                Glyph(info.codepoint, position.x_advance * scale + gap, position.x_offset * scale,
                      position.y_offset * scale, start, end)
            )  # fmt: skip
        return Glyphs(x, y, face, size, color, text, tuple(glyphs), lang, origin)

    return build
