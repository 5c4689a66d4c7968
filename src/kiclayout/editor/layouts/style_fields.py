"""Which values of a paragraph style can be edited, in groups, and with what: lines that count, choices.

What a value may be comes from the design types themselves; only groups, steps and the ends of words are said here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from kiclayout.design.layout import Layout
from kiclayout.design.style import ParStyle, TextStyle
from kiclayout.design.terms import Choice as OneOf
from kiclayout.design.terms import Named, Unit
from kiclayout.editor.layouts.fields import Field, ValueLine
from kiclayout.editor.panels.form import Choice
from kiclayout.editor.words import Words
from kiclayout.store.layout_schema import hints_of

GROUPS: Mapping[str, tuple[str, ...]] = {
    "type": ("size", "leading", "font", "weight", "color", "align"),
    "space": ("before", "after", "first_indent", "indent", "indent_right", "pad_top", "pad_bottom"),
    "characters": ("tracking", "han_scale", "shift", "underline", "dots", "features", "lang"),
    "lines": ("mode", "leading_share", "ascent", "looseness", "last_line", "balance", "hang", "leading_grows"),
    "hyphens": ("hyphens", "hyphen_names", "hyphen_least", "hyphen_before", "hyphen_after", "hyphen_row"),
    "pages": ("keep_next", "widows", "orphans", "indent_after_heading"),
    "rule": ("rule", "rule_color", "rule_span"),
}
STEPS = {"tracking": 5.0, "han_scale": 0.01, "dots": 0.01, "leading_share": 0.05, "ascent": 0.01}
"""By how much the arrow keys count; lengths go by half a point, whole numbers by one."""
LANGS = ("ko", "zh-Hans", "zh-Hant", "en", "ja")
WEIGHTS = tuple(str(100 * n) for n in range(1, 10))
SWITCH = ("true", "false")


def hint_of(key: str) -> Any:
    """The type of a value of paragraph styles, whether it belongs to their characters or not."""
    of_text = hints_of(TextStyle)
    return of_text[key] if key in of_text else hints_of(ParStyle)[key]


def value_of(style: ParStyle, key: str) -> str:
    """A value of a style as the fields show it; lengths in points."""
    owner = style.text if key in hints_of(TextStyle) else style
    found = getattr(owner, key)
    if isinstance(found, bool):
        return SWITCH[0] if found else SWITCH[1]
    if isinstance(found, tuple):
        return ", ".join(found)
    return f"{round(found, 3):g}" if isinstance(found, float) else str(found)


def style_field(key: str, parent: Any) -> Field:
    """The field for a value."""
    hint = hint_of(key)
    term = get_args(hint)[-1] if get_args(hint) else None
    if isinstance(term, OneOf | Named) or hint is bool or key in ("weight", "lang"):
        return Field(f"layouts.style.{key}", Choice(parent), parent)
    step = 0.5 if isinstance(term, Unit) else STEPS.get(key, 1.0)
    return Field(f"layouts.style.{key}", ValueLine(step if key != "features" else 0.0, parent), parent)


def offer(field: Field, key: str, now: str, layout: Layout, words: Words) -> None:
    """Offers the values that ``layout`` has for ``key``; ``now`` is among them."""
    hint = hint_of(key)
    term = get_args(hint)[-1] if get_args(hint) else None
    if isinstance(term, OneOf):
        field.offer(term.words, [words(f"layouts.{key}.{word}") for word in term.words])
    elif hint is bool:
        field.offer(SWITCH, [words("layouts.switch.on"), words("layouts.switch.off")])
    elif key == "weight":
        field.offer(sorted({*WEIGHTS, now}, key=int))
    elif key == "lang":
        langs = list(dict.fromkeys(["", *LANGS, now]))
        said = {"": words("layouts.lang.issue"), **{lang: words(f"layouts.lang.{lang}") for lang in LANGS}}
        field.offer(langs, [said.get(lang, lang) for lang in langs])
    elif isinstance(term, Named):
        field.offer(list(dict.fromkeys([*_named(term.what, layout), now])))


def _named(what: str, layout: Layout) -> Iterator[str]:
    """The names of a sort that a style can use."""
    if what == "font":
        yield from (name for name, _ in layout.fonts)
        return
    roles = sorted({f"part-{role}" for part in layout.parts for role, _ in part.roles})
    yield from ["part", *(token for token, _ in layout.colors), *roles]
