"""Rows of a stack that stand abreast: how many of them each column takes, by their heights alone."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise


def level(heights: Sequence[float], gap: float, columns: int) -> tuple[int, ...]:
    """How many rows stand in each column, in order, so that the highest column is as low as it can be.

    Args:
        heights: Of the rows, in points.
        gap: Between two rows, in points.
        columns: How many there may be, at least 1.
    """
    if columns == 1:
        return (len(heights),)
    ends = list(accumulate((one + gap for one in heights), initial=0.0))
    sums = sorted({ends[b] - ends[a] - gap for a in range(len(heights)) for b in range(a + 1, len(ends))})
    low, high = 0, len(sums) - 1
    while low < high:
        middle = (low + high) // 2
        if sum(filled(heights, gap, columns, sums[middle])) == len(heights):
            high = middle
        else:
            low = middle + 1
    return filled(heights, gap, columns, sums[low]) if sums else ()


def filled(heights: Sequence[float], gap: float, columns: int, room: float) -> tuple[int, ...]:
    """How many rows stand in each column, in order, if every column takes what goes into ``room`` points."""
    counts, y = [0], 0.0
    for one in heights:
        y += one + (gap if counts[-1] else 0.0)
        if y > room + 0.01:
            if len(counts) == columns or one > room + 0.01:
                break
            counts.append(0)
            y = one
        counts[-1] += 1
    return tuple(counts)


def height(heights: Sequence[float], gap: float, columns: int) -> float:
    """Of the highest column, in points."""
    if columns == 1:
        return sum(heights) + gap * max(len(heights) - 1, 0)
    ends = list(accumulate(level(heights, gap, columns), initial=0))
    return max((height(heights[a:b], gap, 1) for a, b in pairwise(ends)), default=0.0)
