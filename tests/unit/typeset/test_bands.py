"""Pages of several columns: what spans them, what floats, how columns end level."""

from __future__ import annotations

import pytest
from fake import COLUMN, PAGE, Head, Wide, columns, float_, foot, lay, p, passed, show

from kiclayout.typeset.atoms import Chain, Entry, FullPage, RunOn

TWO, TALL = columns(8), columns(13)
RAGGED = columns(8, balance=False)
X = FullPage("poster", "X")
LAST = RunOn(article=False)

CASES = [
    ("text fills column after column", TWO, [p("a", 16), p("b", 4)], "a1-8 | a9-16 / b1-2 | b3-4"),
    ("the last columns end level", TWO, [p("a", 10)], "a1-5 | a6-10"),
    ("or they do not", RAGGED, [p("a", 10)], "a1-8 | a9-10"),
    ("three lines are not divided", TWO, [p("a", 3)], "a1-3"),
    ("a title across, columns under it", TWO, [Wide("T", 2), p("a", 16)], "^T1-2 | a1-6 | a7-12 / a13-14 | a15-16"),
    ("columns end level above what spans them", TWO, [p("a", 8), Wide("T", 2), p("b", 4)],
     "a1-4 | a5-8 | ^T1-2 | b1-2 | b3-4"),
    ("what spans them is cut between pages", TWO, [p("a", 8), Wide("T", 10), p("b", 4)],
     "a1-4 | a5-8 | ^T1-4 / ^T5-10 | b1-2 | b3-4"),
    ("a heading spans with what it announces", TALL, [p("a", 8), Head("h"), Wide("T", 2)], "a1-4 | a5-8 | ^h T1-2"),
    ("and moves on with it", TWO, [p("a", 12), Head("h"), Wide("T", 2)], "a1-6 | a7-12 / ^h T1-2"),
    ("so do two headings", TALL, [p("a", 4), Head("g"), Head("h"), Wide("T", 1)], "a1-2 | a3-4 | ^g h T1"),
    ("not one with text below it", TWO, [p("a", 4), Head("h"), p("b", 4), Wide("T", 1)],
     "a1-4 | h b1-4 | ^T1"),
    ("a title keeps two lines", TWO, [p("a", 12), RunOn(), Wide("T", 1, keep=2), p("b", 8)],
     "a1-6 | a7-12 / ^T1 | b1-4 | b5-8"),
    ("an article runs on below level columns", TWO, [p("a", 8), RunOn(), Wide("T", 1, keep=2), p("b", 8)],
     "a1-4 | a5-8 | ^T1 | b1-3 | b4-6 / b7-8"),
    ("a float stands below the columns", TWO, [p("a", 4), float_("F", 2), p("b", 8), p("c", 8)],
     "a1-4 | b1-5 | ^F1-2 / b6-8 c1-3 | c4-8"),
    ("on top of the next page, if its anchor would leave this one", TWO, [p("a", 14), float_("F", 3), p("b", 6)],
     "a1-8 | a9-14 b1-2 / ^F1-3 | b3-4 | b5-6"),
    ("close below the columns in which an article ends", TWO, [p("a", 4), float_("F", 2), p("b", 2), PAGE, p("c", 1)],
     "a1-4 | b1-2 | ^F1-2 / c1"),
    ("floats keep their order", TWO, [p("a", 14), float_("F", 3), float_("G", 1), p("b", 6)],
     "a1-8 | a9-14 b1-2 / ^F1-3 | b3-4 | b5-6 | ^G1"),
    ("a page break waits for a float", TWO, [p("a", 15), float_("F", 3), PAGE, p("b", 1)], "a1-8 | a9-15 / ^F1-3 / b1"),
    ("a poster waits for a float", TWO, [X, float_("F", 12), X], "(X) / ^F1-8 !scaled / (X)"),
    ("a run-on article waits for a float", TWO, [p("a", 15), float_("F", 3), RunOn(), p("b", 2)],
     "a1-8 | a9-15 / ^F1-3 | b1-2"),
    ("a float right below a heading stands there", TALL, [p("a", 8), Head("h"), float_("F", 2), p("b", 2)],
     "a1-4 | a5-8 | ^h F1-2 | b1-2"),
    ("what ends an article stands below its last float", TWO, [p("a", 6), float_("F", 2), LAST, p("s", 1)],
     "a1-3 | a4-6 | ^F1-2 | s1"),
    ("unless there is no room for it", TWO, [p("a", 9), float_("F", 2), LAST, p("s", 1)],
     "a1-5 | a6-9 s1 | ^F1-2"),
    ("it follows a float to the next page", TWO, [p("a", 15), float_("F", 3), LAST, p("s", 1)],
     "a1-8 | a9-15 / ^F1-3 | s1"),
    ("a float that begins a page", TWO, [float_("F", 2), p("a", 4)], "^F1-2 | a1-2 | a3-4"),
    ("a note of a float stands in a column", TWO, [p("a", 4), float_("F", 2, foot("n", 1)), p("b", 4)],
     "a1-2 {n1} | a3-4 b1-2 | ^F1-2 / b3-4"),
    ("text passes what finds no room in its column", TWO, [p("a", 6), passed("F", 3), p("b", 8)],
     "a1-6 b1-2 | F1-3 b3-6 / b7-8"),
    ("not what a heading announces", TWO, [p("a", 5), Head("h"), passed("F", 3), p("b", 4)],
     "a1-5 | h F1-3 b1-2 / b3-4"),
    ("what was passed stands once, also where it fills its column", TWO, [p("a", 6), passed("F", 8), p("b", 8)],
     "a1-6 b1-2 | F1-8 / b3-5 | b6-8"),
    ("what was passed keeps its order", TWO, [p("a", 6), passed("F", 4), passed("G", 1), p("b", 4)],
     "a1-6 b1-2 | F1-4 G1 b3-4"),
    ("and is set before the page breaks", TWO, [p("a", 14), passed("F", 3), PAGE, p("b", 1)],
     "a1-8 | a9-14 / F1-3 / b1"),
    ("a column break is no level end", TWO, [p("a", 6), COLUMN, p("b", 2)], "a1-6 | b1-2"),
]  # fmt: skip


@pytest.mark.parametrize("chains, entries, expected", [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_case(chains: dict[str, Chain], entries: list[Entry], expected: str) -> None:
    assert show(lay(chains, *entries)) == expected
