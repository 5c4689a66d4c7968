"""A layout: one brand's fonts, colours, styles and templates. All of it is data; a user may copy and change it."""

from __future__ import annotations

from functools import cached_property

from kiclayout.base.color import BLACK, Color
from kiclayout.base.record import dataclass
from kiclayout.design.exhibits import ChartStyle, FigureStyle, NoteStyle, TableStyle
from kiclayout.design.jump import JumpStyle
from kiclayout.design.locks import Locks
from kiclayout.design.style import (
    ArticleStyle,
    BoxStyle,
    Copyfit,
    FieldStyle,
    ListStyle,
    MarkerStyle,
    ParStyle,
    StripStyle,
    TextStyle,
)
from kiclayout.design.template import Template
from kiclayout.design.terms import (
    Extent,
    Points,
    Space,
    StyleName,
    TemplateName,
    Token,
    Trim,
    Wording,
)

_GREYS = {
    token: Color(level, level, level, (0.0, 0.0, 0.0, round(1.0 - level, 3)))
    for token, level in {"white": 1.0, "mist": 0.953, "hair": 0.882, "rule": 0.784}.items()
}
_PALE = ("tint", "band")
"""Roles of grounds that words stand on."""


@dataclass(frozen=True, slots=True)
class ScriptFont:
    """Which family sets a script inside a font choice.

    Attributes:
        family: As the font files name it.
        scale: Of the style's size.
        shift: Raises the baseline, in ems.
    """

    family: str
    scale: float = 1.0
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class FontChoice:
    """A composite font: one family as the base, others for single scripts.

    Attributes:
        base: For everything that ``scripts`` does not name and the base has.
        scripts: By ISO 15924 tag (``Hani``).
        fallback: For characters that none of these has, in order; last come all families at hand, emoji among them.
        han_runs: Scale of lines that are Chinese throughout (at least 70 % Han).
        half_brackets: Whether full-width brackets (by ``halt``) and currency signs such as ￥ are set half-width in
            Korean text.
    """

    base: ScriptFont
    scripts: tuple[tuple[str, ScriptFont], ...] = ()
    fallback: tuple[ScriptFont, ...] = ()
    han_runs: float = 1.0
    half_brackets: bool = True


@dataclass(frozen=True, slots=True)
class PartColors:
    """The colours of one part.

    Attributes:
        roles: Tokens by role: solid, tint, band, mid, off, field2 …; styles say ``part``, ``part-tint`` ….
    """

    roles: tuple[tuple[str, Token], ...]

    def token(self, role: str) -> str:
        """The token for ``role``, or an empty string."""
        return dict(self.roles).get(role, "")


@dataclass(frozen=True, slots=True)
class HeadingStyle:
    """A heading level.

    Attributes:
        style: Paragraph style.
        marker: Where its marker stands and how it looks.
        under: Space above it right below another heading, in points; -1 = that of its style.
    """

    style: StyleName
    marker: MarkerStyle = MarkerStyle()
    under: Points = -1.0


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How dates are put: patterns with ``{year}``, ``{m}`` or ``{mm}``, ``{d}`` or ``{dd}``.

    Attributes:
        issue: Of days of publication.
        day: Of an event's days.
        same_year: Of an event's last day, in the year of its first one.
        span: Between the two.
    """

    issue: Wording = (("ko", "{year}.{mm}.{dd}"),)
    day: Wording = (("ko", "{year}.{m}.{d}"),)
    same_year: Wording = (("ko", "{m}.{d}"),)
    span: str = " – "


@dataclass(frozen=True, kw_only=True)  # without slots, so that its tables are made once
class Layout:
    """One layout.

    Attributes:
        name: Folder name.
        version: Of the layout's data.
        folder: Where its art lies; an absolute path.
        title: Name for people, by language.
        size: Trim size (width, height), in points.
        bleed: In points.
        half_unit: Blocks begin on multiples of it, in points; 0 = anywhere.
        colors: Tokens.
        parts: Colours of part 1, 2, 3 …; later parts start again.
        fonts: Font choices by name.
        text_styles: By name.
        styles: Paragraph styles by name.
        headings: Levels 1 to 4.
        lists: How lists look.
        figures: How figures look.
        notes: How footnotes look.
        tables: By role; ``""`` is the one for tables without a role.
        boxes: By kind: callout, quote, raw.
        fields: How field lists of event pages look.
        strips: How sponsor strips and QR codes look.
        charts: How charts look.
        article: How articles begin and end.
        copyfit: How articles are tightened to lose a page that is hardly filled.
        jumps: Lines that say on which page an article goes on, and from which it comes.
        templates: By name.
        sequence: Templates of the front and back matter and of the articles, by role: front, opener, article, poster,
            event, back.
        folio: Pattern of a page number (``P{number}``).
        part_number: Pattern of a part's number: ``{n}`` is 1, ``{nn}`` is 01.
        dates: How dates are put.
        gloss_lang: Language of Han whose language nothing else decides.
        words: The layout's own wordings (publication title …) by key and language.
        locks: What issues may not move, and why.
    """

    name: str
    version: int = 1
    folder: str = ""
    title: Wording = ()
    size: tuple[Trim, Trim] = (595.276, 841.89)
    bleed: Extent = 8.504
    half_unit: Space = 9.0
    colors: tuple[tuple[str, Color], ...] = ()
    parts: tuple[PartColors, ...] = ()
    fonts: tuple[tuple[str, FontChoice], ...] = ()
    text_styles: tuple[tuple[str, TextStyle], ...] = ()
    styles: tuple[tuple[str, ParStyle], ...] = ()
    headings: tuple[HeadingStyle, ...] = ()
    lists: ListStyle = ListStyle()
    figures: FigureStyle = FigureStyle()
    notes: NoteStyle = NoteStyle()
    tables: tuple[tuple[str, TableStyle], ...] = (("", TableStyle()),)
    boxes: tuple[tuple[str, BoxStyle], ...] = (("callout", BoxStyle()),)
    fields: FieldStyle = FieldStyle()
    strips: StripStyle = StripStyle()
    charts: ChartStyle = ChartStyle()
    article: ArticleStyle = ArticleStyle()
    copyfit: Copyfit = Copyfit()
    jumps: JumpStyle = JumpStyle()
    templates: tuple[Template, ...] = ()
    sequence: tuple[tuple[str, tuple[TemplateName, ...]], ...] = ()
    folio: str = "P{number}"
    part_number: str = "{nn}"
    dates: DateStyle = DateStyle()
    gloss_lang: str = "zh-Hans"
    words: tuple[tuple[str, Wording], ...] = ()
    locks: Locks = Locks()

    def color(self, token: str, part: int = 0) -> Color:
        """The colour of ``token``; ``part`` (from 0) decides what ``part``, ``part-tint`` … mean.

        A layout that says nothing of white, rules or pale grounds, which styles ask for by themselves, gets greys. Any
        other unknown token is black: the reader of the layout has reported it.
        """
        if token == "part" or token.startswith("part-"):
            role = token[5:] or "solid"
            colors = self.parts[part % len(self.parts)] if self.parts else PartColors(())
            token = colors.token(role) or ("mist" if role in _PALE else colors.token("solid"))
        return self._colors.get(token) or _GREYS.get(token, BLACK)

    @cached_property
    def _colors(self) -> dict[str, Color]:
        return dict(self.colors)

    @cached_property
    def _styles(self) -> dict[str, ParStyle]:
        return dict(self.styles)

    @cached_property
    def _text_styles(self) -> dict[str, TextStyle]:
        return dict(self.text_styles)

    def style(self, name: str) -> ParStyle:
        """The paragraph style ``name``, or the body's."""
        return self._styles.get(name) or self._styles.get("body") or ParStyle()

    def called(self, lang: str) -> str:
        """Its name for people in ``lang``, or in Korean, or in any language; without one, that of its folder."""
        table = dict(self.title)
        return table.get(lang) or table.get("ko") or next(filter(None, table.values()), self.name)

    def text_style(self, name: str) -> TextStyle:
        """The text style ``name``, or that of the paragraph style so called, or the body's."""
        found = self._text_styles.get(name)
        return found if found is not None else self.style(name).text

    def table(self, role: str) -> TableStyle:
        """The table style for ``role``."""
        table = dict(self.tables)
        return table.get(role) or table.get("") or TableStyle()

    def box(self, kind: str) -> BoxStyle:
        """The box style for ``kind``."""
        table = dict(self.boxes)
        return table.get(kind) or table.get("callout") or BoxStyle()

    def template(self, name: str) -> Template | None:
        """The template called ``name``."""
        return next((template for template in self.templates if template.name == name), None)

    def flowing(self, name: str) -> bool:
        """Whether text can be sent to the template ``name``: it is there and has a frame."""
        template = self.template(name)
        return template is not None and bool(template.frames)

    def sequenced(self, role: str) -> tuple[str, ...]:
        """The template names that ``sequence`` gives for ``role``."""
        return dict(self.sequence).get(role, ())

    def word(self, key: str, lang: str) -> str:
        """The layout's wording ``key`` in ``lang``, or in Korean, or an empty string."""
        table = dict(dict(self.words).get(key, ()))
        return table.get(lang) or table.get("ko", "")
