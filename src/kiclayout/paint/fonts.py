"""Fonts as a PDF wants them: subset and embedded by glyph id (ISO 32000-1, 9.6.6, 9.7 and 9.10.3).

A document first tells a ``Usage`` every run it will draw; the finished ``Subset`` then knows the code of each glyph in
the file. Every font becomes a Type 0 font with Identity-H, so a code is the glyph's number in the embedded program:
CFF outlines as a CIDFontType0C, glyf outlines as a TrueType file. It shapes nothing and chooses no font.
"""

from __future__ import annotations

import hashlib
import struct
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any, NamedTuple
from unicodedata import category

import uharfbuzz as hb
from reportlab.pdfbase.pdfdoc import (
    PDFArrayCompact,
    PDFDictionary,
    PDFName,
    PDFStream,
    PDFString,
)

from kiclayout.base.diagnostics import Diagnostic, KicError
from kiclayout.base.record import dataclass
from kiclayout.paint.cid_keyed import cid_keyed
from kiclayout.paint.operators import escaped
from kiclayout.scene.items import Glyph, Glyphs
from kiclayout.text.fonts import FontFace

NOTDEF = 0
REPLACEMENT = "\ufffd"
_KEPT_TABLES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp", "cvt ", "fpgm", "prep", "CFF ")
_TO_UNICODE_BLOCK = 100
_FIXED_PITCH, _SERIF, _SYMBOLIC, _ITALIC = 1, 2, 4, 64
_LATIN_TEXT, _LAST_SERIF_STYLE = 2, 10


class Cluster(NamedTuple):
    """Glyphs that stand together for some characters."""

    text: str
    glyphs: tuple[Glyph, ...]


def clusters(run: Glyphs) -> list[Cluster]:
    """The clusters of ``run``, in visual order."""
    text, glyphs = run.text, run.glyphs
    begins = [at for at, glyph in enumerate(glyphs) if glyph.start < glyph.end or not at]
    if len(begins) == len(glyphs):  # nearly always: a glyph each
        return [Cluster(text[glyph.start : glyph.end], (glyph,)) for glyph in glyphs]
    heads = [(glyphs[first], glyphs[first:end]) for first, end in pairwise((*begins, len(glyphs)))]
    return [Cluster(text[head.start : head.end], together) for head, together in heads]


@lru_cache(maxsize=256)
def numbers(count: int) -> tuple[int, ...]:
    """The first so many numbers, from 0."""
    return tuple(range(count))


@dataclass(frozen=True, slots=True)
class Subset:
    """One face as embedded in one document.

    Attributes:
        resource: Its name in the pages' resources.
        codes: Glyph of the face -> code in the page.
        spelled: Glyph of the face -> code in the page as it stands in a string; characters stand for bytes.
        texts: Glyph of the face -> the characters that a reader finds for its code.
        widths: Glyph of the face -> width as the file states it, in whole thousandths of the em: pdfium cuts off what
            is behind the point, and a line of such widths ends a quarter of a point too far left.
        space: The face's space glyph, or None.
    """

    resource: str
    codes: Mapping[int, int]
    spelled: Mapping[int, str]
    texts: Mapping[int, str]
    widths: Mapping[int, int]
    space: int | None

    def spells(self, cluster: Cluster) -> bool:
        """Whether the codes of ``cluster`` alone lead back to its text."""
        if len(cluster.glyphs) != 1 or cluster.glyphs[0].id == NOTDEF:
            return False
        return self.texts[cluster.glyphs[0].id] == cluster.text


class Usage:
    """What a document uses of one face."""

    def __init__(self, face: FontFace) -> None:
        self._font = face.hb_font
        self._face = self._font.face
        self._uses: list[tuple[int, str]] = []
        self._space: int | None = self._font.get_nominal_glyph(0x20)
        if self._space is not None:
            self._uses.append((self._space, " "))

    def add(self, run: Glyphs) -> None:
        """Notes the glyphs of ``run`` and what each stands for."""
        ids, _, across, up, starts, _ = zip(*run.glyphs, strict=True)
        if len(ids) == len(run.text) and starts == numbers(len(ids)) and not any(across) and not any(up):
            self._uses += zip(ids, run.text, strict=True)  # nearly always: the characters one by one, none moved
        else:
            self._uses += [(glyph.id, cluster.text) for cluster in clusters(run) for glyph in cluster.glyphs]

    def embed(self, document: Any, resource: str) -> Subset:
        """Writes the used part of the face into the ReportLab ``document`` and returns its codes.

        Raises:
            KicError: The outlines are in a form that a PDF cannot hold (CFF2 that HarfBuzz could not lower).
        """
        texts: dict[int, dict[str, int]] = {}
        for (glyph, text), count in Counter(self._uses).items():
            texts.setdefault(glyph, {})[text] = count
        glyphs = sorted(texts)
        plan = hb.SubsetPlan(self._face, self._request(glyphs))
        codes: dict[int, int] = dict(plan.old_to_new_glyph_mapping)
        scale = 1000 / self._face.upem
        subset = Subset(
            resource,
            codes,
            {glyph: escaped(codes[glyph].to_bytes(2, "big").decode("latin-1")) for glyph in glyphs},
            {glyph: _usual(glyph, texts[glyph], self._font) for glyph in glyphs},
            {glyph: round(self._font.get_glyph_h_advance(glyph) * scale) for glyph in glyphs},
            self._space,
        )
        _write(document, subset, self._font, plan.execute())
        return subset

    def _request(self, glyphs: list[int]) -> Any:
        request = hb.SubsetInput()
        request.glyph_set.update(glyphs)
        dropped = [tag for tag in self._face.table_tags if tag not in _KEPT_TABLES]
        request.drop_table_tag_set.update(int.from_bytes(tag.encode("ascii"), "big") for tag in dropped)
        request.flags = (
            hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.DESUBROUTINIZE  # what is said twice, Flate finds: more of it in whole outlines
            | hb.SubsetFlags.CFF_IDENTITY_CHARSET
            | hb.SubsetFlags.DOWNGRADE_CFF2
        )
        return request


def _usual(glyph: int, texts: Mapping[str, int], font: Any) -> str:
    """What ``glyph`` stands for in its font, else most often; the replacement character where that is nothing.

    Characters for private use mean nothing to others: they are said by ActualText alone (ISO 19005-2, 6.2.11.7.3).
    """
    if glyph == NOTDEF or any(category(char) == "Co" for text in texts for char in text):
        return REPLACEMENT
    if len(texts) == 1:  # nearly always
        return next(iter(texts)) or REPLACEMENT

    def likely(text: str) -> tuple[bool, int, int, str]:
        foreign = len(text) != 1 or font.get_nominal_glyph(ord(text)) != glyph
        return foreign, -texts[text], len(text), text

    return min(texts, key=likely) or REPLACEMENT


def _write(document: Any, subset: Subset, font: Any, program: Any) -> None:
    by_code = {subset.codes[glyph]: glyph for glyph in subset.widths}
    widths = {code: subset.widths[glyph] for code, glyph in sorted(by_code.items())}
    texts = {code: subset.texts[glyph] for code, glyph in sorted(by_code.items())}
    cff = bool({"CFF ", "CFF2"} & set(font.face.table_tags))
    name = _postscript_name(font.face)
    base = f"{_tag(subset.resource, texts)}+{name}"
    file = _font_file(document, program, name, cff)
    usual_width = _usual_width(widths)
    descendant = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType0" if cff else "CIDFontType2"),
            "BaseFont": PDFName(base),
            "CIDSystemInfo": PDFDictionary(
                {"Registry": PDFString("Adobe"), "Ordering": PDFString("Identity"), "Supplement": 0}
            ),
            "FontDescriptor": document.Reference(_descriptor(base, font, file)),
            "DW": usual_width,
            "W": PDFArrayCompact(_width_array(widths, usual_width)),
        }
    )
    if not cff:
        descendant["CIDToGIDMap"] = PDFName("Identity")
    whole = PDFDictionary(
        {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": PDFName(f"{base}-Identity-H" if cff else base),
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArrayCompact([document.Reference(descendant)]),
            "ToUnicode": _stream(document, to_unicode(texts).encode("ascii")),
        }
    )
    document.idToObject["BasicFonts"][subset.resource] = document.Reference(whole)


def _stream(document: Any, content: bytes, **entries: object) -> Any:
    return document.Reference(PDFStream(PDFDictionary(entries), content))


def _font_file(document: Any, program: Any, name: str, cff: bool) -> dict[str, Any]:
    """The embedded program under its descriptor key (ISO 32000-1, table 126)."""
    if not cff:
        data: bytes = program.blob.data
        return {"FontFile2": _stream(document, data, Length1=len(data))}
    data = program.reference_table("CFF ").data
    if not data:
        raise KicError(Diagnostic("paint-font-unusable", (("font", name),)))
    return {"FontFile3": _stream(document, cid_keyed(data), Subtype=PDFName("CIDFontType0C"))}


def _tag(resource: str, texts: Mapping[int, str]) -> str:
    """Six capitals that differ between the fonts of a file and are the same on every run."""
    digest = hashlib.sha256(repr((resource, sorted(texts.items()))).encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


def _postscript_name(face: Any) -> str:
    name = face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or "Unnamed"
    return "".join(letter for letter in name if "!" <= letter <= "~" and letter not in "[](){}<>/%#")


def _descriptor(base: str, font: Any, file: dict[str, Any]) -> Any:
    """The font descriptor (ISO 32000-1, table 122), in thousandths of the em."""
    scale = 1000 / font.face.upem
    head, os2, post = (bytes(font.face.reference_table(tag).data) for tag in ("head", "OS/2", "post"))
    extents = font.get_font_extents("ltr")
    weight, family, style = struct.unpack_from(">H", os2, 4)[0], os2[32], os2[33]
    cap_height = struct.unpack_from(">h", os2, 88)[0] if len(os2) > 89 else extents.ascender
    angle = struct.unpack_from(">i", post, 4)[0] / 65536
    flags = _SYMBOLIC | (_ITALIC if angle else 0) | (_FIXED_PITCH if struct.unpack_from(">I", post, 12)[0] else 0)
    if family == _LATIN_TEXT and _LATIN_TEXT <= style <= _LAST_SERIF_STYLE:
        flags |= _SERIF
    return PDFDictionary(
        {
            "Type": PDFName("FontDescriptor"),
            "FontName": PDFName(base),
            "Flags": flags,
            "FontBBox": PDFArrayCompact([round(value * scale) for value in struct.unpack_from(">4h", head, 36)]),
            "ItalicAngle": angle,
            "Ascent": round(extents.ascender * scale),
            "Descent": round(extents.descender * scale),
            "CapHeight": round(cap_height * scale),
            "StemV": 50 + int((weight / 65) ** 2),
            **file,
        }
    )


def _usual_width(widths: Mapping[int, int]) -> int:
    """The commonest width."""
    return Counter(widths.values()).most_common(1)[0][0] if widths else 1000


def _width_array(widths: Mapping[int, int], usual: int) -> list[str]:
    """The W array: every stretch of codes whose widths are not the usual one (ISO 32000-1, 9.7.4.3).

    The stretches are spelled here: ReportLab would take a dozen calls for each of thousands of numbers.
    """
    stretches: list[tuple[int, list[int]]] = []
    expected = None
    for code, width in widths.items():
        if width == usual:
            continue
        if code != expected:
            stretches.append((code, []))
        stretches[-1][1].append(width)
        expected = code + 1
    return [f"{first} [{' '.join(map(str, row))}]" for first, row in stretches]


def to_unicode(texts: Mapping[int, str]) -> str:
    """The CMap from codes to characters, in blocks of at most 100 (ISO 32000-1, 9.10.3)."""
    rows = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in texts.items()]
    blocks = [rows[start : start + _TO_UNICODE_BLOCK] for start in range(0, len(rows), _TO_UNICODE_BLOCK)]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<0000> <FFFF>",
            "endcodespacerange",
            *("\n".join([f"{len(block)} beginbfchar", *block, "endbfchar"]) for block in blocks),
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
