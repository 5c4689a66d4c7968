"""Whatever of a placement does nothing is named, with its line and what may have been meant."""

from __future__ import annotations

import datetime as dt

import pytest

from kiclayout.base.diagnostics import Sink
from kiclayout.base.geometry import Rect
from kiclayout.base.record import replace
from kiclayout.content.issue import Bilingual, Issue, Section
from kiclayout.design.furniture import Art
from kiclayout.design.layout import Layout
from kiclayout.design.locks import Lock, Locks
from kiclayout.design.template import Frame, Template
from kiclayout.store.marks import parse
from kiclayout.store.placement import placement_of
from kiclayout.store.placement_check import check_orphans, check_placements, check_shape
from kiclayout.store.text import read_article

FILE = "placement/kic-weekly.yaml"
ARTICLE = """# 제목

::: figure a.jpg {#f}
alt: 그림
:::

::: figures {#row}
::: figure a.jpg {#in-row}
alt: 그림
:::
:::

::: table {#t}

| 가 |
|---|
| 1 |
:::
"""
FRAMES = (Frame(name="main", rect=Rect(0.0, 0.0, 100.0, 100.0)),)
LAYOUT = Layout(name="kic-weekly", templates=(Template(name="article", frames=FRAMES), Template(name="cover")))


def found(text: str, layout: Layout = LAYOUT) -> list[str]:
    """Findings on a placement file whose first line is ``format: 1``."""
    sink = Sink()
    _report(text, layout, sink)
    return [
        f"{one.code} {one.place.line if one.place else 0} "
        f"{one.value('meant') or one.value('known') or one.value('key')}".strip()
        for one in sink
    ]


def _report(text: str, layout: Layout, sink: Sink) -> None:
    root = parse("format: 1\n" + text, FILE, sink)
    assert root is not None
    placement = placement_of(root, "kic-weekly")
    section = Section("s", Bilingual("부"), (read_article(ARTICLE, "articles/a.md", Sink()),))
    issue = Issue(1, dt.date(2026, 11, 18), "kic-weekly", (section,), placements=(placement,))
    check_shape(root, FILE, sink)
    check_orphans(placement, issue, FILE, sink)
    check_placements(issue, layout, sink)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "articles/a.md:\n  copyfit: tighter\n  f: {height: 62mm, width: 40, focus: [0.5, 0.35]}\n",
        "articles/a.md:\n  in-row: {focus: [1, 0]}\n",
        "pages:\n  - {at: articles/a.md, template: article, frames: {main: {x: 1mm, y: 2mm, w: 60mm, h: 40mm}}}\n",
        "pages:\n  - {at: f, template: article}\n",
        "guides: {x: [40mm, 12.5], y: []}\n",
        "x-mine: 1\n",
    ],
)
def test_what_is_applied_is_not_named(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        ("articles/a.md:\n  copyfit: tihgt\n", ["store-value-choice 3 copyfit"]),
        ("articles/a.md:\n  copyfti: tight\n", ["store-key-unknown 3 copyfit"]),
        ("articles/a.md:\n  f: {hieght: 62mm}\n", ["store-key-unknown 3 height"]),
        ("articles/a.md:\n  f: {height: high}\n", ["store-value-length 3 height"]),
        ("articles/a.md:\n  f: {focus: [0.5, 35]}\n", ["store-value-range 3 focus"]),
        ("articles/a.md:\n  f: {focus: [0.5]}\n", ["store-value-count 3 focus"]),
        ("articles/a.md:\n  t: {height: 9mm}\n", ["store-placement-kind 3 height"]),
        ("articles/a.md:\n  in-row: {height: 9mm}\n", ["store-placement-kind 3 height"]),
        (
            "articles/a.md:\n  t: {frame: wide, split: band}\n",
            ["store-placement-waiting 3 frame", "store-placement-waiting 3 split"],
        ),
        ("articles/a.md:\n\n  g: {height: 9mm}\n", ["store-placement-orphan 4"]),
        ("pages:\n  - {at: articles/a.md, template: artikel}\n", ["store-placement-template 3 article"]),
        ("pages:\n  - {at: articles/a.md, template: cover}\n", ["store-placement-template 3 article"]),
        ("pages:\n  - {at: articles/a.md, tempalte: article}\n", ["store-key-unknown 3 template"]),
        ("pages:\n  - {at: f, frames: {main: {x: 1mm}}}\n", ["store-placement-no-template 3"]),
        ("pages:\n  - {at: f, template: article, frames: {mian: {x: 1mm}}}\n", ["store-placement-frame 3 main"]),
        ("pages:\n  - {at: f, template: article, frames: {main: {z: 1mm}}}\n", ["store-key-stranger 3 x, y, w, h"]),
        ("pages:\n  - {at: in-row, template: article}\n", ["store-placement-inside 3"]),
        ("pages:\n  - {page: 2}\n", ["store-placement-nowhere 3"]),
        ("page:\n  - {at: f, template: article}\n", ["store-key-unknown 2 pages"]),
        ("guides: {x: [far], z: [1mm]}\n", ["store-value-length 2 x", "store-key-stranger 2 x, y"]),
        ("articles/a.md: tight\n", ["store-key-stranger 2 format, pages"]),
    ],
)
def test_what_does_nothing_is_named(text: str, findings: list[str]) -> None:
    assert found(text) == findings


LOCKED = replace(
    LAYOUT,
    templates=(
        Template(name="article", frames=FRAMES),
        Template(name="held", frames=(replace(FRAMES[0], locked=True),)),
        Template(name="cover", furniture=(Art(file="a.svg", at=(9, 9), width=9, height=9, free="picture"),)),
    ),
    locks=Locks(margins=Lock(reason=(("ko", "판면"), ("en", "Margins."))), furniture=Lock(reason=(("ko", "얼굴"),))),
)
AT = "pages:\n  - {at: articles/a.md, "


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (AT + "page: 2, template: article, frames: {main: {y: 1mm, h: 20mm}}}\n", []),
        (AT + "page: 2, template: article, frames: {main: {y: 30mm}}}\n", ["store-placement-margins 3"]),
        (AT + "page: 1, template: held, frames: {main: {y: 1mm}}}\n", ["store-placement-locked 3"]),
        (
            AT + "page: 0, template: article, frames: {main: {y: 1mm, h: 9mm}}}\n",
            ["store-value-range 3 page", "store-placement-margins 3"],
        ),
        (AT + "page: 2, frames: {main: {y: 1mm}}}\n", ["store-placement-no-template 3"]),
        (AT + "page: 2, template: article, things: {dial: {y: 1mm}}}\n", ["store-placement-thing 3 –"]),
        ("pages:\n  - {at: f, page: 2, template: article}\n", ["store-placement-numbered 3"]),
        ("pages:\n  - {template: cover, things: {picture: {x: 1mm}}}\n", []),
        ("pages:\n  - {template: cover, things: {picture: {x: -90mm}}}\n", ["store-placement-room 3"]),
        ("pages:\n  - {template: cover, things: {pitcure: {x: 1mm}}}\n", ["store-placement-thing 3 picture"]),
        ("pages:\n  - {template: covre}\n", ["store-placement-template 3 cover"]),
        ("unlock: {margins: true}\n", ["store-placement-unlock 2"]),
        ("unlock: {margin: true}\n", ["store-key-unknown 2 margins", "store-placement-unlock 2"]),
    ],
)
def test_what_the_layout_locks_is_named(text: str, findings: list[str]) -> None:
    assert found(text, LOCKED) == findings


def test_an_issue_may_open_what_the_layout_lets_it_open() -> None:
    open_ = replace(LOCKED, locks=Locks(margins=Lock(unlock="issue")))
    text = AT + "page: 2, template: article, frames: {main: {y: 30mm}}}\n"
    assert found("unlock: {margins: true}\n" + text, open_) == []
    assert found(text, open_) == ["store-placement-margins 3"]


def test_the_reason_is_said_in_the_language_of_the_finding() -> None:
    sink = Sink()
    _report(AT + "page: 2, template: article, frames: {main: {y: 30mm}}}\n", LOCKED, sink)
    (one,) = sink
    assert one.message("ko").endswith("판면")
    assert one.message("en").endswith("Margins.")
    assert one.message("zh").endswith("판면")


def test_another_layouts_placement_waits_for_its_layout() -> None:
    assert found("pages:\n  - {at: f, template: wide}\n", Layout(name="other")) == []
