"""Writes the tables of docs/LAYOUTS.md from the design types: every key with its values, default and meaning.

python scripts/layout_manual.py          # rewrites the tables between the markers
python scripts/layout_manual.py --check  # fails if the manual is not in step
"""

from __future__ import annotations

import dataclasses
import inspect
import math
import re
import sys
import types
import typing
from pathlib import Path

from kiclayout.base.color import Color
from kiclayout.base.geometry import Rect
from kiclayout.base.units import MM
from kiclayout.design import exhibits, furniture, jump, layout, locks, style, template
from kiclayout.design.terms import ByLanguage, Choice, Condition, Named, StyleName, Unit, Within
from kiclayout.store.layout_schema import hints_of

MANUAL = Path(__file__).resolve().parents[1] / "docs" / "LAYOUTS.md"
TYPES: dict[str, type] = {
    name: typing.cast("type", kind)
    for module in (style, exhibits, furniture, template, jump, locks, layout)
    for name, kind in vars(module).items()
    if dataclasses.is_dataclass(kind) and kind.__module__ == module.__name__
}
PLAIN = {
    str: "word",
    int: "whole number",
    float: "number",
    bool: "true, false",
    Rect: "[x, y, width, height] in mm",
    Color: '"#rrggbb" or {rgb, cmyk, spot}',
}
NAMED = {
    "color": "colour", "style": "paragraph style", "look": "text style", "font": "font", "template": "template",
    "pattern": "pattern", "condition": "names", "list": "list of the issue", "entry": "word",
}  # fmt: skip
KINDS = {kind.__name__ for kind in furniture.Thing.__subclasses__()}
"""The kinds of furniture: what all of them share is said once, at Thing."""
_TABLE = re.compile(r"(<!-- keys: (\w+) -->\n).*?(<!-- end -->)", re.S)
_UNIT = re.compile(r",? in points|^In points\.?", re.I)
_FIELD = re.compile(r"^    (\w+): (.*?)(?=^    \w|\Z)", re.M | re.S)


def meanings(kind: type) -> dict[str, str]:
    """What the docs of a type and its bases say of each field."""
    found: dict[str, str] = {}
    for one in reversed(kind.__mro__[:-1]):
        doc = inspect.cleandoc(one.__doc__ or "").partition("Attributes:\n")[2]
        found |= {name: spoken(said) for name, said in _FIELD.findall(doc)}
    return found


def spoken(said: str) -> str:
    """The meaning of a field in the manual's words: in a layout, units are those of the values' column."""
    text = _UNIT.sub("", " ".join(said.split())).replace("``", "`").strip()
    return text if text not in ("", ".") else "–"


def values(hint: object) -> str:
    """What may be written for a field of the type ``hint``."""
    args = typing.get_args(hint)
    if hint in PLAIN:
        return PLAIN[hint]
    if typing.get_origin(hint) is typing.Annotated:
        return _term(args[1])
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        inner = [arg for arg in args if arg is not types.NoneType]
        return values(inner[0]) if len(inner) == 1 else "thing"
    if typing.get_origin(hint) is tuple:
        return _list(args)
    return typing.cast("type", hint).__name__


def _term(term: object) -> str:
    match term:
        case Unit(bare=bare, low=low, high=high):
            limits = (
                f", {low:g} to {high:g}" if math.isfinite(high) else f", from {low:g}" if math.isfinite(low) else ""
            )
            return f"length ({bare}{limits})"
        case Within(low=low, high=high):
            return f"whole number, {low} to {high}"
        case Choice(words=words):
            return ", ".join(words)
        case Named(what="art"):
            return "file"
        case Named(what=what):
            return NAMED[what]
        case ByLanguage():
            return "words, or {ko, zh, en}"
    raise TypeError(term)


def _list(args: tuple[object, ...]) -> str:
    if args[-1] is not Ellipsis:
        return f"[{', '.join(values(arg) for arg in args)}]"
    inner = typing.get_args(args[0])
    if typing.get_origin(args[0]) is tuple and inner[0] in (str, StyleName, Condition) and inner[-1] is not Ellipsis:
        return f"name: {values(inner[1])} …"
    named = args[0] in (template.Frame, template.Template)
    return f"name: {values(args[0])} …" if named else f"list of {values(args[0])}"


def default(field: dataclasses.Field[object], hint: object) -> str:
    """A field's default as a layout would write it."""
    value = field.default
    if value is dataclasses.MISSING:
        return "needed"
    if value is None or value == "" or value == ():
        return "–"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        millimetres = typing.get_origin(hint) is typing.Annotated and typing.get_args(hint)[1].bare == "mm"
        return f"{value / MM if millimetres else value:.4g}"
    if isinstance(value, tuple) and all(isinstance(one, float) for one in value):
        return "[" + ", ".join(f"{one / MM:.4g}" for one in value) + "]"
    if isinstance(value, str | int):
        return f"`{value}`"
    return "see there" if dataclasses.is_dataclass(value) else "built in"


def table(name: str) -> str:
    """The table of the type ``name``."""
    kind = TYPES[name]
    said, rows = meanings(kind), ["| key | values | default | meaning |", "|---|---|---|---|"]
    for field in dataclasses.fields(kind):
        shared = name in KINDS and field.name in hints_of(furniture.Thing)
        if (name, field.name) in (("ParStyle", "text"), ("Layout", "folder")) or shared:
            continue
        hint = hints_of(kind)[field.name]
        cells = (f"`{field.name}`", values(hint), default(field, hint), said[field.name])
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows) + "\n"


def rewritten(text: str) -> str:
    """The manual's text with its tables made anew."""
    return _TABLE.sub(lambda found: found[1] + table(found[2]) + found[3], text)


def main() -> int:
    """Rewrites the manual, or checks it."""
    old = MANUAL.read_text("utf-8")
    new = rewritten(old)
    if "--check" in sys.argv:
        return int(old != new)
    MANUAL.write_text(new, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
