"""Lists, headings and quotations that are begun by typing their sign; quotation marks that curve as they are typed."""

from __future__ import annotations

import pytest
from paper import at, issue_of, seen, text

from kiclayout.content.edit.begun import begun
from kiclayout.content.edit.quoting import quoted
from kiclayout.content.edit.roles import set_role
from kiclayout.content.edit.typed import insert_text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection, caret


def typed(source: str, words: str, sign: str) -> Done | None:
    """What ``sign`` typed before ``words`` makes; None = nothing."""
    issue = issue_of(source)
    before = insert_text(issue, at(issue, words), sign)
    done = begun(before.issue, before.selection)
    return None if done.issue is before.issue else done


@pytest.mark.parametrize(
    "sign, made",
    [
        ("- ", "- 나무\n"),
        ("* ", "- 나무\n"),
        ("• ", "- 나무\n"),
        ("· ", "- · 나무\n"),
        ("□ ", "- □ 나무\n"),
        ("1. ", "1. 나무\n"),
        ("1) ", "- 1) 나무\n"),
        ("(1) ", "- (1) 나무\n"),
        ("가. ", "- 가. 나무\n"),
        ("① ", "- ① 나무\n"),
        ("i) ", "- i) 나무\n"),
        ("> ", "> 나무\n"),
        ("# ", "## 나무\n"),
        ("## ", "### 나무\n"),
    ],
)
def test_a_sign_makes_the_paragraph_what_it_says(sign: str, made: str) -> None:
    done = typed("나무\n", "나무", sign)
    assert done is not None
    assert text(done.issue) == made
    assert seen(done) == "|나무"


@pytest.mark.parametrize("sign", ["※ ", "— ", "-- ", "a. ", "2. ", "나. ", "325. ", "iiii) ", "##### ", "- 가 ", "-"])
def test_other_words_stay_words(sign: str) -> None:
    assert typed("나무\n", "나무", sign) is None


def test_a_number_counts_on_from_the_list_before_it() -> None:
    for source in ("1. 가\n2. 나\n\n나무\n", "1. 가\n2. 나\n\n사이\n\n- 점\n\n## 소제목\n\n나무\n"):
        done = typed(source, "나무", "3. ")
        assert done is not None
        assert text(done.issue) == source.replace("\n\n나무", "\n3. 나무" if "점" not in source else "\n\n- 3. 나무")
        assert typed(source, "나무", "5. ") is None
    assert typed("- ② 가\n\n나무\n", "나무", "③ ") is not None


@pytest.mark.parametrize(
    "source",
    [
        "| 나무 |\n|---|\n",
        "# 나무\n",
        "> 나무\n",
        "사진\n: 나무\n",
        "글[^n]\n\n[^n]: 나무\n",
        "::: callout 나무\n글\n:::\n",
        "- 나무\n",
        "::: figure images/a.jpg\ncaption: 나무\nalt: 숲\n:::\n",
    ],
)
def test_where_no_list_is_begun(source: str) -> None:
    assert typed(source, "나무", "- ") is None


def test_a_callout_has_lists_and_neighbours_are_one() -> None:
    done = typed("::: callout 제목\n- 가\n\n나무\n:::\n", "나무", "- ")
    assert done is not None
    assert text(done.issue) == "::: callout 제목\n- 가\n- 나무\n:::\n"


def test_an_empty_item_takes_another_marker() -> None:
    issue = issue_of("1. 가\n2. 나무\n")
    bare = insert_text(issue, Selection(at(issue, "나무").focus, at(issue, "나무", -1).focus), "① ")
    done = begun(bare.issue, bare.selection)
    filled = insert_text(done.issue, done.selection or at(issue, "가"), "숲")
    assert text(filled.issue) == "1. 가\n\n- ① 숲\n"


@pytest.mark.parametrize("day", ["5. ", "5.(금) ", "29. "])
def test_a_number_that_a_day_follows_was_a_month(day: str) -> None:
    done = typed("1. 나무\n", "나무", day)
    assert done is not None
    assert seen(done) == f"1. {day}|나무"
    assert text(done.issue) == f"1. {day}나무\n"
    assert typed("1. 하나\n2. 나무\n", "나무", day) is None  # a list of two is one
    assert typed("- 1) 나무\n", "나무", day) is None


def test_a_heading_takes_the_marker_that_is_typed() -> None:
    for source, sign, made in (
        ("## 나무\n", "1) ", "## 1) 나무\n"),
        ("## 나무\n", "6) ", "## 6) 나무\n"),
        ("### 나무\n", "② ", "### ② 나무\n"),
        ("## 1. 가\n\n나\n\n## 나무\n", "2. ", "## 1. 가\n\n나\n\n## 2. 나무\n"),
    ):
        done = typed(source, "나무", sign)
        assert done is not None
        assert text(done.issue) == made
    assert typed("## 나무\n", "나무", "5. ") is None  # 5. 29.(월)
    assert typed("## 1) 나무\n", "나무", "2) ") is None


def test_an_item_that_becomes_a_heading_keeps_its_number() -> None:
    for source, made in (("- 1) 나무\n", "## 1) 나무\n"), ("- ▶ 나무\n", "## 나무\n"), ("- 나무\n", "## 나무\n")):
        issue = issue_of(source)
        assert text(set_role(issue, at(issue, "나무"), "heading-1").issue) == made
    issue = issue_of("- 1) 가\n\n  나무\n")
    assert text(set_role(issue, at(issue, "나무"), "heading-1").issue).endswith("\n\n## 나무\n")


def with_mark(before: str, mark: str, source: str = "{}나무\n") -> str:
    """What stands before 나무 when ``mark`` is typed there behind ``before``."""
    issue: Issue = issue_of(source.format(before))
    made = insert_text(issue, at(issue, "나무"), mark)
    done = quoted(made.issue, made.selection or caret(at(issue, "나무").focus))
    return seen(done).partition("|")[0] if done.issue is not made.issue else ""


@pytest.mark.parametrize(
    "before, mark, made",
    [
        ("", '"', "“"),
        ("그는 ", '"', "그는 “"),
        ("그는 “간다.", '"', "그는 “간다.”"),
        ("그는 “2023", '"', "그는 “2023”"),
        ("(", "'", "(‘"),
        ("“", "'", "“‘"),
        ("중국의 ‘일대일로", "'", "중국의 ‘일대일로’"),
        ("중국의", "'", "중국의‘"),
        ("他说：", '"', "他说：“"),
        ("他说", '"', "他说“"),
        ("don", "'", "don’"),
        ("끝.", '"', "끝.”"),
        ("15", '"', ""),
        ("6", "'", ""),
    ],
)
def test_quotation_marks_curve_as_they_are_typed(before: str, mark: str, made: str) -> None:
    assert with_mark(before, mark) == made


def test_quotation_marks_keep_the_look_and_stay_straight_in_japanese() -> None:
    assert with_mark("**굵은 “말**", '"', "{}나무\n").endswith("말”")
    assert with_mark("", '"', "---\nlang: ja\n---\n\n{}나무\n") == ""
