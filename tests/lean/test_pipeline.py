"""From a problem to its outcome, with nothing replaced: each verdict, and what comes with it."""

from __future__ import annotations

import json
import subprocess
import time
from dataclasses import replace
from pathlib import Path

import pytest

from prover import pipeline
from prover.budget import Budget
from prover.config import Outcome, Settings
from prover.draft import Ask, Request, choose
from prover.draft.replay import Replay
from prover.errors import LeanUnavailable, OutputError
from prover.events import Event, Note
from prover.lean.pool import Pool
from prover.lean.toolchain import Toolchain
from prover.runs import engine
from prover.types import Problem, Statement, Status

SETTINGS = Settings(lean="embedded", time_limit=60.0, workers=1)
TREES = """namespace Trees

inductive Tree (α : Type) where
  | leaf
  | node (l : Tree α) (x : α) (r : Tree α)

def mirror {α : Type} : Tree α → Tree α
  | .leaf => .leaf
  | .node l x r => .node (mirror r) x (mirror l)

"""


def prove(
    pool: Pool, statement: Statement, settings: Settings = SETTINGS
) -> tuple[Outcome, list[Event]]:
    events: list[Event] = []
    problem = Problem(statement.name, statement)
    return pipeline.prove(problem, settings, pool, events.append), events


def bare(lean: Toolchain, text: str) -> str:
    """What plain `lean` prints for a file that it must accept."""
    run = subprocess.run(
        [*lean.command, "--stdin", "--json"],
        input=text,
        env=dict(lean.environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "error" not in run.stdout and "sorry" not in run.stdout
    return run.stdout


def test_verified_comes_with_a_file_that_a_bare_lean_accepts(
    shared_pool: Pool, lean: Toolchain
) -> None:
    statement = Statement(
        "mirror_mirror",
        "theorem mirror_mirror {α : Type} (t : Tree α) : mirror (mirror t) = t",
        TREES,
        "end Trees\n",
    )
    outcome, events = prove(shared_pool, statement)
    assert outcome.verdict.status is Status.VERIFIED, outcome.verdict
    assert outcome.file is not None and outcome.verdict.proof is not None
    assert outcome.file == statement.with_proof(outcome.verdict.proof)
    assert set(outcome.verdict.axioms) <= {"propext", "Classical.choice", "Quot.sound"}
    assert outcome.expansions > 0 and outcome.attempts == 1 and not outcome.spent
    assert 0 < outcome.lean_seconds <= outcome.seconds
    assert [e.stage for e in events if isinstance(e, Note)] == ["search", "verify"]
    assert "Trees.mirror_mirror" in bare(lean, outcome.file + "#print axioms Trees.mirror_mirror\n")


def test_a_file_for_mathlib_says_against_which_library_it_was_checked(
    shared_pool: Pool, lean: Toolchain
) -> None:
    header = "import Mathlib\n\nset_option maxHeartbeats 0\n\nopen BigOperators Real Nat\n\n"
    signature = "theorem t (n : ℕ) (h : n % 7 = 5) : 5 * n % 7 = 4"
    outcome, _ = prove(shared_pool, Statement("t", signature, header))
    assert outcome.verdict.status is Status.VERIFIED, outcome.verdict
    assert "Basis.Mathlib" in outcome.verdict.reason
    assert outcome.file is not None and outcome.file.startswith("-- ")
    assert "basis" in outcome.file.split("\n")[0]
    assert "'t'" in bare(lean, outcome.file + "#print axioms t\n")


def test_a_false_statement_is_never_verified(shared_pool: Pool) -> None:
    statement = Statement("t", "theorem t (m n : Nat) (h : m ≤ n) : m < n + 0 ∨ n = 0")
    outcome, _ = prove(shared_pool, statement, replace(SETTINGS, time_limit=2.0))
    assert outcome.verdict.status is Status.UNPROVED
    assert outcome.file is None and outcome.verdict.proof is None
    assert outcome.verdict.reason and "\n" not in outcome.verdict.reason


def test_the_time_limit_ends_the_work(shared_pool: Pool) -> None:
    hard = "theorem t (a b c n : Nat) (h : 2 < n) : a ^ n + b ^ n = c ^ n → a * b * c = 0"
    started = time.monotonic()
    outcome, _ = prove(shared_pool, Statement("t", hard), replace(SETTINGS, time_limit=2.0))
    assert outcome.verdict.status is Status.UNPROVED and outcome.spent
    assert "raise --time-limit" in outcome.verdict.reason
    assert time.monotonic() - started < 40  # Lean itself may have to be started again


@pytest.mark.parametrize(
    ("preamble", "signature", "missing"),
    [
        ("import Mathlib\n\nopen Real\n\n", "theorem t (x : ℝ) : 0 ≤ x ^ 2", "ℝ"),
        ("", "theorem t (s : Finset Nat) : s.card = s.card", "Finset"),
        ("", "theorem t : Foo.bar = 1", "Foo.bar"),
    ],
)
def test_what_the_library_does_not_have(
    shared_pool: Pool, preamble: str, signature: str, missing: str
) -> None:
    outcome, events = prove(shared_pool, Statement("t", signature, preamble))
    assert outcome.verdict.status is Status.UNSUPPORTED
    assert missing in outcome.verdict.reason and "\n" not in outcome.verdict.reason
    assert outcome.file is None and outcome.attempts == 0
    assert events == []


def test_a_statement_that_is_no_lean(shared_pool: Pool) -> None:
    outcome, _ = prove(shared_pool, Statement("t", "theorem t (x : Nat : x = x"))
    assert outcome.verdict.status is Status.UNSUPPORTED


def test_a_sorry_before_a_false_statement_does_not_prove_it(shared_pool: Pool) -> None:
    outcome, _ = prove(
        shared_pool, Statement("t", "theorem t : 1 = 2", "theorem u : 1 = 2 := sorry\n")
    )
    assert outcome.verdict.status is Status.DISPROVED


def test_a_false_statement_is_disproved_with_its_values(shared_pool: Pool) -> None:
    outcome, _ = prove(shared_pool, Statement("t", "theorem t (x : Nat) (h : x < 4) : x ≠ 3"))
    assert outcome.verdict.status is Status.DISPROVED
    assert "x = 3" in outcome.verdict.reason and outcome.verdict.proof is None


@pytest.mark.parametrize("command", [("/nowhere/lean",), ("false",), ("echo", "junk")])
def test_a_worker_that_does_not_start(lean: Toolchain, command: tuple[str, ...]) -> None:
    problem = Problem("t", Statement("t", "theorem t : True"))
    with Pool(replace(lean, command=command), 1) as pool:
        outcome = engine.attempt(pipeline, problem, SETTINGS, pool, lambda _: None)
    assert outcome.verdict.status is Status.ERROR
    assert outcome.verdict.reason and "internal error" not in outcome.verdict.reason
    assert "\n" not in outcome.verdict.reason and outcome.file is None


def test_a_run_says_what_it_ran_with(lean: Toolchain) -> None:
    facts = pipeline.describe(SETTINGS)
    assert facts["library"] == "basis" and facts["library_hash"] == lean.library_hash
    assert facts["lean"] == f"{lean.version} (embedded)"
    with pytest.raises(LeanUnavailable):
        pipeline.describe(replace(SETTINGS, lean="/nowhere"))


def test_a_recording_that_cannot_be_written_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        pipeline.open_bridge(replace(SETTINGS, record=str(tmp_path / "no" / "file")))


def test_what_exploration_drafts_is_recorded_too(shared_pool: Pool, tmp_path: Path) -> None:
    path = tmp_path / "drafts.jsonl"
    statement = Statement(
        "t", "theorem t (s : Tree Nat) : mirror (mirror s) = s", TREES, "end Trees"
    )
    drafter = choose.drafter(replace(SETTINGS, record=str(path)), shared_pool)
    assert drafter is not None
    said = next(drafter.drafts(Request(Ask.LEMMA, statement), Budget(60)))
    (again,) = Replay(path).drafts(Request(Ask.LEMMA, statement), Budget(60))
    assert again.text == said.text


@pytest.mark.parametrize("limit", [{"max_tokens": 100}, {"max_cost": 0.5}], ids=["tokens", "money"])
def test_a_problem_spends_no_more_on_models(
    shared_pool: Pool, tmp_path: Path, limit: dict[str, float]
) -> None:
    """Each answer takes 60 tokens for 0.3; the second one reaches the limit, the third is not
    asked for."""
    statement = Statement("t", "theorem t (x y z : Nat) (h : 0 < x * y) : x ^ 3 + y ^ 3 ≠ z ^ 3")
    answer = {"problem": "*", "ask": "sketch", "text": "", "tokens": 60, "cost": 0.3}
    recording = tmp_path / "answers.jsonl"
    recording.write_text(f"{json.dumps(answer)}\n" * 6)
    settings = replace(
        SETTINGS, drafter="replay", model=str(recording), prices="1,1",
        **limit,  # type: ignore[arg-type]
    )  # fmt: skip
    outcome, _ = prove(shared_pool, statement, settings)
    assert (outcome.tokens, outcome.cost) == (120, 0.6)
    assert outcome.verdict.status is Status.UNPROVED and outcome.spent
    (option,) = limit
    assert f"(raise --{option.replace('_', '-')} or" in outcome.verdict.reason
