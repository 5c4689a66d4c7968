"""Finds names in a layout's patterns and conditions that no issue has: what they ask for would be left out unseen.

Which names there are says ``design.vocabulary``; what they are filled with, ``typeset.facts``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kiclayout.base.diagnostics import Sink
from kiclayout.design.vocabulary import Vocabulary
from kiclayout.store.layout_names import Use


def check_patterns(uses: Sequence[Use], words: Iterable[str], sink: Sink) -> None:
    """A finding for every name that a pattern, a condition or ``each`` asks for and that is not known.

    Args:
        uses: What the layout says, of the sorts pattern, condition, list and entry; others are passed over.
        words: The keys of the layout's wordings.
        sink: Takes the findings.
    """
    known = Vocabulary(words, ["item", *(name for sort, name, _ in uses if sort == "entry")])
    finds = {"pattern": known.strangers, "condition": known.strange_conditions, "list": known.strange_conditions}
    for sort, said, place in uses:
        for name, meant in finds[sort](said) if sort in finds else ():
            sink.add("layout-fact-unknown", place=place, name=name, meant=meant)
