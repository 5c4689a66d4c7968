"""Small .docx files for tests: the parts that a reader needs, and nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"
_NAMES = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:a="{A}" xmlns:v="{V}" xmlns:mc="urn:mc" xmlns:m="urn:m" xmlns:wp="urn:wp"'

STYLES = (
    ("Normal", "Normal", ""),
    ("T", "Title", ""),
    ("S", "Subtitle", ""),
    ("H1", "heading 1", ""),
    ("H2", "제목 2", ""),
    ("C", "caption", ""),
    ("Q", "Quote", ""),
    ("TOC", "toc 1", ""),
    ("LB2", "List Bullet 2", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
    ("Strong", "Strong", "<w:rPr><w:b/></w:rPr>"),
)

NUMBERING = (
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xf0b7;"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="○"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1)"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="ganada"/><w:lvlText w:val="%2."/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def p(*inner: str, style: str = "", numbered: tuple[int, int] | None = None, more: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    listed = f'<w:numPr><w:ilvl w:val="{numbered[1]}"/><w:numId w:val="{numbered[0]}"/></w:numPr>' if numbered else ""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    words = "".join(one if one.startswith("<") else r(one) for one in inner)
    return f"<w:p><w:pPr>{styled}{listed}{more}</w:pPr>{words}</w:p>"


def r(text: str, look: str = "") -> str:
    """A run; ``look``: its properties."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def shot(key: str, alt: str = "") -> str:
    """A run with a picture."""
    return f'<w:r><w:drawing><wp:docPr descr="{alt}"/><a:blip r:embed="{key}"/></w:drawing></w:r>'


def tc(*inner: str, span: int = 1, merge: str = "", align: str = "") -> str:
    """A cell; ``merge``: restart or continue."""
    merged = {"": "", "restart": '<w:vMerge w:val="restart"/>', "continue": "<w:vMerge/>"}[merge]
    placed = f'<w:jc w:val="{align}"/>' if align else ""
    words = "".join(
        one if one.startswith("<w:p>") or one.startswith("<w:tbl>") else p(one, more=placed) for one in inner
    )
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merged}</w:tcPr>{words}</w:tc>'


def tbl(*rows: tuple[str, ...], heads: int = 0) -> str:
    """A table of cells; its first ``heads`` rows are repeated on every page."""
    sign = "<w:trPr><w:tblHeader/></w:trPr>"
    made = "".join(f"<w:tr>{sign if n < heads else ''}{''.join(row)}</w:tr>" for n, row in enumerate(rows))
    return f"<w:tbl>{made}</w:tbl>"


def docx(path: Path, body: str, notes: str = "", pictures: Mapping[str, bytes] | None = None, links: str = "") -> Path:
    """Writes a document; ``pictures`` by the ids that ``shot`` has; ``links``: further relationships."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}" w:default="{int(key == "Normal")}">'
        f'<w:name w:val="{name}"/>{more}</w:style>'
        for key, name, more in STYLES
    )
    defaults = '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    parts: dict[str, str | bytes] = {
        "_rels/.rels": _rels(f'<Relationship Id="d" Type="{R}/officeDocument" Target="word/document.xml"/>'),
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{defaults}{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{NUMBERING}</w:numbering>",
        "word/footnotes.xml": f"<w:footnotes {_NAMES}>{notes}</w:footnotes>",
    }
    kinds = "".join(
        f'<Relationship Id="{kind}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", "footnotes")
    )
    for key, data in (pictures or {}).items():
        name = key if "." in key else f"{key}.png"
        parts[f"word/media/{name}"] = data
        kinds += f'<Relationship Id="{key}" Type="{R}/image" Target="media/{name}"/>'
    parts["word/_rels/document.xml.rels"] = _rels(kinds + links)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def _rels(inner: str) -> str:
    return f"<Relationships>{inner}</Relationships>"
