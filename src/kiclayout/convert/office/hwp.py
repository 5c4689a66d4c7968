"""Reads what Hancom's word processor writes as .hwp, the older of its two kinds of file (HWP 5.x, since 2000).

It is put in the words of the newer kind, .hwpx, and read as such by ``hwpx``, so that both become the same articles.
본 제품은 한글과컴퓨터의 한글 문서 파일(.hwp) 공개 문서를 참고하여 개발하였습니다. (What it asks for: this was made with
the help of Hancom's published document of the format, revision 1.3.)
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import takewhile
from pathlib import Path

from lxml import etree

from kiclayout.convert.archive import BrokenError
from kiclayout.convert.office.hwp_file import HwpFile
from kiclayout.convert.office.hwp_header import header_of
from kiclayout.convert.office.hwp_objects import Objects
from kiclayout.convert.office.hwp_text import PARAGRAPH, Paragraphs
from kiclayout.convert.office.hwpx import manuscript_of
from kiclayout.convert.office.hwpx_package import MOST_SECTIONS
from kiclayout.convert.office.written import Manuscript

_MEMOS = 0x5D


def read_hwp(path: Path) -> Manuscript:
    """What a document holds.

    Raises:
        LockedError: It is encrypted.
        ReadOnlyError: It was saved for reading only.
        OldError: It is of the time before 2000.
        BrokenError: It is no such document.
    """
    with HwpFile(path) as file:
        return manuscript_of(_Parts(file))


class _Parts:
    """The parts of a document, as ``hwpx_package.Parts`` has them."""

    def __init__(self, file: HwpFile) -> None:
        self._file = file

    @cached_property
    def header(self) -> etree._Element:
        return header_of(self._file.info)

    @property
    def tracked(self) -> bool:
        return self._file.tracked

    @property
    def more(self) -> int:
        return max(len(self._file.sections) - MOST_SECTIONS, 0)

    def part(self, item: str) -> str:
        at = int(item or 0) - 1
        return self._file.pictures[at] if 0 <= at < len(self._file.pictures) else ""

    def sections(self) -> Iterator[etree._Element]:
        if not self._file.sections:
            raise BrokenError
        for part in self._file.sections[:MOST_SECTIONS]:
            section, paragraphs = etree.Element("sec"), Paragraphs(Objects().put)
            records = self._file.section(part)
            body = takewhile(lambda one: one.tag != _MEMOS, records)  # what readers wrote of the text stands behind it
            section.extend(paragraphs.paragraph(one) for one in body if one.tag == PARAGRAPH)
            yield section
