"""How words of HTML look: bold, emphasis and dots, raised and lowered signs, languages and links, from tags and styles.

Colours, sizes and fonts are not asked.
"""

from __future__ import annotations

from kiclayout.content.edit.links import address_of
from kiclayout.content.edit.splice import Look
from kiclayout.content.inline import BOLD, DOTS, EMPHASIS, SMALL, SUBSCRIPT, SUPERSCRIPT

_MARKS = {
    "b": BOLD, "strong": BOLD, "i": EMPHASIS, "em": EMPHASIS, "cite": EMPHASIS, "sup": SUPERSCRIPT, "sub": SUBSCRIPT,
    "small": SMALL,
}  # fmt: skip


def style_of(text: str) -> dict[str, str]:
    """The declarations of a ``style`` attribute, with ``_`` in their names."""
    pairs = (part.partition(":") for part in text.split(";")[:100])
    return {name.strip().lower().replace("-", "_"): value.strip().lower() for name, _, value in pairs if value}


def look_of(tag: str, said: dict[str, str], style: dict[str, str], above: Look) -> Look:
    """The look of the words in an element: that of the words around it, ``above``, with what tag and style say."""
    marks = set(above.marks) | ({_MARKS[tag]} if _MARKS.get(tag) else set())
    weight = style.get("font_weight", "")
    if weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600):
        marks.add(BOLD)
    elif weight in ("normal", "lighter") or (weight.isascii() and weight.isdigit()):
        marks.discard(BOLD)
    if tag[0] == "h" and tag[1:].isdigit():
        marks.discard(BOLD)
    if style.get("font_style") in ("italic", "oblique"):
        marks.add(EMPHASIS)
    elif style.get("font_style") == "normal":
        marks.discard(EMPHASIS)
    emphasis = style.get("text_emphasis") or style.get("text_emphasis_style") or style.get("_webkit_text_emphasis")
    if emphasis:
        marks = marks - {DOTS} if emphasis == "none" else marks | {DOTS}
    place = style.get("vertical_align")
    marks |= {SUPERSCRIPT} if place == "super" else {SUBSCRIPT} if place == "sub" else set()
    lang = said.get("lang") or said.get("xml:lang")
    return Look(tuple(sorted(marks)), _lang(lang) if lang else above.lang)


def _lang(tag: str) -> str | None:
    """The languages that characters alone do not tell: Chinese and Japanese."""
    tag = tag.lower()
    if tag.startswith("ja"):
        return "ja"
    if tag.startswith("zh"):
        return "zh-Hant" if any(part in tag for part in ("hant", "tw", "hk")) else "zh"
    return None


def href_of(tag: str, said: dict[str, str], above: str) -> str:
    """Where the words in an element lead; empty = nowhere. Places inside the other document lead nowhere."""
    href = said.get("href", "") if tag == "a" else ""
    return above if tag != "a" else "" if href.startswith("#") else address_of(href)
