"""What the page of a poster shows: its picture, fitted whole and centred, with its words over it, unseen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiclayout.base.geometry import Point, Rect
from kiclayout.base.origin import Origin
from kiclayout.base.record import dataclass
from kiclayout.content.block import Poster
from kiclayout.design.template import Template
from kiclayout.scene.assets import is_drawing, prepare
from kiclayout.scene.items import Group, Item, Mark, Picture, rectangle
from kiclayout.scene.tags import Tag
from kiclayout.typeset.art import drawing, fitted
from kiclayout.typeset.missing import say_missing
from kiclayout.typeset.setting import Setting
from kiclayout.typeset.transcript import alternative, box_of, transcript

if TYPE_CHECKING:
    from kiclayout.typeset.lettering import Words


@dataclass(frozen=True, eq=False)
class PosterBody:
    """A poster to be shown, how it is set, and the names that links know it by."""

    block: Poster
    setting: Setting
    marks: tuple[str, ...] = ()


def poster_items(body: PosterBody, template: Template) -> tuple[Item, ...]:
    """The poster's picture, whole and centred in the template's first frame, with its words over it, unseen."""
    setting, block = body.setting, body.block
    frame = template.frames[0].rect if template.frames else Rect(0.0, 0.0, *template.size)
    marks = tuple(Mark(name, frame.x, frame.y) for name in body.marks)
    shown, rect = setting.about(block, lambda own: _poster_picture(block, frame, own))
    return (*marks, *shown, *transcript(block, rect, setting))


def _poster_picture(block: Poster, frame: Rect, setting: Setting) -> tuple[tuple[Item, ...], Rect]:
    """The picture of a poster and where it stands; a ground where there is none to be shown."""
    stand_in = ((rectangle(frame, setting.color(setting.layout.figures.placeholder)),), frame)
    path = setting.locate(block.path)
    if path is None:
        say_missing(block.path, setting.place(block), setting)
        return stand_in
    said = alternative(block)
    tags = (*(box_of(block) if block.blocks else ()), Tag("Figure", (block.id, ""), said=said))
    if is_drawing(path):
        words: Words = "outlines" if block.blocks else "text"  # a transcript says them over it, unseen
        art = drawing(path, setting, setting.place(block), words=words)
        rect = _inside(frame, (art.width, art.height)) if art else frame
        return ((fitted(art, rect, said or " ", tags),) if art else ()), rect
    picture = prepare(path, setting.sink, setting.place(block))
    if picture is None:
        return stand_in
    rect = _inside(frame, (picture.width_px, picture.height_px))
    shown = Picture(rect, str(picture.file), alt=said, origin=Origin(block.id))
    return (Group((shown,), role="Figure", alt=said, lang=block.lang, area=rect, tags=tags),), rect


def _inside(frame: Rect, size: tuple[float, float]) -> Rect:
    """The greatest rectangle of ``size``'s proportions in ``frame``, centred."""
    width, height = size
    scale = min(frame.width / max(width, 1e-6), frame.height / max(height, 1e-6))
    w, h = width * scale, height * scale
    corner = Point(frame.x + (frame.width - w) / 2, frame.y + (frame.height - h) / 2)
    return Rect(corner.x, corner.y, w, h)
