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
import datetime as dt
import difflib
import re
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from kiclayout.base.color import parse_hex
from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.base.origin import Place
from kiclayout.base.units import MM, parse_length
from kiclayout.content.issue import Bilingual
from kiclayout.store import paths
from kiclayout.store.marks import Mapping, Scalar, Sequence, Value

T = TypeVar("T")
LANGS = ("ko", "zh", "en", "ja")


@dataclass(frozen=True, slots=True)
class Text:
    """A single value; if ``choices`` are given, one of them."""

    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from ``low`` to ``high``."""

    low: int = 0
    high: int = 999_999_999


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number from ``low`` to ``high``."""

    low: float = -1e9
    high: float = 1e9


@dataclass(frozen=True, slots=True)
class Bool:
    """``true`` or ``false``."""


@dataclass(frozen=True, slots=True)
class Date:
    """A day, ``YYYY-MM-DD``."""


@dataclass(frozen=True, slots=True)
class FilePath:
    """The name of a file in the folder."""


@dataclass(frozen=True, slots=True)
class Words:
    """A wording: one string, or one per language."""


@dataclass(frozen=True, slots=True)
class Length:
    """A length.

    Attributes:
        as_written: Keep the spelling (em and % are then allowed too), for a length that the reader cannot turn into
            points yet.
        bare: What a number without a unit counts, in points.
    """

    as_written: bool = False
    bare: float = MM


@dataclass(frozen=True, slots=True)
class Hex:
    """A colour, ``"#rgb"`` or ``"#rrggbb"`` (quoted: a bare # begins a comment)."""


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of values of one form; ``count`` = how many there must be (0 = any)."""

    of: Form
    count: int = 0


@dataclass(frozen=True, slots=True)
class Record:
    """Known keys. Keys that begin with ``x-`` are private and never reported."""

    keys: abc.Mapping[str, Form]
    needed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Free:
    """Any keys, all values of one form."""

    of: Form


@dataclass(frozen=True, slots=True)
class OneOf:
    """The first of several forms that fits without an error."""

    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Anything:
    """Not looked at."""


Form: TypeAlias = (
    Text | Whole | Number | Bool | Date | FilePath | Words | Length | Hex | ListOf | Record | Free | OneOf | Anything
)


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
    unknown: tuple[str, ...] = field(default=())

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

    def place(self, key: str = "", item: int | None = None) -> Place:
        """Where the value of ``key`` stands, or its item (from 0), or the mapping itself."""
        value: Value = self.source.get(key) or self.source
        if item is not None and isinstance(value, Sequence) and item < len(value.items):
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
    """One walk through one file. ``take`` and what it calls return None for what does not fit, after a finding."""

    file: str
    sink: Sink

    def say(self, code: str, at: Value, **values: object) -> None:
        """Adds a finding at ``at``."""
        self.sink.add(code, place=_place(at, self.file), **values)

    def take(self, value: Value, form: Form, key: str) -> object:
        """``value`` typed as ``form``; ``key`` names it in findings."""
        match form:
            case Anything():
                return value
            case OneOf():
                return self.first_fitting(value, form.forms, key)
            case Words():
                return self.words(value, key)
            case ListOf():
                return self.items(value, form, key)
            case Record() | Free():
                return self.fields(value, form, key)
        if not isinstance(value, Scalar):
            return self.say("store-value-single", value, key=key)
        return self.single(value, form, key)

    def first_fitting(self, value: Value, forms: tuple[Form, ...], key: str) -> object:
        """Tries the forms in turn; if none fits, the findings are those of the nearest."""
        tries: list[tuple[tuple[int, int], Sink]] = []
        for form in forms:
            sink = Sink()
            found = _Reading(self.file, sink).take(value, form, key)
            errors = sum(d.severity is Severity.ERROR for d in sink)
            if not errors:
                self.sink.extend(sink)
                return found
            tries.append(((not _same_shape(value, form), errors), sink))
        self.sink.extend(min(tries, key=lambda one: one[0])[1])
        return None

    def words(self, value: Value, key: str) -> Bilingual | None:
        """One string, or one per language."""
        if isinstance(value, Scalar):
            return Bilingual(value.text)
        if not isinstance(value, Mapping):
            return self.say("store-value-words", value, key=key)
        found = self.fields(value, _WORDS, key)
        return Bilingual("", tuple((lang, found.one(lang, str, "")) for lang in found.values))

    def items(self, value: Value, form: ListOf, key: str) -> tuple[object, ...] | None:
        """The items that fit."""
        if isinstance(value, Scalar) and value.absent:
            return ()
        if not isinstance(value, Sequence):
            shown = value.text if isinstance(value, Scalar) else ""
            return self.say("store-value-list", value, key=key, value=shown)
        if form.count and len(value.items) != form.count:
            return self.say("store-value-count", value, key=key, count=form.count, found=len(value.items))
        taken = (self.take(item, form.of, key) for item in value.items)
        return tuple(item for item in taken if item is not None)

    def fields(self, value: Value, form: Record | Free, key: str) -> Fields:
        """The keys that are known, with the values that fit."""
        if not isinstance(value, Mapping):
            self.say("store-value-keys", value, key=key)
            return Fields({}, Mapping((), False, value.span), self.file)
        keys = form.keys if isinstance(form, Record) else {e.key.text: form.of for e in value.entries}
        values: dict[str, object] = {}
        unknown: list[str] = []
        seen: set[str] = set()
        for entry in value.entries:
            name = entry.key.text
            if name in seen:
                self.say("store-key-twice", entry.key, key=name)
            seen.add(name)
            if name not in keys:
                unknown.append(name)
                self.unknown(entry.key, keys)
            elif self.written(entry.value, keys[name]):
                values[name] = self.take(entry.value, keys[name], name)
        for name in form.needed if isinstance(form, Record) else ():
            if name not in seen:
                self.say("store-key-missing", value, key=name)
        return Fields({k: v for k, v in values.items() if v is not None}, value, self.file, tuple(unknown))

    def written(self, value: Value, form: Form) -> bool:
        """Whether something stands after the key."""
        return not (isinstance(value, Scalar) and value.absent) or isinstance(form, ListOf | Anything)

    def unknown(self, key: Scalar, known: abc.Iterable[str]) -> None:
        """Reports a key that is not known, unless it is private."""
        if key.text.startswith("x-"):
            return
        meant = near(key.text, known)
        if meant:
            self.say("store-key-unknown", key, key=key.text, meant=meant)
        else:
            self.say("store-key-stranger", key, key=key.text, known=", ".join(known))

    def single(self, value: Scalar, form: Form, key: str) -> object:
        """A scalar by its form."""
        text = value.text
        match form:
            case Text():
                return self.choice(value, form, key)
            case Whole() if re.fullmatch(r"[-+]?[0-9]{1,9}", text) and form.low <= int(text) <= form.high:
                return int(text)
            case Whole():
                return self.say("store-value-whole", value, key=key, value=text, low=form.low, high=form.high)
            case Number() if re.fullmatch(r"[-+]?([0-9]{1,9}\.?[0-9]{0,9}|\.[0-9]{1,9})", text) and (
                form.low <= float(text) <= form.high
            ):
                return float(text)
            case Number():
                return self.say("store-value-number", value, key=key, value=text)
            case Bool() if text in ("true", "false"):
                return text == "true"
            case Bool():
                return self.say("store-value-bool", value, key=key, value=text)
            case Date():
                return self.date(value, key)
            case FilePath():
                return self.path(value, key)
            case Length():
                return self.length(value, form, key)
            case _:
                return self.color(value, key)

    def choice(self, value: Scalar, form: Text, key: str) -> str | None:
        """The word, if it may stand here."""
        if not form.choices or value.text in form.choices:
            return value.text
        return self.say("store-value-choice", value, key=key, value=value.text, choices=", ".join(form.choices))

    def date(self, value: Scalar, key: str) -> dt.date | None:
        """The day; other spellings than YYYY-MM-DD are refused, so that 04-05 is never guessed at."""
        try:
            if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value.text):
                return dt.date.fromisoformat(value.text)
        except ValueError:
            pass
        return self.say("store-date", value, key=key, value=value.text)

    def path(self, value: Scalar, key: str) -> str | None:
        """The name, if it is safe."""
        code = paths.fault(value.text)
        return self.say(code, value, key=key, path=value.text) if code else value.text

    def length(self, value: Scalar, form: Length, key: str) -> float | str | None:
        """The length, in points or as written."""
        try:
            points = parse_length(value.text, bare=form.bare)
        except ValueError:
            return self.say("store-value-length", value, key=key, value=value.text)
        if form.as_written:
            return value.text.strip()
        if value.text.rstrip().endswith(("em", "%")):
            return self.say("store-value-relative", value, key=key, value=value.text)
        return points

    def color(self, value: Scalar, key: str) -> object:
        """The colour."""
        try:
            return parse_hex(value.text)
        except ValueError:
            return self.say("store-value-color", value, key=key, value=value.text)


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
