"""Field lists, sponsor strips and QR codes in the text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from drawn import of_kind, places, words
from tabled import tabular

from kiclayout.base.origin import Origin
from kiclayout.base.units import mm
from kiclayout.content.block import FieldList, Qr, Sponsors
from kiclayout.content.issue import Article, Bilingual, Partner
from kiclayout.scene.items import Glyphs, Group, LinkArea
from kiclayout.typeset import fields as fields_module
from kiclayout.typeset.atoms import START, Slow
from kiclayout.typeset.blocks import Leafy, Piece
from kiclayout.typeset.fields import QrLeaf, SponsorsLeaf, field_leaves, fields_child, sponsors_child
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.pages import chains_of
from kiclayout.typeset.setting import Setting

Read = Callable[[str], Article]

MARK = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 20'><path d='M0 0h60v20h-60z' fill='#005'/></svg>"


def fields(text: str, read: Read) -> FieldList:
    block = read("# 제목\n\n" + text).body[0]
    assert isinstance(block, FieldList)
    return block


# ---------------------------------------------------------------------------------------------------- fields
def test_values_begin_right_of_the_labels_on_their_baseline(setting: Setting, article: Read) -> None:
    (leaf,) = field_leaves(fields("지역 / 地区\n: 상하이(上海)", article), setting, inset_leaves)
    (strip,) = leaf.slices(300.0)
    column = setting.layout.fields.label_width
    where = {text: (x, y) for text, x, y in places(strip.items)}
    assert where["지역"][0] == 0.0
    assert where["상하이("][0] == column
    assert where["지역"][1] == pytest.approx(where["상하이("][1], abs=0.01)
    assert words(strip.items).startswith("지역")


def test_values_that_would_have_a_sliver_stand_below_their_labels(setting: Setting, article: Read) -> None:
    (leaf,) = field_leaves(fields("지역\n: 상하이 부산 인천 " + "서울 " * 20, article), setting, inset_leaves)
    narrow = setting.layout.fields.label_width + 30.0
    strips = leaf.slices(narrow)
    where = {text: (x, y) for text, x, y in places(strips[0].items)}
    label, value = where["지역"], next(at for text, at in where.items() if text.startswith("상하이"))
    assert (label[0], value[0]) == (0.0, 0.0)
    assert value[1] > label[1] + 5.0
    assert leaf.slices(narrow, 1) == strips[1:]


def test_a_label_higher_than_its_value_makes_the_field_higher(setting: Setting, article: Read) -> None:
    (short,) = field_leaves(fields("이름\n: 값", article), setting, inset_leaves)
    (tall,) = field_leaves(fields(f"{'아주 긴 이름표 ' * 8}\n: 값", article), setting, inset_leaves)
    assert sum(strip.height for strip in tall.slices(300.0)) > sum(strip.height for strip in short.slices(300.0)) + 30


def test_fields_are_parted_by_rules_and_the_first_has_none(setting: Setting, article: Read) -> None:
    leaves = field_leaves(fields("하나\n: 1\n\n둘\n: 2\n\n셋\n: 3", article), setting, inset_leaves)
    assert [bool(getattr(leaf, "ruled", False)) for leaf in leaves] == [False, True, True]


def test_no_rule_stands_right_below_that_of_a_table(setting: Setting, article: Read) -> None:
    text = "하나\n: | 가 | 나 |\n  |---|---|\n  | 1 | 2 |\n\n둘\n: 2\n\n셋\n: 3"
    leaves = field_leaves(fields(text, article), setting, inset_leaves)
    assert [bool(getattr(leaf, "ruled", False)) for leaf in leaves] == [False, False, True]


def test_a_long_field_splits_between_its_lines_and_loses_nothing(setting: Setting, article: Read) -> None:
    block = fields("항목\n: " + "긴 값이 이어진다. " * 40 + "\n: - 목록\n  - 둘째", article)
    child = fields_child(block, setting, {}, inset_leaves)
    assert isinstance(child, Leafy)
    room = chains_of(setting.layout)["article"].rooms[0]
    atoms = list(child.atoms(START, room, 0))
    assert len(atoms) > 4
    rest = list(child.atoms(atoms[2].to or START, room, 0))
    assert len(rest) == len(atoms) - 3

    def said(some: list[object]) -> str:
        return "".join(words(body.items) for body in some if isinstance(body, Piece))

    assert said([atom.body for atom in rest]) == said([atom.body for atom in atoms[3:]])
    assert said([atom.body for atom in atoms]).count("긴 값이 이어진다.") == 40


def test_a_table_in_a_field_has_its_head_again_on_the_next_page(setting: Setting, article: Read) -> None:
    text = "일정\n: 머리말\n: | 시각 | 내용 |\n  |---|---|\n  | 1시 | 개회 |\n  | 2시 | 발표 |\n  | 3시 | 폐회 |"
    (leaf,) = field_leaves(fields(text, article), tabular(setting), inset_leaves)
    strips = leaf.slices(300.0)
    assert [strip.end for strip in strips] == [1, 2, 3, 4]
    assert leaf.slices(300.0, 1) == strips[1:]
    again = leaf.slices(300.0, 3)
    assert words(again[0].items) == "(계속)시각내용3시폐회"
    assert again[0].height > strips[3].height
    assert min(x for _, x, _ in places(again[0].items)) == setting.layout.fields.label_width
    high = replace(setting.layout, size=(300.0, again[0].height))
    (low,) = field_leaves(fields(text, article), tabular(setting.within(layout=high)), inset_leaves)
    assert low.slices(300.0, 3) == low.slices(300.0)[3:]


def test_notes_of_label_and_value_are_both_carried(setting: Setting, article: Read) -> None:
    own = setting.within(numbers={"a": 1, "b": 2})
    (leaf,) = field_leaves(fields("이름[^a]\n: 값[^b]\n\n[^a]: 하나\n\n[^b]: 둘", article), own, inset_leaves)
    assert leaf.slices(300.0)[0].notes == ("a", "b")


# ---------------------------------------------------------------------------------------------------- sponsors
@pytest.fixture
def sponsored(setting: Setting, tmp_path: Path) -> Setting:
    (tmp_path / "mark.svg").write_text(MARK)
    partners = tuple(Partner(name, Bilingual(f"기관 {name}"), "mark.svg") for name in "abcdefgh")
    return setting.within(partners=partners, locate=lambda name: tmp_path / name)


def strip_of(text: str, read: Read) -> Sponsors:
    block = read(f"# 제목\n\n::: sponsors\n{text}\n:::").body[0]
    assert isinstance(block, Sponsors)
    return block


def marks(items: tuple[object, ...]) -> list[Group]:
    return [group for group in of_kind(items, Group) if group.alt.startswith("기관")]  # type: ignore[arg-type]


def test_logos_stand_in_order_within_the_width(sponsored: Setting, article: Read) -> None:
    strips = SponsorsLeaf(strip_of("주최: a, b\n협력: c, d, e, f, g, h", article), sponsored).slices(260.0)
    drawn = [mark for strip in strips for mark in marks(strip.items)]
    assert [mark.alt[-1] for mark in drawn] == list("abcdefgh")
    assert {"주최", "협력"} <= {text for strip in strips for text, _, _ in places(strip.items)}
    for mark in drawn:
        assert 0 <= mark.matrix.e <= mark.matrix.apply(60, 0).x <= 260.01


def test_marks_are_opened_one_a_step_and_what_is_wrong_is_told_when_they_are_shown(
    sponsored: Setting, article: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    sponsored = sponsored.within(locate=lambda name: None)
    strip = sponsors_child(strip_of("주최: a, b, a\n협력: c, nobody", article), sponsored)
    assert isinstance(strip, Slow)
    asked: list[str] = []
    found = fields_module.opened

    def opened(partner: Partner, setting: Setting) -> object:
        asked.append(partner.id)
        return found(partner, setting)

    monkeypatch.setattr(fields_module, "opened", opened)
    room = chains_of(sponsored.layout)["article"].rooms[0]
    seen = [tuple(asked) for _ in strip.prepared(room)]
    assert seen == [("a",), ("a", "b"), ("a", "b", "c")]
    assert not list(sponsored.sink)
    assert list(strip.atoms(START, room, 0))
    assert sorted(one.code for one in sponsored.sink) == ["typeset-logo-missing"] * 3 + ["typeset-partner-unknown"]


def test_the_name_of_a_role_is_words_of_the_issue_and_one_that_is_empty_has_its_line(
    sponsored: Setting, article: Read
) -> None:
    block = strip_of("주최: a\n-: b\n협력: c", article)
    runs = [run for strip in SponsorsLeaf(block, sponsored).slices(600.0) for run in of_kind(strip.items, Glyphs)]
    assert [(run.text, run.origin) for run in runs] == [
        ("주최", Origin(block.id, 0, 2, "roles.0")),
        ("협력", Origin(block.id, 0, 2, "roles.2")),
    ]
    empty = replace(block, roles=(("", ("a",)),))
    (run,) = of_kind(SponsorsLeaf(empty, sponsored).slices(600.0)[0].items, Glyphs)
    assert (run.text, run.origin) == ("", Origin(block.id, 0, 0, "roles.0"))


def test_a_partner_that_is_not_known_is_named_and_left_out(sponsored: Setting, article: Read) -> None:
    block = strip_of("주최: a, nobody", article)
    strips = SponsorsLeaf(block, sponsored).slices(260.0)
    assert sum(len(marks(strip.items)) for strip in strips) == 1
    assert ("typeset-partner-unknown", "articles/a.md:3") in {(one.code, str(one.place)) for one in sponsored.sink}


# ---------------------------------------------------------------------------------------------------- codes
def code(url: str) -> Qr:
    return Qr(url=url, lines=(3, 5))


def test_a_code_has_its_address_beside_it_and_can_be_clicked(setting: Setting) -> None:
    (strip,) = QrLeaf(code("https://www.example.org/"), setting).slices(260.0)
    size = setting.layout.strips.code
    assert strip.height == size
    assert next((area.target, area.rect.width) for area in of_kind(strip.items, LinkArea)) == (
        "https://www.example.org/",
        size,
    )
    assert min(x for _, x, _ in places(strip.items)) > size


def test_a_long_address_goes_on_below_the_code_line_by_line(setting: Setting) -> None:
    long = "https://www.example.org/" + "a" * 900
    leaf = QrLeaf(code(long), setting)
    strips = leaf.slices(260.0)
    assert len(strips) > 3
    assert "".join(words(strip.items) for strip in strips).replace(" ", "") == long
    assert [strip.end for strip in strips] == list(range(1, len(strips) + 1))
    assert leaf.slices(260.0, 2) == strips[2:]


def test_an_address_too_long_for_a_code_is_named_and_printed(setting: Setting) -> None:
    strips = QrLeaf(code("https://" + "a" * 3000), setting).slices(260.0)
    assert [(one.code, one.place and one.place.line) for one in setting.sink] == [("typeset-code-long", 3)]
    assert "".join(words(strip.items) for strip in strips).count("a") == 3000
    assert not [area for area in of_kind(strips[0].items, LinkArea) if area.rect.width == setting.layout.strips.code]


@pytest.mark.parametrize(("size", "side"), [("30mm", mm(30)), ("30", mm(30)), ("40pt", 40.0), ("", 68.0), ("a", 68.0)])
def test_a_code_is_as_large_as_its_writer_asks(size: str, side: float, setting: Setting) -> None:
    leaf = QrLeaf(replace(code("https://www.example.org/"), size=size), setting)
    (strip,) = leaf.slices(260.0)
    assert strip.height == pytest.approx(side)
    assert leaf.extents()[0] == pytest.approx(side)
    assert next(area.rect.width for area in of_kind(leaf.slices(50.0)[0].items, LinkArea)) == pytest.approx(
        min(side, 50)
    )


def test_a_smaller_layout_makes_smaller_codes(setting: Setting) -> None:
    own = setting.within(layout=replace(setting.layout, strips=replace(setting.layout.strips, code=40.0)))
    (strip,) = QrLeaf(code("https://www.example.org/"), own).slices(260.0)
    assert strip.height == 40.0


def test_a_field_without_a_value_keeps_a_line_for_it(article: Read, setting: Setting) -> None:
    block = fields("하나\n: 1\n\n둘\n: 2", article)
    bare = replace(block, items=(block.items[0], replace(block.items[1], blocks=())))
    written, empty = (field_leaves(one, setting, inset_leaves)[1].slices(300.0) for one in (block, bare))
    assert [one.height for one in empty] == [one.height for one in written]
    spots = [item for item in of_kind((one for strip in empty for one in strip.items), Glyphs) if not item.text]
    assert [(one.origin.block, one.origin.field, one.origin.start) for one in spots if one.origin] == [
        (block.id, "items.1", 0)
    ]
    assert spots[0].x == pytest.approx(setting.layout.fields.label_width)
