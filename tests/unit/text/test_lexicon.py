"""Words by whose edges an eojeol is torn."""

from __future__ import annotations

import pytest

from kiclayout.text.lexicon import CUT, EDGE, HALF_EDGE, NO_EDGE, PLAIN, Lexicon, bare, learn


def edges(run: str, lexicon: Lexicon = PLAIN) -> str:
    """``run`` with a bar at every word's edge."""
    costs = lexicon.tear_costs(run)
    return "".join("|" * (costs[at] == EDGE) + char for at, char in enumerate(run))


@pytest.mark.parametrize(
    ("run", "divided"),
    [
        ("산업기술혁신센터", "산업|기술|혁신|센터"),
        ("투자유치설명회를", "투자|유치|설명회|를"),
        ("추진하고", "추진|하고"),
        ("활성화하기로", "활성화|하기로"),
        ("도시에서는", "도시|에서는"),
        ("소프트웨어", "소프트웨어"),
        ("프로젝트에", "프로젝트|에"),
    ],
)
def test_compounds_are_divided(run: str, divided: str) -> None:
    assert edges(run) == divided


def test_a_known_word_is_cut_least_willingly() -> None:
    costs = PLAIN.tear_costs("프로젝트뷔뷔뷔뷔")
    assert costs[1] == costs[2] == costs[3] == CUT
    assert costs[4] == HALF_EDGE
    assert costs[5] == costs[6] == NO_EDGE
    assert EDGE < HALF_EDGE < NO_EDGE < CUT


def test_words_that_come_twice_are_learned() -> None:
    assert edges("도담나루마을회관") == "도담나루마을회관"
    known = learn(["도담의 하루. 도담은 좋다.", "나루를 건너 나루에서", "마을과 마을, 회관이 회관을"])
    assert edges("도담나루마을회관", known) == "도담|나루|마을|회관"
    assert not known.knows("하루")


def test_lexicons_that_know_the_same_are_equal() -> None:
    assert learn(["나루 나루"]) == learn(["나루와 나루"])
    assert hash(learn(["나루 나루"])) == hash(learn(["나루와 나루"]))
    assert learn(["나루 나루"]) != PLAIN


@pytest.mark.parametrize(
    ("run", "stem"), [("도시에서는", "도시"), ("바람을", "바람"), ("나는", "나는"), ("까지", "까지"), ("물결", "물결")]
)
def test_particles_come_off(run: str, stem: str) -> None:
    assert bare(run) == stem


def test_every_offset_has_a_cost() -> None:
    for run in ("가나", "가나다라마바사아자차카타파하", "산업"):
        assert len(PLAIN.tear_costs(run)) == len(run) + 1
