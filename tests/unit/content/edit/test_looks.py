"""Marks, languages, links, glosses, footnotes."""

from __future__ import annotations

import pytest
from paper import at, issue_of, marked, seen, spot, text

from kiclayout.content.edit.links import address_of, asked_address, gloss_at, link_at, remove_link, set_gloss, set_link
from kiclayout.content.edit.looks import clear_looks, set_lang, toggle_mark, toggled
from kiclayout.content.edit.notemarks import go_to_note, insert_note, insert_reference, remove_note
from kiclayout.content.edit.roles import set_role
from kiclayout.content.edit.search import Query, replace_all
from kiclayout.content.edit.splice import Look
from kiclayout.content.edit.typed import delete, insert_text
from kiclayout.content.inline import Gloss, Link, Text
from kiclayout.content.spot import Selection


def test_a_mark_goes_on_and_off_across_passages() -> None:
    issue = issue_of("가 나\n\n| 다 |\n|---|\n\n라 마\n", "바\n")
    selection = marked(issue, "나", "라")
    done = toggle_mark(issue, selection, "b")
    assert text(done.issue) == "가 **나**\n\n| **다** |\n|---|\n\n**라** 마\n"
    assert done.selection == selection
    assert done.issue.articles[1] is issue.articles[1]
    assert text(toggle_mark(done.issue, selection, "b").issue) == text(issue)
    wider = toggle_mark(done.issue, marked(done.issue, "나", "마"), "b")
    assert text(wider.issue) == "가 **나**\n\n| **다** |\n|---|\n\n**라 마**\n"


def test_raised_is_not_lowered() -> None:
    issue = issue_of("m^2^\n")
    assert text(toggle_mark(issue, marked(issue, "2"), "sub").issue) == "m[2]{.sub}\n"
    assert toggled(Look(("sub",)), "sup") == Look(("sup",))
    assert toggled(Look(("b",), "zh"), "b") == Look((), "zh")


def test_a_reading_is_kept_over_the_whole_of_its_words() -> None:
    issue = issue_of("회장 [胡润]{ruby=후룬}은\n")
    half = Selection(spot(issue, "胡"), spot(issue, "胡", 1))
    assert text(toggle_mark(issue, half, "b").issue) == "회장 **[胡润]{ruby=후룬}**은\n"
    assert text(set_lang(issue, half, "zh").issue) == "회장 [胡润]{lang=zh ruby=후룬}은\n"
    assert text(clear_looks(issue, half).issue) == text(issue)
    assert text(set_link(issue, half, "https://a.cn").issue) == "회장 [[胡润]{ruby=후룬}](https://a.cn)은\n"


def test_what_is_typed_and_deleted_in_words_under_a_reading_stays_under_it() -> None:
    issue = issue_of("회장 [胡润]{ruby=후룬}은\n")
    assert text(insert_text(issue, at(issue, "润"), "X").issue) == "회장 [胡X润]{ruby=후룬}은\n"
    assert text(insert_text(issue, at(issue, "胡"), "X").issue) == "회장 X[胡润]{ruby=후룬}은\n"
    assert text(insert_text(issue, at(issue, "은"), "X").issue) == "회장 [胡润]{ruby=후룬}X은\n"
    assert text(delete(issue, marked(issue, "润은")).issue) == "회장 [胡]{ruby=후룬}\n"
    assert text(replace_all(issue, Query("은"), "이").done.issue) == "회장 [胡润]{ruby=후룬}이\n"


def test_words_replaced_inside_a_base_stay_under_its_reading() -> None:
    issue = issue_of("[大韓民國]{ruby=대한민국}\n")
    assert text(replace_all(issue, Query("韓民"), "X").done.issue) == "[大X國]{ruby=대한민국}\n"


def test_languages_and_no_looks() -> None:
    issue = issue_of("가臨海나\n")
    done = set_lang(issue, marked(issue, "臨海"), "ja")
    assert text(done.issue) == "가[臨海]{lang=ja}나\n"
    assert text(clear_looks(done.issue, done.selection).issue) == text(issue)


def test_facts_and_titles_have_looks() -> None:
    issue = issue_of("---\nkicker: 알림\n---\n\n# 제목\n")
    done = toggle_mark(issue, marked(issue, "알림", "제목"), "b")
    assert text(done.issue) == "---\nkicker: **알림**\n---\n\n# **제목**\n"


def test_links_are_set_changed_and_removed() -> None:
    issue = issue_of("가 후룬[胡润] 나[^n]다\n\n[^n]: 주\n")
    done = set_link(issue, marked(issue, "룬[胡润] 나"), "https://a.cn/x y")
    link = Link("https://a.cn/x%20y", (Gloss("후룬", "胡润"), Text(" 나")))
    assert done.issue.articles[0].blocks[0].runs[1] == link
    here = link_at(done.issue, spot(done.issue, "룬"))
    assert here is not None
    assert (here.start, here.end) == (2, 10)
    changed = set_link(done.issue, at(done.issue, "룬"), "www.b.cn")
    assert "(http://www.b.cn)" in text(changed.issue)
    assert text(remove_link(changed.issue, at(changed.issue, "룬")).issue) == text(issue)


def test_a_link_does_not_hold_marks_of_notes() -> None:
    issue = issue_of("가[^n]나\n\n[^n]: 주\n")
    done = set_link(issue, marked(issue, "가나"), "#x")
    assert text(done.issue).startswith("[가](#x)[^n][나](#x)\n")


def test_a_bare_caret_gets_the_address() -> None:
    issue = issue_of("가 나\n")
    done = set_link(issue, at(issue, "나"), "https://a.cn")
    assert text(done.issue) == "가 [https://a.cn](https://a.cn)나\n"
    assert set_link(issue, at(issue, "나"), "nothing").issue is issue


@pytest.mark.parametrize(
    "typed, address",
    [("https://a.cn", "https://a.cn"), ("a@b.kr", "mailto:a@b.kr"), ("www.a.cn", "http://www.a.cn"), ("#f-1", "#f-1"),
     ("javascript:x", ""), ("a b", ""), ("", "")],
)  # fmt: skip
def test_addresses(typed: str, address: str) -> None:
    assert address_of(typed) == address


@pytest.mark.parametrize(
    "typed, address",
    [("example.org", "https://example.org"), (" a.cn/x?y=1 ", "https://a.cn/x?y=1"), ("www.a.cn", "http://www.a.cn"),
     ("a@b.kr", "mailto:a@b.kr"), ("3.5", ""), ("a.b c", ""), ("말", "")],
)  # fmt: skip
def test_a_site_s_name_is_an_address_where_one_is_asked_for(typed: str, address: str) -> None:
    assert asked_address(typed) == address


def test_glosses_are_made_changed_and_removed() -> None:
    issue = issue_of("가 **후룬**은\n")
    done = set_gloss(issue, marked(issue, "후룬"), "胡润, 회장")
    assert text(done.issue) == "가 **후룬[胡润, 회장]**은\n"
    assert done.selection is not None
    assert (done.selection.anchor.at, done.selection.focus.at) == (2, 12)
    found = gloss_at(done.issue, spot(done.issue, "룬"))
    assert found is not None
    assert (found.start, found.end) == (2, 12)
    done = set_gloss(done.issue, at(done.issue, "룬"), "胡")
    assert text(done.issue) == "가 **후룬[胡]**은\n"
    assert text(set_gloss(done.issue, at(done.issue, "룬"), "").issue) == text(issue)


def test_the_letters_before_a_bare_caret_are_the_name_of_a_gloss() -> None:
    issue = issue_of("가 후룬은 간다\n")
    done = set_gloss(issue, at(issue, "후룬", -1), "胡润")
    assert text(done.issue) == "가 후룬[胡润]은 간다\n"
    assert done.selection is not None
    assert (done.selection.bare, done.selection.focus.at) == (True, 8)
    for words, place in (("후룬", 0), ("가", 2)):  # behind a blank
        assert set_gloss(issue, at(issue, words, place), "胡").issue is issue


def test_what_cannot_be_a_gloss_stays() -> None:
    issue = issue_of("가 2023\n")
    assert set_gloss(issue, marked(issue, "2023"), "胡").issue is issue
    assert set_gloss(issue, marked(issue, "가"), "abc").issue is issue
    assert set_gloss(issue, at(issue, "가"), "胡").issue is issue


def test_a_note_is_put_where_the_format_has_it() -> None:
    issue = issue_of("가 나[^n1] 다\n\n[^n1]: 하나\n\n- 라\n")
    done = insert_note(issue, at(issue, "가", 1))
    assert seen(done) == "|"
    done = insert_text(done.issue, done.selection, "영")
    done = insert_note(done.issue, at(done.issue, "다", 1))
    done = insert_text(done.issue, done.selection, "둘")
    assert text(done.issue) == "가[^n2] 나[^n1] 다[^n3]\n\n[^n2]: 영\n\n[^n1]: 하나\n\n[^n3]: 둘\n\n- 라\n"


def test_notes_of_lists_titles_and_boxes() -> None:
    issue = issue_of("# 제목\n\n- 가\n- 나\n\n::: callout\n다\n\n라\n:::\n")
    done = insert_note(issue, at(issue, "가", 1), "law")
    assert "- 나\n\n[^law]:\n\n:::" in text(done.issue)
    done = insert_note(done.issue, at(done.issue, "다", 1), "law")
    assert "다[^n1]\n\n[^n1]:\n\n라\n:::" in text(done.issue)
    done = insert_note(done.issue, at(done.issue, "목", 1))
    assert text(done.issue).startswith("# 제목[^n2]\n\n[^n2]:\n\n- 가")


def test_a_mark_does_not_cut_a_gloss() -> None:
    issue = issue_of("후룬[胡润]은\n")
    assert text(insert_note(issue, at(issue, "润")).issue).startswith("후룬[胡润][^n1]은\n")


def test_a_note_is_removed_from_either_side() -> None:
    issue = issue_of("가[^n]나\n\n[^n]: 주\n\n다[^n]\n")
    for selection in (at(issue, "나"), at(issue, "주")):
        done = remove_note(issue, selection)
        assert text(done.issue) == "가나\n\n다\n"
        assert done.selection is not None
    assert remove_note(issue, at(issue, "다")).issue is issue


def test_from_mark_to_note_and_back() -> None:
    issue = issue_of("가[^n]나\n\n[^n]: 주\n")
    assert go_to_note(issue, spot(issue, "나")) == spot(issue, "주")
    assert go_to_note(issue, spot(issue, "주")) == spot(issue, "나")
    assert go_to_note(issue, spot(issue, "가")) is None


def test_references() -> None:
    issue = issue_of("가 나\n")
    selection = Selection(spot(issue, "가"), spot(issue, "가", 1))
    assert text(insert_reference(issue, selection, "ref", "t-1").issue) == "가{ref:t-1} 나\n"
    assert insert_reference(issue, selection, "ref", "a b").issue is issue


def test_what_the_picture_of_a_poster_says_in_words_is_passed_over_from_outside() -> None:
    words = "앞말\n\n::: poster p.png\ntitle: 포스터\n\n안의 말\n:::\n\n뒷말\n"
    issue = issue_of(words)
    across, inside = marked(issue, "앞말", "뒷말"), marked(issue, "안의")
    bold, heads = (words.replace("앞말", one % "앞말").replace("뒷말", one % "뒷말") for one in ("**%s**", "## %s"))
    assert text(toggle_mark(issue, across, "b").issue) == bold
    assert text(set_role(issue, across, "heading-1").issue) == heads
    assert text(toggle_mark(issue, inside, "b").issue) == words.replace("안의", "**안의**")
    drawn = issue_of(words.replace(" p.png", ""))  # set from its words, so that they are seen
    assert text(toggle_mark(drawn, marked(drawn, "앞말", "안의"), "b").issue).count("**") == 6
