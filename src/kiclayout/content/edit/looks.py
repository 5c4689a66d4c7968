"""How selected characters look: marks on and off, the language, over as many passages as are selected.

Blanks have no look of their own: they take part, but they do not count when it is asked whether all have a mark. What
a poster's picture says in words is passed over by whoever selects what is round it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kiclayout.base.record import replace
from kiclayout.content.edit.copying import with_words
from kiclayout.content.edit.passages import seen
from kiclayout.content.edit.splice import Look, changed, each_text, flattened, part, whole_bases
from kiclayout.content.inline import SUBSCRIPT, SUPERSCRIPT, Gloss, Runs, Text
from kiclayout.content.issue import Issue
from kiclayout.content.spot import Done, Selection

_AGAINST = {SUPERSCRIPT: SUBSCRIPT, SUBSCRIPT: SUPERSCRIPT}


def toggle_mark(issue: Issue, selection: Selection, mark: str) -> Done:
    """``mark`` taken from all that is selected if all of it has it, else given to all of it."""
    texts = list(selected_texts(issue, selection))
    off = bool(texts) and all(mark in text.marks for text in texts)
    return _restyled(issue, selection, lambda text: replace(text, marks=_with(text.marks, mark, not off)))


def toggled(look: Look, mark: str) -> Look:
    """``look`` with ``mark`` if it has it not, else without: for what will be typed at a bare caret."""
    return Look(_with(look.marks, mark, mark not in look.marks), look.lang)


def _with(marks: tuple[str, ...], mark: str, on: bool) -> tuple[str, ...]:
    kept = {one for one in marks if one not in (mark, _AGAINST.get(mark) if on else None)}
    return tuple(sorted({*kept, mark} if on else kept))


def set_lang(issue: Issue, selection: Selection, lang: str | None) -> Done:
    """The language of what is selected; None = script and surroundings decide."""
    return _restyled(issue, selection, lambda text: replace(text, lang=lang))


def clear_looks(issue: Issue, selection: Selection) -> Done:
    """What is selected without marks and without a language of its own."""
    return _restyled(issue, selection, lambda text: replace(text, marks=(), lang=None))


def _restyled(issue: Issue, selection: Selection, change: Callable[[Text], Text]) -> Done:
    return each_part(issue, selection, lambda runs: each_text(runs, change))


def each_part(issue: Issue, selection: Selection, change: Callable[[Runs], Runs]) -> Done:
    """``change`` made to the selected part of every passage; it must keep the characters."""
    changes = {}
    for passage, start, end in seen(issue, selection):
        if start < end:
            start, end = whole_bases(passage.runs, start, end)
            runs = changed(passage.runs, start, end, change)
            if runs != passage.runs:
                changes[passage.block, passage.field] = runs
    return Done(with_words(issue, changes) if changes else issue, selection)


def selected_texts(issue: Issue, selection: Selection) -> Iterator[Text | Gloss]:
    """The selected texts that are not blank, in links, too."""
    for passage, start, end in seen(issue, selection):
        for run in flattened(part(passage.runs, start, end)) if start < end else ():
            if isinstance(run, Gloss) or (isinstance(run, Text) and run.text.strip()):
                yield run
