"""What a PDF says of itself in its metadata packet: title, author, and the standards that it says it keeps."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ParseError, fromstring

import pikepdf

from kiclayout.base.record import dataclass

_SPACES = {
    "rdf": "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}",
    "dc": "{http://purl.org/dc/elements/1.1/}",
    "pdf": "{http://ns.adobe.com/pdf/1.3/}",
    "pdfaid": "{http://www.aiim.org/pdfa/ns/id/}",
    "pdfuaid": "{http://www.aiim.org/pdfua/ns/id/}",
    "pdfxid": "{http://www.npes.org/pdfx/ns/id/}",
}


@dataclass(frozen=True, slots=True)
class Claims:
    """What the packet says.

    Attributes:
        title: Of the document.
        author: Its creators, joined as Info joins them.
        producer: The program.
        archive: Part and level of PDF/A (2a), or empty.
        universal: Part of PDF/UA, or empty.
        exchange: Version of PDF/X, or empty.
    """

    title: str = ""
    author: str = ""
    producer: str = ""
    archive: str = ""
    universal: str = ""
    exchange: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The standards as people call them."""
        made = (("PDF/A-", self.archive), ("PDF/UA-", self.universal), ("", self.exchange))
        return tuple(before + said for before, said in made if said)


def claims_of(pdf: pikepdf.Pdf) -> Claims:
    """The claims of a file; none where it has no packet, or one that cannot be read."""
    packet: Any = pdf.Root.get("/Metadata")
    try:
        root = fromstring(packet.read_bytes()) if packet is not None else None
    except ParseError:
        root = None
    if root is None:
        return Claims()
    part, level = _said(root, "pdfaid:part"), _said(root, "pdfaid:conformance")
    return Claims(
        _said(root, "dc:title"),
        _said(root, "dc:creator"),
        _said(root, "pdf:Producer"),
        part + level.lower(),
        _said(root, "pdfuaid:part"),
        _said(root, "pdfxid:GTS_PDFXVersion"),
    )


def _said(root: Element, name: str) -> str:
    """The value of a property, written as an element (the items of a list, joined) or as an attribute."""
    prefix, _, local = name.partition(":")
    key = _SPACES[prefix] + local
    for record in root.iter(_SPACES["rdf"] + "Description"):
        if key in record.attrib:
            return record.attrib[key]
        for found in record.findall(key):
            items = [item.text or "" for item in found.iter(_SPACES["rdf"] + "li")]
            return "; ".join(items) if items else (found.text or "").strip()
    return ""
