"""Pictures on their way out of documents."""

from __future__ import annotations

from pathlib import Path

import hangul_files as hangul
import pytest
from hwp_files import hwp
from word_files import docx, p, shot

from kiclayout.convert import picture_files
from kiclayout.convert.archive import Archive
from kiclayout.convert.loose.desk import PictureFile
from kiclayout.convert.office import hwp_file


def test_a_document_is_opened_once_for_all_its_pictures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = list[str]()

    class Counted(Archive):
        def __init__(self, path: Path) -> None:
            opened.append(path.name)
            super().__init__(path)

    class CountedHwp(hwp_file.HwpFile):
        def __init__(self, path: Path) -> None:
            opened.append(path.name)
            super().__init__(path)

    monkeypatch.setattr(picture_files, "Archive", Counted)
    monkeypatch.setattr(hwp_file, "HwpFile", CountedHwp)
    word = docx(tmp_path / "a.docx", p(shot("a")), pictures={"a": b"A", "b": b"B"})
    old = hwp(tmp_path / "b.hwp", hangul.p("글"), files={"c.png": b"C", "d.png": b"D"})
    (tmp_path / "e.png").write_bytes(b"E")
    asked = [
        PictureFile(word, "images/a.png", "word/media/a.png"),
        PictureFile(word, "images/b.png", "word/media/b.png"),
        PictureFile(old, "images/c.png", "BinData/BIN0001.png"),
        PictureFile(old, "images/d.png", "BinData/BIN0002.png"),
        PictureFile(old, "images/x.png", "BinData/BIN0009.png"),
        PictureFile(tmp_path / "e.png", "images/e.png"),
    ]
    got = [content for _, content in picture_files.contents(asked)]
    assert got == [b"A", b"B", b"C", b"D", None, b"E"]
    assert opened == ["a.docx", "b.hwp"]


def test_a_document_that_is_none_any_more_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK and no more")
    asked = [PictureFile(tmp_path / "a.docx", "images/a.png", "word/media/a.png")]
    assert list(picture_files.contents(asked)) == [(asked[0], None)]
    with pytest.raises(OSError):
        list(picture_files.contents([PictureFile(tmp_path / "gone.docx", "images/a.png", "a")]))
