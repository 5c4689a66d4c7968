"""Articles of a document: where each begins, its title, the facts below the title, headings that nobody has styled.

A line styled as a title begins an article. Without one, headings of the highest level do, and without these the first
short line is the title. Whatever is guessed is said.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from kiclayout.base.record import dataclass, replace
from kiclayout.content.block import Block, Head, Heading, Note
from kiclayout.content.edit.splice import part
from kiclayout.content.inline import Break, NoteRef, Runs
from kiclayout.content.normal import normal_blocks
from kiclayout.content.runs import normal_runs
from kiclayout.content.walk import runs_of, walk
from kiclayout.convert.loose.signs import BYLINE, CREDIT, END_SOURCE, KICKER, PRESS, SENTENCE, SOURCE_LINE, language
from kiclayout.convert.office.body import behind, blocks_of, without_bold
from kiclayout.convert.office.captions import caption_of, captioned, in_angles
from kiclayout.convert.office.written import Board, Entry, Line, Manuscript, Shot

_SHORT = 60
"""Characters of the longest line that may be a title or heading nobody has called one."""
_EARLY = 3
"""Among so many first lines the title is looked for."""
_FACTS = 5
"""How many lines below the title may be facts."""
_LARGER = 1.12
"""So much larger than usual are the letters of a heading that nobody has styled."""

_DASHED = re.compile(r"[-–—―]+\s+(\S.*\S)\s+[-–—―]+")
"""A subtitle, as press releases write it."""
_BRACKETED = re.compile(r"\s*[\[【]([^\[\]【】]{1,20})[\]】]\s*")

Tell = Callable[[str, int, str], None]
"""Takes a finding: its code, the paragraph's number, the words it is about."""
Fields = dict[str, Runs | str]


@dataclass(frozen=True, slots=True)
class Draft:
    """An article to be: its title, if it has one, what stands before that, and what follows."""

    title: Line | None
    entries: tuple[Entry, ...]
    before: tuple[Entry, ...] = ()


def drafts_of(manuscript: Manuscript, tell: Tell) -> tuple[Draft, ...]:
    """The articles that a document holds; none if it holds nothing."""
    entries = _whole_titles([entry for entry in manuscript.entries if not _in_contents(entry)])
    starts = _starts(entries, tell)
    if not starts:
        return (Draft(None, entries),) if entries else ()
    made: list[Draft] = []
    for start, end in zip(starts, (*starts[1:], len(entries)), strict=True):
        title = entries[start]
        assert isinstance(title, Line)
        made.append(Draft(title, entries[start + 1 : end], () if made else entries[:start]))
    return tuple(made)


def _starts(entries: Sequence[Entry], tell: Tell) -> tuple[int, ...]:
    """Where the titles stand."""
    lines = [(at, entry) for at, entry in enumerate(entries) if isinstance(entry, Line)]
    titles = [at for at, line in lines if line.role == "title"]
    if titles:
        return tuple(titles)
    headings = [(at, line) for at, line in lines if line.role == "heading"]
    highest = min((line.level for _, line in headings), default=0)
    tops = [at for at, line in headings if line.level == highest]
    if tops and lines[0][0] == tops[0]:
        alone = len(tops) == 1 or tops[1] == tops[0] + 1
        return (tops[0],) if alone else tuple(tops)
    usual = _usual_size(entries)
    early = [(at, line) for at, line in lines[:_EARLY] if _may_be_title(line)]
    guessed = next((at for at, line in early if line.size > _LARGER * usual or line.bold), None)
    if guessed is None and early and early[0][0] == lines[0][0] and len(lines) > 1:
        guessed = early[0][0]
    if guessed is None:
        return ()
    tell("convert-title-guessed", lines[[at for at, _ in lines].index(guessed)][1].number, _text(entries[guessed]))
    return (guessed,)


def _whole_titles(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """``entries`` with a title of several paragraphs in one; a Chinese one below a Korean one is a fact of its own."""
    made: list[Entry] = []
    for entry in entries:
        last = made[-1] if made else None
        if isinstance(entry, Line) and isinstance(last, Line) and entry.role == last.role == "title":
            if language(entry.text) == "zh" != language(last.text):
                made.append(replace(entry, role="subtitle"))
            else:
                made[-1] = replace(last, runs=normal_runs((*last.runs, Break(), *entry.runs)))
            continue
        made.append(entry)
    return tuple(made)


def _in_contents(entry: Entry) -> bool:
    return isinstance(entry, Line) and entry.role == "contents"


def _text(entry: Entry) -> str:
    return entry.text if isinstance(entry, Line) else ""


def _may_be_title(line: Line) -> bool:
    return (
        line.role == "body"
        and 0 < len(line.text) <= _SHORT
        and not SENTENCE.search(line.text)
        and not _BRACKETED.fullmatch(line.text)
        and caption_of(line) is None
    )


def _usual_size(entries: Sequence[Entry]) -> float:
    """The size of most of the text."""
    counts: Counter[float] = Counter()
    for entry in entries:
        if isinstance(entry, Line):
            counts[entry.size] += len(entry.text)
    return max(counts, key=lambda size: counts[size], default=0.0)


# ---------------------------------------------------------------------------------------------------- one article
def article_blocks(
    draft: Draft, notes: Mapping[str, tuple[Block, ...]], path_of: Callable[[Shot], str], tell: Tell
) -> tuple[Block, ...]:
    """The blocks of an article, its head first, every note behind the first block that calls it."""
    fields = Fields()
    title = _title(draft.title, fields)
    before = _without_kicker(draft.before, fields)
    entries = [*before, *_with_facts(list(draft.entries), fields)]
    entries = _end_source(entries, fields)
    levelled = _levelled(_with_headings(entries, tell))
    blocks = blocks_of(captioned(levelled, path_of))
    head: list[Block] = [Head(fields=tuple(fields.items()))] if fields else []
    return normal_blocks([*head, *title, *_with_notes(blocks, notes)])


def _title(line: Line | None, fields: Fields) -> list[Block]:
    if line is None:
        return []
    runs = without_bold(line.runs)
    if (found := KICKER.match(line.text)) and found.end() < len(line.text):
        fields["kicker"] = found[1] or found[2]
        runs = behind(runs, found.end())
    return [Heading(level=0, runs=runs, lines=(line.number, line.number))]


def _without_kicker(before: Sequence[Entry], fields: Fields) -> tuple[Entry, ...]:
    """What stands before the title without a line in brackets, which says of what kind the article is."""
    for at, entry in enumerate(before):
        found = _BRACKETED.fullmatch(_text(entry))
        if found and "kicker" not in fields:
            fields["kicker"] = found[1]
            return (*before[:at], *before[at + 1 :])
    return tuple(before)


def _with_facts(entries: list[Entry], fields: Fields) -> list[Entry]:
    """``entries`` without the lines below the title that are facts of the article."""
    for _ in range(_FACTS):
        first = entries[0] if entries else None
        found = _fact(first, entries[1] if len(entries) > 1 else None) if isinstance(first, Line) else None
        if found is None or found[0] in fields:
            break
        fields[found[0]] = found[1]
        entries = entries[1:]
    return entries


def _fact(line: Line, behind_it: Entry | None) -> tuple[str, Runs] | None:
    """Key and value of a line below the title; None = it is text."""
    text = line.text
    if line.role == "subtitle":
        return "title_zh" if language(text) == "zh" else "subtitle", without_bold(line.runs)
    if line.role != "body" or len(text) > 2 * _SHORT:
        return None
    if dashed := _DASHED.fullmatch(text):
        return "subtitle", without_bold(normal_runs(part(line.runs, dashed.start(1), dashed.end(1))))
    for key, sign in (("byline", BYLINE), ("source", SOURCE_LINE), ("source", END_SOURCE)):
        if found := sign.fullmatch(text):
            return key, behind(line.runs, found.start(1))
    if PRESS.fullmatch(text) and BYLINE.fullmatch(_text(behind_it) if behind_it else ""):
        return "press", line.runs
    if language(text) == "zh" and len(text) <= _SHORT and not SENTENCE.search(text):
        return "title_zh", without_bold(line.runs)
    return None


def _end_source(entries: list[Entry], fields: Fields) -> list[Entry]:
    """``entries`` without the source at the end, which is the whole article's if no picture or table is before it."""
    last, above = (entries[-1], entries[-2]) if len(entries) > 1 else (None, None)
    if not isinstance(last, Line) or not isinstance(above, Line) or caption_of(above) is not None:
        return entries
    found = END_SOURCE.fullmatch(last.text) or CREDIT.fullmatch(last.text)
    if found is None or "end_source" in fields:
        return entries
    fields["end_source"] = behind(last.runs, found.start(1))
    return entries[:-1]


def _with_headings(entries: Sequence[Entry], tell: Tell) -> list[Entry]:
    """``entries`` with those lines made headings that look like some, where no line is styled as one."""
    made = list(entries)
    if any(isinstance(entry, Line) and entry.role == "heading" for entry in entries):
        return made
    usual = _usual_size(entries)
    for at, entry in enumerate(made[:-1]):
        if isinstance(entry, Line) and _may_be_title(entry) and (entry.bold or entry.size > _LARGER * usual > 0):
            following = made[at + 1]
            if isinstance(following, Board) and in_angles(entry):
                continue
            if not isinstance(following, Line) or not following.bold:
                made[at] = replace(entry, role="heading", level=1 if entry.size > _LARGER * usual else 2)
                tell("convert-heading-guessed", entry.number, entry.text)
    return made


def _levelled(entries: Sequence[Entry]) -> list[Entry]:
    """``entries`` with the levels of their headings counted from 1, without gaps."""
    levels = sorted({entry.level for entry in entries if isinstance(entry, Line) and entry.role == "heading"})
    return [
        replace(entry, level=levels.index(entry.level) + 1)
        if isinstance(entry, Line) and entry.role == "heading"
        else entry
        for entry in entries
    ]


def _with_notes(blocks: Sequence[Block], notes: Mapping[str, tuple[Block, ...]]) -> Iterator[Block]:
    placed: set[str] = set()
    for block in blocks:
        yield block
        called = [
            run.label for one in walk((block,)) for runs in runs_of(one) for run in runs if isinstance(run, NoteRef)
        ]
        for label in dict.fromkeys(called):
            if label in notes and label not in placed:
                placed.add(label)
                yield Note(label=label, blocks=notes[label])
