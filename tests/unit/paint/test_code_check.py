"""QR codes are read back from the page: whole ones say what they ought to, and each thing that spoils one is found."""

from __future__ import annotations

import random
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import segno
from PIL import Image
from segno import consts

from kiclayout.base.color import BLACK, WHITE, Color
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Origin
from kiclayout.paint import codewords
from kiclayout.paint.code_check import check_codes, codes_in
from kiclayout.paint.code_spots import codes_of
from kiclayout.paint.codewords import CodeError, Rows, decoded
from kiclayout.paint.inspection import inspect_pdf
from kiclayout.paint.pdf import write_pdf
from kiclayout.paint.preset import PRINT, PROOF, SCREEN, Preset
from kiclayout.paint.symbol import seen
from kiclayout.scene.items import Group, Item, rectangle, ring
from kiclayout.scene.items import Path as Outline
from kiclayout.scene.page import Page, Scene
from kiclayout.scene.tags import Tag
from kiclayout.typeset.codes import qr_items

ADDRESS = "https://www.example.org/wechat"
PLACE = Rect(100.0, 60.0, 90.0, 90.0)


def scene(*over: Item, color: Color = BLACK, quiet: int = 4, place: Rect = PLACE, under: Iterable[Item] = ()) -> Scene:
    code = Group(qr_items(ADDRESS, place, color, quiet), tags=(Tag("Sect", (7, "")),))
    pages = (Page(0, "", 300, 200, 9.0, ()), Page(1, "P1", 300, 200, 9.0, (*under, code, *over)))
    return Scene(pages, title="주간 소식", author="한빛", date="2026-11-18")


def read(made: Scene, book, folder: Path, preset: Preset = SCREEN) -> tuple[Diagnostic, ...]:
    """What is found when the codes of ``made`` are read from its file."""
    sink = Sink()
    write_pdf(made, book, folder / "a.pdf", Sink(), preset=preset)
    check_codes(folder / "a.pdf", codes_of(made, preset), sink)
    return tuple(sink)


@pytest.mark.parametrize("preset", [SCREEN, PRINT, PROOF], ids=lambda preset: preset.name)
def test_a_code_is_read_wherever_the_file_has_it(preset: Preset, book, tmp_path: Path) -> None:
    edge = rectangle(PLACE.grown(-0.2), WHITE)
    frame = Outline(edge.segments, stroke=BLACK, width=0.4)  # as layouts draw it, at the end of the quiet zone
    assert read(scene(under=(frame,)), book, tmp_path, preset) == ()


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (scene(rectangle(Rect(100, 60, 30, 30), WHITE)), "pdf-code-unread"),
        (scene(rectangle(Rect(130, 90, 30, 30), WHITE)), "pdf-code-unread"),
        (scene(Outline(ring(145, 105, 8), fill=WHITE)), "pdf-code-covered"),
        (scene(color=Color(1.0, 0.9, 0.0)), "pdf-code-pale"),
        (scene(color=WHITE, under=(rectangle(PLACE, BLACK),)), "pdf-code-unread"),
        (scene(quiet=1, under=(rectangle(PLACE.grown(9), BLACK), rectangle(PLACE, WHITE))), "pdf-code-crowded"),
    ],
    ids=["a corner is gone", "the middle is gone", "a logo in the middle", "yellow", "light on dark", "too narrow"],
)
def test_what_spoils_a_code_is_found_with_its_block(made: Scene, found: str, book, tmp_path: Path) -> None:
    (one,) = read(made, book, tmp_path)
    assert (one.code, one.origin, one.value("number")) == (found, Origin(7), "2")


def test_a_finished_file_is_read_by_what_it_says_of_itself(book, tmp_path: Path) -> None:
    whole, small = tmp_path / "whole.pdf", tmp_path / "small.pdf"
    write_pdf(scene(), book, whole, Sink(), preset=PRINT)
    with pikepdf.open(whole) as pdf:
        (spot,) = codes_in(pdf)
        (figure,) = (one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure")
        figure.Alt = "QR: https://other.example"
        pdf.save(tmp_path / "other.pdf", fix_metadata_version=False)
        figure.A.BBox = [9000, 9000, 9100, 9100]
        pdf.save(tmp_path / "off.pdf", fix_metadata_version=False)
        figure.A.BBox = ["a", "b", "c", "d"]
        pdf.save(tmp_path / "nowhere.pdf", fix_metadata_version=False)
    (asked,) = codes_of(scene(), PRINT)
    assert (spot.page, spot.value) == (asked.page, asked.value)
    assert spot.box == pytest.approx(asked.box, abs=0.01)
    write_pdf(scene(place=Rect(100, 60, 24, 24)), book, small, Sink())
    assert told(whole) == set()
    assert told(tmp_path / "other.pdf") == {"pdf-code-differs"}
    assert told(tmp_path / "off.pdf") == {"pdf-code-unread"}
    assert told(tmp_path / "nowhere.pdf") == set()
    assert told(small) == {"pdf-code-fine"}


def test_of_a_file_that_cannot_be_opened_no_code_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 and nothing more")
    sink = Sink()
    check_codes(tmp_path / "bad.pdf", codes_of(scene(), SCREEN), sink)
    assert [one.code for one in sink] == ["pdf-code-unread"]


def told(file: Path) -> set[str]:
    sink = Sink()
    inspect_pdf(file, sink)
    assert all(one.place and one.place.file == file.name for one in sink)
    return {one.code for one in sink if one.code.startswith("pdf-code-")}


# ------------------------------------------------------------------------------------------------ without a page
def modules(text: str, **how: object) -> Rows:
    made = segno.make(text, micro=False, boost_error=False, **how)
    return tuple(tuple(map(bool, row)) for row in made.matrix)


@pytest.mark.parametrize(
    ("text", "version", "error"),
    [
        (ADDRESS, 3, "m"),
        ("0123456789" * 5, 7, "l"),
        ("HTTP://EXAMPLE.ORG/A", 14, "q"),
        ("한국 https://예.kr/글", 27, "h"),
        ("北京市日本", 31, "m"),
    ],
)
def test_all_kinds_of_characters_are_read_in_every_size(text: str, version: int, error: str) -> None:
    found = decoded(modules(text, version=version, error=error))
    assert (found.text, found.strain) == (text, 0.0)


def test_errors_are_put_right_or_refused_but_never_misread() -> None:
    chance, outcomes = random.Random(4), {True: 0, False: 0}
    clean = modules(ADDRESS, error="m")
    for spoilt in range(0, 60, 2):
        rows = [list(row) for row in clean]
        for _ in range(spoilt):
            y, x = chance.randrange(len(rows)), chance.randrange(len(rows))
            rows[y][x] = not rows[y][x]
        try:
            found = decoded(tuple(map(tuple, rows)))
        except CodeError:
            outcomes[False] += 1
        else:
            outcomes[True] += 1
            assert found.text == ADDRESS
    assert min(outcomes.values()) > 5


@pytest.mark.parametrize("side", [0, 20, 22, 181])
def test_what_has_the_size_of_no_symbol_says_nothing(side: int) -> None:
    with pytest.raises(CodeError):
        decoded(((False,) * side,) * side)


@pytest.mark.parametrize("turn", [0, 12, 90, 180, 270])
def test_a_symbol_is_seen_in_any_direction(turn: int) -> None:
    out = BytesIO()
    segno.make(ADDRESS, micro=False).save(out, kind="png", scale=5)
    picture = Image.open(out).convert("L").rotate(turn, expand=True, fillcolor=255)
    symbol = seen(picture)
    assert symbol is not None
    assert decoded(symbol.rows).text == ADDRESS
    assert (symbol.quiet, round(symbol.module)) == (4, 5)


@pytest.mark.parametrize("number", [1710, 1740])
def test_modules_beside_a_finder_that_look_like_a_larger_one_do_not_move_it(number: int) -> None:
    out, address = BytesIO(), f"https://example.org/{number}"
    segno.make(address, error="m", micro=False, boost_error=False).save(out, kind="png", scale=8, border=8)
    symbol = seen(Image.open(out))
    assert symbol is not None
    assert decoded(symbol.rows).text == address


def test_a_picture_without_a_symbol_has_none() -> None:
    assert seen(Image.new("L", (200, 200), 255)) is None
    assert seen(Image.effect_noise((120, 120), 90)) is None


def test_the_blocks_and_alignment_patterns_of_all_versions_are_those_of_the_standard() -> None:
    for version in range(1, 41):
        for level, blocks in consts.ECC[version].items():
            wanted = [block.num_data for block in blocks for _ in range(block.num_blocks)]
            assert codewords._sizes(version, level) == (wanted, blocks[0].num_total - blocks[0].num_data)
    assert [codewords._centres(version) for version in range(2, 41)] == list(map(tuple, consts.ALIGNMENT_POS))
