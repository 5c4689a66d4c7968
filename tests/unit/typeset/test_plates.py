"""What takes pages of its own while the text goes on, and tables that are turned on such pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from fake import COLUMN, PAGE, Head, Ink, columns, float_, foot, lay, p, running, show
from fake import room as fake_room
from tabled import body, child, groups, room, said

from kiclayout.base.geometry import Matrix, Point
from kiclayout.base.record import replace
from kiclayout.scene.items import Group, Item, Mark
from kiclayout.typeset.atoms import START, Atom, Chain, Entry, FullPage, Offset, Plate, Room, RunOn
from kiclayout.typeset.flow import Memo, layout
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.table_turned import TurnedChild, sheet_of

ONE, TWO = running(fake_room(8)), columns(8)
X = FullPage("poster", "X")


@dataclass(frozen=True)
class Sheets(Plate):
    """A plate of so many pages."""

    name: str
    count: int = 1

    def atoms(self, offset: Offset, room: Room, squeeze: int) -> Iterator[Atom]:
        for at in range(offset[0], self.count):
            to = (at + 1, 0) if at + 1 < self.count else None
            yield Atom(room.height, to, body=Ink(self.name, at + 1, at + 1, (at, 0)))


S, L = Sheets("S"), Sheets("L", 3)
CASES = [
    ("text passes it, and it takes the next page", ONE, [p("a", 6), S, p("b", 4)], "a1-6 b1-2 / S1 / b3-4"),
    ("it takes page after page", ONE, [p("a", 8), L, p("b", 2)], "a1-8 / L1 / L2 / L3 / b1-2"),
    ("it is set where it begins a page", ONE, [S, p("a", 2)], "S1 / a1-2"),
    ("text that ends goes before it", ONE, [p("a", 2), S, p("b", 2)], "a1-2 b1-2 / S1"),
    ("also below a heading", ONE, [p("a", 2), Head("h"), S, p("b", 2)], "a1-2 h b1-2 / S1"),
    ("two of them", ONE, [p("a", 2), S, L, p("b", 8)], "a1-2 b1-6 / S1 / L1 / L2 / L3 / b7-8"),
    ("nothing but it", ONE, [L], "L1 / L2 / L3"),
    ("a page break waits for it", ONE, [p("a", 2), S, PAGE, p("b", 2)], "a1-2 / S1 / b1-2"),
    ("a poster waits for it", ONE, [p("a", 2), S, X, p("b", 2)], "a1-2 / S1 / (X) / b1-2"),
    ("what ends an article does not", ONE, [p("a", 2), S, RunOn(article=False), p("b", 2)], "a1-2 b1-2 / S1"),
    ("a run-on article waits for it", ONE, [p("a", 2), S, RunOn(), p("b", 2)], "a1-2 / S1 / b1-2"),
    ("columns go on beside it", TWO, [p("a", 6), S, p("b", 12)], "a1-6 b1-2 | b3-10 / ^S1 / b11-12"),
    ("it stands alone, and floats after it on top of text", TWO, [p("a", 14), S, float_("F", 3), p("b", 6)],
     "a1-8 | a9-14 b1-2 / ^S1 / ^F1-3 | b3-4 | b5-6"),
    ("a float that waits stands with text before it", TWO, [p("a", 14), float_("F", 3), S, p("b", 6)],
     "a1-8 | a9-14 b1-2 / ^F1-3 | b3-4 | b5-6 / ^S1"),
    ("a column break is none before it", TWO, [p("a", 4), COLUMN, S, p("b", 2)], "a1-4 | b1-2 / ^S1"),
    ("notes that are owed stand first", ONE, [p("a", 1, foot("n", 12)), S, p("b", 8)],
     "a1 {n8} / b1-4 {n4} / S1 / b5-8"),
]  # fmt: skip


@pytest.mark.parametrize("chains, entries, expected", [pytest.param(*case[1:], id=case[0]) for case in CASES])
def test_plates_take_pages_and_text_goes_on(chains: dict[str, Chain], entries: list[Entry], expected: str) -> None:
    assert show(lay(chains, *entries)) == expected


def test_pages_of_a_plate_are_remembered() -> None:
    memo, entries = Memo(), (p("a", 6), L, p("b", 4))
    first = tuple(layout(entries, ONE, "run", memo))
    made = memo.misses
    assert tuple(layout(entries, ONE, "run", memo)) == first
    assert (memo.misses, memo.hits) == (made, len(first))


# ---------------------------------------------------------------------------------------------------- turned tables
ROWS = "".join(f"| 이름{n} | 곳{n} |\n" for n in range(1, 41))
TABLE = f"::: table {{#t-a}}\ncaption: 제목\nturn: left\n\n| 이름 | 곳 |\n|---|---|\n{ROWS}:::\n"


def turned(setting: Setting, text: str = TABLE) -> TurnedChild:
    inner = child(text, setting)
    return TurnedChild(replace(inner, marks=("t-a",)))


def sheets(atom: Atom) -> Group:
    (found,) = [item for item in body(atom) if isinstance(item, Group)]
    return found


def tops(item: Item, matrix: Matrix) -> Iterator[tuple[str, Point]]:
    """Where the rows of tables begin on the page."""
    if isinstance(item, Group):
        inner = item.matrix.then(matrix)
        if item.role == "TR" and item.items:
            cell = item.items[0]
            assert isinstance(cell, Group)
            assert cell.area is not None
            yield said([item]), cell.matrix.then(inner).apply(cell.area.x, cell.area.y)
        for one in item.items:
            yield from tops(one, inner)


def test_a_turned_table_fills_sheets_as_wide_as_the_page_is_high(setting: Setting) -> None:
    where = room(200.0, 500.0, side=90.0)
    made = turned(setting)
    atoms = list(made.atoms(START, where, 0))
    assert [one.height for one in atoms] == [where.height] * len(atoms)
    assert len(atoms) > 1
    assert all(said(body(one)).count("이름") >= 2 for one in atoms), "every sheet has its head"
    assert "계속" in said(body(atoms[1]))
    assert list(made.atoms(atoms[0].to or START, where, 0)) == atoms[1:]
    sheet = sheet_of(where)
    assert (sheet.width, sheet.height) == (where.height, where.wide)
    words = [word for one in atoms for word in said(body(one)).split("이름")]
    assert sum(word.startswith("40곳40") for word in words) == 1


@pytest.mark.parametrize("side, sign", [("left", 1), ("right", -1)])
def test_it_is_turned_as_a_whole_and_stays_in_its_region(setting: Setting, side: str, sign: int) -> None:
    where = room(200.0, 500.0, side=90.0)
    atom = next(iter(turned(setting, TABLE.replace("left", side)).atoms(START, where, 0)))
    matrix = sheets(atom).matrix
    assert (matrix.a, matrix.b, matrix.d) == (0, -sign, 0)
    rows = [at for text, at in tops(sheets(atom), Matrix()) if text.startswith("이름")]
    across = [at.x for at in rows]
    assert across == sorted(across, reverse=sign < 0), "rows follow each other across the page"
    assert all(-100.1 <= at.x <= 200.1 and -0.1 <= at.y <= 500.1 for at in rows)
    assert {round(at.y, 1) for at in rows} == ({500.0} if sign > 0 else {0.0})
    (mark,) = [item for item in body(atom) if isinstance(item, Mark)]
    assert mark.name == "t-a"
    assert -100.1 <= mark.x <= 200.1


def test_one_that_is_alone_on_its_sheet_stands_in_the_middle(setting: Setting) -> None:
    short = TABLE.replace(ROWS, "| 가 | 나 |\n| 다 | 라 |\n")
    where = room(300.0, 500.0)
    (atom,) = turned(setting, short).atoms(START, where, 0)
    xs = [at.x for _, at in tops(sheets(atom), Matrix())]
    assert min(xs) > 100.0
    assert max(xs) < 200.0
    assert atom.to is None


def test_it_is_prepared_in_steps(setting: Setting) -> None:
    made = turned(setting)
    assert list(made.measured(room())) == []
    assert len(list(made.prepared(room(200.0, 500.0)))) >= 2 * 40
    assert groups(body(next(iter(made.atoms(START, room(200.0, 500.0), 0)))), "TR")
