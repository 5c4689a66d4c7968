"""The scales of charts: round ticks in steps of 1, 2 and 5, and how the numbers of an axis are put.

Pure numbers; it draws nothing. Large numbers are put in the units of the language (만, 억, 조; 万, 亿, 万亿), unless
the chart's own unit has one of them already.
"""

from __future__ import annotations

import math
import re

from kiclayout.base.record import dataclass
from kiclayout.content.chart_data import ChartData

_UNITS: dict[str, tuple[tuple[float, str], ...]] = {
    "ko": ((1e12, "조"), (1e8, "억"), (1e4, "만")),
    "zh": ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
    "zh-Hant": ((1e12, "兆"), (1e8, "億"), (1e4, "萬")),
    "ja": ((1e12, "兆"), (1e8, "億"), (1e4, "万")),
    "en": ((1e9, "B"), (1e6, "M")),
}
_COUNTING = re.compile("[천千만万萬억亿億조兆]|thousand|million|billion|백만", re.IGNORECASE)
_LARGE = 1e5
"""From here on plain numbers of an axis are put in the language's units."""

_ZERO_SHARE = 0.5
"""An axis of lines that vary less than this part of their height need not begin at zero."""

MINUS = "\u2212"


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``low`` to ``high`` with a tick every ``step``; 0 lies on a tick if it lies on the axis."""

    low: float
    high: float
    step: float

    @property
    def ticks(self) -> tuple[float, ...]:
        """All ticks, from the lowest."""
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low / self.step + n) * self.step for n in range(count + 1))

    def share(self, value: float) -> float:
        """How far up ``value`` lies, 0 to 1."""
        return (value - self.low) / (self.high - self.low)


def nice(low: float, high: float, most: int) -> Scale:
    """The closest axis round ``low`` and ``high`` with at most ``most`` steps, each 1, 2 or 5 times a power of ten."""
    if high <= low:
        low, high = min(low, 0.0), max(high, 0.0) or (0.0 if low < 0 else 1.0)
    power = math.floor(math.log10((high - low) / most))
    for step in (unit * 10.0**at for at in (power, power + 1, power + 2) for unit in (1, 2, 5)):
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first <= most:
            break
    return Scale(first * step, max(last, first + 1) * step, step)


def reach(values: tuple[float, ...], zero: bool) -> tuple[float, float]:
    """Lowest and highest place of an axis for ``values``; ``zero``: it has to begin there."""
    low, high = min(values), max(values)
    if zero or low <= 0 <= high or high - low >= _ZERO_SHARE * max(abs(low), abs(high)) or high == low:
        return min(low, 0.0), max(high, 0.0)
    return low, high


@dataclass(frozen=True, slots=True)
class Figures:
    """How the numbers of an axis are put: in parts of ``size``, with ``decimals`` digits, ``unit`` and ``sign``."""

    size: float = 1.0
    unit: str = ""
    sign: str = ""
    decimals: int = 0

    def said(self, value: float) -> str:
        """``value`` as the axis has it."""
        digits = f"{abs(value) / self.size:,.{self.decimals}f}"
        if not float(digits.replace(",", "")):
            return f"0{self.sign}"
        return f"{MINUS if value < 0 else ''}{digits}{self.unit}{self.sign}"


def figures(data: ChartData, scale: Scale, unit: str, lang: str) -> Figures:
    """How the ticks of ``scale`` are put, for a chart in ``lang`` whose unit is ``unit``."""
    written = [mark.written for row in data.rows for mark in row.marks if mark.value is not None]
    sign = "%" if all(text.rstrip().endswith(("%", "％")) for text in written) else ""
    highest = max(abs(scale.low), abs(scale.high))
    counted = any(_COUNTING.search(text) for text in written)
    size, name = 1.0, ""
    if not _COUNTING.search(unit) and (counted or highest >= _LARGE):
        units = _UNITS.get(lang) or _UNITS.get(lang[:2], ())
        size, name = next(((size, name) for size, name in units if highest >= size), (1.0, ""))
    return Figures(size, name, sign, _decimals(scale.step / size))


def _decimals(step: float) -> int:
    """How many digits behind the point ``step`` needs."""
    return max(0, -math.floor(math.log10(step) + 1e-9))
