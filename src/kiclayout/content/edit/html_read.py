"""Reads what word processors, browsers and spreadsheets put on the clipboard as HTML.

Words, paragraphs, headings, lists, quotes, tables, bold, emphasis, raised and lowered signs, links and languages are
taken, and where pictures are if that is asked for; all else (colours, fonts, scripts, the office's own marks) is not.
Any text can be read: what is broken is read as far as it goes, what is too large is cut.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

from kiclayout.base.record import replace
from kiclayout.content.block import Block, Figure, Heading, Item, List, Paragraph, Quote
from kiclayout.content.edit.fragment import Fragment, read_fragment
from kiclayout.content.edit.html_grid import Grid, table_of
from kiclayout.content.edit.html_look import href_of, look_of, style_of
from kiclayout.content.edit.html_pictures import number_of
from kiclayout.content.edit.numbering import with_number
from kiclayout.content.edit.splice import Look
from kiclayout.content.inline import Break, Inline, Link, Text
from kiclayout.content.marker import list_kind, split_item
from kiclayout.content.normal import joined
from kiclayout.content.runs import clean, normal_runs

LARGEST = 2_000_000
"""Characters that are read."""
MOST_BLOCKS = 20_000
"""Paragraphs, those of cells among them: the largest table has as many cells."""
DEEPEST = 8
"""Lists in each other."""

_SKIPPED = frozenset({
    "script", "style", "head", "title", "template", "noscript", "svg", "math", "object", "select", "rp",
})  # fmt: skip
_EMPTY = frozenset({"br", "img", "hr", "meta", "link", "input", "col", "wbr", "area", "base", "source", "embed"})
_BLOCKS = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "table", "tr", "td", "th", "blockquote", "pre",
    "section", "article", "header", "footer", "main", "aside", "figure", "figcaption", "dl", "dt", "dd", "address",
    "center", "caption", "hr", "body", "thead", "tbody", "tfoot",
})  # fmt: skip
_SPACE = re.compile(r"[ \t\r\n\f]+")
_HAN = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_LEVEL = re.compile(r"level(\d+)")
_START = re.compile(r"\d{1,3}")
_SMALLEST = 24
"""Pixels, in width and height: what is smaller decorates a page."""


def read_html(html: str, pictures: bool = False) -> Fragment:
    """The fragment that ``html`` shows; empty if it shows nothing. Never raises.

    Args:
        html: As it is on the clipboard; its ``pictures`` as ``html_pictures.lifted`` leaves them.
        pictures: Whether there is a figure, its path the number of a picture, behind the paragraph, list or table that
            the picture is in.
    """
    reader = _Reader(pictures)
    try:
        reader.feed(html[:LARGEST])
        reader.close()
    except (AssertionError, ValueError, IndexError):  # html.parser's own limits: what was read so far counts
        pass
    blocks = reader.finished()
    cut = reader.cut or len(html) > LARGEST
    return read_fragment(blocks, cut)


class _Tag:
    """An element that is open: what it changes in the words inside it."""

    def __init__(self, name: str, look: Look, href: str, skipped: bool) -> None:
        self.name, self.look, self.href, self.skipped = name, look, href, skipped


class _Frame:
    """A place that blocks are put in: the whole, a list, an item, a cell, a quote."""

    def __init__(self, kind: str, marker: str = "") -> None:
        self.kind, self.marker = kind, marker
        self.blocks: list[Block] = []
        self.items: list[Item] = []
        self.grid: Grid | None = None


class _Reader(HTMLParser):
    def __init__(self, pictures: bool = False) -> None:
        super().__init__(convert_charrefs=True)
        self._pictures = pictures
        self._held: list[Block] = []
        self._tags: list[_Tag] = []
        self._frames = [_Frame("whole")]
        self._runs: list[Inline] = []
        self._level = 0
        self._office: tuple[int, str] | None = None
        self._count = 0
        self._base, self._reading = 0, ""
        self.cut = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Opens an element."""
        said = {name: value or "" for name, value in attrs}
        above = self._tags[-1] if self._tags else _Tag("", Look(), "", False)
        style = style_of(said.get("style", ""))
        if tag in _EMPTY:
            self._single(tag, said, above)
            return
        skipped = above.skipped or tag in _SKIPPED or style.get("display") == "none" or ":" in tag
        if style.get("mso_list", "").lower() == "ignore":
            self._office = (self._office[0] if self._office else 1, "?")
            skipped = False
        if tag == "ruby":
            self._base = len(self._runs)
        self._tags.append(_Tag(tag, look_of(tag, said, style, above.look), href_of(tag, said, above.href), skipped))
        if not skipped and tag in _BLOCKS:
            self._open(tag, said, style)

    def _single(self, tag: str, said: dict[str, str], above: _Tag) -> None:
        if tag == "br" and not above.skipped:
            self._runs.append(Break())
        elif tag == "hr":
            self._flush()
        elif tag == "img" and self._pictures and not above.skipped and not _decorates(said):
            number = number_of(said.get("src", ""))
            if number >= 0:
                self._held.append(Figure(path=str(number), alt=" ".join(said.get("alt", "").split())))

    def _open(self, tag: str, said: dict[str, str], style: dict[str, str]) -> None:
        self._flush()
        if tag[0] == "h" and tag[1:].isdigit():
            self._level = min(int(tag[1:]), 4)
        elif tag in ("ul", "ol"):
            start = _START.match(said.get("start", ""))
            self._push(_Frame("list", f"{int(start[0]) if start else 1}." if tag == "ol" else ""))
        elif tag == "li":
            if self._frames[-1].kind == "item":
                self._pop()
            if self._frames[-1].kind != "list":
                self._push(_Frame("list"))
            self._push(_Frame("item"))
        elif tag == "blockquote":
            self._push(_Frame("quote"))
        elif tag in ("table", "thead", "tfoot", "tbody", "tr", "td", "th"):
            self._open_table(tag, said, style)
        elif tag == "p" and (found := _LEVEL.search(style.get("mso_list", ""))):
            self._office = (int(found[1]), "")

    def _open_table(self, tag: str, said: dict[str, str], style: dict[str, str]) -> None:
        if tag == "table":
            frame = _Frame("table")
            frame.grid = Grid()
            self._push(frame)
            return
        self._leave("table")
        grid = self._frames[-1].grid
        if grid is None:
            return
        if tag in ("td", "th"):
            align = said.get("align") or style.get("text_align", "")
            grid.cell(tag == "th", said.get("colspan", ""), said.get("rowspan", ""), align)
            self._push(_Frame("cell"))
        elif tag == "tr":
            grid.row()
        else:
            grid.part = tag

    def _push(self, frame: _Frame) -> None:
        if len(self._frames) < 4 * DEEPEST or frame.kind in ("table", "cell"):
            self._frames.append(frame)

    def _leave(self, until: str) -> None:
        """Closes frames up to the nearest one of the kind ``until``, if there is one."""
        if any(frame.kind == until for frame in self._frames):
            while self._frames[-1].kind != until:
                self._pop()

    def handle_endtag(self, tag: str) -> None:
        """Closes an element and all that were left open in it; an end of nothing is none."""
        at = next((n for n in range(len(self._tags) - 1, -1, -1) if self._tags[n].name == tag), None)
        if at is None:
            if tag in ("p", "br"):
                self._flush()
            return
        skipped = self._tags[at].skipped
        if tag == "figcaption" and not skipped:
            self._caption()
        if tag in ("rt", "ruby") and self._reading:
            self._read()
        if self._office and self._office[1] == "?" and tag == "span":
            self._office = self._numbered()
        del self._tags[at:]
        if skipped or tag not in _BLOCKS:
            return
        self._flush()
        kinds = {"ul": "list", "ol": "list", "li": "item", "blockquote": "quote", "td": "cell", "th": "cell",
                 "table": "table"}  # fmt: skip
        kind = kinds.get(tag)
        if kind and any(frame.kind == kind for frame in self._frames):
            self._leave(kind)
            self._pop()

    def _caption(self) -> None:
        """What was read since the last picture is its caption, if nothing else came between them."""
        into = self._frames[0].blocks
        if len(self._frames) == 1 and into and isinstance(last := into[-1], Figure) and not last.caption:
            into[-1] = replace(last, caption=normal_runs(_spaced(self._runs)))
            self._runs = []

    def _read(self) -> None:
        """Sets what an ``rt`` said over the words since the ``ruby`` or the last ``rt``."""
        base = self._runs[self._base :] if any(one.name == "ruby" for one in self._tags) else []
        self._runs[len(self._runs) - len(base) :] = [
            replace(run, ruby=self._reading) if isinstance(run, Text) else run for run in base
        ]
        self._base, self._reading = len(self._runs), ""

    def _numbered(self) -> tuple[int, str]:
        """The level and the marker that a word processor wrote in front of a list's paragraph."""
        level = self._office[0] if self._office else 1
        text = "".join(run.text for run in self._runs if isinstance(run, Text)).replace("\xa0", " ").strip()
        self._runs.clear()
        return level, text if text and split_item(text) == (text, "") else ""

    def handle_data(self, data: str) -> None:
        """Takes words."""
        tag = self._tags[-1] if self._tags else _Tag("", Look(), "", False)
        if tag.skipped:
            return
        if any(one.name == "rt" for one in self._tags):
            self._reading += data
            return
        if any(one.name == "pre" for one in self._tags):
            self._lines(data, tag)
            return
        text = _SPACE.sub(" ", data)
        if text == " " and not self._runs:
            return
        self._say(text, tag)

    def _lines(self, data: str, tag: _Tag) -> None:
        for n, line in enumerate(data.splitlines()):
            if n:
                self._flush()
            self._say(line, tag)

    def _say(self, text: str, tag: _Tag) -> None:
        lang = tag.look.lang if _HAN.search(text) else None
        run = Text(clean(text.replace("\xa0", " ")), tag.look.marks, lang)
        self._runs.append(Link(tag.href, (run,)) if tag.href and run.text.strip() else run)

    def handle_comment(self, data: str) -> None:
        """Begins anew where a browser says that what was copied begins."""
        if data.strip() == "StartFragment" and self._frames[0].kind == "whole" and len(self._frames) == 1:
            self._runs.clear()
            self._held.clear()
            self._frames[0].blocks.clear()

    def unknown_decl(self, data: str) -> None:
        """Passes over the office's own conditions (``<![if …]>``)."""

    def _flush(self) -> None:
        """Ends the paragraph that is being read; pictures stand behind it, or behind the whole that it is in."""
        self._end_paragraph()
        if len(self._frames) == 1:
            self._frames[0].blocks += self._held
            self._held = []

    def _end_paragraph(self) -> None:
        runs = normal_runs(_spaced(self._runs))
        self._runs = []
        self._base = 0
        level, self._level = self._level, 0
        office, self._office = self._office, None
        if not runs or self._count >= MOST_BLOCKS:
            self.cut |= bool(runs)
            return
        self._count += 1
        if office:
            into, words = self._frames[-1], (Paragraph(runs=runs),)
            item = Item(office[1], words) if office[1] else _item(words, "", 0)
            into.blocks[:] = _nested(tuple(into.blocks), item, office[0])
            return
        free = self._frames[-1].kind in ("whole", "quote")
        made: Block = Heading(level=level, runs=runs) if level and free else Paragraph(runs=runs)
        self._frames[-1].blocks.append(made)

    def _pop(self) -> None:
        """Ends the innermost place; what is in it goes into the one around it."""
        self._flush()
        if len(self._frames) == 1:
            return
        frame = self._frames.pop()
        into = self._frames[-1]
        blocks = joined(frame.blocks)
        if frame.kind == "item" and into.kind == "list":
            into.items.append(_item(blocks, into.marker, len(into.items)))
        elif frame.kind == "cell" and into.grid is not None:
            into.grid.fill(blocks)
        elif frame.kind == "table" and frame.grid is not None:
            nested = any(one.kind == "cell" for one in self._frames)
            self.cut |= frame.grid.cut
            into.blocks += table_of(frame.grid, nested)
        elif frame.kind == "list":
            self._end_list(frame, into, blocks)
        elif frame.kind == "quote" and blocks and into.kind == "whole":
            into.blocks.append(Quote(blocks=tuple(map(_plain, blocks))))
        else:
            into.blocks += blocks

    def _end_list(self, frame: _Frame, into: _Frame, loose: tuple[Block, ...]) -> None:
        """A list's items as lists of one kind; a list right in another one belongs to the item before it."""
        made: list[Block] = [*loose, *_by_kind(frame.items)]
        if into.kind == "list" and into.items:
            last = into.items[-1]
            into.items[-1] = replace(last, blocks=joined((*last.blocks, *made)))
        else:
            into.blocks += made

    def finished(self) -> tuple[Block, ...]:
        """All blocks, with what was left open."""
        self._flush()
        while len(self._frames) > 1:
            self._pop()
        return joined(self._frames[0].blocks)


def _decorates(said: dict[str, str]) -> bool:
    """Whether a picture with these attributes is a dot, a sign or a counter of visits."""
    sizes = [said.get(name, "").removesuffix("px") for name in ("width", "height")]
    return any(one.isdecimal() and int(one) < _SMALLEST for one in sizes)


def _plain(block: Block) -> Block:
    return Paragraph(runs=block.runs) if isinstance(block, Heading) else block


def _nested(blocks: tuple[Block, ...], new: Item, level: int) -> tuple[Block, ...]:
    """``blocks`` with a word processor's item at their end, ``level`` lists deep if there are so many."""
    last = blocks[-1] if blocks else None
    if min(level, DEEPEST) < 2 or not isinstance(last, List):
        return joined((*blocks, List(items=(new,))))
    item = last.items[-1]
    inner = replace(item, blocks=_nested(item.blocks, new, level - 1))
    return (*blocks[:-1], replace(last, items=(*last.items[:-1], inner)))


def _by_kind(items: list[Item]) -> list[Block]:
    out: list[Any] = []
    for item in items:
        last = out[-1] if out else None
        if last is not None and list_kind(last.items[-1].marker) == list_kind(item.marker):
            out[-1] = replace(last, items=(*last.items, item))
        else:
            out.append(List(items=(item,)))
    return out


def _item(blocks: tuple[Block, ...], first: str, n: int) -> Item:
    """An item of a list that counts from ``first``; one of a list that does not may bring its marker in its words."""
    if first:
        return Item(with_number(first, int(first[:-1]) + n), blocks)
    lead = blocks[0] if blocks else None
    if isinstance(lead, Paragraph) and lead.runs and isinstance(lead.runs[0], Text):
        marker, rest = split_item(lead.runs[0].text)
        if marker and rest:
            runs = normal_runs((replace(lead.runs[0], text=rest), *lead.runs[1:]))
            return Item(marker, (replace(lead, runs=runs), *blocks[1:]))
    return Item("", blocks)


def _spaced(runs: list[Inline]) -> tuple[Inline, ...]:
    """``runs`` without one blank after another."""
    out: list[Inline] = []
    blank = True
    for run in runs:
        if isinstance(run, Text):
            text = run.text[1:] if blank and run.text.startswith(" ") else run.text
            if not text:
                continue
            run = replace(run, text=text)
            blank = text.endswith(" ")
        else:
            blank = isinstance(run, Break)
        out.append(run)
    return tuple(out)
