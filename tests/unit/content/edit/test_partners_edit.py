"""Edits of partners and of the order of the wall."""

from __future__ import annotations

from dataclasses import replace

import pytest
from paper import issue_of

from kiclayout.content.edit.partners import (
    arrange_logos,
    drop_partner,
    free_id,
    move_logo,
    put_partner,
    put_partners,
    show_logo,
    used_in,
    used_partners,
)
from kiclayout.content.issue import Bilingual, Issue, Partner
from kiclayout.content.roles import ROLES, first_role, role_name, role_of, role_rank


def partner(name: str, ko: str = "", zh: str = "", role: str = "") -> Partner:
    words = tuple((lang, text) for lang, text in (("ko", ko), ("zh", zh)) if text)
    return Partner(name, Bilingual("", words), roles=(role,) if role else ())


BODIES = (
    partner("sea", "하늘바다", "天海", "후원"),
    partner("star", "가온별", "北星", "主办单位"),
    partner("moon", "나래달", "张月", "host"),
    partner("sun", "다솜해", "阿日", "특별 참여"),
    partner("cloud", "ACE 구름", "云", "sponsor"),
    partner("rain", "라온비", "雨"),
)


@pytest.fixture
def issue() -> Issue:
    made = issue_of("# 가\n\n::: event\ntitle: 나\n\n::: sponsors\n주최: star, none\n:::\n:::\n", "# 다\n")
    return replace(made, partners=BODIES, logos=tuple(one.id for one in BODIES))


def test_a_record_takes_the_place_of_its_id_or_goes_behind(issue: Issue) -> None:
    newer = replace(BODIES[1], website="https://star.example")
    assert put_partner(issue, newer).partners[1] is newer
    assert put_partner(issue, BODIES[1]) is issue
    more = put_partners(issue, (partner("x"), newer))
    assert [one.id for one in more.partners] == [*(one.id for one in BODIES), "x"]
    assert more.partner("star") is newer


def test_a_record_goes_with_its_mark(issue: Issue) -> None:
    left = drop_partner(issue, "moon")
    assert left.partner("moon") is None
    assert "moon" not in left.logos
    assert left.articles == issue.articles
    assert drop_partner(issue, "nobody") is issue


def test_a_mark_comes_onto_the_wall_behind_those_of_its_role(issue: Issue) -> None:
    bare = replace(issue, logos=("star", "sea", "rain"))
    assert show_logo(bare, "moon", True).logos == ("star", "moon", "sea", "rain")
    assert show_logo(bare, "cloud", True).logos == ("star", "sea", "cloud", "rain")
    assert show_logo(bare, "sea", False).logos == ("star", "rain")
    assert show_logo(bare, "star", True) is bare


def test_marks_are_moved_by_hand_and_stay_within_the_wall(issue: Issue) -> None:
    assert move_logo(issue, "sea", 1).logos[:2] == ("star", "sea")
    assert move_logo(issue, "rain", -99).logos[0] == "rain"
    assert move_logo(issue, "sea", -1) is issue
    assert move_logo(issue, "nobody", 1) is issue


@pytest.mark.parametrize(
    ("order", "logos"),
    [
        ("role", ("star", "moon", "sea", "cloud", "sun", "rain")),
        ("hangul", ("star", "moon", "sea", "cloud", "sun", "rain")),
        ("pinyin", ("star", "moon", "sea", "cloud", "sun", "rain")),
    ],
)
def test_one_command_arranges_by_role_and_within_it(issue: Issue, order: str, logos: tuple[str, ...]) -> None:
    turned = replace(issue, logos=tuple(reversed(issue.logos)), partners=tuple(reversed(BODIES)))
    shuffled = issue if order == "role" else turned
    made = arrange_logos(shuffled, order)
    assert made.logos == logos
    assert arrange_logos(made, order) is made


def test_chinese_names_stand_by_their_pinyin_and_korean_ones_by_hangul(issue: Issue) -> None:
    bodies = (partner("z", "가", "张"), partner("b", "다", "北"), partner("a", "나", "阿"), partner("l", "라", "ABC"))
    made = replace(issue, partners=bodies, logos=("z", "b", "a", "l", "nobody"))
    assert arrange_logos(made, "pinyin").logos == ("a", "b", "z", "l", "nobody")
    assert arrange_logos(made, "hangul").logos == ("z", "a", "b", "l", "nobody")


def test_it_is_known_where_a_partner_is_shown(issue: Issue) -> None:
    assert used_in(issue, "star") == ("issue.yaml", "articles/a1.md")
    assert used_in(issue, "none") == ("articles/a1.md",)
    assert used_in(issue, "nobody") == ()
    assert used_partners(replace(issue, logos=("sea",))) == {"sea", "star", "none"}


@pytest.mark.parametrize(
    ("wanted", "made"),
    [("하늘 센터 로고", "하늘-센터-로고"), ("KIC_white", "kic_white"), ("../..", "partner"), ("kic", "kic-2")],
)
def test_ids_are_plain_and_new(wanted: str, made: str) -> None:
    assert free_id(wanted, ("kic", "kic-3")) == made


def test_roles_are_known_by_all_their_names() -> None:
    assert [role_rank(word) for word in ("주최", "承办单位", "Sponsor", "협력", "아무개", "")] == [0, 1, 2, 3, 6, 6]
    assert role_name("主办单位", "ko") == "주최"
    assert role_name("host", "zh") == "主办"
    assert role_name(" 특별 참여 ", "zh") == "특별 참여"
    assert first_role(Partner("x", Bilingual(), roles=(" ", "후원기관", "host"))) == "sponsor"
    assert role_of("아무개") is None
    assert role_of(ROLES[0].name("fr")) is ROLES[0]
