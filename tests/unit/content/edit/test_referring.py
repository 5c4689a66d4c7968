"""What references can name, and that what they name gets a label where it has none."""

from __future__ import annotations

from paper import issue_of, spot

from kiclayout.content.edit.referring import refer, targets
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection, caret
from kiclayout.store.text.write import write_article

TABLE = "::: table {#t-1}\nlabel: 표 1)\ncaption: 항구\n\n| 라 |\n|---|\n:::\n"
FIRST = "# 첫 기사\n\n가 나\n\n## 1) 절\n\n| 다 |\n|---|\n| 1 |\n\n" + TABLE
SECOND = "# 둘째 기사\n\n::: figure images/a.png\nlabel: 사진 2)\ncaption: 부두\n:::\n"


def written(issue: Issue, number: int = 0) -> str:
    return write_article(issue.articles[number])


def at(issue: Issue, words: str) -> Selection:
    return caret(spot(issue, words, -1))


def block(issue: Issue, name: str) -> int:
    return next(one.block for one in targets(issue) if one.name == name)


def test_articles_and_what_has_a_name_in_them_can_be_named() -> None:
    issue = issue_of(FIRST, SECOND)
    assert [(one.name, one.title) for one in targets(issue)] == [
        ("첫 기사", ""),
        ("절", ""),
        ("표 1", "항구"),
        ("둘째 기사", ""),
        ("사진 2", "부두"),
    ]


def test_what_has_a_label_keeps_it() -> None:
    issue = issue_of(FIRST, SECOND)
    done = refer(issue, at(issue, "가 나"), block(issue, "표 1"), "ref")
    assert "가 나{ref:t-1}" in written(done.issue)
    assert done.issue.articles[1] is issue.articles[1]


def test_what_has_none_gets_one_and_is_named_across_articles() -> None:
    issue = issue_of(FIRST, SECOND)
    done = refer(issue, at(issue, "가 나"), block(issue, "사진 2"), "page")
    assert "가 나{page:a2/f-1}" in written(done.issue)
    assert "{#f-1}" in written(done.issue, 1)
    again = refer(done.issue, at(done.issue, "가 나"), block(issue, "절"), "ref")
    assert "{#h-1}" in written(again.issue)


def test_an_article_is_named_by_its_file() -> None:
    issue = issue_of(FIRST, SECOND)
    done = refer(issue, at(issue, "가 나"), issue.articles[1].id, "ref")
    assert "가 나{ref:a2}" in written(done.issue)


def test_what_is_not_there_is_not_named() -> None:
    issue = issue_of(FIRST)
    assert refer(issue, at(issue, "가 나"), 10**9, "ref").issue is issue
