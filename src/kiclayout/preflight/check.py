"""Runs all checks over an issue: functions that are given the issue or its words, and a sink for what they find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from kiclayout.base.diagnostics import Sink
from kiclayout.base.origin import Origin, Place
from kiclayout.content.block import Block
from kiclayout.content.inline import Runs
from kiclayout.content.issue import Issue
from kiclayout.content.walk import blocks_of, runs_of
from kiclayout.preflight.checks.direction import leftward_words
from kiclayout.preflight.checks.facts import doubtful_facts
from kiclayout.preflight.checks.fullwidth import fullwidth_signs
from kiclayout.preflight.checks.glosses import glosses_apart
from kiclayout.preflight.checks.hearing import bare_tables, doubtful_languages, empty_titles, skipped_levels
from kiclayout.preflight.checks.labels import numbers_out_of_order
from kiclayout.preflight.checks.partners import doubtful_partners
from kiclayout.preflight.checks.passage import Passage
from kiclayout.preflight.checks.pictures import undescribed_pictures, unsourced_pictures
from kiclayout.preflight.checks.private import private_characters
from kiclayout.preflight.checks.tables import turned_inside
from kiclayout.preflight.checks.units import mixed_units

Check: TypeAlias = Callable[[tuple[Passage, ...], Sink], None]

CHECKS: tuple[Check, ...] = (fullwidth_signs, private_characters, leftward_words, mixed_units, glosses_apart)

WHOLE: tuple[Callable[[Issue, Sink], None], ...] = (
    empty_titles,
    skipped_levels,
    bare_tables,
    turned_inside,
    doubtful_languages,
    doubtful_partners,
    undescribed_pictures,
    unsourced_pictures,
    doubtful_facts,
    numbers_out_of_order,
)


def preflight(issue: Issue, sink: Sink) -> None:
    """Adds what the checks find in ``issue``."""
    said = tuple(passages(issue))
    for check in CHECKS:
        check(said, sink)
    for whole in WHOLE:
        whole(issue, sink)


def passages(issue: Issue) -> Iterator[Passage]:
    """Every passage of the articles, in reading order."""
    for article in issue.articles:
        lang = article.word("lang") or issue.lang
        for block in blocks_of(article):
            for runs in runs_of(block):
                yield _passage(block, runs, lang, article.path)


def _passage(block: Block, runs: Runs, lang: str, path: str) -> Passage:
    return Passage(runs, block.attrs.get("lang") or lang, Place(path, block.lines[0]), Origin(block.id))
