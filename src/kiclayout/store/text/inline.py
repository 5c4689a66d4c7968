"""Reads inline text: marks, spans, links, references, signs. It knows no block.

Every bracket and every ``**`` is matched once, so that no input takes more than linear time per nesting level.
What is not understood stays as the characters it is.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple, Protocol

from kiclayout.base.particles import PAIRS
from kiclayout.content.inline import (
    BOLD,
    MARKS,
    SUPERSCRIPT,
    Break,
    Gloss,
    Inline,
    Link,
    NoteRef,
    PageRef,
    Runs,
    Text,
)
from kiclayout.content.runs import (
    ADDRESS,
    LANG_TAG,
    MARK_NAME,
    NOTE_LABEL,
    READING,
    REFERENCE,
    clean,
    normal_runs,
    written_address,
)
from kiclayout.store.text.guess import near

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
NAMED = {"nbsp": "\u00a0", "wj": "\u2060", "zwsp": "\u200b", "shy": "\u00ad"}
LANGUAGES = ("ko", "zh", "zh-Hans", "zh-Hant", "en", "ja")
_PAIR = "|".join(map(re.escape, PAIRS))
SIGN = re.compile(rf"\{{(?:(br|nbsp|wj|zwsp|shy)|(ref|page):({REFERENCE})(?: ({_PAIR}))?)\}}")
SUP = re.compile(r"\^([0-9A-Za-z가-힣+\-−(),.]{1,12})\^")
_SPECIAL = re.compile(r"[\\\n*^\[{<]")
_BRACKET = re.compile(r"\\.|[\[\]]", re.S)
_ODD_SIGN = re.compile(r"\{([a-z]+)(?::([^{}\n]*))?\}")
_NAMING, _ON_LINES = ("ref", "page"), ("break", "template", "space")
"""Signs that name a label; those that are instructions, each on a line of its own."""
_NOTE = re.compile(rf"\[\^({NOTE_LABEL})\]")
_SPAN_PART = rf"(?:\.{MARK_NAME}|lang={LANG_TAG}|ruby={READING})"
_SPAN = re.compile(rf"\{{({_SPAN_PART}(?: {_SPAN_PART})*)\}}")
_SAID = re.compile(_SPAN_PART)
_HREF = re.compile(rf"\(({ADDRESS})\)")
_NO_HREF = re.compile(r"\(((?:[^()\n]|\([^()\n]*\))*)\)")
_MEANT = re.compile(r"www\.|[A-Za-z][A-Za-z0-9+.-]*:\S")
"""How an address begins that was meant as one."""
_PATH = re.compile(r"[\w./\\:-]+")
_ALLOWED = re.compile(r"https?://|mailto:|tel:|#")
_TAG = re.compile(r"</?([a-z]+[1-6]?)(?=[\s/>])[^<>\n]*>", re.I)
_INSTEAD = {"sup": "^2^", "sub": "[2]{.sub}", "b": "**…**", "strong": "**…**", "em": "[…]{.em}", "i": "[…]{.em}",
            "ruby": "[…]{ruby=…}", "br": "{br}", "a": "[…](https://…)", "img": "![…](images/…)",
            "hr": "{break: page}"}  # fmt: skip
_NOTHING_INSTEAD = frozenset({
    "u", "s", "font", "small", "big", "mark", "rt",  # looks
    "p", "div", "span", "center", "section", "blockquote", "pre", "code", "h1", "h2", "h3", "h4", "h5", "h6",  # blocks
    "ul", "ol", "li", "table", "thead", "tbody", "tr", "td", "th",  # lists and tables
})  # fmt: skip
_MAX_NESTING = 12
_BLANK = " \t\n"


class Say(Protocol):
    """Takes a finding at a character of the text."""

    def __call__(self, code: str, offset: int, **values: Any) -> None:
        """Adds the finding ``code`` at the character ``offset``."""


class _Look(NamedTuple):
    marks: tuple[str, ...] = ()
    lang: str | None = None
    ruby: str = ""

    def marked(self, mark: str) -> _Look:
        """This look with one mark more."""
        return self._replace(marks=tuple(sorted({*self.marks, mark})))

    def text(self, words: str) -> Text:
        """Words that look so."""
        return Text(words, self.marks, self.lang, self.ruby)


_Found = tuple[list[Inline] | str, int] | None


def read_runs(text: str) -> Runs:
    """The runs that a one-line field spells, in normal form."""
    return scan_runs(text, lambda code, offset, **values: None)


def scan_runs(text: str, say: Say) -> Runs:
    """The runs that ``text`` spells, in normal form; a line end in it is a hard break.

    Words that would vanish (``[ ]{.em}``) stay as they are written.
    """
    if not _SPECIAL.search(text):
        words = clean(text).strip(" ")
        return (Text(words),) if words else ()
    return normal_runs(tuple(_Scan(text, say).runs(0, len(text), _Look()))) or normal_runs((Text(text),))


class _Scan:
    """One pass over one text."""

    def __init__(self, text: str, say: Say) -> None:
        self._text, self._say = text, say
        self._closing = _bracket_pairs(text) if "[" in text else {}
        self._unclosed: dict[int, int] = {}
        self._second_stars = -1
        self._nesting = 0

    def runs(self, at: int, end: int, look: _Look) -> list[Inline]:
        """The runs of the characters ``at`` to ``end`` (half open)."""
        out: list[Inline] = []
        words: list[str] = []
        text = self._text
        while at < end:
            special = _SPECIAL.search(text, at, end)
            stop = special.start() if special else end
            words.append(text[at:stop])
            if special is None:
                break
            made, at = self._special(stop, end, look) or (text[stop], stop + 1)
            if isinstance(made, str):
                words.append(made)
                continue
            out.append(look.text("".join(words)))
            words.clear()
            out += made
        out.append(look.text("".join(words)))
        return out

    def _special(self, at: int, end: int, look: _Look) -> _Found:
        text, sign = self._text, self._text[at]
        if sign == "\\":
            escaped = text[at + 1 : min(at + 2, end)]
            return (escaped, at + 2) if escaped in PUNCTUATION else None
        if sign == "\n":
            return [Break()], at + 1
        if sign == "*":
            return self._bold(at, end, look)
        if sign == "^":
            sup = SUP.match(text, at, end)
            return ([look.marked(SUPERSCRIPT).text(sup[1])], sup.end()) if sup else None
        if sign == "[":
            return self._bracket(at, end, look)
        if sign == "{":
            return self._sign(at, end)
        if tag := _TAG.match(text, at, end):
            self._tag(at, tag)
        elif text.startswith("<!--", at, end):
            self._say("store-inline-html-comment", at)
        return None

    def _tag(self, at: int, tag: re.Match[str]) -> None:
        """Reports a tag of HTML; other words between such brackets (``<Science>``) are text."""
        name = tag[1].lower()
        if name in _INSTEAD:
            self._say("store-inline-html-known", at, tag=tag[0], instead=_INSTEAD[name])
        elif name in _NOTHING_INSTEAD:
            self._say("store-inline-html", at, tag=tag[0], instead="")

    def _bold(self, at: int, end: int, look: _Look) -> _Found:
        if not self._text.startswith("**", at, end) or BOLD in look.marks:
            return None
        first = self._text[at + 2 : min(at + 3, end)]
        if not first or first in _BLANK:
            self._blank_stars(at, end)
            return "**", at + 2
        close = -1 if first == "*" else self._bold_end(at, end)
        if close < 0:
            self._say("store-inline-bold-open", at)
            return "**", at + 2
        return self.runs(at + 2, close, look.marked(BOLD)), close + 2

    def _blank_stars(self, at: int, end: int) -> None:
        """Reports a ``**`` with a blank behind it that another one was meant to close."""
        close = self._text.find("**", at + 2, end)
        if close > 0 and at != self._second_stars:
            self._second_stars = close
            self._say("store-inline-bold-blank", at)

    def _bold_end(self, at: int, end: int) -> int:
        """Where the ``**`` at ``at`` closes: the first free ``**`` behind a non-blank, or -1.

        What stands outside the stars is not looked at, so a particle may follow directly.
        """
        if at >= self._unclosed.get(end, end):
            return -1
        close = at + 2
        while (close := self._text.find("**", close + 1, end)) >= 0:
            before = close
            while self._text[before - 1] == "\\":
                before -= 1
            if (close - before) % 2 == 0 and self._text[close - 1] not in _BLANK:
                return close
        self._unclosed[end] = at
        return -1

    def _bracket(self, at: int, end: int, look: _Look) -> _Found:
        text = self._text
        if note := _NOTE.match(text, at, end):
            return [NoteRef(note[1])], note.end()
        close = self._closing.get(at, end)
        if close >= end or self._nesting >= _MAX_NESTING:
            return None
        if href := _HREF.match(text, close + 1, end):
            return self._link(at, close, href, look)
        if span := _SPAN.match(text, close + 1, end):
            return self._nested(at + 1, close, self._span_look(span, look)), span.end()
        if wrong := _NO_HREF.match(text, close + 1, end):
            self._no_link(close + 1, wrong[1])
        return None

    def _no_link(self, at: int, target: str) -> None:
        """Reports round brackets behind square ones if an address was meant by them."""
        if not target.strip(_BLANK):
            self._say("store-inline-link-empty", at)
        elif target.startswith("<"):
            self._say("store-inline-link-angles", at, target=target, instead=_unquoted(target))
        elif _ALLOWED.match(target):
            self._say("store-inline-link-signs", at, target=target, instead=written_address(target))
        elif _MEANT.match(target) or (_PATH.fullmatch(target) and not re.search(r"[가-힣\u4e00-\u9fff]", target)):
            self._say("store-inline-link-target", at, target=target)

    def _nested(self, at: int, end: int, look: _Look) -> list[Inline]:
        self._nesting += 1
        try:
            return self.runs(at, end, look)
        finally:
            self._nesting -= 1

    def _link(self, at: int, close: int, href: re.Match[str], look: _Look) -> _Found:
        runs = self._nested(at + 1, close, look)
        inner = tuple(run for run in runs if isinstance(run, Text | Gloss | Break))
        if len(inner) == len(runs) and any(isinstance(run, Text) and run.text.strip(_BLANK) for run in inner):
            return [Link(href[1], inner)], href.end()
        self._say("store-inline-link-words", at)
        return [look.text("["), *runs], close

    def _span_look(self, span: re.Match[str], look: _Look) -> _Look:
        for part in _SAID.findall(span[1]):
            if part.startswith("ruby="):
                look = look._replace(ruby=part[5:])
            elif part.startswith("lang="):
                look = look._replace(lang=part[5:])
                if look.lang not in LANGUAGES:
                    self._say("store-inline-lang-unknown", span.start(), lang=part[5:], names=near(part[5:], LANGUAGES))
            else:
                look = look.marked(part[1:])
                if part[1:] not in MARKS:
                    self._say("store-inline-class-unknown", span.start(), name=part, names=near(part[1:], MARKS))
        return look

    def _sign(self, at: int, end: int) -> _Found:
        if sign := SIGN.match(self._text, at, end):
            if sign[1] == "br":
                return [Break()], sign.end()
            return ([PageRef(sign[2], sign[3], sign[4] or "")] if sign[2] else NAMED[sign[1]]), sign.end()
        if odd := _ODD_SIGN.match(self._text, at, end):
            self._odd_sign(at, odd)
        return None

    def _odd_sign(self, at: int, odd: re.Match[str]) -> None:
        """Reports a sign that is none, with what was probably meant."""
        name, value = odd[1], (odd[2] or "").strip(_BLANK)
        if name in _ON_LINES and value:
            self._say("store-inline-sign-alone", at, sign=odd[0], instead=f"{{{name}: {value}}}")
        elif name in _NAMING and re.fullmatch(REFERENCE, value):
            self._say("store-inline-sign-unknown", at, sign=odd[0], names=f"{{{name}:{value}}}")
        else:
            names = near(name, (*_NAMING, "br", *NAMED))
            names += "" if value or ", " not in names else f", .{name}"  # nearly none of them: a class, perhaps
            self._say("store-inline-sign-unknown", at, sign=odd[0], names=names)


def _unquoted(target: str) -> str:
    """The address inside ``<…>`` as it can be written."""
    return written_address(target.removeprefix("<").removesuffix(">"))


def _bracket_pairs(text: str) -> dict[int, int]:
    """The place of the ``]`` that closes each ``[``; escaped brackets and open ones are left out."""
    pairs: dict[int, int] = {}
    waiting: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            waiting.append(found.start())
        elif found[0] == "]" and waiting:
            pairs[waiting.pop()] = found.start()
    return pairs
