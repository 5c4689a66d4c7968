"""Particles fit what is before them."""

import pytest

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.base.particles import particle, refit, with_particles


@pytest.mark.parametrize(
    "before, subject, towards",
    [
        ("사진", "이", "으로"),
        ("표", "가", "로"),
        ("서울", "이", "로"),
        ("'그림'", "이", "으로"),
        ("“파일”", "이", "로"),
        ("images/a.png", "가", "로"),
        ("issue.yaml", "이", "로"),
        ("main", "이", "으로"),
        ("ranking", "이", "으로"),
        ("X", "가", "로"),
        ("P7", "이", "로"),
        ("P10", "이", "으로"),
        ("2", "가", "로"),
        ("12%", "가", "로"),
        ("바이트댄스(ByteDance)", "가", "로"),
        ("(주최)", "가", "로"),
        ("胡润", "이(가)", "(으)로"),
        ("–", "이(가)", "(으)로"),
        ("", "이(가)", "(으)로"),
    ],
)
def test_the_form_follows_the_sound(before: str, subject: str, towards: str) -> None:
    assert (particle(before, "이(가)"), particle(before, "(으)로")) == (subject, towards)


def test_all_pairs_have_both_forms() -> None:
    wording = "{x}을(를) {x}은(는) {x}과(와) {x}와(과) {x}이(가)"
    assert with_particles(wording, lambda part: part.replace("{x}", "꽃")) == "꽃을 꽃은 꽃과 꽃과 꽃이"
    assert with_particles(wording, lambda part: part.replace("{x}", "나무")) == "나무를 나무는 나무와 나무와 나무가"


def test_what_is_filled_in_stays_as_it_is() -> None:
    said = with_particles("'{x}'을(를) 읽었습니다", lambda part: part.replace("{x}", "값은(는) 이(가) 말"))
    assert said == "'값은(는) 이(가) 말'을 읽었습니다"


def test_findings_choose() -> None:
    found = Diagnostic("typeset-picture-missing", (("file", "images/crane.jpg"),))
    assert found.message("ko") == "그림 ‘images/crane.jpg’가 없습니다"
    assert "이(가)" not in Diagnostic("typeset-logo-missing", (("id", "kic"), ("file", "kic.svg"))).message("ko")


@pytest.mark.parametrize(
    "old, new, behind, made",
    [
        ("서울", "제주", "을 ", "를 "),
        ("제주", "서울", "는.", "은."),
        ("제주", "부산", "로", "으로"),
        ("부산", "제주", "으로부터의 ", "로부터의 "),
        ("부산", "제주", "과의 협력", "와의 협력"),
        ("제주", "부산", "라는 곳", "이라는 곳"),
        ("제주", "부산", "라면서도 ", "이라면서도 "),
        ("부산", "제주", "이나 ", "나 "),
        ("부산", "제주", "이었으며,", "였으며,"),
        ("제주", "부산", "였다.", "이었다."),
        ("‘부산", "‘제주", "’이", "’가"),
        ("LG", "KIC 중국", "가", "이"),
        ("3월", "3분기", "을", "를"),
        ("센터", "사무국", "(KIC)가 ", "(KIC)이 "),
        ("「서울", "「제주", "」 (首尔)은", "」 (首尔)는"),
    ],
)
def test_the_particle_behind_a_word_that_gives_way(old: str, new: str, behind: str, made: str) -> None:
    found = refit(old, new, behind)
    assert found is not None
    assert behind[: found.start] + found.form + behind[found.end :] == made


@pytest.mark.parametrize(
    "old, new, behind",
    [
        ("서울", "부산", "을"),
        ("서울", "제주", "로"),
        ("서울", "제주", "를"),
        ("서울", "제주", "이전"),
        ("서울", "제주", " 이"),
        ("서울", "제주", "(서울)는"),
        ("서울", "제주", "을(를)"),
        ("서울", "제주", "에서"),
        ("서울", "제주", "[首尔]은"),
        ("서울", "济州", "은"),
        ("首尔", "제주", "은"),
        ("서울", "", "은"),
        ("서울", "제주", ""),
    ],
    ids=[
        "right for both", "rieul", "wrong before", "a longer word", "apart", "wrong before an aside", "both forms",
        "one form only", "behind a gloss", "no sound after", "no sound before", "nothing left", "nothing behind",
    ],
)  # fmt: skip
def test_what_is_behind_a_word_stays(old: str, new: str, behind: str) -> None:
    assert refit(old, new, behind) is None
