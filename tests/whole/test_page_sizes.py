"""The bundled layout on other pages: geometry adapted, with and without side column, in one to three columns."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from printed import glyphs

from kiclayout.app.project import Project, open_project
from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.units import mm
from kiclayout.design.exhibits import FigureSize
from kiclayout.design.layout import Layout
from kiclayout.design.template import Frame, Template
from kiclayout.scene.page import Scene

EXAMPLE = Path(__file__).parents[2] / "examples" / "issue-001"
ACROSS = {"width", "x", "rule_x", "rule_width", "hang", "gutter", "margin", "side"}
ROUND = {"radius", "size", "height"}
PLAIN = {"rule", "edge", "least", "inner", "tick_width", "area"}


def adapted(thing: Any, sx: float, sy: float) -> Any:
    """A thing of furniture with its places scaled; type and rules stay."""
    changes: dict[str, Any] = {}
    for field in dataclasses.fields(thing):
        value = getattr(thing, field.name)
        changes[field.name] = _scaled(field.name, value, sx, sy)
    return replace(thing, **changes)


def _scaled(name: str, value: Any, sx: float, sy: float) -> Any:
    match value:
        case Rect():
            return Rect(value.x * sx, value.y * sy, value.width * sx, value.height * sy)
        case (float() as x, float() as y) if name in ("at", "start", "end", "center", "step", "dense"):
            return x * sx, y * sy
        case float() if name not in PLAIN and not (name == "width" and value < 3):
            return value * (sx if name in ACROSS else min(sx, sy) if name in ROUND else sy)
        case tuple() if name == "bottoms":
            return tuple((when, low * sy) for when, low in value)
        case tuple() if value and all(dataclasses.is_dataclass(one) for one in value):
            return tuple(adapted(one, sx, sy) for one in value)
        case _ if dataclasses.is_dataclass(value):
            return adapted(value, sx, sy)
        case _:
            return value


def on_page(layout: Layout, width: float, height: float, columns: int, side: bool) -> Layout:
    """``layout`` on a page of so many millimetres; without side column its frames are cut into columns."""
    sx, sy = mm(width) / layout.size[0], mm(height) / layout.size[1]

    def framed(frame: Frame) -> tuple[Frame, ...]:
        whole = adapted(frame, sx, sy)
        if side:
            return (whole,)
        left = whole.rect.x - whole.side - whole.gutter
        gap = mm(6)
        wide = (whole.rect.right - left - gap * (columns - 1)) / columns
        rects = (replace(whole.rect, x=left + n * (wide + gap), width=wide) for n in range(columns))
        return tuple(replace(whole, name=f"{n}", rect=rect, side=0.0, gutter=0.0) for n, rect in enumerate(rects))

    def made(template: Template) -> Template:
        frames = tuple(one for frame in template.frames for one in framed(frame))
        return replace(template, frames=frames, furniture=tuple(adapted(one, sx, sy) for one in template.furniture))

    def sized(size: FigureSize) -> FigureSize:
        return replace(size, height=size.height * sy, **({} if side else {"span": "text", "caption": "below"}))

    figures = replace(layout.figures, sizes=tuple((name, sized(size)) for name, size in layout.figures.sizes))
    return replace(
        layout,
        size=(mm(width), mm(height)),
        templates=tuple(made(one) for one in layout.templates),
        figures=figures,
        article=replace(layout.article, side=side),
        notes=replace(layout.notes, side=side),
    )


def shown(scene: Scene) -> set[tuple[int, int]]:
    """Every character of every block that stands on a page."""
    runs = (run.origin for page in scene.pages for run in glyphs(page) if run.origin)
    return {(origin.block, at) for origin in runs for at in range(origin.start, origin.end)}


@pytest.fixture(scope="module")
def example() -> Iterator[tuple[Project, Scene]]:
    """The example, and how it is laid out on its own pages."""
    with open_project(EXAMPLE, Sink()) as opened:
        yield opened, opened.typeset(Sink())


@pytest.mark.parametrize(
    ("width", "height", "columns", "side"),
    [(148, 210, 1, True), (182, 257, 2, False), (279.4, 215.9, 3, False), (210, 210, 1, True), (297, 420, 2, False)],
    ids=["a5", "b5", "letter-landscape", "square", "a3"],
)
def test_the_example_prints_whole_on_other_pages(
    example: tuple[Project, Scene], width: float, height: float, columns: int, side: bool
) -> None:
    opened, plain = example
    sink = Sink()
    scene = replace(opened, layout=on_page(opened.layout, width, height, columns, side)).typeset(sink)
    assert sink.worst() is not Severity.ERROR
    assert not {one.code for one in sink} & {"typeset-clip", "typeset-words-off-page", "typeset-entries-left"}
    assert shown(scene) == shown(plain)
    for page in scene.pages:
        body = [run for run in glyphs(page) if run.origin and not run.hidden]
        assert all(run.x >= 0 and run.x + run.width <= page.width + 1 and run.y <= page.height for run in body)
