"""Small articles and the pages they must become.

Each article of ``articles/`` is set on pages of twelve lines; ``pages/`` keeps the scene as text. What must be found is
written in the article, a line ``%% must find: code`` for each code, and nothing else may be.
``pytest tests/cases --update`` writes the pages anew and prints what changed.
"""

from __future__ import annotations

import datetime as dt
import difflib
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from kiclayout.base.color import parse_hex
from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.content.block import Comment
from kiclayout.content.issue import Article, Bilingual, Issue, Partner, Section
from kiclayout.design.exhibits import FigureSize, FigureStyle, NoteStyle
from kiclayout.design.furniture import Label, Words
from kiclayout.design.layout import FontChoice, HeadingStyle, Layout, PartColors, ScriptFont
from kiclayout.design.style import BoxStyle, MarkerStyle, ParStyle, TextStyle
from kiclayout.design.template import Frame, Template
from kiclayout.scene.dump import dump_page
from kiclayout.store.text import read_article
from kiclayout.text.fonts import FontBook
from kiclayout.typeset.document import Press, typeset

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1] / "scripts"))

import hostile_issue  # noqa: E402

CASES = sorted((HERE / "articles").glob("*.md"))
COLORS = {
    "ink": "#000000",
    "white": "#ffffff",
    "rule": "#888888",
    "mist": "#eeeeee",
    "p1": "#aa0000",
    "tint": "#ffeeee",
}
MARK = b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 60 20'><path d='M0 0h60v20h-60z' fill='#005'/></svg>"


def layout() -> Layout:
    """Pages of twelve lines of 18 points with a side column."""
    frame = Frame(name="text", rect=Rect(110.0, 40.0, 250.0, 216.0), side=80.0, gutter=10.0)
    folio = Label(at=(360.0, 285.0), style="folio", align="right", words=(Words("{folio}"),), artifact=True)
    heading = Label(at=(20.0, 30.0), style="folio", words=(Words("{box.title}"),), width=300.0)
    sans = FontChoice(ScriptFont("Pretendard"), (("Hani", ScriptFont("KIC Sans", 0.94)),), (ScriptFont("KIC Sans"),))
    small = ParStyle(text=TextStyle(size=8.0), leading=12.0)
    return Layout(
        name="cases",
        size=(380.0, 300.0),
        bleed=0.0,
        colors=tuple((name, parse_hex(value)) for name, value in COLORS.items()),
        parts=(PartColors((("solid", "p1"), ("tint", "tint"), ("band", "tint"))),),
        fonts=(("text", sans),),
        text_styles=(("note-reference", TextStyle(size=0.62)), ("link", TextStyle(underline=0.4))),
        styles=(
            ("body", ParStyle(align="justify", after=9.0)),
            ("title", ParStyle(text=TextStyle(weight=700, size=16.0), leading=22.0, keep_next=2, after=14.0)),
            ("heading", ParStyle(text=TextStyle(weight=600), keep_next=2, before=18.0)),
            *(
                (name, small)
                for name in ("note", "note-foot", "caption", "caption-source", "folio", "kicker", "source-line")
            ),
            *((name, small) for name in ("table-cell", "table-head", "table-title", "table-note", "table-continued")),
            *((name, small) for name in ("qr-second", "chart-category", "chart-value", "sponsor-role")),
        ),
        headings=(
            HeadingStyle("heading", MarkerStyle("side")),
            HeadingStyle("heading", MarkerStyle("disc", width=12.0)),
            HeadingStyle("heading"),
            HeadingStyle("heading", MarkerStyle("hang")),
        ),
        figures=FigureStyle(
            sizes=(
                ("text", FigureSize(height=90.0, caption="side")),
                ("wide", FigureSize("wide", height=120.0)),
                ("half", FigureSize(share=0.5, height=90.0)),
            ),
            least=40.0,
        ),
        notes=NoteStyle(side=True, side_most=90.0),
        boxes=(("callout", BoxStyle(pad_x=8.0, pad_top=9.0, pad_bottom=9.0, before=9.0, after=9.0)),),
        templates=(
            Template(name="article", frames=(frame,), furniture=(folio,)),
            Template(name="poster", frames=(Frame(name="poster", rect=Rect(20.0, 40.0, 340.0, 230.0)),)),
            Template(name="event", frames=(replace(frame, side=0.0),), furniture=(heading, folio)),
        ),
        sequence=(("article", ("article",)), ("poster", ("poster",)), ("event", ("event",))),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with pictures, a logo and a drawing."""
    pictures = {"flat.png": hostile_issue.picture(60, 20), "tall.png": hostile_issue.picture(20, 60)}
    files = {f"images/{name}": data for name, data in pictures.items()}
    return hostile_issue.write(tmp_path_factory.mktemp("cases"), files | {"partners/mark.svg": MARK})


def wanted(article: Article) -> set[str]:
    """The codes that the article says must be found."""
    remarks = (block.text for block in article.blocks if isinstance(block, Comment))
    return {text.removeprefix("must find:").strip() for text in remarks if text.startswith("must find:")}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_case(case: Path, folder: Path, book: FontBook, request: pytest.FixtureRequest) -> None:
    sink = Sink()
    article = read_article(case.read_text("utf-8"), "articles/case.md", sink)
    issue = Issue(
        1,
        dt.date(2026, 11, 18),
        "cases",
        (Section("one", Bilingual("첫 부"), (article,)),),
        partners=(Partner("mark", Bilingual("표지"), "partners/mark.svg"),),
    )

    def locate(name: str) -> Path | None:
        return folder / name if (folder / name).is_file() else None

    scene = typeset(issue, layout(), Press(book, locate, sink))
    assert {one.code for one in sink} == wanted(article)
    compare("".join(dump_page(page) for page in scene.pages), HERE / "pages" / f"{case.stem}.txt", request)


def compare(made: str, golden: Path, request: pytest.FixtureRequest) -> None:
    """Holds ``made`` against the kept pages, or keeps it."""
    kept = golden.read_text("utf-8") if golden.is_file() else ""
    change = "\n".join(difflib.unified_diff(kept.splitlines(), made.splitlines(), "kept", "made", lineterm="", n=1))
    if request.config.getoption("--update"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, "utf-8")
        print(change)
        return
    assert not change, f"{golden.name} (pytest tests/cases --update keeps the new pages):\n{change}"


def test_every_page_belongs_to_an_article() -> None:
    assert {page.stem for page in (HERE / "pages").glob("*.txt")} == {case.stem for case in CASES}
