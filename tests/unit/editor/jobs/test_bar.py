"""The strip that tells how far an export is, and the ways to the PDF."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kiclayout.base.diagnostics import Diagnostic
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.jobs import reveal as revealing
from kiclayout.editor.jobs.bar import ExportBar
from kiclayout.editor.jobs.export_job import CANCELLED, FAILED, MADE, REFUSED, Printed
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.editor.words import Words


@pytest.fixture
def bar(exporter: Exporter, qtbot: QtBot) -> ExportBar:
    made = ExportBar(exporter, Words("en"))
    qtbot.addWidget(made)
    return made


def test_it_is_there_from_start_to_end_and_no_longer_than_wanted(bar: ExportBar, exporter: Exporter) -> None:
    assert bar.isHidden()
    exporter.started.emit()
    assert not bar.isHidden()
    exporter.progressed.emit("hand", 10, 10)
    half = bar.progress.value()
    exporter.progressed.emit("hand", 1, 10)
    assert bar.progress.value() == half > 10
    exporter.progressed.emit("paint", 10, 10)
    assert bar.progress.value() == 100
    bar.dismiss.click()
    assert bar.isHidden()


@pytest.mark.parametrize(
    "result, says", [(MADE, "out.pdf · 7 pages"), (CANCELLED, "cancelled"), (REFUSED, "problems"), (FAILED, "broken")]
)
def test_it_says_how_it_ended(bar: ExportBar, exporter: Exporter, result: str, says: str) -> None:
    shown: list[Path] = []
    bar.open_file = bar.reveal = shown.append
    exporter.started.emit()
    exporter.finished.emit(Printed(result, Path("/x/out.pdf"), 7, (), "Traceback\nbroken"))
    assert says in bar.label.text()
    assert bar.progress.isHidden()
    assert bar.show_pdf.isHidden() == bar.show_folder.isHidden() == (result != MADE)
    if result == MADE:
        bar.show_pdf.click()
        bar.show_folder.click()
        assert shown == [Path("/x/out.pdf")] * 2


def test_a_program_that_could_say_nothing_is_no_question_mark(bar: ExportBar, exporter: Exporter) -> None:
    """The system ended it, for want of memory."""
    exporter.started.emit()
    exporter.finished.emit(Printed(FAILED, Path("/x/out.pdf")))
    assert bar.label.text() == Words("en")("export.ended")


def test_a_pdf_that_could_not_be_written_says_why_and_leads_to_the_problems(bar: ExportBar, exporter: Exporter) -> None:
    wanted: list[bool] = []
    bar.refused.connect(lambda: wanted.append(True))
    full = Diagnostic("store-disk-full", (("name", "out.pdf"),))
    exporter.finished.emit(Printed(REFUSED, Path("/x/out.pdf"), 7, (full,)))
    assert full.message("en") in bar.label.text()
    assert wanted == [True]
    exporter.finished.emit(Printed(MADE, Path("/x/out.pdf"), 7))
    assert wanted == [True]


def test_the_keyboard_stays_where_it_is_when_a_button_goes(bar: ExportBar, exporter: Exporter, qtbot: QtBot) -> None:
    bar.show()
    exporter.started.emit()
    assert not bar.cancel.focusPolicy() & Qt.FocusPolicy.ClickFocus
    bar.activateWindow()
    bar.cancel.setFocus()
    qtbot.waitUntil(bar.cancel.hasFocus)
    exporter.finished.emit(Printed(CANCELLED, Path("a.pdf")))
    assert bar.dismiss.hasFocus()


def test_it_changes_its_language(bar: ExportBar) -> None:
    bar.speak(Words("ko"))
    assert bar.show_folder.text() == "폴더에서 보기"


@pytest.mark.parametrize(
    "platform, expected",
    [("win32", ("explorer.exe", ["/select,{}"])), ("darwin", ("open", ["-R", "{}"]))],
)
def test_file_windows_are_told_to_select(
    platform: str, expected: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(revealing.sys, "platform", platform)
    told: list[tuple[str, list[str]]] = []

    def start(program: str, arguments: list[str]) -> bool:
        told.append((program, arguments))
        return True

    file = tmp_path / "호 1.pdf"
    revealing.reveal(file, start)
    program, arguments = expected
    assert told == [(program, [one.format(file) for one in arguments])]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the desktop's file manager is asked on Linux")
def test_without_a_file_manager_the_folder_is_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot, documents: Documents
) -> None:
    opened: list[Path] = []
    monkeypatch.setattr(revealing, "open_file", lambda path: bool(opened.append(path)) or True)
    monkeypatch.setattr(revealing, "file_manager", lambda _: ["--no-such-option"])
    revealing.reveal(tmp_path / "a.pdf")
    qtbot.waitUntil(lambda: opened == [tmp_path], timeout=10_000)
    monkeypatch.undo()
    address = revealing.file_manager(tmp_path / "호 1.pdf")[-2]
    assert address.startswith("array:string:file:///")
    assert address.endswith("/%ED%98%B8%201.pdf")
    assert json.dumps(address).isascii()
