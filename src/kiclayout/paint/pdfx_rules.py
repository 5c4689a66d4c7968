"""The rules of PDF/X-4 (ISO 15930-7:2010) that a file of ours could break, checked on a finished file.

It is no certified preflight: what is looked at are the file's facts, boxes, colours, fonts and what may not be in it.
A printer's own preflight remains the judge.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.paint.commands import commands
from kiclayout.paint.icc import is_whole

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_COLOURS = "rg RG cs CS sh"
_FOREIGN = frozenset({"/DeviceRGB", "/CalRGB", "/CalGray"})
_SLACK = 0.01
"""How far boxes may disagree, in points: numbers are written with three decimals."""
_HEAD_CLASS, _HEAD_SPACE = slice(12, 16), slice(16, 20)
_STATES = ("/TR", "/TR2", "/HTP")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that is broken.

    Attributes:
        code: Of the finding.
        page: From 1; 0 = the file as a whole.
        what: The thing that breaks it, or empty.
    """

    code: str
    page: int = 0
    what: str = ""


def report(pdf: pikepdf.Pdf, place: Place, sink: Sink) -> None:
    """Adds what breaks a rule, each thing once a page."""
    for fault in dict.fromkeys(faults(pdf)):
        sink.add(fault.code, place=place, number=fault.page, what=fault.what)


def for_a_press(pdf: pikepdf.Pdf) -> bool:
    """Whether the file says that it is PDF/X."""
    return b"GTS_PDFXVersion" in _packet(pdf)


def faults(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    """Everything in ``pdf`` that breaks a rule."""
    for rule in _WHOLE:
        yield from rule(pdf)
    for number, page in enumerate(pdf.pages, 1):
        yield from _boxes(page, number)
        yield from _annotations(page, number)
        foreign = _foreign(pdf, page.obj, page.obj.get("/Resources"), 0)
        yield from (Fault("pdfx-color", number, what) for what in foreign)
    for thing in pdf.objects:
        if isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            yield from _object(thing)


# ---------------------------------------------------------------------------------------------------- the whole file
def _version(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    if pdf.pdf_version != "1.6":
        yield Fault("pdfx-version", what=pdf.pdf_version)


def _locked(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    if pdf.is_encrypted:
        yield Fault("pdfx-locked")


def _identified(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    packet = _packet(pdf)
    lacking = [name for name in _SAID if name.encode() not in packet]
    lacking += [key[1:] for key in ("/Title", "/CreationDate", "/ModDate", "/Trapped") if key not in pdf.docinfo]
    if "/ID" not in pdf.trailer:
        lacking.append("ID")
    if lacking:
        yield Fault("pdfx-facts", what=", ".join(lacking))


_SAID = (
    *("GTS_PDFXVersion", "PDF/X-4", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass"),
    *("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate", "dc:title", "pdf:Trapped"),
)


def _packet(pdf: pikepdf.Pdf) -> bytes:
    found = pdf.Root.get("/Metadata")
    return found.read_bytes() if isinstance(found, pikepdf.Stream) else b""


def _condition(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    intents = [one for one in pdf.Root.get("/OutputIntents", []) if one.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield Fault("pdfx-condition", what=f"{len(intents)} GTS_PDFX")
        return
    profile = intents[0].get("/DestOutputProfile")
    data, inks = (profile.read_bytes(), profile.get("/N")) if isinstance(profile, pikepdf.Stream) else (b"", None)
    if data[_HEAD_CLASS] != b"prtr" or data[_HEAD_SPACE] != b"CMYK" or inks != 4 or not is_whole(data):
        yield Fault("pdfx-condition", what="DestOutputProfile")
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield Fault("pdfx-condition", what="OutputConditionIdentifier")


def _actions(pdf: pikepdf.Pdf) -> Iterator[Fault]:
    names = pdf.Root.get("/Names", pikepdf.Dictionary())
    found = [key for key in ("/AcroForm", "/OpenAction", "/AA", "/Collection") if key in pdf.Root]
    found += [key for key in ("/JavaScript", "/EmbeddedFiles") if key in names]
    if isinstance(pdf.Root.get("/OpenAction"), pikepdf.Array):  # only says which page is shown
        found.remove("/OpenAction")
    yield from (Fault("pdfx-action", what=key[1:]) for key in found)


_WHOLE: tuple[Callable[[pikepdf.Pdf], Iterator[Fault]], ...] = (_version, _locked, _identified, _condition, _actions)


# ---------------------------------------------------------------------------------------------------- pages
def _box(page: pikepdf.Page, key: str) -> tuple[float, ...] | None:
    found = page.obj.get(key)
    return tuple(float(value) for value in found) if found is not None else None


def _boxes(page: pikepdf.Page, number: int) -> Iterator[Fault]:
    media, trim = tuple(float(value) for value in page.mediabox), _box(page, "/TrimBox")
    bleed = _box(page, "/BleedBox") or media
    if trim is None or ("/ArtBox" in page.obj):
        yield Fault("pdfx-boxes", number, "TrimBox")
    elif not (_holds(bleed, trim) and _holds(media, bleed)):
        yield Fault("pdfx-boxes", number, "BleedBox")


def _holds(outer: tuple[float, ...], inner: tuple[float, ...]) -> bool:
    low = all(inner[at] >= outer[at] - _SLACK for at in (0, 1))
    return low and all(inner[at] <= outer[at] + _SLACK for at in (2, 3))


def _annotations(page: pikepdf.Page, number: int) -> Iterator[Fault]:
    """None may touch what is printed; traps and printer's marks are none of ours."""
    bleed = _box(page, "/BleedBox") or _box(page, "/TrimBox") or tuple(float(value) for value in page.mediabox)
    for annotation in page.obj.get("/Annots", []):
        left, low, right, high = _corners(annotation.Rect)
        if left < bleed[2] and right > bleed[0] and low < bleed[3] and high > bleed[1]:
            yield Fault("pdfx-annotation", number, str(annotation.get("/Subtype", "?"))[1:])


def _corners(values: Any) -> tuple[float, float, float, float]:
    """A rectangle's corners, the lower left one first."""
    x, y, right, high = (float(value) for value in values)
    return min(x, right), min(y, high), max(x, right), max(y, high)


# ---------------------------------------------------------------------------------------------------- colours
def _foreign(pdf: pikepdf.Pdf, stream: pikepdf.Object, resources: pikepdf.Object | None, depth: int) -> Iterator[str]:
    """Colours that are no inks, in what ``stream`` draws and in the forms that it uses."""
    held = resources if resources is not None else pikepdf.Dictionary()
    spaces = held.get("/ColorSpace", pikepdf.Dictionary())
    for one in commands(pdf, stream, _COLOURS).steps:
        name = str(one.operator)
        if name in ("rg", "RG"):
            yield "DeviceRGB"
        elif name in ("cs", "CS"):
            asked = str(one.operands[0])
            yield from _spelled(spaces.get(asked, one.operands[0]))
    for thing in held.get("/XObject", pikepdf.Dictionary()).values():
        if thing.get("/Subtype") == "/Form" and depth < _DEEPEST:
            yield from _foreign(pdf, thing, thing.get("/Resources", held), depth + 1)
        elif thing.get("/Subtype") == "/Image" and "/ColorSpace" in thing:
            yield from _spelled(thing.ColorSpace)
    for shading in held.get("/Shading", pikepdf.Dictionary()).values():
        yield from _spelled(shading.get("/ColorSpace"))


def _spelled(space: pikepdf.Object | None) -> Iterator[str]:
    """What of a colour space is no ink."""
    if isinstance(space, pikepdf.Array) and len(space):
        kind = str(space[0])
        if kind in ("/Indexed", "/Pattern") and len(space) > 1:
            yield from _spelled(space[1])
        elif kind in ("/Separation", "/DeviceN") and len(space) > 2:
            yield from _spelled(space[2])
        elif kind in _FOREIGN or (kind == "/ICCBased" and space[1].get("/N") == 3):
            yield kind[1:]
    elif str(space) in _FOREIGN:
        yield str(space)[1:]


# ---------------------------------------------------------------------------------------------------- objects
def _object(thing: pikepdf.Object) -> Iterator[Fault]:
    if thing.get("/Type") == "/FontDescriptor" and not any(key in thing for key in _PROGRAMS):
        yield Fault("pdfx-font", what=str(thing.get("/FontName", "?"))[1:])
    if thing.get("/Subtype") == "/PS" or "/OPI" in thing or "/Alternates" in thing:
        yield Fault("pdfx-object", what=str(thing.get("/Subtype", "?"))[1:])
    if thing.get("/Type") == "/ExtGState":
        yield from (Fault("pdfx-object", what=key[1:]) for key in _STATES if key in thing)
    if thing.get("/S") in ("/JavaScript", "/Launch", "/SubmitForm", "/Movie", "/Sound") and "/Type" not in thing:
        yield Fault("pdfx-action", what=str(thing.S)[1:])
