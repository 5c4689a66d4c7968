"""Reads blocks line by line. Every block carries its lines, every finding its line and column.

Lines that mean nothing to it become ``Raw``, so no word is lost. The reader never stands still and never goes deeper
than ``MAX_DEPTH``. Lists, tables and boxes have files of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from kiclayout.base.record import replace
from kiclayout.content.block import (
    NO_ATTRS,
    Attrs,
    Block,
    Comment,
    Directive,
    Field,
    FieldList,
    Figure,
    Heading,
    List,
    Note,
    Paragraph,
    Quote,
    Raw,
)
from kiclayout.content.inline import Runs
from kiclayout.content.marker import is_date, split_heading, split_item, usual_level
from kiclayout.content.normal import joined
from kiclayout.store.text.boxes import read_box
from kiclayout.store.text.grammar import (
    ATTRIBUTES,
    BOXES,
    DASH,
    DIRECTIVE,
    DIRECTIVES,
    HEADING,
    LIST_ROW,
    NOTE,
    RULE,
    VALUE,
    is_hard,
    number_of,
    read_attributes,
    split_attributes,
)
from kiclayout.store.text.guess import near
from kiclayout.store.text.lists import ends_text, hung, read_list
from kiclayout.store.text.scan import BLANK, MAX_DEPTH, Line, Reading, Spot
from kiclayout.store.text.tables import read_table
from kiclayout.store.text.values import check_value

_IMAGE = re.compile(r"!\[((?:\\.|[^\]\\])*)\]\(([^()\s]+)\)$")
_LIKE_IMAGE = re.compile(r"!\[[^\]]*\] ?\(.*\)$")
_LIKE_HEADING = re.compile(r"(#{2,6})[^#\s]")
_LIKE_FENCE = re.compile(r"::(?!:) ?([a-z]+)(?= |$)")
_LIKE_ITEM = re.compile(r"-[^\W\d_]")
_LIKE_RULE = re.compile(r":?-{2,}:? *(?:\| *:?-{2,}:? *)+$")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_QUOTE = re.compile(r"[ \t]*> ?")
_BARE_MARKER = 60
Read = tuple[Block, int]


def read_blocks(reading: Reading, lines: Sequence[Line]) -> tuple[Block, ...]:
    """The blocks of ``lines``, in normal form."""
    if reading.depth >= MAX_DEPTH:
        return _too_deep(reading, lines)
    reading.depth += 1
    try:
        return joined(_each(reading, lines))
    finally:
        reading.depth -= 1


def _too_deep(reading: Reading, lines: Sequence[Line]) -> tuple[Block, ...]:
    full = [at for at, line in enumerate(lines) if not line.blank]
    if not full:
        return ()
    kept = lines[full[0] : full[-1] + 1]
    reading.say("store-nest-deep", kept[0], limit=MAX_DEPTH)
    first = kept[0].text.strip(BLANK) if reading.plain else kept[0].text
    text = (first, *(line.text for line in kept[1:]))
    fences = [] if reading.plain else [line.rstrip(BLANK) for line in text if line.startswith(":::")]
    unclosed = sum(1 if fence.strip(":") else -1 for fence in fences)
    return (Raw(text=(*text, *(":::",) * unclosed), lines=(kept[0].number, kept[-1].number)),)


def _each(reading: Reading, lines: Sequence[Line]) -> Iterator[Block]:
    """The blocks one by one; a line of attributes goes to the paragraph or list behind it."""
    at = 0
    waiting: tuple[Line, Attrs] | None = None
    while at < len(lines):
        line = lines[at].stripped()
        if not line.text:
            at += 1
            continue
        if found := ATTRIBUTES.match(line.text):
            if waiting:
                yield _lost(reading, waiting[0], "store-attrs-lost")
            attrs = read_attributes(found[1])
            reading.note_label(attrs, line)
            waiting, at = (line, attrs), at + 1
            continue
        block, after = _block(reading, lines, at)
        if waiting and isinstance(block, Paragraph | List):
            block = replace(block, attrs=waiting[1], lines=(waiting[0].number, block.lines[1]))
        elif waiting:
            yield _lost(reading, waiting[0], "store-attrs-place")
        waiting = None
        yield block
        at = after
    if waiting:
        yield _lost(reading, waiting[0], "store-attrs-lost")


def _lost(reading: Reading, line: Line, code: str) -> Raw:
    reading.say(code, line)
    return _raw(line)


def _raw(line: Line) -> Raw:
    return Raw(text=(line.text,), lines=(line.number, line.number))


def _block(reading: Reading, lines: Sequence[Line], at: int) -> Read:
    """The block that begins at ``at`` (no blank line) and the index behind it."""
    whole, line = lines[at], lines[at].stripped()
    text = line.text
    if text.startswith(":::"):
        if whole.text.startswith(":::") and not reading.plain:
            return read_box(reading, lines, at)
        reading.say("store-fence-place", line)
        return _paragraph(reading, lines, at)
    if reader := _LINE_READERS.get(text[0]):
        block = reader(reading, line)
        if block is not None:
            return block, at + 1
    if note := NOTE.match(text):
        blocks, after = hung(reading, lines, at, line.cut(note.end()))
        return Note(label=note[1], blocks=blocks, lines=(line.number, lines[after - 1].number)), after
    if text[0] == "|" or LIST_ROW.match(whole.text):
        return read_table(reading, lines, at)
    if text[0] == ">":
        return _quote(reading, lines, at)
    if RULE.match(text):
        if line.number != reading.open_head:
            reading.say("store-rule-unknown", line, sign=text[:12])
        return _raw(line), at + 1
    if DASH.match(text) or number_of(text) == 1:
        return read_list(reading, lines, at)
    if _is_label(lines, at):
        return _field_list(reading, lines, at)
    return _paragraph(reading, lines, at)


def _heading(reading: Reading, line: Line) -> Block | None:
    hashes = HEADING.match(line.text)
    if hashes is None:
        return None
    level = len(hashes[1]) - 1
    if level > 4:
        reading.say("store-heading-deep", line)
        level = 4
    text, attrs = split_attributes(line.text[hashes.end() :])
    reading.note_label(attrs, line)
    marker, rest = split_heading(text) if level else ("", text)
    usual = usual_level(marker) if marker else 0
    if usual and usual != level:
        shown = "#" * (usual + 1) + " " + marker
        reading.say("store-heading-level", line, marker=marker, usual=usual, level=level, shown=shown)
    runs = reading.runs(line.cut(hashes.end(), hashes.end() + len(text)).cut(len(text) - len(rest)))
    return Heading(level=level, marker=marker, runs=runs, attrs=attrs, lines=(line.number, line.number))


def _comment(_: Reading, line: Line) -> Block | None:
    if not line.text.startswith("%%"):
        return None
    return Comment(text=line.text[2:].strip(BLANK), lines=(line.number, line.number))


def _directive(reading: Reading, line: Line) -> Block | None:
    found = DIRECTIVE.match(line.text)
    value = found[2].strip(BLANK) if found else ""
    if found is None or not value:
        return None
    name = found[1]
    if name not in DIRECTIVES:
        reading.say("store-sign-unknown", line, name=name, names=near(name, tuple(DIRECTIVES)))
    elif DIRECTIVES[name] and value not in DIRECTIVES[name]:
        reading.say("store-sign-value", line, name=name, value=value, names=near(value, DIRECTIVES[name]))
    elif not DIRECTIVES[name]:
        check_value(reading, "{…}", name, line.cut(found.start(2), found.end(2)))
    return Directive(name=name, value=value, lines=(line.number, line.number))


def _image(reading: Reading, line: Line) -> Block | None:
    found = _IMAGE.match(line.text)
    if found is None:
        if _LIKE_IMAGE.match(line.text):
            reading.say("store-image-shape", line)
        return None
    alt = _ESCAPE.sub(r"\1", found[1]).strip(BLANK)
    reading.check_path(found[2], line)
    return Figure(path=found[2], alt=alt, lines=(line.number, line.number))


def _code(reading: Reading, line: Line) -> Block | None:
    if not line.text.startswith("```"):
        return None
    reading.say("store-code-unknown", line)
    return _raw(line)


_LINE_READERS: dict[str, Callable[[Reading, Line], Block | None]] = {
    "#": _heading, "%": _comment, "{": _directive, "!": _image, "`": _code
}  # fmt: skip


def _quote(reading: Reading, lines: Sequence[Line], at: int) -> Read:
    after = at
    part = []
    while after < len(lines) and (sign := _QUOTE.match(lines[after].text)):
        part.append(lines[after].cut(sign.end()))
        after += 1
    return Quote(blocks=reading.inside(part), lines=(part[0].number, part[-1].number)), after


def _paragraph(reading: Reading, lines: Sequence[Line], at: int) -> Read:
    """Lines up to a blank one or the start of another block, as one text with its places."""
    parts: list[str] = []
    spots: list[Spot] = []
    length, after, hard = 0, at, False
    while after < len(lines):
        line = lines[after].stripped()
        if after > at and not hard:
            if not line.text or ends_text(line.text) or _is_label(lines, after):
                break
            _say_joined(reading, line)
            glue = "" if _is_wide(parts[-1][-1:]) and _is_wide(line.text[:1]) else " "
            parts.append(glue)
            length += len(glue)
        spots.append(Spot(length, line.number, line.column))
        part, hard = _with_break(reading, lines, after)
        parts.append(part)
        length += len(part)
        after += 1
    text = "".join(parts)
    if not _say_meant(reading, lines[at].stripped()):
        _check_marker(reading, lines[at].stripped(), text)
    runs = reading.joint_runs(text, spots)
    return Paragraph(runs=runs, lines=(lines[at].number, lines[after - 1].number)), after


def _with_break(reading: Reading, lines: Sequence[Line], at: int) -> tuple[str, bool]:
    """A paragraph's line and whether it ends in a hard break, which is then a line end."""
    text = lines[at].text.strip(BLANK)
    following = lines[at + 1].text if at + 1 < len(lines) else ""
    if not following.strip(BLANK):
        return text, False
    if is_hard(text) and (reading.plain or not following.startswith(":::")):
        return text[:-1].rstrip(BLANK) + "\n", True
    if lines[at].text.endswith("  ") and not ends_text(following):
        return text + "\n", True
    return text, False


def _say_joined(reading: Reading, line: Line) -> None:
    """Tells that a line went on with the paragraph above it, which one that begins like an item was hardly meant to."""
    marker, rest = split_item(line.text)
    if marker and rest and marker != "※":
        reading.say("store-item-joined", line, marker=marker)
    elif _LIKE_ITEM.match(line.text):
        reading.say("store-item-blank", line, instead=f"- {line.text[1:13]}")
    elif _LIKE_RULE.match(line.text):
        reading.say("store-table-bars", line)
    elif not _say_meant(reading, line):
        reading.say("store-line-joined", line)


def _say_meant(reading: Reading, line: Line) -> bool:
    """Tells of a line of words that was meant as a heading or a box; whether it was."""
    if hashes := _LIKE_HEADING.match(line.text):
        reading.say("store-heading-blank", line, instead=f"{hashes[1]} {line.text[hashes.end(1) :][:12]}")
        return True
    fence = _LIKE_FENCE.match(line.text)
    if fence and fence[1] in BOXES:
        reading.say("store-fence-colons", line, name=fence[1])
        return True
    return False


def _check_marker(reading: Reading, line: Line, text: str) -> None:
    """A short line that begins like a heading or an item and is neither deserves a hint."""
    marker, _ = split_heading(text)
    if marker and marker != "※" and len(text) < _BARE_MARKER and not is_date(text) and text[-1] not in ".。다":
        reading.say("store-marker-bare", line, marker=marker)


def _is_wide(sign: str) -> bool:
    """Whether ``sign`` is Han or fullwidth: no space belongs between two such at a line end."""
    return "\u2e80" <= sign <= "\u9fff" or "\uff00" <= sign <= "\uffef" if sign else False


def _is_label(lines: Sequence[Line], at: int) -> bool:
    """Whether the line is the label of a field list: a value stands right below it."""
    below = at + 1 < len(lines) and VALUE.match(lines[at + 1].text)
    return bool(below) and not is_hard(lines[at].text.rstrip(BLANK))


def _field_list(reading: Reading, lines: Sequence[Line], at: int) -> Read:
    items: list[Field] = []
    start, after = at, at
    while True:
        label: Runs = reading.runs(lines[at].stripped())
        blocks: list[Block] = []
        after = at + 1
        while after < len(lines) and VALUE.match(lines[after].text):
            got, after = hung(reading, lines, after, lines[after].cut(2))
            blocks += got
        items.append(Field(label, joined(blocks)))
        following = next((n for n in range(after, len(lines)) if not lines[n].blank), None)
        if following is None or not _is_label(lines, following) or ends_text(lines[following].text):
            break
        at = following
    span = (lines[start].number, lines[after - 1].number)
    return FieldList(items=tuple(items), attrs=NO_ATTRS, lines=span), after
