"""Rules on what those get who listen to a PDF: tags, alternatives, links, notes, levels of headings (ISO 14289-1)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.paint.claims import Claims
from kiclayout.paint.commands import commands

_HEADING = re.compile(r"/H([1-6])")
_SHOWS = frozenset({"Tj", "TJ", "'", '"', "Do", "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE"})


def _tags(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    """There are elements, and everything on the pages is one's or is said to be decoration."""
    marked: Any = pdf.Root.get("/MarkInfo")
    if "/StructTreeRoot" not in pdf.Root or marked is None or not marked.get("/Marked", False):
        sink.add("pdf-untagged", place=place)
        return
    for number, page in enumerate(pdf.pages, 1):
        if loose := _unmarked(commands(pdf, page).steps):
            sink.add("pdf-page-untagged", place=place, number=number, count=loose)


def _unmarked(steps: Iterable[Any]) -> int:
    """How many things are drawn outside of all marked sequences."""
    depth = loose = 0
    for step in steps:
        name = str(step.operator)
        if name in ("BDC", "BMC"):
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif not depth and name in _SHOWS:
            loose += 1
    return loose


def _alternatives(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    lacking = [one for one in elements(pdf) if one.get("/S") == "/Figure" and not (_said(one, "/Alt", "/ActualText"))]
    if lacking:
        sink.add("pdf-alt-missing", place=place, count=len(lacking), pages=_pages(pdf, lacking))


def _headings(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    level = 0
    for one in elements(pdf):
        if found := _HEADING.fullmatch(str(one.get("/S", ""))):
            if int(found[1]) > level + 1:
                sink.add("pdf-heading-skipped", place=place, level=found[1], above=level)
            level = int(found[1])


def _links(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    """Links say where they lead and stand in the tree."""
    for number, page in enumerate(pdf.pages, 1):
        links = [note for note in page.obj.get("/Annots", []) if note.get("/Subtype") == "/Link"]
        mute = sum(not _said(link, "/Contents") or "/StructParent" not in link for link in links)
        if mute and "/StructTreeRoot" in pdf.Root:
            sink.add("pdf-link-mute", place=place, number=number, count=mute)


def _notes(pdf: pikepdf.Pdf, claims: Claims, place: Place, sink: Sink) -> None:
    """No two notes have one name."""
    names = [str(one.get("/ID", "")) for one in elements(pdf) if one.get("/S") == "/Note"]
    if "" in names or len(set(names)) < len(names):
        sink.add("pdf-note-names", place=place)


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """All elements of a file in the order of reading."""
    waiting: list[Any] = [pdf.Root.StructTreeRoot] if "/StructTreeRoot" in pdf.Root else []
    seen: set[tuple[int, int]] = set()
    while waiting:
        one = waiting.pop()
        if not isinstance(one, pikepdf.Dictionary) or (one.is_indirect and one.objgen in seen):
            continue
        seen.add(one.objgen)
        if "/S" in one:
            yield one
        kids: Any = one.get("/K", [])
        waiting += reversed(list(kids)) if isinstance(kids, pikepdf.Array) else [kids]


def _said(one: Any, *keys: str) -> bool:
    return any(str(one.get(key, "")).strip() for key in keys)


def _pages(pdf: pikepdf.Pdf, found: list[Any]) -> str:
    """The numbers of the pages on which elements stand, as far as they say so."""
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, 1)}
    known = sorted({numbers[one.Pg.objgen] for one in found if "/Pg" in one and one.Pg.objgen in numbers})
    return ", ".join(map(str, known)) or "?"


RULES = (_tags, _alternatives, _headings, _links, _notes)
"""Each is given the file, what it claims, its name and a sink."""
