"""The panel of partners: rows, form, files, registry, order; every edit a step that can be undone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from small_session import SmallSession

from kiclayout.app.history import History, State
from kiclayout.app.registry import ELSEWHERE
from kiclayout.base.diagnostics import Severity
from kiclayout.content.issue import Bilingual, Partner
from kiclayout.editor.files.card import Card
from kiclayout.editor.partners.desk import PartnersDesk
from kiclayout.editor.partners.entries import Entry
from kiclayout.editor.partners.form import renamed
from kiclayout.editor.partners.panel import PartnersPanel
from kiclayout.editor.partners.rows import MIME, severity_of, state_words
from kiclayout.editor.partners.svg_picture import picture_of
from kiclayout.editor.partners.thumbs import LogoThumbs
from kiclayout.editor.words import LANGUAGES, Words
from kiclayout.store.partners import Roll, save_partners

MARK = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 20'><rect width='60' height='20' fill='#036'/>{}</svg>"
SEA = Bilingual("", (("ko", "바다"), ("zh", "海")))
BODIES = (
    Partner(
        "sea", Bilingual("", (("ko", "바다"), ("zh", "海"))), "partners/sea.svg", approved=True, roles=("sponsor",)
    ),
    Partner("star", Bilingual("별"), "partners/star.svg", approved=True, roles=("host",)),
    Partner("moon", Bilingual("달"), "partners/moon.svg", approved=False),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "issue" / "partners"
    made.mkdir(parents=True)
    for one in BODIES:
        (made / f"{one.id}.svg").write_text(MARK.format(""), "utf-8")
    return made.parent


@pytest.fixture
def desk(session: SmallSession, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PartnersDesk:
    monkeypatch.setenv(ELSEWHERE, str(tmp_path / "share"))
    session.folder = folder
    issue = replace(session.issue, partners=BODIES, logos=("sea", "star"), date=dt.date(2026, 11, 25))
    session.history = History(State(issue))
    documents = SimpleNamespace(data=tmp_path / "data", read_only=False)
    made = PartnersDesk(session, documents)  # type: ignore[arg-type]
    made.shelf.refresh()
    return made


@pytest.fixture
def panel(qtbot: QtBot, desk: PartnersDesk, words: Words) -> PartnersPanel:
    made = PartnersPanel(desk, words, lambda card: answers.append(card.said.title) or "cancel")
    answers.clear()
    qtbot.addWidget(made)
    made.resize(320, 900)
    made.show()
    return made


answers: list[str] = []


def shown(panel: PartnersPanel) -> list[str]:
    return [("+" if one.on else "-") + one.partner.id for one in panel.model.entries]


def kept(desk: PartnersDesk, tmp_path: Path, *partners: Partner) -> None:
    """Gives the registry records, with a logo each."""
    (tmp_path / "share" / "partners").mkdir(parents=True, exist_ok=True)
    for one in partners:
        (tmp_path / "share" / one.logo).write_text(MARK.format(f"<!--{one.id}-->"), "utf-8")
    save_partners(tmp_path / "share", Roll(), Roll(partners))
    read_again(desk)


def read_again(desk: PartnersDesk) -> None:
    desk.shelf.refresh()
    for _ in range(3):  # it may be looking at the folder, as it was before, and looks once more
        desk.shelf.wait()
        QTest.qWait(1)


# ---------------------------------------------------------------------------------------------------- rows
def test_marks_on_the_wall_come_first_in_their_order(panel: PartnersPanel) -> None:
    assert shown(panel) == ["+sea", "+star", "-moon"]
    panel.search.setText("주최")
    assert shown(panel) == ["+star"]
    panel.search.setText("海")
    assert shown(panel) == ["+sea"]


def test_a_check_box_puts_a_mark_on_the_wall_and_space_takes_it_off(panel: PartnersPanel) -> None:
    index = panel.model.index(2)
    assert panel.model.setData(index, Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert panel.session.issue.logos == ("sea", "star", "moon")
    panel.choose("sea")
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.session.issue.logos == ("star", "moon")
    assert shown(panel) == ["-sea", "+star", "+moon"]  # a row stays where it was clicked
    panel.session.undo()
    panel.session.undo()
    assert panel.session.issue.logos == ("sea", "star")
    assert shown(panel) == ["+sea", "+star", "-moon"]


def test_a_click_on_the_box_is_enough(panel: PartnersPanel) -> None:
    rect = panel.list.visualRect(panel.model.index(0))
    place = rect.topLeft() + QPointF(18, rect.height() / 2).toPoint()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert panel.session.issue.logos == ("star",)


def test_marks_are_moved_with_keys_and_dragged(panel: PartnersPanel) -> None:
    panel.choose("sea")
    QTest.keyClick(panel.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert panel.session.issue.logos == ("star", "sea")
    assert panel.entry is not None
    assert panel.entry.partner.id == "sea"
    data = panel.model.mimeData([panel.model.index(1)])
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, panel.model.index(-1))
    assert panel.session.issue.logos == ("sea", "star")
    panel.model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, panel.model.index(-1))
    assert panel.session.issue.logos == ("star", "sea")
    assert not panel.model.dropMimeData(QMimeData(), Qt.DropAction.MoveAction, 0, 0, panel.model.index(-1))
    assert panel.model.mimeTypes() == [MIME]


def test_one_command_arranges_by_role(panel: PartnersPanel) -> None:
    panel.desk.arrange("hangul")
    assert panel.session.issue.logos == ("star", "sea")
    assert panel.session.names[-1] == "partners.step.arrange"  # type: ignore[attr-defined]
    panel.desk.arrange("hangul")
    assert len(panel.session.history.past) == 1


def test_rows_say_what_is_to_be_known_the_weightiest_first() -> None:
    late = replace(BODIES[2], valid_until=dt.date(2020, 1, 1), roles=("host",))
    entry = Entry(late, differs=("name",), expired=True)
    assert state_words(entry, Words("ko")) == ("2020-01-01 만료", "목록과 다름", "미승인", "주최")
    assert severity_of(entry) is Severity.ERROR
    assert severity_of(replace(entry, expired=False)) is Severity.WARNING
    assert severity_of(Entry(BODIES[0])) is None


# ---------------------------------------------------------------------------------------------------- form
def test_fields_change_the_record(panel: PartnersPanel) -> None:
    panel.choose("sea")
    form = panel.form

    def put(field: object, text: str) -> None:
        field.setText(text)  # type: ignore[attr-defined]
        field.done.emit(text)  # type: ignore[attr-defined]

    put(form.names["en"], "Sea")
    put(form.fields["min_height"], "12")
    put(form.fields["clear_space"], "0.5cm")
    put(form.fields["valid_until"], "2027. 3. 31.")
    put(form.fields["website"], " https://sea.example ")
    form.roles.setEditText("주관, 특별 참여")
    form.roles.lineEdit().editingFinished.emit()  # type: ignore[union-attr]
    form.approved.done.emit(False)
    sea = panel.session.issue.partner("sea")
    assert sea is not None
    assert (sea.name.in_lang("en"), sea.min_height, sea.clear_space) == ("Sea", "12mm", "0.5cm")
    assert (sea.valid_until, sea.website) == (dt.date(2027, 3, 31), "https://sea.example")
    assert (sea.roles, sea.approved) == (("organiser", "특별 참여"), False)
    assert len(panel.session.history.past) == 7


@pytest.mark.parametrize(
    ("key", "text"),
    [("valid_until", "내년"), ("min_height", "크게"), ("min_height", "-3"), ("approved_on", "2026-13-01")],
)
def test_what_means_nothing_is_not_taken(panel: PartnersPanel, key: str, text: str) -> None:
    panel.choose("sea")
    field = panel.form.fields[key]
    field.setText(text)
    field.done.emit(text)
    assert panel.session.issue.partners == BODIES
    assert field.text() == ""


def test_names_keep_the_form_in_which_they_are_written() -> None:
    assert renamed(Bilingual("별"), "ko", "큰별", "ko") == Bilingual("큰별")
    assert renamed(Bilingual("별"), "zh", "星", "ko") == Bilingual("", (("ko", "별"), ("zh", "星")))
    both = Bilingual("", (("ko", "별"), ("ja", "ほし")))
    assert renamed(both, "ko", "", "ko").by_lang == (("ja", "ほし"),)


# ---------------------------------------------------------------------------------------------------- files
def drop(panel: PartnersPanel, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    panel.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


def test_several_files_are_dropped_and_two_of_one_body_are_one_partner(panel: PartnersPanel, tmp_path: Path) -> None:
    for name in ("rain.svg", "rain-white.svg"):
        (tmp_path / name).write_text(MARK.format(f"<!--{name}-->"), "utf-8")
    Image.new("RGBA", (90, 40), "navy").save(tmp_path / "cloud.png")
    drop(panel, tmp_path / "rain.svg", tmp_path / "rain-white.svg", tmp_path / "cloud.png")
    rain, cloud = panel.session.issue.partners[3:]
    assert (rain.logo, rain.reversed) == ("partners/rain.svg", "partners/rain-white.svg")
    assert cloud.logo == "partners/cloud.png"
    assert panel.session.issue.logos == ("sea", "star", "rain", "cloud")
    assert panel.entry is not None
    assert panel.entry.partner.id == "rain"
    panel.session.undo()
    assert panel.session.issue.partners == BODIES


def test_a_reversed_logo_goes_to_the_body_that_lacks_one(panel: PartnersPanel, tmp_path: Path) -> None:
    (tmp_path / "sea-white.svg").write_text(MARK.format(""), "utf-8")
    drop(panel, tmp_path / "sea-white.svg")
    assert [one.id for one in panel.session.issue.partners] == ["sea", "star", "moon"]
    assert panel.session.issue.partners[0].reversed == "partners/sea-white.svg"


def test_files_that_cannot_be_used_are_told_and_the_others_taken(panel: PartnersPanel, tmp_path: Path) -> None:
    (tmp_path / "old.eps").write_bytes(b"%!PS-Adobe-3.0 EPSF-3.0\n")
    (tmp_path / "rain.svg").write_text(MARK.format(""), "utf-8")
    drop(panel, tmp_path / "old.eps", tmp_path / "rain.svg")
    assert answers == [Words("ko")("partners.refused")]
    assert [one.id for one in panel.session.issue.partners[3:]] == ["rain"]
    assert not (panel.session.folder / "partners" / "old.eps").exists()


def test_an_svg_beyond_our_reader_becomes_a_picture_beside_it(panel: PartnersPanel, tmp_path: Path) -> None:
    words = "<text x='5' y='15' fill='#fff' font-family='Gotham'>KIC</text>"
    (tmp_path / "rain.svg").write_text(MARK.format(words), "utf-8")
    said: list[str] = []
    panel.desk.said.connect(lambda key, _values: said.append(key))
    drop(panel, tmp_path / "rain.svg")
    assert panel.session.issue.partners[3].logo == "partners/rain.png"
    assert said == ["partners.said.pictured"]
    with Image.open(panel.session.folder / "partners" / "rain.png") as image:
        assert image.size == (3000, 1000)
    assert (panel.session.folder / "partners" / "rain.svg").is_file()


def test_words_of_a_logo_in_our_fonts_are_drawn_as_they_are_printed(panel: PartnersPanel, tmp_path: Path) -> None:
    head = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 20'>"
    (tmp_path / "rain.svg").write_text(f"{head}<text y='16' font-family='KIC Serif'>비</text></svg>", "utf-8")
    drop(panel, tmp_path / "rain.svg")
    assert panel.session.issue.partners[3].logo == "partners/rain.svg"
    seen = LogoThumbs().image(tmp_path / "rain.svg", 40, 40)
    inked = sum(seen.pixelColor(x, y).alpha() > 128 for x in range(40) for y in range(40))
    assert 200 < inked < 1000


def test_qt_is_not_asked_for_what_is_too_large_or_nothing(tmp_path: Path, qapp: object) -> None:
    (tmp_path / "a.svg").write_text(f"<svg xmlns='http://www.w3.org/2000/svg'>{' ' * (5 << 20)}</svg>", "utf-8")
    assert picture_of(tmp_path / "a.svg").isNull()
    (tmp_path / "b.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 1'/>", "utf-8")
    assert picture_of(tmp_path / "b.svg").isNull()


def test_another_logo_is_given_to_the_partner_shown(panel: PartnersPanel, tmp_path: Path) -> None:
    (tmp_path / "sea.svg").write_text(MARK.format("<!--newer-->"), "utf-8")
    panel.choose("sea")
    panel.set_file("logo", tmp_path / "sea.svg")
    assert panel.session.issue.partners[0].logo == "partners/sea-2.svg"


def test_nothing_is_copied_into_an_issue_opened_for_reading_only(panel: PartnersPanel, tmp_path: Path) -> None:
    panel.desk._documents.read_only = True  # type: ignore[misc]
    (tmp_path / "rain.svg").write_text(MARK.format(""), "utf-8")
    said: list[str] = []
    panel.desk.said.connect(lambda key, _values: said.append(key))
    drop(panel, tmp_path / "rain.svg")
    assert (said, panel.session.issue.partners) == (["partners.said.read-only"], BODIES)


def test_logos_are_drawn_as_they_are_printed(folder: Path, qapp: object) -> None:
    thumbs = LogoThumbs()
    image = thumbs.image(folder / "partners" / "sea.svg", 60, 40)
    assert image.pixelColor(30, 20).name() == "#003366"
    assert image.pixelColor(30, 2).alpha() == 0
    assert thumbs.image(folder / "partners" / "none.svg", 60, 40).isNull()
    assert thumbs.image(folder / "partners" / "sea.svg", 60, 40) is image


# ---------------------------------------------------------------------------------------------------- registry
def test_a_partner_of_the_registry_alone_comes_with_its_logo_when_it_is_ticked(
    panel: PartnersPanel, tmp_path: Path
) -> None:
    kept(panel.desk, tmp_path, Partner("rain", Bilingual("비"), "partners/rain.svg", approved=True))
    assert shown(panel) == ["+sea", "+star", "-moon", "-rain"]
    panel.choose("rain")
    assert not panel.form.names["ko"].isEnabled()
    panel.desk.use("rain", True)
    assert panel.session.issue.logos == ("sea", "star", "rain")
    assert (panel.session.folder / "partners" / "rain.svg").is_file()
    panel.session.undo()
    assert panel.session.issue.partner("rain") is None


def test_what_changes_while_the_registry_is_read_is_read_too(panel: PartnersPanel, tmp_path: Path) -> None:
    panel.desk.shelf.refresh()
    kept(panel.desk, tmp_path, Partner("snow", Bilingual("눈"), "partners/snow.svg", approved=True))
    assert shown(panel) == ["+sea", "+star", "-moon", "-snow"]


def test_differences_are_findings_and_taken_over_in_one_step(panel: PartnersPanel, tmp_path: Path) -> None:
    newer = (replace(BODIES[0], min_height="9mm"), replace(BODIES[1], name=Bilingual("큰별")))
    kept(panel.desk, tmp_path, *newer)
    codes = [one.code for one in panel.session.findings if one.code.startswith("app-partner")]
    assert codes == ["app-partner-differs"] * 2
    panel.desk.update()
    first, second, _ = panel.session.issue.partners
    assert (first.min_height, second.name.main, first.logo) == ("9mm", "큰별", "partners/sea-2.svg")
    assert not [one for one in panel.session.findings if one.code.startswith("app-partner")]
    panel.session.undo()
    assert panel.session.issue.partners == BODIES
    assert [one.code for one in panel.session.findings if one.code.startswith("app-partner")] == codes


def test_records_are_saved_to_the_registry_and_deleted_when_it_is_said_twice(
    panel: PartnersPanel, tmp_path: Path
) -> None:
    (tmp_path / "share").mkdir()
    panel.desk.save(("sea", "moon"))
    read_again(panel.desk)
    assert panel.desk.shelf.registry is not None
    assert [one.id for one in panel.desk.shelf.registry.partners] == ["sea", "moon"]
    panel.desk.drop("moon")
    panel.choose("moon")
    panel.drop()
    assert answers == [Words("ko")("partners.forget-title")]
    panel.desk.forget("moon")
    read_again(panel.desk)
    assert [one.id for one in panel.desk.shelf.registry.partners] == ["sea"]


def test_a_registry_out_of_reach_shows_what_was_there(panel: PartnersPanel, tmp_path: Path) -> None:
    kept(panel.desk, tmp_path, Partner("rain", Bilingual("비"), "partners/rain.svg"))
    (tmp_path / "share").rename(tmp_path / "away")
    read_again(panel.desk)
    assert shown(panel)[-1] == "-rain"
    assert str(tmp_path / "share") in panel.calm.text()
    panel.desk.use("rain", True)
    assert "rain" in panel.session.issue.logos


def test_partners_of_another_issue_are_brought_with_their_files(panel: PartnersPanel, tmp_path: Path) -> None:
    other = tmp_path / "other"
    (other / "partners").mkdir(parents=True)
    (other / "partners" / "rain.svg").write_text(MARK.format("<!--rain-->"), "utf-8")
    save_partners(other, Roll(), Roll((BODIES[0], Partner("rain", Bilingual("비"), "partners/rain.svg"))))
    told: list[object] = []
    panel.desk.said.connect(lambda key, values: told.append((key, values)))
    panel.desk.bring_issue(other)
    assert [one.id for one in panel.session.issue.partners] == ["sea", "star", "moon", "rain"]
    assert panel.session.issue.logos == ("sea", "star")
    assert told == [("partners.said.brought", {"n": 1, "known": 1})]
    panel.desk.bring_issue(tmp_path / "none.kicissue")
    assert told[-1] == ("partners.said.no-issue", {"file": "none.kicissue"})


# ---------------------------------------------------------------------------------------------------- removing
def test_what_nothing_shows_goes_at_once_and_the_rest_after_a_question(panel: PartnersPanel) -> None:
    panel.choose("moon")
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert (answers, panel.session.issue.partner("moon")) == ([], None)
    panel.choose("sea")
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert answers == [Words("ko")("partners.drop-title")]
    assert panel.session.issue.partner("sea") is not None
    asked: list[str] = []

    def agree(card: Card) -> str:
        asked.append(card.said.note)
        return "drop"

    panel.ask = agree
    panel.drop()
    assert asked == [Words("ko")("partners.wall")]
    assert panel.session.issue.logos == ("star",)


def test_the_panel_speaks_three_languages(panel: PartnersPanel) -> None:
    for lang in LANGUAGES:
        panel.retranslate(Words(lang))
        assert panel.search.placeholderText() == Words(lang)("partners.search")
        assert panel.form.approved.itemText(1) == Words(lang)("partners.approved.yes")
