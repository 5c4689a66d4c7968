"""Logo files: which are taken, what is said of them, what they are called in the issue."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from kiclayout.app import logo_files
from kiclayout.app.logo_files import body_of, brought, judged

SVG = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{}</svg>"
RECT = "<rect width='9' height='9'/>"


@pytest.mark.parametrize(
    ("name", "content", "codes", "usable", "beyond"),
    [
        ("a.svg", SVG.format(RECT), [], True, False),
        ("a.svg", SVG.format("<text>글</text>"), [], True, False),
        ("a.svg", SVG.format("<text font-family='Pretendard-Bold'>글</text>"), [], True, False),
        ("a.svg", SVG.format(RECT + "<text font-family='Arial'>글</text>"), [], True, True),
        ("a.svg", SVG.format(RECT + "<text writing-mode='tb'>글</text>"), ["scene-svg-unsupported"], True, True),
        ("a.svg", SVG.format(RECT + "<image href='http://x.invalid/a.png'/>"), ["scene-svg-unsupported"], True, False),
        ("a.svg", "<sv", ["scene-picture-unknown"], False, False),
        ("a.svg", "<svg xmlns='http://www.w3.org/2000/svg'><rect", ["scene-svg-damaged"], False, False),
        ("a.eps", "%!PS-Adobe-3.0 EPSF-3.0", ["scene-picture-vector"], False, False),
        ("a.ai", "%!PS-Adobe-3.0\n%%Creator: Adobe Illustrator", ["scene-picture-ai"], False, False),
        ("a.pdf", "%PDF-1.7 broken", ["scene-picture-page"], False, False),
        ("a.txt", "글자뿐", ["scene-picture-unknown"], False, False),
    ],
)
def test_files_are_judged_by_what_they_hold(
    tmp_path: Path, name: str, content: str, codes: list[str], usable: bool, beyond: bool
) -> None:
    (tmp_path / name).write_text(content, "utf-8")
    found = judged(tmp_path / name)
    assert [one.code for one in found.findings] == codes
    assert (found.usable, found.beyond) == (usable, beyond)


def test_files_that_cannot_be_read_or_are_too_large_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one.code for one in judged(tmp_path / "none.svg").findings] == ["app-logo-unreadable"]
    Image.new("RGB", (9, 9)).save(tmp_path / "a.png")
    monkeypatch.setattr(logo_files, "_LARGEST", 10)
    assert [one.code for one in judged(tmp_path / "a.png").findings] == ["app-logo-large"]


def test_a_logo_is_copied_once_under_a_plain_name_and_none_is_replaced(tmp_path: Path) -> None:
    issue, away = tmp_path / "issue", tmp_path / "away"
    away.mkdir()
    file = away / "하늘 센터 (최종).SVG"
    file.write_text("가", "utf-8")
    assert brought(file, issue) == "partners/하늘-센터-최종.svg"
    assert brought(file, issue) == "partners/하늘-센터-최종.svg"
    file.write_text("나", "utf-8")
    assert brought(file, issue) == "partners/하늘-센터-최종-2.svg"
    assert brought(issue / "partners" / "하늘-센터-최종.svg", issue) == "partners/하늘-센터-최종.svg"
    assert brought(file, issue, "kic") == "partners/kic.svg"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("kic.svg", ("kic", False)),
        ("kic-white.svg", ("kic", True)),
        ("kic_reversed.ai", ("kic", True)),
        ("하늘센터 (흰색).png", ("하늘센터", True)),
        ("星辰反白.svg", ("星辰", True)),
        ("white.svg", ("white", False)),
        ("blackwhite.svg", ("black", True)),
    ],
)
def test_the_name_of_a_file_says_whose_it_is(name: str, body: tuple[str, bool]) -> None:
    assert body_of(Path(name)) == body
