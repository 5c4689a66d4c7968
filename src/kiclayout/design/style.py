"""Styles: how text, paragraphs and kinds of blocks look. Every field has a default and says what it means.

Lengths are points. Colours are names of the layout's tokens; names that begin with ``part`` (``part``, ``part-tint``,
``part-band`` …) mean the colour of the part at hand. The field docs are the layout manual's text.
"""

from __future__ import annotations

from dataclasses import dataclass

from kiclayout.design.terms import (
    ArtFile,
    BreakMode,
    CaptionPlace,
    FontName,
    LabelPlace,
    LookName,
    MarkerPlace,
    Points,
    Span,
    StyleName,
    TableSpan,
    TextAlign,
    Token,
)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How characters look.

    Attributes:
        font: Name of a font choice of the layout (``text``, ``serif``).
        weight: 100 to 900; the nearest weight the family has is taken.
        size: Of the em, in points.
        color: Token.
        tracking: Added after every character, in thousandths of an em.
        features: OpenType features to switch on (``tnum``).
        han_scale: Scale of Han beside this font; 0 = as the font choice says.
        shift: Raises the baseline, in points.
        underline: Width of an underline, in points; 0 = none.
        lang: Language of untagged text in this style; empty = the issue's.
    """

    font: FontName = "text"
    weight: int = 400
    size: Points = 10.5
    color: Token = "ink"
    tracking: float = 0.0
    features: tuple[str, ...] = ()
    han_scale: float = 0.0
    shift: Points = 0.0
    underline: Points = 0.0
    lang: str = ""


@dataclass(frozen=True, slots=True)
class ParStyle:
    """How a paragraph is set.

    Attributes:
        text: Its characters.
        leading: From baseline to baseline, in points.
        ascent: From the top of a line's box to its baseline, in ems of the style's size.
        align: justify, left, right or center.
        mode: Where lines may break: auto (by alignment), eojeol, hybrid or syllable.
        balance: Whether ragged lines are made about equally long.
        before: Space above, in points; of two neighbours' spaces the larger counts.
        after: Space below, in points.
        pad_top: Added inside the block above its first line (below its rule).
        pad_bottom: Added inside the block below its last line.
        first_indent: Of the first line, in points.
        indent: Left of all lines, in points.
        indent_right: Right of all lines, in points.
        rule: Width of a rule at the block's top, in points; 0 = none.
        rule_color: Token.
        rule_span: ``text`` or ``wide``.
        keep_next: How many atoms (lines, rows) of what follows must stay with it.
        widows: Fewest lines at the start of a region.
        orphans: Fewest lines at the end of a region.
        last_line: Fewest syllables of a last line.
    """

    text: TextStyle = TextStyle()
    leading: Points = 18.0
    ascent: float = 0.8
    align: TextAlign = "left"
    mode: BreakMode = "auto"
    balance: bool = False
    before: Points = 0.0
    after: Points = 0.0
    pad_top: Points = 0.0
    pad_bottom: Points = 0.0
    first_indent: Points = 0.0
    indent: Points = 0.0
    indent_right: Points = 0.0
    rule: Points = 0.0
    rule_color: Token = "ink"
    rule_span: Span = "wide"
    keep_next: int = 0
    widows: int = 2
    orphans: int = 2
    last_line: int = 3


@dataclass(frozen=True, slots=True)
class MarkerStyle:
    """Where a heading's or an item's marker stands and how it looks.

    Attributes:
        place: side (in the side column), hang (left of the text), inline (before the first word), disc (a filled
            circle left of the text that shows the number), triangle (a drawn triangle before the first word).
        style: Name of the text style; empty = that of the paragraph.
        gap: Between marker and text, in points.
        width: Of the hanging column, or diameter of the disc, in points; 0 = as wide as the marker.
    """

    place: MarkerPlace = "inline"
    style: LookName = ""
    gap: Points = 4.5
    width: Points = 0.0


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How lists are set.

    Attributes:
        style: Name of the items' paragraph style.
        bullet: The sign of unmarked items.
        marker: Where markers stand.
        hang: Indent of an item's text, in points; longer markers push it.
        gap: Between items, in points.
        around: Above and below the list, in points.
    """

    style: StyleName = "list"
    bullet: str = "•"
    marker: MarkerStyle = MarkerStyle("hang", "list-marker")
    hang: Points = 11.9
    gap: Points = 4.5
    around: Points = 9.0


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
    continued_title: str = "(계속 / 续)"
    continued_foot: str = "다음 쪽에 계속 / 转下页"
    least_column: Points = 20.0
    least_size: Points = 7.2
    whole_rows: float = 0.5


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """A box with a ground and padding: callouts, stand-ins for what was not understood.

    Attributes:
        fill: Token of the ground; empty = none.
        edge: Width of the edge, in points; 0 = none.
        edge_color: Token.
        pad_x: Left and right, in points.
        pad_top: Above the content.
        pad_bottom: Below the content.
        title: Paragraph style of the box's heading.
        body: Paragraph style of the paragraphs inside.
        before: Space above, in points.
        after: Space below.
        span: ``text`` or ``wide``.
    """

    fill: Token = "part-tint"
    edge: Points = 0.0
    edge_color: Token = "rule"
    pad_x: Points = 14.2
    pad_top: Points = 12.5
    pad_bottom: Points = 13.6
    title: StyleName = "callout-title"
    body: StyleName = "callout"
    before: Points = 27.0
    after: Points = 27.0
    span: Span = "text"


@dataclass(frozen=True, slots=True)
class ArticleStyle:
    """How an article begins and ends.

    Attributes:
        title: Paragraph style of the title.
        subtitle: Paragraph style of the subtitle.
        lead: Paragraph style of the lead.
        kicker: Paragraph style of the kicker.
        source: Paragraph style of source line, press headline and byline.
        side: Whether kicker and source stand in the side column beside the title.
        side_shift: How far the kicker's baseline stands above the title's first one, in points.
        kicker_gap: From the kicker's last baseline to the source's first one, in points.
        end_source: Paragraph style of the source at the end.
        end_source_label: Set before it.
        end_mark: SVG of the layout set after the last word; empty = none.
        end_mark_color: Token it is drawn in; empty = its own colours.
        end_mark_height: In points.
        end_mark_gap: In points.
        new_page: Whether every article begins on a new page.
        rule: Width of the rule above a title that is not on an opener, in points; 0 = none.
        run_on: Space above an article that follows another one on its page, in points.
    """

    title: StyleName = "title"
    subtitle: StyleName = "subtitle"
    lead: StyleName = "lead"
    kicker: StyleName = "kicker"
    source: StyleName = "source-line"
    side: bool = True
    side_shift: Points = 1.7
    kicker_gap: Points = 14.0
    end_source: StyleName = "end-source"
    end_source_label: str = "*출처: "
    end_mark: ArtFile = ""
    end_mark_color: Token = ""
    end_mark_height: Points = 8.2
    end_mark_gap: Points = 3.4
    new_page: bool = True
    rule: Points = 1.4
    run_on: Points = 40.0


@dataclass(frozen=True, slots=True)
class FieldStyle:
    """How field lists of event pages and posters are set: labels left, values right of them.

    Attributes:
        label: Paragraph style of labels.
        second: Text style of what follows ``/`` in a label (its second language).
        second_gap: Before it, in points.
        value: Paragraph style of values.
        label_width: Of the label column, in points.
        pad_y: Above and below a field, in points.
        rule: Width of the rule between fields, in points; 0 = none.
        rule_color: Token.
        gap: Between the blocks of one value, in points.
        before: Space above the list, in points.
        after: Space below the list, in points.
    """

    label: StyleName = "field-label"
    second: LookName = "field-label-second"
    second_gap: Points = 4.0
    value: StyleName = "field-value"
    label_width: Points = 103.5
    pad_y: Points = 6.0
    rule: Points = 0.4
    rule_color: Token = "hair"
    gap: Points = 3.0
    before: Points = 9.0
    after: Points = 9.0


@dataclass(frozen=True, slots=True)
class StripStyle:
    """How sponsor strips and QR codes in the text are set.

    Attributes:
        role: Paragraph style of a sponsor's role.
        height: Of logos, in points.
        gap: Between logos, in points.
        label_gap: From the role to its logos, in points.
        code: Side of a QR code, in points.
        code_label: Paragraph style of its label.
        code_second: Paragraph style of its second language and its address.
        before: Space above, in points.
        after: Space below, in points.
    """

    role: StyleName = "sponsor-role"
    height: Points = 28.3
    gap: Points = 22.7
    label_gap: Points = 6.0
    code: Points = 68.0
    code_label: StyleName = "qr-label"
    code_second: StyleName = "qr-second"
    before: Points = 13.5
    after: Points = 13.5


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """How charts of a table's numbers are set: flat, without axes where every value is written.

    Attributes:
        category: Paragraph style of categories.
        value: Paragraph style of values.
        bar: Height of a bar, in points.
        gap: Between bars, in points.
        color: Token of bars and of the first share.
        shades: Tokens of further shares, in order.
        rule: Width of the rule at the top, in points.
        rule_color: Token.
        height: Of a line chart's field, in points.
        line: Width of its line, in points.
        before: Space above, in points.
        after: Space below, in points.
    """

    category: StyleName = "chart-category"
    value: StyleName = "chart-value"
    bar: Points = 13.6
    gap: Points = 4.0
    color: Token = "part"
    shades: tuple[Token, ...] = ("part-mid", "part-band", "rule", "hair")
    rule: Points = 0.75
    rule_color: Token = "ink"
    height: Points = 140.0
    line: Points = 1.6
    before: Points = 18.0
    after: Points = 18.0


@dataclass(frozen=True, slots=True)
class CopyfitStep:
    """How much an article may be tightened to lose a page that is hardly filled; sizes never change.

    Attributes:
        leading: Of running text, as a share of the style's.
        space: Between blocks of running text, as a share of the style's.
        figures: Greatest height of figures, as a share of the size's.
    """

    leading: float = 1.0
    space: float = 1.0
    figures: float = 1.0


@dataclass(frozen=True, slots=True)
class Copyfit:
    """When and how articles are tightened, always a whole article and never a paragraph.

    Attributes:
        tail: An article whose last page is filled less than this (0 to 1) is tightened if that saves the page.
        styles: Paragraph styles of running text.
        steps: Tried in order; the names none, tight, tighter of placements mean no step, the first, the second.
    """

    tail: float = 0.25
    styles: tuple[str, ...] = ("body", "list", "quote", "event", "field-value", "field-label")
    steps: tuple[CopyfitStep, ...] = ()
