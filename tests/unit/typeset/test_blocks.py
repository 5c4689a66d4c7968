"""Blocks of running text as children of the flow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiclayout.content.issue import Article
from kiclayout.design.layout import HeadingStyle
from kiclayout.design.style import MarkerStyle
from kiclayout.scene.items import Glyphs, Group, Item
from kiclayout.typeset.atoms import KEEP, LINE, START, Atom, Room
from kiclayout.typeset.blocks import Leafy, Piece, Standing, _level
from kiclayout.typeset.boxed import StripLeaf
from kiclayout.typeset.collect import child_of
from kiclayout.typeset.leaf import Slice
from kiclayout.typeset.pages import chains_of
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]

LONG = "상하이의 새 항구는 밤에도 쉬지 않고 짐을 부린다. " * 12


def room(setting: Setting) -> Room:
    return chains_of(setting.layout)["article"].rooms[0]


def glyphs(items: tuple[Item, ...]) -> list[Glyphs]:
    found: list[Glyphs] = []
    for item in items:
        if isinstance(item, Group):
            found += glyphs(item.items)
        elif isinstance(item, Glyphs):
            found.append(item)
    return found


def said(atoms: list[Atom]) -> str:
    pieces = [atom.body for atom in atoms if isinstance(atom.body, Piece)]
    return "".join(run.text for piece in pieces for run in glyphs(piece.items))


def atoms_of(block_text: str, setting: Setting, article: Read, offset: tuple[int, int] = START) -> list[Atom]:
    child = child_of(article("# 제목\n\n" + block_text).body[0], setting, {})
    assert child is not None
    return list(child.atoms(offset, room(setting), 0))


def test_a_paragraph_is_one_atom_a_line_and_guards_its_ends(setting: Setting, article: Read) -> None:
    atoms = atoms_of(LONG, setting, article)
    assert len(atoms) > 4
    assert {atom.height for atom in atoms} == {1800}
    assert [atom.level for atom in atoms[:2]] == [LINE, 0]
    assert atoms[-2].level == LINE
    assert atoms[-1].to is None
    assert not atoms[0].glue
    assert all(atom.glue for atom in atoms[1:])


def test_the_rest_of_a_paragraph_is_the_tail_of_its_lines(setting: Setting, article: Read) -> None:
    whole = child_of(article("# 제목\n\n" + LONG).body[0], setting, {})
    assert isinstance(whole, Leafy)
    atoms = list(whole.atoms(START, room(setting), 0))
    rest = list(whole.atoms(atoms[1].to or START, room(setting), 0))
    assert said(rest) == said(atoms[2:])


def test_no_page_ends_inside_a_divided_word_where_it_may_end_a_line_before() -> None:
    plain, divided = Slice(18.0, (), 1), Slice(18.0, (), 1, divided=True)

    def levels(*divides: bool) -> list[bool]:
        leaf = StripLeaf(tuple(divided if one else plain for one in divides), (0.0, 0.0), orphans=2, widows=2)
        return [_level(leaf, number, leaf.strips) == LINE for number in range(len(divides))]

    assert levels(False, False, False, False, False, False) == [True, False, False, False, True, False]
    assert levels(False, False, True, False, False, False) == [True, False, True, False, True, False]
    assert levels(False, True, False, False, False, False) == [True, False, False, False, True, False], "no other place"
    assert levels(False, False, True, True, False, False) == [True, False, True, False, True, False], "two in a row"


def test_a_line_that_ends_in_a_hyphen_says_so(setting: Setting, article: Read) -> None:
    child = child_of(article("# 제목\n\n한국의 inter{shy}nationalization" + " 말" * 20).body[0], setting, {})
    assert isinstance(child, Leafy)
    assert [strip.divided for strip in child.leaves[0].slices(75.0)][:2] == [True, False]


def test_nothing_is_lost_on_the_way_to_glyphs(setting: Setting, article: Read) -> None:
    text = "후룬연구소(胡润研究院)는 **굵은** 6.3만 m^2^ 글[링크](https://www.example.org)을 냈다."
    found = said(atoms_of(text, setting, article))
    assert found.replace(" ", "") == "후룬연구소(胡润研究院)는굵은6.3만m2글링크을냈다."


def test_items_hang_beside_their_markers(setting: Setting, article: Read) -> None:
    atoms = atoms_of("- ▶ **원천** 기술\n- ▶ 공통 기술", setting, article)
    pieces = [atom.body for atom in atoms if isinstance(atom.body, Piece)]
    first = glyphs(pieces[0].items)
    assert first[0].text == "▶"
    assert first[1].x > first[0].x + first[0].width
    assert len({glyphs(piece.items)[1].x for piece in pieces}) == 1


def test_a_layout_may_set_other_signs_than_those_that_were_typed(setting: Setting, article: Read) -> None:
    lists = replace(setting.layout.lists, bullet="•", marker=MarkerStyle(signs=(("▶", "–"), ("※", ""))))
    own = setting.within(layout=replace(setting.layout, lists=lists))
    for typed, sign in (("▶", "–"), ("※", "•"), ("◆", "◆")):
        assert said(atoms_of(f"- {typed} 원천 기술", own, article)).replace(" ", "") == f"{sign}원천기술"


def test_a_heading_in_a_box_takes_the_sign_of_its_level(setting: Setting, article: Read) -> None:
    look = HeadingStyle("heading", MarkerStyle(signs=(("▶", "–"),)))
    own = setting.within(layout=replace(setting.layout, headings=(look,)))
    found = said(atoms_of("::: callout 알림\n## ▶ 원천\n\n글이다.\n:::", own, article))
    assert "–\u00a0원천" in found
    assert "▶" not in found


def test_a_long_marker_pushes_the_words_of_all_items(setting: Setting, article: Read) -> None:
    atoms = atoms_of("- VIII. 여덟째\n- IX. 아홉째", setting, article)
    starts = []
    for atom in atoms:
        assert isinstance(atom.body, Piece)
        runs = glyphs(atom.body.items)
        marker = next(run for run in runs if run.text.endswith("."))
        words = next(run for run in runs if "째" in run.text)
        assert words.x >= marker.x + marker.width
        starts.append(words.x)
    assert len(set(starts)) == 1


def test_a_callout_pads_every_piece_and_closes_with_padding(setting: Setting, article: Read) -> None:
    child = child_of(article(f"# 제목\n\n::: callout 알림\n{LONG}\n:::").body[0], setting, {})
    assert isinstance(child, Leafy)
    atoms = list(child.atoms(START, room(setting), 0))
    assert atoms[0].height > 1800
    assert atoms[0].close > 0
    assert atoms[-1].close == 0
    rest = list(child.atoms(atoms[2].to or START, room(setting), 0))
    assert rest[0].height == atoms[0].height - 1800 + atoms[3].height or rest[0].height > 1800


def test_a_heading_holds_the_next_lines_and_numbers_its_side(setting: Setting, article: Read) -> None:
    atoms = atoms_of("## 1) 행사 개요", setting, article)
    assert len(atoms) == 1
    assert (atoms[0].keep, atoms[0].level) == (2, KEEP)
    side = atoms[0].side
    assert side is not None
    assert isinstance(side.body, Piece)
    assert glyphs(side.body.items)[0].text == "1)"


def test_a_disc_says_the_sign_that_was_typed(setting: Setting, article: Read) -> None:
    atoms = atoms_of("### ① 인재", setting, article)
    assert isinstance(atoms[0].body, Piece)
    disc = next(item for item in atoms[0].body.items if isinstance(item, Group) and item.role == "Lbl")
    assert disc.alt == "①"
    assert glyphs(disc.items)[0].text == "1"


def test_a_heading_without_side_column_keeps_its_number(setting: Setting, article: Read) -> None:
    child = child_of(article("# 제목\n\n## 1) 개요").body[0], setting, {})
    assert isinstance(child, Standing)
    narrow = Room("text", 20000, 60000, 0, 0, room(setting).rules)
    atom = next(iter(child.atoms(START, narrow, 0)))
    assert said([atom]) == "1)개요"


def test_what_was_not_understood_is_printed(setting: Setting, article: Read) -> None:
    atoms = atoms_of("::: calout 알림\n중요한 글\n:::", setting, article)
    assert "중요한 글" in said(atoms)


@pytest.mark.parametrize("text", ["%% 메모", "[^a]: 각주"])
def test_remarks_and_notes_set_nothing_where_they_stand(text: str, setting: Setting, article: Read) -> None:
    assert child_of(article("# 제목\n\n" + text).body[0], setting, {}) is None
