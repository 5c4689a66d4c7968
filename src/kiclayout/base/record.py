"""Frozen, slotted records: what the standard ``dataclass`` makes of a class, made in a third of the time.

The standard decorator compiles six methods a class; at 250 classes that was an eighth of a short run. Here ``__init__``
alone is compiled, when it is needed, and once for all classes of one shape; all other methods are closures. ``replace``
is quicker, too. Fields, defaults and inheritance are the standard library's, and so is whatever is not both frozen and
slotted. Whoever inherits from a record is a record. Type checkers see the standard ones.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any


def _record(cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, **options: Any) -> Any:
    """As ``dataclasses.dataclass``; ``options`` are its others, of which records know ``eq`` and ``kw_only``."""

    def made(cls: type) -> Any:
        """The class as a record: by hand if it is frozen and slotted, else by the standard library."""
        if not (frozen and slots):
            return dataclasses.dataclass(frozen=frozen, slots=slots, **options)(cls)
        equal = options.pop("eq", True)
        bare: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, **options)(cls)
        methods = _frozen(bare) | (_compared(bare) if equal else {})
        for name, method in methods.items():
            if name not in bare.__dict__:
                setattr(bare, name, method)
        return bare

    return made if cls is None else made(cls)


def _frozen(cls: Any) -> dict[str, Callable[..., Any]]:
    """What every record has."""
    names = [one.name for one in dataclasses.fields(cls)]
    shown = [one.name for one in dataclasses.fields(cls) if one.repr]

    def __repr__(self: Any) -> str:  # noqa: N807 (methods to be)
        return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

    def __setattr__(self: Any, name: str, value: object) -> None:  # noqa: N807
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self: Any, name: str) -> None:  # noqa: N807
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    state_of, places = _key(names), list[Callable[[Any, Any], None]]()

    def __getstate__(self: Any) -> tuple[Any, ...]:  # noqa: N807
        return state_of(self) if len(names) != 1 else (state_of(self),)

    def __setstate__(self: Any, state: tuple[Any, ...]) -> None:  # noqa: N807
        if not places:
            places.extend(getattr(cls, name).__set__ for name in names)
        for put, value in zip(places, state, strict=True):
            put(self, value)

    own = (_first_init(cls), __repr__, __setattr__, __delattr__, __getstate__, __setstate__)
    return {method.__name__: method for method in own}


def _compared(cls: Any) -> dict[str, Callable[..., Any]]:
    """Equality and hash, by the fields that count."""
    key = _key([one.name for one in dataclasses.fields(cls) if one.compare])
    hashed = _key([one.name for one in dataclasses.fields(cls) if (one.compare if one.hash is None else one.hash)])

    def __eq__(self: Any, other: object) -> Any:  # noqa: N807
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self: Any) -> int:  # noqa: N807
        return hash(hashed(self))

    return {"__eq__": __eq__, "__hash__": __hash__}


def _key(names: list[str]) -> Callable[[Any], Any]:
    return attrgetter(*names) if names else lambda record: ()


def _first_init(cls: Any) -> Callable[..., None]:
    """Makes the real ``__init__`` when the first record is made: a short run uses half of the classes."""

    def __init__(self: Any, *values: Any, **named: Any) -> None:  # noqa: N807
        cls.__init__ = _init(cls)
        cls.__init__(self, *values, **named)

    return __init__


def _init(cls: Any) -> Callable[..., None]:
    """``__init__``, which sets the fields past the guard against assignment: the slots of few by a call each.

    A record of many fields is made its unguarded twin's for the moment, whose attributes are set at once.
    """
    fields = dataclasses.fields(cls)
    plain = [one for one in fields if one.init and not one.kw_only]
    named = [one for one in fields if one.init and one.kw_only]
    places = {one.name: f"_{at}" for at, one in enumerate((*plain, *named))}
    known: dict[str, Any] = {"_unset": _UNSET}
    values = [_value(at, one, places, known) for at, one in enumerate(fields)]
    twin = _twin(cls) if len(fields) >= _MANY else None
    if twin is None:
        known |= {f"_set{at}": getattr(cls, one.name).__set__ for at, one in enumerate(fields)}
        body = [f" _set{at}(self, {value})" for at, value in enumerate(values)]
    else:
        known |= {"_become": _BECOME, "_twin": twin, "_class": cls}
        body = [f" self._field{at} = {value}" for at, value in enumerate(values)]
        body = [" _become(self, _twin)", *body, " self.__class__ = _class"]
    if hasattr(cls, "__post_init__"):
        body.append(" self.__post_init__()")
    counted = [*(places[one.name] for one in plain), *(["*"] if named else []), *(places[one.name] for one in named)]
    code = _code("\n".join([f"def __init__({', '.join(['self', *counted])}):", *(body or [" pass"])]))
    attributes = {f"_field{at}": one.name for at, one in enumerate(fields)}
    names = tuple(attributes.get(name, name) for name in code.co_names)
    code = code.replace(co_names=names, co_varnames=("self", *places), co_qualname=f"{cls.__qualname__}.__init__")
    init = FunctionType(code, known, "__init__", tuple(_default(one) for one in plain if not _needed(one)))
    init.__kwdefaults__ = {one.name: _default(one) for one in named if not _needed(one)}
    return init


def _value(at: int, one: Any, places: dict[str, str], known: dict[str, Any]) -> str:
    """What the field number ``at`` is set to, in the words of ``__init__``; what they mean is put into ``known``."""
    value = places.get(one.name, "_unset")
    if one.default_factory is not dataclasses.MISSING:
        known[f"_make{at}"] = one.default_factory
        return f"_make{at}() if {value} is _unset else {value}"
    if not one.init:
        known[f"_default{at}"] = one.default
        return f"_default{at}"
    return value


def _twin(cls: Any) -> Any:
    """A class with the same slots and no guard; None where a record is inherited from, whose guard it would have."""
    if any("__setattr__" in base.__dict__ for base in cls.__mro__[1:-1]):
        return None
    scope = {name: cls.__dict__[name] for name in ("__slots__", "__orig_bases__") if name in cls.__dict__}
    return type(cls)(cls.__name__, cls.__bases__, scope)


@cache
def _code(source: str) -> CodeType:
    """The code of a function, compiled once for all records that are alike but for their names."""
    scope: dict[str, Any] = {}
    exec(source, scope)
    code: CodeType = scope["__init__"].__code__
    return code


_UNSET: Any = object()
"""Stands for a value that is made anew for every record."""
_MANY = 4
"""So many fields are set in less time by way of a twin."""
_BECOME = object.__dict__["__class__"].__set__


def _needed(one: Any) -> bool:
    """Whether a field has no default."""
    return one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING


def _default(one: Any) -> Any:
    return _UNSET if one.default is dataclasses.MISSING else one.default


_plans: dict[type, tuple[dict[str, int], Callable[[Any], Any]] | None] = {}


def _replace(record: Any, /, **changes: Any) -> Any:
    """As ``dataclasses.replace``; values are handed over by place, which is quicker than by name."""
    cls = record.__class__
    if cls not in _plans:
        names = [one.name for one in dataclasses.fields(record)]
        plain = len(names) > 1 and all(one.init and not one.kw_only for one in dataclasses.fields(record))
        _plans[cls] = ({name: at for at, name in enumerate(names)}, attrgetter(*names)) if plain else None
    plan = _plans[cls]
    if plan is None or not changes.keys() <= plan[0].keys():
        return dataclasses.replace(record, **changes)
    places, values = plan
    given = list(values(record))
    for name, value in changes.items():
        given[places[name]] = value
    return cls(*given)


if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
    from dataclasses import replace as replace
else:
    dataclass, replace = _record, _replace
