"""Partners' marks: cut to their ink whatever the file, and reported where they cannot be seen."""

from __future__ import annotations

from pathlib import Path

import pytest
from drawn import of_kind
from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas

from kiclayout.base.color import WHITE, parse_hex
from kiclayout.content.issue import Bilingual, Partner
from kiclayout.scene.items import Picture
from kiclayout.typeset.mark import Mark, opened
from kiclayout.typeset.setting import Setting

DARK, TINT = parse_hex("#0b2040"), parse_hex("#f5efe4")


def svg(body: str) -> str:
    return f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 400 200'>{body}</svg>"


@pytest.fixture
def files(setting: Setting, tmp_path: Path) -> Setting:
    bar = "<rect x='100' y='50' width='200' height='50' fill='#036'/>"
    (tmp_path / "plain.svg").write_text(svg(bar))
    (tmp_path / "boxed.svg").write_text(svg(f"<rect width='400' height='200' fill='#fff'/>{bar}"))
    (tmp_path / "white.svg").write_text(svg(bar.replace("#036", "#fff")))
    (tmp_path / "wide.svg").write_text(svg(bar + "<rect x='-500' y='60' width='300' height='9' fill='#036'/>"))
    for name, mode, ground in (
        ("boxed.png", "RGB", "white"),
        ("clear.png", "RGBA", (0, 0, 0, 0)),
        ("boxed.jpg", "RGB", "white"),
    ):
        image = Image.new(mode, (400, 200), ground)
        ImageDraw.Draw(image).rectangle((100, 50, 299, 99), fill="#003366")
        image.save(tmp_path / name)
    Image.new("RGB", (400, 200), "white").save(tmp_path / "blank.png")
    page = Canvas(str(tmp_path / "page.pdf"), pagesize=(400, 200))
    page.setFillColorRGB(0, 0.2, 0.4)
    page.setFillAlpha(0.9)
    page.rect(100, 100, 200, 50, stroke=0, fill=1)
    page.save()
    return setting.within(locate=lambda name: p if (p := tmp_path / name).is_file() else None)


def mark(files: Setting, logo: str, ground: object = WHITE) -> Mark | None:
    return opened(Partner("x", Bilingual("엑스"), logo, line=3), files, ground=ground)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "logo", ["plain.svg", "boxed.svg", "wide.svg", "white.svg", "boxed.png", "clear.png", "boxed.jpg", "page.pdf"]
)
def test_marks_are_cut_to_their_ink_whatever_the_file(files: Setting, logo: str) -> None:
    found = mark(files, logo)
    assert found is not None
    assert found.aspect == pytest.approx(4.0, rel=0.15 if "jpg" in logo else 0.06)
    assert found.density > 0.8
    for picture in of_kind((found.item,), Picture):
        assert picture.crop.width == pytest.approx(0.5, abs=0.04)
        assert picture.alt == "엑스"


@pytest.mark.parametrize(
    ("logo", "ground", "codes"),
    [
        ("plain.svg", WHITE, []),
        ("white.svg", WHITE, ["typeset-logo-faint"]),
        ("white.svg", DARK, []),
        ("plain.svg", DARK, ["typeset-logo-faint"]),
        ("clear.png", DARK, ["typeset-logo-faint"]),
        ("page.pdf", DARK, ["typeset-logo-faint"]),
        ("boxed.svg", WHITE, []),
        ("boxed.jpg", WHITE, []),
        ("boxed.svg", TINT, ["typeset-logo-boxed"]),
        ("boxed.jpg", TINT, ["typeset-logo-boxed"]),
        ("boxed.png", DARK, ["typeset-logo-boxed"]),
        ("clear.png", TINT, []),
        ("blank.png", WHITE, ["typeset-logo-blank"]),
    ],
)
def test_what_cannot_be_seen_on_its_ground_is_named(
    files: Setting, logo: str, ground: object, codes: list[str]
) -> None:
    found = mark(files, logo, ground)
    assert [one.code for one in files.sink] == codes
    assert [str(one.place) for one in files.sink] == ["partners/partners.yaml:3"] * len(codes)
    assert (found is None) == ("typeset-logo-blank" in codes)


def test_dense_marks_weigh_more_than_light_ones(files: Setting) -> None:
    dense = mark(files, "plain.svg")
    assert dense is not None
    thin = Mark(dense.item, dense.box, 0.1, "")
    assert dense.weight < 1.0 < thin.weight
