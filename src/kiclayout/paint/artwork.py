"""A page of somebody's PDF as a form XObject (ISO 32000-1, 8.10): vectors stay vectors, in the file's colours.

Colours that are set by operators are spelled anew: inks for a press, sRGB for screens. What goes beyond that (pictures
and shadings in other colours, words in fonts that are not embedded) cannot be kept; ``ArtworkError`` says what it is,
and the caller shows pixels instead. Tags of the source are left out: its readers hear what ours say of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pikepdf

from kiclayout.base.color import Color
from kiclayout.paint.commands import MOST_BYTES, commands, size_of
from kiclayout.paint.foreign_stream import ArtworkCutError, ArtworkError, check_layers, spelled, tidied
from kiclayout.paint.operators import number
from kiclayout.paint.page_links import BROKEN, opened, page_form, page_links
from kiclayout.paint.preset import PROFILE, bundled_profile
from kiclayout.paint.press import Press, opened_press
from kiclayout.paint.used_fonts import chosen_fonts, used_fonts

_MARKS = frozenset({"BMC", "BDC", "EMC", "MP", "DP"})
_PLAIN = frozenset({"/DeviceGray", "/G"})
_OURS = {
    "press": frozenset({"/DeviceCMYK", "/CMYK"}),
    "screen": frozenset({"/DeviceRGB", "/RGB", "/CalRGB", "/CalGray"}),
}
_ENCODINGS = frozenset({"/WinAnsiEncoding", "/MacRomanEncoding"})
"""Codes of which everybody knows the characters (ISO 19005-2, 6.2.11.7.2)."""
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_DROPPED = ("/StructParents", "/StructParent", "/PieceInfo", "/Metadata", "/LastModified", "/Ref", "/OPI")
_FORM = "/Artwork"
"""Where a page stands in a file of its own."""
_DEEPEST = 8


class Artwork:
    """The first page of a PDF, ready to be put into another file.

    Attributes:
        box: What is shown: left, lower, right and upper edge, in the form's own coordinates.
        links: Its links.
        name: The same for the same file.
    """

    def __init__(self, path: Path, press: Press | None) -> None:
        """Opens the page and spells its colours anew.

        Raises:
            ArtworkError: Something of it cannot be kept.
        """
        try:
            with path.open("rb") as file:
                self.name = hashlib.file_digest(file, "sha256").hexdigest()[:16]
                self._open(file, press)
        except BROKEN as error:
            raise ArtworkError("PDF") from error

    def _open(self, file: BinaryIO, press: Press | None) -> None:
        with opened(file) as pdf:
            check_layers(pdf)
            form, matrix, self.box = page_form(pdf)
            self.links = page_links(pdf, matrix, self.box)
            _Recolor(pdf, press).form(form, 0)
            self._data = _alone(form)

    def placed(self) -> str:
        """The operator that fits what is shown into the unit square."""
        left, low, right, high = self.box
        across, up = 1 / (right - left), 1 / (high - low)
        return f"{number(across, 8)} 0 0 {number(up, 8)} {number(-left * across, 6)} {number(-low * up, 6)} cm"

    def handed_over(self) -> bytes:
        """The page as a file of its own, for ``put``; from now on the caller's alone."""
        data, self._data = self._data, b""
        return data


def put(pdf: pikepdf.Pdf, place: Any, page: pikepdf.Pdf) -> None:
    """Fills the form ``place`` of ``pdf`` with what ``handed_over`` gave, which must stay open as long as ``pdf``."""
    form: Any = pdf.copy_foreign(page.Root[_FORM])
    place.write(form.read_raw_bytes(), filter=form.get("/Filter"), decode_parms=form.get("/DecodeParms"))
    for key in form.keys():  # noqa: SIM118 (no mapping of Python's)
        if key not in ("/Length", "/Filter", "/DecodeParms", *_DROPPED):
            place[key] = form[key]


def _alone(form: Any) -> bytes:
    """A file with nothing but ``form`` and what it uses: programs keep much in theirs that no page shows."""
    out = BytesIO()
    with pikepdf.new() as pdf:
        pdf.Root[_FORM] = pdf.copy_foreign(form)
        pdf.save(out, static_id=True)
    return out.getvalue()


class _Recolor:
    """Goes through a form and all that it uses."""

    def __init__(self, pdf: pikepdf.Pdf, press: Press | None) -> None:
        self._pdf, self._press = pdf, press
        self._ours = _OURS["press" if press else "screen"] | _PLAIN
        self._seen: dict[tuple[int, int], bool] = {}
        self._room = MOST_BYTES

    def form(self, stream: Any, depth: int) -> bool:
        """Spells the colours of ``stream`` anew, and those of the forms in it; fonts that nobody uses are left out.

        Returns:
            Whether it shows words in the font of whoever draws it.
        """
        if depth > _DEEPEST:
            raise ArtworkError("Form")
        old: Any = stream.get("/Resources", pikepdf.Dictionary())
        resources: Any = pikepdf.Dictionary({key: old[key] for key in old.keys()})  # noqa: SIM118 (no mapping of Python's)
        self._room -= size_of(self._pdf, stream)
        if self._room < 0:
            raise ArtworkError(f"> {MOST_BYTES // 1_000_000} MB")
        found = commands(self._pdf, stream)
        if not found.whole:
            raise ArtworkCutError
        steps = list(tidied(found.steps))
        lends = self._inner(resources, depth)
        used = used_fonts(steps, resources.get("/ExtGState", pikepdf.Dictionary()))
        names = chosen_fonts(steps) if lends else used.names
        fonts = {name: font for name, font in resources.get("/Font", pikepdf.Dictionary()).items() if name in names}
        for name, font in fonts.items():
            self._font(font)
            if self._press is None and name in used.zeros and str(font.get("/Encoding")).startswith("/Identity"):
                raise ArtworkError(f"font {_name(font)}: .notdef")  # archives forbid it
        if "/Font" in resources:
            resources["/Font"] = pikepdf.Dictionary(fonts)
        group = stream.get("/Group")
        if group is not None and "/CS" in group:
            group["/CS"] = pikepdf.Name.DeviceCMYK if self._press else pikepdf.Name.DeviceRGB
        stream.write(spelled(list(self._operators(steps, resources, names))))
        stream.Resources = resources
        return used.borrows or lends

    def _inner(self, resources: Any, depth: int) -> bool:
        """Goes through what a form draws with; whether any of it shows words in the font of the form."""
        lends = False
        for shading in resources.get("/Shading", pikepdf.Dictionary()).values():
            self._space(shading.get("/ColorSpace"))
        for pattern in resources.get("/Pattern", pikepdf.Dictionary()).values():
            if pattern.get("/PatternType") == 2:
                self._space(pattern.Shading.get("/ColorSpace"))
            else:
                self._own(pattern, resources, depth)
        for state in resources.get("/ExtGState", pikepdf.Dictionary()).values():
            self._state(state, depth)
        for thing in resources.get("/XObject", pikepdf.Dictionary()).values():
            lends = self._object(thing, resources, depth) or lends
        return lends

    def _own(self, stream: Any, around: Any, depth: int) -> bool:
        """A form inside another one, once; old ones without resources of their own use those of what is ``around``."""
        if stream.objgen not in self._seen:
            self._seen[stream.objgen] = False
            if "/Resources" not in stream:
                stream.Resources = around
            self._seen[stream.objgen] = self.form(stream, depth + 1)
        return self._seen[stream.objgen]

    def _object(self, thing: Any, around: Any, depth: int) -> bool:
        if "/OC" in thing:
            del thing["/OC"]  # of a layer, which is on
        if thing.get("/Subtype") == "/Image":
            if not thing.get("/ImageMask", False):
                self._space(thing.get("/ColorSpace"))
            if thing.get("/Interpolate", False):
                thing.Interpolate = False  # archives forbid it
        elif thing.get("/Subtype") != "/Form":
            raise ArtworkError(str(thing.get("/Subtype", "/XObject"))[1:])
        else:
            return self._own(thing, around, depth)
        return False

    def _state(self, state: Any, depth: int) -> None:
        for key in ("/TR", "/TR2", "/HTP", "/BG", "/UCR"):
            if key in state:
                raise ArtworkError(key[1:])
        if "/Font" in state:
            self._font(state.Font[0])
        mask = state.get("/SMask")
        if isinstance(mask, pikepdf.Dictionary):
            self._own(mask.G, pikepdf.Dictionary(), depth)

    def _font(self, font: Any) -> None:
        inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        facts = inner.get("/FontDescriptor")
        if inner.get("/Subtype") != "/Type3" and (facts is None or not any(key in facts for key in _PROGRAMS)):
            raise ArtworkError(f"font {_name(font)}")
        known = "/ToUnicode" in font or str(font.get("/Encoding")) in _ENCODINGS
        if self._press is None and not known:  # archives want to know what is written
            raise ArtworkError(f"font {_name(font)}: ToUnicode")
        if inner.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in inner:
            inner.CIDToGIDMap = pikepdf.Name.Identity  # what readers take for granted, and archives want to be said

    def _space(self, space: Any, depth: int = 0) -> None:
        """Lets a colour space pass that is one of the file's own."""
        if space is None or depth > _DEEPEST:
            raise ArtworkError("ColorSpace")
        kind = str(space[0]) if isinstance(space, pikepdf.Array) else str(space)
        if kind in ("/Separation", "/DeviceN"):
            self._space(space[2], depth + 1)
        elif kind in ("/Indexed", "/I", "/Pattern") and isinstance(space, pikepdf.Array) and len(space) > 1:
            self._space(space[1], depth + 1)
        elif kind == "/ICCBased":
            if int(space[1].get("/N", 0)) != 4 if self._press else int(space[1].get("/N", 0)) == 4:
                raise ArtworkError("ICCBased")
        elif kind not in self._ours and kind != "/Pattern":
            raise ArtworkError(kind[1:])

    def _operators(self, commands: list[Any], resources: Any, fonts: frozenset[str]) -> Iterator[Any]:
        spaces = resources.get("/ColorSpace", pikepdf.Dictionary())
        for one in commands:
            if isinstance(one, pikepdf.ContentStreamInlineImage):
                self._space(one.iimage.obj.get("/ColorSpace", pikepdf.Name.DeviceGray))
                yield one
                continue
            name = str(one.operator)
            if name in ("cs", "CS"):
                self._space(spaces.get(str(one.operands[0]), one.operands[0]))
            if name == "Tf" and str(one.operands[0]) not in fonts:
                continue
            if name not in _MARKS:
                yield self._spelled(name, one) if name in ("rg", "RG", "k", "K") else one

    def _spelled(self, name: str, one: Any) -> Any:
        parts = [min(max(float(value), 0.0), 1.0) for value in one.operands]
        if self._press is not None and name in ("rg", "RG"):
            return _instruction(self._press.inks(Color(parts[0], parts[1], parts[2])), "K" if name == "RG" else "k")
        if self._press is None and name in ("k", "K"):
            cyan, magenta, yellow, black = parts
            usual = opened_press(bundled_profile(), PROFILE)
            return _instruction(usual.shown((cyan, magenta, yellow, black)), "RG" if name == "K" else "rg")
        return one


def _name(font: Any) -> str:
    return str(font.get("/BaseFont", font.get("/Subtype", "/?")))[1:]


def _instruction(parts: tuple[float, ...], name: str) -> pikepdf.ContentStreamInstruction:
    operands = [Decimal(number(part, 4)) for part in parts]
    return pikepdf.ContentStreamInstruction(operands, pikepdf.Operator(name))
