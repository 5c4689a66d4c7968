"""A fragment as JSON and back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.block import Note
from kiclayout.content.edit.fragment import Fragment
from kiclayout.content.inline import Break, Gloss, Link, NoteRef, PageRef, Text
from kiclayout.editor.typing.parcel import VERSION, packed, unpacked
from kiclayout.store.text.read import read_article

EXAMPLE = Path(__file__).resolve().parents[4] / "examples" / "issue-001" / "articles"
RUNS = (
    Text(" 가 ", ("b",), "zh"),
    Gloss("후룬", "胡润, 회장"),
    Link("https://a.example", (Text("글"), Break())),
    NoteRef("1"),
    PageRef("page", "t-1"),
)


def test_words_come_back_as_they_were():
    fragment = Fragment(runs=RUNS, notes=(Note(label="1"),))
    assert unpacked(packed(fragment)) == fragment


@pytest.mark.parametrize("file", sorted(EXAMPLE.glob("*.md")), ids=lambda file: file.stem)
def test_every_kind_of_block_of_the_example_comes_back(file):
    blocks = read_article(file.read_text("utf-8"), file.name, Sink()).body
    found = unpacked(packed(Fragment(blocks=blocks)))
    assert found.blocks == blocks
    assert not {block.id for block in found.blocks} & {block.id for block in blocks}


def told(**fragment):
    return json.dumps({"kiclayout": VERSION, "fragment": {"is": "Fragment", **fragment}}).encode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff",
        b"[]",
        b'{"kiclayout": 99, "fragment": {"is": "Fragment"}}',
        told(runs="word"),
        told(runs=["word"]),
        told(runs=[{"is": "Text", "text": "a", "marks": [5]}]),
        told(blocks=[{"is": "Heading", "level": True}]),
        told(runs=[{"is": "Paragraph"}]),
        told(runs=[{"is": "Text", "text": 5}]),
        told(runs=[{"is": "Text", "text": "a", "id": 7}]),
        told(runs=[{"is": "Text", "text": "a", "marks": "b"}]),
        told(blocks=[{"is": "Table", "grid": []}]),
        told(blocks=[{"is": "System"}]),
        told(blocks=[1.5]),
        b"[" * 5000,
    ],
)
def test_what_is_no_fragment_is_refused(data):
    assert unpacked(data) is None


def test_control_characters_do_not_come_in():
    found = unpacked(told(runs=[{"is": "Text", "text": "a\u0000b\nc"}]))
    assert found.runs == (Text("a b c"),)
