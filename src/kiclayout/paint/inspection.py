"""A finished PDF held against the rules of what it says it is: fonts, tags, languages, boxes, colours, metadata.

The rules are ours, in plain words, for whoever sends a file on; they ask for less than the standards do. The judge of
PDF/A and PDF/UA in our own tests is a validator that cannot be shipped (docs/PDF.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.paint import pdfx_rules, reading_rules
from kiclayout.paint.claims import Claims, claims_of
from kiclayout.paint.code_check import check_codes, codes_in
from kiclayout.paint.commands import commands, damaged_pages
from kiclayout.scene.page_burden import excess_in

_FORBIDDEN = ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was inspected: how many pages it has, what it says it conforms to."""

    pages: int
    claims: Claims


def inspect_pdf(path: Path, sink: Sink, password: str = "") -> Inspected:
    """Adds everything that is wrong with the file at ``path``, which ``password`` opens if it is locked.

    A file that is no PDF, or another one's, is a finding.
    """
    place = Place(path.name)
    if much := excess_in(path):
        sink.add("pdf-endless", place=place, reason=much)
        return Inspected(0, Claims())
    try:
        pdf = pikepdf.open(path, password=password)
    except pikepdf.PasswordError:
        sink.add("pdf-locked", place=place)
        return Inspected(0, Claims())
    except FileNotFoundError:
        sink.add("pdf-missing", place=place, file=path.name)
        return Inspected(0, Claims())
    except (pikepdf.PdfError, OSError) as error:
        sink.add("pdf-unreadable", place=place, reason=str(error).splitlines()[0] if str(error) else "")
        return Inspected(0, Claims())
    with pdf:
        claims = claims_of(pdf)
        if not claims.names:
            sink.add("pdf-claims-none", place=place)
        for rule in (_facts, _metadata, _fonts, _contents, _boxes, _intent, _active, *reading_rules.RULES):
            rule(pdf, claims, place, sink)
        if pdfx_rules.for_a_press(pdf):
            pdfx_rules.report(pdf, place, sink)
        read = Sink()
        check_codes(path, codes_in(pdf), read, password=password, fine=True)
        sink.extend(replace(one, place=place) for one in read)
        return Inspected(len(pdf.pages), claims)


def _facts(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    if not str(pdf.Root.get("/Lang", "")):
        sink.add("pdf-lang-missing", place=place)
    shown: Any = pdf.Root.get("/ViewerPreferences")
    if not claims.title or shown is None or not shown.get("/DisplayDocTitle", False):
        sink.add("pdf-title-missing", place=place)


def _metadata(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    """XMP and Info say the same (ISO 19005-2, 6.6.3)."""
    if "/Metadata" not in pdf.Root:
        sink.add("pdf-xmp-missing", place=place)
        return
    for entry, said in (("Title", claims.title), ("Author", claims.author), ("Producer", claims.producer)):
        info = str(pdf.docinfo.get(f"/{entry}", "")) if pdf.trailer.get("/Info") is not None else ""
        if info and info != said:
            sink.add("pdf-info-differs", place=place, entry=entry, info=info, xmp=said)


def _fonts(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    for font in _dictionaries(pdf, "/Font"):
        name = str(font.get("/BaseFont", ""))[1:]
        if font.get("/Subtype") == "/Type3":
            continue
        inner = font.get("/DescendantFonts", [font])[0] if font.get("/Subtype") == "/Type0" else font
        if str(font.get("/Subtype")).startswith("/CIDFont"):
            continue
        descriptor = inner.get("/FontDescriptor", {})
        if not any(key in descriptor for key in _PROGRAMS):
            sink.add("pdf-font-absent", place=place, font=name)
        if "/ToUnicode" not in font and font.get("/Subtype") == "/Type0":
            sink.add("pdf-font-mute", place=place, font=name)


def _contents(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    """What pages draw can be read to its end."""
    for number in damaged_pages(pdf):
        sink.add("pdf-page-cut", place=place, number=number)


def _boxes(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    """The trim lies in the bleed, the bleed in the sheet (ISO 32000-1, 14.11.2)."""
    for number, page in enumerate(pdf.pages, 1):
        media = _box(page, "/MediaBox")
        bleed, trim = _box(page, "/BleedBox") or media, _box(page, "/TrimBox")
        if trim and not (_inside(trim, bleed) and _inside(bleed, media)):
            sink.add("pdf-boxes", place=place, number=number)


def _box(page: Any, key: str) -> tuple[float, ...]:
    return tuple(float(value) for value in page.obj.get(key, ()))


def _inside(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    near = 0.01
    low = inner[0] >= outer[0] - near and inner[1] >= outer[1] - near
    return low and inner[2] <= outer[2] + near and inner[3] <= outer[3] + near


def _intent(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    """Colours without a space of their own mean something (ISO 19005-2, 6.2.4; ISO 15930-7, 6.2.2)."""
    profiles = [one.DestOutputProfile for one in pdf.Root.get("/OutputIntents", []) if "/DestOutputProfile" in one]
    if not profiles:
        sink.add("pdf-intent-missing", place=place)
        return
    inks = int(profiles[0].get("/N", 0))
    if claims.archive and inks != 4:
        for number, page in enumerate(pdf.pages, 1):
            if _uses_cmyk(pdf, page):
                sink.add("pdf-cmyk", place=place, number=number)


def _uses_cmyk(pdf: pikepdf.Pdf, page: Any) -> bool:
    images = page.get("/Resources", {}).get("/XObject", {})
    if any(image.get("/ColorSpace") == "/DeviceCMYK" for image in images.values()):
        return True
    return any(str(step.operator) in ("k", "K") for step in commands(pdf, page, "k K").steps)


def _active(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    """Nothing runs, plays or is fetched from elsewhere (ISO 19005-2, 6.5)."""
    found = {str(action.S) for action in _actions(pdf) if str(action.get("/S", "")) in _FORBIDDEN}
    if "/Names" in pdf.Root and "/JavaScript" in pdf.Root.Names:
        found.add("/JavaScript")
    if pdf.is_encrypted and any(name.startswith(("PDF/A", "PDF/X")) for name in claims.names):
        found.add("/Encrypt")
    for name in sorted(found):
        sink.add("pdf-active", place=place, what=name[1:])


def _actions(pdf: pikepdf.Pdf) -> Iterator[Any]:
    for holder in (pdf.Root, *(note for page in pdf.pages for note in page.obj.get("/Annots", []))):
        for key in ("/OpenAction", "/A"):
            action = holder.get(key)
            if isinstance(action, pikepdf.Dictionary):
                yield action


def _dictionaries(pdf: pikepdf.Pdf, kind: str) -> Iterator[Any]:
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == kind:
            yield one
