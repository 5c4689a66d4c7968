"""Every kind of block is known wherever all kinds must be; what a new one needs stands in docs/ARCHITECTURE.md."""

from __future__ import annotations

import json
from pathlib import Path
from typing import get_args

import pytest

from kiclayout.content.block import Block, Grid, Head, Table
from kiclayout.content.edit.anatomy import Words, pieces
from kiclayout.content.normal import run_fields
from kiclayout.content.walk import runs_of
from kiclayout.editor.panels.outline_tree import KINDS
from kiclayout.store.text.grammar import BOX_NAMES

WORDING = Path(__file__).resolve().parents[3] / "src" / "kiclayout" / "editor" / "wording" / "panels.json"
ALL = [kind for kind in get_args(Block) if kind is not Head]
BOXED = [kind for kind in ALL if kind in BOX_NAMES]


def test_the_outline_knows_and_names_every_kind() -> None:
    assert set(KINDS) == set(ALL)
    wording = json.loads(WORDING.read_text("utf-8"))
    assert {name for name in KINDS.values() if f"panels.kind.{name}" not in wording} == set()


@pytest.mark.parametrize("kind", BOXED)
def test_all_words_of_a_box_are_typed_into_and_walked(kind: type) -> None:
    block = kind(grid=Grid(("",))) if kind is Table else kind()
    typed = {piece.name for piece in pieces(block) if isinstance(piece, Words)}
    assert set(run_fields(kind)) <= typed
    assert len(runs_of(block)) == len(run_fields(kind))
