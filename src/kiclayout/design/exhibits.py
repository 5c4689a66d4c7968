"""Styles of what stands between the paragraphs: figures, charts, tables, and the notes at the page's foot or side.

Lengths are points, colours are tokens, as in ``style``. The field docs are the layout manual's text.
"""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.design.terms import (
    CaptionPlace,
    LabelPlace,
    LookName,
    Points,
    Span,
    StyleName,
    TableSpan,
    Token,
    Wording,
)

_ON_LATER_PAGES = (("ko", "(계속)"), ("zh", "（续）"), ("en", "(continued)"), ("ja", "（続き）"))
_GOES_ON = (
    ("ko", "다음 쪽에 계속"),
    ("zh", "转下页"),
    ("en", "Continued on the next page"),
    ("ja", "次ページに続く"),
)


@dataclass(frozen=True, slots=True)
class FigureSize:
    """One of the sizes a figure may ask for.

    Attributes:
        span: ``text`` (the text column) or ``wide`` (with the side column).
        share: Part of the span's width that it takes, 0 to 1 (0.5 = two side by side).
        height: Greatest height, in points.
        aspect: Width : height of the frame when the picture is cropped to it; 0 = the picture's own.
        caption: ``side`` or ``below``.
    """

    span: Span = "text"
    share: float = 1.0
    height: Points = 204.0
    aspect: float = 1.5
    caption: CaptionPlace = "below"


@dataclass(frozen=True, slots=True)
class FigureStyle:
    """How figures and their captions are set.

    Attributes:
        sizes: By name: text, wide, half, third.
        default: The size of a figure that asks for none.
        before: Space above, in points.
        after: Space below.
        label: Text style of 사진 1).
        caption: Paragraph style of the caption's text.
        source: Paragraph style of the source.
        caption_gap: From the picture to the caption's first baseline below it, in points.
        side_drop: From the picture's top to the first baseline of a side caption, in points.
        label_gap: Between label and text on one line, in points.
        part_gap: Between label, text and source in the side column, in points.
        side_lines: A side caption with more lines goes below.
        gutter: Between figures of a row, in points.
        row_gap: Between rows of figures, in points.
        least: Smallest height a figure may be scaled to, in points.
        edge: Width of the edge drawn round white pictures, in points; 0 = none.
        edge_color: Token.
        placeholder: Token of the area that stands in for a missing picture.
    """

    sizes: tuple[tuple[str, FigureSize], ...] = (("text", FigureSize()),)
    default: str = "text"
    before: Points = 18.0
    after: Points = 18.0
    label: LookName = "caption-label"
    caption: StyleName = "caption"
    source: StyleName = "caption-source"
    caption_gap: Points = 15.0
    side_drop: Points = 9.0
    label_gap: Points = 4.0
    part_gap: Points = 4.25
    side_lines: int = 9
    gutter: Points = 11.3
    row_gap: Points = 14.2
    least: Points = 100.0
    edge: Points = 0.0
    edge_color: Token = "hair"
    placeholder: Token = "mist"

    def size(self, name: str) -> FigureSize:
        """The size called ``name``, or the default one."""
        table = dict(self.sizes)
        return table.get(name) or table.get(self.default) or FigureSize()


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """How charts of a table's numbers are set: flat, without axes where every value is written.

    Attributes:
        category: Paragraph style of categories, ticks and names of series.
        value: Paragraph style of values.
        bar: Height of a level bar, in points.
        gap: Between bars, in points.
        color: Token of the first series, and of the first share.
        shades: Tokens of further series and shares, in order; neighbours that look alike in grey are hatched.
        rule: Width of the rule at the top, in points.
        rule_color: Token, also of the line of zero.
        axis: Width of the line of zero, of lines at ticks and from names to shares, in points.
        axis_color: Token of the lines from names to shares.
        grid_color: Token of the lines at ticks.
        height: Of the field of columns and lines, in points.
        most: Greatest height of level bars together, in points; more bars are thinner.
        line: Width of a line, in points.
        before: Space above, in points.
        after: Space below, in points.
    """

    category: StyleName = "chart-category"
    value: StyleName = "chart-value"
    bar: Points = 13.6
    gap: Points = 4.0
    color: Token = "part"
    shades: tuple[Token, ...] = ("part-mid", "part-band", "ink2", "rule")
    rule: Points = 0.75
    rule_color: Token = "ink"
    axis: Points = 0.5
    axis_color: Token = "rule"
    grid_color: Token = "hair"
    height: Points = 140.0
    most: Points = 420.0
    line: Points = 1.6
    before: Points = 18.0
    after: Points = 18.0


@dataclass(frozen=True, slots=True)
class NoteStyle:
    """How footnotes are set.

    Attributes:
        side: Whether notes may stand at the foot of the side column.
        side_style: Paragraph style there.
        foot_style: Paragraph style at the foot of the text column.
        number: Text style of the number.
        number_gap: After the number, in points.
        reference: Text style of the superior number in the text; its size is in ems of the host (``size`` 0.62).
        side_width: Measure of side notes, in points; 0 = the side column.
        rule: Width of the rule above notes, in points.
        rule_color: Token.
        foot_rule: Length of the rule at the foot of the text column, in points; 0 = the measure.
        rule_gap: From the rule to the first note's box, in points.
        clearance: From the text to the rule, in points.
        gap: Between notes, in points.
        side_most: Greatest height of side notes, in points.
        foot_hang: How far the number hangs left at the foot, in points.
        share: Greatest part of a region that carried-over notes may take.
    """

    side: bool = False
    side_style: StyleName = "note"
    foot_style: StyleName = "note-foot"
    number: LookName = "note-number"
    number_gap: Points = 4.0
    reference: LookName = "note-reference"
    side_width: Points = 0.0
    rule: Points = 0.5
    rule_color: Token = "ink"
    foot_rule: Points = 68.0
    rule_gap: Points = 7.4
    clearance: Points = 9.0
    gap: Points = 3.0
    side_most: Points = 255.1
    foot_hang: Points = 0.0
    share: float = 0.6


@dataclass(frozen=True, slots=True)
class TableStyle:
    """How a table of one role is set.

    Attributes:
        span: auto (text column if it fits there, else wide), text or wide.
        title: Paragraph style of the title.
        label: Text style of the title's label.
        label_gap: Between label and title, in points.
        unit: Paragraph style of the unit, set right in the title line.
        title_gap: From the title's baseline to the top rule, in points.
        head: Paragraph style of head cells.
        cell: Paragraph style of body cells.
        row_head: Paragraph style of row-header cells.
        band: Paragraph style of band rows.
        total: Paragraph style of foot rows.
        note: Paragraph style of note and source.
        note_gap: From the bottom rule to the note's first baseline, in points.
        pad_x: Left and right of a cell, in points.
        pad_y: Above and below a cell, in points.
        pad_head: Above and below a head cell, in points.
        pad_after_number: Left of a text column that follows a numeric one, in points.
        edge: Width of the top and bottom rules, in points.
        head_rule: Width of the rule under the head, in points.
        row_rule: Width of the hairlines between rows, in points; 0 = none.
        total_rule: Width of the rule above foot rows, in points.
        band_rule: Width of the rule above band rows below another row, in points; 0 = as between other rows.
        group_rule: Width of the rule between row groups, in points.
        rule_color: Token of edge, head and total rules.
        hair_color: Token of row hairlines.
        group_color: Token of group rules.
        zebra: Token of every second body row's ground; empty = none.
        band_fill: Token of band rows' ground; empty = none.
        head_fill: Token of the head's ground; empty = none.
        first_column: Text style of a numeric first column (ranks); empty = the cell's.
        key_column: Text style of the first text column (names); empty = the cell's.
        gloss: Text style of a Chinese gloss after a name in a cell; empty = the cell's.
        up: Token of rising figures; empty = not coloured.
        down: Token of falling figures.
        none: Token of zero and no change.
        badge: Text style of the boxed word New; empty = plain text.
        span_align: Vertical place of a row span's label: top or middle.
        before: Space above, in points.
        after: Space below, in points.
        continued: Paragraph style of the continuation marks.
        continued_title: Added to the title on later pages.
        continued_foot: Set right under the cut table.
        least_column: Narrowest column, in points.
        least_size: Smallest size cells may be set in when a table is too wide, in points.
        whole_rows: A row taller than this part of the frame may be split, 0 to 1.
    """

    span: TableSpan = "auto"
    title: StyleName = "table-title"
    label: LookName = "table-label"
    label_gap: Points = 4.0
    unit: StyleName = "table-unit"
    title_gap: Points = 10.2
    head: StyleName = "table-head"
    cell: StyleName = "table-cell"
    row_head: StyleName = "table-row-head"
    band: StyleName = "table-band"
    total: StyleName = "table-total"
    note: StyleName = "table-note"
    note_gap: Points = 13.0
    pad_x: Points = 4.0
    pad_y: Points = 4.1
    pad_head: Points = 3.2
    pad_after_number: Points = 11.3
    edge: Points = 1.0
    head_rule: Points = 0.5
    row_rule: Points = 0.4
    total_rule: Points = 0.5
    band_rule: Points = 0.0
    group_rule: Points = 0.5
    rule_color: Token = "ink"
    hair_color: Token = "hair"
    group_color: Token = "rule"
    zebra: Token = ""
    band_fill: Token = "part-band"
    head_fill: Token = ""
    first_column: LookName = ""
    key_column: LookName = ""
    gloss: LookName = ""
    up: Token = ""
    down: Token = ""
    none: Token = ""
    badge: LookName = ""
    span_align: LabelPlace = "top"
    before: Points = 27.0
    after: Points = 18.0
    continued: StyleName = "table-continued"
    continued_title: Wording = _ON_LATER_PAGES
    continued_foot: Wording = _GOES_ON
    least_column: Points = 20.0
    least_size: Points = 7.2
    whole_rows: float = 0.5
