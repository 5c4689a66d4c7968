"""Dialogs in which an issue is begun: what they propose, what they refuse, what their covers show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from four_articles import copy_four_articles
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from kiclayout.app.following import EVENT, KINDS, PARTNERS
from kiclayout.app.next_issue import begin_next, looked_at
from kiclayout.app.own_layout import begin_layout
from kiclayout.editor.files.begin_form import Begin, BeginForm
from kiclayout.editor.files.choosers import FileDialogs, next_wednesday
from kiclayout.editor.files.new_dialog import NewDialog, named_by_number
from kiclayout.editor.files.next_dialog import NextDialog
from kiclayout.editor.files.questions import Before
from kiclayout.editor.words import LANGUAGES, Words

DAY = dt.date(2026, 11, 25)


def nowhere(_start: Path) -> Path | None:
    return None


def form(folder: Path, choose: Callable[[Path], Path | None] = nowhere) -> BeginForm:
    return BeginForm(Begin(8, DAY, folder, named_by_number), Words("en"), choose)


def new_dialog(folder: Path, lang: str = "en") -> NewDialog:
    return NewDialog(Begin(8, DAY, folder, named_by_number), Words(lang), nowhere)


def next_dialog(source: Path, columns: tuple[str, ...] = (), lang: str = "en") -> NextDialog:
    return NextDialog(Before(source, source, looked_at(source), columns), Words(lang), nowhere)


# ---------------------------------------------------------------------------------------------------- the facts
def test_the_folder_follows_the_number_until_it_is_named_by_hand(qtbot: QtBot, tmp_path: Path) -> None:
    made = form(tmp_path)
    qtbot.addWidget(made)
    assert made.target == tmp_path / "issue-008"
    made.number.setValue(9)
    assert made.target == tmp_path / "issue-009"
    made.place.clear()
    qtbot.keyClicks(made.place, str(tmp_path / "mine"))
    made.number.setValue(10)
    assert made.target == tmp_path / "mine"
    assert made.unfit() == ""


def test_a_name_that_is_taken_is_not_proposed(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "issue-008").mkdir()
    made = form(tmp_path)
    qtbot.addWidget(made)
    assert made.target == tmp_path / "issue-008-2"


@pytest.mark.parametrize("name", ["", "issue", "a?b", "CON", "none/there", "full", "file.txt"])
def test_what_cannot_be_is_said_with_a_remedy(qtbot: QtBot, tmp_path: Path, name: str) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a").write_text("", "utf-8")
    (tmp_path / "file.txt").write_text("", "utf-8")
    made = form(tmp_path)
    qtbot.addWidget(made)
    made.place.selectAll()
    qtbot.keyClick(made.place, Qt.Key.Key_Delete)
    qtbot.keyClicks(made.place, name if name in ("", "issue") else str(tmp_path / name))
    assert made.unfit()
    assert made.fault.text() == made.unfit()
    if name == "full":
        assert "full-2" in made.unfit()


def test_another_folder_keeps_the_name_and_what_is_free_there(qtbot: QtBot, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "issue-008").mkdir(parents=True)
    made = form(tmp_path, lambda start: other)
    qtbot.addWidget(made)
    made.browse.click()
    assert made.target == other / "issue-008-2"
    made.number.setValue(11)
    assert made.target == other / "issue-011"


def test_the_week_of_the_day_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    made = form(tmp_path)
    qtbot.addWidget(made)
    assert made.week.text() == "Wed · week 48, 2026"
    made.day.setDate(QDate(2027, 1, 1))
    assert made.week.text() == "Fri · week 53, 2026"


# ---------------------------------------------------------------------------------------------------- a new issue
def test_every_layout_is_offered_with_its_cover(qtbot: QtBot, tmp_path: Path) -> None:
    begin_layout("mine", "bare", tmp_path)
    broken = tmp_path / "layouts" / "broken"
    broken.mkdir()
    (broken / "layout.yaml").write_text("version: [", "utf-8")
    made = new_dialog(tmp_path)
    qtbot.addWidget(made)
    cards = {card.key: card for card in made.layouts.cards}
    assert list(cards) == ["kic-weekly", "bare", "broken", "kic-journal", "mine"]
    assert made.layouts.current == "kic-weekly"
    assert [name for name, card in cards.items() if card.image is None] == ["broken"]
    assert cards["kic-journal"].note == "182 × 257 mm"
    assert [card.head for card in cards.values()] == [
        "China Start-ups Weekly", "Bare (bare)", "broken", "KIC Journal", "Bare (mine)"
    ]  # fmt: skip
    made.layouts.choose("broken")
    assert not made.make.isEnabled()
    made.layouts.choose("mine")
    made.form.title.setText("우리 소식")
    facts = made.facts()
    assert made.make.isEnabled()
    assert (facts.number, facts.date, facts.layout, facts.title) == (8, "2026-11-25", "mine", "우리 소식")
    assert facts.folder == tmp_path / "issue-008"


def test_covers_follow_the_facts(qtbot: QtBot, tmp_path: Path) -> None:
    made = new_dialog(tmp_path)
    qtbot.addWidget(made)
    before = {card.key: card.image for card in made.layouts.cards}
    made.layouts.choose("bare")
    made.form.number.setValue(417)
    qtbot.waitUntil(lambda: all(card.image != before[card.key] for card in made.layouts.cards))
    assert made.layouts.current == "bare"


def test_a_title_that_the_cover_does_not_show_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    made = new_dialog(tmp_path)
    qtbot.addWidget(made)
    made.form.title.setText("Harbour News")
    told = Words("en")("begin.title-drawn")
    for name, hint in (("kic-weekly", told), ("bare", ""), ("kic-journal", "")):
        made.layouts.choose(name)
        made.draw()
        assert (made.form.hint.text(), made.form.hint.isHidden()) == (hint, not hint)
    made.form.title.clear()
    assert made.form.hint.isHidden()


def test_the_chooser_proposes_the_next_wednesday_and_gives_what_was_put_in(qtbot: QtBot, tmp_path: Path) -> None:
    def take(dialog: QDialog) -> bool:
        assert isinstance(dialog, NewDialog)
        dialog.form.number.setValue(41)
        return True

    facts = FileDialogs(Words("ko"), None, run=take).fresh(40, tmp_path)
    assert facts
    assert (facts.number, facts.date, facts.folder) == (
        41,
        next_wednesday(dt.date.today()).isoformat(),
        tmp_path / "issue-041",
    )
    assert dt.date.fromisoformat(facts.date).weekday() == 2
    assert FileDialogs(Words("ko"), None, run=lambda dialog: False).fresh(40, tmp_path) is None


# ---------------------------------------------------------------------------------------------------- the next one
@pytest.fixture
def source(tmp_path: Path) -> Path:
    return copy_four_articles(tmp_path / "issue-001")


def test_the_next_issue_is_proposed_as_it_follows(qtbot: QtBot, source: Path) -> None:
    column = looked_at(source).articles[2].path
    made = next_dialog(source, (column,))
    qtbot.addWidget(made)
    wish = made.wish()
    assert (wish.number, wish.date, wish.target) == (2, DAY, source.with_name("issue-002"))
    assert wish.keep.columns == (column,)
    assert set(made.kinds) == set(KINDS) - {"placement"}  # there is none to keep
    assert wish.keep.kinds == set(made.kinds)
    assert not made.cover.pixmap().isNull()
    assert made.make.isEnabled()


def test_what_is_unchecked_does_not_stay_and_the_cover_shows_it(qtbot: QtBot, source: Path) -> None:
    made = next_dialog(source)
    qtbot.addWidget(made)
    before = made.cover.pixmap().toImage()
    for kind in (PARTNERS, EVENT):
        made.kinds[kind].click()
    qtbot.waitUntil(lambda: made.cover.pixmap().toImage() != before)
    assert made.wish().keep.kinds == set(made.kinds) - {PARTNERS, EVENT}
    made.columns.setCurrentRow(1)
    qtbot.keyClick(made.columns, Qt.Key.Key_Space)
    (column,) = made.wish().keep.columns
    assert column == looked_at(source).articles[1].path
    made.done(QDialog.DialogCode.Rejected)


def test_tab_goes_down_the_dialog_to_its_buttons(qtbot: QtBot, source: Path) -> None:
    made = next_dialog(source)
    qtbot.addWidget(made)
    chain: list[QWidget] = [made.form.browse]
    while chain[-1] is not made.make:
        after = chain[-1].nextInFocusChain()
        while not after.focusPolicy() & Qt.FocusPolicy.TabFocus or after.focusProxy():
            after = after.nextInFocusChain()
        chain.append(after)
    assert chain[1:] == [*made.kinds.values(), made.columns, made.leave, made.make]
    made.done(QDialog.DialogCode.Rejected)


def test_what_was_chosen_is_made(qtbot: QtBot, source: Path) -> None:
    def take(dialog: QDialog) -> bool:
        assert isinstance(dialog, NextDialog)
        dialog.form.number.setValue(5)
        return True

    before = Before(source, source, looked_at(source))
    wish = FileDialogs(Words("zh"), None, run=take).following(before)
    assert wish
    assert looked_at(begin_next(source, wish)).number == 5
    assert FileDialogs(Words("zh"), None, run=take).following(before) is not None  # another name is proposed


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_dialogs_speak_three_languages(qtbot: QtBot, source: Path, lang: str) -> None:
    made = next_dialog(source, lang=lang)
    qtbot.addWidget(made)
    said = [one.text() for kind in (QLabel, QCheckBox) for one in made.findChildren(kind)]
    assert Words(lang)("begin.stays") in said
    assert not [text for text in said if "{" in text]
    assert all(one.accessibleName() for one in (made.form.number, made.form.day, made.form.place, made.columns))
