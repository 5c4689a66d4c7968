"""Footnotes: which number each has, and their lines for either place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from drawn import of_kind, places, words

from kiclayout.content.issue import Article
from kiclayout.content.walk import notes
from kiclayout.scene.items import Glyphs
from kiclayout.typeset.atoms import NoteLine
from kiclayout.typeset.footnotes import Footnote, called, footnote, marks_in, numbered
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]

LONG = "긴 각주가 이어진다. " * 30


def notes_of(text: str, setting: Setting, read: Read) -> dict[str, Footnote]:
    made = read(text)
    texts = notes(made)
    own = setting.within(notes=texts, numbers=numbered(made))
    return {label: footnote(texts[label], n, own, inset_leaves) for label, n in own.numbers.items() if label in texts}


def said(lines: tuple[NoteLine, ...]) -> str:
    return "".join(words(line.body) for line in lines if isinstance(line.body, tuple))


def test_numbers_follow_the_marks_and_not_the_texts(article: Read) -> None:
    text = "# 제목[^t]\n\n글[^b] 글[^a] 글[^b]\n\n[^a]: 가\n\n[^b]: 나\n\n[^unused]: 다\n\n[^t]: 제목"
    assert numbered(article(text)) == {"t": 1, "b": 2, "a": 3}


def test_marks_count_wherever_they_stand(article: Read) -> None:
    text = (
        "---\nlead: 앞글[^a]\nend_source: 출처[^z]\n---\n\n# 제목\n\n## 소제목[^b]\n\n- 목록[^c]\n\n> 인용[^d]\n\n"
        "::: callout 이름[^e]\n글[^f]\n:::\n\n::: figure a.jpg\ncaption: 설명[^g]\nalt: 그림\n:::\n\n"
        "::: table\ncaption: 표[^h]\nnote: 밑[^k]\n\n| 머리[^i] |\n|---|\n| 칸[^j] |\n:::\n\n라벨[^l]\n: 값[^m]\n\n"
        "::: chart bar\ncaption: 그래프[^n]\ntable: t\nalt: 그래프\n:::"
    )
    assert list(numbered(article(text))) == [*"abcdefghijklmn", "z"]


def test_marks_of_a_note_are_not_the_texts(article: Read) -> None:
    blocks = article("# 제목\n\n글[^a]\n\n[^a]: 각주의 각주[^b]\n\n[^b]: 둘째").blocks
    assert [[mark.label for mark in marks_in(block)] for block in blocks] == [[], ["a"], [], []]


def test_a_note_in_a_note_is_numbered_right_behind_it(article: Read) -> None:
    text = "# 제목\n\n글[^a] 글[^z]\n\n[^a]: 첫[^b] 또[^d]\n\n[^b]: 둘[^c]\n\n[^c]: 셋\n\n[^d]: 넷\n\n[^z]: 끝[^a]"
    assert numbered(article(text)) == {"a": 1, "b": 2, "c": 3, "d": 4, "z": 5}


def test_notes_that_call_each_other_stand_once(article: Read) -> None:
    made = article("# 제목\n\n글[^a]\n\n[^a]: 첫[^b]\n\n[^b]: 둘[^a]")
    assert list(called(made).values()) == [("a", "b")]


def test_a_note_stands_with_its_first_mark(article: Read) -> None:
    made = article("# 제목\n\n글[^a] 다시[^a]\n\n- 또[^a]\n\n[^a]: 한 번")
    assert list(called(made).values()) == [("a",), (), ()]


def test_marks_of_a_poster_shown_as_a_picture_do_not_count(article: Read) -> None:
    poster = "::: poster images/a.jpg\nalt: 그림\n\n글[^a]\n:::\n\n"
    assert list(called(article(f"# 제목\n\n{poster}글[^a]\n\n[^a]: 하나")).values()) == [("a",)]


def test_a_note_begins_with_its_number(setting: Setting, article: Read) -> None:
    note = notes_of("# 제목\n\n글[^x] 글[^y]\n\n[^x]: 하나\n\n[^y]: 둘", setting, article)["y"]
    for side in (True, False):
        (line,) = note.lines(11_480, 0, side)
        assert isinstance(line.body, tuple)
        (number, x, y), (text, start, baseline) = places(line.body)
        assert (number, text, y) == ("2", "둘", baseline)
        assert start > x


def test_the_number_may_hang_at_the_foot(setting: Setting, article: Read) -> None:
    hung = setting.within(layout=replace(setting.layout, notes=replace(setting.layout.notes, foot_hang=12.0)))
    (line,) = notes_of("# 제목\n\n글[^x]\n\n[^x]: 하나", hung, article)["x"].lines(30_000, 0, False)
    assert isinstance(line.body, tuple)
    assert [x for _, x, _ in places(line.body)] == [-12.0, 0.0]


def test_a_number_that_is_wider_than_it_hangs_keeps_clear_of_its_note(setting: Setting, article: Read) -> None:
    look = replace(setting.layout.notes, foot_hang=12.0, number_gap=4.0)
    hung = setting.within(layout=replace(setting.layout, notes=look))
    text = "# 제목\n\n" + "".join(f"글[^n{n}]" for n in range(100)) + "".join(f"\n\n[^n{n}]: 짧다." for n in range(100))
    made = notes_of(text, hung, article)
    starts = {}
    for label in ("n8", "n99"):
        (line,) = made[label].lines(20_000, 0, False)
        assert isinstance(line.body, tuple)
        (number, first, _), (_, second, _), *_ = places(line.body)
        (run, *_) = of_kind(line.body, Glyphs)
        assert second - first >= run.width + 2.0 - 0.01, number
        starts[number] = first - second
    assert starts["9"] == pytest.approx(-12.0)
    assert starts["100"] < -12.0


@pytest.mark.parametrize("side", [True, False])
def test_lines_from_any_end_are_the_rest(side: bool, setting: Setting, article: Read) -> None:
    note = notes_of(f"# 제목\n\n글[^x]\n\n[^x]: {LONG}", setting, article)["x"]
    lines = note.lines(20_000, 0, side)
    assert len(lines) > 5
    for number, line in enumerate(lines[:-1]):
        assert note.lines(20_000, line.end, side) == lines[number + 1 :]
    assert said(lines).endswith(LONG.strip())


def test_a_rest_may_be_set_at_another_measure(setting: Setting, article: Read) -> None:
    note = notes_of(f"# 제목\n\n글[^x]\n\n[^x]: {LONG}", setting, article)["x"]
    narrow = note.lines(11_480, 0, True)
    rest = note.lines(36_700, narrow[3].end, False)
    assert said(narrow[:4]) + said(rest) == said(narrow)


def test_a_note_of_several_blocks_is_one_text(setting: Setting, article: Read) -> None:
    note = notes_of("# 제목\n\n글[^x]\n\n[^x]: 첫 문단\n\n    - 목록\n    - 둘째", setting, article)["x"]
    lines = note.lines(30_000, 0, False)
    ends = [line.end for line in lines]
    assert ends == sorted(set(ends))
    assert said(note.lines(30_000, ends[0], False)) == said(lines[1:])


def test_an_empty_note_still_has_a_line(setting: Setting, article: Read) -> None:
    (line,) = notes_of("# 제목\n\n글[^x]\n\n[^x]:", setting, article)["x"].lines(30_000, 0, False)
    assert line.end > 0


def test_lines_are_made_once_for_a_place(setting: Setting, article: Read) -> None:
    made = notes_of(f"# 제목\n\n글[^a]\n\n[^a]: {LONG}", setting, article)["a"]
    assert made.lines(9000, 0, True) is made.lines(9000, 0, True)
    assert made.lines(9000, 0, True) != made.lines(9000, 0, False) != made.lines(20000, 0, False)
