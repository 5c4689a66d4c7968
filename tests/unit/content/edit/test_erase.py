"""Deleting across passages, blocks and articles."""

from __future__ import annotations

from paper import issue_of, marked, seen, spot, text

from kiclayout.content.edit.erase import erase
from kiclayout.content.edit.passages import passages, text_of
from kiclayout.content.inline import plain
from kiclayout.content.spot import Selection, Spot, caret


def test_first_and_last_paragraph_join() -> None:
    issue = issue_of("가나\n\n## 둘\n\n| x |\n|---|\n\n{break: page}\n\n다라\n")
    selection = marked(issue, "나", "다")
    assert text_of(issue, selection) == "나\n둘\nx\n다"
    done = erase(issue, selection)
    assert text(done.issue) == "가라\n"
    assert seen(done) == "가|라"
    assert erase(issue, Selection(selection.focus, selection.anchor)).issue == done.issue


def test_a_note_goes_with_its_mark_only() -> None:
    issue = issue_of("가[^a]나\n\n[^a]: 하나\n\n다[^b]라\n\n[^b]: 둘\n")
    assert text(erase(issue, marked(issue, "나", "다")).issue) == "가[^a][^b]라\n\n[^a]: 하나\n\n[^b]: 둘\n"
    assert text(erase(issue, marked(issue, "나", "라")).issue) == "가[^a]\n\n[^a]: 하나\n"


def test_items_between_vanish_and_what_hung_on_the_last_goes_along() -> None:
    issue = issue_of("- 가나\n- 다\n- 라마\n  - 바\n- 사\n")
    assert text(erase(issue, marked(issue, "나", "라")).issue) == "- 가마\n  - 바\n- 사\n"
    issue = issue_of("가나\n\n- 다\n  - 라마\n  - 바\n- 사\n")
    assert text(erase(issue, marked(issue, "나", "라")).issue) == "가마\n\n- 바\n- 사\n"


def test_cells_are_emptied() -> None:
    issue = issue_of("| 가나 | 다 |\n|---|---|\n| 라 | 마바 |\n\n사\n")
    assert text(erase(issue, marked(issue, "나", "마")).issue) == "|  |  |\n|---|---|\n|  |  |\n\n사\n"
    assert text(erase(issue, marked(issue, "바", "다")).issue) == "| 가나 |  |\n|---|---|\n| 라 |  |\n\n사\n"
    noted = issue_of("| 가 | 나[^a] |\n|---|---|\n| 다 | 라[^b] |\n\n[^a]: 하나\n\n[^b]: 둘\n\n사\n")
    done = erase(noted, marked(noted, "다", "라"))
    assert text(done.issue) == "| 가 | 나[^a] |\n|---|---|\n|  |  |\n\n[^a]: 하나\n\n사\n"
    assert done.selection
    assert done.selection.focus.field == "cell.1.0"
    assert text(erase(issue, marked(issue, "다", "사")).issue) == "| 가나 |  |\n|---|---|\n|  |  |\n"


def test_titles_and_facts_stay() -> None:
    issue = issue_of("---\nkicker: 알림\nend_source: 끝\n---\n\n# 제목\n\n가\n", "# 둘\n\n나\n\n다\n")
    done = erase(issue, marked(issue, "림", "나"))
    assert text(done.issue) == "---\nkicker: 알\nend_source:\n---\n\n#\n"
    assert text(done.issue, 1) == "#\n\n다\n"
    assert seen(done) == "알|"


def test_articles_between_are_emptied() -> None:
    issue = issue_of("가나\n", "# 제목\n\n다\n", "라마\n")
    done = erase(issue, marked(issue, "나", "라"))
    assert [text(done.issue, n) for n in range(3)] == ["가\n", "#\n", "마\n"]


def test_out_of_a_box_and_into_one() -> None:
    issue = issue_of("가나\n\n::: callout\n다라\n\n마\n:::\n\n바사\n")
    assert text(erase(issue, marked(issue, "나", "다")).issue) == "가라\n\n::: callout\n마\n:::\n\n바사\n"
    assert text(erase(issue, marked(issue, "라", "바")).issue) == "가나\n\n::: callout\n다사\n:::\n"
    assert text(erase(issue, marked(issue, "나", "마")).issue) == "가\n\n바사\n"


def test_title_and_paragraph() -> None:
    issue = issue_of("# 제목\n\n가나\n\n다\n")
    assert text(erase(issue, marked(issue, "목", "가")).issue) == "# 제나\n\n다\n"


def test_select_all() -> None:
    issue = issue_of("# 제목\n\n가\n\n- 나\n\n| x |\n|---|\n\n::: figure a.jpg\ncaption: 그림\n:::\n")
    some = list(passages(issue))
    done = erase(issue, Selection(some[0].spot(), some[-1].end()))
    assert text(done.issue) == "#\n\n![](a.jpg)\n"


def test_titles_for_contents_and_running_heads_are_not_taken_out_unseen() -> None:
    issue = issue_of(
        "---\ntoc_title: 차례에서\nshort_title: 짧게\nend_source: 출처\n---\n\n# 하나\n\n가나\n", "# 둘\n\n다라\n"
    )
    done = erase(issue, Selection(spot(issue, "가나", 1), spot(issue, "라")))
    facts = dict(done.issue.articles[0].head.fields)
    assert [key for key in ("toc_title", "short_title", "end_source") if facts.get(key)] == ["toc_title", "short_title"]
    assert plain(facts["toc_title"]) == "차례에서"


def test_the_caret_goes_from_an_emptied_fact_to_the_title() -> None:
    issue = issue_of("---\nkicker: 머리\nlead: 요약\n---\n\n# 제목\n\n가\n")
    article, title = issue.articles[0], issue.articles[0].title_block
    assert title
    end = spot(issue, "가", -1)
    for field, at in (("kicker", 0), ("lead", 2)):
        done = erase(issue, Selection(Spot(article.id, 0, field), end))
        assert done.selection == caret(Spot(title.id, at))
        assert "가" not in text(done.issue)
    kept = erase(issue, Selection(Spot(article.id, 1, "kicker"), end))
    assert kept.selection == caret(Spot(article.id, 1, "kicker"))


def test_a_box_goes_with_the_last_of_its_words() -> None:
    issue = issue_of("---\nkicker: 머리\n---\n\n# 제목\n\n가\n\n::: callout 알림\n나\n:::\n")
    start = Spot(issue.articles[0].id, 0, "kicker")
    assert text(erase(issue, Selection(start, spot(issue, "나", -1))).issue).endswith("---\n\n#\n")
