"""Workbooks for tests, written by hand: the parts that a reader needs, and nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def sheet_xml(rows: str, more: str = "", columns: str = "") -> str:
    """A sheet part of rows as XML; ``more`` stands behind them, ``columns`` before."""
    return f'<worksheet xmlns="{MAIN}">{columns}<sheetData>{rows}</sheetData>{more}</worksheet>'


def strings_xml(*texts: str) -> str:
    return f'<sst xmlns="{MAIN}">' + "".join(f"<si>{text}</si>" for text in texts) + "</sst>"


def styles_xml(*codes: str) -> str:
    """Cell styles with number formats: a number is a built-in one, anything else a code."""
    own = "".join(f'<numFmt numFmtId="{200 + n}" formatCode="{code}"/>' for n, code in enumerate(codes))
    xfs = "".join(f'<xf numFmtId="{code if code.isdigit() else 200 + n}"/>' for n, code in enumerate(codes))
    return f'<styleSheet xmlns="{MAIN}"><numFmts>{own}</numFmts><cellXfs>{xfs}</cellXfs></styleSheet>'


def workbook(path: Path, sheets: Mapping[str, str], more: Mapping[str, str] | None = None, pr: str = "") -> Path:
    """Writes a workbook of sheets by name; ``more``: other parts."""
    tabs = "".join(f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1))
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{pr}<sheets>{tabs}</sheets></workbook>'
    targets = "".join(f'<Relationship Id="r{n}" Target="worksheets/sheet{n}.xml"/>' for n, _ in enumerate(sheets, 1))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{targets}</Relationships>")
        for n, part in enumerate(sheets.values(), 1):
            archive.writestr(f"xl/worksheets/sheet{n}.xml", part)
        for name, part in (more or {}).items():
            archive.writestr(name, part)
    return path
