"""Quotations and lists in running text, in boxes and in one another: how large, how far in and apart, how filled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiclayout.content.block import Quote
from kiclayout.content.issue import Article
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.typeset.blocks import Leafy
from kiclayout.typeset.collect import child_of
from kiclayout.typeset.fields import QrLeaf
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.leaf import TextLeaf
from kiclayout.typeset.leaves import Page, leaves_of
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]
QUOTE = ParStyle(text=TextStyle(size=14.0), leading=21.0, indent=10.0, before=12.0, after=6.0)
NEWSPAPER = ParStyle(align="justify", mode="syllable")
NESTED = "# 제목\n\n> 겉\n>\n> - 목록\n>\n> > 속\n"


@pytest.fixture
def quoting(setting: Setting) -> Setting:
    styles = (*(pair for pair in setting.layout.styles if pair[0] != "quote"), ("quote", QUOTE))
    return setting.within(layout=replace(setting.layout, styles=styles))


def texts(leaves: object) -> list[TextLeaf]:
    return [leaf for leaf in leaves if isinstance(leaf, TextLeaf)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("share", [0.5, 1.0, 1.5])
def test_one_in_a_box_is_as_large_beside_its_words_as_one_in_the_text(
    share: float, quoting: Setting, article: Read
) -> None:
    body = quoting.style("body")
    style = replace(body, text=replace(body.text, size=body.text.size * share))
    blocks = article("# 제목\n\n앞글\n\n> 인용\n\n뒷글").body
    before, quote, after = texts(leaves_of(blocks, Page(style, 2.0, inset_leaves, 3.0), quoting))
    scale = min(share, 1.0)
    assert quote.style.text.size == pytest.approx(14.0 * scale)
    assert quote.style.leading == pytest.approx(21.0 * scale)
    assert quote.indent + quote.style.indent == pytest.approx(3.0 + 10.0 * scale)
    assert (quote.before, quote.after) == (pytest.approx(12.0 * scale), pytest.approx(6.0 * scale))
    assert before.style == after.style == style


def test_what_stands_in_one_goes_in_with_it(quoting: Setting, article: Read) -> None:
    (block,) = article(NESTED).body
    assert isinstance(block, Quote)
    child = child_of(block, quoting, {})
    assert isinstance(child, Leafy)
    outer, item, inner = texts(child.leaves)
    assert [leaf.style.text.size for leaf in (outer, inner)] == [14.0, 14.0]
    hang = quoting.layout.lists.hang
    assert [leaf.indent + leaf.style.indent for leaf in (outer, item, inner)] == [10.0, 10.0 + hang, 20.0]
    assert item.hung is not None
    assert item.hung.x == 10.0


def test_a_code_in_a_box_keeps_clear_of_its_neighbours(setting: Setting, article: Read) -> None:
    (block,) = article("# 제목\n\n::: qr https://example.org\nlabel: 신청\n:::").body
    (leaf,) = inset_leaves(block, setting)
    assert isinstance(leaf, QrLeaf)
    assert (leaf.before, leaf.after) == (setting.layout.strips.before, setting.layout.strips.after)


@pytest.mark.parametrize(
    ("box", "kept"), [("항목\n: 값\n: 값", [1, 0, 0]), ("::: callout 속\n글\n\n글\n:::", [1, 0, 0]), ("항목\n:", [0])]
)
def test_labels_and_titles_in_a_box_stay_with_what_they_name(
    box: str, kept: list[int], setting: Setting, article: Read
) -> None:
    name = setting.layout.box("callout").title
    styles = (*(pair for pair in setting.layout.styles if pair[0] != name), (name, ParStyle(leading=77.0)))
    own = setting.within(layout=replace(setting.layout, styles=styles))
    leaves = texts(leaves_of(article(f"# 제목\n\n{box}").body, Page(ParStyle(), 0.0, inset_leaves), own))
    assert [leaf.keep for leaf in leaves] == kept
    assert (leaves[0].style.leading == 77.0) == box.startswith(":::")


@pytest.mark.parametrize(
    ("words", "filled", "mode"),
    [("left", "left", "eojeol"), ("center", "left", "eojeol"), ("justify", "justify", "auto")],
)
def test_a_list_is_filled_only_among_filled_lines(
    words: str, filled: str, mode: str, setting: Setting, article: Read
) -> None:
    named = ParStyle(align="justify", first_indent=9.0)
    styles = (*(pair for pair in setting.layout.styles if pair[0] != "list"), ("list", named))
    own = setting.within(layout=replace(setting.layout, styles=styles))
    around = ParStyle(align=words, mode="eojeol")  # type: ignore[arg-type]
    (item,) = texts(leaves_of(article("# 제목\n\n- 목록").body, Page(around, 0.0, inset_leaves), own))
    assert (item.style.align, item.style.mode) == (filled, mode)
    assert item.style.first_indent == 0.0, "its words stand beside the marker"


def test_a_list_that_says_where_its_lines_break_stays_filled(setting: Setting, article: Read) -> None:
    styles = (*(pair for pair in setting.layout.styles if pair[0] != "list"), ("list", NEWSPAPER))
    own = setting.within(layout=replace(setting.layout, styles=styles))
    (item,) = texts(leaves_of(article("# 제목\n\n- 목록").body, Page(ParStyle(), 0.0, inset_leaves), own))
    assert (item.style.align, item.style.mode) == ("justify", "syllable")
