"""How the design types are written in YAML: forms and makers, derived from the dataclasses themselves.

Whatever field a design type has, a layout may state; no key is spelled here. The rules:

* A length without a unit counts points or millimetres, as its field says (``design.terms``).
* Pairs (name, value) are a mapping; objects whose first field is ``name`` are a mapping by name.
* An object of which only the first field is needed may be written as that field alone, if it is a word; an object
  with a single field is written as that field. One such object may stand for a list of one.
* A paragraph style has the keys of its characters among its own; a thing of furniture is tagged by its kind.

It reads no file and resolves no inheritance: see ``layouts``.
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
import types
import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from kiclayout.base.color import Color
from kiclayout.base.geometry import Rect
from kiclayout.base.record import dataclass
from kiclayout.base.units import MM
from kiclayout.content.issue import Bilingual
from kiclayout.design.furniture import Furniture
from kiclayout.design.style import ParStyle
from kiclayout.design.terms import ByLanguage, Choice, Named, Unit, Within
from kiclayout.store.layout_names import Making
from kiclayout.store.schema import (
    Bool,
    Fields,
    Form,
    Free,
    Hex,
    Length,
    ListOf,
    Number,
    OneOf,
    Record,
    Text,
    Whole,
    Words,
)

T = TypeVar("T")

KINDS: dict[str, type] = {kind.__name__.lower(): kind for kind in get_args(Furniture)}
"""The kinds of furniture by their tags."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How values of one type are written and made.

    Attributes:
        form: What the schema reader takes.
        make: Turns what the reader gave into the design's value; None = it cannot be made, a finding says why.
    """

    form: Form
    make: Callable[[Any, Making], Any]


def _as_is(value: object, _: Making) -> object:
    return value


_COLOR_KEYS = Record({"rgb": Hex(), "cmyk": ListOf(Number(0, 100), 4), "spot": Text()}, ("rgb",))


def _color(value: Color | Fields, _: Making) -> Color | None:
    if isinstance(value, Color):
        return value
    color, inks = value.maybe("rgb", Color), [part / 100 for part in value.all("cmyk", float)]
    cmyk = (inks[0], inks[1], inks[2], inks[3]) if len(inks) == 4 else None  # else one was no percentage, and is told
    return dataclasses.replace(color, cmyk=cmyk, spot=value.one("spot", str, "")) if color else None


def _words(value: Bilingual, _: Making) -> tuple[tuple[str, str], ...]:
    return value.by_lang or (("ko", value.main),)


_PLAIN: dict[object, Kind] = {
    str: Kind(Text(), _as_is),
    int: Kind(Whole(), _as_is),
    float: Kind(Number(), _as_is),
    bool: Kind(Bool(), _as_is),
    Rect: Kind(ListOf(Length(), 4), lambda value, _: Rect(*value) if len(value) == 4 else None),
    Color: Kind(OneOf((Hex(), _COLOR_KEYS)), _color),
}


@cache
def kind_of(hint: Any) -> Kind:
    """The kind of the values that the type ``hint`` describes."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is Annotated:
        return _annotated(*get_args(hint))
    if get_origin(hint) is types.UnionType or get_origin(hint) is typing.Union:
        return kind_of(next(arg for arg in get_args(hint) if arg is not types.NoneType))
    if get_origin(hint) is tuple:
        return _tuple(get_args(hint))
    return _object(hint)


def _annotated(_: Any, term: object) -> Kind:
    match term:
        case Unit(bare=bare, low=low, high=high):
            unit = MM if bare == "mm" else 1.0
            return Kind(Length(bare=unit, low=low * unit, high=high * unit), _as_is)
        case Within(low=low, high=high):
            return Kind(Whole(low, high), _as_is)
        case Choice(words=words):
            return Kind(Text(words), _as_is)
        case Named(what=what):
            return Kind(Text(), lambda value, making: _named(what, value, making))
        case ByLanguage():
            return Kind(Words(), _words)
    raise TypeError(f"no way to write {term!r}")


def _named(what: str, value: str, making: Making) -> str:
    making.check("pattern" if what == "art" and "{" in value else what, value)
    return value


# ---- lists, pairs, objects by name


def _tuple(args: tuple[Any, ...]) -> Kind:
    if args[-1] is not Ellipsis:
        inner = kind_of(args[0])
        return Kind(ListOf(inner.form, len(args)), lambda value, making: _fixed(value, inner, len(args), making))
    of = args[0]
    if of == Furniture:
        return Kind(ListOf(_THING), _furniture)
    if get_origin(of) is types.UnionType:
        some = {tag: record_of(kind) for tag, kind in KINDS.items() if kind in get_args(of)}
        return Kind(ListOf(Record(some)), _furniture)
    if get_origin(of) is tuple and get_args(of)[-1] is not Ellipsis and kind_of(get_args(of)[0]).form == Text():
        return _mapping(*map(kind_of, get_args(of)))
    if _leader(of) == "name":
        return _by_name(of)
    inner = kind_of(of)
    many = Kind(ListOf(inner.form), lambda value, making: _each(value, inner, making))
    return _or_single(many, inner) if _alone(inner.form) else many


def _fixed(value: tuple[Any, ...], inner: Kind, count: int, making: Making) -> tuple[Any, ...] | None:
    made = _each(value, inner, making)
    return made if len(made) == count else None


def _each(value: tuple[Any, ...], inner: Kind, making: Making) -> tuple[Any, ...]:
    made = (inner.make(one, _inside(one, making)) for one in value)
    return tuple(one for one in made if one is not None)


def _inside(value: object, making: Making) -> Making:
    return making.at(value.place()) if isinstance(value, Fields) else making


def _alone(form: Form) -> bool:
    """Whether a value of ``form`` may be written as a single word."""
    return isinstance(form, Text) or (isinstance(form, OneOf) and isinstance(form.forms[0], Text))


def _or_single(many: Kind, one: Kind) -> Kind:
    def make(value: Any, making: Making) -> Any:
        return many.make(value if isinstance(value, tuple) else (value,), making)

    return Kind(OneOf((many.form, one.form)), make)


def _mapping(outer: Kind, inner: Kind) -> Kind:
    def make(value: Fields, making: Making) -> tuple[tuple[str, Any], ...]:
        made = (
            (outer.make(key, making.at(value.key_place(key))), inner.make(one, making.at(value.place(key))))
            for key, one in value.values.items()
        )
        return tuple((key, one) for key, one in made if one is not None)

    return Kind(Free(inner.form), make)


def _by_name(of: type) -> Kind:
    record = record_of(of)
    form = Record({key: form for key, form in record.keys.items() if key != "name"}, _without_name(record.needed))

    def make(value: Fields, making: Making) -> tuple[Any, ...]:
        made = (built(of, fields, making, {"name": key}) for key, fields in _inner_fields(value))
        return tuple(one for one in made if one is not None)

    return Kind(Free(form), make)


def _without_name(keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(key for key in keys if key != "name")


def _inner_fields(value: Fields) -> Iterator[tuple[str, Fields]]:
    return ((key, inner) for key, inner in value.values.items() if isinstance(inner, Fields))


# ---- objects


_hints: dict[type, Mapping[str, Any]] = {}


def hints_of(kind: type) -> Mapping[str, Any]:
    """The fields of a design type with their types, inherited ones first."""
    if kind not in _hints:
        hints: dict[str, Any] = {}
        for owner in reversed(kind.__mro__):
            written = inspect.get_annotations(owner)
            hints |= {name: _hint(hint, owner.__module__) for name, hint in written.items()}
        _hints[kind] = {field.name: hints[field.name] for field in dataclasses.fields(kind)}
    return _hints[kind]


@cache
def _hint(written: str, module: str) -> Any:
    """What ``written`` means as a type; ``typing.get_type_hints`` would read the same few words four hundred times."""
    return eval(written, vars(sys.modules[module]))


_records: dict[type, Record] = {}


def record_of(kind: type) -> Record:
    """The keys of a design type; types may hold themselves (a stack in a column of a stack)."""
    if kind not in _records:
        keys: dict[str, Form] = {}
        _records[kind] = Record(keys, _needed(kind))
        for name, hint in hints_of(kind).items():
            if kind is ParStyle and name == "text":
                keys |= record_of(hint).keys
            else:
                keys[name] = kind_of(hint).form
    return _records[kind]


def _needed(kind: type) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in dataclasses.fields(kind)
        if field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    )


def _leader(hint: Any) -> str:
    """The first field of a design type if it is all that is needed (or a name), else an empty string."""
    if not dataclasses.is_dataclass(hint):
        return ""
    first = dataclasses.fields(hint)[0].name
    return first if first == "name" or _needed(hint) == (first,) else ""  # type: ignore[arg-type]


def _object(kind: type) -> Kind:
    hints = hints_of(kind)
    if len(hints) == 1:
        ((name, hint),) = hints.items()
        inner = kind_of(hint)
        return Kind(inner.form, lambda value, making: kind(**{name: inner.make(value, making)}))
    whole = Kind(record_of(kind), lambda value, making: built(kind, value, making))
    first = _leader(kind)
    if not first or not _alone(kind_of(hints[first]).form):
        return whole

    def make(value: str | Fields, making: Making) -> Any:
        if isinstance(value, Fields):
            return built(kind, value, making)
        return kind(**{first: kind_of(hints[first]).make(value, making)})

    return Kind(OneOf((Text(), whole.form)), make)


def built(kind: type[T], fields: Fields, making: Making, base: Mapping[str, Any] | T | None = None) -> T | None:
    """The object that ``fields`` describe.

    Args:
        kind: A design type.
        fields: Read by ``record_of(kind)`` or a record with further keys.
        making: For names and findings.
        base: What it has where ``fields`` say nothing: an object, or some of its fields.

    Returns:
        The object, or None if something needed is missing (the reader has reported it).
    """
    hints, values = hints_of(kind), fields.values
    given = dict(base) if isinstance(base, Mapping) else {name: getattr(base, name) for name in hints if base}
    for name, hint in hints.items():
        if kind is ParStyle and name == "text":
            given[name] = built(hint, fields, making, given.get(name))
        elif name in values:
            value = kind_of(hint).make(values[name], making.at(fields.place(name)))
            given |= {} if value is None else {name: value}
    return kind(**given) if all(name in given for name in record_of(kind).needed) else None


# ---- furniture


def _furniture(value: tuple[Fields, ...], making: Making) -> tuple[Furniture, ...]:
    made: list[Furniture] = []
    for one in value:
        own = making.at(one.place())
        if len(one.values) != 1:
            written = len(one.source.entries)
            if written != 1 or not one.unknown:
                own.sink.add("layout-thing-shape", place=own.place, kinds=", ".join([*KINDS, "use"]))
            continue
        ((tag, fields),) = one.values.items()
        if isinstance(fields, str):
            made += _shared(fields, own)
        elif isinstance(fields, Fields) and (thing := built(KINDS[tag], fields, own)) is not None:
            own.things[id(thing)] = own.place
            made.append(thing)
    return tuple(made)


def _shared(name: str, making: Making) -> tuple[Furniture, ...]:
    making.check("furniture", name)
    return making.shared(name) if name in making.names["furniture"] else ()


_THING = Record({"use": Text(), **{tag: record_of(kind) for tag, kind in KINDS.items()}})
"""One of its keys: ``use`` for a shared list, else a kind."""

FURNITURE = kind_of(tuple[Furniture, ...])
"""A list of things."""
