"""How good a policy or a critic is on statements that it was not trained on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from prover.critic.critic import closed_within
from prover.critic.data import Example, State
from prover.critic.decoder import Decoder
from prover.critic.policy import BEAMS, LearnedPolicy
from prover.critic.wording import SLOTS

SAMPLE = 400  # held-out goals that beams are searched for
HORIZONS = (12.0, 96.0, 288.0)
"""Tactics tried below a goal within which it is closed or not, for the critic's figures."""
BINS = 10

Numbers = NDArray[np.float64]


def policy(folder: Path, examples: Sequence[Example]) -> dict[str, Any]:
    """For how many goals a tactic that is known to begin a smallest proof is the policy's first
    proposal, among its first three, or among all. Another tactic may be as good."""
    model = LearnedPolicy(folder)
    good: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for example in examples:
        good.setdefault(example.words, set()).add(example.short)
    chosen = list(good)[:: max(1, len(good) // SAMPLE)][:SAMPLE]
    ranks = []
    for goal in chosen:
        beams = [
            words for words, _ in model.continuations(goal, frozenset(goal).intersection(SLOTS))
        ]
        ranks.append(next((i for i, words in enumerate(beams) if words in good[goal]), BEAMS))
    return {
        "goals": len(chosen),
        **{
            f"among the first {n}": round(sum(rank < n for rank in ranks) / len(chosen), 3)
            for n in (1, 3, BEAMS)
        },
    }


def critic(folder: Path, states: Sequence[State]) -> dict[str, Any]:
    """For each horizon the area under the ROC curve of the critic and of the best simple heuristic,
    and how far stated probabilities are from frequencies (expected calibration error). Writes
    calibration.svg.

    A goal that its search left open early has no known fate, while one that was closed always has:
    those that are known stand for the others, each with a weight (Uno et al. 2007)."""
    outputs = _outputs(Decoder(folder), states)
    figures: dict[str, Any] = {"states": len(states)}
    reliability = {}
    for horizon in HORIZONS:
        known, fate, weights = fates(states, horizon)
        if fate.all() or not fate.any():
            continue
        said = closed_within(outputs[known], horizon).astype(np.float64)
        simple = {
            "size": [-float(states[i].size) for i in known],
            "depth": [-float(states[i].depth) for i in known],
            "hypotheses": [-float(states[i].hypotheses) for i in known],
        }
        # A heuristic may point either way.
        best = {
            name: max(a := auc(np.array(xs), fate, weights), 1 - a) for name, xs in simple.items()
        }
        name = max(best, key=lambda key: best[key])
        curve = _reliability(said, fate, weights)
        reliability[horizon] = curve
        error = sum(abs(p - f) * n for p, f, n in curve) / weights.sum()
        figures |= {
            f"known within {horizon:g}": len(known),
            f"closed within {horizon:g}": round(float(weights[fate].sum() / weights.sum()), 3),
            f"auc within {horizon:g}": round(auc(said, fate, np.ones(len(known))), 3),
            f"auc within {horizon:g}, weighted": round(auc(said, fate, weights), 3),
            f"auc of {name}, the best heuristic, within {horizon:g}": round(best[name], 3),
            f"calibration error within {horizon:g}": round(float(error), 3),
        }
    _draw(reliability, folder / "calibration.svg")
    return figures


def fates(states: Sequence[State], horizon: float) -> tuple[list[int], NDArray[np.bool_], Numbers]:
    """The states whose fate within the horizon is known, by number; whether they were closed in it;
    and their weights: one over the probability (Kaplan and Meier) that a search goes on for so long
    as it took to know."""
    given_up = sorted(s.effort for s in states if not s.closed and s.effort < horizon)
    efforts = np.array([s.effort for s in states])
    known = [
        i for i, s in enumerate(states) if s.effort >= horizon or (s.closed and s.effort <= horizon)
    ]
    fate = np.array([states[i].closed and states[i].effort <= horizon for i in known])
    going_on = 1.0
    times, shares = [-1.0], [1.0]
    for time in sorted(set(given_up)):
        going_on *= 1 - given_up.count(time) / int((efforts >= time).sum())
        times.append(time)
        shares.append(going_on)
    took = np.minimum(efforts[known], horizon)
    # Strictly before: what happens at the same effort as the giving up was still seen.
    at = np.searchsorted(times, took, side="left") - 1
    return known, fate, 1 / np.array(shares)[np.maximum(at, 0)]


def auc(scores: Numbers, fate: NDArray[np.bool_], weights: Numbers) -> float:
    """The probability that a true one scores above a false one, ties counting half; each counts by
    its weight."""
    values, at = np.unique(scores, return_inverse=True)
    true = np.bincount(at, weights * fate, len(values))
    false = np.bincount(at, weights * ~fate, len(values))
    below = np.cumsum(false) - false
    return float((true * (below + false / 2)).sum() / (true.sum() * false.sum()))


def _outputs(model: Decoder, states: Sequence[State]) -> NDArray[np.float32]:
    words = model.vocabulary
    rows = [model.read([[*words.ids(state.words), words.ask]])[0] for state in states]
    return np.concatenate(rows)


def _reliability(
    said: Numbers, fate: NDArray[np.bool_], weights: Numbers
) -> list[tuple[float, float, float]]:
    """For each bin of stated probability: its mean, the frequency, and the weight of it all."""
    at = np.minimum((said * BINS).astype(int), BINS - 1)
    bins = [(said[at == b], fate[at == b], weights[at == b]) for b in range(BINS)]
    return [
        (float((s * w).sum() / w.sum()), float(w[f].sum() / w.sum()), float(w.sum()))
        for s, f, w in bins
        if len(w)
    ]


def _draw(curves: dict[float, list[tuple[float, float, float]]], path: Path) -> None:
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(4, 4))
    axes.plot([0, 1], [0, 1], color="grey", linewidth=0.8, label="as stated")
    for horizon, curve in curves.items():
        label = f"within {horizon:g} tactics"
        axes.plot([p for p, _, _ in curve], [f for _, f, _ in curve], marker="o", label=label)
    axes.set(xlabel="stated probability", ylabel="closed", title="critic, held-out statements")
    axes.legend()
    figure.tight_layout()
    figure.savefig(path, metadata={"Date": None})
    pyplot.close(figure)
