"""Where the page flow puts things, what it remembers, and what takes more than one look; numbers are the cases'."""

from __future__ import annotations

import pytest
from fake import (
    COLUMN,
    PAGE,
    Fig,
    Head,
    Label,
    Par,
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
    tops,
)

from kiclayout.typeset.atoms import FullPage, RunOn
from kiclayout.typeset.flow import Course, Memo, flow, layout

F10, F14S = running(room(10)), running(room(14, side=True))
TWO8 = running(room(8), room(8))
X = FullPage("poster", "X")


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


def test_notes_stand_on_the_foot_of_their_room() -> None:
    [page] = lay(F10, Par("a", 20, ((0, foot("m", 1)), (5, foot("n", 2)))))
    region = page.regions[0]
    assert region.rule is not None
    assert region.rule.y == pt(180 - 37.5 - 7.4)
    assert [(n.piece.note.name, n.y) for n in region.notes] == [("m", pt(142.5)), ("n", pt(155))]


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


class Edited(Table):
    """A table that is another child with every letter in it, as those of blocks are."""

    kin = ("table", 1)
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        return other is self


def test_pages_before_the_one_in_view_are_passed_in_a_table_that_is_typed_into() -> None:
    memo = Memo()
    old, new = (Edited("t", rows(30)) for _ in range(2))
    before = tuple(flow((old,), F10, "run", memo))
    made = memo.misses
    likely = tuple(flow((new,), F10, "run", memo, Course(passing=2)))
    assert show(likely) == show(before)
    assert memo.misses == made + len(before) - 2
    assert [page.regions[0].placed[0].child is new for page in likely[:3]] == [False, False, True]
    sure = tuple(flow((new,), F10, "run", memo))
    assert all(page.regions[0].placed[0].child is new for page in sure)
