"""What a page of somebody's PDF asks of those who draw it, judged before anybody does: pdfium cannot be interrupted.

A few hundred bytes can be a page that never ends: forms that draw forms, patterns of cells too small to be seen,
streams that unpack to gigabytes. Every stream that the page draws with is read once and weighed by how often it would
be drawn; what is counted are commands, cells and pixels, never time. Limits are far above what people draw. How much of
the page each command covers is not judged.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import pikepdf

from kiclayout.scene.packed_sizes import packed_pixels
from kiclayout.scene.page_commands import called, chosen_fonts, inline_pixels, letters, painted, readings
from kiclayout.scene.page_file import (
    TooMuchError,
    bounded,
    check_length,
    check_pages,
    filters,
    first_page,
    inherited,
    unpacked,
)

_MOST_COMMANDS = 50_000_000
"""Bytes of commands, each counted as often as it is drawn: a map of half a million strokes has a tenth of that."""
_MOST_IN_ALL = 1_000_000_000
"""Bytes of commands of all pages of a file."""
_MOST_PIXELS = 2_000_000_000
"""Of all pictures, each counted as often as it is drawn: a poster in A0 at 600 ppi has a quarter of that."""
_MOST_AT_ONCE = {"/JPXDecode": 150_000_000, "/JBIG2Decode": 1_000_000_000, "/DCTDecode": 600_000_000}
"""Pixels of one picture of these kinds, which are decoded whole."""
_MOST_FORMS = 50_000
_DEEPEST = 30
"""Forms inside of each other."""
_CALL = 150
"""What it costs to draw a form once more, in bytes of commands."""
_CELL = 2
"""Likewise a cell of a pattern."""
_POINTS, _STOPS = 20_000, 256
"""How often a function is worked out that colours an area point by point, or along a line."""
_OPERATIONS_OF_A_BYTE = 200
"""Bytes of a function that take as long as a byte of commands."""
_LETTER = (0.0, 0.0, 612.0, 792.0)
"""The box of a page that has none."""
_SHADES_BY_STOPS = (2, 3)
_BROKEN = (pikepdf.PdfError, pikepdf.PasswordError, OSError, LookupError, AttributeError, TypeError, ValueError)
_UNPACKED_FIRST = frozenset({"/FlateDecode", "/Fl", "/RunLengthDecode", "/RL", "/LZWDecode", "/LZW"})
"""Kinds that pictures are unpacked from, all at once, if they are packed twice."""
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@lru_cache(maxsize=256)
def excess(path: Path, changed: int, size: int) -> str:
    """What there is too much of on the first page of a PDF, in words of the format; "" = it can be drawn.

    Args:
        path: The file.
        changed: Its time of change: another file in its place is read anew.
        size: In bytes, likewise.

    Raises:
        ValueError: It cannot be read.
    """
    try:
        with bounded(), pikepdf.open(path, inherit_page_attributes=False, suppress_warnings=True) as pdf:
            check_pages(pdf)
            _Scales(first_page(pdf)).weigh()
    except TooMuchError as error:
        return str(error)
    except (*_BROKEN, RecursionError) as error:
        raise ValueError(f"{path.name} is damaged or locked") from error
    return ""


def excess_in(path: Path) -> str:
    """Of all pages of a PDF the first that holds too much, and of what; "" = each can be drawn, or it is no PDF."""
    page, total, known = 0, 0.0, _Known()
    try:
        with bounded(), pikepdf.open(path, inherit_page_attributes=False, suppress_warnings=True) as pdf:
            check_pages(pdf)
            for one in pdf.pages:
                page += 1
                total += _Scales(one.obj, known).weigh().commands
                if total > _MOST_IN_ALL:
                    raise TooMuchError(f"> {_MOST_IN_ALL // 1_000_000} MB")
    except TooMuchError as error:
        return f"{page}: {error}" if page else str(error)
    except (*_BROKEN, RecursionError):
        return ""  # whoever opens it will say so
    return ""


class _Load(NamedTuple):
    """What drawing something once costs: bytes of commands and pixels of pictures, with all that it draws in turn."""

    commands: float = 0.0
    pixels: float = 0.0

    def times(self, count: int) -> _Load:
        """That of drawing it ``count`` times."""
        return _Load((self.commands + _CALL) * count, self.pixels * count)

    def plus(self, other: _Load) -> _Load:
        """Both.

        Raises:
            TooMuchError: It is more than anybody draws.
        """
        commands, pixels = self.commands + other.commands, self.pixels + other.pixels
        if not commands <= _MOST_COMMANDS:
            raise TooMuchError(f"> {_MOST_COMMANDS // 1_000_000} MB")
        if not pixels <= _MOST_PIXELS:
            raise TooMuchError(f"> {_MOST_PIXELS // 1_000_000} MP")
        return _Load(commands, pixels)


class _Around(NamedTuple):
    """Where names are looked up: resources, and the stream that they belong to."""

    resources: Any
    owner: tuple[int, int]

    def named(self, kind: str, names: Iterable[str]) -> Iterator[tuple[str, Any]]:
        """What ``names`` call; all of the kind are meant by a name that nobody can be sure of."""
        things = _entry(self.resources, kind)
        if isinstance(things, pikepdf.Dictionary):
            for name in names:
                if name and name.isascii():
                    yield name, things.get(f"/{name}")
                else:
                    yield from ((name, thing) for thing in things.values())


class _Known(dict[tuple[tuple[int, int], ...], "_Load | None"]):
    """Streams that were weighed, by themselves and those that have their resources; None = it is being done."""


class _Scales:
    """Weighs the streams of one page, each once."""

    def __init__(self, page: Any, known: _Known | None = None) -> None:
        self._page = page
        self._known = _Known() if known is None else known
        self._short: set[tuple[int, int]] = set()
        left, low, right, high = _numbers(inherited(page, "/MediaBox"), _LETTER)
        self._area = abs(right - left) * abs(high - low)

    def weigh(self) -> _Load:
        """Weighs the page.

        Raises:
            TooMuchError: It is too heavy.
        """
        return self._commands(self._contents(), _Around(inherited(self._page, "/Resources"), self._page.objgen), 0)

    def _contents(self) -> bytes:
        said = self._page.get("/Contents")
        streams = said if isinstance(said, pikepdf.Array) else [said]
        known: dict[tuple[int, int], bytes] = {}
        parts, load = [], _Load()
        for stream in streams:
            if isinstance(stream, pikepdf.Stream):
                if stream.objgen not in known:
                    known[stream.objgen] = unpacked(stream)
                parts.append(known[stream.objgen])
                load = load.plus(_Load(len(parts[-1]) + 1))
        return b" ".join(parts)

    def _commands(self, data: bytes, around: _Around, depth: int) -> _Load:
        """What is drawn by ``data``, whose names are those of ``around``."""
        if depth > _DEEPEST:
            raise TooMuchError(f"Form > {_DEEPEST}")
        loads = [self._read(reading, around, depth) for reading in readings(data)]
        return _Load(max(one.commands for one in loads), max(one.pixels for one in loads))

    def _read(self, data: bytes, around: _Around, depth: int) -> _Load:
        load = _Load().plus(_Load(len(data), inline_pixels(data)))
        things, shades = called(data, "Do"), called(data, "sh")
        for name, thing in around.named("/XObject", things):
            load = load.plus(self._thing(thing, around, depth).times(things[name]))
        for name, shade in around.named("/Shading", shades):
            load = load.plus(_shaded(shade).times(shades[name]))
        return load.plus(self._words(data, around, depth)).plus(self._under(data, around, depth))

    def _under(self, data: bytes, around: _Around, depth: int) -> _Load:
        """What is drawn besides wherever ``data`` paints with a pattern, or through a mask."""
        masks: dict[str, _Load] = {}
        patterns: dict[str, _Load] = {}
        load = _Load()
        for name, state in around.named("/ExtGState", called(data, "gs")):
            mask = _entry(_entry(state, "/SMask"), "/G")
            if isinstance(mask, pikepdf.Stream):
                masks[name] = self._form(mask, around, depth)
        for name, pattern in around.named("/Pattern", called(data, "scn", "SCN")):
            if isinstance(pattern, pikepdf.Stream):
                patterns[name] = self._form(pattern, around, depth)
                load = load.plus(_Load(_CELL * self._cells(pattern)))
            elif isinstance(pattern, pikepdf.Dictionary):
                patterns[name] = _shaded(pattern.get("/Shading"))
        if masks or patterns:
            found = painted(data, masks, patterns)
            for counted, loads in ((found.states, masks), (found.patterns, patterns)):
                for name, one in loads.items():
                    load = load.plus(one.times(counted[name]))
        return load

    def _thing(self, thing: Any, around: _Around, depth: int) -> _Load:
        if not isinstance(thing, pikepdf.Stream):
            return _Load()
        if thing.get("/Subtype") != "/Image":
            return self._form(thing, around, depth)
        load = _picture(thing)
        mask = thing.get("/SMask", thing.get("/Mask"))
        return load.plus(_picture(mask)) if isinstance(mask, pikepdf.Stream) else load

    def _form(self, stream: Any, around: _Around, depth: int) -> _Load:
        """A form, or what else has commands of its own; old ones without resources use those of what is around."""
        own = stream.get("/Resources")
        return self._stream(stream, around if own is None else _Around(own, stream.objgen), depth)

    def _stream(self, stream: Any, inner: _Around, depth: int) -> _Load:
        key = (stream.objgen, inner.owner)
        if key not in self._known:
            if len(self._known) > _MOST_FORMS:
                raise TooMuchError(f"Form > {_MOST_FORMS}")
            self._known[key] = None
            self._known[key] = self._commands(unpacked(stream), inner, depth + 1)
        load = self._known[key]
        if load is None:
            raise TooMuchError("Form in itself")
        return load

    def _cells(self, pattern: Any) -> float:
        """How many cells of a pattern cover the page."""
        left, low, right, high = _numbers(pattern.get("/BBox"), (0.0, 0.0, 1.0, 1.0))
        a, b, c, d, _, _ = _numbers(pattern.get("/Matrix"), (1.0, 0.0, 0.0, 1.0, 0.0, 0.0))
        across = abs(_number(pattern.get("/XStep"))) or abs(right - left)
        up = abs(_number(pattern.get("/YStep"))) or abs(high - low)
        cell = across * up * abs(a * d - b * c)
        return self._area / cell if cell else 0.0

    def _words(self, data: bytes, around: _Around, depth: int) -> _Load:
        """What is drawn by words whose glyphs are commands; other fonts only have to be short enough."""
        glyphs: list[_Load] = []
        for _, font in around.named("/Font", chosen_fonts(data)):
            own, drawn = _entry(font, "/Resources"), _entry(font, "/CharProcs")
            if _entry(font, "/Subtype") != "/Type3" or not isinstance(drawn, pikepdf.Dictionary):
                self._check_font(font)
                continue
            inner = around if own is None else _Around(own, font.objgen)
            glyphs += [self._stream(one, inner, depth) for one in drawn.values() if isinstance(one, pikepdf.Stream)]
        return max(glyphs).times(letters(data)) if glyphs else _Load()

    def _check_font(self, font: Any) -> None:
        inner = _entry(font, "/DescendantFonts")
        inner = inner[0] if isinstance(inner, pikepdf.Array) and len(inner) else font
        facts = _entry(inner, "/FontDescriptor")
        said = _entry(font, "/ToUnicode"), _entry(font, "/Encoding"), _entry(inner, "/CIDToGIDMap")
        for stream in (*said, *(_entry(facts, key) for key in _PROGRAMS)):
            if isinstance(stream, pikepdf.Stream) and stream.objgen not in self._short:
                self._short.add(stream.objgen)
                check_length(stream)


def _picture(image: Any) -> _Load:
    """A picture drawn once.

    Raises:
        TooMuchError: It is too large to be decoded, or it unpacks to too much on the way.
    """
    pixels = abs(_number(image.get("/Width")) * _number(image.get("/Height")))
    kinds = filters(image)
    if kinds and kinds[-1] in _MOST_AT_ONCE:
        pixels = max(pixels, packed_pixels(image.read_raw_bytes(), kinds[-1]))
    for kind, most in _MOST_AT_ONCE.items():
        if kind in kinds and pixels > most:
            raise TooMuchError(f"{kind[1:]} > {most // 1_000_000} MP")
    if len(kinds) > 1 and kinds[0] in _UNPACKED_FIRST:
        check_length(image)
    space = image.get("/ColorSpace")
    tint = _programmed(space[3]) if isinstance(space, pikepdf.Array) and len(space) > 3 else 0.0
    return _Load(pixels * tint / _OPERATIONS_OF_A_BYTE, pixels)


def _shaded(shade: Any) -> _Load:
    """A gradient drawn once: its points, and the functions that are worked out for it."""
    if not isinstance(shade, pikepdf.Dictionary | pikepdf.Stream):
        return _Load()
    points = len(unpacked(shade)) if isinstance(shade, pikepdf.Stream) else 0
    times = _STOPS if shade.get("/ShadingType") in _SHADES_BY_STOPS else _POINTS
    return _Load(points + _programmed(shade.get("/Function")) * times)


def _programmed(function: Any, depth: int = 0) -> float:
    """Bytes of functions that are small programs; tables of values have to be short enough."""
    if depth > _DEEPEST:
        return 0.0
    if isinstance(function, pikepdf.Array):
        return sum(_programmed(one, depth + 1) for one in function)
    if isinstance(function, pikepdf.Stream):
        if function.get("/FunctionType") == 4:
            return len(unpacked(function))
        check_length(function)
    elif isinstance(function, pikepdf.Dictionary):
        return _programmed(function.get("/Functions"), depth + 1)
    return 0.0


def _entry(thing: Any, key: str) -> Any:
    """What a dictionary, or that of a stream, has under a key; None of whatever else stands where one should."""
    return thing.get(key) if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else None


def _number(value: Any) -> float:
    try:
        return float(value)
    except (TypeError, ValueError, OverflowError):
        return 0.0


def _numbers(values: Any, usual: tuple[float, ...]) -> tuple[float, ...]:
    """As many numbers as there are in ``usual``, which stands in where they are not there or not finite."""
    if not isinstance(values, pikepdf.Array) or len(values) != len(usual):
        return usual
    numbers = tuple(_number(value) for value in values)
    return numbers if all(map(math.isfinite, numbers)) else usual
