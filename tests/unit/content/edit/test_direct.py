"""What was given by hand is found, and goes away alone."""

from __future__ import annotations

from paper import at, issue_of, marked, spot, text

from kiclayout.content.edit.direct import (
    Direct,
    all_stretches,
    class_at,
    direct_at,
    next_stretch,
    set_class,
    without,
    without_any,
)
from kiclayout.content.edit.passages import text_of
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Selection, caret

BOLD, SMALL = Direct("mark", "b"), Direct("mark", "small")


def given(issue: Issue, selection: Selection) -> list[str]:
    return [f"{one.kind} {one.value}" for one in direct_at(issue, selection)]


def test_all_that_is_selected_has_is_named_once_and_in_order() -> None:
    issue = issue_of("가 **나 [다]{.small lang=ja}** 라\n\n{.lead lang=en}\n[마]{.em} 바\n")
    assert given(issue, marked(issue, "가", "라")) == ["mark b", "mark small", "lang ja"]
    assert given(issue, marked(issue, "라", "바")) == ["mark em", "class lead", "block-lang en"]
    assert given(issue, at(issue, "가")) == []
    assert given(issue, marked(issue, "나")) == ["mark b"]


def test_a_caret_stands_for_the_neighbours_that_have_it_too() -> None:
    issue = issue_of("가 **나 [다]{.small} 라** 마 **바**\n")
    caret_in = at(issue, "다")
    assert given(issue, caret_in) == ["mark b", "mark small"]
    done = without(issue, caret_in, BOLD)
    assert text(done.issue) == "가 나 [다]{.small} 라 마 **바**\n"
    assert done.selection == caret_in
    assert text(without(issue, caret_in, SMALL).issue) == "가 **나** **다** **라** 마 **바**\n"


def test_only_what_is_selected_loses_it() -> None:
    issue = issue_of("**가나다**\n\n**라**\n")
    assert text(without(issue, marked(issue, "나", "라"), BOLD).issue) == "**가**나다\n\n라\n"
    assert without(issue, marked(issue, "가"), SMALL).issue is issue


def test_classes_and_languages_of_paragraphs_and_lists_go() -> None:
    issue = issue_of("{.lead lang=en x=1}\n가\n\n{lang=zh}\n- 나\n- 다\n")
    done = without(issue, at(issue, "가"), Direct("class", "lead"))
    assert text(done.issue) == "{lang=en x=1}\n가\n\n{lang=zh}\n- 나\n- 다\n"
    assert text(without(done.issue, at(done.issue, "다"), Direct("block-lang", "zh")).issue).endswith("\n- 나\n- 다\n")
    bare = without_any(issue, marked(issue, "가", "다")).issue
    assert text(bare) == "{x=1}\n가\n\n- 나\n- 다\n"


def test_everything_goes_but_content() -> None:
    issue = issue_of("{.lead}\n**가** [나](https://a.cn) 다[陈] [라]{ruby=랄 .b}[마]{lang=ja}\n")
    assert text(without_any(issue, at(issue, "가")).issue) == "가 [나](https://a.cn) 다[陈] [라]{ruby=랄}마\n"


def test_paragraphs_take_a_style_of_the_layout() -> None:
    issue = issue_of("가\n\n나\n\n## 다\n")
    both = marked(issue, "가", "다")
    done = set_class(issue, both, "lead")
    assert text(done.issue) == "{.lead}\n가\n\n{.lead}\n나\n\n## 다\n"
    assert class_at(done.issue, marked(done.issue, "가", "나")) == "lead"
    assert class_at(done.issue, both) is None
    assert class_at(issue, at(issue, "가")) == ""
    assert text(set_class(done.issue, both, "").issue) == text(issue)
    assert set_class(issue, both, "").issue is issue


def test_places_are_walked_forwards_and_backwards_and_round() -> None:
    issue = issue_of("가 **나**\n\n{.lead}\n다\n", "라 [마]{lang=ja}\n")
    assert [(one.start, one.end, *one.given) for one in all_stretches(issue)] == [
        (2, 3, BOLD),
        (0, 1, Direct("class", "lead")),
        (2, 3, Direct("lang", "ja")),
    ]
    words = []
    here = None
    for _ in range(4):
        found = next_stretch(issue, here)
        assert found
        words.append(text_of(issue, found.selection))
        here = found.selection.anchor
    assert words == ["나", "다", "마", "나"]
    back = next_stretch(issue, spot(issue, "나"), -1)
    assert back
    assert text_of(issue, back.selection) == "마"
    assert next_stretch(issue_of("가\n"), None) is None
    assert direct_at(issue, caret(spot(issue, "가"))) == ()
