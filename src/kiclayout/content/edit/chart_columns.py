"""Charts keep to their columns while those of their table change places, come or go.

A chart names columns by number. No rows: what a chart shows of them it shows in whatever order they stand.
"""

from __future__ import annotations

from collections.abc import Sequence

from kiclayout.base.record import replace
from kiclayout.content.block import Chart, Table
from kiclayout.content.chart_data import columns_of
from kiclayout.content.edit.copying import with_block
from kiclayout.content.edit.passages import article_of, trail
from kiclayout.content.issue import Issue
from kiclayout.content.walk import walk


def with_charts(issue: Issue, old: Table, order: Sequence[int | None]) -> Issue:
    """``issue`` with the charts of a table naming the columns that they named before.

    A series whose column is gone is left out; of a chart that has no other the first names a column that is not
    there, so that this is found, and no other column takes its place unasked.

    Args:
        issue: The issue with the new table.
        old: The table as it was.
        order: For each column of the new table the old one that it is, from 0; None = it is new.
    """
    article = article_of(issue, old.id)
    if article is None or not old.attrs.label or list(order) == list(range(len(old.grid.align))):
        return issue
    charts = [one for one in walk(article.blocks) if isinstance(one, Chart) and one.table == old.attrs.label]
    for chart in charts:
        issue = with_block(issue, trail(issue, chart.id), (_kept(chart, order, len(old.grid.align)),))
    return issue


def _kept(chart: Chart, order: Sequence[int | None], count: int) -> Chart:
    """``chart`` naming its columns anew; as it is written where that is the same."""
    x, series = columns_of(chart)
    places = {was: at for at, was in enumerate(order) if was is not None}
    beyond = len(order) - count
    names, *drawn = (one + beyond if one >= count else places.get(one) for one in (x, *series))
    left = tuple(one for one in drawn if one is not None) or (len(order),)
    new_x = 0 if names is None else names
    return replace(
        chart,
        x=chart.x if new_x == x else str(new_x + 1),
        y=chart.y if left == series else " ".join(str(one + 1) for one in left),
    )
