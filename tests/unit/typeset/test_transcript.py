"""A poster's words over its picture: their elements, that nobody sees or types into them, where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from drawn import of_kind, words

from kiclayout.base.geometry import Rect
from kiclayout.content.block import Poster
from kiclayout.content.issue import Article, Bilingual, Partner
from kiclayout.scene.frames import frames_on
from kiclayout.scene.hit import own_runs
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Picture
from kiclayout.scene.items import Path as Outline
from kiclayout.scene.page import Page
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.transcript import alternative, transcript

Read = Callable[[str], Article]

AREA = Rect(100.0, 50.0, 300.0, 400.0)
WHOLE = """title: 교류의 날
title_zh: 交流日
alt: 두 손을 그린 포스터

## 일정

- 로드쇼
- 상담회

| 시각 | 내용
|---|---
| 14:00 | 개회

::: qr https://day.example.org
label: 신청
:::

신청은 [여기](https://day.example.org)에서[^1], 자세한 것은 [주소]{lang=en}로.

[^1]: 쪽 아래 글."""


def poster(text: str, read: Read, head: str = "") -> Poster:
    block = read(f"# 제목\n\n::: poster a.png\n{head}{text}\n:::").body[0]
    assert isinstance(block, Poster)
    return block


def elements(items: tuple[Item, ...], around: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """The words of ``items`` with the roles of all elements around them."""
    for item in items:
        inside = (*around, *(tag.role for tag in getattr(item, "tags", ())))
        if isinstance(item, Group):
            yield from elements(item.items, inside)
        elif isinstance(item, Glyphs):
            yield " ".join(inside), item.text


def test_its_words_keep_their_elements(setting: Setting, article: Read) -> None:
    found = list(elements(transcript(poster(WHOLE, article), AREA, setting)))
    roles = {text.strip(): role for role, text in found}
    assert all(role.startswith("Sect ") for role, _ in found)
    assert (roles["교류의 날"], roles["交流日"]) == ("Sect H2", "Sect P")
    assert roles["일정"] == "Sect H3"
    assert roles["로드쇼"] == "Sect L LI LBody P"
    assert roles["개회"] == "Sect Table TBody TR TD"
    assert roles["여기"] == "Sect P Link"
    assert not any("쪽 아래" in text for text in roles)


def test_nobody_sees_them_or_types_into_them(setting: Setting, article: Read) -> None:
    items = transcript(poster(WHOLE, article), AREA, setting)
    runs = of_kind(items, Glyphs)
    assert all(run.hidden and not (run.origin and run.origin.block) for run in runs)
    assert not of_kind(items, Outline)
    assert not of_kind(items, Picture)
    assert list(own_runs(Page(0, "", 500.0, 500.0, 0.0, items))) == []
    assert {area.target for area in of_kind(items, LinkArea)} == {"https://day.example.org"}


def test_headings_ask_for_no_letters_of_their_own(setting: Setting, article: Read) -> None:
    runs = of_kind(transcript(poster("## 바다\n\n바다", article), AREA, setting), Glyphs)
    assert [run.text for run in runs] == ["바다", "바다"]
    assert runs[0].face == runs[1].face


@pytest.mark.parametrize("count", [1, 12, 300])
def test_they_fill_the_picture_and_leave_it_nowhere(count: int, setting: Setting, article: Read) -> None:
    (group,) = transcript(poster("\n\n".join(["바다와 부두의 이야기"] * count), article), AREA, setting)
    assert isinstance(group, Group)
    at = [group.matrix.apply(run.x + run.width, run.y) for run in of_kind(group.items, Glyphs)]
    assert max(point.x for point in at) <= AREA.right
    assert AREA.y < min(point.y for point in at)
    assert (0.6 if count > 1 else 0.0) * AREA.height < max(point.y for point in at) - AREA.y <= AREA.height


def test_pictures_and_marks_in_it_are_said_by_name(setting: Setting, article: Read) -> None:
    body = "::: sponsors\n주최: kic\n:::\n\n::: figure b.png\nalt: 약도\ncaption: 오는 길\n:::"
    own = setting.within(partners=(Partner("kic", Bilingual("온빛파트너스", "")),))
    items = transcript(poster(body, article), AREA, own)
    assert words(items) == "주최온빛파트너스약도오는 길"
    assert not {role for roles, _ in elements(items) for role in roles.split()} & {"Figure", "Caption"}
    assert frames_on(Page(0, "", 500.0, 500.0, 0.0, items)) == ()


def test_readings_are_heard_but_not_copied(setting: Setting, article: Read) -> None:
    items = transcript(poster("[胡润]{ruby=후룬} 회장", article), AREA, setting)
    assert words(items) == "胡润 회장"
    assert [group.tags[-1].said for group in of_kind(items, Group) if group.tags[-1].role == "RT"] == ["후룬"]
    assert all(path.fill is None and path.stroke is None for path in of_kind(items, Outline))


def test_a_language_of_its_own_and_findings_of_nobody(setting: Setting, article: Read) -> None:
    items = transcript(poster("\n日程 \U0001f3c6", article, "lang: zh\n"), AREA, setting)
    assert {run.lang for run in of_kind(items, Glyphs) if "日" in run.text} == {"zh"}
    assert list(setting.sink) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: 날\nalt: 두 손\n\n글", "두 손"),
        ("title: 날\ntitle_zh: 日\n\n글", "날 日"),
        ("title: 날\nalt: 두 손", "두 손 날"),
        ("alt: 두 손", "두 손"),
    ],
)
def test_the_picture_is_said_briefly_where_its_words_follow(
    text: str, said: str, setting: Setting, article: Read
) -> None:
    block = poster(text, article)
    assert alternative(block) == said
    assert bool(transcript(block, AREA, setting)) == bool(block.blocks)


def test_an_area_without_extent_does_no_harm(setting: Setting, article: Read) -> None:
    assert transcript(poster("글", article), Rect(0.0, 0.0, 0.0, 0.0), setting)
