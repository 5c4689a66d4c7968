from __future__ import annotations

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Placement
from kiclayout.store.marks import parse
from kiclayout.store.placement import placement_of, placement_tree
from kiclayout.store.yaml_tree import dump


def taken(text: str) -> Placement:
    root = parse(text, "placement/a.yaml", Sink())
    assert root is not None
    return placement_of(root, "a")


@pytest.mark.parametrize(
    "text, entries",
    [
        ("format: 1\narticles/a.md:\n  copyfit: tight\n", [("articles/a.md", "copyfit", "tight")]),
        (
            "format: 1\narticles/a.md:\n  f-1: {focus: [0.5, 0.35], height: 62mm}\n",
            [("articles/a.md#f-1", "focus", "[0.5, 0.35]"), ("articles/a.md#f-1", "height", "62mm")],
        ),
        (
            'format: 1\npages:\n  - {at: f-1, template: "a: b", frames: {n: {x: 1mm}}}\n',
            [("f-1", "page.template", '"a: b"'), ("f-1", "page.frames.n", "{x: 1mm}")],
        ),
        (
            "format: 1\nguides:\n  x: [105mm]\n  y: [40mm, 148.5mm]\n",
            [("guides", "x", "[105mm]"), ("guides", "y", "[40mm, 148.5mm]")],
        ),
        ("format: 1\n", []),
    ],
)
def test_entries_and_text_correspond(text: str, entries: list[tuple[str, str, str]]) -> None:
    placement = taken(text)
    assert placement == Placement("a", tuple(entries))
    assert dump(placement_tree(placement)) == text


@pytest.mark.parametrize("text", ["pages: x\n", "pages:\n  - x\n  - {page: 2}\n", "articles/a.md: x\n", "- a\n"])
def test_what_is_no_entry_is_not_taken(text: str) -> None:
    assert taken(text).entries == ()


@pytest.mark.parametrize("value", ["a: b", "# a", "", "[", "*a"])
def test_a_value_that_is_not_yaml_is_a_plain_word(value: str) -> None:
    tree = placement_tree(Placement("a", (("articles/a.md", "k", value),)))
    root = parse(dump(tree), "f", Sink())
    assert root is not None
    assert placement_tree(placement_of(root, "a")) == tree
