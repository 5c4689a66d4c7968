"""Broken articles: each gives its finding at its line and column, and no part of the file is lost."""

from __future__ import annotations

import re

import pytest

from kiclayout.base.diagnostics import LANGUAGES, Severity, Sink, wordings
from kiclayout.store.text import read_article, write_article

TITLE = "# 제목\n\n"
CASES = [
    # what stands below the title, the code, line:column
    ("::: calout 알림\n글이다.\n:::", "store-fence-unknown", "3:1"),
    ("::: 사진 images/a.jpg\n:::", "store-fence-unknown", "3:1"),
    ("::: callout 알림\n글이다.", "store-fence-open", "3:1"),
    ("::: figures\ncols: 2\n:::", "store-fence-empty", "3:1"),
    ("::: poster\nsource: 출처\n:::", "store-fence-empty", "3:1"),
    ("글이다.\n\n:::", "store-fence-stray", "5:1"),
    ("- 가\n  ::: callout 나", "store-fence-place", "4:3"),
    ("> ::: callout 나", "store-fence-place", "3:3"),
    ("::: chart\ntable: t\n:::", "store-fence-no-argument", "3:1"),
    ("::: event 데모데이\n:::", "store-fence-argument", "3:11"),
    ("::: qr https://a.cn\n::: callout 가\n:::\n:::", "store-fence-body", "4:1"),
    ("::: qr 홈페이지\n:::", "store-inline-link-target", "3:8"),
    ("::: figure a.jpg\ncapton: 설명\nalt: 그림\n:::", "store-field-unknown", "4:1"),
    ("::: figure a.jpg\n출처: 신문\nalt: 그림\n:::", "store-field-unknown", "4:1"),
    ("::: figure a.jpg\nalt: 그림\n그냥 글\n:::", "store-field-shape", "5:1"),
    ("::: figure a.jpg\nalt: 그림\nalt: 또\n:::", "store-field-twice", "5:1"),
    ("::: figure a.jpg\nalt: 그림\nsize: big\n:::", "store-field-word", "5:7"),
    ("::: figure a.jpg\nalt: 그림\ncrop: 반만\n:::", "store-field-value", "5:7"),
    ("::: figures\ncols: 열\n\n![가](a.jpg)\n:::", "store-field-value", "4:7"),
    ("::: table\nhead_cols: x\n\n|---|\n| 가 |\n:::", "store-field-value", "4:12"),
    ("::: table\nhead_cols: 3\n\n|---|\n| 가 |\n:::", "store-table-widths", "3:1"),
    ("::: table\nwidths: 10mm *\n\n|---|\n| 가 |\n:::", "store-table-widths", "3:1"),
    ("::: chart donut\nalt: 그림\n:::", "store-field-word", "3:11"),
    ("::: event\ndate: 5월 30일\n:::", "store-field-value", "4:7"),
    ("![그림](../a.jpg)", "store-path-outside", "3:1"),
    ("::: figure /etc/a.jpg\nalt: 그림\n:::", "store-path-outside", "3:12"),
    ("::: figures\n\n글이다.\n:::", "store-figures-other", "3:1"),
    ("::: table\ncaption: 표\n\n글이다.\n:::", "store-table-count", "3:1"),
    ("|---|---|\n| 1 |", "store-table-cells", "4:1"),
    ("|---|---|\n| ^ | 1 |", "store-table-span", "4:3"),
    ("|---|---|\n| 1 | < |\n| 2 | ^ |", "store-table-shape", "4:1"),
    ("| 가 | 나 |\n| 1 | 2 |", "store-table-no-line", "3:1"),
    ("|===|", "store-table-empty", "3:1"),
    ("이것은 **굵게 쓰다 말았다.", "store-inline-bold-open", "3:5"),
    ("앞줄이다.\\\n둘째 줄 **굵게", "store-inline-bold-open", "4:6"),
    ("> - 면적 10m<sup>2</sup>", "store-inline-html-known", "3:11"),
    ("<div>글</div>", "store-inline-html", "3:1"),
    ("글<H2 class='a'>", "store-inline-html", "3:2"),
    ("줄<br/>바꿈", "store-inline-html-known", "3:2"),
    ("| 가 |\n|---|\n| 나 | {reff:t-a} |", "store-inline-sign-unknown", "5:7"),
    ("[신청](https://example.org/a b)", "store-inline-link-signs", "3:5"),
    ("[신청](javascript:alert(1))", "store-inline-link-target", "3:5"),
    ("[신청](file:///etc/passwd)", "store-inline-link-target", "3:5"),
    ("[신청](www.example.org/경로)", "store-inline-link-target", "3:5"),
    ("[신청](<https://example.org/x y>)", "store-inline-link-angles", "3:5"),
    ("글 [신청]()", "store-inline-link-empty", "3:7"),
    ("[글]{.bold}", "store-inline-class-unknown", "3:4"),
    ("[글]{lang=cn}", "store-inline-lang-unknown", "3:4"),
    ("[글](www.a.cn)", "store-inline-link-target", "3:4"),
    ("[글[^a]](https://a.cn)", "store-inline-link-words", "3:1"),
    ("이것은 ** 굵게 ** 쓴다.", "store-inline-bold-blank", "3:5"),
    ("글 <!-- 메모 -->", "store-inline-html-comment", "3:3"),
    ("{break:page}\n\n글이다.", "store-inline-sign-alone", "3:1"),
    ("글 {space: 6mm} 글이다.", "store-inline-sign-alone", "3:3"),
    ("{ref: t-a}에 있다.", "store-inline-sign-unknown", "3:1"),
    ("##개요\n\n글이다.", "store-heading-blank", "3:1"),
    ("글이다.\n###1) 개요", "store-heading-blank", "4:1"),
    (":: callout 알림\n\n글이다.", "store-fence-colons", "3:1"),
    ("-첫째\n-둘째", "store-item-blank", "4:1"),
    ("가 | 나\n---|---:\n1 | 2", "store-table-bars", "4:1"),
    ('![그림](a.jpg "제목")', "store-image-shape", "3:1"),
    ("![그림](내 사진.jpg)", "store-image-shape", "3:1"),
    ("![그림](https://a.cn/b.jpg)", "store-path-web", "3:1"),
    ("::: figure a.jpg {size=large}\nalt: 그림\n:::", "store-attrs-value", "3:1"),
    ("::: table {size=half}\n\n|---|\n| 가 |\n:::", "store-attrs-value", "3:1"),
    ("::: table {role=ranking}\n\n|---|\n| 가 |\n:::", "store-attrs-field", "3:1"),
    ("::: callout 알림 {colour=red}\n글이다.\n:::", "store-attrs-unknown", "3:1"),
    ("{berak: page}", "store-sign-unknown", "3:1"),
    ("{break: pages}", "store-sign-value", "3:1"),
    ("{.lead}\n\n## 개요", "store-attrs-place", "3:1"),
    ("글이다.\n\n{.lead}", "store-attrs-lost", "5:1"),
    ("{.a}\n{.b}\n글이다.", "store-attrs-lost", "3:1"),
    ("### 1) 개요", "store-heading-level", "3:1"),
    ("###### 개요", "store-heading-deep", "3:1"),
    ("# 다른 제목", "store-title-second", "3:1"),
    ("1) 행사 개요", "store-marker-bare", "3:1"),
    ("앞줄이다\n뒷줄이다", "store-line-joined", "4:1"),
    ("앞줄이다\n1) 뒷줄이다", "store-item-joined", "4:1"),
    ("앞줄이다\n5. 29.(금) 뒷줄이다", "store-line-joined", "4:1"),
    ("## 가 {#a}\n\n## 나 {#a}", "store-label-twice", "5:1"),
    ("---", "store-rule-unknown", "3:1"),
    ("```\n글\n```", "store-code-unknown", "3:1"),
    ("> " * 14 + "글", "store-nest-deep", "3:25"),
    ("글\x07자", "store-text-control", "3:2"),
    ("\u1112\u1161\u11ab글", "store-text-not-nfc", "3:1"),
    ("글\r\n", "store-text-line-ends", "1:1"),
    ("글\uf90a", "store-text-compatibility", "3:2"),
]
HEADS = [
    ("---\nkicker: 분석\n# 제목\n", "store-head-open", "1:1"),
    ("---\nkiker: 분석\n---\n# 제목\n", "store-field-unknown", "2:1"),
    ("---\n- 분석\n---\n# 제목\n", "store-field-shape", "2:1"),
    ("---\nkicker: 가\nkicker: 나\n---\n# 제목\n", "store-field-twice", "3:1"),
    ("---\nlang: kr\n---\n# 제목\n", "store-field-word", "2:7"),
    ("---\nkicker: **분석\n---\n# 제목\n", "store-inline-bold-open", "2:9"),
    ("\n\n---\nkicker: 분석\n---\n# 제목\n", "store-head-late", "3:1"),
    ("---\nkicker: 분석\n---\n\n#제목\n\n글이다.\n", "store-title-blank", "5:1"),
    ("글만 있다.\n", "store-article-no-title", "1:1"),
    ("\ufeff# 제목\n", "store-text-line-ends", "1:1"),
    ("", "store-article-no-title", "1:1"),
]
ALL = [(TITLE + body + "\n", code, place) for body, code, place in CASES] + HEADS


@pytest.mark.parametrize(("text", "code", "place"), ALL)
def test_each_fault_is_found_where_it_is(text: str, code: str, place: str) -> None:
    sink = Sink()
    read_article(text, "a.md", sink)
    assert f"a.md:{place}" in [str(found.place) for found in sink if found.code == code], list(sink)


@pytest.mark.parametrize(("text", "code", "place"), ALL)
def test_nothing_is_lost(text: str, code: str, place: str) -> None:
    article = read_article(text, "a.md", Sink())
    written = write_article(article)
    if code not in ("store-text-control", "store-text-not-nfc"):
        words = re.findall(r"[가-힣]+|[A-Za-z]+", text)
        assert all(word in written for word in words if word not in ("figure", "alt")), written
    assert read_article(written, "a.md", Sink()) == article


def test_a_sound_article_has_no_findings() -> None:
    sink = Sink()
    text = "※ 주의: 5. 29.(월) 접수, 8* 표시 <Tesla> R&D\n"
    read_article("---\nkicker: 분석\nx-memo: 내 것\n---\n\n# 제목\n\n" + text, "a.md", sink)
    assert list(sink) == []


def test_hints_name_what_was_meant() -> None:
    sink = Sink()
    read_article(TITLE + "::: 사진 a.jpg\n:::\n\n::: figure a.jpg\ncapton: 설명\nalt: 그림\n:::\n", "a.md", sink)
    assert [found.value("names") for found in sink] == ["figure", "caption"]


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("{ref: t-a}에 있다.", "names", "{ref:t-a}"),
        ("{lead}", "names", "ref, page, br, nbsp, wj, zwsp, shy, .lead"),
        ("{nbps} 글", "names", "nbsp"),
        ("{break:page}", "instead", "{break: page}"),
        ("##1) 개요", "instead", "## 1) 개요"),
        ("-첫째\n-둘째", "instead", "- 둘째"),
    ],
)
def test_what_is_proposed_can_be_written_as_it_stands(text: str, name: str, meant: str) -> None:
    sink = Sink()
    read_article(TITLE + text + "\n", "a.md", sink)
    assert [found.value(name) for found in sink] == [meant]


@pytest.mark.parametrize(
    "text",
    [
        "#창업 #중국",
        "#3번 출구",
        "-5도까지 내려간다.",
        "글이다.\n-5도",
        "*출처: 신문",
        "5 ** 3은 125이다.",
        "A::B는 이름이다.",
        "나이 <!DOCTYPE",
        "::: figure a.jpg {size=half}\nalt: 그림\nsource: 우리\n:::",
        "::: callout 알림 {lang=en}\nText.\n:::",
        "## 개요 {#overview}",
        "::: figure a.jpg\nalt: 그림\ncrop: 3:2 0.1 0 0.8 0.6\n:::",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text: str) -> None:
    sink = Sink()
    read_article(TITLE + text + "\n", "a.md", sink)
    assert {found.code for found in sink} <= {"store-line-joined"}


def test_an_open_head_is_told_once() -> None:
    sink = Sink()
    read_article("---\nkicker: 분석\n\n# 제목\n", "a.md", sink)
    assert [found.code for found in sink] == ["store-head-open"]


@pytest.mark.parametrize("rest", ["---\n글이다.\n", "---\n\n글이다.\n\n---\n"])
def test_a_rule_below_blank_lines_is_no_head(rest: str) -> None:
    sink = Sink()
    assert read_article("\n" + rest + "\n# 제목\n", "a.md", sink).head is None
    assert "store-rule-unknown" in [found.code for found in sink]


def test_a_huge_file_is_kept_whole() -> None:
    text = "# 제목\n\n" + "가" * 1_000_000 + "\n"
    sink = Sink()
    article = read_article(text, "a.md", sink)
    assert [found.code for found in sink] == ["store-article-large"]
    assert write_article(article) == text


def test_wordings_are_complete_and_filled() -> None:
    table = {code: entry for code, entry in wordings().items() if code in {code for _, code, _ in ALL}}
    for code, entry in table.items():
        assert entry["severity"].upper() in Severity.__members__
        fields = [set(re.findall(r"\{([a-z]+)\}", entry[lang]["message"] + entry[lang]["hint"])) for lang in LANGUAGES]
        assert fields[0] == fields[1] == fields[2], code
    for text, code, _ in ALL:
        sink = Sink()
        read_article(text, "a.md", sink)
        for found in sink:
            for lang in LANGUAGES:
                left = re.findall(r"\{[a-z]+\}", found.message(lang) + found.hint(lang))
                assert all(sign in ("{br}",) or sign[1:-1] in str(found.values) for sign in left), (code, lang, left)
