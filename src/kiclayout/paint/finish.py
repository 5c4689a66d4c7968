"""The last pass over a file: document facts as XMP and Info, object streams, a file id made from the content.

It also mends what ReportLab leaves (no end of line before ``endstream``, ISO 19005-2, 6.1.7.1), since every object is
written anew. It changes no page.
"""

from __future__ import annotations

import datetime
from html import escape
from io import BytesIO

import pikepdf

from kiclayout import __version__
from kiclayout.scene.page import Scene

CREATOR = f"kiclayout {__version__}"
PRODUCER = "kiclayout (ReportLab, pikepdf)"


def finish(data: bytes, scene: Scene) -> bytes:
    """``data`` with the facts of ``scene``, packed."""
    out = BytesIO()
    with pikepdf.open(BytesIO(data)) as pdf:
        packet = _xmp(scene).encode("utf-8")
        pdf.Root.Metadata = pikepdf.Stream(pdf, packet, Type=pikepdf.Name.Metadata, Subtype=pikepdf.Name.XML)
        del pdf.docinfo
        del pdf.trailer.ID  # ReportLab's is the same for every file
        for key, value in _info(scene).items():
            pdf.docinfo[key] = value
        pdf.save(
            out,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
            fix_metadata_version=False,
            min_version="1.7",
        )
    return out.getvalue()


def _info(scene: Scene) -> dict[str, str]:
    """The entries of the Info dictionary (ISO 32000-1, 14.3.3); empty ones are left out."""
    day = _day(scene)
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


def _day(scene: Scene) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(scene.date)
    except ValueError:
        return None


def _xmp(scene: Scene) -> str:
    """The metadata packet (ISO 16684-1), saying the same as Info."""
    day = _day(scene)
    properties = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:language><rdf:Bag><rdf:li>{_xml(scene.lang)}</rdf:li></rdf:Bag></dc:language>",
        _alternatives("dc:title", scene.title),
        f"<dc:creator><rdf:Seq><rdf:li>{_xml(scene.author)}</rdf:li></rdf:Seq></dc:creator>" if scene.author else "",
        _alternatives("dc:description", scene.subject),
        f"<pdf:Keywords>{_xml(scene.keywords)}</pdf:Keywords>" if scene.keywords else "",
        f"<pdf:Producer>{_xml(PRODUCER)}</pdf:Producer>",
        f"<xmp:CreatorTool>{_xml(CREATOR)}</xmp:CreatorTool>",
        f"<xmp:CreateDate>{day}</xmp:CreateDate><xmp:ModifyDate>{day}</xmp:ModifyDate>" if day else "",
    ]
    return "\n".join(
        [
            '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
            '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
            '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
            ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">',
            *filter(None, properties),
            "</rdf:Description>",
            "</rdf:RDF>",
            "</x:xmpmeta>",
            '<?xpacket end="w"?>',
        ]
    )


def _xml(text: str) -> str:
    """``text`` escaped, without the control characters that XML cannot hold."""
    return escape("".join(letter for letter in text if letter >= " " or letter in "\t\n"), quote=False)


def _alternatives(name: str, text: str) -> str:
    if not text:
        return ""
    return f'<{name}><rdf:Alt><rdf:li xml:lang="x-default">{_xml(text)}</rdf:li></rdf:Alt></{name}>'
