"""The text form of a scene."""

from __future__ import annotations

from kiclayout.base.color import BLACK, parse_hex
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.scene.dump import dump, dump_page
from kiclayout.scene.items import Glyph, Glyphs, Group, LinkArea, Mark, Path, Picture, rectangle
from kiclayout.scene.page import OutlineEntry, Page, Scene

RUN = Glyphs(10.004, 20.996, "KICSans-Regular", 10.5, parse_hex("#c8102e"), '글 "A"', (Glyph(1, 30.1, 0, 0, 0, 5),),
             "ko", Origin(7, 3, 8))  # fmt: skip
SQUIGGLE = Path((("M", 0.0, 0.0), *(("L", float(n), float(n * n)) for n in range(1, 7))), stroke=BLACK, width=0.5,
                dash=(1.0, 2.0))  # fmt: skip
PAGE = Page(
    1, "P7", 595.276, 841.89, 8.5,
    (
        Group(
            (RUN, rectangle(Rect(0, 0, 5, 5), BLACK, 0.5), SQUIGGLE),
            Matrix.move(-0.001, 5), Rect(0, 0, 9, 9), "P", "zh",
        ),
        Picture(Rect(1, 2, 3, 4), "/home/someone/issue/photos/a.jpg", Rect(0, 0, 0.5, 1), "개막식", Origin(9)),
        LinkArea(Rect(1, 2, 3, 4), "#a", "보기"),
        Mark("a", 5, 6),
    ),
    "article",
)  # fmt: skip

EXPECTED = """\
page 1 P7 595.28x841.89 bleed=8.5 article
  group P zh matrix=1,0,0,1,0,5 clip=0,0 9x9
    text 10,21 w=30.1 KICSans-Regular 10.5 #c8102e ko "글 \\"A\\"" @3-8
    path M 0 0 L 5 0 L 5 5 L 0 5 Z fill=#000000 opacity=0.5
    path 7 segments 0,0 6x36 stroke=#000000 width=0.5 dash=1,2
  picture 1,2 3x4 a.jpg crop=0,0 0.5x1 alt="개막식" @0-0
  link 1,2 3x4 #a "보기"
  mark a 5,6
"""


def test_a_page_reads_as_lines():
    assert dump_page(PAGE) == EXPECTED


def test_a_scene_begins_with_its_facts_and_outline():
    scene = Scene((PAGE,), (OutlineEntry("장", 0, "a"),), "제목", "ko", "한빛", date="2023-04-26")
    assert dump(scene) == 'scene "제목" ko 2023-04-26 한빛\noutline 0 "장" #a\n' + EXPECTED


def test_ids_of_a_session_and_paths_of_a_machine_leave_no_trace():
    assert not any(word in dump_page(PAGE) for word in ("someone", "@7", "@9"))
