from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.content.block import Field, FieldList, Figure, Item, List, Paragraph, Table
from kiclayout.content.edit.looks import toggle_mark
from kiclayout.content.edit.passages import Passage, first_spot, passages
from kiclayout.content.edit.splice import Look
from kiclayout.content.edit.state import look_at
from kiclayout.content.edit.structure import BLANKS
from kiclayout.content.inline import Break, Gloss, Link, Runs, Text, plain
from kiclayout.content.issue import Article, Bilingual, Issue, Section
from kiclayout.content.spot import Selection, Spot, caret
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.roles import role_name
from kiclayout.editor.words import Words

Key = Qt.Key


class Pen(QObject):
    """The caret on the page, as the inspector knows it."""

    changed = Signal()

    def __init__(self, session: SmallSession) -> None:
        super().__init__()
        self.session = session
        self.next_look: Look | None = None

    def toggle_mark(self, mark: str, name: str) -> None:
        selection = self.session.selection
        assert selection is not None
        if selection.bare:
            self.next_look = Look((mark,))
            self.changed.emit()
        else:
            self.session.apply(lambda issue, _: toggle_mark(issue, selection, mark), name)


@pytest.fixture
def panel(qtbot: QtBot, session: SmallSession, words: Words) -> InspectorPanel:
    made, pen = InspectorPanel(session, words), Pen(session)
    made.write_with(pen)
    qtbot.addWidget(made)
    made.resize(304, 900)
    made.show()
    return made


def article(session: SmallSession, name: str = "cleantech-50") -> Article:
    return next(one for one in session.issue.articles if one.name == name)


def with_article(one: Article) -> Issue:
    return Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("one", Bilingual("하나"), (one,)),))


def kinds(runs: Runs) -> list[str]:
    return ["/" if isinstance(run, Break) else plain((run,)) for run in runs]


def body(session: SmallSession, words: str) -> Passage:
    return next(one for one in passages(session.issue) if words in one.text)


def select(session: SmallSession, words: str) -> Passage:
    one = body(session, words)
    at = one.text.index(words)
    session.select(Selection(one.spot(at), one.spot(at + len(words))))
    return one


def test_without_a_caret_the_issue_is_shown(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    assert [form.objectName() for form in panel.forms if form.isVisible()] == ["issueFacts"]
    panel.issue.field_of("number").setValue(7)
    panel.issue.field_of("date").setDate(QDate(2027, 1, 6))
    field = panel.issue.field_of("title@ko")
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "xy")
    assert (session.issue.number, session.issue.date) == (7, dt.date(2027, 1, 6))
    assert session.issue.title.in_lang("ko") == "xy"
    session.undo()
    session.undo()
    session.undo()
    assert session.issue.number == 1
    qtbot.waitUntil(lambda: panel.issue.field_of("number").value() == 1)


def test_facts_of_the_article_at_the_caret(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    session.select(caret(first_spot(article(session))))
    field = panel.article.fields["kicker"]
    assert field.text() == "기업분석"
    before = session.issue
    field.setFocus()
    field.selectAll()
    said = []
    for key in ("a", "b", " "):  # on the page with every key
        qtbot.keyClicks(field, key)
        said.append(plain(article(session).runs("kicker")))
    assert said == ["a", "ab", "ab "]
    field.selectAll()
    qtbot.keyClick(field, Key.Key_Delete)
    head = article(session).head
    assert head is not None
    assert "kicker" not in dict(head.fields)
    qtbot.keyClicks(field, "c")
    assert plain(article(session).runs("kicker")) == "c"
    session.undo()  # one step for the visit
    assert session.issue is before
    assert field.text() == "기업분석"
    panel.article.lang.done.emit("en")
    assert article(session).word("lang") == "en"


def test_escape_brings_the_old_words_back(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    session.select(caret(first_spot(article(session))))
    field = panel.article.fields["kicker"]
    field.setFocus()
    qtbot.keyClicks(field, "xy")
    qtbot.keyClick(field, Key.Key_Escape)
    assert (field.text(), plain(article(session).runs("kicker"))) == ("기업분석", "기업분석")


def test_longer_facts_show_all_of_their_words(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    field = panel.issue.field_of("copyright@ko")
    qtbot.waitUntil(lambda: field.isVisible() and field.width() > 100)  # laid out
    QApplication.processEvents()
    field.setText("짧다.")  # its own words may be as high as a field becomes where other tests left larger type
    low = field.height()
    field.setFocus()
    field.setText("견본 호입니다. 기사 속 기관과 인물은 모두 지어낸 것입니다. " * 4)
    qtbot.waitUntil(lambda: field.height() > low)
    assert session.issue.copyright.in_lang("ko").startswith("견본 호입니다.")
    notice = panel.issue.field_of("notice@ko")
    notice.setText("한 줄\n두 줄")
    assert session.issue.notice.in_lang("ko") == "한 줄 두 줄"  # issue.yaml holds lines


def test_the_lead_may_have_lines(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    session.select(caret(first_spot(article(session))))
    field = panel.article.fields["lead"]
    field.setFocus()
    field.setText("첫 줄")
    field.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(field, Key.Key_Return)
    assert kinds(article(session).runs("lead"))[:2] == ["첫 줄", "/"]
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field, "y")
    assert kinds(article(session).runs("lead")) == ["첫 줄", "/", "x", "/", "y"]
    assert field.text() == "첫 줄\nx\ny"
    panel.area.setFocus()
    field.setFocus()
    field.setText("틀린 말")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == "첫 줄\nx\ny"
    assert kinds(article(session).runs("lead")) == ["첫 줄", "/", "x", "/", "y"]


def test_a_reading_is_shown_and_written(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    one = next(p for p in passages(session.issue) if p.flows and len(p.runs) == 1 and len(p.text) > 20)
    session.select(caret(one.spot(1)))
    field = panel.type.reading
    assert not field.isEnabled()
    session.select(Selection(one.spot(0), one.spot(2)))
    assert field.isEnabled()
    field.setFocus()
    field.setText("덧말")
    qtbot.keyClick(field, Key.Key_Return)
    (made,) = [run for p in passages(session.issue) for run in p.runs if isinstance(run, Text) and run.ruby]
    assert (made.text, made.ruby) == (one.text[:2].strip(), "덧말")
    assert field.text() == "덧말"


def test_a_figure_says_its_file_and_what_can_be_seen(
    panel: InspectorPanel, session: SmallSession, qtbot: QtBot
) -> None:
    def figure() -> Figure:
        return next(b for a in session.issue.articles for b in a.blocks if isinstance(b, Figure))

    session.select(caret(Spot(figure().id, 0, "caption")))
    form, wanted = panel.figure, list[bool]()
    assert form.isVisible()
    assert form.path.text() == figure().path != ""
    form.file_wanted.connect(lambda: wanted.append(True))
    form.choose.click()
    assert wanted == [True]
    form.put("images/other.jpg")
    form.extent.done.emit("wide")
    form.alt.setFocus()
    form.alt.setText("부두에 선 크레인 세 대")
    qtbot.keyClick(form.alt, Key.Key_Return)
    now = figure()
    assert (now.path, now.size, now.alt) == ("images/other.jpg", "wide", "부두에 선 크레인 세 대")
    assert [step.name for step in session.history.past[-3:]] == [
        "panels.figure.set",
        "panels.figure.size",
        "panels.figure.alt",
    ]
    session.select(caret(first_spot(article(session))))
    assert not form.isVisible()


@pytest.mark.parametrize("lang", ["ko", "zh", "en"])
def test_all_words_that_can_be_typed_have_a_role_with_a_name(lang: str) -> None:
    blanks = [blank() for blank in BLANKS.values()]
    fields = FieldList(items=(Field(label=(Text("가"),), blocks=(Paragraph(),)),))
    blocks = (*blanks, fields, List(items=(Item("", blocks=(Paragraph(runs=(Text("나"),)),)),)))
    issue = with_article(Article("articles/a.md", blocks))
    roles = {state.role for one in passages(issue, every=True) if (state := look_at(issue, caret(one.spot())))}
    assert {"Figure.caption", "Table.caption", "Chart.unit", "FieldList.items.0.label", "Event.place"} <= roles
    assert not {role for role in roles if not role_name(role, Words(lang))}


def test_a_toc_title_keeps_its_break_where_other_words_change(
    panel: InspectorPanel, session: SmallSession, qtbot: QtBot
) -> None:
    from kiclayout.content.edit.passages import passage_at
    from kiclayout.editor.panels.retyping import rewording

    spot = first_spot(article(session, "smart-port-forum"))
    title = plain(article(session, "smart-port-forum").title).replace("제3회", "제10회")
    done = rewording(spot, title)(session.issue, None)
    passage = passage_at(done.issue, spot)
    assert passage is not None
    assert passage.text.startswith("제10회")
    assert any(isinstance(run, Break) for run in passage.runs)


def test_marks_and_language_of_what_is_selected(panel: InspectorPanel, session: SmallSession) -> None:
    one = select(session, "가운데가 두꺼워진 해")
    assert panel.type.marks["b"].isChecked()
    assert not panel.type.marks["sup"].isChecked()
    panel.type.marks["b"].click()
    assert not panel.type.marks["b"].isChecked()
    now = body(session, "가운데가 두꺼워진 해")
    assert now.block == one.block
    assert not any(isinstance(run, Text) and run.marks for run in now.runs)
    panel.type.lang.done.emit("zh-Hans")
    assert Text("가운데가 두꺼워진 해", (), "zh-Hans") in body(session, "가운데가 두꺼워진 해").runs
    assert panel.type.lang.value() == "zh-Hans"
    session.select(caret(one.spot(0)))
    assert panel.type.marks["b"].isEnabled()
    panel.type.marks["sup"].click()
    assert [mark for mark, button in panel.type.marks.items() if button.isChecked()] == ["sup"]
    assert session.names == ["panels.mark.b", "panels.type.lang.set"]


def test_words_without_a_role_to_choose_say_what_they_are(panel: InspectorPanel, session: SmallSession) -> None:
    one = next(one for one in passages(session.issue) if one.field == "toc_title" and one.runs)
    session.select(caret(one.spot(1)))
    assert panel.type.role.value() is None
    assert not panel.type.role.isEnabled()
    assert panel.type.role.placeholderText() == "목차 제목"
    session.select(caret(body(session, "50개사의 기업가치를").spot(2)))
    assert panel.type.role.currentText() == "본문"


def test_a_paragraph_becomes_a_heading_and_an_item(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    one = body(session, "50개사의 기업가치를")
    session.select(caret(one.spot(2)))
    assert (panel.type.role.value(), panel.type.indent.isVisible()) == ("paragraph", False)
    panel.type.role.done.emit("heading-2")
    assert panel.type.role.value() == "heading-2"
    panel.type.marker.setText("①")
    qtbot.keyClick(panel.type.marker, Key.Key_Return)
    heading = next(block for block in article(session).blocks if block.id == one.block)
    assert (heading.level, heading.marker) == (2, "①")  # type: ignore[union-attr]
    panel.type.role.done.emit("bullets")
    around = next(block for block in article(session).blocks if isinstance(block, List))
    assert any(inner.id == one.block for item in around.items for inner in item.blocks)
    assert panel.type.indent.isVisible(), "levels are for lists alone"


def test_a_link_is_set_and_taken_away(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    select(session, "기업가치를")
    panel.type.link.setText("https://example.org/a")
    qtbot.keyClick(panel.type.link, Key.Key_Return)
    runs = body(session, "50개사의 기업가치를").runs
    assert Link("https://example.org/a", (Text("기업가치를"),)) in runs
    for typed in ("말", "example.org/b"):
        panel.type.link.setText(typed)
        qtbot.keyClick(panel.type.link, Key.Key_Return)
        assert panel.type.link.text() == ("https://example.org/a" if typed == "말" else "https://example.org/b")
    panel.type.link.setText("")
    qtbot.keyClick(panel.type.link, Key.Key_Return)
    assert not any(isinstance(run, Link) for run in body(session, "50개사의 기업가치를").runs)


def test_a_gloss_is_shown_and_written(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    one = body(session, "뤄청[罗澄")
    session.select(caret(one.spot(one.text.index("뤄청") + 1)))
    assert panel.type.gloss.text().startswith("罗澄")
    panel.type.gloss.setText("罗城")
    qtbot.keyClick(panel.type.gloss, Key.Key_Return)
    assert any(isinstance(run, Gloss) and run.note == "罗城" for run in body(session, "뤄청[").runs)


def table(session: SmallSession) -> Table:
    return next(block for block in article(session).blocks if isinstance(block, Table))


def into_cell(session: SmallSession, row: int, column: int) -> None:
    cell = table(session).grid.rows[row].cells[column]
    assert not isinstance(cell, str)
    assert isinstance(cell.blocks[0], Paragraph)
    from kiclayout.content.spot import Spot

    session.select(caret(Spot(cell.blocks[0].id)))


def test_tables_at_the_caret(panel: InspectorPanel, session: SmallSession, qtbot: QtBot) -> None:
    session.select(caret(first_spot(article(session))))
    assert not panel.table.isVisible()
    into_cell(session, 2, 2)
    assert panel.table.isVisible()
    form, size = panel.table, (len(table(session).grid.rows), len(table(session).grid.align))
    assert (form.role.value(), form.unit.text(), form.kind.value()) == ("ranking", "억 위안", "body")
    form.findChild(type(form.merge), "below").click()
    form.findChild(type(form.merge), "left").click()
    assert (len(table(session).grid.rows), len(table(session).grid.align)) == (size[0] + 1, size[1] + 1)
    form.findChild(type(form.merge), "column-delete").click()
    form.findChild(type(form.merge), "row-delete").click()
    assert (len(table(session).grid.rows), len(table(session).grid.align)) == size
    into_cell(session, 2, 2)
    form.aligns["c"].click()
    assert table(session).grid.align[2] == "c"
    assert form.aligns["c"].isChecked()
    form.head_cols.setValue(1)
    assert table(session).head_cols == "1"
    form.role.done.emit("comparison")
    assert table(session).role == "comparison"
    form.widths.setText("20mm  *")
    qtbot.keyClick(form.widths, Key.Key_Return)
    assert table(session).widths == "20mm *"
    form.place.done.emit("wide")
    assert table(session).attrs.get("size") == "wide"
    form.place.done.emit("left")
    assert (table(session).turn, table(session).attrs.get("size"), form.place.value()) == ("left", "", "left")
    form.place.done.emit("")
    form.kind.done.emit("foot")
    assert table(session).grid.rows[-1].kind == "foot"
    form.unit.setText("조 위안")
    qtbot.keyClick(form.unit, Key.Key_Return)
    assert plain(table(session).unit) == "조 위안"


def test_cells_are_joined_and_parted(panel: InspectorPanel, session: SmallSession) -> None:
    into_cell(session, 2, 2)
    first = session.selection
    into_cell(session, 3, 3)
    assert first is not None
    assert session.selection is not None
    session.select(Selection(first.focus, session.selection.focus))
    assert panel.table.merge.isEnabled()
    panel.table.merge.click()
    cell = table(session).grid.rows[2].cells[2]
    assert (cell.rows, cell.cols) == (2, 2)  # type: ignore[union-attr]
    assert panel.table.split.isEnabled()
    panel.table.split.click()
    assert table(session).grid.rows[2].cells[2].rows == 1  # type: ignore[union-attr]


@pytest.mark.parametrize("lang", ["ko", "zh", "en"])
def test_every_field_has_a_name_for_readers(panel: InspectorPanel, session: SmallSession, lang: str) -> None:
    into_cell(session, 2, 2)
    panel.retranslate(Words(lang))
    from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QToolButton

    for kind in (QLineEdit, QComboBox, QToolButton, QAbstractSpinBox):
        for widget in panel.findChildren(kind):
            inner = widget.objectName().startswith("qt_")
            assert inner or widget.accessibleName(), widget.objectName()
