"""Plots as geometry: values to pixels, ticks, and lines as SVG paths. `plot.svg.j2` draws them, in
the page's own colours, so that they are small and follow its dark mode."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

WIDTH, HEIGHT = 560, 300
LEFT, RIGHT, TOP, BOTTOM = 46, 14, 12, 40  # margins
COLOURS = 6  # of which the page has that many
_STEPS = (1, 2, 5, 10)
_MOST_TICKS = 6

Pairs = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Series:
    """Values of one thing. `steps` holds each value until the next; `band` are (x, low, high);
    `dashed` is what is expected and not seen; `dots` mark the points."""

    label: str
    number: int
    """Of the thing: it has its colour in all plots."""
    points: Pairs
    steps: bool = False
    band: Sequence[tuple[float, float, float]] = ()
    dashed: bool = False
    dots: bool = False


@dataclass(frozen=True)
class Tick:
    """A mark on an axis, at a pixel."""

    at: float
    text: str


@dataclass(frozen=True)
class Plot:
    """A plot; x may be logarithmic, or a whole number; y goes from 0 to `top` and is a share if
    that is 1."""

    title: str
    x: str
    y: str
    series: Sequence[Series]
    logarithmic: bool = False
    whole: bool = False
    top: float = 1.0

    @cached_property
    def _range(self) -> tuple[float, float]:
        values = [x for each in self.series for x, _ in each.points]
        values += [x for each in self.series for x, _, _ in each.band]
        if self.logarithmic:
            values = [x for x in values if x > 0]
        low, high = min(values, default=1.0), max(values, default=1.0)
        if not self.logarithmic:
            return (low, high) if low < high else (low - 0.5, high + 0.5)
        return (low, high) if low < high else (low / 2, high * 2)

    def across(self, x: float) -> float:
        """The pixel of a value."""
        low, high = self._range
        if self.logarithmic:
            share = math.log(max(x, low) / low) / math.log(high / low)
        else:
            share = (x - low) / (high - low)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def up(self, y: float) -> float:
        """The pixel of a value."""
        return HEIGHT - BOTTOM - y / self.top * (HEIGHT - TOP - BOTTOM)

    @property
    def ticks_across(self) -> list[Tick]:
        low, high = self._range
        found = (
            decades(low, high)
            if self.logarithmic
            else rounds(low, high, least=1.0 if self.whole else 0.0)
        )
        return [Tick(self.across(x), f"{x:g}") for x in found]

    @property
    def ticks_up(self) -> list[Tick]:
        found = rounds(0.0, self.top)
        return [Tick(self.up(y), f"{y:.0%}" if self.top == 1 else f"{y:g}") for y in found]

    def path(self, series: Series) -> str:
        """The line through a series."""
        found: list[str] = []
        last = None
        for x, y in series.points:
            if series.steps and last is not None:
                found.append(f"H{self.across(x):.1f}")
            found.append(f"{'L' if found else 'M'}{self.across(x):.1f} {self.up(y):.1f}")
            last = y
        return "".join(found)

    def area(self, series: Series) -> str:
        """The band of a series."""
        above = [f"{self.across(x):.1f} {self.up(high):.1f}" for x, _, high in series.band]
        below = [f"{self.across(x):.1f} {self.up(low):.1f}" for x, low, _ in series.band]
        return f"M{'L'.join([*above, *reversed(below)])}Z" if above else ""


def cumulative(values: Iterable[float], until: float, weight: float = 1.0) -> Pairs:
    """How many of the values are at most x, times `weight`, for a line in steps from the least
    value to `until`."""
    found = sorted(values)
    points = [(found[0], 0.0)] if found else []
    points += [(x, (place + 1) * weight) for place, x in enumerate(found)]
    return [*points, (max(until, *found), len(found) * weight)] if found else points


def rounds(low: float, high: float, least: float = 0.0) -> list[float]:
    """Round numbers from `low` to `high`, a few, `least` apart or more."""
    rough = max(least, (high - low) / _MOST_TICKS)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(s * power for s in _STEPS if s * power >= rough * (1 - 1e-9))
    first = math.ceil(low / step - 1e-9)
    return [i * step for i in range(first, math.floor(high / step + 1e-9) + 1)]


def decades(low: float, high: float) -> list[float]:
    """Round numbers on a logarithmic scale: powers of ten, with their halves and fifths if there
    are few."""
    first, last = math.floor(math.log10(low)), math.ceil(math.log10(high))
    factors: tuple[int, ...] = (1,) if last - first > _MOST_TICKS / 2 else (1, 2, 5)
    found = [factor * 10.0**power for power in range(first, last + 1) for factor in factors]
    return [x for x in found if low * (1 - 1e-9) <= x <= high * (1 + 1e-9)]
