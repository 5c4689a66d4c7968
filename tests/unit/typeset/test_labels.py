"""Words at fixed places."""

from __future__ import annotations

import pytest
from drawn import of_kind, places, words

from kiclayout.base.origin import Place
from kiclayout.design.furniture import Label, Words
from kiclayout.design.style import TextStyle
from kiclayout.scene.items import Glyphs, Group, LinkArea
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.furnish import furnish
from kiclayout.typeset.labels import label_items
from kiclayout.typeset.pieces import pieces_of, words_line
from kiclayout.typeset.setting import Setting

FACTS = Facts({"long": "아주 긴 이름이 이어지는 행사의 제목과 그 뒷이야기까지 담은 글", "short": "짧은 글", "none": ""})
STYLE = TextStyle(size=10.0)


def label(text: str, **more: object) -> Label:
    return Label(**{"words": (Words(text),), "at": (100.0, 50.0), "style": "body", **more})  # type: ignore[arg-type]


def ends(items: tuple[object, ...]) -> tuple[float, float]:
    runs = places(items)  # type: ignore[arg-type]
    widths = [run.width for run in of_kind(items, type(of_kind(items, Group)[0].items[0]))]  # type: ignore[arg-type]
    return runs[0][1], runs[-1][1] + widths[-1]


# ---------------------------------------------------------------------------------------------------- one line
@pytest.mark.parametrize(("align", "share"), [("left", 0.0), ("center", 0.5), ("right", 1.0)])
def test_a_line_stands_at_its_place_by_its_alignment(align: str, share: float, setting: Setting) -> None:
    run = words_line((("짧은 글", STYLE, 0.0),), (100.0, 50.0), setting, align=align)
    (_, x, y), *_ = places(run.items)
    assert (x, y) == (pytest.approx(100.0 - share * run.width, abs=0.01), 50.0)


def test_pieces_keep_their_gaps_and_empty_ones_take_theirs_away(setting: Setting) -> None:
    pieces = (Words("{none}"), Words("{short}", gap=20.0), Words("{none}", gap=20.0), Words("{short}", gap=30.0))
    made = pieces_of(pieces, setting.style("body"), FACTS, setting)
    assert [piece.text for piece in made] == ["짧은 글", "짧은 글"]
    run = words_line(made, (0.0, 0.0), setting)
    (_, first, _), (_, second, _) = places(run.items)
    one = words_line(made[:1], (0.0, 0.0), setting).width
    assert (first, second) == (0.0, pytest.approx(one + 30.0, abs=0.01))


@pytest.mark.parametrize("most", [60.0, 100.0, 150.0])
def test_a_line_that_is_too_long_ends_in_an_ellipsis(most: float, setting: Setting) -> None:
    run = words_line(((FACTS.text("long"), STYLE, 0.0),), (0.0, 0.0), setting, most=most)
    said = words(run.items)
    assert said.endswith("…")
    assert FACTS.text("long").startswith(said[:-1])
    assert most - 15.0 < run.width <= most


def test_a_line_that_fits_is_not_cut(setting: Setting) -> None:
    whole = words_line((("짧은 글", STYLE, 0.0),), (0.0, 0.0), setting)
    assert words_line((("짧은 글", STYLE, 0.0),), (0.0, 0.0), setting, most=whole.width) == whole


def test_room_for_nothing_still_ends(setting: Setting) -> None:
    run = words_line((("짧은 글", STYLE, 0.0), ("또", STYLE, 4.0)), (0.0, 0.0), setting, most=0.5)
    assert words(run.items) == "…"


# ---------------------------------------------------------------------------------------------------- labels
def test_a_label_without_words_is_nothing(setting: Setting) -> None:
    assert label_items(label("{none}", link="#x"), FACTS, setting) == ()


def test_a_label_wraps_to_its_width_and_lines(setting: Setting) -> None:
    items = label_items(label("{long}", width=100.0, lines=2), FACTS, setting)
    assert sorted({y for _, _, y in places(items)}) == [50.0, 68.0]
    assert all(run_end <= 200.5 for run_end in [ends(items)[1]])


def test_a_wrapped_label_that_is_too_long_ends_in_an_ellipsis(setting: Setting) -> None:
    items = label_items(label("{long}", width=100.0, lines=2), FACTS, setting)
    said = words(items).replace(" ", "")
    assert said.endswith("…")
    assert FACTS.text("long").replace(" ", "").startswith(said[:-1])
    assert len(said) > 12


def test_what_follows_a_cut_piece_is_gone(setting: Setting) -> None:
    pieces = (Words("{short}"), Words("{long}", gap=4.0), Words("{short}", gap=4.0))
    items = label_items(label("", words=pieces, width=100.0, lines=2), FACTS, setting)
    assert words(items).startswith("짧은 글")
    assert words(items).endswith("…")


def test_a_label_that_is_not_cut_shows_all_its_words(setting: Setting) -> None:
    items = label_items(label("{long}", width=100.0, lines=2, cut=False), FACTS, setting)
    assert words(items).replace(" ", "") == FACTS.text("long").replace(" ", "")


def test_a_smaller_style_is_taken_where_the_words_need_it(setting: Setting) -> None:
    short = label_items(label("{short}", style="title", width=160.0, fit=("note",)), FACTS, setting)
    long = label_items(label("{long}", style="title", width=300.0, fit=("note",)), FACTS, setting)
    sizes = [of_kind(items, type(of_kind(items, Group)[0].items[0]))[0].size for items in (short, long)]
    assert sizes == [25.0, 7.8]


def test_a_link_covers_the_words(setting: Setting) -> None:
    items = label_items(label("{short}", link="#x", align="right"), FACTS, setting)
    (area,) = of_kind(items, LinkArea)
    assert area.target == "#x"
    assert area.rect.right == pytest.approx(100.0)
    assert area.rect.y < 50.0 < area.rect.bottom


@pytest.mark.parametrize(("artifact", "role"), [(False, "H1"), (True, "")])
def test_artifacts_have_no_role(artifact: bool, role: str, setting: Setting) -> None:
    (group,) = label_items(label("{short}", role="H1", artifact=artifact), FACTS, setting)
    assert isinstance(group, Group)
    assert group.role == role


def sizes(items: tuple[object, ...]) -> list[float]:
    return [run.size for run in of_kind(items, Glyphs)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"width": 60.0}, "typeset-words-cut"),
        ({"width": 60.0, "lines": 2}, "typeset-words-cut"),
        ({"width": 60.0, "artifact": True}, "typeset-running-cut"),
        ({"width": 60.0, "lines": 2, "cut": False}, "typeset-words-over"),
        ({"width": 900.0}, None),
        ({"width": 200.0, "lines": 9}, None),
    ],
)
def test_words_without_room_are_reported_where_they_are_written(
    more: dict[str, object], code: str | None, setting: Setting
) -> None:
    known = Facts(FACTS.values, "ko", {"long": Place("issue.yaml", 12)})
    label_items(label("{none}{long}", **more), known, setting)
    assert [(one.code, str(one.place)) for one in setting.sink] == ([(code, "issue.yaml:12")] if code else [])
    assert all(len(one.value("words")) < 30 for one in setting.sink)


def test_words_of_the_layout_are_reported_in_the_layout(setting: Setting) -> None:
    label_items(label("레이아웃이 스스로 하는 긴 말", width=60.0), FACTS, setting)
    assert [str(one.place) for one in setting.sink] == ["small/layout.yaml"]


def test_words_with_a_style_of_their_own_shrink_with_the_label(setting: Setting) -> None:
    pieces = (Words("{short}"), Words("{short}", style="heading", gap=4.0))
    whole = label_items(label("", words=pieces, style="title", width=400.0, fit=("note",)), FACTS, setting)
    small = label_items(label("", words=pieces, style="title", width=80.0, fit=("note",)), FACTS, setting)
    assert sorted(set(sizes(whole))) == [12.0, 25.0]
    assert sorted(set(sizes(small))) == [pytest.approx(12.0 * 7.8 / 25.0), 7.8]


LIST = Facts({"rows": tuple(Facts({"name": f"{n}번 줄"}) for n in range(5))})


def test_a_piece_is_set_for_each_entry_of_a_list(setting: Setting) -> None:
    pieces = (Words("{rows.1.name}"), Words("{row.name}", each="rows", name="row", start=2, gap=9.0))
    items = label_items(label("", words=pieces, width=900.0), LIST, setting)
    assert words(items) == "".join(f"{n}번 줄" for n in range(5))
    assert {y for _, _, y in places(items)} == {50.0}


def test_pieces_that_fit_on_a_line_stay_whole(setting: Setting) -> None:
    items = label_items(
        label("", words=(Words("{row.name}", each="rows", name="row", gap=9.0),), width=90.0, lines=4), LIST, setting
    )
    lines = {y: "".join(text for text, _, at in places(items) if at == y) for _, _, y in places(items)}
    assert lines == {50.0: "0번 줄1번 줄", 68.0: "2번 줄3번 줄", 86.0: "4번 줄"}
    assert list(setting.sink) == []


# ---------------------------------------------------------------------------------------------------- beside others
@pytest.mark.parametrize(
    ("align", "x", "sides"),
    [("left", 0.0, "r"), ("right", 400.0, "l"), ("center", 200.0, "lr"), ("center", 200.0, "r")],
)
def test_a_label_takes_what_those_before_it_leave_of_their_line(
    align: str, x: float, sides: str, setting: Setting
) -> None:
    """A running head: those before it in the list have their full length, wherever they stand."""
    at_side = {
        "l": label("{short}", at=(0.0, 50.0)),
        "r": label("{short}", at=(400.0, 50.0), align="right"),
    }
    others = [at_side[side] for side in sides]
    yields = label("{long}{long}", at=(x, 50.0), align=align, width=390.0, beside=12.0, artifact=True)
    items = furnish((*others, label("{long}", at=(0.0, 80.0)), yields), FACTS, setting).items
    kept, cut = of_kind(items[: len(others)], Glyphs), of_kind(items[-1:], Glyphs)
    assert words(items[-1:]).endswith("…")
    gaps = [max(run.x - cut[-1].x - cut[-1].width, cut[0].x - run.x - run.width) for run in kept]
    assert all(12.0 - 0.01 <= gap < 27.0 for gap in gaps)
    assert [one.code for one in setting.sink] == ["typeset-running-cut"]


def test_a_label_that_heeds_the_others_is_whole_where_there_is_room(setting: Setting) -> None:
    yields = label("{short}", at=(0.0, 50.0), width=90.0, beside=12.0)
    items = furnish((label("{short}", at=(400.0, 50.0), align="right"), yields), FACTS, setting).items
    assert words(items) == "짧은 글짧은 글"
    assert not list(setting.sink)
