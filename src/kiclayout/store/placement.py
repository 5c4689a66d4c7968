"""placement/<layout>.yaml: what was dragged, as entries (subject, key, value).

| in the file | subject | key | value |
|---|---|---|---|
| ``articles/a.md: {copyfit: tight}`` | ``articles/a.md`` | ``copyfit`` | ``tight`` |
| ``articles/a.md: {f-1: {height: 62mm}}`` | ``articles/a.md#f-1`` | ``height`` | ``62mm`` |
| ``pages: [{at: articles/a.md, template: wide}]`` | ``articles/a.md`` | ``page.template`` | ``wide`` |
| ``pages: [{at: f-1, frames: {n: {x: 1mm}}}]`` | ``f-1`` | ``page.frames.n`` | ``{x: 1mm}`` |
| ``pages: [{at: articles/a.md, page: 2, template: t}]`` | ``articles/a.md`` | ``page.2.template`` | ``t`` |
| ``pages: [{template: cover, things: {n: {x: 1mm}}}]`` | ``@cover`` | ``page.things.n`` | ``{x: 1mm}`` |
| ``guides: {x: [40mm]}`` | ``guides`` | ``x`` | ``[40mm]`` |
| ``unlock: {margins: true}`` | ``unlock`` | ``margins`` | ``true`` |

A value is in YAML's one-line spelling. Whether it means anything is asked in ``placement_check``.
"""

from __future__ import annotations

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Placement
from kiclayout.content.placed import FRAMES, PAGE, THINGS, WHOLE, numbered
from kiclayout.store.issue_schema import FORMAT
from kiclayout.store.marks import Entry, Mapping, Scalar, Sequence, Value, parse
from kiclayout.store.yaml_tree import Group, Items, Tree, composed, flowed, inline, tree_of

GUIDES = "guides"
"""The subject of the entries that say where guides lie; they are drawn on screen only."""

_Entry = tuple[str, str, str, int]
"""Subject, key, value and line."""


def placement_of(root: Value, layout: str) -> Placement:
    """The entries of a parsed file, in its order; what is no entry at all is not taken (it stays in the file)."""
    found: list[_Entry] = []
    for entry in root.entries if isinstance(root, Mapping) else ():
        name, value = entry.key.text, entry.value
        if name == "pages" and isinstance(value, Sequence):
            for page in value.items:
                found += _page_entries(page)
        elif isinstance(value, Mapping):
            found += _article_entries(name, value)
    entries = tuple((subject, key, value) for subject, key, value, _ in found)
    return Placement(layout, entries, tuple(line for *_, line in found))


def _article_entries(path: str, mapping: Mapping) -> list[_Entry]:
    found: list[_Entry] = []
    for entry in mapping.entries:
        key, value = entry.key.text, entry.value
        if isinstance(value, Mapping):
            found += [_entry(f"{path}#{key}", "", inner) for inner in value.entries]
        else:
            found.append(_entry(path, "", entry))
    return found


def _page_entries(page: Value) -> list[_Entry]:
    place = page_place(page)
    if place is None or not isinstance(page, Mapping):
        return []
    subject, number = place
    prefix = f"{PAGE}{number}." if number else PAGE
    found: list[_Entry] = []
    for entry in page.entries:
        key, value = entry.key.text, entry.value
        if key in (FRAMES, THINGS) and isinstance(value, Mapping):
            found += [_entry(subject, f"{prefix}{key}.", inner) for inner in value.entries]
        elif key not in ("at", "page"):
            found.append(_entry(subject, prefix, entry))
    return found


def page_place(page: Value) -> tuple[str, int] | None:
    """The subject of an entry of ``pages`` and its page's number (0 = none is named); None = it is about no page."""
    if not isinstance(page, Mapping):
        return None
    at, template, number = page.get("at"), page.get("template"), page.get("page")
    if isinstance(at, Scalar):
        said = number.text if isinstance(number, Scalar) else ""
        return at.text, int(said) if said.isdecimal() else 0
    return (WHOLE + template.text, 0) if isinstance(template, Scalar) and at is None else None


def _entry(subject: str, prefix: str, entry: Entry) -> _Entry:
    return subject, prefix + entry.key.text, inline(tree_of(entry.value)), entry.key.span.line


def placement_tree(placement: Placement) -> Group:
    """What the file of ``placement`` holds: articles in the order of their first entry, pages at the end."""
    articles: dict[str, dict[str, Tree | dict[str, Tree]]] = {}
    pages: dict[tuple[str, int], dict[str, Tree | dict[str, Tree]]] = {}
    for subject, key, value in placement.entries:
        path, _, label = subject.partition("#")
        number, name = numbered(key) or (0, key.removeprefix(PAGE))
        if key.startswith(PAGE):
            keys, (what, _, inner) = pages.setdefault((subject, number), {}), name.partition(".")
            if what in (FRAMES, THINGS) and inner:
                _inner(keys, what)[inner] = _spelled(value)
            else:
                keys[name] = _spelled(value)
        elif label:
            _inner(articles.setdefault(path, {}), label)[key] = _spelled(value)
        else:
            articles.setdefault(path, {})[key] = _spelled(value)
    entries: list[tuple[str, Tree]] = [("format", str(FORMAT))]
    entries += [(path, _group(keys, flow=False)) for path, keys in articles.items()]
    if pages:
        entries.append(("pages", Items(tuple(_page(place, keys) for place, keys in pages.items()))))
    return composed(Group(tuple(entries)))


def _inner(keys: dict[str, Tree | dict[str, Tree]], name: str) -> dict[str, Tree]:
    inner = keys.get(name)
    if not isinstance(inner, dict):
        inner = keys[name] = {}
    return inner


def _page(place: tuple[str, int], keys: dict[str, Tree | dict[str, Tree]]) -> Group:
    subject, number = place
    at = () if subject.startswith(WHOLE) else (("at", subject),)
    page = (("page", str(number)),) if number else ()
    return Group((*at, *page, *_group(keys, flow=True).entries), flow=True)


def _group(keys: dict[str, Tree | dict[str, Tree]], *, flow: bool) -> Group:
    trees = ((k, Group(tuple(v.items()), True) if isinstance(v, dict) else v) for k, v in keys.items())
    return Group(tuple(trees), flow)


def _spelled(value: str) -> Tree:
    """The tree of a value in YAML's one-line spelling; what cannot be read is a plain word."""
    root = parse(value, "", Sink())
    if root is None or (isinstance(root, Mapping) and not root.flow):
        return value
    return flowed(tree_of(root))
