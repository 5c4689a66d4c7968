"""Piles: labels and rules that push down what stands below them."""

from __future__ import annotations

import pytest
from drawn import of_kind, places, words

from kiclayout.base.origin import Place
from kiclayout.design.furniture import Label, Line, Pile, Words
from kiclayout.scene.items import Glyphs, LinkArea, Path
from kiclayout.typeset import pile as pile_module
from kiclayout.typeset.facts import Facts
from kiclayout.typeset.pile import pile_items
from kiclayout.typeset.setting import Setting

LONG = "아주 긴 이름이 이어지는 행사의 제목과 그 뒷이야기까지 모두 담아 끝까지 읽어야 하는 글"


def label(text: str, y: float, **more: object) -> Label:
    return Label(**{"words": (Words(text),), "at": (50.0, y), "style": "body", "width": 100.0, **more})  # type: ignore[arg-type]


def facts(title: str) -> Facts:
    return Facts({"title": title, "below": "아래", "none": ""}, "ko", {"title": Place("issue.yaml", 7)})


def tops(pile: Pile, title: str, setting: Setting) -> dict[str, float]:
    """The baseline of every run by its words."""
    return {text: y for text, _, y in places(pile_items(pile, facts(title), setting))}


def test_things_keep_their_places_while_there_is_room(setting: Setting) -> None:
    pile = Pile(things=(label("{title}", 50.0), label("{none}", 60.0), label("{below}", 90.0, link="#x")))
    assert tops(pile, "제목", setting) == {"제목": 50.0, "아래": 90.0}
    (area,) = of_kind(pile_items(pile, facts("제목"), setting), LinkArea)
    assert area.rect.y < 90.0 < area.rect.bottom


@pytest.mark.parametrize("gap", [0.0, 6.0])
def test_what_stands_below_is_pushed_by_words_that_need_more_lines(gap: float, setting: Setting) -> None:
    pile = Pile(gap=gap, things=(label("{title}", 50.0), label("{below}", 90.0)))
    found = tops(pile, LONG, setting)
    last = max(y for text, y in found.items() if text != "아래")
    assert last > 90.0
    assert found["아래"] == pytest.approx(last + 0.3 * 10.5 + gap + 0.9 * 10.5, abs=0.01)
    assert list(setting.sink) == []


def test_things_that_begin_level_stay_level_and_rules_are_pushed_too(setting: Setting) -> None:
    rule = Line(start=(50.0, 70.0), end=(150.0, 70.0))
    pile = Pile(things=(label("{title}", 50.0), rule, label("{below}", 90.0), label("곁", 90.0, at=(200.0, 90.0))))
    found = tops(pile, LONG, setting)
    (path,) = of_kind(pile_items(pile, facts(LONG), setting), Path)
    assert found["아래"] == found["곁"] > 90.0
    assert max(y for text, y in found.items() if text not in ("아래", "곁")) < path.segments[0][2] < found["아래"]  # type: ignore[misc]


def test_a_pile_that_is_too_long_is_set_smaller_in_all_its_labels(setting: Setting) -> None:
    things = (label("{title}", 50.0, fit=("note",)), label("{below}", 60.0, fit=("note",)))
    loose = Pile(things=things)
    tight = Pile(things=things, bottom=max(tops(loose, LONG, setting).values()))
    sizes = [
        {run.text: run.size for run in of_kind(pile_items(one, facts(LONG), setting), Glyphs)}["아래"]
        for one in (loose, tight)
    ]
    assert sizes == [10.5, 7.8]
    assert max(tops(tight, LONG, setting).values()) <= tight.bottom
    assert list(setting.sink) == []


def test_then_the_longest_label_is_cut_and_named(setting: Setting) -> None:
    pile = Pile(bottom=110.0, things=(label("{title}", 50.0), label("{below}", 90.0)))
    items = pile_items(pile, facts(LONG), setting)
    assert "…" in words(items)
    assert "아래" in words(items)
    assert max(y for _, _, y in places(items)) <= 110.0
    (found,) = setting.sink
    assert (found.code, str(found.place)) == ("typeset-words-cut", "issue.yaml:7")


def test_a_label_with_room_of_its_own_keeps_its_words(setting: Setting) -> None:
    known = Facts({"title": LONG, "below": LONG[:20]}, "ko", {"below": Place("issue.yaml", 9)})
    pile = Pile(bottom=220.0, things=(label("{title}", 50.0), label("{below}", 210.0)))
    items = pile_items(pile, known, setting)
    assert len({y for _, _, y in places(items) if y < 200.0}) > 3
    assert words(items).replace(" ", "").startswith(LONG.replace(" ", ""))
    (found,) = setting.sink
    assert (found.code, str(found.place)) == ("typeset-words-cut", "issue.yaml:9")


def test_a_foot_that_nothing_reaches_is_named(setting: Setting) -> None:
    pile = Pile(bottom=40.0, things=(label("{title}", 50.0),))
    assert words(pile_items(pile, facts("제목"), setting)) == "제목"
    assert [one.code for one in setting.sink] == ["typeset-words-over"]


def test_an_endless_label_is_cut_at_once(setting: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0
    laid = pile_module.laid

    def counted(*args: object) -> object:
        nonlocal tried
        tried += 1
        return laid(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pile_module, "laid", counted)
    pile = Pile(bottom=120.0, things=(label("{title}", 50.0, width=40.0), label("{below}", 60.0)))
    found = tops(pile, "https://a.example/" + "a1b2" * 300, setting)
    (cut,) = setting.sink
    assert (cut.code, cut.place) == ("typeset-words-cut", Place("issue.yaml", 7))
    assert 120.0 - 18.0 < found["아래"] <= 120.0
    assert tried < 10
