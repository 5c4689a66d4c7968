"""Tables as full lattices, whatever their source left out."""

from __future__ import annotations

from typing import Any

from kiclayout.content.block import Cell, Grid, Paragraph, Row
from kiclayout.content.inline import Text
from kiclayout.typeset.table_grid import BAND, BODY, HEAD, Lattice, lattice


def cell(text: str, cols: int = 1, rows: int = 1) -> Cell:
    return Cell((Paragraph(runs=(Text(text),)),) if text else (), cols, rows)


def grid(*rows: tuple[str, tuple[Cell | str, ...]]) -> Grid:
    return Grid((), tuple(Row(kind, cells) for kind, cells in rows))


def kinds(*names: str) -> Grid:
    return grid(*((name, (cell("a", 2), "<") if name == "band" else (cell("a"), cell("b"))) for name in names))


def test_short_rows_are_filled_with_empty_cells() -> None:
    made = lattice(grid(("body", (cell("a"), cell("b"), cell("c"))), ("body", (cell("d"),))))
    assert made.columns == 3
    assert [spot.words for spot in made.rows[1]] == ["d", "", ""]


def test_no_rows_make_one_column() -> None:
    made = lattice(Grid())
    assert (made.columns, made.rows, made.opening) == (1, (), 0)


def test_joined_cells_cover_their_rectangle() -> None:
    made = lattice(
        grid(("body", (cell("a", 2, 2), "<", cell("b"))), ("body", ("^", "^", cell("c"))), ("body", (cell("d"),)))
    )
    assert [(spot.words, spot.col) for row in made.rows for spot in row][:3] == [("a", 0), ("b", 2), ("c", 2)]
    assert [[spot.words for spot in row] for row in made.reaching] == [[], ["a"], []]


def test_signs_that_join_nothing_are_empty_cells() -> None:
    made = lattice(grid(("body", ("<", cell("a"))), ("body", (cell("b"), "^"))))
    assert [spot.words for row in made.rows for spot in row] == ["", "a", "b", ""]


def test_joined_cells_stay_in_the_table_and_off_other_cells() -> None:
    made = lattice(grid(("body", (cell("a", 9, 9), cell("b"))), ("body", ("^", cell("c")))))
    assert (made.rows[0][0].cols, made.rows[0][0].rows) == (1, 2)


def test_joined_rows_end_where_the_kind_of_rows_changes() -> None:
    made = lattice(grid(("head", (cell("a", 1, 3),)), ("head", ("^",)), ("body", ("^",))))
    assert [spot.rows for row in made.rows for spot in row] == [2, 1]


def test_heads_and_bands_above_the_first_row_open_the_table() -> None:
    assert lattice(kinds("head", "head", "body")).opening == 2
    assert lattice(kinds("band", "head", "body")).opening == 2
    assert lattice(kinds("head", "band", "body")).opening == 1
    assert lattice(kinds("band", "body")).opening == 0
    assert lattice(kinds("head", "head")).opening == 0


def test_every_row_knows_the_head_that_names_its_columns() -> None:
    made = lattice(kinds("band", "head", "body", "band", "head", "body", "body"))
    assert made.heads[2] == (0, 2)
    assert made.heads[3] == made.heads[4] == (0, 0)
    assert made.heads[6] == (3, 5)


def test_bands_below_a_head_are_not_repeated() -> None:
    made = lattice(kinds("head", "band", "body", "band", "body"))
    assert made.heads[3] == made.heads[4] == (0, 1)


def test_parity_counts_body_rows_only() -> None:
    assert lattice(kinds("head", "body", "band", "body", "body")).parity == (0, 0, 1, 1, 2)


class Counted(tuple[str, ...]):
    """Kinds of rows that count how often they are looked at one by one."""

    looked = 0

    def __getitem__(self, at: Any) -> Any:
        self.looked += 1
        return super().__getitem__(at)


def test_heads_of_a_long_table_are_found_in_one_walk() -> None:
    kinds = Counted((BAND, HEAD, HEAD, *(BODY,) * 500, BAND, HEAD, *(BODY, BAND) * 200))
    heads = Lattice(kinds, (), 1).heads
    assert heads[:4] == ((0, 0), (0, 0), (0, 0), (0, 3))
    assert heads[502:506] == ((0, 3), (0, 0), (0, 0), (503, 505))
    assert heads[-1] == (503, 505)
    assert kinds.looked <= 2 * len(kinds)
