"""References: names before layout, folios after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest

from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.typeset.refs import answered, labels_asked, landed, named
from kiclayout.typeset.setting import Landing
from kiclayout.typeset.shelf import Shelf

Read = Callable[[str], Article]

TABLE = "::: table {#t}\nlabel: 표 1)\ncaption: 이름\n\n| 가 |\n|---|\n| 1 |\n:::"


def issue_of(*articles: Article) -> Issue:
    paths = [replace(article, path=f"articles/{name}.md") for name, article in zip("abc", articles, strict=False)]
    return Issue(1, dt.date(2026, 11, 18), "x", (Section("s", Bilingual("부"), tuple(paths)),))


def test_names_are_what_references_print(article: Read) -> None:
    text = f"# 기사\n\n{TABLE}\n\n## 1) 소제목 {{#h}}\n\n::: figure images/a.jpg {{#f}}\ncaption: 설명\nalt: 그림\n:::"
    names = named(issue_of(article(text)), Shelf())
    assert {label: names[label].name for label in ("t", "h", "f", "a")} == {
        "t": "표 1",
        "h": "소제목",
        "f": "설명",
        "a": "기사",
    }
    assert names["a/t"].target == "a/t"
    assert names["a"].target == "article-a"


def test_boxes_are_called_by_their_titles_and_never_by_their_labels(article: Read) -> None:
    boxes = (
        "::: callout 알림 {#c}\n글\n:::\n\n::: qr https://a.cn {#q}\nlabel: 신청\n:::\n\n"
        "::: event {#e}\ntitle: 교류회\n:::"
        "\n\n::: figures {#r}\ncaption: 두 사진\n\n![가](a.jpg)\n:::\n\n::: callout {#n}\n글\n:::"
    )
    names = named(issue_of(article(f"# 기사\n\n{boxes}")), Shelf())
    assert [names[label].name for label in "cqern"] == ["알림", "신청", "교류회", "두 사진", ""]


def test_words_alone_hold_the_answers(article: Read) -> None:
    made = article("# {ref:t} {page:b/t} {ref:none}")
    landings = {"a/t": Landing("표 1"), "b/t": Landing("표 2", "P9")}
    assert plain(answered(made.title, replace(made, path="articles/a.md"), landings)) == "표 1 P9 ?"


@pytest.mark.parametrize(
    ("pair", "said"),
    [("을(를)", "표 1을 P9를"), ("이(가)", "표 1이 P9가"), ("(으)로", "표 1로 P9로"), ("은(는)", "표 1은 P9는")],
)
def test_the_particle_fits_what_is_filled_in(pair: str, said: str, article: Read) -> None:
    made = article(f"# {{ref:t {pair}}} {{page:t {pair}}}")
    known = {"a/t": Landing("표 1", "P9", "a/t")}
    assert plain(answered(made.title, replace(made, path="articles/a.md"), known)) == said


def test_a_label_of_two_articles_needs_the_articles_name(article: Read) -> None:
    names = named(issue_of(article(f"# 하나\n\n{TABLE}"), article(f"# 둘\n\n{TABLE}")), Shelf())
    assert "t" not in names
    assert names["a/t"].target != names["b/t"].target


def test_labels_in_boxes_and_cells_have_names_too(article: Read) -> None:
    names = named(issue_of(article(f"# 기사\n\n::: callout 상자\n{TABLE}\n:::")), Shelf())
    assert names["t"].name == "표 1"


def test_what_an_article_asks_for(article: Read) -> None:
    text = "# 기사\n\n{ref:a} {page:b} [글](#c) [밖](https://a.org)\n\n"
    text += "- {page:a}\n\n> {page:d}\n\n::: callout {ref:e}\n글\n:::"
    assert labels_asked(article(text)) == ("a", "b", "c", "d", "e")


def test_landings_take_the_folios_of_their_targets() -> None:
    names = {"t": Landing("표 1", "", "a/t"), "x": Landing("엑스", "P9", "a/x")}
    assert landed(names, {"a/t": "P3"}) == {"t": Landing("표 1", "P3", "a/t"), "x": Landing("엑스", "", "a/x")}
