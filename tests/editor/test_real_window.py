"""The whole program as a person uses it: a window on a screen, a mouse, a keyboard, a Korean input method."""

from __future__ import annotations

import contextlib
import datetime as dt
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from real_window import PATIENCE, Desktop, desktop, lacking, line_of, started, until

from kiclayout.store.folder import new_issue

pytestmark = [
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or bool(lacking()),
        reason=f"a real window is tried on Linux with Xvfb, xdotool and ibus-hangul; lacks {lacking() or 'Linux'}",
    ),
    pytest.mark.flaky(reruns=2),  # of all that takes part here, screen and input method lose keys on a busy machine
]
ARTICLE, RECOVERY = "articles/sample.md", ".local/share/kiclayout/recovery"
LINE = "이 문단은 쪽을 가득 채워서 어디를 눌러도 글자에 닿게 한다. " * 12


@pytest.fixture
def screen() -> Iterator[Desktop]:
    """A screen; its home has a short name, for the input method's sockets in it: 107 characters at most."""
    with tempfile.TemporaryDirectory(prefix="kic-") as folder, desktop(Path(folder) / "home") as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An issue whose pages are full of words."""
    new_issue(tmp_path / "smoke", 7, dt.date(2026, 11, 25), "kic-weekly")
    text = "# 제목\n\n" + "\n\n".join([LINE.strip()] * 24) + "\n"
    (tmp_path / "smoke" / ARTICLE).write_text(text, "utf-8")
    return tmp_path / "smoke"


@contextlib.contextmanager
def program(screen: Desktop, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The program with the issue open, taking keys; what it said and a picture of the screen are kept for a failure."""
    command = [sys.executable, "-m", "kiclayout", "edit", str(folder), "--lang", "en"]
    env = screen.env | {"KICLAYOUT_READY": "1"}
    with (
        (folder.parent / "said").open("w+") as said,
        started(command, env, stdout=subprocess.PIPE, stderr=said) as made,
    ):
        try:
            yield made
        finally:
            screen.picture(folder.parent / "screen.png")
            said.seek(0)
            print(said.read())


def ready(made: subprocess.Popen[str]) -> None:
    """Waits until the window takes keys."""
    assert line_of(made) == "READY\n"


def test_somebody_types_hangul_into_a_paragraph_saves_exports_and_leaves(screen: Desktop, folder: Path) -> None:
    before = (folder / ARTICLE).read_text("utf-8")
    with program(screen, folder) as made:
        ready(made)
        _write(screen)
        _save(screen, folder, before)
        _export(screen, folder)
        screen.keys("ctrl+q")
        made.wait(PATIENCE)
    assert made.returncode == 0
    assert not (folder / ".kiclayout.lock").exists()
    assert not list((screen.home / RECOVERY).glob("*"))


def test_what_was_typed_before_the_program_was_killed_is_offered_and_comes_back(screen: Desktop, folder: Path) -> None:
    before = (folder / ARTICLE).read_text("utf-8")
    with program(screen, folder) as made:
        ready(made)
        _write(screen)
        until("the copy", lambda: _kept(screen))
        made.kill()
        made.wait(PATIENCE)
    assert (folder / ARTICLE).read_text("utf-8") == before
    with program(screen, folder) as made:
        screen.answer("Unsaved changes were found", "Return")
        ready(made)
        window = str(until("the window", lambda: screen.window("smoke")))
        screen.hand("windowfocus", "--sync", window)
        _save(screen, folder, before)
        screen.keys("ctrl+q")
        made.wait(PATIENCE)
    assert made.returncode == 0
    assert not list((screen.home / RECOVERY).glob("*"))


def _kept(screen: Desktop) -> bool:
    """Whether the words that were typed are in a recovery copy."""
    files = (screen.home / RECOVERY).glob(f"*/texts/{ARTICLE}")
    return any("한글이다." in file.read_text("utf-8") for file in files)


def _write(screen: Desktop) -> None:
    """Goes to a page of text, puts the caret into it, types Latin and then Hangul."""
    window = str(until("the window", lambda: screen.window("smoke")))
    screen.hand("windowfocus", "--sync", window)
    screen.hand("windowsize", "--sync", window, "1500", "1000")
    screen.keys("ctrl+j")
    screen.hand("type", "--delay", "60", "P2")
    screen.keys("Return")
    screen.click(780, 400)
    screen.hand("type", "--delay", "60", "Kic ")
    screen.keys("Hangul")
    screen.keys(*"gksrmfdlek")
    screen.keys("Hangul", "period")


def _save(screen: Desktop, folder: Path, before: str) -> None:
    screen.keys("ctrl+s")
    text = str(until("the saved file", lambda: _changed(folder, before)))
    assert "Kic 한글이다." in text
    lines = [line for line in text.splitlines() if line not in before.splitlines()]
    assert len(lines) == 1  # nothing but that paragraph


def _changed(folder: Path, before: str) -> str:
    text = (folder / ARTICLE).read_text("utf-8")
    return text if text != before else ""


def _export(screen: Desktop, folder: Path) -> None:
    """Exports under the name that the dialog proposes, and looks into the PDF."""
    screen.keys("ctrl+e")
    screen.answer("Export PDF", "Return")
    file = folder.parent / "smoke.pdf"
    until("the PDF", file.exists)
    pages = pypdfium2.PdfDocument(str(file))
    assert "Kic 한글이다." in "".join(page.get_textpage().get_text_range() for page in pages)
    screen.hand("windowfocus", "--sync", screen.window("smoke"))
