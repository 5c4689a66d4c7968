"""The commands as a user calls them: what they make, what they say, and their exit status."""

from __future__ import annotations

import datetime as dt
import json
import os
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from kiclayout import __version__
from kiclayout.__main__ import _end_at_once, _stop_tidily, main
from kiclayout.cli import commands
from kiclayout.cli.words import LANGUAGES, WORDS

COMMANDS = ("export", "new", "import", "check", "pack", "unpack")


@pytest.fixture
def issue(tmp_path: Path) -> Path:
    assert main(["new", str(tmp_path / "issue-7"), "--number", "7", "--date", "2026-11-25", "--lang", "en"]) == 0
    return tmp_path / "issue-7"


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def spoil(issue: Path) -> None:
    """Puts an error (a missing picture) into the issue."""
    article = issue / "articles" / "sample.md"
    article.write_text(article.read_text("utf-8") + "\n::: figure images/none.jpg\nalt: 없음\n:::\n", "utf-8")


def break_(issue: Path) -> None:
    """Makes the issue unreadable."""
    facts = issue / "issue.yaml"
    facts.write_text(facts.read_text("utf-8").replace("sections:", "sections: ["), "utf-8")


# ---------------------------------------------------------------------------------------------------- new, export
def test_a_new_issue_prints_at_once(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(issue), "-o", "out.pdf", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "warning" not in said.err
    assert "out.pdf" in said.out
    document = pypdfium2.PdfDocument("out.pdf")
    assert len(document) >= 4
    assert "7" in document[0].get_textpage().get_text_range()
    assert f"{len(document)} pages" in said.out


def test_new_keeps_off_what_is_there(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (issue / "issue.yaml").read_bytes()
    assert main(["new", str(issue), "--lang", "en"]) == 2
    assert "error" in capsys.readouterr().err
    assert (issue / "issue.yaml").read_bytes() == before


@pytest.mark.parametrize("date", ["tomorrow", "2026-13-01", "25.11.2026", "9999-12-31"])
def test_new_takes_no_false_date(date: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "fresh", "--date", date, "--lang", "en"]) == 2
    assert date in capsys.readouterr().err
    assert not Path("fresh").exists()


def test_new_takes_no_false_number(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "fresh", "--number", "-3", "--lang", "en"]) == 2
    assert "-3" in capsys.readouterr().err
    assert not Path("fresh").exists()


@pytest.mark.parametrize("name", ["none", "../x", "", "/etc"])
@pytest.mark.parametrize("command", [["new", "fresh"], ["import", "loose.md", "-o", "fresh"]])
def test_nothing_is_made_for_a_layout_that_is_not_there(
    name: str, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    Path("loose.md").write_text("# 제목\n\n글\n", "utf-8")
    assert main([*command, f"--layout={name}", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "[app-layout-missing]" in said
    assert "kic-weekly" in said
    assert not Path("fresh").exists()


def test_the_last_day_of_the_calendar_prints(issue: Path) -> None:
    facts = issue / "issue.yaml"
    facts.write_text(facts.read_text("utf-8").replace("2026-11-25", "9999-12-31"), "utf-8")
    assert main(["export", str(issue), "-o", "out.pdf", "--lang", "en"]) == 0


@pytest.mark.parametrize(
    ("today", "day"),
    [
        ("2026-11-17", "2026-11-18"),
        ("2026-11-18", "2026-11-25"),
        ("2026-11-19", "2026-11-25"),
        ("2026-12-31", "2027-01-06"),
    ],
)
def test_an_issue_is_of_the_next_wednesday(today: str, day: str) -> None:
    assert commands.next_wednesday(dt.date.fromisoformat(today)).isoformat() == day


@pytest.mark.parametrize("given", ["issue-7", "issue-7/", "issue-7/issue.yaml", "."])
def test_the_pdf_is_called_like_the_issue(given: str, issue: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if given == ".":
        monkeypatch.chdir(issue)
    assert main(["export", given, "--lang", "en", "-q"]) == 0
    assert Path("issue-7.pdf").read_bytes().startswith(b"%PDF")


def test_an_error_is_told_and_the_pdf_made(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(issue)
    assert main(["export", str(issue), "-o", "out.pdf", "--lang", "en"]) == 1
    said = capsys.readouterr().err
    assert "articles/sample.md:" in said
    assert "images/none.jpg" in said
    assert Path("out.pdf").exists()


def test_strict_makes_nothing_of_an_issue_with_errors(issue: Path) -> None:
    spoil(issue)
    assert main(["export", str(issue), "-o", "out.pdf", "--lang", "en", "--strict"]) == 2
    assert not Path("out.pdf").exists()


def test_an_old_pdf_stays_if_no_new_one_can_be_made(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("out.pdf").write_bytes(b"%PDF-old")
    break_(issue)
    assert main(["export", str(issue), "-o", "out.pdf", "--lang", "en"]) == 2
    assert "issue.yaml:" in capsys.readouterr().err
    assert Path("out.pdf").read_bytes() == b"%PDF-old"
    assert {path.name for path in Path().iterdir()} == {"out.pdf", "issue-7"}


def test_a_pdf_that_cannot_be_written_is_an_error(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", str(issue), "-o", "no/such/folder/out.pdf", "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "out.pdf" in said
    assert "Traceback" not in said


@pytest.mark.parametrize("command", ["export", "check", "pack"])
@pytest.mark.parametrize("given", ["nowhere", "nowhere.kicissue"])
def test_an_issue_that_is_not_there(command: str, given: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, given, "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "nowhere" in said
    assert "Traceback" not in said


# ---------------------------------------------------------------------------------------------------- check
def test_check_reads_sets_and_writes_nothing(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(issue), "--lang", "en"]) == 0
    assert "0 errors" in capsys.readouterr().out
    assert {path.name for path in Path().iterdir()} == {"issue-7"}


def test_check_counts_errors_and_shows_them(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(issue)
    assert main(["check", str(issue), "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "1 error," in said
    assert "[typeset-picture-missing]" in said


def test_quiet_leaves_notes_out_and_errors_in(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(issue)
    article = issue / "articles" / "sample.md"
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["check", str(issue), "--lang", "en"]) == 1
    loud = capsys.readouterr().out
    assert main(["check", str(issue), "--lang", "en", "-q"]) == 1
    quiet = capsys.readouterr().out
    assert "[store-text-line-ends]" in loud
    assert "[store-text-line-ends]" not in quiet
    assert "[typeset-picture-missing]" in quiet


def test_options_may_stand_before_the_command(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article = issue / "articles" / "sample.md"
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["-q", "--lang", "zh", "check", str(issue)]) == 0
    said = capsys.readouterr().out
    assert "[store-text-line-ends]" not in said
    assert WORDS["checked"]["zh"].partition("}")[2][:4] in said


# ---------------------------------------------------------------------------------------------------- pack, unpack
def test_a_packed_issue_comes_back_as_it_was_and_prints(issue: Path) -> None:
    assert main(["pack", str(issue), "--lang", "en"]) == 0
    assert zipfile.is_zipfile("issue-7.kicissue")
    assert main(["unpack", "issue-7.kicissue", "-o", "again", "--lang", "en"]) == 0
    files = {path.relative_to(issue): path.read_bytes() for path in issue.rglob("*") if path.is_file()}
    assert {
        path.relative_to("again"): path.read_bytes() for path in Path("again").rglob("*") if path.is_file()
    } == files
    assert main(["export", "issue-7.kicissue", "-o", "packed.pdf", "--lang", "en"]) == 0
    assert main(["export", "again", "-o", "again.pdf", "--lang", "en"]) == 0
    assert Path("packed.pdf").read_bytes() == Path("again.pdf").read_bytes()


def test_unpack_makes_a_folder_of_the_files_name_and_spoils_none(issue: Path) -> None:
    assert main(["pack", str(issue), "-o", "mail.kicissue", "--lang", "en"]) == 0
    assert main(["unpack", "mail.kicissue", "--lang", "en"]) == 0
    assert Path("mail/issue.yaml").is_file()
    assert main(["unpack", "mail.kicissue", "--lang", "en"]) == 2


def test_what_is_no_pack_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mail.kicissue").write_bytes(b"not a zip")
    assert main(["unpack", "mail.kicissue", "--lang", "en"]) == 2
    assert "mail.kicissue" in capsys.readouterr().err
    assert not Path("mail").exists()


# ---------------------------------------------------------------------------------------------------- import
def test_imported_markdown_prints(capsys: pytest.CaptureFixture[str]) -> None:
    text = "# 주간 소식\n\n## 한중 포럼 개최\n\n1) 행사 개요\n\n포럼이 12일 열렸다.\n\n2) 결과\n\n모두 돌아갔다.\n"
    Path("loose.md").write_text(text, "utf-8")
    assert main(["import", "loose.md", "-o", "issue-8", "--lang", "en"]) in (0, 1)
    assert "issue-8" in capsys.readouterr().out
    assert main(["export", "issue-8", "-o", "out.pdf", "--lang", "en"]) in (0, 1)
    words = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument("out.pdf"))
    assert "포럼이 12일 열렸다." in words


@pytest.mark.parametrize(("file", "content"), [("old.hwp", b"HWP"), ("none.md", None)])
def test_import_refuses_what_it_cannot_read(
    file: str, content: bytes | None, capsys: pytest.CaptureFixture[str]
) -> None:
    if content is not None:
        Path(file).write_bytes(content)
    assert main(["import", file, "-o", "issue-8", "--lang", "en"]) == 2
    assert file in capsys.readouterr().err
    assert not Path("issue-8").exists()


def test_import_overwrites_nothing(issue: Path) -> None:
    Path("loose.md").write_text("# 제목\n\n글\n", "utf-8")
    before = (issue / "issue.yaml").read_bytes()
    assert main(["import", "loose.md", "-o", str(issue), "--lang", "en"]) == 2
    assert (issue / "issue.yaml").read_bytes() == before


# ---------------------------------------------------------------------------------------------------- words
def test_every_wording_exists_in_three_languages_with_the_same_fields() -> None:
    for key, texts in WORDS.items():
        assert set(texts) == set(LANGUAGES), key
        assert all(texts.values()), key
        fields = {lang: sorted(part.split("}")[0] for part in text.split("{")[1:]) for lang, text in texts.items()}
        assert fields["ko"] == fields["zh"] == fields["en"], key


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_speaks_the_language_asked_for(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([*([command] if command else []), "--help", "--lang", lang] if command else ["--lang", lang, "--help"])
    assert ended.value.code == 0
    said = "".join(capsys.readouterr().out.split())
    assert "".join(WORDS[command or "about"][lang].split()) in said
    assert "".join(WORDS["help"][lang].split()) in said


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--lang", "en", "--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert all(command in said for command in COMMANDS)


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.split() == ["kiclayout", __version__]


@pytest.mark.parametrize(("lang", "word"), [("ko", "오류"), ("zh", "错误"), ("en", "error")])
def test_findings_speak_the_language_asked_for(
    lang: str, word: str, issue: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_(issue)
    assert main(["check", str(issue), f"--lang={lang}"]) == 2
    said = capsys.readouterr().err
    assert word in said
    assert WORDS["nothing-made"][lang] in said


# ---------------------------------------------------------------------------------------------------- faults, streams
def test_our_own_fault_is_one_line(
    issue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fall(*_: object, **__: object) -> None:
        raise ZeroDivisionError("by nought")

    monkeypatch.setattr("kiclayout.app.export.export_pdf", fall)
    assert main(["export", str(issue), "-o", "out.pdf", "--lang", "en"]) == 3
    said = capsys.readouterr().err
    assert "ZeroDivisionError: by nought (test_commands.py:" in said
    assert "Traceback" not in said


def test_stopping_is_no_fault(issue: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kiclayout.app.export.export_pdf", stop)
    assert main(["export", str(issue), "--lang", "en"]) == 130
    assert WORDS["stopped"]["en"] in capsys.readouterr().err


def test_an_ascii_terminal_gets_its_findings(issue: Path) -> None:
    spoil(issue)
    env = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    command = [sys.executable, "-m", "kiclayout", "check", str(issue), "--lang", "ko"]
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert done.returncode == 1
    assert "images/none.jpg" in done.stdout.decode("utf-8")


def test_pictures_with_korean_names_are_found_whatever_the_system_speaks(issue: Path) -> None:
    article = issue / "articles" / "sample.md"
    Image.new("RGB", (60, 40), "red").save(issue / "images" / "그림.png")
    article.write_text("# 제목\n\n글.\n\n::: figure images/그림.png\nalt: 빨강\n:::\n", "utf-8")
    env = {**os.environ, "LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    command = [sys.executable, "-m", "kiclayout", "check", str(issue), "--lang", "en", "-q"]
    done = subprocess.run(command, capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"0 errors" in done.stdout


def test_every_code_that_a_command_can_show_has_a_remedy() -> None:
    table = json.loads((Path(commands.__file__).parents[1] / "base" / "wording" / "app.json").read_text("utf-8"))
    assert table
    assert all(entry[lang]["hint"] for entry in table.values() for lang in LANGUAGES)


def test_export_tells_machines_everything_in_lines(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = issue.parent / "machine.pdf"
    assert main(["export", str(issue), "-o", str(target), "--json"]) == 0
    told = capsys.readouterr()
    lines = [json.loads(line) for line in told.out.splitlines()]
    assert {next(iter(line)) for line in lines[:-1]} <= {"progress", "finding"}
    assert lines[-1]["result"]["file"] == str(target)
    assert lines[-1]["result"]["pages"] > 0
    assert main(["export", str(issue / "none"), "-o", str(target), "--json"]) == 2
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[-2]["finding"]["code"] == "store-issue-missing"
    assert lines[-1]["result"]["file"] == ""


def test_export_takes_words_from_another_folder(issue: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    shutil.copytree(issue, texts, ignore=shutil.ignore_patterns("images"))
    facts = (texts / "issue.yaml").read_text("utf-8")
    (texts / "issue.yaml").write_text(facts + "notice: 다른 곳에서 온 알림\n", "utf-8")
    target = tmp_path / "out.pdf"
    assert main(["export", str(issue), "-o", str(target), "--texts", str(texts), "-q"]) == 0
    plain = tmp_path / "plain.pdf"
    assert main(["export", str(issue), "-o", str(plain), "-q"]) == 0
    assert target.read_bytes() != plain.read_bytes()


# ---------------------------------------------------------------------------------------------------- another layout
def test_export_prints_in_another_layout(issue: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (issue / "issue.yaml").read_text("utf-8")
    assert main(["export", str(issue), "-o", "journal.pdf", "--layout", "kic-journal", "--lang", "en"]) == 0
    plain, journal = _widths(issue), [page.get_width() for page in pypdfium2.PdfDocument("journal.pdf")]
    assert len(journal) >= 4
    assert max(journal) < min(plain)
    assert (issue / "issue.yaml").read_text("utf-8") == before
    assert main(["export", str(issue), "-o", "none.pdf", "--layout", "kic-jurnal", "--lang", "en"]) == 2
    assert "kic-journal" in capsys.readouterr().err
    assert not Path("none.pdf").exists()


def _widths(issue: Path) -> list[float]:
    """Of the pages of the issue in its own layout."""
    assert main(["export", str(issue), "-o", "own.pdf", "--lang", "en"]) == 0
    return [page.get_width() for page in pypdfium2.PdfDocument("own.pdf")]


def test_a_command_that_is_to_end_stops_as_for_the_keyboard_and_a_window_at_once() -> None:
    before = signal.getsignal(signal.SIGTERM)
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        _stop_tidily()
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGTERM)
        _end_at_once()
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        _stop_tidily()
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)
