"""partners.yaml of an issue or a registry: every key read, typed, and saved in place."""

from __future__ import annotations

import datetime as dt
import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.content.issue import Bilingual, Partner
from kiclayout.store.partners import PARTNERS_FILE, Roll, read_partners, save_partners

TEXT = """\
# 공유 목록
format: 1
partners:
  # 우리
  - id: haneul
    name: {ko: 하늘센터, zh: 天空中心, en: Haneul Center}
    roles: [주최, sponsor]   # 첫째가 자리를 정한다
    logo: partners/haneul.svg
    reversed: partners/haneul-white.svg
    min_height: 10mm
    clear_space: 3mm
    approved: true
    approved_by: 김하나
    approved_on: 2023-04-01
    valid_until: 2024-03-31
    website: https://haneul.example
    note: 푸른 바탕에는 흰 것만
  - id: bada
    name: 바다
    approved: false
    colour: blue
"""
HANEUL = Partner(
    "haneul",
    Bilingual("", (("ko", "하늘센터"), ("zh", "天空中心"), ("en", "Haneul Center"))),
    "partners/haneul.svg",
    "partners/haneul-white.svg",
    "10mm",
    "3mm",
    True,
    roles=("주최", "sponsor"),
    approved_by="김하나",
    approved_on=dt.date(2023, 4, 1),
    valid_until=dt.date(2024, 3, 31),
    website="https://haneul.example",
    note="푸른 바탕에는 흰 것만",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "partners").mkdir()
    written(tmp_path, TEXT)
    return tmp_path


def written(folder: Path, text: str) -> None:
    (folder / PARTNERS_FILE).write_text(text, "utf-8", newline="\n")


def found_in(folder: Path) -> list[tuple[str, str]]:
    sink = Sink()
    read_partners(folder, sink)
    return [(one.code, str(one.place)) for one in sink]


def changed(folder: Path, *partners: Partner) -> list[str]:
    """Saves ``partners``, checks that they are read back equal, and returns the lines that differ."""
    before = (folder / PARTNERS_FILE).read_text("utf-8").splitlines()
    save_partners(folder, Roll(read_partners(folder, Sink())), Roll(partners))
    assert read_partners(folder, Sink()) == partners
    after = (folder / PARTNERS_FILE).read_text("utf-8").splitlines()
    return [line for line in difflib.ndiff(before, after) if line[0] in "+-"]


def test_every_key_is_read(folder: Path) -> None:
    first, second = read_partners(folder, Sink())
    assert first == HANEUL
    assert (first.line, second.line) == (5, 18)
    assert (second.approved, second.roles, second.valid_until) == (False, (), None)


def test_nobody_having_said_is_not_a_no(folder: Path) -> None:
    written(folder, "format: 1\npartners:\n  - id: a\n")
    assert read_partners(folder, Sink())[0].approved is None
    assert changed(folder, Partner("a", Bilingual(), approved=False)) == ["+     approved: false"]


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("valid_until: 2024-03-31", "valid_until: 내년", "store-date", 15),
        ("approved_on: 2023-04-01", "approved_on: 1.4.2023", "store-date", 14),
        ("roles: [주최, sponsor]", "roles: 주최", "store-value-list", 7),
        ("min_height: 10mm", "min_height: 크게", "store-value-length", 10),
        ("logo: partners/haneul.svg", "logo: ../../etc/passwd", "store-path-outside", 8),
        ("valid_until:", "valid_untill:", "store-key-unknown", 15),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(folder: Path, old: str, new: str, code: str, line: int) -> None:
    assert old in TEXT
    before = found_in(folder)
    written(folder, TEXT.replace(old, new, 1))
    fresh = [one for one in found_in(folder) if one not in before]
    assert [(name, place.split(":")[1]) for name, place in fresh] == [(code, str(line))]
    assert len(read_partners(folder, Sink())) == 2


def test_saving_changes_what_changed_and_keeps_comments_order_and_unknown_keys(folder: Path) -> None:
    first, second = read_partners(folder, Sink())
    lines = changed(folder, replace(first, valid_until=dt.date(2025, 3, 31), roles=("후원",)), second)
    assert lines == [
        "-     roles: [주최, sponsor]   # 첫째가 자리를 정한다",
        "+     roles: [후원]   # 첫째가 자리를 정한다",
        "-     valid_until: 2024-03-31",
        "+     valid_until: 2025-03-31",
    ]
    assert changed(folder, second, first)
    text = (folder / PARTNERS_FILE).read_text("utf-8")
    assert text.index("id: bada") < text.index("# 우리") < text.index("id: haneul")
    assert "colour: blue" in text


def test_a_registry_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    assert read_partners(tmp_path, Sink()) == ()
    save_partners(tmp_path, Roll(), Roll((HANEUL,)))
    assert read_partners(tmp_path, Sink()) == (HANEUL,)


@pytest.mark.parametrize(
    ("text", "code"), [("format: 2\npartners: []\n", "store-format-newer"), ("partners: [\n", "store-yaml-bracket")]
)
def test_a_file_that_is_not_understood_is_never_overwritten(folder: Path, text: str, code: str) -> None:
    written(folder, text)
    with pytest.raises(KicError) as caught:
        save_partners(folder, Roll(), Roll((HANEUL,)))
    assert [one.code for one in caught.value.diagnostics] == [code]
    assert (folder / PARTNERS_FILE).read_text("utf-8") == text
