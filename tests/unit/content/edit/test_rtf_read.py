"""Rich text from old programs."""

from __future__ import annotations

import pytest

from kiclayout.content.block import Paragraph, Table
from kiclayout.content.edit.rtf_read import read_rtf
from kiclayout.content.inline import plain

HEAD = (
    rb"{\rtf1\ansi\ansicpg949\deff0{\fonttbl{\f0 \'b8\'bc\'c0\'ba;}}{\colortbl;\red255\green0\blue0;}{\*\generator X;}"
)
TABLE = (
    HEAD + rb"\trowd\cellx1000\cellx2000\pard\intbl {\b \'c7\'d7\'b8\'b8}\cell \u52376?\u47532?\u47049?\cell\row"
    rb"\trowd\cellx1000\cellx2000\pard\intbl \'ba\'cf\'c7\'d7\cell 1,234\line 5\cell\row\pard After\par}"
)


def texts(data: bytes) -> list[str]:
    return [plain(one.runs) if isinstance(one, Paragraph) else "표" for one in read_rtf(data).blocks]


def test_a_table_is_read_with_its_encodings_and_looks() -> None:
    found = read_rtf(TABLE)
    table, after = found.blocks
    assert isinstance(table, Table)
    said = [[plain(c.blocks[0].runs) for c in row.cells if not isinstance(c, str)] for row in table.grid.rows]  # type: ignore[union-attr]
    assert said == [["항만", "처리량"], ["북항", "1,234 5"]]
    assert isinstance(after, Paragraph)
    assert plain(after.runs) == "After"


def test_one_line_is_words_and_more_are_paragraphs() -> None:
    assert plain(read_rtf(HEAD + rb"\pard Hello \u-10179?\u-9216? {\b B}\par}").runs) == "Hello \U0001f400 B"
    assert texts(HEAD + rb"\pard one\par two\par}") == ["one", "two"]


def test_escapes_dashes_and_what_is_not_shown() -> None:
    data = (
        HEAD
        + rb"{\*\unknown nothing}{\pict 0102}\{a\}\\b\~c\endash d{\field{\*\fldinst HYPERLINK}{\fldrslt link}}\par}"
    )
    assert plain(read_rtf(data).runs) == "{a}\\b c–dlink"


@pytest.mark.parametrize(
    "data",
    [b"", b"no rtf", b"{\\rtf1", b"{\\rtf1 \\cell\\row\\cell", b"{\\rtf1 " + b"{" * 5000 + b"a" + b"}" * 6000,
     b"{\\rtf1 \\u99999999?\\'zz}",
     b"{\\rtf1 \\'b0", b"{\\rtf1\\ansicpg949 \\'b0\\par}"],
)  # fmt: skip
def test_anything_can_be_read(data: bytes) -> None:
    read_rtf(data)
