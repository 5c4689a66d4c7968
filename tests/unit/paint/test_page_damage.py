"""Pages of other files that break off, as checks find them."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin
from kiclayout.paint.page_damage import check_page

CUT = (b"q 1 0 0 rg 10 10 50 50 re f 12", b"(open", b"BI /W 4 /H 4 /CS /G /BPC 8 ID abc")


def page(path: Path, content: bytes, form: bytes = b"") -> Path:
    """A file with a page that draws ``content``, and has a form that draws another."""
    with pikepdf.new() as pdf:
        sheet = pdf.add_blank_page(page_size=(200, 100))
        facts = {"/Type": pikepdf.Name.XObject, "/Subtype": pikepdf.Name.Form, "/BBox": [0, 0, 200, 100]}
        sheet.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=pdf.make_stream(form, facts)))
        sheet.Contents = pdf.make_stream(content)
        pdf.save(path)
    return path


def found(path: Path, most: int = 10_000) -> list[tuple[str, str | None, Origin | None]]:
    sink = Sink()
    check_page(path, sink, Origin(7), most)
    return [(one.code, one.value("file"), one.origin) for one in sink]


@pytest.mark.parametrize("content", CUT)
def test_a_page_that_breaks_off_is_told_and_so_is_one_whose_form_does(tmp_path: Path, content: bytes) -> None:
    told = [("paint-artwork-cut", "a.pdf", Origin(7))]
    assert found(page(tmp_path / "a.pdf", content)) == told
    assert found(page(tmp_path / "a.pdf", b"/F Do", content)) == told


def test_checks_are_silent_on_whole_pages_on_large_ones_and_on_what_is_none(tmp_path: Path) -> None:
    assert found(page(tmp_path / "a.pdf", b"1 0 0 rg 10 10 50 50 re f")) == []
    assert found(page(tmp_path / "a.pdf", CUT[0]), most=5) == []
    assert found(tmp_path / "none.pdf") == []
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.7\n")
    assert found(tmp_path / "b.pdf") == []
