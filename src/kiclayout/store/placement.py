"""placement/<layout>.yaml: what was dragged, as entries (subject, key, value).

| in the file | subject | key | value |
|---|---|---|---|
| ``articles/a.md: {copyfit: tight}`` | ``articles/a.md`` | ``copyfit`` | ``tight`` |
| ``articles/a.md: {f-1: {height: 62mm}}`` | ``articles/a.md#f-1`` | ``height`` | ``62mm`` |
| ``pages: [{at: articles/a.md, template: wide}]`` | ``articles/a.md`` | ``page.template`` | ``wide`` |
| ``pages: [{at: f-1, frames: {n: {x: 1mm}}}]`` | ``f-1`` | ``page.frames.n`` | ``{x: 1mm}`` |
| ``guides: {x: [40mm]}`` | ``guides`` | ``x`` | ``[40mm]`` |

A value is in YAML's one-line spelling. Whether it means anything is asked in ``placement_check``.
"""

from __future__ import annotations

from kiclayout.base.diagnostics import Sink
from kiclayout.content.issue import Placement
from kiclayout.store.issue_schema import FORMAT
from kiclayout.store.marks import Entry, Mapping, Scalar, Sequence, Value, parse
from kiclayout.store.yaml_tree import Group, Items, Tree, composed, flowed, inline, tree_of

PAGE = "page."
"""What the keys of the list ``pages`` begin with in entries."""
FRAMES = "frames."
"""What the keys of moved frames begin with behind that."""
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
    at = page.get("at") if isinstance(page, Mapping) else None
    if not isinstance(page, Mapping) or not isinstance(at, Scalar):
        return []
    found: list[_Entry] = []
    for entry in page.entries:
        key, value = entry.key.text, entry.value
        if key == "frames" and isinstance(value, Mapping):
            found += [_entry(at.text, PAGE + FRAMES, inner) for inner in value.entries]
        elif key != "at":
            found.append(_entry(at.text, PAGE, entry))
    return found


def _entry(subject: str, prefix: str, entry: Entry) -> _Entry:
    return subject, prefix + entry.key.text, inline(tree_of(entry.value)), entry.key.span.line


def placement_tree(placement: Placement) -> Group:
    """What the file of ``placement`` holds: articles in the order of their first entry, pages at the end."""
    articles: dict[str, dict[str, Tree | dict[str, Tree]]] = {}
    pages: dict[str, dict[str, Tree | dict[str, Tree]]] = {}
    for subject, key, value in placement.entries:
        path, _, label = subject.partition("#")
        if key.startswith(PAGE + FRAMES):
            _inner(pages.setdefault(subject, {}), "frames")[key.removeprefix(PAGE + FRAMES)] = _spelled(value)
        elif key.startswith(PAGE):
            pages.setdefault(subject, {})[key.removeprefix(PAGE)] = _spelled(value)
        elif label:
            _inner(articles.setdefault(path, {}), label)[key] = _spelled(value)
        else:
            articles.setdefault(path, {})[key] = _spelled(value)
    entries: list[tuple[str, Tree]] = [("format", str(FORMAT))]
    entries += [(path, _group(keys, flow=False)) for path, keys in articles.items()]
    if pages:
        entries.append(("pages", Items(tuple(_page(at, keys) for at, keys in pages.items()))))
    return composed(Group(tuple(entries)))


def _inner(keys: dict[str, Tree | dict[str, Tree]], name: str) -> dict[str, Tree]:
    inner = keys.get(name)
    if not isinstance(inner, dict):
        inner = keys[name] = {}
    return inner


def _page(at: str, keys: dict[str, Tree | dict[str, Tree]]) -> Group:
    return Group((("at", at), *_group(keys, flow=True).entries), flow=True)


def _group(keys: dict[str, Tree | dict[str, Tree]], *, flow: bool) -> Group:
    trees = ((k, Group(tuple(v.items()), True) if isinstance(v, dict) else v) for k, v in keys.items())
    return Group(tuple(trees), flow)


def _spelled(value: str) -> Tree:
    """The tree of a value in YAML's one-line spelling; what cannot be read is a plain word."""
    root = parse(value, "", Sink())
    if root is None or (isinstance(root, Mapping) and not root.flow):
        return value
    return flowed(tree_of(root))
