"""What a drag or the clipboard holds of pictures: files, a bitmap, a picture written into HTML. Nothing is fetched.

Words win: what holds words with a picture among them, as a copied range of a spreadsheet does, is words. Where they
are pasted the pictures that are on this computer come with them.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Figure
from kiclayout.content.edit.fragment import Fragment
from kiclayout.content.edit.html_pictures import lifted
from kiclayout.content.edit.html_read import read_html
from kiclayout.editor.typing.clipboard import OWN, with_heads

_HIDDEN = re.compile(r"<(style|script|title|head)\b.*?</\1\s*>|<!--.*?-->|<[^>]*>", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(r"data:image/[\w.+-]+((?:;[\w=-]+)*),(.*)", re.IGNORECASE | re.DOTALL)
_FORMATS = ("image/jpeg", "image/png", "image/webp", "image/gif", "image/tiff", "image/svg+xml", "image/bmp")
"""Files that programs put on the clipboard as they are, the best first: beside a photograph's own file, others are made
from it. What can be seen through has no JPEG of its own."""
_PNG_HEAD, _PNG_COLOR = 64 * 1024, 25
"""Bytes of a PNG that are looked at, and the one among them that says whether its pixels have an alpha value."""
_MOST_HTML = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Carried:
    """Pictures that are brought along; one kind is not empty.

    Attributes:
        files: Files and folders.
        data: Contents of picture files.
        bitmap: Pixels without a file.
        words: What the pictures are among; the paths of its figures are files, or sums of contents (SHA-256).
        left_out: How many pictures among the words are not on this computer, or damaged.
    """

    files: tuple[Path, ...] = ()
    data: tuple[bytes, ...] = ()
    bitmap: QImage | None = None
    words: Fragment | None = None
    left_out: int = 0

    def __bool__(self) -> bool:
        return bool(self.files or self.data or self.bitmap is not None)


def wants(data: QMimeData) -> bool:
    """Whether there may be pictures in ``data``; files are looked at when they are brought in."""
    if data.hasFormat(OWN):
        return False
    if data.hasUrls():
        files = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        return bool(files) and not any(map(_is_issue, files))
    if data.hasHtml() and _words_in(data.html()):
        return False
    return data.hasImage() or _has_file(data) or (data.hasHtml() and bool(_sources(data.html())))


def carried(data: QMimeData) -> Carried:
    """The pictures in ``data``."""
    if not wants(data):
        return Carried()
    files = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()) if data.hasUrls() else ()
    if files:
        return Carried(files)
    written = tuple(one for source in _sources(data.html()) if (one := _written(source))) if data.hasHtml() else ()
    if written:
        return Carried(data=written)
    linked = tuple(path for source in _sources(data.html()) if (path := _file(source))) if data.hasHtml() else ()
    if linked:
        return Carried(linked)
    for name in _FORMATS:
        if (
            data.hasFormat(name)
            and not (name == "image/jpeg" and _seen_through(data))
            and (content := bytes(data.data(name).data()))
        ):
            return Carried(data=(content,))
    image = data.imageData() if data.hasImage() else None
    return Carried(bitmap=image) if isinstance(image, QImage) and not image.isNull() else Carried()


def among_words(data: QMimeData) -> Carried:
    """The words in ``data`` with the pictures among them; nothing if there are no words, or no pictures."""
    if data.hasFormat(OWN) or data.hasUrls() or not data.hasHtml():
        return Carried()
    html, sources = lifted(data.html())
    if not sources or not _words_in(html):
        return Carried()
    words = read_html(html, pictures=True)
    contents: dict[str, bytes | Path] = {}
    blocks: list[Block] = []
    left_out = 0
    for block in words.blocks:
        if isinstance(block, Figure):
            known = _known(sources[int(block.path)])
            if known is None:
                left_out += 1
                continue
            contents[known[0]] = known[1]
            block = replace(block, path=known[0])
        blocks.append(block)
    files = tuple(one for one in contents.values() if isinstance(one, Path))
    written = tuple(one for one in contents.values() if isinstance(one, bytes))
    return Carried(files, written, None, with_heads(replace(words, blocks=tuple(blocks))), left_out)


def _known(source: str) -> tuple[str, bytes | Path] | None:
    """A picture on this computer and what it is known by; None = it is elsewhere, or damaged."""
    if content := _written(source):
        return hashlib.sha256(content).hexdigest(), content
    file = _file(source)
    return (str(file), file) if file is not None else None


def _is_issue(path: Path) -> bool:
    """Whether it is an issue, which the window opens."""
    return path.suffix == ".kicissue" or path.name == "issue.yaml" or (path / "issue.yaml").is_file()


def _has_file(data: QMimeData) -> bool:
    return any(data.hasFormat(name) for name in _FORMATS)


def _seen_through(data: QMimeData) -> bool:
    """Whether a PNG says more than the JPEG that is offered beside it, which was made from it: its head tells."""
    head = bytes(data.data("image/png").first(_PNG_HEAD).data()) if data.hasFormat("image/png") else b""
    return head[_PNG_COLOR : _PNG_COLOR + 1] in (b"\4", b"\6") or b"tRNS" in head.partition(b"IDAT")[0]


def _words_in(html: str) -> bool:
    """Whether ``html`` says anything besides showing pictures."""
    return bool(_HIDDEN.sub("", html[:_MOST_HTML]).replace("&nbsp;", "").strip("\x00\ufeff\xa0 \t\r\n"))


def _sources(html: str) -> tuple[str, ...]:
    """Where the pictures of ``html`` are."""
    return lifted(html)[1]


def _written(source: str) -> bytes:
    """The picture that a ``data:`` address holds; nothing if it is another address or damaged."""
    found = _DATA.match(source)
    if found is None:
        return b""
    body = unquote_to_bytes(found[2])
    if ";base64" not in found[1].lower():
        return body
    try:
        return base64.b64decode(body, validate=False)
    except (binascii.Error, ValueError):
        return b""


def _file(source: str) -> Path | None:
    """The file on this computer that an address names."""
    url = QUrl(source)
    path = Path(url.toLocalFile()) if url.isLocalFile() and not url.host() else None
    return path if path is not None and path.is_file() else None
