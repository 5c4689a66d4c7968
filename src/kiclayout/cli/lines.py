"""``lines``: how well lines are composed, as a table, as JSON and as a picture.

A table's columns are as wide as what stands in them; Korean and Chinese characters count double.
"""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kiclayout.base.diagnostics import Severity, Sink
from kiclayout.cli.report import ProgressLine, show_findings
from kiclayout.cli.words import word

if TYPE_CHECKING:
    from kiclayout.app.lines import Report, Row


def lines(args: argparse.Namespace, sink: Sink, progress: ProgressLine) -> int:
    """``lines SOURCE [--width MM] [--size PT] [--font NAME] [--align A] [--least N] [--pdf FILE] [-o PICTURE]``."""
    from kiclayout.app.lines import measure_lines, measure_pdf
    from kiclayout.app.paragraphs import Choice
    from kiclayout.app.proof import picture_ending, write_proof

    target = Path(args.output) if args.output else None
    if target is not None:
        picture_ending(target, sink)
    choice = Choice(args.font, args.size, args.align, args.least)
    source = Path(args.source)
    if args.pdf:
        report = measure_pdf(source, args.width, choice, sink, Path(args.pdf))
    else:
        report = measure_lines(source, args.width, choice, sink, progress)
    written = target is None or write_proof(report, target, partial(word, lang=args.lang), sink)
    progress.done()
    counts = show_findings(sink, args.lang, quiet=args.quiet)
    if args.json:
        print(json.dumps(as_data(report), ensure_ascii=False, indent=1))
    else:
        print("\n".join(as_text(report, args.lang)))
    if target is not None and written:
        print(word("made-folder", args.lang, file=target), file=sys.stderr if args.json else sys.stdout)
    return 1 if counts[Severity.ERROR] else 0


def as_text(report: Report, lang: str) -> list[str]:
    """What was measured, for people: a line on the paragraphs, and the table."""
    style = report.copy.style
    said = word(
        "lines-said",
        lang,
        name=report.copy.name,
        paragraphs=report.rows[0].figures.paragraphs,
        font=report.copy.font,
        size=f"{style.text.size:g}",
        align=word(f"align-{style.align}", lang),
    )
    after = [word("lines-lost", lang, lost=report.lost)] if report.lost else []
    return [said, "", *table([_heads(lang), *map(_cells, report.rows)]), *after]


def _heads(lang: str) -> list[str]:
    def say(key: str) -> str:
        return word(f"lines-{key}", lang)

    faults = [say(key) for key in ("strands", "heads", "tails", "particles")]
    slack = [f"{say('slack')} p50", "p95", say("most")]
    tracking = [f"{say('tracking')} %", say("jump")]
    return [say("width"), say("ends"), say("tears"), "%", *faults, *slack, *tracking, say("runts"), say("overfull")]


def _cells(row: Row) -> list[str]:
    one = row.figures
    counts = (one.strands, one.heads, one.tails, one.particles)
    slack = (one.slack_median, one.slack_p95, one.slack_most)
    return [
        f"{row.width:.4g}",
        str(one.ends),
        str(one.tears),
        f"{one.share(one.tears):.1f}",
        *map(str, counts),
        *(f"{value:z.3f}" for value in slack),
        *(f"{100 * value:.1f}" for value in (one.tracking, one.jump)),
        str(one.runts),
        str(one.overfull),
    ]


def table(rows: Sequence[Sequence[str]]) -> list[str]:
    """``rows`` in columns flush right, a rule under the first of them."""
    widths = [max(map(columns, column)) for column in zip(*rows, strict=True)]
    made = [
        "  ".join(" " * (width - columns(cell)) + cell for cell, width in zip(row, widths, strict=True)) for row in rows
    ]
    return [made[0], "-" * columns(made[0]), *made[1:]]


def columns(text: str) -> int:
    """How many columns of a terminal ``text`` takes: a full-width character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def as_data(report: Report) -> dict[str, Any]:
    """What was measured, for machines: lengths in em, shares in 1, widths in mm."""
    style = report.copy.style
    head = {"source": report.copy.name, "font": report.copy.font, "size": style.text.size, "align": style.align}
    return head | {"lost": report.lost, "rows": [_row_data(row) for row in report.rows]}


def _row_data(row: Row) -> dict[str, Any]:
    one = row.figures
    counts = ("paragraphs", "ends", "tears", "strands", "heads", "tails", "particles", "runts", "overfull")
    lengths = ("slack_median", "slack_p95", "slack_most", "tracking", "jump")
    return (
        {"width": round(row.width, 3)}
        | {name: getattr(one, name) for name in counts}
        | {name: round(getattr(one, name), 5) for name in lengths}
    )
