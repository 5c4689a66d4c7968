"""Glyphs for the pieces of a paragraph, by HarfBuzz.

Script, language and direction are always set; the result is in font units, so that one shaped run serves every size,
and is kept with its face, since the same words come again. What changes widths beyond the font's own positioning
(tracking, Chinese spacing, justification) is not done here. Text runs from left to right.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import uharfbuzz as hb

if TYPE_CHECKING:  # whoever prints finished glyphs loads nothing that finds fonts or scripts
    from kiclayout.text.fonts import FontFace
    from kiclayout.text.itemize import Piece

FULL_BRACKETS = re.compile("[「」『』《》〈〉【】〔〕（）［］｛｝]")
"""What ``half_brackets`` of a font choice is about (C08)."""

_CURRENCIES = {"￥": "¥", "￦": "₩", "＄": "$", "￡": "£", "￠": "¢"}
_FULL_CURRENCY = re.compile(f"[{''.join(_CURRENCIES)}]")
"""Full-width currency signs, for which fonts have no ``halt``: the glyphs of the common ones stand for them."""

_ODD = re.compile("[\x00-\x1f\x7f-\x9f\u00ad]")
_SHAPED_AS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0xAD), "\u200b") | {9: " "}
"""Control characters and soft hyphens show nothing, whatever glyph a font has for them; a tab is a space."""


_MOST = 100_000
"""Characters that are shaped at once: of several times as many HarfBuzz fails."""
_LONG = 150
"""Characters from which on a run is not shaped as a whole if one like it was lately."""

_AROUND, _CONTEXT = 40, 14
"""How many characters are shaped on either side of those that differ; and how far from where they begin and from what
differs they may be cut: more than any rule of the fonts looks at (12, says Pretendard of itself)."""


class Glyph(NamedTuple):
    """One glyph of a run; a tuple, since an issue has tens of thousands and tuples are made four times as fast.

    Attributes:
        id: In its font file.
        advance: To the next glyph, in points, with all spacing in it.
        dx: Offset to the right, in points, not advancing.
        dy: Offset upward, in points.
        start: First character of its cluster in the run's text.
        end: One past the cluster's last character; a cluster's later glyphs have start == end.
    """

    id: int
    advance: float
    dx: float
    dy: float
    start: int
    end: int


class ShapedRun(NamedTuple):
    """Glyphs in font units, one entry a glyph in ``ids``, ``advances``, ``offsets``, ``starts`` and ``ends``.

    Attributes:
        ids: Of the font file.
        advances: To the next glyph.
        offsets: (right, upward); empty if no glyph is moved.
        starts: First character of the cluster in the run; for a cluster's later glyphs too.
        ends: One past the cluster's last character; for its later glyphs the same as ``starts``.
        cells: For every character the width of the cluster that begins with it, else 0.
        simple: Whether every glyph is one character, in order.
    """

    ids: tuple[int, ...]
    advances: array[int]
    offsets: tuple[tuple[int, int], ...]
    starts: Sequence[int]
    ends: Sequence[int]
    cells: array[int]
    simple: bool


def shape(piece: Piece, text: str, features: tuple[str, ...]) -> ShapedRun:
    """The glyphs of ``piece``.

    Args:
        piece: Not an inline object.
        text: The piece's characters.
        features: OpenType features to switch on; with a hyphen before it, one to switch off (``-liga``).
    """
    face = piece.face
    assert face is not None, "an inline object has no glyphs"
    if piece.missing:
        return _blank(face, text)
    key = (text, piece.script, piece.language, features, piece.half)
    shaped: ShapedRun = face.memo.get(key, lambda: _shape(piece, face, text, features))
    return shaped


def halved(face: FontFace, char: str, script: str, language: str) -> tuple[int, int]:
    """How the font's ``halt`` changes a full-width sign: (advance, offset to the right), in font units."""

    def measure() -> tuple[int, int]:
        full, half = (_buffer(face, char, (script, language), {"halt": on}).glyph_positions[0] for on in (False, True))
        return half.x_advance - full.x_advance, half.x_offset - full.x_offset

    change: tuple[int, int] = face.memo.get(("halt", char, script, language), measure)
    return change


def _shape(piece: Piece, face: FontFace, text: str, features: tuple[str, ...]) -> ShapedRun:
    if len(text) > _MOST:
        return _joined([_shape(piece, face, part, features) for part in _parts(text)])
    wanted: dict[str, Any] = {name.lstrip("-"): not name.startswith("-") for name in features} if features else {}
    if piece.half:
        text = _FULL_CURRENCY.sub(lambda found: _narrow(face, found[0]), text)
        brackets = [(found.start(), found.end(), True) for found in FULL_BRACKETS.finditer(text)]
        if brackets and "halt" in face.features:
            wanted["halt"] = brackets
    if len(text) < _LONG or "halt" in wanted:
        return _whole(face, text, (piece.script, piece.language), wanted)
    kind = (piece.script, piece.language, features)
    known = face.latest.get(kind)
    made = (known and _mended(face, text, known, kind[:2], wanted)) or _whole(face, text, kind[:2], wanted)
    if made.simple and not made.offsets:
        face.latest[kind] = (text, made)
    return made


def _narrow(face: FontFace, sign: str) -> str:
    """The currency sign that is set for a full-width one; itself, if the face has no other."""
    common = _CURRENCIES[sign]
    return common if face.glyph(ord(common)) else sign


def _parts(text: str) -> Iterator[str]:
    """``text`` in parts of no more than ``_MOST`` characters, which end with words where they can."""
    start = 0
    while start < len(text):
        end = start + _MOST
        if end < len(text):
            end = text.rfind(" ", start, end) + 1 or end
        yield text[start:end]
        start = end


def _joined(runs: list[ShapedRun]) -> ShapedRun:
    """``runs`` one behind the other."""
    ids, advances, cells, offsets = list[int](), array("i"), array("i"), list[tuple[int, int]]()
    starts, ends, moved, at = list[int](), list[int](), any(run.offsets for run in runs), 0
    for run in runs:
        ids += run.ids
        advances += run.advances
        cells += run.cells
        offsets += (run.offsets or [(0, 0)] * len(run.ids)) if moved else ()
        starts += [at + start for start in run.starts]
        ends += [at + end for end in run.ends]
        at += len(run.cells)
    simple = all(run.simple for run in runs)
    return ShapedRun(tuple(ids), advances, tuple(offsets), tuple(starts), tuple(ends), cells, simple)


def _whole(face: FontFace, text: str, tags: tuple[str, str], wanted: dict[str, Any]) -> ShapedRun:
    """All of ``text``, shaped now."""
    buffer = _buffer(face, _shown(text), tags, wanted)
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    advances = array("i", [position.x_advance for position in positions])
    clusters = [info.cluster for info in infos]
    rights = [position.x_offset for position in positions]
    ups = [position.y_offset for position in positions]
    size = len(text)
    simple = clusters == list(range(size))
    return ShapedRun(
        tuple([info.codepoint for info in infos]),
        advances,
        tuple(zip(rights, ups, strict=True)) if any(rights) or any(ups) else (),
        range(size) if simple else tuple(clusters),
        range(1, size + 1) if simple else _ends(clusters, size),
        advances if simple else _cells(clusters, advances, size),
        simple,
    )


def _mended(
    face: FontFace, text: str, known: tuple[str, ShapedRun], tags: tuple[str, str], wanted: dict[str, Any]
) -> ShapedRun | None:
    """``text`` with the glyphs of a ``known`` one but for the place where they differ; None = it takes all of it.

    A key in a long paragraph changes a glyph or two of hundreds. The place is shaped with the words round it, and cut
    where HarfBuzz says that a cut changes nothing; that far from where the texts differ it says so of both.
    """
    old, run = known
    size, first = len(text), _alike(old, text)
    last = min(_alike(old[::-1], text[::-1]), size - first, len(old) - first)
    begin, end = max(first - _AROUND, 0), min(size - last + _AROUND, size)
    part = _whole(face, text[begin:end], tags, wanted)
    if end - begin == size:
        return part
    infos = face.hb_buffer.glyph_infos
    if not part.simple or part.offsets:
        return None

    def cut(places: range) -> int | None:
        unsafe = hb.GlyphFlags.UNSAFE_TO_BREAK
        return next((place for place in places if not infos[place - begin].flags & unsafe), None)

    left = cut(range(begin + _CONTEXT, first - _CONTEXT)) if begin else 0
    right = cut(range(size - last + _CONTEXT, end - _CONTEXT)) if end < size else size
    if left is None or right is None:
        return None
    keep, inner = right - size + len(old), slice(left - begin, right - begin)
    ids = run.ids[:left] + part.ids[inner] + run.ids[keep:]
    advances = run.advances[:left] + part.advances[inner] + run.advances[keep:]
    return ShapedRun(ids, advances, (), range(size), range(1, size + 1), advances, True)


def _alike(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _shown(text: str) -> str:
    """``text`` as it is given to HarfBuzz."""
    return text if text.isprintable() or not _ODD.search(text) else text.translate(_SHAPED_AS)


def _buffer(face: FontFace, text: str, tags: tuple[str, str], features: dict[str, Any]) -> Any:
    """The face's buffer, filled with the shaped ``text``; valid until the next call."""
    buffer = face.hb_buffer
    buffer.reset()
    buffer.add_str(text)
    buffer.direction = "ltr"
    buffer.script, buffer.language = tags
    hb.shape(face.hb_font, buffer, features)
    return buffer


def _ends(clusters: list[int], size: int) -> tuple[int, ...]:
    """Where the clusters end: a cluster reaches to the next one; its later glyphs cover nothing."""
    borders = [*sorted(set(clusters)), size]
    following = dict(pairwise(borders))
    seen: set[int] = set()
    ends = []
    for cluster in clusters:
        ends.append(cluster if cluster in seen else following[cluster])
        seen.add(cluster)
    return tuple(ends)


def _cells(clusters: list[int], advances: array[int], size: int) -> array[int]:
    cells = array("i", [0]) * size
    for cluster, advance in zip(clusters, advances, strict=True):
        cells[cluster] += advance
    return cells


def _blank(face: FontFace, text: str) -> ShapedRun:
    """An em of nothing that carries ``text`` as one cluster: the space glyph, never .notdef; marks take no room."""
    gid = face.glyph(0x20) or face.glyph(0xA0) or 0
    width = 0 if all(unicodedata.category(char) in ("Mn", "Me", "Cf") for char in text) else face.upem
    cells = array("i", [width, *[0] * (len(text) - 1)])
    return ShapedRun((gid,), array("i", [width]), (), (0,), (len(text),), cells, len(text) == 1)
