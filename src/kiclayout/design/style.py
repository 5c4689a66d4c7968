"""Styles: how text, paragraphs and kinds of blocks look. Every field has a default and says what it means.

Lengths are points. Colours are names of the layout's tokens; names that begin with ``part`` (``part``, ``part-tint``,
``part-band`` …) mean the colour of the part at hand. The field docs are the layout manual's text.
"""

from __future__ import annotations

from kiclayout.base.record import dataclass
from kiclayout.design.terms import (
    ArtFile,
    BreakMode,
    FontName,
    Hyphens,
    Leading,
    Letters,
    LookName,
    Looseness,
    MarkerPlace,
    Opening,
    Points,
    Size,
    Space,
    Span,
    StyleName,
    TextAlign,
    Token,
    Weight,
)


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How characters look.

    Attributes:
        font: Name of a font choice of the layout (``text``, ``serif``).
        weight: The nearest weight that the family has is taken.
        size: Of the em, in points.
        color: Token.
        tracking: Added after every character, in thousandths of an em.
        features: OpenType features to switch on (``tnum``).
        han_scale: Scale of Han beside this font; 0 = as the font choice says.
        shift: Raises the baseline, in points.
        underline: Width of an underline, in points; 0 = none.
        dots: Diameter of a dot at every letter, over it in Korean and under it in Chinese text, in ems; 0 = none.
        lang: Language of untagged text in this style; empty = the issue's.
    """

    font: FontName = "text"
    weight: Weight = 400
    size: Size = 10.5
    color: Token = "ink"
    tracking: float = 0.0
    features: tuple[str, ...] = ()
    han_scale: float = 0.0
    shift: Points = 0.0
    underline: Points = 0.0
    dots: float = 0.0
    lang: str = ""

    def __hash__(self) -> int:
        """Of what styles mostly differ in: they are keys of every paragraph that is remembered."""
        return hash((self.font, self.weight, self.size, self.color))


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
        looseness: So many lines more (1), or fewer (-1), than is best, where no line becomes bad for it.
        hang: Whether a stop or comma that would not fit hangs out at a justified line's end.
        indent_after_heading: Whether the first paragraph after a heading has a first-line indent, too.
        leading_share: Leading in shares of the size (1.6 = 160 %), in place of ``leading``; 0 = none.
        leading_grows: Whether a line with larger characters or a tall object gets more leading than the others.
        hyphens: Whether English words may be divided: auto (in justified text, where a line would be loose without),
            english (where lines are not filled, too: a word that is wider than its line) or none.
        hyphen_names: Whether words that begin with a capital may be divided, too.
        hyphen_least: Letters of the shortest word that is divided.
        hyphen_before: Fewest letters before the hyphen.
        hyphen_after: Fewest letters behind it.
        hyphen_row: Most lines in a row that end in a hyphen; 0 = as many as it takes.
    """

    text: TextStyle = TextStyle()
    leading: Leading = 18.0
    ascent: float = 0.8
    align: TextAlign = "left"
    mode: BreakMode = "auto"
    balance: bool = False
    before: Space = 0.0
    after: Space = 0.0
    pad_top: Space = 0.0
    pad_bottom: Space = 0.0
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
    looseness: Looseness = 0
    hang: bool = False
    indent_after_heading: bool = True
    leading_share: float = 0.0
    leading_grows: bool = False
    hyphens: Hyphens = "auto"
    hyphen_names: bool = False
    hyphen_least: Letters = 7
    hyphen_before: Letters = 3
    hyphen_after: Letters = 3
    hyphen_row: int = 2

    def __hash__(self) -> int:
        """As that of its characters, and of what else paragraphs mostly differ in."""
        return hash((self.text, self.leading, self.align, self.before, self.first_indent))


@dataclass(frozen=True, slots=True)
class MarkerStyle:
    """Where a heading's or an item's marker stands and how it looks.

    Attributes:
        place: side (in the side column), hang (left of the text), inline (before the first word), disc (a filled
            circle left of the text that shows the number), triangle (a drawn triangle before the first word). In a
            frame without side column nothing stands left of the text: what would, stands before the first word.
        style: Name of the text style; empty = that of the paragraph.
        gap: Between marker and text, in points.
        width: Of the hanging column, or diameter of the disc, in points; 0 = as wide as the marker.
        digits: Token of the number in the disc.
        signs: Pairs (marker as typed, sign set in its place); an empty sign = as if none had been typed.
    """

    place: MarkerPlace = "inline"
    style: LookName = ""
    gap: Points = 4.5
    width: Points = 0.0
    digits: Token = "white"
    signs: tuple[tuple[str, str], ...] = ()

    def sign(self, marker: str) -> str:
        """What is set for ``marker``: mostly itself."""
        return next((sign for typed, sign in self.signs if typed == marker), marker)


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
        whole: A box of no more than so many lines is not divided; 0 = any may be.
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
    whole: int = 0


@dataclass(frozen=True, slots=True)
class DropCap:
    """The large first letter of an article's first paragraph.

    It is a syllable with the brackets or quotation marks before it, a number of up to two digits, or the first letter
    of a Latin word (all of it, if it has two). A paragraph with fewer lines has none, nor one that begins otherwise.

    Attributes:
        lines: How many lines stand beside it; 0 = there is none.
        style: Text style; empty = the paragraph's, as large as the lines are high.
        gap: Between it and the lines beside it, in points.
    """

    lines: int = 0
    style: LookName = ""
    gap: Points = 5.0


@dataclass(frozen=True, slots=True)
class ArticleStyle:
    """How an article begins and ends.

    Attributes:
        title: Paragraph style of the title.
        title_zh: Paragraph style of the Chinese title below it; empty = it is not printed.
        subtitle: Paragraph style of the subtitle.
        lead: Paragraph style of the lead.
        kicker: Paragraph style of the kicker.
        source: Paragraph style of source line, press headline and byline.
        side: Whether kicker and source stand in the side column beside the title.
        side_shift: How far the kicker's baseline stands above the title's first one, in points.
        kicker_gap: From the last baseline of the kicker to the first one below it, in points; lines never overlap.
        end_source: Paragraph style of the source at the end.
        end_source_label: Set before it.
        end_mark: SVG of the layout set after the last word; empty = none.
        end_mark_color: Token it is drawn in; empty = its own colours.
        end_mark_height: In points.
        end_mark_gap: In points.
        new_page: Whether every article begins on a new page.
        rule: Width of the rule above a title that is not on an opener, in points; 0 = none.
        run_on: Space above an article that follows another one on its page, in points.
        event_intro: An article whose words before its event are no more than this many characters begins on the
            event's page; 0 = never.
        opening: column or across: whether kicker, title, subtitle, lead, source and byline stand one below the other
            as one block, across the columns of a page that has several. Nothing stands in a side column then.
        under: Width of the rule below such a block, in points; 0 = none.
        drop_cap: The large first letter.
        balance: Whether the columns of a page on which an article ends are made level.
    """

    title: StyleName = "title"
    title_zh: StyleName = ""
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
    event_intro: int = 0
    opening: Opening = "column"
    under: Points = 0.0
    drop_cap: DropCap = DropCap()
    balance: bool = True


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
class CopyfitStep:
    """How much an article may be tightened to lose a page that is hardly filled, or an event's second page.

    Sizes of running text never change; events may be set in smaller styles.

    Attributes:
        leading: Of running text, as a share of the style's.
        space: Between blocks of running text, as a share of the style's.
        figures: Greatest height of figures, as a share of the size's.
        facts: Space round fields and sponsors of events, as a share of the style's.
        looseness: So many lines more, or fewer (-1), of each paragraph, where no line becomes bad for it.
        smaller: Paragraph styles and those that take their places as they are.
    """

    leading: float = 1.0
    space: float = 1.0
    figures: float = 1.0
    facts: float = 1.0
    looseness: Looseness = 0
    smaller: tuple[tuple[str, StyleName], ...] = ()


@dataclass(frozen=True, slots=True)
class Copyfit:
    """When and how articles are tightened, always a whole article and never a paragraph.

    Attributes:
        tail: An article whose last page is filled less than this (0 to 1) is tightened if that saves the page.
        styles: Paragraph styles of running text.
        steps: Tried in order; the names none, tight, tighter of placements mean no step, the first, the second.
    """

    tail: float = 0.25
    styles: tuple[StyleName, ...] = ("body", "list", "quote", "event", "field-value", "field-label")
    steps: tuple[CopyfitStep, ...] = ()
