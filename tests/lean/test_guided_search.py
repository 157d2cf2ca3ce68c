"""A search led by scripted policies and critics on real Lean: what they say decides the order of
work, and never what is proved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from prover import pipeline, theory
from prover.budget import Budget
from prover.config import Settings
from prover.critic import trees
from prover.lean.pool import Pool
from prover.search.guide import Guide
from prover.search.loop import Found, search
from prover.search.moves import Candidate, View
from prover.types import Problem, Statement, Status

SECONDS = 60.0
AND_COMM = Statement("t", "theorem t (f : Nat → Nat) (h : ∀ n, f n = n) : f 2 = 2 ∧ f 3 = 3")


@dataclass
class Scripted:
    """Proposes the same tactics everywhere."""

    tactics: tuple[str, ...]
    cost: float = 1.5
    batch: int = 1
    asked: int = 0
    sizes: list[int] = field(default_factory=list)

    def proposals(self, views: Sequence[View]) -> list[list[Candidate]]:
        self.asked += len(views)
        self.sizes.append(len(views))
        return [[Candidate(tactic, self.cost) for tactic in self.tactics] for _ in views]


@dataclass
class Opinion:
    """Values every goal the same."""

    value: float
    seen: list[float] = field(default_factory=list)

    def values(self, views: Sequence[View], left: float) -> list[float]:
        self.seen.append(left)
        return [self.value] * len(views)


def led(pool: Pool, statement: Statement, guide: Guide, seconds: float = SECONDS) -> Found:
    known = theory.read(statement, pool, timeout=60)
    return search(statement, known, pool, Budget(seconds), guide)


def test_a_good_policy_needs_few_tactics(shared_pool: Pool) -> None:
    policy = Scripted(("exact ⟨h 2, h 3⟩",))
    found = led(shared_pool, AND_COMM, Guide(symbolic=False, policy=policy))
    alone = led(shared_pool, AND_COMM, Guide())
    assert found.proof is not None and found.expansions <= 2 < alone.expansions
    assert policy.asked == 1 and found.model_seconds >= 0 and found.calls <= 2


def test_tactics_of_a_policy_lead_on(shared_pool: Pool) -> None:
    policy = Scripted(("constructor", "exact h 2", "exact h 3"))
    found = led(shared_pool, AND_COMM, Guide(symbolic=False, policy=policy))
    assert found.proof is not None and found.proof.tactic == "constructor"


@pytest.mark.parametrize(("batch", "sizes"), [(1, [1, 1, 1]), (4, [1, 2])])
def test_a_policy_is_asked_about_several_goals_at_once(
    shared_pool: Pool, batch: int, sizes: list[int]
) -> None:
    policy = Scripted(("constructor", "exact h 2", "exact h 3"), batch=batch)
    found = led(shared_pool, AND_COMM, Guide(symbolic=False, policy=policy))
    assert found.proof is not None and policy.sizes == sizes


@pytest.mark.parametrize(
    "junk",
    [
        ("sorry", "exact sorryAx _", "admit"),
        ("(((", "exact", "by by by", "\n", "⟨x0⟩"),
        ("skip", "constructor <;> skip", "have : True := trivial"),
        ("run_tac throwError \"x\"", "stop", "exact t f h"),
    ],
)  # fmt: skip
def test_a_bad_policy_costs_tries_and_no_more(shared_pool: Pool, junk: tuple[str, ...]) -> None:
    assert (
        led(shared_pool, AND_COMM, Guide(symbolic=False, policy=Scripted(junk)), 20).proof is None
    )
    mixed = led(shared_pool, AND_COMM, Guide(policy=Scripted(junk)))
    assert mixed.proof is not None
    assert not any(word in str(mixed.proof) for word in ("sorry", "admit", "exact t f h"))


def test_a_policy_without_words_leaves_all_to_the_symbolic_one(shared_pool: Pool) -> None:
    assert led(shared_pool, AND_COMM, Guide(policy=Scripted(()))).proof is not None


@pytest.mark.parametrize("value", [0.0, 1.0, float("nan")])
@pytest.mark.parametrize("strategy", ["guided", "perspectives", "puct", "budgeted", "particles"])
def test_a_critic_cannot_starve_the_search(shared_pool: Pool, value: float, strategy: str) -> None:
    critic = Opinion(value)
    found = led(shared_pool, AND_COMM, Guide(critic=critic, strategy=strategy))
    assert found.proof is not None and critic.seen and all(left > 0 for left in critic.seen)


def test_the_trees_of_a_problem_are_kept_and_can_be_read(shared_pool: Pool) -> None:
    problem = Problem("p", AND_COMM)
    outcome = pipeline.prove(
        problem, Settings(time_limit=30, drafter="none"), shared_pool, lambda _: None
    )
    assert outcome.verdict.status is Status.VERIFIED and outcome.calls >= 1
    (line,) = outcome.trees
    record = trees.load(line)
    assert record.problem == "p" and 0 in record.closed
    assert sum(seen.spent for seen in record.goals) == outcome.expansions
    for number, use in record.closed.items():
        assert use.parent == number and all(goal in record.closed for goal in use.goals)
        assert use.goals or use.tactic == record.goals[number].closers[0]


def test_all_tactics_that_close_a_goal_are_known(shared_pool: Pool) -> None:
    statement = Statement("t", "theorem t (n m : Nat) (h : n + 1 = m + 2) : m + 2 = n + 1")
    found = led(shared_pool, statement, Guide(symbolic=False, policy=Scripted(
        ("omega", "exact h", "exact h.symm", "simp [h]"))))  # fmt: skip
    assert found.tree is not None
    closed = [node.closers for node in found.tree.nodes if node.closers]
    assert closed[-1][:1] == ["omega"] and len(closed[-1]) >= 2 and "exact h" not in closed[-1]
