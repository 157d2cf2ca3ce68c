"""Every strategy on real Lean: small theorems, and a critic that is of no help."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from prover import theory
from prover.assemble import assemble
from prover.budget import Budget
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.search.guide import Guide
from prover.search.loop import Found, search
from prover.search.moves import View
from prover.search.strategies import STRATEGIES
from prover.types import Statement

SECONDS = 120.0  # for what takes one or two where nothing else runs
PATIENT = 60.0
PREAMBLE = """inductive N where
  | z
  | s (n : N)

open N

def plus : N → N → N
  | z, m => m
  | s n, m => s (plus n m)

"""
THEOREMS = {
    "an implication": "theorem t (p q : N → Prop) (h : ∀ n, p n → q (s n)) : p z → q (s z)",
    "a witness": "theorem t (f : N → N) (n : N) : ∃ m, f (s m) = f (s n)",
    "an induction": "theorem t (n m : N) : plus n (s m) = s (plus n m)",
    "two inductions and more": (
        "theorem t (n m k : N) : plus n z = n ∧ plus (plus n m) k = plus n (plus m k) ∧ z ≠ s n"
    ),
}


class Contrary:
    """A critic that against all reason likes goals that are long."""

    def __init__(self) -> None:
        self.asked = 0

    def values(self, views: Sequence[View], left: float) -> list[float]:
        assert left >= 0
        self.asked += len(views)
        return [1 - 0.9 ** len(view.goal.target) for view in views]


def searched(pool: Pool, given: Statement, guide: Guide) -> Found:
    budget = Budget(SECONDS)
    found = search(given, theory.read(given, pool, timeout=PATIENT), pool, budget, guide)
    assert found.proof is not None, found.reason
    assert found.tree is not None
    found.tree.check()
    proof = assemble(given, found.proof, pool, budget, seconds=1)
    assert proof is not None
    messages = pool.check(given.with_proof(proof), timeout=PATIENT)
    assert [m.text for m in messages if m.severity == ERROR or m.kind == "hasSorry"] == [], proof
    return found


@pytest.mark.parametrize("what", THEOREMS)
@pytest.mark.parametrize("strategy", STRATEGIES)
def test_small_theorems(shared_pool: Pool, strategy: str, what: str) -> None:
    given = Statement("t", THEOREMS[what], PREAMBLE)
    found = searched(shared_pool, given, Guide(strategy=strategy))
    assert found.tree is not None
    if what == "two inductions and more":
        assert any(len(use.goals) > 1 for node in found.tree.nodes for use in node.uses)


@pytest.mark.parametrize("strategy", STRATEGIES)
def test_with_a_critic(shared_pool: Pool, strategy: str) -> None:
    given = Statement("t", THEOREMS["two inductions and more"], PREAMBLE)
    critic = Contrary()
    found = searched(shared_pool, given, Guide(strategy=strategy, critic=critic, seed=3))
    assert critic.asked == found.goals
