"""What another layout would not show is named; nothing is named that it shows, too."""

from __future__ import annotations

import datetime as dt

from kiclayout.base.geometry import Rect
from kiclayout.base.record import replace
from kiclayout.content.block import Attrs as Named
from kiclayout.content.block import Directive, Heading, Paragraph
from kiclayout.content.inline import Text
from kiclayout.content.issue import Article, Bilingual, Issue, Placement, Section
from kiclayout.design.carryover import Waiting, waiting
from kiclayout.design.layout import Layout, PartColors
from kiclayout.design.style import ParStyle
from kiclayout.design.template import Frame, Template

FRAMES = (Frame(name="main", rect=Rect(0, 0, 200, 200)),)
OLD = Layout(
    name="old",
    templates=(Template(name="wide", frames=FRAMES), Template(name="article", frames=FRAMES)),
    styles=(("speaker", ParStyle()), ("lead", ParStyle())),
    parts=(PartColors((("solid", "red"),)), PartColors((("solid", "blue"),))),
)
NEW = replace(
    OLD,
    name="new",
    templates=OLD.templates[1:],
    styles=OLD.styles[1:],
    parts=OLD.parts[1:],
)
BLOCKS = (
    Heading(level=0, runs=(Text("제목"),)),
    Directive(name="template", value="wide"),
    Paragraph(runs=(Text("가"),), attrs=Named(classes=("speaker",))),
    Paragraph(runs=(Text("나"),), attrs=Named(classes=("lead", "mine"))),
)
MOVED = Placement("old", (("articles/a.md", "copyfit", "tight"), ("guides", "x", "[1mm]")))
ISSUE = Issue(
    1,
    dt.date(2026, 11, 18),
    "old",
    (
        Section("s", Bilingual("부"), (Article("articles/a.md", BLOCKS),), "red"),
        Section("t", Bilingual("부"), (), "blue"),
    ),
    placements=(MOVED,),
)


def test_what_the_other_layout_lacks_is_named_once_with_its_count() -> None:
    assert waiting(ISSUE, OLD, NEW) == (
        Waiting("placed", "", 1),
        Waiting("template", "wide", 1),
        Waiting("style", "speaker", 1),
        Waiting("color", "red", 1),
    )


def test_nothing_waits_where_nothing_is_lacking() -> None:
    assert waiting(replace(ISSUE, placements=()), NEW, OLD) == ()
