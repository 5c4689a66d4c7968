"""Checks on the words of an issue."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.preflight.check import preflight
from kiclayout.store.text.read import read_article


def found(*texts: str) -> list[tuple[str, int, str]]:
    """(code, line, what the finding shows) for articles with these bodies; the first line is the title."""
    articles = tuple(read_article(f"# 제목\n\n{text}\n", f"articles/{n}.md", Sink()) for n, text in enumerate(texts))
    issue = Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("s", Bilingual("부"), articles),))
    sink = Sink()
    preflight(issue, sink)
    shown = {"preflight-fullwidth": "sign", "preflight-units": "spellings", "preflight-private": "sample"}
    shown |= {"preflight-leftward": "word", "preflight-gloss-apart": "instead"}
    return [(one.code, one.place.line if one.place else 0, one.value(shown[one.code])) for one in sink]


@pytest.mark.parametrize(
    ("text", "sign"),
    [("바다가 맑다。", "。"), ("포럼（3월）을 연다.", "（"), ("바다，하늘", "，"), ("첫 문단.\n\n둘째：셋째", "：")],
)
def test_full_width_signs_beside_hangul(text: str, sign: str) -> None:
    """C09."""
    ((code, line, shown),) = found(text)
    assert (code, shown) == ("preflight-fullwidth", sign)
    assert line == (5 if "둘째" in text else 3)


@pytest.mark.parametrize(
    "text",
    [
        "바다가 맑다. 하늘도(푸르다)!",
        "청해(青海，上海)에서",
        "::: callout {lang=zh}\n大海很蓝，天空也很蓝。\n:::",
        "[大海，天空。]{lang=zh-Hans}",
    ],
)
def test_chinese_keeps_its_signs(text: str) -> None:
    assert found(text) == []


def test_characters_that_only_their_own_font_knows() -> None:
    assert found("첫 문단.\n\n나랏\ue0bc말\uf53a이", "- 끝 \U000f1234") == [
        ("preflight-private", 5, "나랏□말□이"),
        ("preflight-private", 3, "끝 □"),
    ]


def test_one_unit_spelled_in_several_ways() -> None:
    """D11."""
    ((code, line, shown),) = found("넓이 300㎡와 400㎡.", "면적 20 m^2^이다.")
    assert (code, line) == ("preflight-units", 3)
    assert shown == "㎡ 2, m^2^ 1"
    assert found("넓이 300㎡, 깊이 20 m, 무게 3kg") == []


def test_the_shipped_example_is_clean() -> None:
    from pathlib import Path

    from kiclayout.store.issue import read_issue

    sink = Sink()
    preflight(read_issue(Path(__file__).resolve().parents[3] / "examples" / "issue-001", Sink()), sink)
    assert list(sink) == []


def test_words_from_right_to_left_are_told_once_an_article() -> None:
    assert found("글\n\n인사 السلام عليكم 끝\n\nשלום") == [("preflight-leftward", 5, "السلام")]
    assert found("글\ufeff이다. ελληνικά, ไทย, हिन्दी") == []
    assert found("שלום", "글", "مرحبا") == [("preflight-leftward", 3, "שלום"), ("preflight-leftward", 3, "مرحبا")]


def test_what_was_just_typed_is_found_where_it_stands() -> None:
    """It has no line yet that would lead to it."""
    table = "::: table\n" + "| 1 | 2 | 3 |\n" * 4 + ":::"
    texts = ("바다。", "나랏\ue0bc", "\u05d0", "300㎡와 400㎡와 20 m^2^", "### 깊다")
    article = read_article("# \n\n" + "\n\n".join((*texts, table)), "articles/a.md", Sink())
    blocks = tuple(replace(one, lines=(0, 0), id=n) for n, one in enumerate(article.blocks, 1))
    article = replace(article, blocks=blocks)
    sink = Sink()
    preflight(Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("s", Bilingual("부"), (article,)),)), sink)
    assert {one.code: one.origin.block for one in sink if one.origin} == {
        "preflight-title-empty": 1,
        "preflight-fullwidth": 2,
        "preflight-private": 3,
        "preflight-leftward": 4,
        "preflight-units": 5,
        "preflight-heading-first": 6,
        "preflight-table-head": 7,
    }


@pytest.mark.parametrize(
    ("text", "instead"),
    [("천위 [陈宇, 소장]이다.", "천위[陈宇, 소장]"), ("- 소장 천위 [陈宇]", "천위[陈宇]")],
)
def test_a_gloss_apart_from_its_name_is_told(text: str, instead: str) -> None:
    ((code, line, shown),) = found(text)
    assert (code, line, shown) == ("preflight-gloss-apart", 3, instead)


@pytest.mark.parametrize(
    "text", ["천위[陈宇, 소장]이다.", "그는 [신청서](https://a.cn)를 냈다.", "목록 [2] 참고", "[陈宇] 소장"]
)
def test_other_brackets_are_left_alone(text: str) -> None:
    assert found(text) == []
