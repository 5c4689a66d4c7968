"""Documents that become articles of the open issue: let go over the window, or chosen in the menu."""

from __future__ import annotations

from pathlib import Path

import hangul_files as hangul
import pytest
from hwp_files import hwp
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from window_desk import Person, closed, folder, person, put_caret, settings, window
from word_files import docx, p, shot

from kiclayout.app.bring import bring_articles
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.record import replace
from kiclayout.content.block import Figure
from kiclayout.content.inline import plain
from kiclayout.content.spot import Done
from kiclayout.editor.session import article_here
from kiclayout.editor.window.main import MainWindow

__all__ = ["closed", "folder", "person", "settings", "window"]
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)


def titles(window: MainWindow) -> list[str]:
    return [plain(one.title) for one in window.session.issue.articles]


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    where, button = QPointF(200, 300), Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(where, Qt.DropAction.CopyAction, data, button, Qt.KeyboardModifier.NoModifier))


def test_a_document_becomes_an_article_of_the_open_issue(
    window: MainWindow, person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_caret(window, 0)
    before, session = titles(window), window.session
    file = docx(tmp_path / "원고.docx", p("새 기사", style="T") + p("글이다.") + p(shot("a")), pictures={"a": PIXEL})
    loose = tmp_path / "둘째.md"
    loose.write_text("# 둘째 기사\n\n글이다.\n", "utf-8")
    drop(window, file, loose)
    assert titles(window) == [before[0], "새 기사", "둘째 기사", *before[1:]]
    assert [one.path for one in session.issue.articles[1:3]] == ["articles/새-기사.md", "articles/둘째-기사.md"]
    (figure,) = [one for one in session.issue.articles[1].blocks if isinstance(one, Figure)]
    assert (session.folder / figure.path).read_bytes() == PIXEL
    assert session.selection is not None
    assert article_here(session, 0) is session.issue.articles[1]
    assert not person.reports

    window.live.refresh()
    window.live["edit.undo"].trigger()
    assert titles(window) == before
    person.chosen = file
    window.live["insert.document"].trigger()
    assert titles(window)[1] == "새 기사"
    (again,) = [one for one in session.issue.articles[1].blocks if isinstance(one, Figure)]
    assert again.path != figure.path  # the file of the first time is still there

    now = titles(window)
    for bad in (tmp_path / "빈.docx", tmp_path / "옛.docx", tmp_path / "옛.hwp", tmp_path / "옛.doc"):
        bad.write_bytes(b"\xd0\xcf\x11\xe0" if bad.stem == "옛" else b"")
        drop(window, bad)
    assert person.reports == ["files.cannot-import"] * 4
    drop(window, docx(tmp_path / "그림.docx", p("그림만", style="T") + p(shot("b.wmf")), pictures={"b.wmf": b"WMF"}))
    assert person.reports[4:] == ["files.brought-doubts"]
    assert titles(window) == [now[0], now[1], "그림만", *now[2:]]

    old = hangul.p("한글 원고", style="제목") + hangul.p("글이다.") + hangul.p(hangul.r(hangul.pic("a")))
    window.parts.sight.tool.apply(lambda issue, _: Done(replace(issue, sections=())), "action.insert.part")
    assert titles(window) == []
    drop(window, hwp(tmp_path / "한글.hwp", old, files={"a.png": PIXEL}))
    assert titles(window) == ["한글 원고"]  # in a part that was begun for it
    assert [one.name.main for one in session.issue.sections] == ["기사"]
    (figure,) = [one for one in session.issue.articles[0].blocks if isinstance(one, Figure)]
    assert (session.folder / figure.path).read_bytes() == PIXEL
    window.live.refresh()
    window.live["edit.undo"].trigger()
    assert not session.issue.sections
    monkeypatch.setattr("kiclayout.editor.window.shell.WindowShell.ask_line", lambda *_: "쓴 기사")
    window.live["insert.article"].trigger()
    assert titles(window) == ["쓴 기사"]


def test_without_an_issue_it_becomes_one(closed: MainWindow, person: Person, tmp_path: Path) -> None:
    person.chosen = tmp_path / "새 호"
    drop(closed, docx(tmp_path / "원고.docx", p("첫 기사", style="T") + p("글이다.")))
    assert titles(closed) == ["첫 기사"]


def test_nothing_is_written_where_nothing_comes_in(tmp_path: Path) -> None:
    good = docx(tmp_path / "a.docx", p("글이다.") + p(shot("a")), pictures={"a": PIXEL})
    empty = docx(tmp_path / "b.docx", "")
    folder = tmp_path / "issue"
    folder.mkdir()
    with pytest.raises(KicError) as raised:
        bring_articles([good, empty], folder, Sink())
    assert raised.value.diagnostics[0].code == "app-import-nothing"
    assert not list(folder.iterdir())
