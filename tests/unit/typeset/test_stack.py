"""Stacks: rows that find their height from their words, cut or carried on where there is no room."""

from __future__ import annotations

import itertools
from dataclasses import replace
from typing import Any

import pytest
from drawn import of_kind, places, words

from kiclayout.base.origin import Place
from kiclayout.content.issue import Group as Names
from kiclayout.design.furniture import Column, Stack, Words
from kiclayout.scene.items import Glyphs, LinkArea, Path
from kiclayout.typeset import stack as stack_module
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.stack import stack_items, stacking


def facts(count: int) -> Facts:
    return Facts({"rows": tuple(Facts({"name": f"{n}번", "link": f"#{n}", "index": str(n % 2)}) for n in range(count))})


def stack(**more: object) -> Stack:
    column = Column(width=100.0, style="body", lines=1, words=(Words("{row.name}"),), link="{row.link}")
    return Stack(**{"each": "rows", "name": "row", "at": (50.0, 100.0), "columns": (column,), **more})  # type: ignore[arg-type]


def shown(items: tuple[object, ...]) -> list[str]:
    return [text for text, _, _ in places(items)]  # type: ignore[arg-type]


def test_rows_stand_one_below_the_other(setting: Setting) -> None:
    items, rest = stack_items(stack(pad_top=3.0, pad_bottom=2.0, gap=5.0), facts(3), setting)
    assert rest is None
    assert [(text, x) for text, x, _ in places(items)] == [("0번", 50.0), ("1번", 50.0), ("2번", 50.0)]
    tops = [y for _, _, y in places(items)]
    assert [b - a for a, b in itertools.pairwise(tops)] == [28.0, 28.0]
    assert [area.target for area in of_kind(items, LinkArea)] == ["#0", "#1", "#2"]


def test_a_stack_is_set_in_steps_of_a_row(setting: Setting) -> None:
    steps = list(stacking(stack(), facts(7), setting))
    assert steps == [None] * 7


def test_a_row_is_as_high_as_its_highest_column_and_at_least_as_asked(setting: Setting) -> None:
    tall = Column(x=120.0, width=40.0, style="body", words=(Words("여러 줄이 되는 긴 글이다 {row.name}"),))
    low = stack(least=0.0, columns=(*stack().columns, tall))
    first, second = (
        y for text, _, y in places(stack_items(low, facts(2), setting)[0]) if text in ("0번", "1번") and _ == 50.0
    )
    assert second - first >= 54.0
    high = [y for _, _, y in places(stack_items(stack(least=70.0), facts(2), setting)[0])]
    assert high[1] - high[0] == 70.0


@pytest.mark.parametrize(("first", "count"), [(True, 3), (False, 2)])
def test_rules_stand_above_the_rows_in_their_parts_colour(first: bool, count: int, setting: Setting) -> None:
    items, _ = stack_items(stack(rule=1.0, rule_width=80.0, rule_color="part", first_rule=first), facts(3), setting)
    rules = of_kind(items, Path)
    assert len(rules) == count
    assert {rule.fill for rule in rules} == {setting.within(part=0).color("part"), setting.within(part=1).color("part")}


def test_too_many_rows_are_set_tighter_then_smaller_then_cut_with_a_finding(setting: Setting) -> None:
    plain = stack(bottom=200.0)
    assert shown(stack_items(plain, facts(5), setting)[0]) == [f"{n}번" for n in range(5)]
    loose = stack(bottom=200.0, pad_top=9.0, tight=(9, 0.0, 0.0, 0.0))
    assert len(shown(stack_items(loose, facts(5), setting)[0])) == 5
    smaller = stack(bottom=200.0, styles=(("body", "note"),))
    assert len(shown(stack_items(smaller, facts(8), setting)[0])) == 8
    assert list(setting.sink) == []
    items, rest = stack_items(plain, facts(9), setting)
    assert (len(shown(items)), rest) == (5, None)
    (found,) = setting.sink
    assert (found.code, found.value("count"), str(found.place)) == ("typeset-stack-cut", "4", "issue.yaml")
    assert found.value("first") == "5번"


def test_smaller_styles_have_smaller_ones_in_their_turn(setting: Setting) -> None:
    look = setting.layout
    least = replace(look.style("note"), leading=6.0)
    sheet = setting.within(layout=replace(look, styles=(*look.styles, ("least", least))))
    chain = stack(bottom=200.0, styles=(("body", "note"), ("note", "least")))
    heights = []
    for count in (5, 8, 16):
        items = stack_items(chain, facts(count), sheet)[0]
        assert len(shown(items)) == count
        tops = [y for _, _, y in places(items)]
        heights.append(round(tops[1] - tops[0], 6))
    assert heights == [look.style("body").leading, look.style("note").leading, 6.0]
    circle = stack(bottom=200.0, styles=(("body", "note"), ("note", "body")))
    assert len(shown(stack_items(circle, facts(8), sheet)[0])) == 8
    assert list(setting.sink) == []


def pages(thing: Stack, known: Facts, setting: Setting) -> list[list[str]]:
    made: list[list[str]] = []
    rest: Facts | None = known
    while rest is not None:
        items, rest = stack_items(thing, rest, setting)
        made.append(shown(items))
        assert len(made) < 50
    return made


def test_a_stack_that_flows_goes_on_and_loses_no_row(setting: Setting) -> None:
    made = pages(stack(bottom=200.0, flows=True), facts(12), setting)
    assert [len(page) for page in made] == [5, 5, 2]
    assert [text for page in made for text in page] == [f"{n}번" for n in range(12)]
    assert list(setting.sink) == []


def test_the_list_stays_whole_for_other_furniture(setting: Setting) -> None:
    _, rest = stack_items(stack(bottom=200.0, flows=True), facts(12), setting)
    assert rest is not None
    assert len(rest.records("rows")) == 12


@pytest.mark.parametrize("bottom", [105.0, 130.0, 160.0, 300.0])
def test_rows_with_lists_split_inside_and_repeat_their_head(bottom: float, setting: Setting) -> None:
    inner = Stack(
        each="row.entries",
        name="entry",
        columns=(Column(width=60.0, style="body", lines=1, words=(Words("{entry.title}"),)),),
    )
    columns = (
        Column(width=50.0, style="body", lines=1, words=(Words("{row.name}"),)),
        Column(x=60.0, width=60.0, rows=inner),
    )
    parts = tuple(
        Facts({"name": f"{part}부", "entries": tuple(Facts({"title": f"{part}-{n}"}) for n in range(7))})
        for part in range(3)
    )
    made = pages(stack(bottom=bottom, flows=True, columns=columns), Facts({"rows": parts}), setting)
    entries = [text for page in made for text in page if "-" in text]
    assert entries == [f"{part}-{n}" for part in range(3) for n in range(7)]
    assert all(page[0].endswith("부") for page in made)


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names the records of all rows that are laid out from now on."""
    laid, plain = list[str](), stack_module._row

    def watched(stack: Stack, record: Facts, *given: Any, **named: Any) -> Any:
        laid.append(record.text("title") or record.text("name"))
        return plain(stack, record, *given, **named)

    monkeypatch.setattr(stack_module, "_row", watched)
    return laid


def listed(count: int) -> tuple[Stack, Facts]:
    """A stack of one part that goes on, with so many entries inside."""
    title = Column(width=60.0, style="body", lines=1, words=(Words("{entry.title}"),))
    inside = Stack(each="row.entries", name="entry", columns=(title,), rule=1.0, first_rule=False)
    part = Facts({"entries": tuple(Facts({"title": f"{n}"}) for n in range(count))})
    columns = (Column(width=60.0, rows=inside),)
    return stack(bottom=500.0, flows=True, columns=columns, tight=(0, 0.0, 0.0, 0.0)), Facts({"rows": (part,)})


def test_of_a_long_list_only_what_stands_on_the_page_is_laid_out(
    setting: Setting, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid = counted(monkeypatch)
    thing, first = listed(300)
    made = pages(thing, first, setting)
    assert len(made[0]) > 20
    assert [title for page in made for title in page] == [f"{n}" for n in range(300)]
    entries = [name for name in laid if name]
    assert len(entries) < 1.2 * 300  # the first of each further page twice: it was tried on the page before


def test_rows_behind_the_first_without_room_are_not_laid_out(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    laid = counted(monkeypatch)
    for thing in (stack(bottom=200.0, flows=True), stack(bottom=200.0), stack(bottom=150.0, abreast=2, flows=True)):
        laid.clear()
        whole = shown(stack_items(thing, facts(7), setting)[0])
        laid.clear()
        assert shown(stack_items(thing, facts(400), setting)[0]) == whole
        assert len(laid) == len(whole) + 1


def test_a_list_that_is_split_has_no_rule_above_its_first_row(setting: Setting) -> None:
    thing, first = listed(60)
    for plain in (thing, replace(thing, rule=2.0, first_rule=False)):
        items, rest = stack_items(plain, first, setting)
        assert rest is not None
        assert len(of_kind(items, Path)) == len(places(items)) - 1


def test_a_single_row_taller_than_the_page_is_set_all_the_same(setting: Setting) -> None:
    made = pages(stack(bottom=101.0, flows=True), facts(3), setting)
    assert made == [["0번"], ["1번"], ["2번"]]


def test_names_hang_beside_their_country(setting: Setting) -> None:
    column = Column(width=120.0, style="body", groups="row.ko", hang=15.0, joiner=", ", more=" 등")
    known = Facts({"rows": (Facts({"ko": (Names("한", ("가", "나"), True), Names("", ("다",)))}),)})
    items, _ = stack_items(stack(columns=(column,)), known, setting)
    assert [(text, x) for text, x, _ in places(items)] == [("한", 50.0), ("가, 나 등", 65.0), ("다", 65.0)]
    assert words(items) == "한가, 나 등다"


def test_names_fill_the_room_that_there_is(setting: Setting) -> None:
    names = tuple(f"{number}번 협력 기관" for number in range(20))
    groups = Facts({"rows": tuple(Facts({"names": (Names("한", names),)}) for _ in range(3))})
    column = Column(width=200.0, style="note", groups="row.names", hang=10.0, more=" 등")
    line = setting.style("note").leading
    lists = stack(columns=(column,))
    for count in (3, 4, 5, 11):
        items, _ = stack_items(replace(lists, bottom=100.0 + count * line + 0.1), groups, setting)
        rows = {round(y, 1) for _, _, y in places(items)}
        assert len(rows) == count
    assert {one.code for one in setting.sink} == {"typeset-names-cut"}
    assert len({one.value("count") for one in setting.sink}) == 4


def test_words_cut_in_a_column_are_named(setting: Setting) -> None:
    records = (Facts({"name": "한 줄에 들어가지 않는 긴 이름이다"}, "ko", {"name": Place("issue.yaml", 5)}),)
    for lines in (1, 2):
        column = Column(width=40.0, style="body", lines=lines, words=(Words("{row.name}"),))
        items, _ = stack_items(stack(columns=(column,)), Facts({"rows": records}), setting)
        assert words(items).endswith("…")
    (found,) = setting.sink
    assert (found.code, str(found.place)) == ("typeset-words-cut", "issue.yaml:5")


def test_a_stack_without_room_sets_its_words_on_one_line_before_it_leaves_rows_out(setting: Setting) -> None:
    column = Column(width=40.0, style="body", lines=3, words=(Words("{row.name}"),))
    records = tuple(Facts({"name": f"{n}번의 긴 이름이다 그렇다"}) for n in range(3))
    loose, tight = (
        stack_items(stack(columns=(column,), bottom=bottom), Facts({"rows": records}), setting)[0]
        for bottom in (400.0, 160.0)
    )
    assert "…" not in words(loose)
    assert words(tight).count("…") == 3
    assert {one.code for one in setting.sink} == {"typeset-words-cut"}


@pytest.mark.parametrize(("yields", "below"), [(True, 72.0), (False, 36.0)])
def test_a_column_gives_way_to_the_one_before_it(yields: bool, below: float, setting: Setting) -> None:
    first = Column(width=40.0, style="body", words=(Words("{row.name}"),))
    second = Column(width=40.0, style="body", baseline=36.0, yields=yields, words=(Words("아래"),))
    records = (Facts({"name": "네 줄이 되는 긴 이름이다"}),)
    items, _ = stack_items(stack(columns=(first, second)), Facts({"rows": records}), setting)
    (y,) = {y for text, _, y in places(items) if text == "아래"}
    assert (y - 100.0 > 54.0) == yields
    assert (y - 100.0 == pytest.approx(below)) or yields


def test_a_number_stands_on_the_last_line_of_what_does_not_give_way(setting: Setting) -> None:
    title = Column(width=40.0, style="body", words=(Words("두 줄이 되는 제목"),))
    below = Column(width=40.0, style="body", yields=True, baseline=60.0, words=(Words("아래"),))
    number = Column(x=60.0, width=20.0, style="body", last=True, words=(Words("7"),))
    items, _ = stack_items(stack(columns=(title, below, number)), facts(1), setting)
    baselines = {text: y for text, _, y in places(items)}
    assert baselines["7"] == max(y for text, x, y in places(items) if x < 100.0 and text != "아래")
    assert baselines["아래"] > baselines["7"]


def test_a_leader_is_one_run_whose_signs_stand_in_line_in_all_rows(setting: Setting) -> None:
    """Each row's is one: a page of them would else be thousands of runs, whose places add up to errors in readers."""
    columns = (replace(stack().columns[0], leader=" . "),)
    items, _ = stack_items(stack(columns=columns), facts(2), setting)
    names, leaders = of_kind(items, Glyphs)[::2], of_kind(items, Glyphs)[1::2]
    assert [name.text for name in names] == ["0번", "1번"]
    for name, run in zip(names, leaders, strict=True):
        assert run.text == " ." * (len(run.text) // 2)
        assert len(run.text) > 20
        assert run.x > name.x + name.width
        assert run.x + run.width == pytest.approx(columns[0].width)


def test_rows_stand_abreast_one_column_after_the_other(setting: Setting) -> None:
    items, rest = stack_items(stack(abreast=2, abreast_step=150.0), facts(5), setting)
    assert rest is None
    ys = {text: (x, y) for text, x, y in places(items)}
    assert [ys[f"{n}번"][0] for n in range(5)] == [50.0, 50.0, 50.0, 200.0, 200.0]
    assert ys["3번"][1] == ys["0번"][1]
    low = ys["2번"][1] + 10.0
    cut, _ = stack_items(stack(abreast=2, abreast_step=150.0, bottom=low), facts(9), setting)
    assert shown(cut) == [f"{n}번" for n in range(6)]
    assert [(one.code, one.value("count")) for one in setting.sink] == [("typeset-stack-cut", "3")]
    _, rest = stack_items(stack(abreast=2, abreast_step=150.0, bottom=low, flows=True), facts(9), setting)
    assert rest is not None
    further, rest = stack_items(stack(abreast=2, abreast_step=150.0, bottom=low, flows=True), rest, setting)
    assert (shown(further), rest) == (["6번", "7번", "8번"], None)
