"""What findings suggest, done to what they were found in."""

from __future__ import annotations

import pytest
from paper import issue_of, text

from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.content.edit.repairs import can_repair, repaired
from kiclayout.content.issue import Issue
from kiclayout.editor.panels.standing import block_of
from kiclayout.preflight.check import preflight

TURNED = "# 제목\n\n::: callout\n\n::: table\nturn: left\n\n| 가 |\n|---|\n| 나 |\n:::\n\n:::\n"
COUNTED = "# 제목\n\n" + "".join(f"::: table\nlabel: 표 {n}\n\n| 가 |\n|---|\n| 나 |\n:::\n\n" for n in (1, 3))
ROWS = "| 가 | 나 | 다 |\n" * 4
DRAWN = "| 가 | 1 |\n|---|---|\n| 나 | 2 |\n\n::: chart {kind}\ntable: t\nalt: 그림\n:::\n"


def mended(issue: Issue, found: Diagnostic) -> Issue:
    assert can_repair(found)
    return repaired(issue, found, block_of(issue, found))


@pytest.mark.parametrize(
    ("source", "code", "made"),
    [
        ("# 제목\n\n## 가\n\n#### 나\n", "heading-skipped", "# 제목\n\n## 가\n\n### 나\n"),
        ("# 제목\n\n### 가\n", "heading-first", "# 제목\n\n## 가\n"),
        (f"# 제목\n\n::: table\n{ROWS}:::\n", "table-head", "| 가 | 나 | 다 |\n|---|---|---|\n| 가 | 나 |"),
        (TURNED, "table-turned", "::: table\n\n| 가 |"),
        (COUNTED, "label-order", "label: 표 2"),
    ],
)  # fmt: skip
def test_what_the_checks_suggest_is_done_and_not_found_again(source: str, code: str, made: str) -> None:
    issue, sink, again = issue_of(source), Sink(), Sink()
    preflight(issue, sink)
    (found,) = (one for one in sink if one.code == f"preflight-{code}")
    done = mended(issue, found)
    assert made in text(done)
    preflight(done, again)
    assert [one.code for one in again if one.code == found.code] == []
    assert mended(done, found) == done


@pytest.mark.parametrize(
    ("source", "code", "made"),
    [
        ("{.boddy .small}\n글이다.\n", "preflight-style-mistyped", "{.body .small}\n글이다.\n"),
        ("::: figure images/a.jpg\nwrap: left\nalt: 가\n:::\n", "typeset-wrap-alone", "![가](images/a.jpg)"),
        ("::: figure images/a.jpg\nwrap: left\nalt: 가\n:::\n", "typeset-wrap-narrow", "![가](images/a.jpg)"),
        (DRAWN.format(kind="pie"), "typeset-chart-crowded", DRAWN.format(kind="bar")),
    ],
)  # fmt: skip
def test_what_the_typesetter_suggests_is_done_to_its_block(source: str, code: str, made: str) -> None:
    issue = issue_of("# 제목\n\n" + source)
    block = issue.articles[0].body[-1]
    values = (("name", "boddy"), ("near", "body"))
    done = mended(issue, Diagnostic(code, values, Place("articles/a1.md", block.lines[0])))
    assert made in text(done)
    assert repaired(issue, Diagnostic(code, values, None, Origin(0)), 0) is issue


def test_what_has_no_one_remedy_is_left() -> None:
    issue = issue_of("# 제목\n\n글이다.\n")
    found = Diagnostic("typeset-line", place=Place("articles/a1.md", 3))
    assert not can_repair(found)
    assert repaired(issue, found, block_of(issue, found)) is issue
