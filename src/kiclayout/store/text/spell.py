"""Writes inline runs, with a backslash only where the reader would take a sign for something else."""

from __future__ import annotations

from itertools import groupby

from kiclayout.content.inline import BOLD, SUPERSCRIPT, Break, Link, NoteRef, PageRef, Runs, Text
from kiclayout.content.runs import normal_runs, unglossed
from kiclayout.store.text.inline import NAMED, PUNCTUATION, SIGN, SUP

_NAMES = {sign: name for name, sign in NAMED.items()}
_RISKY = frozenset("\\^*[]{!") | frozenset(_NAMES)


def write_runs(runs: Runs) -> str:
    """The one line that spells ``runs``, hard breaks as ``{br}``."""
    return spell(normal_runs(runs), one_line=True)


def spell(runs: Runs, *, one_line: bool, bracketed: bool = False) -> str:
    """How ``runs``, in normal form, are written.

    Args:
        runs: The runs.
        one_line: Whether a hard break is ``{br}`` instead of a backslash with a line end.
        bracketed: Whether the result will stand between ``[`` and ``]``.
    """
    flat = unglossed(runs)
    last = len(flat) - 1
    out: list[str] = []
    for bold, group in groupby(enumerate(flat), lambda entry: _is_bold(entry[1])):
        if bold:
            texts = (_text(run, (False, False), bracketed) for _, run in group if isinstance(run, Text))
            out += ["**", *texts, "**"]
            continue
        for at, run in group:
            match run:
                case Text():
                    out.append(_text(run, (at == 0, at == last), bracketed))
                case Link():
                    out.append(f"[{spell(run.runs, one_line=True, bracketed=True)}]({run.href})")
                case NoteRef():
                    out.append(f"[^{run.label}]")
                case PageRef():
                    out.append(f"{{{run.kind}:{run.label}{run.particle and ' ' + run.particle}}}")
                case Break():
                    out.append("{br}" if one_line else "\\\n")
    return "".join(out)


def _is_bold(run: object) -> bool:
    return isinstance(run, Text) and BOLD in run.marks


def _text(run: Text, ends: tuple[bool, bool], bracketed: bool) -> str:
    """A run without its bold; ``ends``: whether the run begins and ends the whole text."""
    marks = [mark for mark in run.marks if mark != BOLD]
    raised = SUPERSCRIPT in marks and SUP.fullmatch(f"^{run.text}^") is not None
    if raised:
        marks.remove(SUPERSCRIPT)
    attributes = ["." + mark for mark in marks] + ([f"lang={run.lang}"] if run.lang else [])
    attributes += [f"ruby={run.ruby}"] if run.ruby else []
    if not attributes:
        return f"^{run.text}^" if raised else escaped(run.text, ends, bracketed)
    core = f"^{run.text}^" if raised else escaped(run.text, (True, True), True)
    return f"[{core}]{{{' '.join(attributes)}}}"


def escaped(text: str, ends: tuple[bool, bool], bracketed: bool) -> str:
    """``text`` with a backslash before each sign that would mean something, and odd blanks by name."""
    if _RISKY.isdisjoint(text):
        return text
    out = []
    for at, sign in enumerate(text):
        if sign in _NAMES:
            out.append(f"{{{_NAMES[sign]}}}")
        elif sign in _RISKY and _misleads(text, at, ends, bracketed):
            out.append("\\" + sign)
        else:
            out.append(sign)
    return "".join(out)


def _misleads(text: str, at: int, ends: tuple[bool, bool], bracketed: bool) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    match text[at]:
        case "\\":
            return not after or after in PUNCTUATION or after in _NAMES
        case "^":
            return True
        case "*":
            open_edge = (not before and not ends[0]) or (not after and not ends[1])
            return before == "*" or after == "*" or open_edge
        case "[":
            return bracketed
        case "]":
            return bracketed or (after != "" and after in "({")
        case "{":
            return SIGN.match(text, at) is not None
        case _:
            return not after and not ends[1]
