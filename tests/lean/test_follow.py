"""Tactics one after the other in Lean: the whole state after each, and where it ends."""

from __future__ import annotations

import time

import pytest

from prover.lean.pool import Pool
from prover.types import Failure, Statement, TacticFailure, TacticState

SWAP = Statement("swap", "theorem swap (p q : Prop) (h : p ∧ q) : q ∧ p")


def states(found: list[object]) -> list[list[str]]:
    return [[g.target for g in each.goals] for each in found if isinstance(each, TacticState)]


def test_states_are_whole(shared_pool: Pool) -> None:
    tactics = ["constructor", "exact h.2", "exact h.1"]
    found = shared_pool.follow(SWAP, tactics, timeout=20)
    assert states(found) == [["q ∧ p"], ["q", "p"], ["p"], []]
    found = shared_pool.follow(
        SWAP, ["constructor", "all_goals cases h", "rotate_left"], timeout=20
    )
    assert states(found)[-1] == ["p", "q"]
    assert states(shared_pool.follow(SWAP, [], timeout=20)) == [["q ∧ p"]]


@pytest.mark.parametrize(
    ("tactics", "count", "kind"),
    [
        (["exact h"], 1, Failure.TACTIC),
        (["constructor", "exact h.1", "skip"], 2, Failure.TACTIC),
        (["constructor", "no_such_tactic", "skip"], 2, Failure.PARSE),
        (["constructor", "exact ("], 2, Failure.PARSE),
        (["constructor", "sorry"], 2, Failure.TACTIC),
        (["constructor", "", "skip"], 2, Failure.PARSE),
        (["exact ⟨h.2, h.1⟩", "skip", "exact h"], 3, Failure.TACTIC),
    ],
)
def test_it_ends_at_the_first_failure(
    shared_pool: Pool, tactics: list[str], count: int, kind: Failure
) -> None:
    found = shared_pool.follow(SWAP, tactics, timeout=20)
    assert len(found) == count + 1
    assert len(states(found)) == count
    last = found[-1]
    assert isinstance(last, TacticFailure)
    assert last.kind is kind


def test_what_hangs_ends_in_time_with_what_was_before_it(shared_pool: Pool) -> None:
    started = time.monotonic()
    tactics = ["constructor", "skip", "repeat (have := True.intro)", "skip"]
    found = shared_pool.follow(SWAP, tactics, timeout=4)
    assert time.monotonic() - started < 10
    assert states(found) == [["q ∧ p"], ["q", "p"], ["q", "p"]]
    last = found[-1]
    assert isinstance(last, TacticFailure)
    assert last.kind is Failure.TIMEOUT


def test_a_statement_that_does_not_elaborate(shared_pool: Pool) -> None:
    for signature in ("theorem t : 1 + = 2", "theorem t : nothing"):
        (only,) = shared_pool.follow(Statement("t", signature), ["simp"], timeout=20)
        assert isinstance(only, TacticFailure)
