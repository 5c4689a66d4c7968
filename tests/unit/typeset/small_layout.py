"""A small layout in code."""

from __future__ import annotations

from kiclayout.base.color import parse_hex
from kiclayout.base.geometry import Rect
from kiclayout.base.units import mm
from kiclayout.design.exhibits import NoteStyle
from kiclayout.design.layout import FontChoice, HeadingStyle, Layout, PartColors, ScriptFont
from kiclayout.design.style import MarkerStyle, ParStyle, TextStyle
from kiclayout.design.template import Frame, Template

COLORS = {"ink": "#17191D", "white": "#ffffff", "rule": "#C4C8CE", "mist": "#F3F4F5", "p1": "#B8321E", "p2": "#0F6253"}


def small_layout() -> Layout:
    frame = Frame(name="text", rect=Rect(mm(62.5), mm(27), mm(129.5), mm(241.3)), side=mm(40.5), gutter=mm(4))
    sans = FontChoice(ScriptFont("Pretendard"), (("Hani", ScriptFont("KIC Sans", 0.94)),), (ScriptFont("KIC Sans"),))
    return Layout(
        name="small",
        colors=tuple((name, parse_hex(value)) for name, value in COLORS.items()),
        parts=(PartColors((("solid", "p1"),)), PartColors((("solid", "p2"),))),
        fonts=(("text", sans), ("serif", FontChoice(ScriptFont("KIC Serif"), (), (ScriptFont("KIC Sans"),)))),
        text_styles=(("note-reference", TextStyle(size=0.62, weight=600, color="part")),),
        styles=(
            ("body", ParStyle(align="justify", after=9.0)),
            ("title", ParStyle(text=TextStyle("serif", 700, 25.0), leading=33.0, keep_next=2, after=18.0)),
            ("heading", ParStyle(text=TextStyle(weight=600, size=12.0), keep_next=2, before=18.0)),
            ("note", ParStyle(text=TextStyle(size=7.8), leading=11.6)),
            ("note-foot", ParStyle(text=TextStyle(size=8.2), leading=12.5)),
        ),
        headings=(
            HeadingStyle("heading", MarkerStyle("side")),
            HeadingStyle("heading", MarkerStyle("disc", width=12.0)),
            HeadingStyle("heading"),
            HeadingStyle("heading"),
        ),
        notes=NoteStyle(side=True),
        templates=(
            Template(name="article", frames=(frame,)),
            Template(name="poster", frames=(Frame(name="poster", rect=Rect(50.0, 100.0, 400.0, 600.0)),)),
        ),
        sequence=(("article", ("article",)), ("poster", ("poster",))),
    )
