"""What a clipboard or a drag holds of pictures."""

from __future__ import annotations

import base64
import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QByteArray, QMimeData, QUrl
from PySide6.QtGui import QImage

from kiclayout.content.block import Figure
from kiclayout.editor.pictures.carried import among_words, carried, wants
from kiclayout.editor.typing.clipboard import OWN


def png() -> bytes:
    out = BytesIO()
    Image.new("RGB", (4, 3), "red").save(out, "PNG")
    return out.getvalue()


def data(html: str = "", text: str = "", files: tuple[Path, ...] = (), image: bool = False) -> QMimeData:
    made = QMimeData()
    if html:
        made.setHtml(html)
    if text:
        made.setText(text)
    if files:
        made.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    if image:
        made.setImageData(QImage(4, 3, QImage.Format.Format_RGB32))
    return made


WRITTEN = f'<img alt="" src="data:image/png;base64,{base64.b64encode(png()).decode()}">'


def test_files_and_folders_are_taken_as_they_are(tmp_path: Path) -> None:
    found = carried(data(files=(tmp_path / "a.jpg", tmp_path)))
    assert found.files == (tmp_path / "a.jpg", tmp_path)


def test_an_issue_is_no_picture(tmp_path: Path) -> None:
    (tmp_path / "issue").mkdir()
    (tmp_path / "issue" / "issue.yaml").write_text("format: 1\n", "utf-8")
    for name in ("issue", "issue/issue.yaml", "old.kicissue"):
        assert not wants(data(files=(tmp_path / name,)))


def test_a_picture_written_into_html_is_taken_whole() -> None:
    for html in (WRITTEN, f"<html><head><style>p {{}}</style></head><body><!--x-->&nbsp;{WRITTEN}</body></html>"):
        assert wants(data(html))
        assert carried(data(html)).data == (png(),)
    plain = data("<img src='data:image/svg+xml,%3Csvg%20xmlns=%22a%22/%3E'>")
    assert carried(plain).data == (b'<svg xmlns="a"/>',)


def test_a_browsers_picture_comes_from_the_clipboard_and_never_from_its_address(tmp_path: Path) -> None:
    html = '<img src="https://example.org/a.png">'
    assert carried(data(html, image=True)).bitmap is not None
    assert not carried(data(html))
    made = data(html)
    made.setData("image/png", QByteArray(png()))
    assert carried(made).data == (png(),)
    assert not carried(data('<img src="file://server/share/a.png">'))


def test_a_file_of_this_computer_named_in_html_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "clip.png"
    file.write_bytes(png())
    assert carried(data(f'<img src="{QUrl.fromLocalFile(str(file)).toString()}">')).files == (file,)


@pytest.mark.parametrize("html", ["<p>말</p>" + WRITTEN, "<table><tr><td>1</td></tr></table>"])
def test_words_with_a_picture_among_them_are_words(html: str) -> None:
    assert not wants(data(html, "말", image=True))
    assert not carried(data(html, "말", image=True))


def test_our_own_blocks_are_no_files() -> None:
    made = data(image=True)
    made.setData(OWN, QByteArray(b"{}"))
    assert not wants(made)


@pytest.mark.parametrize("source", ["data:image/png;base64,@@@", "data:image/png;base64,", "data:text/plain,x", ""])
def test_damaged_addresses_give_nothing(source: str) -> None:
    assert not carried(data(f'<img src="{source}">'))


@pytest.mark.parametrize(("mode", "kept"), [("RGBA", "image/png"), ("RGB", "image/jpeg")])
def test_what_can_be_seen_through_is_taken_as_it_is_and_not_as_a_jpeg_of_it(mode: str, kept: str) -> None:
    offered = {}
    for form in ("PNG", "JPEG"):
        out = BytesIO()
        Image.new(mode if form == "PNG" else "RGB", (4, 3), "red").save(out, form)
        offered[f"image/{form.lower()}"] = out.getvalue()
    made = QMimeData()
    for name, content in offered.items():
        made.setData(name, QByteArray(content))
    assert carried(made).data == (offered[kept],)


def test_pictures_among_words_are_those_of_this_computer(tmp_path: Path) -> None:
    file = tmp_path / "clip 1.png"
    file.write_bytes(png())
    address = QUrl.fromLocalFile(str(file)).toString()
    html = f"<p>말</p>{WRITTEN}<img src='{address}'>{WRITTEN}<img src='https://example.org/a.png'><p>끝</p>"
    found = among_words(data(html, "말"))
    assert (found.files, found.data, found.left_out) == ((file,), (png(),), 1)
    assert found.words is not None
    figures = [one.path for one in found.words.blocks if isinstance(one, Figure)]
    assert figures == [hashlib.sha256(png()).hexdigest(), str(file), figures[0]]
    damaged = among_words(data("<p>말</p><img src='data:image/png;base64,'>"))
    assert (damaged.data, damaged.left_out) == ((), 1)
    assert among_words(data(WRITTEN)).words is None
    assert among_words(data("<p>말</p>")).words is None
