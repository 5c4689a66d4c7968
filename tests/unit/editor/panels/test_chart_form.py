"""The form of a chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.base.diagnostics import Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Chart, Table
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.passages import trail
from kiclayout.content.edit.tables import cell_spot
from kiclayout.content.inline import plain
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.content.spot import Spot, caret
from kiclayout.content.walk import walk
from kiclayout.editor.panels.chart_form import ChartForm
from kiclayout.editor.panels.inspector import InspectorPanel
from kiclayout.editor.words import Words
from kiclayout.store.text import read_article

TEXT = """# 제목

::: table {#t-1}
caption: 처리량

| 항만 | 2022 | 2023 |
|---|---:|---:|
| 상하이 | 4,730 | 4,915 |
| 닝보 | 3,335 | 1/2 |
:::

::: chart bar {#c-1}
caption: 차트
table: t-1
x: 1
y: 2
:::"""


@pytest.fixture
def form(qtbot: QtBot, session: SmallSession, words: Words) -> Iterator[ChartForm]:
    made = InspectorPanel(session, words)
    qtbot.addWidget(made)
    made.resize(304, 900)
    made.show()
    read = read_article(TEXT, "articles/a.md", Sink())
    session.replace(
        Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("one", Bilingual("하나"), (read,)),)), "step"
    )
    session.select(caret(Spot(chart(session).id, 0, "caption")))
    yield made.chart
    made.close()


def chart(session: SmallSession) -> Chart:
    return next(one for article in session.issue.articles for one in walk(article.blocks) if isinstance(one, Chart))


def test_a_table_without_label_or_caption_can_be_chosen_by_its_first_row(
    form: ChartForm, session: SmallSession
) -> None:
    read = read_article(f"{TEXT}\n\n| 도시 | 기온 |\n|---|---|\n| 서울 | 3 |", "articles/a.md", Sink())
    session.replace(
        Issue(1, dt.date(2026, 11, 18), "kic-weekly", (Section("one", Bilingual("하나"), (read,)),)), "step"
    )
    session.select(caret(Spot(chart(session).id, 0, "caption")))
    assert [form.table.itemText(n) for n in range(form.table.count())] == ["처리량", "도시 · 기온"]
    form.table.setCurrentIndex(1)
    form.table.activated.emit(1)
    assert chart(session).table == "t-2"
    assert form.table.currentText() == "도시 · 기온"


def test_the_form_shows_the_chart_at_the_caret(form: ChartForm, session: SmallSession) -> None:
    assert form.isVisible()
    assert (form.kind.value(), form.table.currentText(), form.names.currentText()) == ("bar", "처리량", "항만")
    assert form.alt.placeholderText().startswith("항목 2개의 막대 차트")
    assert not form.stack.isEnabled()


def test_choices_are_edits(form: ChartForm, session: SmallSession) -> None:
    form.kind.done.emit("column")
    form.sort.done.emit("falling")
    form.values.done.emit("no")
    form.extent.done.emit("wide")
    now = chart(session)
    assert (now.kind, now.sort, now.values, now.attrs.get("size"), now.attrs.label) == (
        "column",
        "falling",
        "no",
        "wide",
        "c-1",
    )
    form.extent.done.emit("")
    assert chart(session).attrs.pairs == ()


def test_ticked_columns_are_series_and_the_last_one_stays(form: ChartForm, session: SmallSession) -> None:
    form.series._boxes[2].setChecked(True)
    assert chart(session).y == "2 3"
    assert form.stack.isEnabled()
    form.stack.setChecked(True)
    assert chart(session).stack == "yes"
    form.series._boxes[1].setChecked(False)
    form.series._boxes[2].setChecked(False)
    assert chart(session).y == "3"
    assert form.series._boxes[2].isChecked()


def test_the_names_column_is_no_series(form: ChartForm, session: SmallSession) -> None:
    form.series._boxes[2].setChecked(True)
    form.names.done.emit(1)
    assert (chart(session).x, chart(session).y) == ("2", "3")
    assert [box.isHidden() for box in form.series._boxes] == [False, True, False]


def test_words_are_typed_and_what_it_shows_is_suggested(form: ChartForm, session: SmallSession) -> None:
    form.lines["unit"].done.emit("만 TEU")
    form.suggest.click()
    now = chart(session)
    assert plain(now.unit) == "만 TEU"
    assert now.alt == "항목 2개의 막대 차트(2022). 가장 큰 값은 상하이 4,730, 가장 작은 값은 닝보 3,335"


def test_cells_that_are_no_numbers_are_told_and_led_to(form: ChartForm, session: SmallSession, qtbot: QtBot) -> None:
    assert form.problems.isHidden()
    form.series._boxes[2].setChecked(True)
    assert "1" in form.problems.text()
    assert not form.problems.isHidden()
    with qtbot.waitSignal(form.led) as led:
        form.go.click()
    session.select(caret(Spot(led.args[0])))
    assert not form.isVisible()


def test_a_table_of_a_file_says_so_and_can_be_refreshed(form: ChartForm, session: SmallSession, qtbot: QtBot) -> None:
    inspector = form.parentWidget().parentWidget().parentWidget().parentWidget()
    assert isinstance(inspector, InspectorPanel)
    table = next(one for one in walk(session.issue.articles[0].blocks) if isinstance(one, Table))
    session.select(caret(cell_spot(table, 1, 0)))
    assert inspector.table.refresh.isHidden()
    made = replace(table, data="data/a.csv")
    session.replace(with_block(session.issue, trail(session.issue, table.id), (made,)), "step")
    session.select(caret(cell_spot(made, 1, 1)))
    assert "data/a.csv" in inspector.table.source.text()
    with qtbot.waitSignal(inspector.table.refresh_wanted):
        inspector.table.refresh.click()
