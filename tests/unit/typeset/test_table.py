"""Tables as children of the flow, set with the bundled fonts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_layout import small_layout
from tabled import (
    ROW,
    atoms,
    body,
    child,
    groups,
    page_items,
    pages,
    room,
    runs,
    said,
    tables,
    tabular,
)

from kiclayout.base.diagnostics import Sink
from kiclayout.scene.items import Path
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.atoms import ACROSS, FREE, KEEP, LINE, SPAN, START, NoteLine, Room
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.shelf import Shelf
from kiclayout.typeset.table import TableChild, TableLeaf


def plain(count: int, boxed: str = "") -> str:
    rows = "".join(f"| 이름{n} | 곳{n} |\n" for n in range(1, count + 1))
    return f"::: table\n{boxed}\n| 이름 | 곳 |\n|---|---|\n{rows}:::\n"


TITLED = "label: 표 1\ncaption: 제목\nunit: 단위\nnote: 주석\n"


def texts(page: object) -> list[str]:
    """The words of a page, line by line."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for run in runs(page_items(page)):  # type: ignore[arg-type]
        rows.setdefault(round(run.y, 1), []).append((run.x, run.text))
    return ["".join(text for _, text in sorted(rows[y])) for y in sorted(rows)]


# ---------------------------------------------------------------------------------------------------- steps
def test_a_table_is_prepared_in_steps_of_a_row_once(setting: Setting) -> None:
    made = child(plain(40), setting)
    assert len(list(made.prepared(room()))) >= 2 * 40
    assert list(made.prepared(room())) == []
    known = atoms(made, room())
    assert [(one.height, one.to) for one in known] == [
        (one.height, one.to) for one in atoms(child(plain(40), setting), room())
    ]


def test_whether_a_table_goes_across_the_columns_is_measured_in_steps_of_a_row_once(setting: Setting) -> None:
    narrow = replace(room(60.0), across=room(400.0).width)
    text = plain(40).replace("::: table", "::: table {size=wide}")
    made = child(text, setting)
    assert len(list(made.measured(narrow))) >= 2 * 40
    assert list(made.measured(narrow)) == []
    assert made.span(narrow) == child(text, setting).span(narrow) == ACROSS
    assert list(child(plain(40), setting).measured(room())) == []


def test_a_table_too_wide_is_made_smaller_in_steps(setting: Setting) -> None:
    text = "::: table\n\n| 가나다라마바사아자차카타파하 | 가나다라마바사아자차카타파하 |\n|---|---|\n| 가 | 나 |\n:::\n"
    steps = {width: len(list(child(text, setting).prepared(room(width)))) for width in (360.0, 200.0)}
    assert steps[200.0] > steps[360.0]


def test_atoms_made_for_a_place_are_the_same_again(setting: Setting) -> None:
    made = child(plain(5), setting)
    first = next(iter(made.atoms(START, room(), 0)))
    again = list(made.atoms(START, room(), 0))
    assert again[0] is first
    assert [one.to for one in again] == [one.to for one in child(plain(5), setting).atoms(START, room(), 0)]
    narrow = list(made.atoms(START, room(200.0), 0))
    assert narrow[0] is not first
    assert [one.height for one in made.atoms(START, room(), 0)] == [one.height for one in again]


# ---------------------------------------------------------------------------------------------------- atoms
def test_the_first_atom_holds_title_head_and_first_row(setting: Setting) -> None:
    first = atoms(child(plain(3, TITLED), setting), room())[0]
    assert "표 1" in said(body(first))
    assert "이름1" in said(body(first))
    assert (first.keep, first.before, first.glue, first.to) == (1, 2000, False, (2, 0))
    assert first.height == pytest.approx(100 * (0.8 * 8 + 6 + 2 * ROW), abs=1)


def test_rows_are_glued_and_the_last_one_does_not_stand_alone(setting: Setting) -> None:
    made = atoms(child(plain(4), setting), room(height=200.0))
    assert [atom.glue for atom in made] == [False, True, True, True]
    assert [atom.level for atom in made] == [FREE, FREE, SPAN, FREE]
    assert [atom.close > 0 for atom in made] == [True, True, True, False]
    assert [atom.to for atom in made] == [(2, 0), (3, 0), (4, 0), None]
    assert made[-1].after == 1000


def test_a_note_stays_with_the_last_row(setting: Setting) -> None:
    made = atoms(child(plain(2, TITLED), setting), room())
    assert [atom.level for atom in made] == [SPAN, KEEP, FREE]
    assert made[-1].glue
    assert said(body(made[-1])) == "주석"
    assert (made[1].after, made[2].after) == (0, 1000)


def test_bands_and_later_heads_keep_two_rows(setting: Setting) -> None:
    text = "| 가 | 나 |\n|---|---|\n| 다 | 라 |\n| 띠 | < |\n| 마 | 바 |\n|---|---|\n| 사 | 아 |\n| 자 | 차 |\n"
    made = atoms(child(text, setting), room())
    assert [atom.keep for atom in made] == [1, 2, 2, 0, 0]


def test_atoms_after_an_offset_are_the_same_for_the_same_offset(setting: Setting) -> None:
    one = child(plain(6, TITLED), setting)
    offset = atoms(one, room())[2].to
    assert offset
    assert atoms(one, room(), offset) == atoms(one, room(), offset)
    assert [atom.to for atom in atoms(one, room(), offset)] == [atom.to for atom in atoms(one, room())[3:]]


def test_marks_stand_at_the_beginning_only(setting: Setting) -> None:
    one = child(plain(3), setting)
    marked = type(one)(one.table, one.setting, one.inset, marks=("a/t",))
    found = [item for atom in atoms(marked, room()) for item in body(atom) if type(item).__name__ == "Mark"]
    assert len(found) == 1


@pytest.mark.parametrize("boxed", ["", TITLED])
def test_a_table_without_rows_is_one_atom(setting: Setting, boxed: str) -> None:
    one = child(plain(1, boxed), setting)
    empty = type(one.table)(grid=type(one.table.grid)(), caption=one.table.caption, note=one.table.note)
    (made,) = atoms(type(one)(empty, one.setting, one.inset), room())
    assert made.to is None
    assert said(body(made)) == ("제목주석" if boxed else "")


# ---------------------------------------------------------------------------------------------------- pages
def test_title_and_head_stand_again_on_every_page(setting: Setting) -> None:
    one = child(plain(20, TITLED), setting)
    made = pages(one, room(height=160.0))
    assert len(made) > 2
    for number, page in enumerate(made):
        said_here = texts(page)
        assert said_here[0].startswith("표 1")
        assert ("(계속)" in said_here[0]) == (number > 0)
        assert said_here[1] == "이름곳"
        assert (said_here[-1] == "다음 쪽에 계속") == (number < len(made) - 1)
    rows = [line for page in made for line in texts(page) if re.fullmatch(r"이름\d+곳\d+", line)]
    assert rows == [f"이름{n}곳{n}" for n in range(1, 21)]


@pytest.mark.parametrize(
    ("lang", "foot", "head"),
    [
        ("zh", "转下页", "（续）"),
        ("en", "Continued on the next page", "(continued)"),
        ("ja", "次ページに続く", "（続き）"),
    ],
)
def test_a_table_goes_on_in_the_issues_language(lang: str, foot: str, head: str, setting: Setting) -> None:
    own = replace(setting, fonts=Fonts(setting.fonts.book, dict(setting.layout.fonts), lang=lang))
    first, second, *_ = pages(child(plain(20, TITLED), own), room(height=160.0))
    assert texts(first)[-1] == foot
    assert head in texts(second)[0]


def test_a_cut_table_is_closed_by_its_bottom_rule(setting: Setting) -> None:
    first = pages(child(plain(20), setting), room(height=160.0))[0]
    closed = next(one for region in first.regions for one in region.placed if one.closed)
    rules = [path for group in groups(closed.atom.close_body.items, "Artifact") for path in group.items]  # type: ignore[union-attr]
    edges = [path for path in rules if isinstance(path, Path)]
    assert len(edges) == 1
    assert [segment[2] for segment in edges[0].segments[:3] if len(segment) > 2] == [-0.5, -0.5, 0.5]


def test_every_second_row_is_shaded_over_page_ends(setting: Setting) -> None:
    made = pages(child(plain(21), setting), room(height=150.0))
    shaded = []
    for placed in (placed for page in made for region in page.regions for placed in region.placed):
        artifacts = [inner for group in groups(body(placed.atom), "Artifact") for inner in group.items]
        if any(isinstance(path, Path) and path.fill and path.fill.hex == "#eeeeee" for path in artifacts):
            shaded.append(int(re.findall(r"이름(\d+)", said(body(placed.atom)))[-1]))
    assert shaded == list(range(2, 22, 2))


def test_the_head_of_its_own_part_is_repeated(setting: Setting) -> None:
    rows = "".join(f"| 값{n} | 곳{n} |\n" for n in range(8))
    text = f"| 띠하나 | < |\n| 머리하나 | 곳 |\n|---|---|\n{rows}| 띠둘 | < |\n| 머리둘 | 곳 |\n|---|---|\n{rows}"
    made = pages(child(text, setting), room(height=160.0))
    for page in made[1:]:
        lines = texts(page)
        first = next(at for at, line in enumerate(lines) if line.startswith("값"))
        wanted = "머리둘곳" if any("띠둘" in line for line in lines[:first]) else "머리하나곳"
        assert lines[first - 1] == wanted
    assert any("띠둘" in line for page in made for line in texts(page))


def test_a_head_too_high_to_be_repeated_is_given_up(setting: Setting) -> None:
    one = child("| 아주 긴 머리글이 든 칸 | 곳 |\n|---|---|\n" + "| 가 | 나 |\n" * 8, setting)
    later = atoms(one, room(60.0, 100.0), (4, 0))[0]
    assert later.gives_up == "head"
    assert "머리글" not in said(body(later))
    assert "머리글" in said(body(atoms(one, room(60.0, 2000.0), (4, 0))[0]))


# ---------------------------------------------------------------------------------------------------- split rows
LONG = " ".join(f"낱말{n}" for n in range(200))


def test_a_row_taller_than_its_share_is_cut_between_lines(setting: Setting) -> None:
    made = atoms(child(f"| 가 | 나 |\n|---|---|\n| 라 | {LONG} |\n| 마 | 바 |\n", setting), room(200.0, 300.0))
    lines = made[:-1]
    assert len(lines) > 10
    assert [atom.level for atom in lines[:2]] == [LINE, FREE]
    assert [atom.level for atom in lines[-3:]] == [FREE, LINE, SPAN]
    assert all(one.to < other.to for one, other in pairwise(lines) if one.to and other.to)


def test_a_row_that_fits_is_cut_only_when_squeezed(setting: Setting) -> None:
    one = child("| 가 | 나 |\n|---|---|\n| 다 | " + " ".join(["낱말"] * 60) + " |\n| 마 | 바 |\n", setting)
    assert len(atoms(one, room(200.0, 600.0))) == 2
    assert len(atoms(one, room(200.0, 600.0), START, 1)) > 5


def test_a_cell_taller_than_a_page_is_printed_whole(setting: Setting) -> None:
    one = child(f"| 가 | 나 |\n|---|---|\n| {LONG.replace('낱말', '왼쪽')} | {LONG} |\n| 마 | 바 |\n", setting)
    made = pages(one, room(220.0, 200.0), room(160.0, 260.0), room(300.0, 150.0))
    assert len(made) > 3
    found = Counter(word for page in made for word in re.findall(r"(?:낱말|왼쪽)\d+", " ".join(texts_by_cell(page))))
    assert found == Counter([*LONG.split(), *LONG.replace("낱말", "왼쪽").split()])


def texts_by_cell(page: object) -> list[str]:
    cells = [cell for role in ("TD", "TH") for cell in groups(page_items(page), role)]  # type: ignore[arg-type]
    return ["".join(run.text for run in runs((cell,))) for cell in cells]


# ---------------------------------------------------------------------------------------------------- row spans
def spanned(rows: int, label: str, before: int = 0) -> str:
    lead = "".join(f"| 앞{n} | 값 |\n" for n in range(before))
    rest = "".join(f"| ^ | 값{n} |\n" for n in range(1, rows))
    return f"| 묶음 | 값 |\n|---|---|\n{lead}| {label} | 값0 |\n{rest}| 끝 | 값 |\n"


def test_a_label_stands_again_on_every_page(setting: Setting) -> None:
    made = pages(child(spanned(20, "이름표"), setting), room(height=160.0))
    assert len(made) > 2
    assert [sum("이름표" in line for line in texts(page)) for page in made] == [1] * len(made)


def test_a_low_table_is_not_cut_if_it_can_be_helped(setting: Setting) -> None:
    levels = [[atom.level for atom in atoms(child(plain(4), setting), room(height=high))] for high in (900.0, 200.0)]
    assert levels == [[SPAN, SPAN, SPAN, FREE], [FREE, FREE, SPAN, FREE]]


def test_ends_inside_a_row_span_are_marked(setting: Setting) -> None:
    made = atoms(child(spanned(3, "이름표", before=1), setting), room(height=200.0))
    assert [atom.level for atom in made] == [FREE, SPAN, SPAN, SPAN, FREE]


def test_the_last_row_stretches_for_a_higher_label(setting: Setting) -> None:
    text = spanned(2, "이름표가 아주 길어 여러 줄이 된다", before=1)
    made = atoms(child(text, setting, least_column=40.0), room(80.0))
    plain_row = made[-1].height
    assert made[1].height == plain_row
    assert made[2].height > plain_row
    assert made[1].close > made[0].close


def test_short_groups_stay_whole_with_their_label_in_the_middle(setting: Setting) -> None:
    made = atoms(child(spanned(3, "이름표", before=1), setting, span_align="middle"), room())
    assert [atom.weight for atom in made] == [1, 3, 1]
    group = made[1]
    (label,) = [run for run in runs(body(group)) if run.text == "이름표"]
    rows = sorted(run.y for run in runs(body(group)) if run.text.startswith("값"))
    assert label.y == pytest.approx(rows[1])


def test_labels_within_a_label_stand_in_the_middle_of_their_own_rows(setting: Setting) -> None:
    rows = "| 날 | 가 | 값0 |\n| ^ | ^ | 값1 |\n| ^ | 나 | 값2 |\n| ^ | ^ | 값3 |\n"
    made = atoms(
        child(f"| 묶음 | 때 | 값 |\n|---|---|---|\n{rows}| 끝 | 끝 | 값 |\n", setting, span_align="middle"), room()
    )
    found = {run.text: run.y for run in runs(body(made[0]))}
    assert found["날"] == pytest.approx((found["값0"] + found["값3"]) / 2)
    assert found["가"] == pytest.approx((found["값0"] + found["값1"]) / 2)
    assert found["나"] == pytest.approx((found["값2"] + found["값3"]) / 2)


@pytest.mark.parametrize("rooms", [(room(200.0, 200.0),), (room(350.0, 600.0), room(200.0, 250.0), room(350.0, 600.0))])
def test_a_label_taller_than_half_a_page_is_a_cell_of_its_first_row(setting: Setting, rooms: tuple[Room, ...]) -> None:
    made = pages(child(spanned(2, LONG), setting), *rooms)
    found = Counter(word for page in made for word in re.findall(r"낱말\d+", " ".join(texts_by_cell(page))))
    assert found == Counter(LONG.split())


def test_rules_do_not_cross_labels(setting: Setting) -> None:
    inner = atoms(child(spanned(3, "이름표", before=1), setting), room())[2]
    rules = [path for group in groups(body(inner), "Artifact") for path in group.items if isinstance(path, Path)]
    hair = [path for path in rules if path.fill and path.fill.hex != "#eeeeee"]
    assert hair
    assert min(segment[1] for path in hair for segment in path.segments if len(segment) > 2) > 50


# ---------------------------------------------------------------------------------------------------- notes
@dataclass(frozen=True)
class Said:
    name: str

    def lines(self, width: int, start: int, side: bool) -> tuple[NoteLine, ...]:
        return (NoteLine(1000, 1, ()),)


NOTES = {name: Said(name) for name in "abcd"}


def test_notes_go_with_their_rows_once(setting: Setting) -> None:
    own = setting.within(numbers={name: n for n, name in enumerate("abcd", 1)})
    rows = "| 가[^b] | 나 |\n|---|---|\n| 다 | 라 |\n| 마[^c] | 바 |\n"
    text = f"::: table\ncaption: 제목[^a]\nnote: 주[^d]\n\n{rows}:::\n"
    one = child(text, own, dict(NOTES))
    assert [[note.name for note in atom.notes] for atom in atoms(one, room())] == [["a", "b"], ["c"], ["d"]]
    assert [[note.name for note in atom.notes] for atom in atoms(one, room(), (2, 0))] == [["c"], ["d"]]


def test_notes_of_a_split_row_keep_their_order_and_come_once(setting: Setting) -> None:
    own = setting.within(numbers={"a": 1, "b": 2})
    text = f"| 가 | 나 |\n|---|---|\n| {LONG}[^a] | 다[^b] {LONG} |\n| 마 | 바 |\n"
    made = pages(child(text, own, dict(NOTES)), room(220.0, 200.0))
    found = [note.piece.note.name for page in made for region in page.regions for note in region.notes]
    assert found == ["a", "b"]


# ---------------------------------------------------------------------------------------------------- measures
def test_a_wide_table_takes_the_side_column(setting: Setting) -> None:
    text = "| " + " | ".join(["긴 머리글 칸"] * 6) + " |\n" + "|---" * 6 + "|\n" + "| 값값값 값값값 " * 6 + "|\n"
    made = atoms(child(text, setting), room(300.0, 600.0, 120.0))
    assert all(atom.wide for atom in made)
    assert min(run.x for run in runs(body(made[0]))) == pytest.approx(-130 + 4)
    narrow = atoms(child(plain(2), setting), room(300.0, 600.0, 120.0))
    assert not any(atom.wide for atom in narrow)


def test_a_long_unit_stands_below_the_title(setting: Setting) -> None:
    short, long = (
        atoms(child(plain(1, f"caption: 제목\nunit: {unit}\n"), setting), room(200.0))[0]
        for unit in ("단위", "단위: " + "억 " * 30)
    )
    ys = [{round(run.y, 1) for run in runs((groups(body(atom), "Caption")[0],))} for atom in (short, long)]
    assert len(ys[0]) == 1
    assert len(ys[1]) > 1


def test_a_table_in_a_box_is_strips_of_rows(setting: Setting) -> None:
    (table,) = tables(plain(3, TITLED))
    leaf = TableLeaf(TableChild(table, tabular(setting), inset_leaves))
    strips = leaf.slices(200.0)
    assert [strip.end for strip in strips] == [1, 2, 3, 4]
    assert [said(strip.items) for strip in strips[1:]] == ["이름2곳2", "이름3곳3", "주석"]
    again = leaf.slices(200.0, 2)
    assert [strip.end for strip in again] == [3, 4]
    assert said(again[0].items).split() == ["표", "1", "제목", "(계속)단위이름곳이름3곳3"]
    assert again[1:] == leaf.slices(200.0, 3) == strips[3:]
    least, natural = leaf.extents()
    assert 0 < least <= natural < 200


# ---------------------------------------------------------------------------------------------------- any table
def cells(rows: int, cols: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(st.integers(0, 25), min_size=cols, max_size=cols), min_size=rows, max_size=rows)


@given(
    data=st.tuples(st.integers(1, 6), st.integers(1, 3)).flatmap(lambda size: cells(*size)),
    rooms=st.lists(st.tuples(st.integers(180, 300), st.integers(70, 250)), min_size=1, max_size=3),
    noted=st.booleans(),
)
@settings(max_examples=40, deadline=None, derandomize=True)
def test_every_word_is_printed_once(
    data: list[list[int]], rooms: list[tuple[int, int]], noted: bool, book: FontBook
) -> None:
    layout, sink = small_layout(), Sink()
    fonts = Fonts(book, dict(layout.fonts), layout.gloss_lang, sink)
    own = Setting(layout, fonts, Shelf(), sink, lambda name: None)
    rows = [
        [" ".join(f"r{y}c{x}w{n}" for n in range(count)) for x, count in enumerate(row)] for y, row in enumerate(data)
    ]
    head = "| " + " | ".join("머리" for _ in data[0]) + " |\n|" + "---|" * len(data[0]) + "\n"
    lines = "".join("| " + " | ".join(row) + " |\n" for row in rows)
    boxed = "caption: 제목\n" + ("note: 주석\n" if noted else "")
    one = child(f"::: table\n{boxed}\n{head}{lines}:::\n", own, whole_rows=0.4)
    made = pages(one, *(room(float(width), float(height)) for width, height in rooms))
    clipped = any(found.code == "clip" for page in made for region in page.regions for found in region.surrenders)
    words = Counter(word for row in rows for cell in row for word in cell.split())
    printed = Counter(
        word for page in made for text in texts_by_cell(page) for word in re.findall(r"r\d+c\d+w\d+", text)
    )
    assert not clipped
    assert printed == words
