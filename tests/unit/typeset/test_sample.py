"""Samples of type are set as pages are."""

from __future__ import annotations

import pytest
from small_layout import small_layout

from kiclayout.scene.items import Glyphs
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.sample import ABOVE, Wanted, sample_pages, sample_setting


def test_a_sample_is_a_page_as_wide_as_its_words(book: FontBook) -> None:
    layout = small_layout()
    setting = sample_setting(layout, book, "ko")
    title, body = layout.style("title").text, layout.style("body").text
    pages = sample_pages((Wanted("제목 标题", title), Wanted("제목 标题", body, ("b",))), setting)
    assert [page.index for page in pages] == [0, 1]
    for page, style in zip(pages, (title, body), strict=True):
        runs = [item for item in page.items if isinstance(item, Glyphs)]
        assert "".join(run.text for run in runs) == "제목 标题"
        assert sum(run.width for run in runs) == pytest.approx(page.width, abs=0.01)
        assert all(run.y == pytest.approx(ABOVE * style.size) for run in runs)
    assert pages[1].items != sample_pages((Wanted("제목 标题", body),), setting)[0].items
