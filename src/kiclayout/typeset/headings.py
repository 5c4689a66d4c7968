"""Headings and article openings: the children that stand whole and hold the next lines to themselves."""

from __future__ import annotations

from collections.abc import Mapping

from kiclayout.base.color import Color
from kiclayout.base.geometry import Matrix
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Heading
from kiclayout.content.inline import Runs, Text
from kiclayout.content.issue import Article
from kiclayout.design.layout import HeadingStyle
from kiclayout.design.style import ArticleStyle, MarkerStyle, ParStyle, TextStyle
from kiclayout.scene.items import Group, Item, Path, moved, ring
from kiclayout.scene.tags import Tag
from kiclayout.text.spans import Span
from kiclayout.typeset.atoms import NoteText
from kiclayout.typeset.blocks import Standing
from kiclayout.typeset.inline import Source, line_items, lines, passage, shaped, words
from kiclayout.typeset.leaf import Hung, Leaf, TextLeaf
from kiclayout.typeset.leaves import heading_role, in_lang
from kiclayout.typeset.setting import Setting

_ROUND = {chr(0x2460 + n): n + 1 for n in range(20)} | {chr(0x3251 + n): n + 21 for n in range(15)}
"""Circled numbers and what they count."""

_APART = 2.0
"""Between source line, press headline and byline beside a title, in points."""


def heading(block: Heading, setting: Setting, notes: Mapping[str, NoteText], marks: tuple[str, ...] = ()) -> Standing:
    """The child of a heading of level 1 to 4."""
    levels = setting.layout.headings
    look = levels[min(block.level, len(levels)) - 1] if levels else HeadingStyle("body")
    style = setting.style(look.style)
    if setting.after_heading and look.under >= 0:
        style = replace(style, before=look.under)
    said = passage(block.runs, style.text, setting, block.id)
    role = heading_role(block)
    leaf = TextLeaf(said, style, setting, block.id, role=role)
    plain = Standing((leaf,), style, setting, notes=notes, role=role, block=block.id, marks=marks)
    marker = look.marker.sign(block.marker)
    return _marked(plain, leaf, marker, look.marker) if marker else plain


def _marked(child: Standing, leaf: TextLeaf, marker: str, look: MarkerStyle) -> Standing:
    setting, style = child.setting, child.style
    text = setting.text_style(look.style, style.text)
    inline = _inline(leaf, marker, look, text)
    match look.place:
        case "side":
            said = passage((Text(marker),), text, setting)
            beside = TextLeaf(said, replace(style, text=text), setting, leaf.block, role=leaf.role)
            drop = style.pad_top + style.ascent * (style.text.size - text.size)
            return replace(child, side=(beside,), side_top=drop, fallback=(inline,), clears=True)
        case "disc":
            room = look.width + look.gap
            return replace(
                child,
                extra=_disc(marker, look, text, leaf),
                fallback=(replace(leaf, indent=room),),
                inward=room,
            )
        case "hang":
            span = words(marker, text)
            width = shaped((span,), setting).natural
            outside = replace(leaf, hung=Hung((span,), -width - look.gap))
            return replace(child, leaves=(outside,), fallback=(inline,))
        case _:
            return replace(child, leaves=(inline,))


def _inline(leaf: TextLeaf, marker: str, look: MarkerStyle, text: TextStyle) -> TextLeaf:
    """The marker before the first word; later lines begin under the first word."""
    span = words(marker, text)
    width = look.width or shaped((span,), leaf.setting).natural + look.gap
    return replace(leaf, indent=width, hung=Hung((span,), 0.0))


def _disc(marker: str, look: MarkerStyle, text: TextStyle, leaf: TextLeaf) -> tuple[Item, ...]:
    """A filled circle with the number in it, left of the text of ``leaf``; readers get the sign that was typed."""
    setting = leaf.setting
    digits = str(_ROUND[marker]) if marker in _ROUND else marker.strip("()")
    size = text.size * (0.84 if len(digits) > 1 else 1.0)
    radius, centre = look.width / 2, -0.36 * look.width * 0.86
    x = -look.gap - look.width
    white = replace(text, size=size, color=look.digits)
    body = shaped((Span(digits, white),), setting)
    drawn: list[Item] = [circle(x + radius, centre, radius, setting, text.color)]
    for line in lines(body, 1e6, ParStyle(), setting):
        drawn += line_items(line, x + radius - line.width / 2, centre + 0.36 * size, setting)
    tags = (*leaf.tags, Tag("Span", "marker", said=marker))
    return (Group(tuple(drawn), role="Lbl", alt=marker, tags=tags),)


def circle(x: float, y: float, radius: float, setting: Setting, color: str) -> Path:
    """A filled circle."""
    return Path(ring(x, y, radius), fill=setting.color(color))


# ---------------------------------------------------------------------------------------------------- openings
@dataclass(frozen=True, slots=True)
class Opening:
    """How an article begins.

    Attributes:
        ruled: Whether its title has the rule above it.
        marks: What links call the place.
        runs_on: Whether it follows another article on its page.
    """

    ruled: bool
    marks: tuple[str, ...]
    runs_on: bool = False


def opening(article: Article, setting: Setting, notes: Mapping[str, NoteText], how: Opening) -> Standing:
    """The child of an article's title with subtitle, kicker and source line."""
    look = setting.layout.article
    style = setting.style(look.title)
    if not how.ruled:
        style = replace(style, rule=0.0)
    elif look.rule:
        style = replace(style, rule=look.rule)
    if how.runs_on:
        style = replace(style, before=look.run_on)
    main = _title(article, look.title, setting)
    if look.opening == "across":
        return Standing(
            _stacked(article, main, setting),
            style,
            setting,
            notes=notes,
            role="H1",
            block=main.block,
            marks=how.marks,
            wide=True,
            under=look.under,
        )
    leaves: list[Leaf] = [main]
    for key, name in (("title_zh", look.title_zh), ("subtitle", look.subtitle)):
        if name and (runs := article.runs(key)):
            leaves.append(
                _leaf(runs if key == "subtitle" else in_lang(runs, "zh"), name, setting, Source(article.id, key))
            )
    beside = _beside(article, setting)
    if not look.side:
        over = tuple(map(_padded, beside))
        return Standing((*over, *leaves), style, setting, notes=notes, role="H1", block=main.block, marks=how.marks)
    kicker = setting.style(look.kicker)
    drop = style.pad_top + style.ascent * style.text.size - look.side_shift - kicker.ascent * kicker.text.size
    return Standing(
        tuple(leaves),
        style,
        setting,
        beside,
        drop,
        fallback=(*map(_padded, beside), *leaves),
        notes=notes,
        role="H1",
        block=main.block,
        clears=True,
        marks=how.marks,
    )


def _stacked(article: Article, main: TextLeaf, setting: Setting) -> tuple[Leaf, ...]:
    """All that an article opens with, one below the other: kicker, titles, lead, source, press headline and byline."""
    look = setting.layout.article
    below = (
        ("title_zh", look.title_zh),
        ("subtitle", look.subtitle),
        ("lead", look.lead),
        *((key, look.source) for key in ("source", "press", "byline")),
    )
    made = [_spaced(main, setting)]
    if runs := article.runs("kicker"):
        made.insert(0, _spaced(_leaf(runs, look.kicker, setting, Source(article.id, "kicker")), setting))
    for key, name in below:
        if name and (runs := article.runs(key)):
            said = in_lang(runs, "zh") if key == "title_zh" else runs
            made.append(_spaced(_leaf(said, name, setting, Source(article.id, key)), setting))
    return tuple(made)


def _spaced(leaf: TextLeaf, setting: Setting) -> TextLeaf:
    """`leaf` with the space of its style below it; the title's own space is that of the whole block."""
    return leaf if leaf.style == setting.style(setting.layout.article.title) else replace(leaf, after=leaf.style.after)


def _padded(leaf: TextLeaf) -> TextLeaf:
    """`leaf` above the title, where no side column has it, with what its style adds below its last line."""
    return replace(leaf, after=leaf.style.pad_bottom)


def _title(article: Article, style_name: str, setting: Setting) -> TextLeaf:
    """The title; an article without one is called by its file, and may be given one there."""
    block = article.title_block
    if block is not None and block.runs:
        return replace(_leaf(block.runs, style_name, setting, Source(block.id)), role="H1")
    named = replace(_leaf((Text(article.name),), style_name, setting, Source(0)), role="H1")
    return (
        replace(named, block=block.id, empty=True)
        if block
        else replace(named, block=article.id, field="title", empty=True)
    )


def _beside(article: Article, setting: Setting) -> tuple[TextLeaf, ...]:
    """Kicker, source line, press headline and byline, each a leaf."""
    look = setting.layout.article
    made = [
        _leaf(runs, look.kicker, setting, Source(article.id, "kicker")) for runs in (article.runs("kicker"),) if runs
    ]
    above = _below_kicker(look, setting)
    for key in ("source", "press", "byline"):
        if runs := article.runs(key):
            leaf = _leaf(runs, look.source, setting, Source(article.id, key))
            made.append(replace(leaf, before=above if made else 0.0))
            above = _APART
    return tuple(made)


def _below_kicker(look: ArticleStyle, setting: Setting) -> float:
    """The space between the kicker's last line and the first one below it, so that their baselines are as asked."""
    kicker, source = setting.style(look.kicker), setting.style(look.source)
    below = kicker.leading - kicker.ascent * kicker.text.size
    return max(look.kicker_gap - below - source.ascent * source.text.size, 0.0)


def _leaf(runs: Runs, style_name: str, setting: Setting, source: Source) -> TextLeaf:
    style = setting.style(style_name)
    said = passage(runs, style.text, setting, source)
    return TextLeaf(said, style, setting, source.block, before=style.before, field=source.field)


def end_mark(drawing: tuple[Item, ...], size: tuple[float, float], setting: Setting) -> tuple[tuple[Item, ...], float]:
    """The sign after an article's last word: drawn after ``end_mark_gap``, standing on the baseline; and its room."""
    look = setting.layout.article
    width, height = size
    if not height or not look.end_mark_height:
        return (), 0.0
    scale = look.end_mark_height / height
    group = Group(
        _painted(drawing, setting.color(look.end_mark_color)) if look.end_mark_color else drawing,
        Matrix.scale(scale).then(Matrix.move(look.end_mark_gap, -look.end_mark_height)),
        role="Artifact",
    )
    return (moved(group, 0.0, 0.0),), look.end_mark_gap + scale * width


def _painted(drawing: tuple[Item, ...], color: Color) -> tuple[Item, ...]:
    """A drawing of one colour in another one."""
    made: list[Item] = []
    for item in drawing:
        if isinstance(item, Group):
            made.append(replace(item, items=_painted(item.items, color)))
        elif isinstance(item, Path):
            made.append(replace(item, fill=item.fill and color, stroke=item.stroke and color))
        else:
            made.append(item)
    return tuple(made)
