from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.base.diagnostics import Diagnostic, Severity, Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.base.record import replace
from kiclayout.content.block import Attrs, Paragraph
from kiclayout.content.edit.copying import with_body
from kiclayout.content.spot import Done, Selection, Spot, caret
from kiclayout.editor.panels import problem_rows
from kiclayout.editor.panels.problems import ProblemsPanel
from kiclayout.editor.words import Words

Key = Qt.Key


def findings(session: SmallSession) -> tuple[Diagnostic, ...]:
    last, first = session.issue.articles[-1], session.issue.articles[0]
    body = next(block for block in first.blocks if isinstance(block, Paragraph))
    sink = Sink()
    sink.add("typeset-line", place=Place(last.path, 12), page="P9", article="끝")
    sink.add("store-key-unknown", place=Place("issue.yaml", 3), key="numbr", meant="number")
    sink.add("store-file-missing", place=Place(first.path, 40), path="a.md")
    sink.add("text-glyph-missing", origin=Origin(body.id, 2, 4), char="龘", code="U+9F98", face="KIC")
    return tuple(sink)


@pytest.fixture
def panel(qtbot: QtBot, session: SmallSession, words: Words) -> Iterator[ProblemsPanel]:
    session.find(findings(session))
    made = ProblemsPanel(session, words)
    tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    yield made
    del tester


def codes(panel: ProblemsPanel) -> list[str]:
    return [one.code for one in panel.model.shown]


def test_findings_stand_in_reading_order(panel: ProblemsPanel) -> None:
    assert codes(panel) == ["store-key-unknown", "text-glyph-missing", "store-file-missing", "typeset-line"]


def test_badges_count_and_sift(panel: ProblemsPanel, session: SmallSession) -> None:
    counts = {severity: sum(one.severity is severity for one in session.findings) for severity in Severity}
    assert {severity: badge.count for severity, badge in panel.badges.items()} == counts
    panel.badges[Severity.ERROR].click()
    assert all(one.severity is not Severity.ERROR for one in panel.model.shown)
    assert len(panel.model.shown) == 4 - counts[Severity.ERROR]
    panel.badges[Severity.ERROR].click()
    panel.filter.setText("numbr issue.yaml")
    assert codes(panel) == ["store-key-unknown"]
    panel.filter.setText("없는 말")
    assert panel.calm.isVisible()
    assert panel.calm.text() == panel.words("panels.problems.hidden")


def test_the_current_row_stays_when_others_come_and_go(panel: ProblemsPanel, session: SmallSession) -> None:
    panel.list.setCurrentIndex(panel.model.index(2))
    held = QPersistentModelIndex(panel.list.currentIndex())
    found = session.findings
    extra = Sink().add("store-file-missing", place=Place("issue.yaml", 1), path="b.md")
    session.find((extra, *found[:1], *found[2:]))
    assert held.isValid()
    assert panel.model.finding(panel.list.currentIndex()) == found[2]
    assert panel.list.selectionModel().selectedRows() == [panel.list.currentIndex()]


def test_enter_goes_to_the_words(panel: ProblemsPanel, session: SmallSession, qtbot: QtBot) -> None:
    told: list[Diagnostic] = []
    panel.chosen.connect(told.append)
    panel.list.setCurrentIndex(panel.model.index(1))
    qtbot.keyClick(panel.list, Key.Key_Return)
    origin = panel.model.shown[1].origin
    assert origin is not None
    assert session.selection == Selection(Spot(origin.block, 2), Spot(origin.block, 4))
    assert told == [panel.model.shown[1]]


def test_a_double_click_goes_to_the_line(panel: ProblemsPanel, session: SmallSession, qtbot: QtBot) -> None:
    rect = panel.list.visualRect(panel.model.index(2))
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert session.selection is None
    qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    article = session.issue.articles[0]
    lines = [block.lines[0] for block in article.blocks if block.lines[0] <= 40]
    there = next(block for block in article.blocks if block.lines[0] == max(lines))
    assert session.selection is not None
    from kiclayout.content.edit.passages import trail

    found = trail(session.issue, session.selection.focus.block)
    assert found is not None
    assert found.within[0] is there


def test_what_is_not_printed_is_on_the_page_of_its_article(panel: ProblemsPanel, session: SmallSession) -> None:
    article = session.issue.articles[1]
    head = article.head
    assert head is not None
    assert session.page_of(head.id) is None
    begins = session.page_of(article.id)
    assert begins is not None
    found = Sink().add("store-key-unknown", place=Place(article.path, head.lines[0]), key="x", meant="")
    assert panel.page_of(found) == begins.folio != ""


def test_next_and_previous_go_round(panel: ProblemsPanel, session: SmallSession) -> None:
    told: list[Diagnostic] = []
    panel.chosen.connect(told.append)
    panel.step(-1)
    panel.step(1)
    assert [one.code for one in told] == ["typeset-line", "store-key-unknown"]


def test_rows_are_copied_as_text(panel: ProblemsPanel, qtbot: QtBot) -> None:
    qtbot.keyClick(panel.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert len(QGuiApplication.clipboard().text().split("\n")) == 4
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[0] == panel.words(f"panels.severity.{panel.model.shown[0].severity.name.lower()}")
    assert copied[2] == panel.model.shown[0].message("ko")
    assert copied[4] == "issue.yaml:3"


def test_nothing_found_is_said_calmly_in_three_languages(panel: ProblemsPanel, session: SmallSession) -> None:
    session.find(())
    for lang in ("ko", "zh", "en"):
        panel.retranslate(Words(lang))
        assert panel.calm.isVisible()
        assert panel.calm.text() == Words(lang)("panels.problems.none")


def test_findings_are_said_in_the_window_s_language(panel: ProblemsPanel, session: SmallSession) -> None:
    panel.retranslate(Words("zh"))
    assert panel.model.shown[0].message("zh") in panel.model.index(0).data()


def test_a_hidden_panel_catches_up_when_it_is_shown(panel: ProblemsPanel, session: SmallSession) -> None:
    panel.hide()
    session.find(session.findings[:1])
    assert len(panel.model.shown) == 4
    panel.show()
    assert codes(panel) == ["typeset-line"]


def test_places_outside_the_articles_move_no_caret(panel: ProblemsPanel, session: SmallSession, qtbot: QtBot) -> None:
    session.select(caret(Spot(session.issue.articles[0].id, 0, "kicker")))
    before = session.selection
    panel.list.setCurrentIndex(panel.model.index(0))
    qtbot.keyClick(panel.list, Key.Key_Return)
    assert session.selection == before


def test_names_of_pages_without_a_number_are_not_cut(
    panel: ProblemsPanel, session: SmallSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[tuple[float, str, float]] = []

    def note(painter: QPainter, rect: QRectF, text: str, *_: object) -> None:
        written.append((rect.width(), text, painter.fontMetrics().horizontalAdvance(text)))

    monkeypatch.setattr(problem_rows, "paint_words", note)
    names = panel.named_pages()
    monkeypatch.setattr(panel, "page_of", lambda found: names[-1])
    qtbot.waitUntil(lambda: panel.list.viewport().grab() is not None and bool(written))
    pages = [(room, wide) for room, text, wide in written if text == names[-1]]
    assert pages
    assert all(wide <= room for room, wide in pages)


def styled(session: SmallSession) -> list[tuple[str, ...]]:
    """The classes of the first article's first two paragraphs."""
    blocks = [block for block in session.issue.articles[0].blocks if isinstance(block, Paragraph)]
    return [block.attrs.classes for block in blocks[:2]]


def test_chosen_findings_are_mended_in_one_step(panel: ProblemsPanel, session: SmallSession, qtbot: QtBot) -> None:
    first = session.issue.articles[0]
    wrong = Attrs(classes=("boddy",))
    two = [block for block in first.blocks if isinstance(block, Paragraph)][:2]
    made = tuple(replace(block, attrs=wrong) if block in two else block for block in first.blocks)
    session.apply(lambda issue, _: Done(with_body(issue, first, made)), "given")
    sink = Sink()
    for block in two:
        sink.add("preflight-style-mistyped", origin=Origin(block.id), name="boddy", near="body", layout="kic-weekly")
    session.find((*sink, *findings(session)))
    panel.list.selectAll()
    qtbot.keyClick(panel.list, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert styled(session) == [("body",)] * 2
    assert session.names == ["given", "panels.problems.mend"]
    session.find(findings(session))
    panel.list.selectAll()
    panel.mending.trigger()
    assert len(session.names) == 2, "nothing of what is left can be mended here"
