"""How an article begins: on which template, behind which opener, with its title or with its event.

It decides only; ``collect`` makes the entries.
"""

from __future__ import annotations

from kiclayout.base.guess import nearest
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.block import Block, Comment, Event, Note, Paragraph, Poster
from kiclayout.content.inline import plain
from kiclayout.content.issue import Article, Issue, Section
from kiclayout.design.layout import Layout
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.sources import article_places


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an article stands in the issue: its part, and whether it is the part's first."""

    section: Section
    part: int
    first: bool


@dataclass(frozen=True, slots=True)
class Beginning:
    """How an article begins.

    Attributes:
        template: Of its first page; empty = the running one.
        ruled: Whether its title has a rule above it.
        before: Template of a page of furniture before it; empty = none.
        intro: How many blocks stand before the event or poster that begins it; None = it begins with its title.
    """

    template: str = ""
    ruled: bool = True
    before: str = ""
    intro: int | None = None


def spots(issue: Issue) -> tuple[tuple[Article, Spot], ...]:
    """All articles in reading order with their places."""
    return tuple(
        (article, Spot(section, part, number == 0))
        for part, section in enumerate(issue.sections)
        for number, article in enumerate(section.articles)
    )


def beginning(article: Article, spot: Spot, setting: Setting) -> Beginning:
    """How ``article`` begins. What it asks for decides, then its part's opener, then its event."""
    asked = _asked(article, setting)
    opener, whole = _opener(spot, setting)
    before = opener if whole else ""
    if asked:
        return Beginning(asked, True, before)
    intro = _intro(article.body, setting)
    if not opener or whole:
        return Beginning(before=before, intro=intro)
    page = _page_before(setting.layout) if intro is not None else ""
    return Beginning(before=page, intro=intro) if page else Beginning(opener, False)


def running(layout: Layout) -> str:
    """The template of the articles' pages: the one that the sequence names, else the first that has a frame."""
    framed = [template.name for template in layout.templates if template.frames]
    return next((name for name in (*layout.sequenced("article"), *framed) if name in framed), "")


def first_page(layout: Layout) -> str:
    """The template of an article's first page: the one that the sequence names for it, else that of all its pages."""
    return next((name for name in layout.sequenced("first") if layout.flowing(name)), running(layout))


def report_template(name: str, setting: Setting, place: Place | None = None) -> None:
    """Says that the layout has no template ``name``, or that no text flows through it."""
    if setting.layout.template(name) is not None:
        setting.sink.add("typeset-template-bare", place=place, name=name)
        return
    known = nearest(name, [one.name for one in setting.layout.templates if one.frames])
    setting.sink.add("typeset-template-unknown", place=place, name=name, known=known)


def box_template(layout: Layout, role: str, asked: str) -> str:
    """The template of an event's or poster's page: the one asked for if it is made for them; empty = none is."""
    names = layout.sequenced(role)
    return asked if asked in names else next(iter(names), "")


def _asked(article: Article, setting: Setting) -> str:
    """The template that the placement or the head asks for the title's page; the title needs one with text frames."""
    layout = setting.layout
    moved = setting.override().template
    if moved and layout.flowing(moved):
        return moved
    name = article.word("template")
    if not name:
        return ""
    template = layout.template(name)
    place = article_places(article).get("template", Place(article.path))
    if template is not None and name in (*layout.sequenced("event"), *layout.sequenced("poster")):
        if _intro(article.body, setting) is None:
            setting.sink.add("typeset-template-box", place=place, name=name)
    elif template is not None and template.frames:
        return name
    else:
        report_template(name, setting, place)
    return ""


def _opener(spot: Spot, setting: Setting) -> tuple[str, bool]:
    """The template that opens the part (empty = none), and whether it is a page of its own."""
    wanted = spot.section.opener
    if not spot.first or wanted == "none":
        return "", False
    whole = _page_before(setting.layout)
    if wanted == "full" and whole:
        return whole, True
    if wanted == "full":
        setting.sink.add("typeset-opener-missing", place=setting.facts_place("sections"), id=spot.section.id)
    return next(iter(setting.layout.sequenced("opener")), ""), False


def _page_before(layout: Layout) -> str:
    """The template of openers that are a page of their own; empty = there is none.

    A part whose first article begins with its event takes it, too: a title alone would not fill the opener's page.
    """
    return next(iter(layout.sequenced("full-opener")), "")


def _intro(body: tuple[Block, ...], setting: Setting) -> int | None:
    """How many blocks stand before an article's event if they are few words that begin on its page; else None."""
    length = 0
    for number, block in enumerate(body):
        match block:
            case Poster() if block.empty:
                pass
            case Event() | Poster():
                pictured = isinstance(block, Poster) and bool(block.path)
                return None if pictured and length else number
            case Paragraph():
                length += len(plain(block.runs))
            case Comment() | Note():
                pass
            case _:
                return None
        if length > setting.layout.article.event_intro:
            return None
    return None
