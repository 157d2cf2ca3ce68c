"""A search on real Lean that a model alone leads: no tactic but those that it answers is tried."""

from __future__ import annotations

from typing import Any

import pytest

from prover.assemble import assemble
from prover.budget import Budget
from prover.critic.large import step_prover
from prover.critic.large.step_prover import StepProver
from prover.draft import chat
from prover.errors import DrafterUnavailable
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.search.guide import Guide
from prover.search.loop import Found, search
from prover.theory import Theory
from prover.types import ProofStep, Statement
from tests.fakes.chat_server import ChatServer, Reply, completes, says, status

SECONDS = 60.0
LIST = """inductive L where
  | nil
  | cons (x : Nat) (xs : L)

def app : L → L → L
  | .nil, ys => ys
  | .cons x xs, ys => .cons x (app xs ys)

"""
STATEMENT = Statement("t", "theorem t (xs : L) : app xs .nil = xs ∧ xs = xs", LIST)
# By what the goal says: wrong answers first, and likelier ones.
ANSWERS = (
    ("∧", ("rfl", "exact nonsense", "sorry", "constructor")),
    ("app L.nil L.nil = L.nil", ("omega", "rfl")),
    ("ih", ("rw [app]", "simp [app, *]")),
    ("app xs L.nil = xs", ("rfl", "induction xs with\n| nil => ?_\n| cons x xs ih => ?_")),
    ("", ("rfl",)),
)


def tactics(goal: str) -> tuple[str, ...]:
    """Known only as long as the goal comes as the infoview prints it."""
    return next(said for part, said in ANSWERS if part in goal)


def completing(request: dict[str, Any]) -> Reply:
    assert request["prompt"].endswith(":::")
    said = tactics(request["prompt"])
    return completes(*said, scores=[-float(n + 1) for n in range(len(said))])


def chatting(request: dict[str, Any]) -> Reply:
    question = request["messages"][1]["content"]
    said = tactics(question.partition("The goal at this point:\n```\n")[2].partition("```")[0])
    return says(f"Then:\n```lean\n{said[request['seed'] % len(said)]}\n```")


@pytest.fixture(autouse=True)
def setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr(chat, "WAITS", (0.01, 0.02))


def searched(policy: StepProver, pool: Pool, budget: Budget) -> Found:
    guide = Guide(symbolic=False, policy=policy.proving(STATEMENT, budget))
    return search(STATEMENT, Theory(), pool, budget, guide)


def used(step: ProofStep) -> set[str]:
    return {step.tactic}.union(*(used(branch) for branch in step.branches))


@pytest.mark.parametrize(
    ("script", "model"), [(completing, "bfs-prover"), (chatting, "some-chat-model")]
)
def test_a_model_alone_proves_a_theorem(
    script: Any, model: str, shared_pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    budget = Budget(SECONDS)
    with ChatServer(script) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        found = searched(step_prover.endpoint(model, samples=4), shared_pool, budget)
        assert len(server.requests) >= 4
    assert found.proof is not None, found.reason
    assert "simp [app, *]" in used(found.proof)
    assert used(found.proof) <= {tactic for _, said in ANSWERS for tactic in said}
    assert budget.used_tokens > 0
    proof = assemble(STATEMENT, found.proof, shared_pool, budget, seconds=1)
    assert proof is not None
    messages = shared_pool.check(STATEMENT.with_proof(proof), timeout=SECONDS)
    assert [m.text for m in messages if m.severity == ERROR or m.kind == "hasSorry"] == []


def test_a_model_that_knows_nothing_leaves_nothing_to_try(
    shared_pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ChatServer([completes("sorry", "exact nonsense", "I do not know.")]) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        found = searched(step_prover.endpoint("bfs-prover"), shared_pool, Budget(SECONDS))
    assert found.proof is None and found.reason == "nothing left to try"


def test_a_model_that_fails_ends_the_search(
    shared_pool: Pool, monkeypatch: pytest.MonkeyPatch
) -> None:
    with ChatServer([status(500, "out of order")]) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)
        with pytest.raises(DrafterUnavailable, match="HTTP 500, out of order"):
            searched(step_prover.endpoint("bfs-prover"), shared_pool, Budget(SECONDS))
