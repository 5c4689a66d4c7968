"""A layout's folder becomes a ``Layout``: its file read, styles and templates inherited, names checked.

``layout.yaml`` is described in ``docs/LAYOUTS.md``; its keys are those of the design types (``layout_schema``). What
does not fit is a finding with its line, and the default stands in for it. Art is not opened, only looked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Generic, TypeVar

from kiclayout.base.diagnostics import KicError, Sink
from kiclayout.base.guess import nearest
from kiclayout.base.origin import Place
from kiclayout.base.record import replace
from kiclayout.design.exhibits import TableStyle
from kiclayout.design.furniture import Furniture
from kiclayout.design.layout import Layout
from kiclayout.design.style import BoxStyle, ParStyle, TextStyle
from kiclayout.design.template import Template
from kiclayout.store import marks
from kiclayout.store.layout_checks import Written, checked
from kiclayout.store.layout_names import Making, Use
from kiclayout.store.layout_patterns import check_patterns
from kiclayout.store.layout_places import LAYOUT_FILE
from kiclayout.store.layout_schema import FURNITURE, built, hints_of, kind_of, record_of
from kiclayout.store.paths import locate, read_text
from kiclayout.store.schema import Fields, Form, Free, Record, Text, read

VERSION = 1
"""The newest version of layout data that is understood."""
PLAIN_TABLE = "default"
"""How a layout writes the role of tables that have none; the other roles begin from it."""

T = TypeVar("T")


def read_layout(folder: Path, sink: Sink) -> Layout:
    """The layout in ``folder``.

    Args:
        folder: Holds ``layout.yaml`` and the art that it names.
        sink: Takes what does not fit; places name the file as ``<folder's name>/layout.yaml``.

    Raises:
        KicError: The file is absent, or it is no YAML, or holds no keys.
    """
    found = Sink()
    layout = layout_of(layout_text(folder, found), folder, found)
    sink.extend(found)
    return layout


def layout_of(text: str, folder: Path, sink: Sink, root: marks.Mapping | None = None) -> Layout:
    """The layout that ``text`` says, as if it stood in the ``layout.yaml`` of ``folder``.

    Args:
        text: As ``layout_text`` gives it.
        folder: Holds the art that it names.
        sink: As for ``read_layout``; should be empty.
        root: ``text`` as parsed, if that is done already.

    Raises:
        KicError: It is no YAML, or holds no keys.
    """
    file = f"{folder.name}/{LAYOUT_FILE}"
    fields = read(root or _root(text, file, sink), _SCHEMA, file, sink)
    version = fields.one("version", int, VERSION)
    if version > VERSION:
        sink.add("layout-version-newer", place=fields.place("version"), found=version, known=VERSION)
    if fields.one("name", str, folder.name) != folder.name:
        sink.add("layout-name-differs", place=fields.place("name"), name=fields.values["name"], folder=folder.name)
    reading = _Reading(folder, fields, sink)
    layout = reading.layout()
    check_patterns(reading.making.uses, dict(layout.words), sink)
    return checked(layout, reading.written(), sink)


def names_used(root: marks.Mapping, folder: Path) -> tuple[Use, ...]:
    """The names that a file, as parsed, uses where it says one, in no order; not those of ``based_on`` and ``like``."""
    sink = Sink()
    reading = _Reading(folder, read(root, _SCHEMA, LAYOUT_FILE, sink), sink)
    reading.layout()
    return tuple(reading.making.uses)


def layout_text(folder: Path, sink: Sink) -> str:
    """The characters of the ``layout.yaml`` in ``folder``, line ends as LF.

    Raises:
        KicError: The file is absent or cannot be read.
    """
    file = f"{folder.name}/{LAYOUT_FILE}"
    path = locate(folder, LAYOUT_FILE)
    if path is None:
        raise KicError(sink.add("layout-missing", place=Place(file), folder=folder.name))
    text = read_text(path, file, marks.MAX_BYTES, sink)
    if text is None:
        raise KicError(*sink)
    return text


def _root(text: str, file: str, sink: Sink) -> marks.Mapping:
    root = marks.parse(text, file, sink)
    if isinstance(root, marks.Mapping):
        return root
    if root is not None:
        sink.add("layout-shape", place=Place(file, root.span.line, root.span.column))
    raise KicError(*sink)


# ---- the schema

_SHEETS: dict[str, type] = {"text_styles": TextStyle, "styles": ParStyle, "tables": TableStyle, "boxes": BoxStyle}
"""The keys whose entries may be based on one another."""


def _schema() -> Record:
    keys: dict[str, Form] = {name: kind_of(hint).form for name, hint in hints_of(Layout).items() if name != "folder"}
    for name, kind in _SHEETS.items():
        record = record_of(kind)
        keys[name] = Free(Record({"based_on": Text(), **record.keys}, record.needed))
    template = record_of(Template).keys
    keys["templates"] = Free(Record({"like": Text(), **{key: template[key] for key in template if key != "name"}}))
    return Record({**keys, "furniture": Free(FURNITURE.form)})


_SCHEMA = _schema()


# ---- reading


class _Reading:
    """One reading of one file. Remembers the shared furniture that is being made, against circles."""

    def __init__(self, folder: Path, fields: Fields, sink: Sink) -> None:
        self.folder, self.fields = folder, fields
        self.making = Making(self.names(), self.shared, sink, fields.place(), {}, [])
        self.using: list[str] = []

    def layout(self) -> Layout:
        """The layout."""
        for name in self.keys("furniture"):
            self.shared(name)
        values: dict[str, Any] = {"name": self.folder.name, "folder": str(self.folder.resolve())}
        for name, kind in _SHEETS.items():
            values[name] = _Sheet(kind, self.entries(name), self.making).resolved()
        values["tables"] = _roles(values["tables"])
        values["boxes"] = values["boxes"] or Layout(name="").boxes
        values["templates"] = tuple(made for _, made in _Templates(self.entries("templates"), self.making).resolved())
        rest = {key: value for key, value in self.fields.values.items() if key not in values}
        return built(Layout, replace(self.fields, values=rest), self.making, values) or Layout(**values)

    def written(self) -> Written:
        """Where the parts of the layout that was read stand."""
        return Written(
            self.fields.maybe("colors", Fields),
            self.entries("templates"),
            self.fields.maybe("sequence", Fields),
            self.making.things,
        )

    def keys(self, name: str) -> tuple[str, ...]:
        """The names that a mapping of the file defines, also those whose values are wrong: that is told once, there."""
        inner = self.fields.maybe(name, Fields)
        return tuple(dict.fromkeys(entry.key.text for entry in inner.source.entries)) if inner else ()

    def entries(self, name: str) -> Mapping[str, Fields]:
        """The entries of a mapping of the file."""
        inner = self.fields.maybe(name, Fields)
        return {key: one for key, one in inner.values.items() if isinstance(one, Fields)} if inner else {}

    def names(self) -> Mapping[str, frozenset[str]]:
        """What the layout defines, by sort."""
        roles = dict.fromkeys(role for part in self.fields.all("parts", Fields) for role in part.values)
        of_part = ["part", *(f"part-{role}" for role in roles)] if roles else []
        files = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())
        return {
            "color": frozenset([*self.keys("colors"), *of_part]),
            "style": frozenset(self.keys("styles")),
            "look": frozenset([*self.keys("styles"), *self.keys("text_styles")]),
            "font": frozenset(self.keys("fonts")),
            "template": frozenset(self.keys("templates")),
            "furniture": frozenset(self.keys("furniture")),
            "art": frozenset(files) - {LAYOUT_FILE},
        }

    def shared(self, name: str) -> tuple[Furniture, ...]:
        """The furniture list ``name``; one that uses itself is reported and ends there."""
        lists = self.fields.maybe("furniture", Fields)
        making = self.making.at(lists.place(name) if lists else self.fields.place())
        if name in self.using:
            making.sink.add("layout-base-circle", place=making.place, name=name)
        if lists is None or name in self.using:
            return ()
        self.using.append(name)
        made: tuple[Furniture, ...] = FURNITURE.make(lists.all(name, Fields), making)
        self.using.pop()
        return made


def _roles(tables: tuple[tuple[str, TableStyle], ...]) -> tuple[tuple[str, TableStyle], ...]:
    """The table styles by role; that of plain tables has the empty role."""
    named = tuple(("" if role == PLAIN_TABLE else role, style) for role, style in tables)
    return named if any(role == "" for role, _ in named) else (("", TableStyle()), *named)


# ---- inheritance


class _Inheriting(Generic[T]):
    """Entries that may begin from another one of their kind; each is made once, in any order."""

    key = "based_on"

    def __init__(self, entries: Mapping[str, Fields], making: Making) -> None:
        self.entries, self.making = entries, making
        self.done: dict[str, T] = {}
        self.open: list[str] = []

    def resolved(self) -> tuple[tuple[str, T], ...]:
        """All entries in the file's order."""
        return tuple((name, self.one(name)) for name in self.entries)

    def one(self, name: str) -> T:
        """The entry ``name``."""
        if name not in self.done:
            self.open.append(name)
            self.done[name] = self.made(name, self.entries[name], self.base(name))
            self.open.pop()
        return self.done[name]

    def base(self, name: str) -> T | None:
        """What the entry ``name`` begins from; a name that is unknown or leads in a circle is reported."""
        fields = self.entries[name]
        asked = fields.one(self.key, str, self.by_default(name))
        place = fields.place(self.key)
        if asked in self.open:
            self.making.sink.add("layout-base-circle", place=place, name=name)
        elif asked in self.entries:
            return self.one(asked)
        elif asked:
            self.making.sink.add("layout-base-unknown", place=place, name=asked, known=nearest(asked, self.entries))
        return None

    def by_default(self, name: str) -> str:
        """What an entry begins from that names nothing."""
        return ""

    def made(self, name: str, fields: Fields, base: T | None) -> T:
        """The entry made from its fields and what it begins from."""
        raise NotImplementedError


class _Sheet(_Inheriting[Any]):
    """Styles of one kind."""

    def __init__(self, kind: type, entries: Mapping[str, Fields], making: Making) -> None:
        super().__init__(entries, making)
        self.kind = kind

    def by_default(self, name: str) -> str:
        """Tables of a role begin from the plain table."""
        return PLAIN_TABLE if self.kind is TableStyle and name != PLAIN_TABLE and PLAIN_TABLE in self.entries else ""

    def made(self, name: str, fields: Fields, base: Any | None) -> Any:
        """The style; every field of a style has a default."""
        made = built(self.kind, fields, self.making, base)
        return _with_leading(made, fields) if isinstance(made, ParStyle) else made


def _with_leading(style: ParStyle, fields: Fields) -> ParStyle:
    """``style`` with its leading in points: a share of the size, unless it states a leading of its own."""
    if "leading" in fields and "leading_share" not in fields:
        return replace(style, leading_share=0.0)
    return replace(style, leading=style.leading_share * style.text.size) if style.leading_share else style


class _Templates(_Inheriting[Template]):
    """Templates: one that is ``like`` another keeps what it does not state, and its furniture follows the other's."""

    key = "like"

    def made(self, name: str, fields: Fields, base: Template | None) -> Template:
        """The template."""
        start = replace(base, name=name) if base else Template(name=name)
        made = built(Template, fields, self.making, start) or start
        if base is None or "furniture" not in fields:
            return made
        return replace(made, furniture=(*base.furniture, *made.furniture))
