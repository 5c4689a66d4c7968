"""Reads boxes: ``::: kind argument {attributes}``, fields one a line, a blank line, blocks, ``:::``.

Fields that a box does not have, lines that are no field and second values stay in ``extra`` as they are written; a
box that is not known, and a table box without exactly one table, stay ``Raw``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Any

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import (
    Attrs,
    Block,
    Callout,
    Chart,
    Figure,
    FigureRow,
    Head,
    Poster,
    Raw,
    Sponsors,
    Table,
)
from kiclayout.content.inline import Runs
from kiclayout.content.normal import HEAD_KEY, HEAD_RUNS, HEAD_WORDS
from kiclayout.store.text.grammar import BOXES, BoxForm, split_attributes
from kiclayout.store.text.guess import near
from kiclayout.store.text.scan import BLANK, Line, Reading
from kiclayout.store.text.values import check_columns, check_value

_OPENING = re.compile(r":{3,} *([^\s{:]+)(?: +|$)")
_ADDRESS = re.compile(r"(https?://|mailto:|tel:)\S+$", re.I)
_SIZED = {Figure: ("text", "wide", "half", "third"), Table: ("text", "wide"), Chart: ("text", "wide")}
"""The boxes whose ``size`` may stand behind their name, and what it may be there."""
_COLON = re.compile(r"[:：]")


@dataclass(frozen=True, slots=True)
class _Opening:
    """An opening line taken apart, with the lines of the box."""

    line: Line
    name: str
    argument: Line
    attrs: Attrs
    body: Sequence[Line]
    span: tuple[int, int]


@dataclass(slots=True)
class _Found:
    """The fields of a box as they are read."""

    values: dict[str, Runs | str] = field(default_factory=dict)
    extra: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)


def read_head(reading: Reading, lines: Sequence[Line], span: tuple[int, int]) -> Head:
    """The article's head out of the lines between its rules."""
    entries: list[tuple[str, Runs | str]] = []
    for line in lines:
        if line.blank:
            continue
        key, value = _entry(reading, line)
        if key and key not in HEAD_RUNS and key not in HEAD_WORDS:
            _say_unknown(reading, line, "---", key, (*HEAD_RUNS, *HEAD_WORDS))
        if key and any(key == other for other, _ in entries):
            reading.say("store-field-twice", line, key=key)
        check_value(reading, "head", key, value)
        entries.append((key, reading.runs(value) if key in HEAD_RUNS else value.text))
    return Head(fields=tuple(entries), lines=span)


def read_box(reading: Reading, lines: Sequence[Line], at: int) -> tuple[Block, int]:
    """The box that opens at ``at`` and the index behind it."""
    line = lines[at].stripped()
    if not line.text.strip(":"):
        reading.say("store-fence-stray", line)
        return Raw(text=(line.text,), lines=(line.number, line.number)), at + 1
    head = _opening(line, (), (0, 0))
    form = BOXES.get(head.name)
    close, open_boxes = _extent(reading, lines, at, head)
    if open_boxes:
        reading.say("store-fence-open", line, opening=line.text[:24], end=lines[close].number)
    body = lines[at + 1 : close + 1 if open_boxes else close]
    opening = replace(head, body=body, span=(line.number, lines[close].number))
    if form is None:
        reading.say("store-fence-unknown", line, name=opening.name, names=near(opening.name, tuple(BOXES)))
        return _raw(lines[at : close + 1], open_boxes, opening.span), close + 1
    reading.note_label(opening.attrs, line)
    _check_attributes(reading, opening, form)
    block = _read(reading, opening, form)
    return block or _raw(lines[at : close + 1], open_boxes, opening.span), close + 1


def _check_attributes(reading: Reading, opening: _Opening, form: BoxForm) -> None:
    """A finding for every ``key=value`` behind the box's name that nothing reads."""
    for key, value in opening.attrs.pairs:
        if key == "size" and form.type in _SIZED:
            if value not in _SIZED[form.type]:
                names = ", ".join(f"size={name}" for name in _SIZED[form.type])
                reading.say("store-attrs-value", opening.line, key=key, value=value, names=names)
        elif key in form.names:
            reading.say("store-attrs-field", opening.line, key=key, value=value)
        elif key != "lang":
            reading.say("store-attrs-unknown", opening.line, key=key, name=opening.name)


def _extent(reading: Reading, lines: Sequence[Line], at: int, opening: _Opening) -> tuple[int, int]:
    """The index of the last line of the box that opens at ``at``, and how many boxes it leaves open."""
    close, open_boxes = reading.fences(lines)[at]
    form = BOXES.get(opening.name)
    if open_boxes and form and (not form.body or form.type in (Table, FigureRow) or _pictured(opening)):
        return _own_end(reading, lines, at, form), 1
    return close, open_boxes


def _pictured(opening: _Opening) -> bool:
    """Whether it opens a poster that is a picture, whose words are not printed."""
    return opening.name == "poster" and bool(opening.argument.text)


def _own_end(reading: Reading, lines: Sequence[Line], at: int, form: BoxForm) -> int:
    """The index of the last line that a box which is never closed may claim; what follows is the article's again.

    Its fields are its own, and so are the rows of a table and the pictures of a row.
    """
    end, after = at, at + 1
    fields, inside = True, {Table: "|", FigureRow: "!["}.get(form.type, "\n")
    while after < len(lines):
        text = lines[after].stripped().text
        found = HEAD_KEY.match(text) if fields else None
        if form.type is FigureRow and _opens_figure(lines[after]):
            after, _ = _extent(reading, lines, after, _opening(lines[after].stripped(), (), (0, 0)))
        elif text and not (found and (after == end + 1 or found[1] in form.names)) and not text.startswith(inside):
            break
        if text:
            end, fields = after, fields and found is not None
        after += 1
    return end


def _opens_figure(line: Line) -> bool:
    found = _OPENING.match(line.text)
    return found is not None and found[1] == "figure"


def _opening(line: Line, body: Sequence[Line], span: tuple[int, int]) -> _Opening:
    text, attrs = split_attributes(line.text)
    found = _OPENING.match(text)
    name = found[1] if found else text.strip(":" + BLANK)
    start = found.end() if found else len(text)
    return _Opening(line, name, line.cut(start, len(text)), attrs, body, span)


def _raw(lines: Sequence[Line], open_boxes: int, span: tuple[int, int]) -> Raw:
    texts = [line.text for line in lines]
    while not texts[-1].strip(BLANK):
        texts.pop()
    return Raw(text=(*texts, *(":::",) * open_boxes), lines=span)


def _read(reading: Reading, opening: _Opening, form: BoxForm) -> Block | None:
    """The block that a known box is, or None if it must stay as it is written."""
    if form.type is Sponsors:
        return _sponsors(reading, opening)
    found = _Found()
    fields: Any = {"attrs": opening.attrs, "lines": opening.span}
    _read_argument(reading, opening, form, found, fields)
    body = _read_fields(reading, opening, form, found)
    inner = reading.blocks(body) if form.body else ()
    if form.type is not Callout:
        fields |= {"extra": tuple(found.extra), "keys": tuple(found.keys), **found.values}
    if form.type is Table:
        return _table(reading, opening, fields, inner)
    if form.body:
        fields["blocks"] = inner
    if form.type is FigureRow and not all(isinstance(block, Figure) for block in inner):
        reading.say("store-figures-other", opening.line)
    block: Block = form.type(**fields)
    if (isinstance(block, Poster) and block.empty) or (isinstance(block, FigureRow) and not block.blocks):
        reading.say("store-fence-empty", opening.line, name=opening.name)
    return block


def _read_argument(reading: Reading, opening: _Opening, form: BoxForm, found: _Found, fields: Any) -> None:
    argument = opening.argument
    match form.form:
        case "runs":
            fields[form.argument] = reading.runs(argument)
        case "path" | "address" | "word":
            fields[form.argument] = argument.text
            _check_argument(reading, opening, form)
        case _ if argument.text:
            key = "caption" if "caption" in form.names else "title"
            reading.say("store-fence-argument", argument, name=opening.name, argument=argument.text, key=key)
            found.values[key] = reading.runs(argument)
            found.keys.append(key)


_MAY_BE_EMPTY = ("poster", "figure", "qr")
"""Posters without a file are set from their words, figures keep a place for one; codes are ``preflight``'s."""


def _check_argument(reading: Reading, opening: _Opening, form: BoxForm) -> None:
    argument = opening.argument
    if not argument.text:
        if opening.name not in _MAY_BE_EMPTY:
            reading.say("store-fence-no-argument", opening.line, name=opening.name)
    elif form.form == "path":
        reading.check_path(argument.text, argument)
    elif form.form == "address":
        if not _ADDRESS.match(argument.text):
            reading.say("store-inline-link-target", argument, target=argument.text)
    else:
        check_value(reading, opening.name, form.argument, argument)


def _read_fields(reading: Reading, opening: _Opening, form: BoxForm, found: _Found) -> Sequence[Line]:
    """Reads the fields into ``found``; gives what stands behind them."""
    lines = opening.body
    if not form.names:
        return lines
    if not form.body:
        _read_closed(reading, opening, form, found)
        return ()
    for at, line in enumerate(lines):
        if line.blank or line.text.startswith(":::") or not HEAD_KEY.match(line.stripped().text):
            return lines[at:]
        _take(reading, opening, form, found, line)
    return ()


def _read_closed(reading: Reading, opening: _Opening, form: BoxForm, found: _Found) -> None:
    """The lines of a box in which no blocks stand: fields, and whatever else stays as it is."""
    for line, foreign in _marked_foreign(opening.body):
        if foreign:
            reading.say("store-fence-body", line, name=opening.name)
            found.extra.append(("", line.text))
            found.keys.append("")
        else:
            _take(reading, opening, form, found, line)


def _marked_foreign(lines: Sequence[Line]) -> Iterator[tuple[Line, bool]]:
    """Lines that are not blank, and whether they belong to a box inside, which is closed if it was not."""
    depth = 0
    for line in lines:
        text = line.text.rstrip(BLANK)
        opens = text.startswith(":::")
        depth += (1 if text.strip(":") else -1) if opens else 0
        if text.strip(BLANK):
            yield line, opens or depth > 0
    for _ in range(depth):
        yield Line(lines[-1].number, ":::"), True


def _entry(reading: Reading, line: Line) -> tuple[str, Line]:
    """Key and value of ``key: value``; a line of another shape is a finding and comes back whole, without a key."""
    core = line.stripped()
    found = HEAD_KEY.match(core.text)
    if found is None:
        reading.say("store-field-shape", core, text=core.text[:20])
        return "", line
    return found[1], core.cut(found.start(2)).stripped()


def _take(reading: Reading, opening: _Opening, form: BoxForm, found: _Found, line: Line) -> None:
    key, value = _entry(reading, line)
    found.keys.append(key)
    if key in form.names and key not in found.values:
        check_value(reading, opening.name, key, value)
        found.values[key] = reading.runs(value) if key in form.runs else value.text
        return
    found.extra.append((key, value.text))
    if key in form.names:
        reading.say("store-field-twice", line.stripped(), key=key)
    elif key:
        _say_unknown(reading, line.stripped(), opening.name, key, form.names)


def _say_unknown(reading: Reading, line: Line, box: str, key: str, names: Sequence[str]) -> None:
    if not key.startswith("x-"):
        reading.say("store-field-unknown", line, box=box, key=key, names=near(key, names))


def _table(reading: Reading, opening: _Opening, fields: Any, inner: tuple[Block, ...]) -> Block | None:
    if len(inner) != 1 or not isinstance(inner[0], Table) or inner[0].boxed:
        reading.say("store-table-count", opening.line)
        return None
    check_columns(reading, opening.line, inner[0].grid, fields)
    return replace(inner[0], boxed=True, **fields)


def _sponsors(reading: Reading, opening: _Opening) -> Block:
    roles: list[tuple[str, tuple[str, ...]]] = []
    extra: list[tuple[str, str]] = []
    lines = [(line, foreign) for line, foreign in _marked_foreign(opening.body)]
    if opening.argument.text:
        lines.insert(0, (opening.argument, False))
    for line, foreign in lines:
        core = line.stripped()
        role, *rest = _COLON.split(core.text, maxsplit=1)
        if foreign or not rest or not role.strip(BLANK):
            code = "store-fence-body" if foreign else "store-field-shape"
            reading.say(code, core, name="sponsors", text=core.text[:20])
            extra.append(("", line.text))
            continue
        ids = (partner.strip(BLANK) for partner in rest[0].split(","))
        roles.append((role.strip(BLANK), tuple(partner for partner in ids if partner)))
    return Sponsors(roles=tuple(roles), extra=tuple(extra), attrs=opening.attrs, lines=opening.span)
