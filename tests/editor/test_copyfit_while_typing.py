"""An article that is tightened to save a page while it grows: never back and forth, and the window says so."""

from __future__ import annotations

from itertools import groupby

from window_desk import closed, folder, person, settings, window

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.edit.passages import passages
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, caret
from kiclayout.editor.window.main import MainWindow
from kiclayout.store.text.read import read_article

__all__ = ["closed", "folder", "person", "settings", "window"]
LINE = "항구의 크레인이 먼저 움직이고 사람은 나중에 움직인다는 말이 이제는 낯설지 않게 되었다. "


def grown(issue: Issue, lines: int) -> Issue:
    """The issue with one article of so many paragraphs."""
    text = "# 항만\n\n" + "\n\n".join([LINE.strip()] * lines) + "\n"
    article = read_article(text, "articles/port.md", Sink())
    return replace(issue, sections=(replace(issue.sections[0], articles=(article,)), *issue.sections[1:]))


def test_a_growing_article_is_tightened_then_given_a_page_and_never_back(window: MainWindow) -> None:
    session = window.session
    seen: list[tuple[int, int]] = []
    for lines in range(8, 60):
        session.apply(lambda issue, _, n=lines: Done(grown(issue, n)), "edit.type")
        session.finish()
        pages = len([page for page in session.scene.pages if page.folio])
        seen.append((pages, session.step_of("articles/port.md")))
        if len({pages for pages, _ in seen}) > 2:
            break
    states = [state for state, _ in groupby(seen)]
    assert len(states) == len(set(states))  # no state comes back
    assert {step for _, step in states} > {0}


def test_the_status_says_when_the_article_at_the_caret_is_tightened(window: MainWindow) -> None:
    session, told = window.session, []
    window.follower.tell = told.append
    session.apply(lambda issue, _: Done(grown(issue, 14)), "edit.type")
    session.finish()
    last = [one for one in passages(session.issue.articles[0]) if one.flows][-1]
    session.select(caret(last.end()))
    steps = []
    for _ in range(60):
        window.parts.sight.tool.type(LINE)
        session.finish()
        window.follower.show_caret()
        steps.append(session.step_of("articles/port.md"))
        assert ("좁혀 짬" in window.status.caret.text()) == bool(steps[-1])
        if steps[-1] == 0 and any(steps):
            break
    first, *tight, end = [step for step, _ in groupby(steps)]
    assert first == end == 0
    assert tight == sorted(set(tight))
    said = [f"좁혀 짰습니다({step}단계)." for step in tight] + ["원래 간격으로 되돌렸습니다."]
    assert [one[-len(words) :] for one, words in zip(told, said, strict=True)] == said
