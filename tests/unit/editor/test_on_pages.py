"""On which page a block stands."""

from __future__ import annotations

import pytest

from kiclayout.base.geometry import Rect
from kiclayout.base.origin import Origin
from kiclayout.editor import on_pages
from kiclayout.editor.on_pages import OnPages
from kiclayout.scene.items import Group, Item, Picture
from kiclayout.scene.page import Page


def page(index: int, *blocks: int) -> Page:
    items: tuple[Item, ...] = tuple(
        Group((Picture(Rect(0.0, 0.0, 1.0, 1.0), "a.png", origin=Origin(block)),)) for block in blocks
    )
    return Page(index, "", 100.0, 100.0, 0.0, items)


def test_the_first_page_that_shows_any_of_the_blocks_counts() -> None:
    where, pages = OnPages(), (page(0, 1), page(1, 2, 3), page(2, 3))
    assert where.first(pages, {3}) is pages[1]
    assert where.first(pages, {3, 1}) is pages[0]
    assert where.first(pages, {9}) is None


def test_a_page_that_became_another_one_is_looked_at_again_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[Page] = []
    monkeypatch.setattr(on_pages, "frames_on", lambda one: looked.append(one) or ())
    where, pages = OnPages(), (page(0, 1), page(1, 2))
    assert where.first(pages, {9}) is None
    changed = (pages[0], page(1, 4))
    assert where.first(changed, {9}) is None
    assert where.first(changed, {2}) is None
    assert where.first(changed, {4}) is changed[1]
    assert looked == [*pages, changed[1]]
