"""Which properties an SVG's element has: attributes, the rules of style elements, ``style`` (SVG 1.1, 6).

Selectors speak of names, classes and ids, also of elements inside of others (``.axis text``, ``g > rect``). Any other
is reported; those of pointers that hover are nothing to a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from lxml import etree

from kiclayout.base.record import dataclass
from kiclayout.scene.svg_file import TooLargeError
from kiclayout.scene.svg_style import PROPERTIES, Report
from kiclayout.scene.svg_type import longhands

_RULE = re.compile(r"(?<![^{}])([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_AT_RULE = re.compile(r"@[\w-]+[^{};]*(?:;|\Z|\{(?:[^{}]++|\{[^{}]*\})*+\})")
"""Here as above what never ends goes on to the end: nowhere is the rest looked through again and again."""
_SILENT_RULES = ("@charset", "@import", "@font-face", "@namespace", "@page")
_STEP = re.compile(r"(\s*>\s*|\s+|^)(\*|[A-Za-z][\w-]*)?((?:[.#][\w-]+)*)")
_POINTED = re.compile(r":(?:hover|focus|focus-within|focus-visible|active|visited|target)\b")
_MOST_STEPS = 16
"""Elements that one selector speaks of at most."""
_MOST_RULES, _MOST_NAMES, _MOST_ASKED = 50_000, 64, 1_000_000
"""Selectors of a file, classes of an element, and elements that selectors are held against, at most."""
_WEIGHTS = ((0, 0, 1), (0, 1, 0), (1, 0, 0))
"""Of an element's name, a class, an id: how many ids, classes and names speak (CSS, specificity)."""

Weight = tuple[int, int, int]
_NOBODY: tuple[etree._Element, ...] = ()


@dataclass(slots=True)
class Rules:
    """The rules of all style elements, by selector: name, classes and ids of elements (``rect.sky``).

    Selectors that ask for more than one of these are kept by one that they ask for, in their order in the file.
    """

    declarations: dict[str, dict[str, str]] = field(default_factory=dict)
    _joint: dict[str, dict[str, tuple[int, _Selector]]] = field(default_factory=dict)
    _count: int = 0
    _asked: int = 0

    def read(self, text: str, report: Report) -> None:
        """Adds the rules of a style sheet; selectors that we do not know, or media, are reported.

        Raises:
            TooLargeError: There are too many.
        """
        plain = _COMMENT.sub("", text)
        for rule in _AT_RULE.findall(plain):
            if not rule.lower().startswith(_SILENT_RULES):
                report(f"CSS {rule.split('{')[0].strip()}")
        for selectors, body in _RULE.findall(_AT_RULE.sub("", plain)):
            for name in map(str.strip, selectors.split(",")):
                self._count += 1
                if self._count > _MOST_RULES:
                    raise TooLargeError(f"> {_MOST_RULES} CSS rules")
                selector = _Selector.of(name)
                if selector is None:
                    if not _POINTED.search(name):
                        report(f"CSS {name}")
                    continue
                self.declarations.setdefault(name, {}).update(_declarations(body))
                if not selector.single:
                    same = self._joint.setdefault(selector.steps[0][1].key, {})
                    same.setdefault(name, (self._count, selector))

    def apply(
        self, name: str, attributes: Mapping[str, str], around: Iterable[etree._Element] = _NOBODY
    ) -> dict[str, str]:
        """The properties of an element, weak to strong: attributes, element, class and id rules, ``style``.

        Args:
            name: Of the element.
            attributes: Likewise.
            around: The elements that it is in, from the inside; looked at if a rule asks for some.

        Raises:
            TooLargeError: There are too many rules for so many elements.
        """
        found = {key: value for key, value in attributes.items() if key in PROPERTIES}
        own = _Named.of(name, attributes)
        single = [
            (_WEIGHTS[0], name), *((_WEIGHTS[1], f".{part}") for part in _classes(attributes)),
            (_WEIGHTS[2], f"#{own.id}"),
        ]  # fmt: skip
        joint = self._reaching(own, [key for _, key in single], around) if self._joint else []
        for _, selector in sorted((*single, *joint), key=_weight) if joint else single:
            found.update(self.declarations.get(selector, {}))
        found.update(_declarations(attributes.get("style", "")))
        return found

    def _reaching(self, own: _Named, keys: list[str], around: Iterable[etree._Element]) -> list[tuple[Weight, str]]:
        """Weights and names of the joint selectors that mean the element ``own``, in their order in the file."""
        asked = [(at, name, one) for key in {"", *keys} for name, (at, one) in self._joint.get(key, {}).items()]
        near = sorted((at, name, one) for at, name, one in asked if one.steps[0][1].fits(own))
        outer = sum(len(one.steps) - 1 for _, _, one in near)
        above = tuple(map(_named, around)) if outer else ()
        self._asked += len(asked) + outer * len(above)
        if self._asked > _MOST_ASKED:
            raise TooLargeError("CSS rules × elements")
        return [(one.weight, name) for _, name, one in near if one.reaches(above)]


def _classes(attributes: Mapping[str, str]) -> list[str]:
    """The classes of an element, as they are written; nobody gives one as many as are left out."""
    return attributes.get("class", "").split(maxsplit=_MOST_NAMES)[:_MOST_NAMES]


def _weight(one: tuple[Weight, str]) -> Weight:
    return one[0]


@dataclass(frozen=True, slots=True)
class _Named:
    """What selectors ask of an element."""

    name: str
    classes: frozenset[str]
    id: str

    @classmethod
    def of(cls, name: str, attributes: Mapping[str, str]) -> _Named:
        """The element with that ``name`` and these ``attributes``."""
        return cls(name, frozenset(_classes(attributes)), attributes.get("id", ""))


def _named(element: etree._Element) -> _Named:
    name = str(etree.QName(element).localname)
    return _Named.of(name, {key: str(element.get(key, "")) for key in ("class", "id")})


@dataclass(frozen=True, slots=True)
class _Joint:
    """Names, all of which one element must have.

    Attributes:
        name: Of the element; empty = any.
        classes: It has all of them.
        ids: Likewise.
    """

    name: str
    classes: frozenset[str]
    ids: frozenset[str]

    @classmethod
    def of(cls, name: str, names: str) -> _Joint:
        """``name`` and the classes and ids of ``names``, as written: ``.sky#left``."""
        marked = re.findall(r"([.#])([\w-]+)", names)
        by_mark = [frozenset(one for mark, one in marked if mark == wanted) for wanted in ".#"]
        return cls(name.replace("*", ""), by_mark[0], by_mark[1])

    @property
    def weight(self) -> Weight:
        """As in ``_WEIGHTS``."""
        return len(self.ids), len(self.classes), int(bool(self.name))

    @property
    def key(self) -> str:
        """One thing that it asks for, the rarest: ``#left``, ``.sky``, ``rect``, or nothing."""
        marked = (*(f"#{one}" for one in sorted(self.ids)), *(f".{one}" for one in sorted(self.classes)))
        return marked[0] if marked else self.name

    def fits(self, one: _Named) -> bool:
        """Whether that element is meant."""
        return self.name in ("", one.name) and self.classes <= one.classes and self.ids <= {one.id}


@dataclass(frozen=True, slots=True)
class _Selector:
    """An element, and those that it must be in.

    Attributes:
        steps: From the inside, each with how the one before lies in it: ``>`` right in it, else anywhere.
    """

    steps: tuple[tuple[str, _Joint], ...]

    @classmethod
    def of(cls, text: str) -> _Selector | None:
        """The selector that ``text`` spells; None if it is none of ours."""
        found = list(_steps(text))
        if not found or len(found) > _MOST_STEPS or sum(map(len, (match[0] for match in found))) != len(text):
            return None
        joints = [_Joint.of(match[2] or "", match[3]) for match in found]
        marks = ["", *(match[1].strip() for match in reversed(found[1:]))]
        return cls(tuple(zip(marks, reversed(joints), strict=True)))

    @property
    def weight(self) -> Weight:
        """As in ``_WEIGHTS``."""
        ids, classes, names = (sum(part) for part in zip(*(one.weight for _, one in self.steps), strict=True))
        return ids, classes, names

    @property
    def single(self) -> bool:
        """Whether it is one name, class or id."""
        return len(self.steps) == 1 and sum(self.weight) == 1

    def reaches(self, above: Sequence[_Named]) -> bool:
        """Whether an element that is meant lies in the right ones; ``above`` are those around it, from the inside."""
        reached = {-1}
        for mark, joint in self.steps[1:]:
            places = {at + 1 for at in reached} if mark == ">" else range(min(reached) + 1, len(above))
            reached = {at for at in places if at < len(above) and joint.fits(above[at])}
            if not reached:
                return False
        return True


def _steps(text: str) -> Iterator[re.Match[str]]:
    """The parts of a selector, as far as it can be read."""
    at = 0
    while at < len(text):
        match = _STEP.match(text, at)
        if match is None or not (match[2] or match[3]):
            return
        yield match
        at = match.end()


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in text.split(";") if ":" in part)
    plain = ((name.strip(), value.replace("!important", "").strip()) for name, value in pairs)
    return {key: said for name, value in plain for key, said in longhands(name, value)}
