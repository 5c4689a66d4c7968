"""Where the ink of pictures and PDF pages lies."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw

from kiclayout.base.color import BLACK, WHITE, parse_hex
from kiclayout.base.geometry import Rect
from kiclayout.scene.ink import Ink
from kiclayout.scene.ink_pixels import pixel_ink

NAVY = parse_hex("#000080")
CLEAR = (0, 0, 0, 0)


def ink(path: Path, mode: str = "RGB", ground: object = "white", mark: object = "navy") -> Ink | None:
    """Of a mark in the second fifth of a picture, across and down."""
    image = Image.new(mode, (1000, 500), ground)  # type: ignore[arg-type]
    ImageDraw.Draw(image).rectangle((200, 100, 399, 199), fill=mark)  # type: ignore[arg-type]
    image.save(path, **({"quality": 60} if path.suffix in (".jpg", ".webp") else {}))
    return pixel_ink(path)


@pytest.mark.parametrize(
    ("name", "mode", "ground"),
    [("a.png", "RGB", "white"), ("a.jpg", "RGB", "white"), ("a.webp", "RGB", "#fdfdfd"), ("b.png", "RGBA", CLEAR)],
)
def test_white_and_clear_grounds_are_no_ink(tmp_path: Path, name: str, mode: str, ground: object) -> None:
    found = ink(tmp_path / name, mode, ground)
    assert found is not None
    assert found.boxed == (mode == "RGB")
    for got, wanted in zip(
        (found.box.x, found.box.y, found.box.right, found.box.bottom), (0.2, 0.2, 0.4, 0.4), strict=True
    ):
        assert got == pytest.approx(wanted, abs=0.02)
    assert found.density > 0.85
    assert found.faint_share(NAVY) > 0.8
    assert found.faint_share(WHITE) < 0.2


def test_a_ground_of_another_colour_belongs_to_the_mark(tmp_path: Path) -> None:
    found = ink(tmp_path / "a.png", ground="navy", mark="white")
    assert found is not None
    assert (found.box, found.density, found.boxed) == (Rect(0.0, 0.0, 1.0, 1.0), 1.0, False)


def test_a_white_mark_is_faint_on_paper_and_plain_on_dark(tmp_path: Path) -> None:
    found = ink(tmp_path / "a.png", "RGBA", CLEAR, (255, 255, 255, 255))
    assert found is not None
    assert (found.faint_share(WHITE), found.faint_share(BLACK), found.boxed) == (1.0, 0.0, False)


@pytest.mark.parametrize(("mode", "ground"), [("RGB", "white"), ("RGBA", CLEAR)])
def test_nothing_has_no_ink(tmp_path: Path, mode: str, ground: object) -> None:
    assert ink(tmp_path / "a.png", mode, ground, ground) is None


def test_what_cannot_be_read_has_none(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG broken")
    assert pixel_ink(tmp_path / "a.png") is None
    assert pixel_ink(tmp_path / "none.png") is None


def test_a_page_is_looked_at_like_a_picture(tmp_path: Path) -> None:
    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 100)
    document.save(tmp_path / "empty.pdf")
    assert pixel_ink(tmp_path / "empty.pdf") is None
    Image.new("RGB", (200, 100), "red").save(tmp_path / "full.pdf")
    found = pixel_ink(tmp_path / "full.pdf")
    assert found is not None
    assert found.density == pytest.approx(1.0, abs=0.02)
