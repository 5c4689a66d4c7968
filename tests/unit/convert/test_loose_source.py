"""Encodings of text files from Korean and Chinese desks."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.convert.loose.source import read_lines

KOREAN = "하이펑시는 바람을 이용한 발전소를 세우기로 했다고 밝혔다. 이 사업에는 두 나라가 참여한다.\n둘째 줄이다."
CHINESE = "海风市决定建设风力发电站，这是中国的一个大项目。两国企业在这里有合作。\n第二行。"


@pytest.mark.parametrize(
    "text, encoding, said",
    [
        (KOREAN, "utf-8", ""),
        (KOREAN, "utf-8-sig", ""),
        (KOREAN, "cp949", "CP949"),
        (KOREAN, "utf-16", ""),
        (KOREAN, "utf-16-le", "UTF-16-LE"),
        (KOREAN, "utf-16-be", "UTF-16-BE"),
        (CHINESE, "gb18030", "GB18030"),
        (CHINESE, "utf-8", ""),
    ],
)
def test_encodings(tmp_path: Path, text: str, encoding: str, said: str) -> None:
    file, sink = tmp_path / "a.txt", Sink()
    file.write_bytes(text.encode(encoding))
    assert [line.text for line in read_lines(file, sink)] == text.split("\n")
    assert [(found.code, found.value("encoding")) for found in sink] == (
        [("convert-encoding-guessed", said)] if said else []
    )


def test_line_ends_and_composition(tmp_path: Path) -> None:
    file, sink = tmp_path / "a.txt", Sink()
    file.write_bytes("\u1112\u1161\u11ab\r\n글\r".encode())
    assert [line.text for line in read_lines(file, sink)] == ["한", "글", ""]
    assert [found.code for found in sink] == ["convert-text-composed"]


def test_unknown_bytes_are_reported(tmp_path: Path) -> None:
    file, sink = tmp_path / "a.txt", Sink()
    file.write_bytes("한글".encode() + b"\xff\xff\x81")
    assert read_lines(file, sink)[0].text.startswith("한글")
    assert [found.code for found in sink] == ["convert-encoding-unknown"]


def test_an_empty_file_has_no_encoding(tmp_path: Path) -> None:
    file, sink = tmp_path / "a.txt", Sink()
    file.write_bytes(b"")
    assert [line.text for line in read_lines(file, sink)] == [""]
    assert not len(sink)


@pytest.mark.parametrize(("text", "line"), [("# 가\n\n\0\0 abc\n", 3), ("가나다라\n" * 50 + "\0끝이다", 51)])
def test_a_few_zero_bytes_are_taken_out_of_a_text(tmp_path: Path, text: str, line: int) -> None:
    file, sink = tmp_path / "a.txt", Sink()
    file.write_bytes(text.encode())
    assert [one.text for one in read_lines(file, sink)] == text.replace("\0", "").split("\n")
    assert [(found.code, found.place and found.place.line) for found in sink] == [("convert-nul", line)]
