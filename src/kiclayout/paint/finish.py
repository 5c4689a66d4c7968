"""The last pass over a file: document facts as XMP and Info, what colours mean, object streams, an id of the content.

With its tree of elements a file is then PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1), or, made for a press,
PDF/X-4 (see ``pdfx``). A password is set here, too; archives know none.

It also mends what ReportLab leaves (no end of line before ``endstream``, ISO 19005-2, 6.1.7.1), since every object is
written anew. It changes no page.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import field
from io import BytesIO
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import Any, BinaryIO, cast
from xml.etree.ElementTree import Element, SubElement, tostring

import pikepdf

from kiclayout import __version__
from kiclayout.base.record import dataclass
from kiclayout.paint import artwork, pdfx, srgb
from kiclayout.paint.appendix import Appendix
from kiclayout.paint.packing import Beside, pack
from kiclayout.paint.preset import SCREEN, Preset
from kiclayout.paint.press import Press
from kiclayout.paint.spool import Spool
from kiclayout.scene.page import Scene

CREATOR = f"kiclayout {__version__}"
PRODUCER = "kiclayout (ReportLab, pikepdf)"
_VOCABULARIES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_IN_MEMORY = 16_000_000
"""Larger files lie on the disk until they are where they belong, so that no picture is in memory twice."""
_WITHOUT_DATE = datetime.date(2000, 1, 1)
"""The day of a file for a press whose issue has none: such a file must say one, and the same input the same."""
_PACKET_ID = "W5M0MpCehiHzreSzNTczkc9d"
"""The one value that the standard allows there (ISO 16684-1, 7.3.2)."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What is put into a file after ReportLab has written it, by the numbers of the objects.

    Attributes:
        held: What comes from elsewhere; of a file that is locked, the data of streams leave it one by one, so that no
            picture is in memory twice.
        pages: The numbers of forms that are pages of other files.
        appendix: Objects that are spelled already.
    """

    held: Spool = field(default_factory=Spool)
    pages: Sequence[int] = ()
    appendix: Appendix = field(default_factory=Appendix)


def finish(
    data: bytes,
    scene: Scene,
    preset: Preset = SCREEN,
    press: Press | None = None,
    filling: Filling | None = None,
) -> BinaryIO:
    """``data`` with the facts of ``scene``, packed: a file without a name, at its beginning.

    Args:
        data: The file as ReportLab writes it.
        scene: Whose facts it has.
        preset: What it is made for.
        press: Its printing condition, if it is for a press.
        filling: What comes from elsewhere.
    """
    filling = filling or Filling()
    data, root = filling.appendix.behind(data) if preset.password else (data, 0)
    whole = BytesIO(data) if preset.password else _mapped(data)  # what will be locked never lies open on the disk
    with whole as file, ExitStack() as others, pikepdf.open(file, access_mode=pikepdf.AccessMode.mmap) as pdf:
        for number in filling.pages:
            if page := filling.held.opened(number):
                artwork.put(pdf, pdf.get_object(number, 0), others.enter_context(pikepdf.open(page)))
        if root:
            pdf.Root.StructTreeRoot = pdf.get_object(root, 0)
            _fill(pdf, filling)
        pdf.Root.Metadata = pikepdf.Stream(pdf, _packet(scene, preset))
        pdf.Root.Metadata.update({"/Type": pikepdf.Name.Metadata, "/Subtype": pikepdf.Name.XML})
        pdf.Root.OutputIntents = pikepdf.Array([pdfx.intent(pdf, press) if press else _intent(pdf)])
        del pdf.docinfo
        del pdf.trailer.ID  # ReportLab's is the same for every file
        for key, value in _info(scene, preset).items():
            pdf.docinfo[key] = value
        if press:
            pdfx.settle(pdf)
        out = _saved(pdf, preset, filling)
    out.seek(0)
    return out


def _mapped(data: bytes) -> BinaryIO:
    """``data`` as a file on the disk, from where it is read without asking Python; in memory where there is no room."""
    try:
        file = cast(BinaryIO, TemporaryFile())  # noqa: SIM115 (the caller closes it)
        file.write(data)
        file.flush()
    except OSError:
        return BytesIO(data)
    return file


def _fill(pdf: pikepdf.Pdf, filling: Filling) -> None:
    for number in filling.held.numbers:
        if number not in filling.pages and (data := filling.held.get(number)) is not None:
            stream: Any = pdf.get_object(number, 0)
            stream.write(data, filter=stream.Filter, decode_parms=stream.get("/DecodeParms"))
            filling.held.drop(number)


def _saved(pdf: pikepdf.Pdf, preset: Preset, filling: Filling) -> BinaryIO:
    """The packed file; in memory where the disk has no room for what is not there yet."""
    out = cast(BinaryIO, SpooledTemporaryFile(_IN_MEMORY))  # noqa: SIM115 (the caller closes it)
    try:
        _save(pdf, out, preset, filling)
    except OSError:
        out.close()
        out = BytesIO()
        _save(pdf, out, preset, filling)
    return out


def _save(pdf: pikepdf.Pdf, out: BinaryIO, preset: Preset, filling: Filling) -> None:
    """Packs the file; one with a password is locked by chance numbers and never the same twice."""
    word = preset.password
    if not word:
        pack(pdf, Beside(filling.appendix, filling.held, filling.pages), out, "1.6" if preset.press else "1.7")
        return
    pdf.save(
        out,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        fix_metadata_version=False,
        encryption=pikepdf.Encryption(user=word, owner=word, R=6, aes=True, metadata=True),
        min_version="1.7",  # none that is forced would be locked
    )


def _info(scene: Scene, preset: Preset) -> dict[str, str]:
    """The entries of the Info dictionary (ISO 32000-1, 14.3.3); empty ones are left out."""
    day = _day(scene, preset)
    stamp = f"D:{day:%Y%m%d}" if day else ""
    entries = {
        "/Title": scene.title,
        "/Author": scene.author,
        "/Subject": scene.subject,
        "/Keywords": scene.keywords,
        "/Creator": CREATOR,
        "/Producer": PRODUCER,
        "/CreationDate": stamp,
        "/ModDate": stamp,
    }
    return {key: value for key, value in entries.items() if value}


def _day(scene: Scene, preset: Preset) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(scene.date)
    except ValueError:
        return _WITHOUT_DATE if preset.press else None


def _packet(scene: Scene, preset: Preset) -> bytes:
    """The metadata packet (ISO 16684-1), saying the same as Info; properties without a value are left out."""
    tree = Element("x:xmpmeta", {"xmlns:x": "adobe:ns:meta/"})
    known = _VOCABULARIES | (pdfx.SPACES if preset.press else {})
    spaces = {f"xmlns:{prefix}": address for prefix, address in known.items()}
    document = SubElement(SubElement(tree, "rdf:RDF", spaces), "rdf:Description", {"rdf:about": ""})
    for name, container, value in _properties(scene, preset):
        if value:
            place = SubElement(document, name)
            if container:
                language = {"xml:lang": "x-default"} if container == "Alt" else {}
                place = SubElement(SubElement(place, f"rdf:{container}"), "rdf:li", language)
            place.text = _legal(value)
    if preset.archived:
        _describe(document)
    written = tostring(tree, "unicode")
    return f'<?xpacket begin="\ufeff" id="{_PACKET_ID}"?>\n{written}\n<?xpacket end="r"?>'.encode()


def _describe(document: Element) -> None:
    """Tells archives what the property of PDF/UA is, which their standard does not know (ISO 19005-2, 6.6.2.3.3)."""

    def filled(place: Element, values: dict[str, str]) -> Element:
        """A record with these properties, in a list at ``place``."""
        record = SubElement(place, "rdf:li", {"rdf:parseType": "Resource"})
        for name, value in values.items():
            SubElement(record, name).text = value
        return record

    schemas = SubElement(SubElement(document, "pdfaExtension:schemas"), "rdf:Bag")
    schema = filled(
        schemas,
        {
            "pdfaSchema:schema": "PDF/UA identification schema",
            "pdfaSchema:namespaceURI": _VOCABULARIES["pdfuaid"],
            "pdfaSchema:prefix": "pdfuaid",
        },
    )
    filled(
        SubElement(SubElement(schema, "pdfaSchema:property"), "rdf:Seq"),
        {
            "pdfaProperty:name": "part",
            "pdfaProperty:valueType": "Integer",
            "pdfaProperty:category": "internal",
            "pdfaProperty:description": "The part of ISO 14289 that the file conforms to",
        },
    )


def _intent(pdf: pikepdf.Pdf) -> pikepdf.Object:
    """The output intent (ISO 32000-1, 14.11.5): colours without a space of their own are sRGB."""
    profile = pikepdf.Stream(pdf, srgb.profile(), N=3)
    entries = {
        "/Type": pikepdf.Name.OutputIntent,
        "/S": pikepdf.Name.GTS_PDFA1,
        "/OutputConditionIdentifier": srgb.NAME,
        "/Info": srgb.NAME,
        "/DestOutputProfile": pdf.make_indirect(profile),
    }
    return pikepdf.Dictionary(entries)


def _properties(scene: Scene, preset: Preset) -> Iterator[tuple[str, str, str]]:
    """Every property with the kind of list its value stands in (none for a plain one)."""
    day = str(_day(scene, preset) or "")
    yield "dc:title", "Alt", scene.title
    yield "dc:description", "Alt", scene.subject
    yield "dc:creator", "Seq", scene.author
    yield "dc:language", "Bag", scene.lang
    yield "dc:format", "", "application/pdf"
    yield "pdf:Keywords", "", scene.keywords
    yield "pdf:Producer", "", PRODUCER
    yield "xmp:CreatorTool", "", CREATOR
    yield "xmp:CreateDate", "", day
    yield "xmp:ModifyDate", "", day
    if preset.archived:
        yield "pdfaid:part", "", "2"
        yield "pdfaid:conformance", "", "A"
    if preset.press:
        yield from pdfx.properties(scene, day)
    else:
        yield "pdfuaid:part", "", "1"


def _legal(text: str) -> str:
    """``text`` without the control characters that XML cannot hold."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")
