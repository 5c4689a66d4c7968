"""What a file says that goes to a printer: PDF/X-4 (ISO 15930-7:2010) and the condition it is made for."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pikepdf

from kiclayout.paint.press import Press
from kiclayout.scene.page import Scene

VERSION = "PDF/X-4"
REGISTRY = "http://www.color.org"

SPACES = {
    "pdfxid": "http://www.npes.org/pdfx/ns/id/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
}
"""Vocabularies of its metadata."""


def properties(scene: Scene, stamp: str) -> Iterator[tuple[str, str, str]]:
    """Its metadata beside those of every file (6.2.3); the document's id follows from its facts."""
    facts = "\n".join((scene.title, scene.date, scene.author))
    yield "pdfxid:GTS_PDFXVersion", "", VERSION
    yield "xmp:MetadataDate", "", stamp
    yield "xmpMM:DocumentID", "", f"uuid:{uuid.uuid5(uuid.NAMESPACE_URL, facts)}"
    yield "xmpMM:VersionID", "", "1"
    yield "xmpMM:RenditionClass", "", "default"
    yield "pdf:Trapped", "", "False"


def intent(pdf: pikepdf.Pdf, press: Press) -> pikepdf.Object:
    """The printing condition (6.2.2)."""
    profile = pikepdf.Stream(pdf, press.profile, N=4)
    entries = {
        "/Type": pikepdf.Name.OutputIntent,
        "/S": pikepdf.Name.GTS_PDFX,
        "/OutputConditionIdentifier": press.condition,
        "/Info": press.description,
        "/DestOutputProfile": pdf.make_indirect(profile),
    }
    if press.condition != "Custom":
        entries["/RegistryName"] = REGISTRY
    return pikepdf.Dictionary(entries)


def settle(pdf: pikepdf.Pdf) -> None:
    """What every page and the catalog of such a file need beyond that: a space to blend in, Trapped."""
    group = {"/Type": pikepdf.Name.Group, "/S": pikepdf.Name.Transparency, "/CS": pikepdf.Name.DeviceCMYK}
    shared = pdf.make_indirect(pikepdf.Dictionary(group))
    for page in pdf.pages:
        page.obj.Group = shared
    pdf.docinfo.Trapped = pikepdf.Name("/False")
