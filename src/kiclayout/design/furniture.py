"""Furniture: what stands at fixed places of a template, as data. A layout composes it; no kind knows a brand.

Places are points from the trim's top-left corner; ``at`` of text is a baseline. Words are given as patterns in which
``{…}`` is filled from the issue (``{number}``, ``{event.title@zh}``, ``{part.name}``, ``{folio}``; the manual lists the
names). A thing whose ``when`` names something empty is left out; ``each`` repeats it over a list of the issue.
"""

from __future__ import annotations

from typing import TypeAlias

from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.design.terms import (
    Abreast,
    Align,
    ArtFile,
    Condition,
    EntryName,
    ListName,
    LookName,
    Pattern,
    Place,
    Points,
    StyleName,
    Token,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Where the entries of a list stand: in rows of as many as their number asks for.

    Attributes:
        width: Of all columns together, in points.
        columns: (most entries, columns) in rising order; entries beyond the last number are left out and reported.
        row: From one row to the next, in points.
    """

    width: Place
    columns: tuple[tuple[int, int], ...]
    row: Place = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """What all furniture shares.

    Attributes:
        when: Names of values that must not be empty, with blanks between; ``!name`` = must be empty; empty = always.
        each: Name of a list of the issue; the thing is set once for each entry.
        name: What ``{…}`` calls the entry (``part``, ``entry``).
        step: (dx, dy) from one entry to the next, in points; one that would leave the page is left out and reported.
        grid: Columns and rows for the entries, instead of ``step``.
        artifact: Whether readers of the tagged PDF skip it.
        free: The name under which an issue may move it; empty = only the layout's keeper moves it.
    """

    when: Condition = ""
    each: ListName = ""
    name: EntryName = "item"
    step: tuple[Place, Place] = (0.0, 0.0)
    grid: Grid | None = None
    artifact: bool = False
    free: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fill(Thing):
    """A rectangle, filled or with an edge; it may reach into the bleed.

    Attributes:
        rect: Its outer bounds.
        color: Token of the ground; empty = none.
        edge: Width of the edge inside the bounds, in points; 0 = none.
        edge_color: Token.
    """

    rect: Rect
    color: Token = ""
    edge: Points = 0.0
    edge_color: Token = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Thing):
    """A straight rule with butt ends.

    Attributes:
        start: One end (x, y).
        end: The other end.
        width: Of the rule, in points; it is centred on the line.
        color: Token.
    """

    start: tuple[Place, Place]
    end: tuple[Place, Place]
    width: Points = 0.5
    color: Token = "ink"


@dataclass(frozen=True, slots=True, kw_only=True)
class Art(Thing):
    """An SVG or picture of the layout or the issue at ``at`` (top-left, or top-right with align right).

    Attributes:
        file: Path in the layout's folder, or a pattern such as ``{cover.image}`` (a path in the issue's folder).
        at: In points.
        width: 0 = from the height; if both are given, the art is fitted inside them.
        height: 0 = from the width.
        align: left, center or right: which side of the art ``at`` names.
        alt: What it shows, a pattern.
        link: Where a click on it leads, a pattern.
    """

    file: ArtFile
    at: tuple[Place, Place]
    width: Place = 0.0
    height: Place = 0.0
    align: Align = "left"
    alt: Pattern = ""
    link: Pattern = ""


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of a label; it is left out with its gap where its pattern comes out empty.

    Attributes:
        value: The pattern.
        style: Text style; empty = that of the label.
        gap: Before it, in points; where the label is wrapped as one paragraph, a blank.
        each: Name of a list of the issue; the piece is set once for each entry.
        name: What ``{…}`` calls the entry.
        start: The first entry of the list that is set, from 1.
    """

    value: Pattern
    style: LookName = ""
    gap: Place = 0.0
    each: ListName = ""
    name: EntryName = "item"
    start: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Label(Thing):
    """Text at a fixed place.

    Attributes:
        words: The pieces, on one line or wrapped: pieces that fit on a line stay whole, longer ones run on together.
        at: First baseline: left end, middle or right end by ``align``.
        style: Paragraph style (leading, alignment is ``align``).
        align: left, center or right.
        width: Measure, in points; 0 = one line as long as it comes.
        beside: Least distance to the words on its line of labels that stand before it in the list; they take what
            they need, and its measure is what they leave; 0 = it does not heed them.
        lines: Most lines; more are handled by ``fit``.
        fit: Paragraph styles tried in order when the text needs more than ``lines``; the words' own styles shrink, too.
        cut: Whether text that still does not fit ends with … (else it runs on); both are reported.
        link: Where a click leads, a pattern.
        role: Structure role (P, H1, Title); artifacts have none.
    """

    words: tuple[Words, ...]
    at: tuple[Place, Place]
    style: StyleName
    align: Align = "left"
    width: Place = 0.0
    beside: Place = 0.0
    lines: int = 1
    fit: tuple[StyleName, ...] = ()
    cut: bool = True
    link: Pattern = ""
    role: str = "P"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile(Thing):
    """Labels and rules from top to bottom: each keeps its place until one above needs more lines and pushes it down.

    A pile that would pass ``bottom`` is set in the next of its labels' ``fit`` styles, again and again; then its
    longest label is cut and reported. In a pile a label may take more than its ``lines``, once its styles are used up.

    Attributes:
        things: From top to bottom; those with the same y stay level.
        gap: Least distance between one's foot and the next one's top, in points.
        bottom: Lowest y that it may reach; 0 = the trim's foot.
        rises: The whole pile moves up until it is so far below what the last stack before it sets; 0 = it stays.
    """

    things: tuple[Label | Line, ...]
    gap: Place = 0.0
    bottom: Place = 0.0
    rises: Place = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Dial(Thing):
    """A ring of ticks of which some are lit: an ornament drawn from a number.

    Attributes:
        center: In points.
        radius: Outer, in points.
        inner: Inner radius as a share of the outer one.
        ticks: How many, on all arcs together.
        arcs: (first angle, step) of each arc, clockwise from twelve o'clock, in degrees.
        tick_width: Share of the radius.
        lit: Pattern that gives how many ticks are lit.
        lit_color: Token.
        unlit_color: Token.
        unlit_edge: Width of the outline, within the tick, of ticks that are not lit, in points; 0 = they are filled.
        clip: Nothing is drawn outside it; None = the page.
    """

    center: tuple[Place, Place]
    radius: Place
    inner: float = 0.75
    ticks: int = 52
    arcs: tuple[tuple[float, float], ...] = ((9.0, 6.48), (189.0, 6.48))
    tick_width: float = 0.052
    lit: Pattern = "{week}"
    lit_color: Token = "white"
    unlit_color: Token = "part-off"
    unlit_edge: Points = 0.0
    clip: Rect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column of a stack's rows.

    Attributes:
        x: From the stack's left edge, in points.
        width: Measure, in points.
        style: Paragraph style.
        words: What stands in it.
        groups: Name of a list of groups (country, names) set as hanging lines instead of words.
        rows: A stack inside the column (its ``at`` is ignored): for nested lists.
        baseline: First baseline below the row's top, in points; 0 = by the style.
        hang: Width of the hanging column of groups, in points.
        hang_style: Text style of the country sign.
        joiner: Between the names of a group.
        more: After a group that goes on (등, 等).
        lines: Most lines; 0 = any.
        align: left, center or right.
        leader: Repeated from the last line's end to the column's right edge ( . ); empty = none.
        last: Whether it stands on the last line of the row's tallest column that does not yield, instead of the first.
        yields: Whether it gives way downward to the column before it in the list, where that takes its place.
        link: Pattern.
        role: Structure role.
    """

    x: Place = 0.0
    width: Place = 0.0
    style: StyleName = ""
    words: tuple[Words, ...] = ()
    groups: ListName = ""
    rows: Stack | None = None
    baseline: Place = 0.0
    hang: Place = 0.0
    hang_style: LookName = ""
    joiner: str = ", "
    more: str = ""
    lines: int = 0
    align: Align = "left"
    leader: str = ""
    last: bool = False
    yields: bool = False
    link: Pattern = ""
    role: str = "P"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack(Thing):
    """Rows one below the other, each as high as its highest column: organisers, contents, contact, event facts.

    Attributes:
        at: Top-left corner, in points.
        columns: Of every row.
        rule: Width of the rule above each row, in points; 0 = none.
        rule_color: Token (``part`` = the row's part).
        rule_x: Left end of the rule from the stack's left edge, in points.
        rule_width: Its length.
        first_rule: Whether the first row has it too.
        pad_top: Above the columns.
        pad_bottom: Below the columns.
        least: Smallest height of a row.
        gap: Between rows.
        bottoms: Pairs (condition, bottom): the first whose condition holds replaces ``bottom``.
        bottom: Lowest y the stack may reach; 0 = the trim's foot.
        tight: (from how many rows on, pad_top, pad_bottom, gap): used when there are more rows.
        styles: Pairs (style, smaller style) tried when the stack passes ``bottom``, where the smaller one has a smaller
            one that, too; then it is cut and reported.
        flows: Whether rows that find no room go to a further page of the same template instead.
        abreast: How many columns its rows stand in, one filled after the other and all as level as can be.
        abreast_step: From one of these columns to the next, in points.
    """

    at: tuple[Place, Place] = (0.0, 0.0)
    columns: tuple[Column, ...] = ()
    rule: Points = 0.0
    rule_color: Token = "rule"
    rule_x: Place = 0.0
    rule_width: Place = 0.0
    first_rule: bool = True
    pad_top: Place = 0.0
    pad_bottom: Place = 0.0
    least: Place = 0.0
    gap: Place = 0.0
    bottom: Place = 0.0
    bottoms: tuple[tuple[Condition, Place], ...] = ()
    tight: tuple[Points, ...] = ()
    styles: tuple[tuple[StyleName, StyleName], ...] = ()
    flows: bool = False
    abreast: Abreast = 1
    abreast_step: Place = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Logos(Thing):
    """A wall of partner logos with equal optical weight.

    Attributes:
        rect: The wall.
        columns: (most logos, columns) in rising order.
        pitch: From row centre to row centre, in points.
        first: Centre of the first row below the wall's top.
        area: Constant of the size rule, in square millimetres (height = sqrt(area / aspect^0.8) mm).
        least: Smallest height, in points.
        most: Greatest height.
        margin: Kept free in a cell, in points.
        dense: (across, down): kept free between marks that are too many for the columns; they stand in rows then, at
            the least height. Those that find no room on the wall are left out and reported.
        dense_least: Smallest height of marks in dense rows and under roles, in points; 0 = ``least``. Those wider than
            3:1 may be lower, as they look larger.
        roles: Style of the names of roles. Marks of several roles then stand under theirs;
            empty = all marks stand together.
        role_second: Text style of a role's name in the other language; empty = it is not said.
        role_gap: Height of the line for the names of roles, in points.
        role_rule: Token of the rule above a role that does not stand in the first row.
        reversed: Whether the light variant is used.
        ground: Token of what the wall stands on; marks that cannot be seen there, or bring a white box, are reported.
            Empty = white paper.
    """

    rect: Rect
    columns: tuple[tuple[int, int], ...] = ((9, 3), (12, 4))
    pitch: Place = 46.5
    first: Place = 45.0
    area: float = 285.0
    least: Place = 28.3
    most: Place = 35.1
    margin: Place = 22.7
    dense: tuple[Place, Place] = (11.3, 6.8)
    dense_least: Place = 0.0
    roles: StyleName = ""
    role_second: LookName = ""
    role_gap: Place = 14.0
    role_rule: Token = "rule"
    reversed: bool = False
    ground: Token = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code(Thing):
    """A QR code as vector modules.

    Attributes:
        value: What it says, a pattern.
        at: Top-left corner.
        size: Side of its square, the quiet zone included.
        color: Token of the dark modules.
        quiet: Width of the quiet zone, in modules.
        link: Where a click leads, a pattern.
    """

    value: Pattern
    at: tuple[Place, Place]
    size: Place
    color: Token = "ink"
    quiet: int = 4
    link: Pattern = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip(Thing):
    """The parts side by side in equal segments: a bar or line with a label, the part at hand stressed.

    Attributes:
        rect: Left, top of the bar, whole width, height of the bar.
        gutter: Between segments, in points.
        line: Width of the line of the other parts, in points; 0 = all are bars.
        line_color: Token.
        bar_color: Token of the stressed bar; ``part`` = its own colour.
        baseline: Of the labels, below the bar's top; 0 = no labels.
        number_style: Text style of a part's number.
        style: Text style of its name.
        current_style: Text style of both for the part at hand.
        gap: Between number and name.
        fit: Text styles tried in order for all labels when a name is wider than its segment; then names are cut and
            reported. Where nothing of a name would be left its number stands alone; where less than half of all
            names would be left, all numbers do, and nothing is reported.
    """

    rect: Rect
    gutter: Place = 11.3
    line: Points = 0.5
    line_color: Token = "rule"
    bar_color: Token = "part"
    baseline: Place = 0.0
    number_style: LookName = ""
    style: LookName = ""
    current_style: LookName = ""
    gap: Place = 5.7
    fit: tuple[LookName, ...] = ()


Furniture: TypeAlias = Fill | Line | Art | Label | Pile | Dial | Stack | Logos | Code | Strip
