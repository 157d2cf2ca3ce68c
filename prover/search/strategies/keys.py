"""What goals are ordered by; all of it in nats, less is better."""

from __future__ import annotations

from math import log

from prover.search.strategies.heap import Entry

STAGE = 1.5  # nats by which a goal is less likely each time it was looked at in vain
FLOOR = 1e-4  # a critic may be wrong: no value is held for less
WEIGHT = 1.0  # of the critic, beside the costs


def heuristic(entry: Entry) -> float:
    """The loop's own judgement."""
    return entry.cost


def likely(entry: Entry) -> float:
    """Minus the log-probability of the tactics that led to the goal (BFS-Prover, Xin et al. 2025,
    without its length normalisation), and of what is still to come from it.

    The tactics of later stages are the unlikely ones, and `node.cost` does not say so: without
    their share a goal would come back at once, until it is exhausted, before any other is seen.
    """
    return entry.node.cost + STAGE * entry.node.stage


def guided(entry: Entry) -> float:
    """The way so far and what the critic thinks of the rest, as in A*."""
    return entry.cost + WEIGHT * improbability(entry.node.value)


def improbability(value: float) -> float:
    """Minus the logarithm of a critic's value, which may be 0, or no number at all."""
    return -log(min(1.0, max(FLOOR, value)))
