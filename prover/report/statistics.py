"""The sums behind a report: intervals, pass@k, and whether a difference could be luck."""

from __future__ import annotations

from collections.abc import Sequence
from math import comb, sqrt

Z = 1.959964  # of a two-sided interval of 95 %


def wilson(mean: float, count: int) -> tuple[float, float]:
    """The 95 % score interval (Wilson 1927) of a mean over `count` independent values.

    Of values between 0 and 1 the variance is at most mean (1 - mean), that of a yes or no: for
    anything but that, such as a pass@k, the interval is rather too wide.
    """
    if count == 0:
        return 0.0, 1.0
    square = Z * Z / count
    centre = mean + square / 2
    half = Z * sqrt(mean * (1 - mean) / count + square / (4 * count))
    return max(0.0, (centre - half) / (1 + square)), min(1.0, (centre + half) / (1 + square))


def pass_at(k: int, samples: int, right: int) -> float:
    """The chance that one of `k` of the samples is right, the unbiased estimator of pass@k (Chen
    and others 2021, arXiv 2107.03374); `k` is at most `samples`."""
    return 1 - comb(samples - right, k) / comb(samples, k)


def sign_test(wins: int, losses: int) -> float:
    """The two-sided p-value of so many wins against losses if both were as likely, exactly.

    Of single yes-or-no outcomes in pairs this is McNemar's test.
    """
    count = wins + losses
    tail = sum(comb(count, i) for i in range(min(wins, losses) + 1))
    return min(1.0, float(2 * tail / 2**count))


def holm(values: Sequence[float]) -> list[float]:
    """p-values of several tests made at once, each raised so that all hold together (Holm 1979)."""
    order = sorted(range(len(values)), key=lambda place: values[place])
    adjusted, highest = [0.0] * len(values), 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (len(values) - rank) * values[place]))
        adjusted[place] = highest
    return adjusted
