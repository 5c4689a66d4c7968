"""A poster's words for those who cannot see its picture: set over it, unseen, so that they are heard, found and copied.

They keep their structure (headings, lists, tables, links, languages) and fill the picture from top to bottom, so that
what is marked there lies about where the poster shows it. Nothing of it is drawn; what it lacks is nobody's finding,
for nobody sees it. Footnotes are not marked in it (see ``footnotes``).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Matrix, Rect
from kiclayout.base.origin import Origin
from kiclayout.base.record import replace
from kiclayout.content.block import Block, Directive, Heading, Paragraph, Poster
from kiclayout.content.inline import Runs, Text, plain
from kiclayout.scene.items import Glyphs, Group, Item, LinkArea, Path
from kiclayout.scene.tags import Tag, Tags
from kiclayout.typeset.figure import stack_leaves
from kiclayout.typeset.inline import passage
from kiclayout.typeset.inset import inset_leaves
from kiclayout.typeset.leaf import Leaf, TextLeaf
from kiclayout.typeset.leaves import Page, leaves_of
from kiclayout.typeset.setting import Setting

_LARGEST = 4.0
"""A few words are enlarged so many times at most: what is marked on the poster looks like a line."""

_PICTURE = "Figure"
_INSTEAD = {_PICTURE: "Div", "Caption": "Div"}
"""The elements of a picture's words in a transcript."""
_READING = "RT"
_NOTHING = Path(())
"""A reading over words: it is heard, but not among the words that are found and copied."""
_LOWEST = 4
"""The level of the lowest heading."""


def box_of(block: Poster) -> Tags:
    """The element that a poster's picture and its words are in."""
    return (Tag("Sect", (block.id, "")),)


def alternative(block: Poster) -> str:
    """What is said in place of the picture: the writer's words for it, else the titles; the rest is the transcript's.

    Without a transcript the titles are said in any case.
    """
    titles = [plain(block.title), plain(block.title_zh)]
    said = [block.alt] if block.alt and block.blocks else [block.alt, *titles]
    return " ".join(text for text in said if text)


def transcript(block: Poster, area: Rect, setting: Setting) -> tuple[Item, ...]:
    """The words of a poster, unseen and as one group, over the picture in ``area``; nothing if it has none."""
    own = setting.within(sink=Sink(), **({"lang": block.lang} if block.lang else {}))
    style = own.style("body")
    made = leaves_of(tuple(_said(block)), Page(style, style.after, inset_leaves), own) if block.blocks else ()
    leaves = tuple(_light(leaf, style.text.weight) for leaf in made)
    if not leaves:
        return ()
    measure, room = max(area.width, 1.0), max(area.height, 1.0)
    high = max(stack_leaves(leaves, measure, 0.0)[0], 1.0)
    scale = min(math.sqrt(room / high), _LARGEST)  # so that they are about as wide and as high as the picture
    high, items, _ = stack_leaves(leaves, measure / scale, 0.0)
    scale = min(scale, room / max(high, 1.0))
    place = Matrix.scale(scale).then(Matrix.move(area.x, area.y))
    return (Group(tuple(_unseen(items, own)), place, lang=block.lang, tags=box_of(block)),)


def _said(block: Poster) -> Iterator[Block]:
    """The titles and the blocks of the transcript, but for what only moves things on pages.

    Its own headings stand below its title.
    """
    if block.title:
        yield Heading(level=1, runs=block.title, id=block.id)
    if block.title_zh:
        yield Paragraph(runs=block.title_zh, id=block.id)
    for inner in block.blocks:
        if isinstance(inner, Heading) and block.title:
            yield replace(inner, level=min(inner.level + 1, _LOWEST))
        elif not isinstance(inner, Directive):
            yield inner


def _light(leaf: Leaf, weight: int) -> Leaf:
    """``leaf`` in one weight: bold letters would have to be in the file, although nobody sees them."""
    if not isinstance(leaf, TextLeaf):
        return leaf
    spans = tuple(replace(span, style=replace(span.style, weight=weight)) for span in leaf.words.spans)
    return replace(leaf, words=replace(leaf.words, spans=spans))


def _unseen(items: Iterable[Item], setting: Setting) -> Iterator[Item]:
    """The words among ``items``, hidden and nobody's, and their links: there is nothing to be clicked at or dragged."""
    for item in items:
        match item:
            case Glyphs(origin=origin):
                nobody = Origin(0, origin.start, origin.end) if origin is not None else None
                yield replace(item, hidden=True, origin=nobody, tags=_worded(item.tags))
            case LinkArea():
                yield replace(item, tags=_worded(item.tags))
            case Path() if item is _NOTHING:
                yield item
            case Group() if item.role != "Artifact":
                inner = tuple(_unseen(_read(item, setting), setting))
                yield Group(inner, item.matrix, lang=item.lang, area=item.area, tags=_worded(item.tags))


def _read(group: Group, setting: Setting) -> Iterable[Item]:
    """What is read of a group: of a picture or a drawn sign what is said in its place, for it is not shown."""
    tag = group.tags[-1] if group.tags else None
    if tag is None or not (tag.said or tag.role == _PICTURE):
        return group.items
    if tag.role == _READING:
        return (_NOTHING,)
    said = _spelled(tag.said, group.area, setting) if tag.said else []
    return said if tag.role == _PICTURE else [replace(run, tags=()) for run in said if isinstance(run, Glyphs)]


def _worded(tags: Tags) -> Tags:
    """``tags`` for words: where they name a picture, which is none here, and its caption."""
    if not any(tag.role == _PICTURE for tag in tags):
        return tags
    return tuple(replace(tag, role=_INSTEAD.get(tag.role, tag.role), said="") for tag in tags)


def _spelled(said: str, area: Rect | None, setting: Setting) -> list[Item]:
    """``said`` as words in ``area``."""
    style = setting.style("body")
    runs: Runs = (Text(said),)
    leaf = TextLeaf(passage(runs, style.text, setting), style, setting, 0)
    return stack_leaves((leaf,), max(area.width if area else 0.0, 60.0), area.y if area else 0.0)[1]
