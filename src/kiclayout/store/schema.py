"""Typed reading of YAML by a schema that is data.

A schema is a tree of forms (``Record({"number": Whole()}, needed=("number",))``); ``read`` walks a parsed file along
it and returns ``Fields``. Whatever does not fit is a finding with its place, and reading goes on: a value that does
not fit is absent from the result, a key that is not known stays in the file and in ``Fields.unknown``.

    issue = read(root, Record({"number": Whole(), "names": ListOf(Text())}), "issue.yaml", sink)
    issue.one("number", int, 0); issue.all("names", str); issue.place("number")

| form | written | in the result |
|---|---|---|
| ``Text`` | a single value, optionally one of ``choices`` | ``str`` |
| ``Whole``, ``Number`` | 325, 0.35 | ``int``, ``float`` |
| ``Bool`` | true, false | ``bool`` |
| ``Date`` | 2023-04-26 | ``datetime.date`` |
| ``FilePath`` | images/a.jpg | ``str``, safe (see ``paths.fault``) and NFC |
| ``Words`` | a string, or {ko: …, zh: …, en: …, ja: …} | ``Bilingual`` |
| ``Length`` | 12mm, 10.5pt | ``float`` in points; as ``str`` where ``as_written`` |
| ``Hex`` | "#b8321e" | ``Color`` |
| ``ListOf`` | - a list | ``tuple`` of what fitted |
| ``Record`` | known keys | ``Fields`` |
| ``Free`` | any keys, values of one form | ``Fields`` |
| ``OneOf`` | the first form that fits without an error | as that form |
| ``Anything`` | kept as parsed | ``Scalar``, ``Sequence`` or ``Mapping`` |

Nothing after a key (``event:``) counts as not written, except for ``ListOf``, where it is the empty list.
"""

from __future__ import annotations

import collections.abc as abc
import difflib
from operator import itemgetter
from typing import Any, TypeVar

from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.base.origin import Place
from kiclayout.base.record import dataclass
from kiclayout.content.issue import Bilingual
from kiclayout.store.forms import (
    Anything,
    Bool,
    Date,
    FilePath,
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
from kiclayout.store.marks import Mapping, Scalar, Sequence, Value
from kiclayout.store.scalars import MisfitError, single

__all__ = [
    "Anything", "Bool", "Date", "Fields", "FilePath", "Form", "Free", "Hex", "Length", "ListOf", "Number", "OneOf",
    "Record", "Text", "Whole", "Words", "near", "read",
]  # fmt: skip

T = TypeVar("T")
LANGS = ("ko", "zh", "en", "ja")


@dataclass(frozen=True, slots=True)
class Fields:
    """What a mapping holds, typed.

    Attributes:
        values: By key, in the file's order; only what fitted.
        source: The mapping as parsed.
        file: The file's name in findings.
        unknown: The keys that the schema does not know.
    """

    values: abc.Mapping[str, object]
    source: Mapping
    file: str
    unknown: tuple[str, ...] = ()

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def one(self, key: str, kind: type[T], default: T) -> T:
        """The value of ``key`` if it is a ``kind``, else ``default``."""
        found = self.values.get(key)
        return found if isinstance(found, kind) else default

    def maybe(self, key: str, kind: type[T]) -> T | None:
        """The value of ``key`` if it is a ``kind``, else None."""
        found = self.values.get(key)
        return found if isinstance(found, kind) else None

    def all(self, key: str, kind: type[T]) -> tuple[T, ...]:
        """The values of the list ``key`` that are a ``kind``."""
        found = self.values.get(key)
        return tuple(item for item in found if isinstance(item, kind)) if isinstance(found, tuple) else ()

    def key_place(self, key: str) -> Place:
        """Where ``key`` itself stands."""
        entry = self.source.entry(key)
        return _place(entry.key if entry else self.source, self.file)

    def place(self, key: str = "", item: int | None = None) -> Place:
        """Where the value of ``key`` stands, or its item (from 0), or the mapping itself."""
        value: Value = self.source.get(key) or self.source
        if item is not None and isinstance(value, Sequence) and len(value.items) == len(self.all(key, object)):
            value = value.items[item]
        return _place(value, self.file)


def read(root: Value, schema: Record | Free, file: str, sink: Sink) -> Fields:
    """What ``root`` says, as ``schema`` types it.

    Args:
        root: A parsed file, see ``marks.parse``.
        schema: The form of the whole.
        file: The file's name in findings.
        sink: Takes what does not fit.
    """
    if not isinstance(root, Mapping):
        sink.add("store-file-shape", place=_place(root, file))
        root = Mapping((), False, root.span)
    taken = _Reading(file, sink).take(root, schema, "")
    return taken if isinstance(taken, Fields) else Fields({}, root, file)


def near(word: str, known: abc.Iterable[str]) -> str:
    """The known word that ``word`` was probably meant to be, or an empty string."""
    return next(iter(difflib.get_close_matches(word, list(known), 1, 0.6)), "")


def _place(value: Value, file: str) -> Place:
    return Place(file, value.span.line, value.span.column)


@dataclass(frozen=True, slots=True)
class _Reading:
    """One walk through one file."""

    file: str
    sink: Sink

    def say(self, code: str, at: Value, **values: Any) -> None:
        """Adds a finding at ``at``."""
        self.sink.add(code, place=_place(at, self.file), **values)

    def take(self, value: Value, form: Form, key: str) -> object:
        """``value`` typed as ``form``, or None after a finding; ``key`` names it there."""
        try:
            return self.fitting(value, form, key)
        except MisfitError as misfit:
            written = value.text if isinstance(value, Scalar) else ""
            self.say(misfit.code, value, key=key, value=written, **misfit.values)
            return None

    def fitting(self, value: Value, form: Form, key: str) -> object:
        """``value`` typed as ``form``.

        Raises:
            MisfitError: It has another shape, or it is a single value that does not fit.
        """
        match form:
            case Anything():
                return value
            case OneOf():
                return self.nearest(value, form.forms, key)
            case Words():
                return self.words(value, key)
            case ListOf():
                return self.items(value, form, key)
            case Record() | Free():
                return self.fields(value, form)
        if not isinstance(value, Scalar):
            raise MisfitError("store-value-single")
        return single(value.text, form)

    def nearest(self, value: Value, forms: tuple[Form, ...], key: str) -> object:
        """Takes the form with the least findings, of equals the first; one that fits as it is written is the best."""
        tries: list[tuple[tuple[bool, bool, int], Sink, object]] = []
        for other, form in sorted(((not _same_shape(value, form), form) for form in forms), key=itemgetter(0)):
            sink = Sink()
            found = _Reading(self.file, sink).take(value, form, key)
            if not other and not len(sink):
                return found
            tries.append(((sink.worst() is Severity.ERROR, other, len(sink)), sink, found))
        _, sink, found = min(tries, key=lambda one: one[0])
        self.sink.extend(sink)
        return found

    def words(self, value: Value, key: str) -> Bilingual:
        """One string, or one per language."""
        if isinstance(value, Scalar):
            return Bilingual(value.text)
        if not isinstance(value, Mapping):
            raise MisfitError("store-value-words")
        found = self.fields(value, _WORDS)
        return Bilingual("", tuple((lang, found.one(lang, str, "")) for lang in LANGS if lang in found))

    def items(self, value: Value, form: ListOf, key: str) -> tuple[object, ...]:
        """The items that fit."""
        if isinstance(value, Scalar) and value.absent:
            return ()
        if not isinstance(value, Sequence):
            raise _no_list(form)
        if form.count and len(value.items) != form.count:
            raise MisfitError("store-value-count", count=form.count, found=len(value.items))
        taken = (self.take(item, form.of, key) for item in value.items)
        return tuple(item for item in taken if item is not None)

    def fields(self, value: Value, form: Record | Free) -> Fields:
        """The keys that are known, with the values that fit; of a key that stands twice, the last counts.

        Two lists under one key are one list: what stands in the first must not vanish for a slip of the second.
        """
        if not isinstance(value, Mapping):
            raise MisfitError("store-value-keys")
        self.doubles(value, form)
        values: dict[str, object] = {}
        unknown: list[str] = []
        for entry in value.entries:
            name = entry.key.text
            inner = form.of if isinstance(form, Free) else form.keys.get(name)
            if inner is None:
                unknown.append(name)
            elif _written(entry.value, inner):
                values[name] = _together(values.get(name), self.take(entry.value, inner, name), inner)
        if isinstance(form, Record):
            self.strangers(value, form)
            self.missing(value, form)
        return Fields({k: v for k, v in values.items() if v is not None}, value, self.file, tuple(unknown))

    def doubles(self, value: Mapping, form: Record | Free) -> None:
        """Reports keys that stand a second time."""
        seen: set[str] = set()
        for entry in value.entries:
            key = entry.key.text
            if key in seen:
                inner = form.of if isinstance(form, Free) else form.keys.get(key)
                self.say("store-list-twice" if _grows(inner) else "store-key-twice", entry.key, key=key)
            seen.add(key)

    def strangers(self, value: Mapping, form: Record) -> None:
        """Reports keys that are not known, private ones (``x-``) apart."""
        for entry in value.entries:
            key = entry.key.text
            if key in form.keys or key.startswith("x-"):
                continue
            if meant := near(key, form.keys):
                self.say("store-key-unknown", entry.key, key=key, meant=meant)
            else:
                self.say("store-key-stranger", entry.key, key=key, known=", ".join(form.keys))

    def missing(self, value: Mapping, form: Record) -> None:
        """Reports keys that are needed and absent or empty."""
        for key in form.needed:
            entry = value.entry(key)
            if entry is None:
                self.say("store-key-missing", value, key=key)
            elif not _written(entry.value, form.keys[key]):
                self.say("store-key-missing", entry.key, key=key)


def _no_list(form: ListOf) -> MisfitError:
    """What is said of a value that is no list where ``form`` asks for one."""
    if form.count:
        return MisfitError("store-value-row", count=form.count, shape=f"[{', '.join('…' * form.count)}]")
    return MisfitError("store-value-list")


def _grows(form: Form | None) -> bool:
    """Whether ``form`` is a list of any length."""
    return isinstance(form, ListOf) and not form.count


def _together(before: object, now: object, form: Form) -> object:
    """The value of a key that stands once more: lists are joined, of all else the later counts."""
    if _grows(form) and isinstance(before, tuple):
        return (*before, *now) if isinstance(now, tuple) else before
    return now


def _written(value: Value, form: Form) -> bool:
    """Whether something stands after the key."""
    return isinstance(form, ListOf | Anything) or not (isinstance(value, Scalar) and value.absent)


_WORDS = Record({lang: Text() for lang in LANGS})


def _same_shape(value: Value, form: Form) -> bool:
    """Whether ``form`` is written as ``value`` is: single, list or keys."""
    match form:
        case OneOf():
            return any(_same_shape(value, inner) for inner in form.forms)
        case Record() | Free():
            return isinstance(value, Mapping)
        case ListOf():
            return isinstance(value, Sequence)
        case Words():
            return not isinstance(value, Sequence)
        case _:
            return isinstance(value, Scalar)
