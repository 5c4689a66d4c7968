"""The page flow on hand-made documents, one case for every situation that page breakers are known to fail at."""

from __future__ import annotations

import pytest
from fake import (
    FakeNote,
    Fig,
    Head,
    Label,
    Par,
    Row,
    Table,
    foot,
    p,
    paged,
    pt,
    room,
    rows,
    running,
    show,
    tops,
)

from kiclayout.typeset.atoms import Chain, Entry, ForcedBreak, FullPage, PageFloat, RunOn
from kiclayout.typeset.flow import Memo, layout
from kiclayout.typeset.laid import FlowPage

PAGE, COLUMN = ForcedBreak(), ForcedBreak(column=True)
F10, F10S, F14S = running(room(10)), running(room(10, side=True)), running(room(14, side=True))
TWO8 = running(room(8), room(8))
WIDE14S = running(room(14, 30, side=True))


def lay(chains: dict[str, Chain], *entries: Entry) -> tuple[FlowPage, ...]:
    return layout(entries, chains, next(iter(chains)))


def frame(lines: int) -> dict[str, Chain]:
    return running(room(lines))


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


def opener(lines: int) -> dict[str, Chain]:
    return {"open": Chain("open", (room(lines),), "run"), **F10}


def float_(name: str, height: float, *notes: FakeNote) -> PageFloat:
    return PageFloat(pt(height), name, notes)


X, Y = FullPage("poster", "X"), FullPage("poster", "Y")
PAGES = [
    ("64 empty opener", opener(4), [Fig("f", pt(170))], "f~ !scaled"),
    ("65 float on top", F10, [p("a", 3), float_("F", 54), p("b", 4)], "^F a1-3 b1-2 / b3-4"),
    ("66 never before its anchor", F10, [p("a", 8), float_("F", 90), p("b", 4)], "a1-8 b1-2 / ^F b3-4"),
    (
        "67 floats keep their order",
        F10,
        [p("a", 9), float_("F", 60), float_("G", 18), p("b", 4)],
        "a1-9 / ^F ^G b1-4",
    ),
    ("67 and no room for both", F10, [p("a", 3), float_("F", 140), float_("G", 18)], "a1-3 / ^F / ^G"),
    ("68 float between posters", F10, [X, float_("F", 300), Y], "(X) / ^F~ !scaled / (Y)"),
    (
        "69 breaks",
        {**F10, **opener(4)},
        [PAGE, PAGE, p("a", 1), PAGE, ForcedBreak("open"), p("b", 1), PAGE],
        "a1 / b1",
    ),
    ("70 break waits for a float", F10, [p("a", 8), float_("F", 90), PAGE, p("b", 1)], "a1-8 / ^F / b1"),
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


def test_08_spaces_collapse() -> None:
    [page] = lay(F10, p("a", 2, after=9), Head("h"))
    assert tops(page)[-1] == 63


def test_09_surplus_stands_below_a_figure() -> None:
    [page] = lay(F10, Fig("f", pt(100.1)), p("a", 1))
    assert tops(page) == [0, 126]


def test_10_rest_is_broken_anew_at_the_next_width() -> None:
    pages = lay(paged(room(5), room(10, 20)), Par("a", 120))
    assert show(pages) == "a1-5 / a3-6"
    assert [x.atom.to for x in pages[1].regions[0].placed] == [(70, 0), (90, 0), (110, 0), None]


def test_40_note_of_a_float_stands_on_its_page() -> None:
    pages = lay(F10, p("a", 3), float_("F", 36, foot("n", 1)), p("b", 3))
    assert show(pages) == "^F a1-3 {n1} / b1-3"


def test_40_note_of_a_float_that_fills_its_page_is_late() -> None:
    pages = lay(F10, float_("F", 170, foot("n", 1)), p("b", 1))
    assert show(pages) == "^F !note-late / b1 {n1}"


def test_53_the_last_row_of_a_span_is_stretched_for_its_label() -> None:
    [page] = lay(F10, Table("t", rows(4), labels=(Label(1, 2, pt(60)),)))
    heights = [x.height / 100 for x in page.regions[0].placed]
    assert heights == pytest.approx([48.2, 19.2, 40.8, 19.2])


def test_53_a_cut_keeps_room_for_the_label() -> None:
    pages = lay(F10, p("a", 2), Table("t", rows(10), labels=(Label(0, 10, pt(77)),)))
    assert show(pages) == "a1-2 H+t1-4... !span / C+t5-10"
    assert pages[0].regions[0].placed[-1].atom.close == pt(11 + 77 - 4 * 19.2)


def test_53_no_cut_where_the_label_finds_no_room() -> None:
    pages = lay(F10, p("a", 2), Table("t", rows(10), labels=(Label(0, 10, pt(90)),)))
    assert show(pages) == "a1-2 / H+t1-7... !span / C+t8-10"


def test_61_captions_drift_but_stay_beside_their_figures() -> None:
    figures = [Fig(name, pt(40), 105) for name in "fgh"]
    [page] = lay(running(room(16, side=True)), *figures)
    assert show((page,)) == "f g h_"
    assert [x.side_y for x in page.regions[0].placed] == [0, pt(90), -1]


def test_62_a_wide_block_clears_a_long_caption() -> None:
    [page] = lay(F14S, Fig("f", pt(40), 105), Fig("g", pt(60), wide=True))
    assert tops(page) == [0, 90]


def test_62_a_heading_with_a_number_clears_it_too() -> None:
    [page] = lay(F14S, Fig("f", pt(40), 105), Head("h", 2, number=True))
    placed = page.regions[0].placed[-1]
    assert (placed.y, placed.side_y) == (pt(90), pt(90))


def test_62_a_number_keeps_its_distance_from_a_caption() -> None:
    chains = running(room(14, side=True))
    [page] = lay(chains, Fig("f", pt(60), 120), Head("h", 3, number=True))  # the caption ends at 99, on the grid
    placed = page.regions[0].placed[-1]
    assert (placed.y, placed.side_y) == (pt(108), pt(108))


def test_73_padding_at_the_foot_and_top_of_the_pieces() -> None:
    one, two = lay(F10, p("a", 4), Par("c", 64, pad=pt(9)))
    last = one.regions[0].placed[-1]
    assert last.closed
    assert last.y + last.height + last.atom.close == 10 * 1800
    assert two.regions[0].placed[0].height == pt(27)


def test_74_a_reference_that_pushes_its_target_settles() -> None:
    memo, landed, width, passes = Memo(), 0, 0, 0
    while True:
        passes += 1
        asked = 20 if landed == 1 else 0
        width = max(width, asked) if passes >= 3 else asked  # from the third pass on never narrower
        entries = (Par("a", 30 + width), p("b", 3), Head("h"), p("t", 2))
        pages = layout(entries, frame(12), "run", memo)
        before, landed = landed, next(i for i, page in enumerate(pages, 1) if "h" in show((page,)))
        if before == landed:
            break
    assert (passes, landed) == (3, 2)


def test_75_a_float_is_set_once_in_every_pass() -> None:
    figure, memo = float_("F", 90), Memo()
    for lines in (5, 6, 5, 8):
        pages = layout((p("a", lines), figure, p("b", 4)), F10, "run", memo)
        assert show(pages).count("^F") == 1


def test_76_only_the_changed_page_is_made_anew() -> None:
    memo = Memo()
    before = tuple(p(name, 6) for name in "abcdefgh")
    after = (*before[:2], Par("c", 59), *before[3:])
    old, new = layout(before, F10, "run", memo), layout(after, F10, "run", memo)
    assert len(old) == len(new) == 5
    assert [a is b for a, b in zip(old, new, strict=True)] == [True, False, True, True, True]


def test_77_a_page_depends_on_what_was_read_ahead() -> None:
    memo, chains = Memo(), frame(11)
    start = (p("a", 5), Head("h"))
    assert show(layout((*start, p("b", 1), p("c", 5)), chains, "run", memo)) == "a1-5 / h b1 c1-5"
    assert show(layout((*start, p("b", 2), p("c", 5)), chains, "run", memo)) == "a1-5 h b1-2 / c1-5"


def test_column_break_goes_to_the_next_room() -> None:
    assert show(lay(TWO8, p("a", 2), COLUMN, COLUMN, p("b", 2))) == "a1-2 | b1-2"


def test_column_break_at_a_page_end_makes_no_empty_region() -> None:
    assert show(lay(TWO8, p("a", 8), p("b", 8), COLUMN, p("c", 2))) == "a1-8 | b1-8 / c1-2"
    assert show(lay(TWO8, COLUMN, p("a", 2), COLUMN, PAGE, p("b", 1), COLUMN)) == "a1-2 / b1"


def test_page_break_in_a_column_sets_owed_notes_first() -> None:
    shown = show(lay(TWO8, p("a", 6, foot("n", 6), 4), PAGE, p("b", 1)))
    assert shown == "a1-4 {n4} | a5-6 {n2} / b1"


def test_run_on_article_begins_on_the_same_page() -> None:
    [page] = lay(F10, p("a", 2), RunOn(), Head("h", 1), p("b", 2))
    assert tops(page) == [0, 18, 81, 117, 135]


def test_run_on_article_at_a_page_top_has_no_space_above() -> None:
    pages = lay(F10, p("a", 10), RunOn(), Head("h", 1), p("b", 2))
    assert show(pages) == "a1-10 / h b1-2"
    assert tops(pages[1])[0] == 0


def test_run_on_article_waits_for_the_note_of_the_one_before() -> None:
    pages = lay(F10, p("a", 6, foot("n", 18), 6), RunOn(), p("b", 2))
    assert show(pages) == "a1-6 {n4} / {n12} / b1-2 {n2}"


def test_run_on_article_waits_for_a_float_of_the_one_before() -> None:
    pages = lay(F10, p("a", 8), float_("F", 90), RunOn(), p("b", 2))
    assert show(pages) == "a1-8 / ^F b1-2"


def test_notes_stand_on_the_foot_of_their_room() -> None:
    [page] = lay(F10, Par("a", 20, ((0, foot("m", 1)), (5, foot("n", 2)))))
    region = page.regions[0]
    assert region.rule is not None
    assert region.rule.y == pt(180 - 37.5 - 7.4)
    assert [(n.piece.note.name, n.y) for n in region.notes] == [("m", pt(142.5)), ("n", pt(155))]


def test_places_below_floats_count_from_the_top_of_the_room() -> None:
    [page] = lay(F10, float_("F", 50), p("a", 2, foot("n", 1)))
    assert [x.y for x in page.floats] == [0]
    assert tops(page) == [63, 81]
    assert page.regions[0].notes[0].y == pt(167.5)


def test_a_page_of_its_own_keeps_the_template_of_the_text() -> None:
    pages = lay({**opener(4)}, p("a", 4), X, p("b", 5))
    assert [page.template for page in pages] == ["open", "poster", "run"]


def test_memo_forgets_pages_of_other_templates() -> None:
    memo = Memo()
    entries = (p("a", 6),)
    assert show(layout(entries, F10, "run", memo)) == "a1-6"
    assert show(layout(entries, frame(4), "run", memo)) == "a1-4 / a5-6"
    assert memo.misses == 3


def test_memo_finds_a_moved_article() -> None:
    memo = Memo()
    one, two = (p("a", 12), PAGE), (p("b", 15), PAGE)
    layout((*one, *two), F10, "run", memo)
    made = memo.misses
    assert show(layout((*two, *one), F10, "run", memo)) == "b1-10 / b11-15 / a1-10 / a11-12"
    assert memo.misses == made


def test_memo_drops_pages_not_used_for_long() -> None:
    memo = Memo(age=3)
    layout((p("a", 6),), F10, "run", memo)
    for _ in range(6):
        layout((p("b", 6),), F10, "run", memo)
    layout((p("a", 6),), F10, "run", memo)
    assert memo.misses == 3


def test_equal_floats_are_two() -> None:
    pages = lay(F10, float_("F", 18), p("a", 2), float_("F", 18), p("b", 2))
    assert show(pages) == "^F ^F a1-2 b1-2"
