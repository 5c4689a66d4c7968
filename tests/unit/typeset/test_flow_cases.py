"""The page flow on hand-made documents, one case for every situation that page breakers are known to fail at."""

from __future__ import annotations

import pytest
from fake import (
    PAGE,
    FakeNote,
    Fig,
    Head,
    Label,
    Par,
    Row,
    Table,
    foot,
    frame,
    lay,
    opener,
    p,
    paged,
    pt,
    room,
    rows,
    running,
    show,
)

from kiclayout.typeset.atoms import Chain, Entry, ForcedBreak, FullPage

F10, F14S = running(room(10)), running(room(14, side=True))
TWO8 = running(room(8), room(8))
WIDE14S = running(room(14, 30, side=True))

TEXT = [
    ("01 fills the page", F10, [p("a", 12)], "a1-10 / a11-12"),
    ("02 widow", F10, [p("a", 11)], "a1-9 / a10-11"),
    ("03 orphan", F10, [p("a", 9), p("b", 3)], "a1-9 / b1-3"),
    ("04 three lines never split", F10, [p("a", 8), p("b", 3)], "a1-8 / b1-3"),
    ("05 four lines split", F10, [p("a", 8), p("b", 4)], "a1-8 b1-2 / b3-4"),
    ("06 a rule that cannot hold", frame(2), [p("a", 5)], "a1-2 / a3-4 !line / a5"),
    ("07 no space at the foot", F10, [p("a", 10, after=9), p("b", 2)], "a1-10 / b1-2"),
    ("11 heading and one line", F10, [p("a", 5), Head("h"), p("b", 5)], "a1-5 / h b1-5"),
    ("12 heading and two lines", frame(11), [p("a", 5), Head("h"), p("b", 5)], "a1-5 h b1-2 / b3-5"),
    ("13 two lines are owed", F10, [p("a", 5), Head("h"), p("b", 1), p("c", 5)], "a1-5 / h b1 c1-5"),
    (
        "14 chain of headings moves",
        frame(18),
        [p("a", 6), Head("h", 1), Head("i", 2), Head("j", 3), p("b", 4)],
        "a1-6 / h i j b1-4",
    ),
    (
        "15 chain taller than the page",
        frame(8),
        [p("a", 2), *(Head(x) for x in "hijkl"), p("b", 2)],
        "a1-2 h i !keep / j k l !keep / b1-2",
    ),
    ("16 heading is last", F10, [p("a", 5), Head("h")], "a1-5 h"),
    ("17 heading before a break", F10, [p("a", 2), Head("h"), PAGE, p("b", 1)], "a1-2 h / b1"),
    ("18 heading goes with a figure", F10, [p("a", 4), Head("h"), Fig("f", pt(100))], "a1-4 / h f"),
    ("19 heading, title, head and rows", frame(14), [p("a", 9), Head("h"), Table("t", rows(3))], "a1-9 / h H+t1-3"),
    ("19 and one row fits", frame(14), [p("a", 6), Head("h"), Table("t", rows(3))], "a1-6 / h H+t1-3"),
    ("20 heading ends a column", TWO8, [p("a", 8), p("b", 5), Head("h"), p("c", 4)], "a1-8 | b1-5 / h c1-4"),
]

NOTES = [
    ("21 in the side column", running(room(12, side=True)), [p("a", 12, foot("n", 1), 3)], "a1-12 [n1]"),
    (
        "22 caption keeps the side",
        F14S,
        [p("a", 4, FakeNote("n", 39)), Fig("f", pt(60), 135), p("b", 4)],
        "a1-4 f {n4} / b1-4",
    ),
    (
        "23 wide block sends notes to the foot",
        WIDE14S,
        [Par("a", 120, ((0, FakeNote("n", 38)),)), Fig("f", pt(120), wide=True)],
        "a1-4 f {n1}",
    ),
    (
        "24 wide block moves",
        F14S,
        [p("a", 4, FakeNote("n", 38)), Fig("f", pt(120), wide=True)],
        "a1-4 [n3] / f",
    ),
    ("25 over 90 mm", running(room(20, 30, side=True)), [Par("a", 60, ((0, FakeNote("n", 286)),))], "a1-2 {n8}"),
    ("26 marker moves with its note", F10, [p("a", 12, foot("n", 1), 10)], "a1-9 / a10-12 {n1}"),
    ("26 and the line before", F10, [p("a", 10, foot("n", 1), 10)], "a1-8 / a9-10 {n1}"),
    ("27 full once split", F10, [p("a", 14, foot("n", 10), 6)], "a1-6 {n4} / a7-10 {n6} / a11-14"),
    (
        "27 even if a line would fit",
        F10,
        [p("a", 14, foot("n", 6), 5)],
        "a1-5 {n4} / a6-12 {n2} / a13-14",
    ),
    (
        "28 the second note cannot begin",
        F10,
        [Par("a", 140, ((60, foot("n", 3)), (65, foot("m", 2))))],
        "a1-6 / a7-11 {n3 m2} / a12-14",
    ),
    (
        "29 never fits",
        frame(1),
        [p("a", 1, foot("n", 2))],
        "a1 !note-late / {n1} !note-clip / {n1} !note-clip",
    ),
    (
        "30 longer than pages",
        F10,
        [p("a", 20, foot("n", 34))],
        "a1 {n11} !line / a2-4 {n8} / a5-7 {n8} / a8-11 {n7} / a12-20",
    ),
    (
        "31 a newer note waits",
        frame(8),
        [p("a", 4, foot("n", 20), 4), p("b", 4, foot("m", 1))],
        "a1-4 {n4} / {n10} / b1-2 {n6 m1} / b3-4",
    ),
    (
        "31 and its line",
        frame(8),
        [p("a", 4, foot("n", 20), 4), p("b", 6, foot("m", 1), 3)],
        "a1-4 {n4} / b1-2 {n6} / {n10} / b3-6 {m1}",
    ),
    ("32 a note that left", frame(12), [p("a", 8), p("b", 3, foot("n", 1))], "a1-8 / b1-3 {n1}"),
    (
        "33 whole notes before full pages",
        F10,
        [p("a", 5), Par("b", 40, tuple((i, foot(x, 1)) for i, x in enumerate("klmn")))],
        "a1-5 / b1-4 {k1 l1 m1 n1}",
    ),
    (
        "34 at the foot of its own column",
        TWO8,
        [p("a", 6, foot("m", 1)), p("b", 6, foot("n", 1))],
        "a1-6 {m1} | b1-6 {n1}",
    ),
    (
        "35 rest in the next column",
        TWO8,
        [p("a", 6, foot("m", 6), 4), p("b", 6, foot("n", 1), 2)],
        "a1-4 {m4} | a5-6 b1-3 {m2 n1} / b4-6",
    ),
    (
        "39 note before the break",
        F10,
        [p("a", 6, foot("n", 10), 6), PAGE, PAGE, PAGE, p("b", 1)],
        "a1-6 {n4} / {n6} / b1",
    ),
    ("40 figure moves with its note", F10, [p("a", 4), Fig("f", pt(80), notes=(foot("n", 1),))], "a1-4 / f {n1}"),
]

TABLES = [
    (
        "36 note of a row",
        frame(7),
        [Table("t", rows(6, r4=Row(notes=((0, foot("n", 1)),))))],
        "H+t1-3... / C+t4-6 {n1}",
    ),
    (
        "37 note of a line of a row",
        F10,
        [Table("t", rows(3, r2=Row(16, notes=((11, foot("n", 1)),))))],
        "H+t1 t2.1-9... / C+t2.10-16 t3 {n1}",
    ),
    (
        "38 notes of two cells",
        F10,
        [Table("t", rows(3, r2=Row(16, notes=((15, foot("n", 1)), (0, foot("m", 1))))))],
        "H+t1 t2.1-5... {n1 m1} / C+t2.6-14... / C+t2.15-16 t3",
    ),
    ("41 fourteen rows", F10, [Table("t", rows(14))], "H+t1-7... / C+t8-14"),
    ("42 only the head fits", F10, [p("a", 6), Table("t", rows(4))], "a1-6 / H+t1-4"),
    ("43 head and one row fit", F10, [p("a", 5), Table("t", rows(4))], "a1-5 / H+t1-4"),
    ("44 last row not alone", frame(11), [Table("t", rows(9))], "H+t1-7... / C+t8-9"),
    ("45 no room for continued", F10, [Table("t", rows(10), title=0)], "H+t1-7... / C+t8-10"),
    ("46 continued title is taller", F10, [Table("t", rows(14), more=pt(40))], "H+t1-7... / C+t8-12... / C+t13-14"),
    ("47 head over a third", F10, [Table("t", rows(14), more=pt(50))], "H+t1-7... / t8-14 !head"),
    (
        "48 tiny page",
        frame(2),
        [Table("t", rows(5, r3=Row(3)), title=0, head=pt(11))],
        "H+t1 !continued !keep / t2... !head / t3.1... !head !line / t3.2... !head !line / t3.3... !head"
        " / t4... !head !span / t5 !head",
    ),
    ("49 band last", F10, [Table("t", rows(12, r7=Row(band=True)))], "H+t1-6... / C+t7-12"),
    ("49 band last but one", F10, [Table("t", rows(12, r6=Row(band=True)))], "H+t1-5... / C+t6-12"),
    (
        "49 two bands",
        F10,
        [Table("t", rows(12, r6=Row(band=True), r7=Row(band=True)))],
        "H+t1-5... / C+t6-12",
    ),
    ("50 before the span", F10, [Table("t", rows(12), labels=(Label(6, 3),))], "H+t1-6... / C+t7-12"),
    (
        "51 inside the span",
        F10,
        [p("a", 2), Table("t", rows(10), labels=(Label(0, 10),))],
        "a1-2 H+t1-4... !span / C+t5-10",
    ),
    (
        "51 rather than leave white, though moving would help",
        F10,
        [p("a", 2), Table("t", rows(7), labels=(Label(0, 6),))],
        "a1-2 H+t1-4... !span / C+t5-7",
    ),
    (
        "52 span taller than pages",
        F10,
        [Table("t", rows(20), labels=(Label(0, 20),))],
        "H+t1-7... !span / C+t8-14... !span / C+t15-20",
    ),
    (
        "53 cut where the label does not fit",
        F10,
        [Table("t", rows(12), labels=(Label(5, 4, pt(60)),))],
        "H+t1-5... / C+t6-12",
    ),
    ("54 row of 25 lines", F10, [Table("t", (Row(25),))], "H+t1.1-10... / C+t1.11-20... / C+t1.21-25"),
    ("54 two lines at each side", F10, [Table("t", (Row(11),), title=pt(22))], "H+t1.1-9... / C+t1.10-11"),
    ("55 row under half a page", F10, [p("a", 2), Table("t", rows(6, r4=Row(5)))], "a1-2 H+t1-3... / C+t4-6"),
    (
        "56 head taller than the page",
        F10,
        [Table("t", rows(4), head=pt(200))],
        "H+t1 !clip !continued !keep / t2-4 !head",
    ),
    ("57 begun too low", F10, [p("a", 9), Table("t", rows(3))], "a1-9 / H+t1-3"),
    ("58 note after the last row", F10, [Table("t", rows(7), tail=pt(30))], "H+t1-5... / C+t6-7 t note"),
]

FIGURES = [
    ("59 text does not overtake", F10, [p("a", 6), Fig("f", pt(90)), p("b", 4)], "a1-6 / f b1-4"),
    ("60 taller than the page", F10, [p("a", 2), Fig("f", pt(300)), p("b", 2)], "a1-2 / f~ !scaled / b1-2"),
    ("63 next frame is taller", paged(room(6), room(14)), [p("a", 1), Fig("f", pt(200))], "a1 / f"),
    ("63 a low frame is left empty", running(room(8), room(3)), [p("a", 8), Fig("f", pt(100))], "a1-8 / f"),
]


X = FullPage("poster", "X")
PAGES = [
    ("64 empty opener", opener(4), [Fig("f", pt(170))], "f~ !scaled"),
    (
        "69 breaks",
        {**F10, **opener(4)},
        [PAGE, PAGE, p("a", 1), PAGE, ForcedBreak("open"), p("b", 1), PAGE],
        "a1 / b1",
    ),
    (
        "71 poster waits for a note",
        F10,
        [p("a", 6, foot("n", 10), 6), X, p("b", 2)],
        "a1-6 {n4} / {n6} / (X) / b1-2",
    ),
    ("72 opener", opener(4), [p("a", 12)], "a1-4 / a5-12"),
    ("73 callout", F10, [p("a", 4), Par("c", 64, pad=pt(9))], "a1-4 c1-5 / c6-8"),
    ("73 callout of three lines", F10, [p("a", 7), Par("c", 24, pad=pt(9))], "a1-7 / c1-3"),
]


@pytest.mark.parametrize(
    "chains, entries, expected",
    [pytest.param(*case[1:], id=case[0]) for case in TEXT + NOTES + TABLES + FIGURES + PAGES],
)
def test_case(chains: dict[str, Chain], entries: list[Entry], expected: str) -> None:
    assert show(lay(chains, *entries)) == expected
