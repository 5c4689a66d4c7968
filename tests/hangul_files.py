"""Small .hwpx files for tests: the parts that a reader needs, and nothing else."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

CONTAINER, PACKAGE, HEADER = "META-INF/container.xml", "Contents/content.hpf", "Contents/header.xml"
_YEARS = {2011: "http://www.hancom.co.kr/hwpml/2011/", 2024: "http://www.owpml.org/owpml/2024/"}

LOOKS = (
    ("plain", 1000, ""),
    ("bold", 1000, "<hh:bold/>"),
    ("italic", 1000, "<hh:italic/>"),
    ("raised", 1000, "<hh:supscript/>"),
    ("lowered", 1000, "<hh:subscript/>"),
    ("dots", 1000, ""),
    ("large", 1800, "<hh:bold/>"),
)
FORMS = {
    "": ("NONE", 0, 0, "JUSTIFY"), "center": ("NONE", 0, 0, "CENTER"), "right": ("NONE", 0, 0, "RIGHT"),
    "outline 1": ("OUTLINE", 0, 0, "LEFT"), "outline 2": ("OUTLINE", 0, 1, "LEFT"),
    "outline 9": ("OUTLINE", 0, 8, "LEFT"), "number": ("NUMBER", 2, 0, "LEFT"), "number 2": ("NUMBER", 2, 1, "LEFT"),
    "number 3": ("NUMBER", 2, 2, "LEFT"), "first": ("NUMBER", 0, 0, "LEFT"), "lost": ("NUMBER", 77, 0, "LEFT"),
    "inner": ("NONE", 0, 0, "LEFT"), "dot": ("BULLET", 1, 0, "LEFT"), "box": ("BULLET", 2, 1, "LEFT"),
}  # fmt: skip
STYLES = (
    ("바탕글", "Normal", "plain"), ("개요 1", "Outline 1", "plain"), ("제목", "", "large"), ("부제목", "", "plain"),
    ("캡션", "Caption", "plain"), ("인용문", "Quote", "italic"), ("소제목", "", "bold"),
    ("3단계", "Outline 3", "plain"),
)  # fmt: skip
_LEFT = {"inner": 2000}
_DOTS = {"dots": "DOT_ABOVE"}
_LOOK = {name: at for at, (name, _, _) in enumerate(LOOKS)}
_FORM = {name: at for at, name in enumerate(FORMS)}
_STYLE = {name: at for at, (name, _, _) in enumerate(STYLES)}
LISTS = (
    ("1", ("DIGIT", "^1."), ("HANGUL_SYLLABLE", "^2.")),
    ("2", ("DIGIT", "^1)"), ("CIRCLED_DIGIT", "^2"), ("ROMAN_SMALL", "^n")),
    ("3", ("ROMAN_CAPITAL", "^1."), ("LATIN_SMALL", "^2)")),
)


def p(*inner: str, style: str = "바탕글", form: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    words = "".join(one if one.startswith("<hp:run") else r(one) for one in inner)
    return f'<hp:p paraPrIDRef="{_FORM[form]}" styleIDRef="{_STYLE[style]}">{words}<hp:linesegarray/></hp:p>'


def r(inner: str, look: str = "plain") -> str:
    """A run of words, or of elements."""
    inside = inner if inner.startswith("<hp:") else t(inner)
    return f'<hp:run charPrIDRef="{_LOOK[look]}">{inside}</hp:run>'


def t(inner: str) -> str:
    """Words, with what may stand among them."""
    return f"<hp:t>{inner}</hp:t>"


def field(kind: str, words: str, **said: str) -> str:
    """Runs of a field; ``said``: its parameters."""
    told = "".join(f'<hp:stringParam name="{name}">{text}</hp:stringParam>' for name, text in said.items())
    begin = f'<hp:fieldBegin id="7" type="{kind}"><hp:parameters>{told}</hp:parameters></hp:fieldBegin>'
    return r(f"<hp:ctrl>{begin}</hp:ctrl>") + words + r('<hp:ctrl><hp:fieldEnd beginIDRef="7"/></hp:ctrl>')


def note(*inner: str, kind: str = "footNote") -> str:
    """A run with a note, whose paragraphs begin with its number."""
    count = f'<hp:run><hp:ctrl><hp:autoNum num="1" numType="{kind.upper()}"/></hp:ctrl></hp:run>'
    texts = "".join(p(count, f" {one}") for one in inner)
    return r(f"<hp:ctrl><hp:{kind}><hp:subList>{texts}</hp:subList></hp:{kind}></hp:ctrl>")


def counted(kind: str, num: int, more: str = "") -> str:
    """A run with the number of a picture or table."""
    form = f'<hp:autoNumFormat type="DIGIT" userChar="" prefixChar="" suffixChar="{more}"/>'
    return r(f'<hp:ctrl><hp:autoNum num="{num}" numType="{kind}">{form}</hp:autoNum></hp:ctrl>')


def caption(*texts: str, side: str = "BOTTOM") -> str:
    """A caption of paragraphs."""
    inside = "".join(one if one.startswith("<hp:p ") else p(one) for one in texts)
    return f'<hp:caption side="{side}"><hp:subList>{inside}</hp:subList></hp:caption>'


def pic(item: str, comment: str = "", more: str = "") -> str:
    """A picture."""
    return f'<hp:pic><hc:img binaryItemIDRef="{item}"/><hp:shapeComment>{comment}</hp:shapeComment>{more}</hp:pic>'


def frame(*inner: str, kind: str = "rect", more: str = "", says: str = "") -> str:
    """A drawing with text in it."""
    texts = "".join(inner)
    return f"<hp:{kind} {says}>{more}<hp:drawText><hp:subList>{texts}</hp:subList></hp:drawText></hp:{kind}>"


def tc(
    inner: str, at: tuple[int, int] | None, span: tuple[int, int] = (1, 1), head: bool = False, form: str = ""
) -> str:
    """A cell at a row and column; ``span``: how many of both it covers."""
    place = f'<hp:cellAddr rowAddr="{at[0]}" colAddr="{at[1]}"/>' if at else ""
    place += f'<hp:cellSpan rowSpan="{span[0]}" colSpan="{span[1]}"/>'
    inside = inner if inner.startswith("<hp:p ") else p(inner, form=form)
    return f'<hp:tc header="{int(head)}"><hp:subList>{inside}</hp:subList>{place}</hp:tc>'


def tbl(*rows: tuple[str, ...], more: str = "") -> str:
    """A paragraph with a table of cells."""
    made = "".join(f"<hp:tr>{''.join(row)}</hp:tr>" for row in rows)
    return p(r(f"<hp:tbl>{more}{made}</hp:tbl><hp:t/>"))


def begun(outline: int = 1) -> str:
    """The run that says what a section is."""
    return r(f'<hp:secPr outlineShapeIDRef="{outline}"/><hp:ctrl><hp:colPr/></hp:ctrl>')


def hwpx(
    path: Path,
    *sections: str,
    files: Mapping[str, str | bytes] | None = None,
    without: tuple[str, ...] = (),
    year: int = 2011,
) -> Path:
    """Writes a document.

    Args:
        path: Where to.
        sections: What stands in each.
        files: Pictures by their names, other parts by their paths.
        without: Parts that are left out.
        year: Of the names of its elements.
    """
    given = {name if "/" in name else f"BinData/{name}": data for name, data in (files or {}).items()}
    texts = {f"Contents/section{at}.xml": f"<hs:sec {{}}>{inner}</hs:sec>" for at, inner in enumerate(sections)}
    items = {Path(name).stem: name for name in (HEADER, *texts, *(one for one in given if one.startswith("BinData/")))}
    listed = "".join(f'<opf:item id="{key}" href="{name}"/>' for key, name in items.items())
    spine = "".join(f'<opf:itemref idref="{Path(name).stem}"/>' for name in (HEADER, *texts))
    parts: dict[str, str | bytes] = {
        "mimetype": "application/hwp+zip",
        CONTAINER: f'<c:container {{}}><c:rootfile full-path="{PACKAGE}"/></c:container>',
        PACKAGE: f"<opf:package {{}}><opf:manifest>{listed}</opf:manifest><opf:spine>{spine}</opf:spine></opf:package>",
        HEADER: f"<hh:head {{}}><hh:refList>{_lists()}</hh:refList></hh:head>",
        **texts,
        **given,
    }
    home = _YEARS[year]
    names = "".join(f' xmlns:{key}="{home}{word}"' for key, word in (
        ("hh", "head"), ("hp", "paragraph"), ("hs", "section"), ("hc", "core"), ("opf", "opf"), ("c", "container"),
    ))  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            if name not in without:
                archive.writestr(name, data.replace("{}", names, 1) if isinstance(data, str) else data)
    return path


def _lists() -> str:
    """What the header says of looks, lists, forms and styles."""
    looks = "".join(
        f'<hh:charPr id="{at}" height="{height}" symMark="{_DOTS.get(name, "NONE")}">{more}</hh:charPr>'
        for at, (name, height, more) in enumerate(LOOKS)
    )
    forms = ""
    for at, (name, (kind, target, level, align)) in enumerate(FORMS.items()):
        head = f'<hh:heading type="{kind}" idRef="{target}" level="{level}"/>'
        if level > 6:  # levels that old programs do not know
            old = '<hp:default><hh:heading type="NONE" idRef="0" level="0"/></hp:default>'
            head = f"<hp:switch><hp:case>{head}</hp:case>{old}</hp:switch>"
        forms += f'<hh:paraPr id="{at}"><hh:align horizontal="{align}"/>{head}{_margin(name)}</hh:paraPr>'
    lists = ""
    for key, *levels in LISTS:
        heads = "".join(
            f'<hh:paraHead level="{at}" start="1" numFormat="{form}">{text}</hh:paraHead>'
            for at, (form, text) in enumerate(levels, 1)
        )
        lists += f'<hh:numbering id="{key}" start="0">{heads}</hh:numbering>'
    bullets = '<hh:bullet id="1" char="&#xF06C;"/><hh:bullet id="2" char="□"/>'
    styles = "".join(
        f'<hh:style id="{at}" type="PARA" name="{name}" engName="{other}" paraPrIDRef="0" charPrIDRef="{_LOOK[look]}"/>'
        for at, (name, other, look) in enumerate(STYLES)
    )
    return f"{looks}{lists}{bullets}{forms}{styles}"


def indent_of(form: str) -> int:
    """How far a form of paragraphs stands in, in hundredths of a point."""
    return _LEFT.get(form, 0)


def _margin(form: str) -> str:
    return f'<hh:margin><hc:intent value="-1000"/><hc:left value="{indent_of(form)}"/></hh:margin>'
