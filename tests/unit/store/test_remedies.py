"""Remedies followed word for word: what a finding proposes is put where it says, and the finding is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import LANGUAGES, Diagnostic, Sink
from kiclayout.store.layouts import layout_of
from kiclayout.store.text import read_article

TITLE = "# 제목\n\n"


def found(text: str) -> list[Diagnostic]:
    sink = Sink()
    read_article(text, "a.md", sink)
    return list(sink)


@pytest.mark.parametrize(
    ("text", "code", "wrong", "proposed"),
    [
        ("{ref: t-a}에 있다.\n", "store-inline-sign-unknown", "{ref: t-a}", "names"),
        ("{nbps} 글이다.\n", "store-inline-sign-unknown", "nbps", "names"),
        ("{break:page}\n\n글이다.\n", "store-inline-sign-alone", "{break:page}", "instead"),
        ("{space:6mm}\n\n글이다.\n", "store-inline-sign-alone", "{space:6mm}", "instead"),
        ("{berak: page}\n\n글이다.\n", "store-sign-unknown", "berak", "names"),
        ("{break: pag}\n\n글이다.\n", "store-sign-value", "pag}", "names"),
        ("##1) 개요\n\n글이다.\n", "store-heading-blank", "##1) 개요", "instead"),
        ("-첫째\n-둘째\n", "store-item-blank", "-둘째", "instead"),
        ("::: calout 알림\n글이다.\n:::\n", "store-fence-unknown", "calout", "names"),
        ("::: event 모임\n:::\n", "store-fence-argument", " 모임", "key"),
        ("::: figure a.jpg\ncapton: 설명\nalt: 그림\n:::\n", "store-field-unknown", "capton", "names"),
        ("::: figure a.jpg\n출처: 신문\nalt: 그림\n:::\n", "store-field-unknown", "출처", "names"),
        ("::: figure a.jpg\nalt: 그림\ncrop: 반만\n:::\n", "store-field-value", "반만", "example"),
        ("::: event\ndate: 5월 30일\n:::\n", "store-field-value", "5월 30일", "example"),
        ("[글](https://a.cn/b c)이다.\n", "store-inline-link-signs", "https://a.cn/b c", "instead"),
        ("[글](<https://a.cn/b>)이다.\n", "store-inline-link-angles", "<https://a.cn/b>", "instead"),
        ("[글]{.sml}이다.\n", "store-inline-class-unknown", "sml", "names"),
        ("[글]{lang=kor}이다.\n", "store-inline-lang-unknown", "kor", "names"),
        ("줄<br>바꿈\n", "store-inline-html-known", "<br>", "instead"),
        ("### 1) 개요\n", "store-heading-level", "### 1)", "shown"),
    ],
)
def test_what_is_proposed_mends_it(text: str, code: str, wrong: str, proposed: str) -> None:
    (said,) = (one for one in found(TITLE + text) if one.code == code)
    value = said.value(proposed)
    assert value
    assert all(value in said.hint(lang) + said.message(lang) for lang in LANGUAGES)
    mended = text.replace(wrong, "" if proposed == "key" else value, 1)
    if proposed == "key":
        mended = mended.replace("\n:::", f"\n{value}:{wrong}\n:::")
    assert code not in {one.code for one in found(TITLE + mended)}, mended


@pytest.mark.parametrize(
    ("text", "code", "mended"),
    [
        ("---\nkicker: 가\n\n# 제목\n", "store-head-open", "---\nkicker: 가\n---\n\n# 제목\n"),
        ("\n---\nkicker: 가\n---\n\n# 제목\n", "store-head-late", "---\nkicker: 가\n---\n\n# 제목\n"),
        ("#제목\n", "store-title-blank", "# 제목\n"),
        (TITLE + "이것은 ** 굵게 ** 쓴다.\n", "store-inline-bold-blank", TITLE + "이것은 **굵게** 쓴다.\n"),
        (TITLE + "글 <!-- 메모 -->\n", "store-inline-html-comment", TITLE + "글\n\n%% 메모\n"),
        (TITLE + ":: callout 가\n", "store-fence-colons", TITLE + "::: callout 가\n글\n:::\n"),
        (TITLE + "::: callout 가\n글\n", "store-fence-open", TITLE + "::: callout 가\n글\n:::\n"),
        (TITLE + "가 | 나\n---|---\n1 | 2\n", "store-table-bars", TITLE + "| 가 | 나 |\n|---|---|\n| 1 | 2 |\n"),
        (TITLE + '![가](a.jpg "나")\n', "store-image-shape", TITLE + "![가](images/a.jpg)\n"),
        (TITLE + "::: table {role=text}\n\n|---|\n| 가 |\n:::\n", "store-attrs-field",
         TITLE + "::: table\nrole: text\n\n|---|\n| 가 |\n:::\n"),
        (TITLE + "| 가 |\n| 나 |\n", "store-table-no-line", TITLE + "| 가 |\n|---|\n| 나 |\n"),
        (TITLE + "앞줄\n뒷줄\n", "store-line-joined", TITLE + "앞줄\\\n뒷줄\n"),
        (TITLE + "앞줄\n1) 뒷줄\n", "store-item-joined", TITLE + "앞줄\n- 1) 뒷줄\n"),
    ],
)  # fmt: skip
def test_what_it_says_to_do_mends_it(text: str, code: str, mended: str) -> None:
    assert code in {one.code for one in found(text)}
    assert found(mended) == []


LABEL = """styles: {s: {size: 9}}
words: {contents: 목록}
templates:
  a: {furniture: [{label: {at: [9, 9], style: s, %s}}]}
"""


@pytest.mark.parametrize(
    ("text", "code", "wrong", "proposed"),
    [
        (LABEL % 'words: "{titel}"', "layout-fact-unknown", "titel", "meant"),
        (LABEL % 'words: "{word.contnets}"', "layout-fact-unknown", "word.contnets", "meant"),
        (LABEL % 'when: "!evnt", words: x', "layout-fact-unknown", "evnt", "meant"),
        ("colors: {red: '#000'}\nstyles: {body: {color: rde}}\n", "layout-color-unknown", "rde", "known"),
        ("styles: {lead: {size: 9}, body: {based_on: laed}}\n", "layout-base-unknown", "laed", "known"),
        ("styles: {body: {szie: 9}}\n", "store-key-unknown", "szie", "meant"),
    ],
)
def test_what_is_proposed_mends_a_layout(text: str, code: str, wrong: str, proposed: str) -> None:
    layout_of(text, Path("mine"), sink := Sink())
    (said,) = sink
    assert said.code == code
    layout_of(text.replace(wrong, said.value(proposed)), Path("mine"), sink := Sink())
    assert list(sink) == []


def test_a_colour_between_the_quotes_that_are_proposed_is_one() -> None:
    text = "colors:\n  red: #B8321E\nstyles: {body: {color: red}}\n"
    layout_of(text, Path("mine"), sink := Sink())
    (said,) = sink
    mended = said.hint("en").rpartition(": ")[2]
    layout_of(text.replace(said.value("value"), mended), Path("mine"), sink := Sink())
    assert list(sink) == []
