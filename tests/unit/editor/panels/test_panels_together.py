"""All panels on the real session, hidden and shown, and on one that has no issue yet."""

from __future__ import annotations

import pytest
from four_articles import four_articles
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kiclayout.app.project import Project, open_project
from kiclayout.base.diagnostics import Diagnostic, Sink
from kiclayout.content.edit.passages import first_spot
from kiclayout.content.inline import plain
from kiclayout.content.spot import caret
from kiclayout.editor.panels.find import FindPanel
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.panels.manuscript import ManuscriptPanel
from kiclayout.editor.panels.outline import OutlinePanel
from kiclayout.editor.panels.panel import Panel
from kiclayout.editor.panels.problems import ProblemsPanel
from kiclayout.editor.session import Session
from kiclayout.editor.theme.palette import make_palette
from kiclayout.editor.theme.tokens import DARK, LIGHT
from kiclayout.editor.words import Words
from kiclayout.scene.page import Scene

KINDS: tuple[type[Panel], ...] = (OutlinePanel, ProblemsPanel, ManuscriptPanel, FindPanel, InspectorPanel)


@pytest.fixture
def live(qtbot: QtBot) -> Session:
    sink = Sink()
    with open_project(four_articles(), sink) as project:
        session = Session()
        session.load(project.folder, project.issue, project.layout, project.book, tuple(sink))
        session.finish()
        return session


@pytest.fixture
def panels(qtbot: QtBot, live: Session) -> list[Panel]:
    made = [kind(live, Words("ko")) for kind in KINDS]
    for one in made:
        qtbot.addWidget(one)
        one.show()
    return made


def test_an_edit_in_one_is_seen_in_all(panels: list[Panel], live: Session, qtbot: QtBot) -> None:
    outline, _, manuscript, _, _ = panels
    assert isinstance(outline, OutlinePanel)
    assert isinstance(manuscript, ManuscriptPanel)
    first = live.issue.articles[0]
    live.select(caret(first_spot(first)))
    qtbot.waitUntil(lambda: manuscript.edit.lines[manuscript.edit.ends()[1].line].role == "title")
    before = live.issue
    qtbot.keyClicks(manuscript.edit, "AB")
    title = " ".join(plain(live.issue.articles[0].title).split())
    assert title.startswith("AB")
    assert outline.model.index_of(("article", first.id)).data() == title
    live.undo()
    assert live.issue is before
    assert outline.model.index_of(("article", first.id)).data() == title[2:]
    live.finish()


def test_the_pages_of_the_outline_are_those_of_the_scene(panels: list[Panel], live: Session) -> None:
    outline = panels[0]
    assert isinstance(outline, OutlinePanel)
    for article in live.issue.articles:
        branch = outline.model.branch(outline.model.index_of(("article", article.id)))
        page = live.page_of(article.id)
        assert branch is not None
        assert page is not None
        assert outline._page_of(branch) == page.folio


def test_hidden_ones_go_on_by_command(qtbot: QtBot, live: Session) -> None:
    find, problems = FindPanel(live, Words("en")), ProblemsPanel(live, Words("en"))
    for one in (find, problems):
        qtbot.addWidget(one)
    find.field.setText("수소")
    find.step(1)
    assert find.current == 0
    assert live.selection is not None
    told: list[Diagnostic] = []
    problems.chosen.connect(told.append)
    problems.step(1)
    assert len(told) == min(1, len(live.findings))


@pytest.mark.parametrize("kind", KINDS)
def test_without_an_issue_there_is_nothing_to_show_and_nothing_fails(kind: type[Panel], qtbot: QtBot) -> None:
    session = Session()
    panel = kind(session, Words("zh"))
    qtbot.addWidget(panel)
    panel.show()
    panel.retranslate(Words("en"))
    if isinstance(panel, FindPanel):
        panel.open()
        qtbot.keyClicks(panel.field, "a")
        qtbot.keyClick(panel.field, Qt.Key.Key_Return)
        assert panel.matches == ()
    if isinstance(panel, ProblemsPanel):
        panel.step(1)
        assert panel.calm.isVisible()
    if isinstance(panel, OutlinePanel):
        panel.add.click()
        assert panel.model.rowCount() == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scale", [1, 2])
def test_both_themes_and_sizes_are_painted(
    kind: type[Panel], scale: int, qtbot: QtBot, example: tuple[Project, Scene, tuple[Diagnostic, ...]]
) -> None:
    from small_session import SmallSession

    session = SmallSession(*example)
    session.select(caret(first_spot(session.issue.articles[0])))
    panel = kind(session, Words("ko"))
    qtbot.addWidget(panel)
    font = panel.font()
    font.setPixelSize(12 * scale)
    panel.setFont(font)
    panel.resize(400 * scale, 300 * scale)
    panel.show()
    seen = set()
    for tokens in (LIGHT, DARK):
        panel.setPalette(make_palette(tokens))
        for child in panel.findChildren(QWidget):
            child.setPalette(make_palette(tokens))
        image = panel.grab().toImage()  # its pixels live no longer than it does
        seen.add(bytes(image.constBits()))
    assert len(seen) == 2
