"""The one normal form of inline runs: equal text is equal runs.

Neighbours of one look are merged, nothing is empty, no space stands at an edge or beside a hard break, none carries a
mark at a run's edge, control characters are spaces, letters are in NFC, glosses are recognised, links can be written.
Reading, editing and importing all pass through ``normal_runs``; without it no text would survive a round trip.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TypeAlias
from urllib.parse import quote

from kiclayout.base.particles import PAIRS
from kiclayout.base.record import replace
from kiclayout.content.inline import Break, Gloss, Inline, Link, NoteRef, PageRef, Runs, Text

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")
ADDRESS = r"(?:(?i:https?://|mailto:|tel:)|#)[^\s()<>\[\]{}\\]*(?:\([^\s()<>\[\]{}\\]*\)[^\s()<>\[\]{}\\]*)*"
MARK_NAME = r"[a-z][\w-]*"
LANG_TAG = r"[A-Za-z-]{2,12}"
NOTE_LABEL = r"[\w-]+"
READING = r"(?!\.)[^\s{}\[\]\\*|=]+(?: (?!\.)[^\s{}\[\]\\*|=]+)*"
REFERENCE = r"[\w.-]+(?:/[\w.-]+)?"

_ADDRESS = re.compile(ADDRESS)
_MARK = re.compile(MARK_NAME)
_LANG = re.compile(LANG_TAG)
_SCHEME = re.compile(r"https?://|mailto:|tel:|#", re.I)
_UNREADABLE = re.compile(r"[{}\[\]\\*|=]")
_UNSAFE = re.compile(r"[\s()<>\[\]{}\\]")
_NOTE = re.compile(r"\[([\u3400-\u4dbf\u4e00-\u9fff][^\[\]{}\n]*)\](?![({])")
_Flat: TypeAlias = Text | Link | NoteRef | PageRef | Break


def clean(text: str) -> str:
    """``text`` in NFC, with a space for every control character, line ends among them."""
    if CONTROL.search(text):
        text = CONTROL.sub(" ", text)
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def normal_runs(runs: Runs) -> Runs:
    """The normal form of ``runs``; normal runs come back equal."""
    flat = merged(piece for run in runs for piece in _written(run))
    flat = merged(piece for run in flat for piece in _unspaced(run))
    return glossed(_trimmed(flat))


def glossed(runs: Iterable[_Flat]) -> Runs:
    """``runs``, merged, with the glosses that are written in their text; what ``unglossed`` takes apart."""
    return tuple(piece for run in runs for piece in _glossed(run))


def unglossed(runs: Runs) -> list[_Flat]:
    """``runs`` with every gloss as the plain characters it is written with, merged into its neighbours."""
    return merged(_as_text(run) if isinstance(run, Gloss) else run for run in runs)


def merged(runs: Iterable[_Flat]) -> list[_Flat]:
    """``runs`` without empty text, neighbours of one look joined."""
    out: list[_Flat] = []
    joining: list[str] = []
    last: Text | None = None
    for run in runs:
        if isinstance(run, Text):
            if not run.text:
                continue
            if last is not None and (last.marks, last.lang, last.ruby) == (run.marks, run.lang, run.ruby):
                joining.append(run.text)
                continue
        if last is not None:
            out.append(_joined(last, joining))
        last = run if isinstance(run, Text) else None
        joining = [run.text] if isinstance(run, Text) else []
        if last is None:
            out.append(run)
    return [*out, _joined(last, joining)] if last is not None else out


def _joined(first: Text, texts: list[str]) -> Text:
    return first if len(texts) == 1 else replace(first, text=clean("".join(texts)))


def _as_text(gloss: Gloss) -> Text:
    return Text(f"{gloss.base}[{gloss.note}]", gloss.marks, gloss.lang)


def _written(run: Inline) -> Iterator[_Flat]:
    """``run`` with what a text file cannot hold put right: odd signs, marks, languages, addresses, labels."""
    match run:
        case Text() | Gloss():
            text = _as_text(run) if isinstance(run, Gloss) else run
            marks = tuple(sorted({mark for mark in text.marks if _MARK.fullmatch(mark)}))
            lang = text.lang if text.lang and _LANG.fullmatch(text.lang) else None
            yield Text(clean(text.text), marks, lang, text.ruby and written_reading(text.ruby))
        case Link():
            yield from _link(run)
        case NoteRef():
            yield NoteRef(note_label(run.label))
        case PageRef():
            pair = run.particle if run.particle in PAIRS else ""
            yield PageRef("page" if run.kind == "page" else "ref", _reference(run.label), pair)
        case Break():
            yield run


def written_reading(reading: str) -> str:
    """``reading`` as it can be written: without brackets, stars, bars and such, single blanks inside."""
    parts = clean(_UNREADABLE.sub("", reading)).split()
    return clean(" ".join(filter(None, (part.lstrip(".") for part in parts))))


def note_label(label: str) -> str:
    """``label`` as a footnote's label can be written: letters, digits, ``_`` and ``-``."""
    return re.sub(r"[^\w-]+", "-", clean(label)) or "-"


def _reference(label: str) -> str:
    article, slash, name = re.sub(r"[^\w./-]+", "-", clean(label)).strip("/").rpartition("/")
    return article.replace("/", ".") + slash + name or "-"


def _link(link: Link) -> Iterator[_Flat]:
    """The link, with the spaces and breaks of its edges before and behind it."""
    runs = list(link.runs)
    start = next((i for i, run in enumerate(runs) if not _is_gap(run)), len(runs))
    end = next((i for i in range(len(runs), start, -1) if not _is_gap(runs[i - 1])), start)
    yield from (piece for run in runs[:start] for piece in _written(run))
    inner = tuple(run for run in normal_runs(tuple(runs[start:end])) if isinstance(run, Text | Gloss | Break))
    href = written_address(link.href)
    if inner and runs[start] and _edge(runs[start]).startswith(" "):
        yield Text(" ")
    if not _ADDRESS.fullmatch(href):
        yield from (_as_text(run) if isinstance(run, Gloss) else run for run in inner)
        yield Text(f" ({href})" if href else "")
    elif inner:
        yield Link(href, inner)
    else:
        yield Text(href)
    if inner and _edge(runs[end - 1]).endswith(" "):
        yield Text(" ")
    yield from (piece for run in runs[end:] for piece in _written(run))


def _is_gap(run: Inline) -> bool:
    return isinstance(run, Break) or (isinstance(run, Text) and not clean(run.text).strip(" "))


def _edge(run: Inline) -> str:
    return clean(run.text) if isinstance(run, Text) else ""


def written_address(href: str) -> str:
    """``href`` as a link can be written: blanks and brackets of an address by their codes."""
    href = clean(href).strip(" ")
    if _SCHEME.match(href) and not _ADDRESS.fullmatch(href):
        return _UNSAFE.sub(lambda sign: "%28" if sign[0] == "(" else "%29" if sign[0] == ")" else quote(sign[0]), href)
    return href


def _unspaced(run: _Flat) -> Iterator[_Flat]:
    """A marked run with the spaces of its edges as plain text beside it."""
    if not isinstance(run, Text) or not (run.marks or run.lang or run.ruby):
        yield run
        return
    core = run.text.strip(" ")
    if not core:
        yield Text(run.text)
        return
    start = run.text.index(core)
    yield Text(run.text[:start])
    yield replace(run, text=core) if core != run.text else run
    yield Text(run.text[start + len(core) :])


def _trimmed(runs: list[_Flat]) -> list[_Flat]:
    """``runs`` without space beside a break or at the edges, and without breaks at the edges."""
    out: list[_Flat] = []
    for at, run in enumerate(runs):
        if isinstance(run, Break):
            if out:
                out.append(run)
            continue
        if isinstance(run, Text):
            text = run.text if out and not isinstance(out[-1], Break) else run.text.lstrip(" ")
            if at + 1 == len(runs) or isinstance(runs[at + 1], Break):
                text = text.rstrip(" ")
            if not text:
                continue
            run = run if text == run.text else replace(run, text=text)
        out.append(run)
    while out and isinstance(out[-1], Break):
        del out[-1]
    return out


def _is_base(sign: str) -> bool:
    """Whether a name in front of a gloss may hold ``sign``: Hangul, a Latin letter or a point between names."""
    return "가" <= sign <= "힣" or (sign.isascii() and sign.isalpha()) or sign == "·"


def _glossed(run: _Flat) -> Iterator[Inline]:
    """Text cut where a name is followed by a note in square brackets that begins with a Han character."""
    if not isinstance(run, Text) or "[" not in run.text or run.ruby:
        yield run
        return
    at, text = 0, run.text
    for note in _NOTE.finditer(text):
        start = note.start()
        while start > at and _is_base(text[start - 1]):
            start -= 1
        while start < note.start() and text[start] == "·":
            start += 1
        if start == note.start():
            continue
        if start > at:
            yield replace(run, text=text[at:start])
        yield Gloss(text[start : note.start()], note[1], run.marks, run.lang)
        at = note.end()
    if at < len(text):
        yield replace(run, text=text[at:])
