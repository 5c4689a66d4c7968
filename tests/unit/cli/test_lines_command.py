"""``kiclayout lines`` as a user calls it: table, JSON, picture, and what it says to bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kiclayout.__main__ import main
from kiclayout.cli.lines import columns, table
from kiclayout.cli.words import LANGUAGES, word

BODY = (
    "밍하이시는 지난 다섯 해에 걸쳐 앞바다의 바람과 물결을 전기로 바꾸는 실증단지를 넓혀 왔으며, 어민과 조선소, "
    "연구소가 저마다 다른 셈법을 들고 모인 탓에 처음에는 더디게 움직였다고 밍하이일보(明海日报)는 전했다."
)


@pytest.fixture
def text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("text.txt").write_text(BODY, "utf-8")
    return "text.txt"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_table_is_in_line(lang: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lines", text, "--width", "60,170", "--lang", lang]) == 0
    said, blank, *rows = capsys.readouterr().out.splitlines()
    assert said.startswith("text.txt")
    assert not blank
    assert len({columns(row) for row in rows}) == 1
    assert [row.split()[0] for row in rows[2:]] == ["60", "170"]
    assert word("lines-overfull", lang) in rows[0]


def test_full_width_counts_double() -> None:
    assert table([["줄", "ab"], ["1", "한국"]]) == ["줄    ab", "--------", " 1  한국"]


def test_json(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lines", text, "--width", "82", "--size", "10", "--font", "KIC Sans", "--json", "-o", "a.png"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["source"], data["font"], data["size"], data["align"]) == ("text.txt", "KIC Sans", 10.0, "justify")
    (row,) = data["rows"]
    assert row["width"] == 82
    assert row["ends"] > 0
    assert {"tears", "strands", "heads", "tails", "particles", "slack_p95", "jump", "overfull"} <= set(row)


def test_a_picture(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lines", text, "-o", "proof.pdf", "--lang", "en"]) == 0
    assert Path("proof.pdf").read_bytes().startswith(b"%PDF")
    assert "proof.pdf" in capsys.readouterr().out


def test_a_pdf_is_judged(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lines", text, "--width", "60", "-o", "own.pdf", "-q"]) == 0
    Path("text.txt").write_text(BODY + "\n" + "없는 문단 " * 30, "utf-8")
    assert main(["lines", "text.txt", "--width", "60", "--pdf", "own.pdf", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "1 paragraphs that the PDF does not hold" in said.out
    assert "text.txt:2" in said.err
    assert "app-lines-lost" in said.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["none.txt"], "none.txt"),
        (["none"], "none"),
        (["text.txt", "--width", "wide"], "170, 160-180"),
        (["text.txt", "--size", "x"], "10.5"),
        (["text.txt", "--font", "Batang"], "KIC Sans"),
        (["text.txt", "--least", "9999"], "--least"),
        (["text.txt", "--pdf", "a.pdf"], "--width"),
        (["text.txt", "--pdf", "a.pdf", "--width", "60"], "a.pdf"),
        (["text.txt", "-o", "a.jpg"], ".png"),
    ],
)
def test_bad_input_has_a_remedy(arguments: list[str], said: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lines", *arguments, "--lang", "en"]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert "Traceback" not in shown
    assert "fault of the program" not in shown
