"""The paragraphs whose lines are to be measured: those of an issue's articles, or the lines of a text file.

They are shaped as the typesetter would shape them, each with the lexicon of its article. Where their lines end is not
decided here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kiclayout.app.book import font_book
from kiclayout.app.bring import MARKDOWN
from kiclayout.app.project import Project, open_project
from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Callout, Event, Note, Paragraph, Poster, Table
from kiclayout.content.inline import plain
from kiclayout.content.walk import children, words_of
from kiclayout.convert.loose.source import read_lines
from kiclayout.design.layout import FontChoice, Layout, ScriptFont
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.store.bundled import bundled_folder
from kiclayout.store.layout_places import DEFAULT_LAYOUT
from kiclayout.store.layouts import read_layout
from kiclayout.store.paths import locate
from kiclayout.text.font_choices import Fonts
from kiclayout.text.fonts import FontBook
from kiclayout.text.lexicon import Lexicon, learn
from kiclayout.text.paragraph import Shaped, shape_paragraph
from kiclayout.text.script import is_han, is_hangul
from kiclayout.text.spans import Span
from kiclayout.typeset.footnotes import numbered
from kiclayout.typeset.inline import passage
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.shelf import Shelf

LEAST = 100
"""Characters of a paragraph that is worth measuring, unless somebody asks for others."""

SIZES = 1.0, 200.0
"""The least and the greatest size of type, in points."""


_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_NO_PARAGRAPH = ("#", "|", ":::", "```")
_OTHER_STYLES = (Table, Note, Callout, Event, Poster)
"""What is set in styles and measures of its own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What is asked for; nothing = as the layout has it.

    Attributes:
        font: A font choice of the layout, a family or a face.
        size: In points, as typed.
        align: justify or left.
        least: Fewest characters of a paragraph.
    """

    font: str = ""
    size: str = ""
    align: str = ""
    least: int = LEAST


@dataclass(frozen=True, slots=True)
class Body:
    """A paragraph.

    Attributes:
        place: The file and line it stands in.
        shaped: Its glyphs.
        lexicon: The words of its article.
    """

    place: Place
    shaped: Shaped
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Copy:
    """Paragraphs and how they are set.

    Attributes:
        name: Of the source.
        bodies: The paragraphs.
        style: In which they are set.
        measure: Of the layout's text column, in points.
        font: The name of the font, for people.
        fonts: All of the layout's.
    """

    name: str
    bodies: tuple[Body, ...]
    style: ParStyle
    measure: float
    font: str
    fonts: Fonts


def gather(source: Path, choice: Choice, sink: Sink) -> Copy:
    """The paragraphs of ``source``: an issue (folder, issue.yaml, packed) or a text or Markdown file.

    Raises:
        KicError: It cannot be read, holds no paragraph that is long enough, or ``choice`` cannot be met.
    """
    if source.suffix.lower() in MARKDOWN:
        copy = _of_file(source, choice, sink)
    else:
        with open_project(source, sink) as project:
            copy = _of_issue(project, choice, sink)
    if not copy.bodies:
        raise KicError(sink.add("app-lines-none", place=Place(source.name), least=choice.least))
    return replace(copy, name=unicodedata.normalize("NFC", source.resolve().name))


# ------------------------------------------------------------------------------------------------------- an issue
def _of_issue(project: Project, choice: Choice, sink: Sink) -> Copy:
    copy = _bare(project.layout, project.book, choice, sink)
    bodies: list[Body] = []
    for article in project.issue.articles:
        setting = Setting(
            project.layout,
            copy.fonts,
            Shelf(),
            Sink(),
            lambda name: locate(project.folder, name),
            article.word("lang") or project.issue.lang,
            file=article.path,
            numbers=numbered(article),
        )
        lexicon = learn(words_of(article.blocks))
        for block in _paragraphs(article.body):
            if is_long(plain(block.runs), choice.least):
                spans = passage(block.runs, copy.style.text, setting, block.id).spans
                place = article.place(block)
                shaped = shape_paragraph(spans, copy.fonts)
                shaped.report(copy.fonts.sink)
                bodies.append(Body(place, shaped, lexicon))
    return replace(copy, bodies=tuple(bodies))


def _paragraphs(blocks: tuple[Block, ...]) -> Iterator[Paragraph]:
    """The paragraphs of running text, those of lists and quotations among them."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        elif not isinstance(block, _OTHER_STYLES):
            yield from _paragraphs(children(block))


# ------------------------------------------------------------------------------------------------------- a file
def _of_file(file: Path, choice: Choice, sink: Sink) -> Copy:
    folder = bundled_folder("layouts") / DEFAULT_LAYOUT
    copy = _bare(read_layout(folder, sink), font_book(folder), choice, sink)
    lines = [(line.place, line.text) for line in read_lines(file, sink)]
    if file.suffix.lower() != ".txt":
        lines = [(place, unmarked(text)) for place, text in lines]
    lexicon = learn(text for _, text in lines)
    long = [(place, text.strip()) for place, text in lines if is_long(text.strip(), choice.least)]
    shaped = [shape_paragraph((Span(text, copy.style.text),), copy.fonts) for _, text in long]
    for one in shaped:
        one.report(copy.fonts.sink)
    bodies = (Body(place, one, lexicon) for (place, _), one in zip(long, shaped, strict=True))
    return replace(copy, bodies=tuple(bodies))


def unmarked(line: str) -> str:
    """A line of Markdown as its readers see it; headings, tables, fences and lines with tabs are none of theirs."""
    if "\t" in line or line.lstrip().startswith(_NO_PARAGRAPH):
        return ""
    return _TAG.sub("", line.replace("**", "")).strip().removeprefix("- ").strip()


def is_long(text: str, least: int) -> bool:
    """Whether ``text`` has ``least`` characters, and Hangul or Han among them."""
    return len(text) >= least and any(is_hangul(char) or is_han(char) for char in text)


# ------------------------------------------------------------------------------------------------------- the style
def _bare(layout: Layout, book: FontBook, choice: Choice, sink: Sink) -> Copy:
    """The style that is asked for, without paragraphs; what its fonts lack is `check`'s matter, not ours."""
    style = layout.style("body")
    text, extra = _text_style(style.text, layout, book, choice.font, sink)
    if choice.size:
        text = replace(text, size=_size(choice.size, sink))
    style = replace(style, text=text, align=choice.align or style.align)
    choices = dict(layout.fonts) | extra
    fonts = Fonts(book, choices, layout.gloss_lang, Sink())
    family = choices[text.font].base.family if text.font in choices else text.font
    return Copy("", (), style, _column(layout), family, fonts)


def _text_style(
    style: TextStyle, layout: Layout, book: FontBook, name: str, sink: Sink
) -> tuple[TextStyle, dict[str, FontChoice]]:
    """The body's characters in the font ``name``, and the font choice that this takes if the layout has none."""
    choices = dict(layout.fonts)
    if not name:
        return style, {}
    if name in choices:
        return replace(style, font=name), {}
    face = next((face for face in book if face.key == name), None)
    family = face.family if face else name
    if face is None and all(one.family != family for one in book):
        known = [*choices, *sorted({one.family for one in book})]
        raise KicError(sink.add("app-lines-font", name=name, known=", ".join(known)))
    weight = face.weight if face else style.weight
    return replace(style, font=family, weight=weight), {family: FontChoice(ScriptFont(family))}


def _size(typed: str, sink: Sink) -> float:
    try:
        size = float(typed.removesuffix("pt"))
    except ValueError:
        size = 0.0
    if not SIZES[0] <= size <= SIZES[1]:
        raise KicError(sink.add("app-lines-size", size=typed, least=f"{SIZES[0]:g}", most=f"{SIZES[1]:g}"))
    return size


def _column(layout: Layout) -> float:
    """The width of the text column of the pages that articles run on, in points."""
    names = (*layout.sequenced("article"), "article")
    frames = [frame for name in names if (template := layout.template(name)) for frame in template.frames]
    return frames[0].rect.width if frames else layout.size[0] * 0.7
