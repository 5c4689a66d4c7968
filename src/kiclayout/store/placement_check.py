"""What of a placement file does nothing, and why: keys and values that do not fit, labels and templates not there.

The keys and the shapes of their values are asked of the parsed file, everything else of the issue and its layout.
"""

from __future__ import annotations

from collections.abc import Iterator

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.block import Block, Figure, FigureRow
from kiclayout.content.issue import Article, Issue, Placement
from kiclayout.content.placed import PAGE, UNLOCK, WHOLE
from kiclayout.content.walk import blocks_of, children
from kiclayout.design.layout import Layout
from kiclayout.store.forms import Bool, Form, Free, Length, ListOf, Number, Record, Text, Whole
from kiclayout.store.marks import Mapping, Sequence, Value
from kiclayout.store.placement import GUIDES, page_place
from kiclayout.store.placement_pages import Pages, pages_of
from kiclayout.store.schema import read
from kiclayout.store.text.grammar import BOX_NAMES

SIZES = ("height", "width")
"""Keys of a picture's size."""
FOCUS = "focus"
WAITING = ("frame", "split")
"""Keys that are read and kept; they wait for the editor."""

_LABEL = Record(
    {
        **{key: Length(as_written=True) for key in SIZES},
        FOCUS: ListOf(Number(0.0, 1.0), 2),
        **{key: Text() for key in WAITING},
    }
)
_FRAME = Record({key: Length(as_written=True) for key in ("x", "y", "w", "h")})
_PAGE = Record(
    {"at": Text(), "page": Whole(1, 9999), "template": Text(), "frames": Free(_FRAME), "things": Free(_FRAME)}
)
_UNLOCK = Record({name: Bool() for name in ("margins", "frames")})
_OWN = {GUIDES, UNLOCK}
"""Keys of the file that are no articles."""
_GUIDES = Record({axis: ListOf(Length(as_written=True)) for axis in ("x", "y")})
_COPYFIT = Text(("none", "tight", "tighter"))


# ---------------------------------------------------------------------------------------------------- the file alone
def check_shape(root: Value, file: str, sink: Sink) -> None:
    """Reports keys that are not known and values that do not fit, with their lines."""
    read(root, _schema(root), file, sink)
    pages = root.get("pages") if isinstance(root, Mapping) else None
    for page in pages.items if isinstance(pages, Sequence) else ():
        if isinstance(page, Mapping) and page_place(page) is None:
            sink.add("store-placement-nowhere", place=Place(file, page.span.line))


def _schema(root: Value) -> Record:
    """The form of the file: whatever holds keys is an article, and whatever holds keys in it is a label."""
    keys: dict[str, Form] = {"format": Whole(), "pages": ListOf(_PAGE)}
    for entry in root.entries if isinstance(root, Mapping) else ():
        if isinstance(entry.value, Mapping):
            known = {GUIDES: _GUIDES, UNLOCK: _UNLOCK}.get(entry.key.text)
            keys[entry.key.text] = known or _article(entry.value)
    return Record(keys)


def _article(mapping: Mapping) -> Record:
    labels = {entry.key.text: _LABEL for entry in mapping.entries if isinstance(entry.value, Mapping)}
    return Record({"copyfit": _COPYFIT, **labels})


# ---------------------------------------------------------------------------------------------------- with the issue
@dataclass(frozen=True, slots=True)
class _Subject:
    """What an entry is about: an article, or a labelled block and what it stands in (None = the article itself)."""

    article: Article
    block: Block | None = None
    inside: Block | None = None


def check_orphans(placement: Placement, issue: Issue, file: str, sink: Sink) -> None:
    """Notes each subject that the issue does not have."""
    known = _subjects(issue)
    seen = set(_OWN)
    for (subject, _, _), line in _lined(placement):
        if subject not in known and subject not in seen and not subject.startswith(WHOLE):
            sink.add("store-placement-orphan", place=Place(file, line), label=subject)
        seen.add(subject)


def check_placements(issue: Issue, layout: Layout, sink: Sink) -> None:
    """Reports what of the issue's placements for ``layout`` cannot be applied."""
    known = _subjects(issue) if issue.placements else {}
    for placement in issue.placements:
        if placement.layout != layout.name:
            continue
        pages = pages_of(issue, layout, placement.entries, sink)
        for entry, line in _lined(placement):
            place, found = Place(f"placement/{placement.layout}.yaml", line), known.get(entry[0], ())
            if entry[0] == UNLOCK:
                pages.check_unlock(entry[1], place)
            elif entry[0].startswith(WHOLE):
                pages.check(entry, place)
            elif len(found) == 1:
                _check(found[0], entry, pages, place)


def _lined(placement: Placement) -> Iterator[tuple[tuple[str, str, str], int]]:
    lines = placement.lines if len(placement.lines) == len(placement.entries) else (0,) * len(placement.entries)
    yield from zip(placement.entries, lines, strict=True)


def _subjects(issue: Issue) -> dict[str, tuple[_Subject, ...]]:
    """All that an entry may be about, under every spelling; a bare label may be that of several blocks."""
    found: dict[str, tuple[_Subject, ...]] = {}
    for article in issue.articles:
        found[article.path] = (_Subject(article),)
        parents = {inner.id: block for block in blocks_of(article) for inner in children(block)}
        for block in blocks_of(article):
            if label := block.attrs.label:
                one = _Subject(article, block, parents.get(block.id))
                found[f"{article.path}#{label}"] = found[f"{article.name}/{label}"] = (one,)
                found[label] = (*found.get(label, ()), one)
    return found


def _check(subject: _Subject, entry: tuple[str, str, str], pages: Pages, place: Place) -> None:
    (name, key, _), sink = entry, pages.sink
    if key.startswith(PAGE):
        pages.check(entry, place, subject.inside is not None, subject.block is not None)
    elif key in WAITING:
        sink.add("store-placement-waiting", place=place, key=key, label=name.rpartition("#")[2])
    elif key in (*SIZES, FOCUS) and not _takes(subject, key):
        kind = BOX_NAMES.get(type(subject.block), type(subject.block).__name__.lower())
        sink.add("store-placement-kind", place=place, key=key, label=name.rpartition("#")[2], kind=kind)


def _takes(subject: _Subject, key: str) -> bool:
    """Whether a size or a focal point means something: for figures; in a row of figures the row sets the size."""
    return isinstance(subject.block, Figure) and (key == FOCUS or not isinstance(subject.inside, FigureRow))
