"""Exports in a process of their own: what is on the screen, whole or not at all."""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
import pytest
from files_desk import ARTICLE, TEXT, Person, one_more, type_words
from pytestqt.qtbot import QtBot

from kiclayout.__main__ import main
from kiclayout.app.own_program import own_command
from kiclayout.base.diagnostics import Severity
from kiclayout.content.spot import Done
from kiclayout.editor.files.documents import Documents
from kiclayout.editor.files.questions import Wanted
from kiclayout.editor.jobs import export_job
from kiclayout.editor.jobs.export_job import CANCELLED, FAILED, MADE, REFUSED, ExportJob, Order, Printed, command
from kiclayout.editor.jobs.exporter import Exporter
from kiclayout.store.pack import pack

PATIENCE = 60_000


def exported(exporter: Exporter, target: Path, qtbot: QtBot) -> Printed:
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as told:
        assert exporter.export(Wanted(target))
    printed = told.args[0]
    assert isinstance(printed, Printed)
    return printed


def text_of(file: Path) -> str:
    pages = pypdfium2.PdfDocument(str(file))
    return "\n".join(pages[at].get_textpage().get_text_range() for at in range(len(pages)))


def test_the_pdf_shows_what_the_window_shows_and_the_issue_stays_as_it_was(
    documents: Documents, exporter: Exporter, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    type_words(documents, "아직 저장하지 않은 말이다.")
    steps: list[tuple[str, int, int]] = []
    exporter.progressed.connect(lambda *step: steps.append(step))
    printed = exported(exporter, tmp_path / "out.pdf", qtbot)
    assert printed.result == MADE
    assert printed.pages == len(pypdfium2.PdfDocument(str(tmp_path / "out.pdf")))
    assert "아직 저장하지 않은 말이다." in text_of(tmp_path / "out.pdf")
    assert (folder / ARTICLE).read_text("utf-8") == TEXT
    assert documents.session.modified
    assert list(dict.fromkeys(stage for stage, _, _ in steps)) == ["typeset", "hand", "paint"]
    assert steps[-1] == ("paint", printed.pages, printed.pages)
    assert printed.result == MADE


def test_it_is_byte_by_byte_the_file_that_the_command_makes(
    documents: Documents, exporter: Exporter, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    type_words(documents, "저장한 말이다.")
    assert documents.save()
    assert exported(exporter, tmp_path / "window.pdf", qtbot).result == MADE
    assert main(["export", str(folder), "-o", str(tmp_path / "command.pdf"), "-q"]) == 0
    assert (tmp_path / "window.pdf").read_bytes() == (tmp_path / "command.pdf").read_bytes()


def test_pages_that_follow_an_edit_are_waited_for_and_later_words_stay_out(
    documents: Documents, exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    ended: list[Printed] = []
    exporter.finished.connect(ended.append)
    type_words(documents, "기다린 말이다.")
    assert not documents.session.settled
    assert exporter.export(Wanted(tmp_path / "out.pdf"))
    assert exporter.running
    assert exporter._job is None
    qtbot.waitUntil(lambda: exporter._job is not None, timeout=PATIENCE)
    type_words(documents, "늦은 말이다.")
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)
    assert "기다린 말이다." in text_of(tmp_path / "out.pdf")
    assert "늦은 말이다." not in text_of(tmp_path / "out.pdf")


def test_who_cancels_while_pages_are_waited_for_gets_none(
    documents: Documents, exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    type_words(documents, "기다린 말이다.")
    with qtbot.waitSignal(exporter.finished) as told:
        assert exporter.export(Wanted(tmp_path / "out.pdf"))
        exporter.cancel()
    assert told.args[0].result == CANCELLED
    documents.session.finish()
    assert not exporter.running


def test_pictures_are_those_of_the_issue(
    documents: Documents, exporter: Exporter, tmp_path: Path, qtbot: QtBot, folder: Path
) -> None:
    from PIL import Image

    Image.new("RGB", (40, 30), "red").save(folder / "images" / "a.png")
    (folder / ARTICLE).write_text(TEXT + "\n![빨강](images/a.png)\n", "utf-8")
    documents.check_disk()
    type_words(documents, "그림과 함께.")
    printed = exported(exporter, tmp_path / "out.pdf", qtbot)
    assert printed.result == MADE
    assert "typeset-picture-missing" not in {found.code for found in printed.findings}


def test_a_packed_issue_is_printed(documents: Documents, folder: Path, tmp_path: Path, qtbot: QtBot) -> None:
    pack(folder, tmp_path / "a.kicissue")
    documents.open(tmp_path / "a.kicissue")
    exporter = Exporter(documents)
    type_words(documents, "묶음 안의 말.")
    assert exported(exporter, tmp_path / "out.pdf", qtbot).result == MADE
    assert "묶음 안의 말." in text_of(tmp_path / "out.pdf")
    exporter.deleteLater()


def test_what_is_on_the_screen_is_printed_even_if_the_files_are_broken(
    documents: Documents, exporter: Exporter, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    type_words(documents, "그래도 나온다.")
    (folder / "issue.yaml").write_text("number: [", "utf-8")
    assert exported(exporter, tmp_path / "out.pdf", qtbot).result == MADE
    assert "그래도 나온다." in text_of(tmp_path / "out.pdf")


def test_errors_are_asked_about_and_findings_lead_to_their_blocks(
    documents: Documents, exporter: Exporter, person: Person, folder: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    (folder / ARTICLE).write_text(TEXT.replace("첫째 문단.", "![없는 그림](images/none.png)"), "utf-8")
    documents.check_disk()
    documents.session.apply(lambda issue, _: Done(one_more(issue)), "edit.type")  # its line is another one now
    block = documents.session.issue.articles[0].blocks[2]
    documents.session.finish()
    begun: list[bool] = []
    exporter.started.connect(lambda: begun.append(True))
    refused = exported(exporter, tmp_path / "out.pdf", qtbot)
    assert not begun  # nothing is said to be on its way while the question stands
    errors = [found for found in refused.findings if found.severity is Severity.ERROR]
    assert [found.code for found in errors] == ["typeset-picture-missing"]
    assert (refused.result, refused.held, refused.reason) == (REFUSED, True, None)
    assert not (tmp_path / "out.pdf").exists()
    assert errors[0].origin
    assert errors[0].origin.block == block.id
    person.export_answer = True
    made = exported(exporter, tmp_path / "out.pdf", qtbot)
    assert made.result == MADE
    assert person.asked == [f"errors {len(errors)}"] * 2


def test_a_target_that_is_no_place_for_a_pdf_is_said(
    exporter: Exporter, tmp_path: Path, qtbot: QtBot, documents: Documents
) -> None:
    (tmp_path / "foreign.pdf").write_bytes(b"no pdf")
    printed = exported(exporter, tmp_path / "foreign.pdf", qtbot)
    assert (printed.result, printed.held) == (REFUSED, False)
    assert [found.code for found in printed.findings] == ["app-target-foreign"]
    assert printed.reason == printed.findings[0]
    assert (tmp_path / "foreign.pdf").read_bytes() == b"no pdf"
    assert "app-target-foreign" in {found.code for found in documents.session.findings}


def test_cancelling_leaves_nothing_and_an_older_pdf_stays(
    exporter: Exporter, documents: Documents, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "out.pdf"
    target.write_bytes(b"%PDF-old")
    ended: list[Printed] = []
    exporter.finished.connect(ended.append)
    exporter.progressed.connect(lambda stage, *_: exporter.cancel() if stage == "paint" else None)
    exporter.export(Wanted(target))
    assert exporter.running
    assert not exporter.export(Wanted(target))
    qtbot.waitUntil(lambda: bool(ended), timeout=PATIENCE)
    assert ended[0].result == CANCELLED
    assert not exporter.running
    assert target.read_bytes() == b"%PDF-old"
    assert [path.name for path in tmp_path.iterdir() if path.name.endswith(".part")] == []


def test_what_an_ended_process_was_writing_is_removed(tmp_path: Path, qtbot: QtBot, folder: Path) -> None:
    job = ExportJob(Order(folder, tmp_path / "out.pdf"), iter(()), 0)
    with qtbot.waitSignal(job.finished, timeout=PATIENCE) as told:
        job.start()
        for name in ("out", "out-print"):
            (tmp_path / f".{name}.pdf.{job._pid}.part").write_bytes(b"half")
        job.cancel()
    assert told.args[0].result == CANCELLED
    assert not list(tmp_path.glob(".out*"))
    job.deleteLater()


def test_a_program_that_breaks_down_is_our_fault(tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import sys; print('half a line', end=''); sys.exit('it broke')"
    monkeypatch.setattr(export_job, "command", lambda _: [sys.executable, "-c", program])
    job = ExportJob(Order(tmp_path, tmp_path / "out.pdf"), iter(()), 0)
    with qtbot.waitSignal(job.finished, timeout=PATIENCE) as told:
        job.start()
    assert (told.args[0].result, told.args[0].fault) == (FAILED, "it broke")
    monkeypatch.setattr(export_job, "command", lambda _: [str(tmp_path / "none"), "x"])
    other = ExportJob(Order(tmp_path, tmp_path / "out.pdf"), iter(()), 0)
    with qtbot.waitSignal(other.finished, timeout=PATIENCE) as told:
        other.start()
    assert told.args[0].result == FAILED
    assert told.args[0].fault
    for one in (job, other):
        one.deleteLater()


def test_the_frozen_program_calls_itself(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    order = Order(tmp_path, tmp_path / "a.pdf")
    asked = ["export", str(tmp_path), "-o", str(tmp_path / "a.pdf"), "--json", "--pages"]
    assert command(order) == [*own_command(), *asked]
    assert command(Order(tmp_path, tmp_path / "a.pdf", preset="print"))[-2:] == ["--preset", "print"]
    inked = Order(tmp_path, tmp_path / "a.pdf", preset="print", profile=tmp_path / "p.icc")
    assert command(inked)[-2:] == ["--profile", str(tmp_path / "p.icc")]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert command(order) == [sys.executable, *asked]


def test_a_password_locks_the_file_and_nobody_can_read_it_off_the_process(
    exporter: Exporter, tmp_path: Path, qtbot: QtBot
) -> None:
    secret = "비밀-42"
    order = Order(tmp_path, tmp_path / "a.pdf", password=secret)
    assert secret not in " ".join(command(order))
    assert secret not in repr(order)
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as told:
        assert exporter.export(Wanted(tmp_path / "locked.pdf", password=secret))
    assert told.args[0].result == MADE
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(str(tmp_path / "locked.pdf"))
    assert len(pypdfium2.PdfDocument(str(tmp_path / "locked.pdf"), password=secret)) == told.args[0].pages


def test_readers_and_the_printer_get_a_file_each(exporter: Exporter, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(exporter.finished, timeout=PATIENCE) as told:
        assert exporter.export(Wanted(tmp_path / "a.pdf", "both"))
    printed = told.args[0]
    assert (printed.result, printed.more) == (MADE, (tmp_path / "a-print.pdf",))
    for file in (printed.target, *printed.more):
        assert len(pypdfium2.PdfDocument(str(file))) == printed.pages
