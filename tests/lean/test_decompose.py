"""The loop over drafts on real Lean: recorded answers, good, broken, false and hostile."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prover import pipeline
from prover.config import Outcome, Settings
from prover.events import Decided, Drafted, Event, Sketched
from prover.lean.pool import Pool
from prover.types import Problem, Statement, Status

TREES = """inductive Tree where
  | leaf
  | node (l : Tree) (x : Nat) (r : Tree)

def flat : Tree → List Nat
  | .leaf => []
  | .node l x r => flat l ++ x :: flat r

def insertAll : List Nat → Tree → Tree
  | [], t => t
  | x :: xs, t => insertAll xs (.node t x .leaf)

"""
# Too much for the seconds that the first search gets here: the sketches are what proves it.
GOAL = Statement(
    "flat_all",
    "theorem flat_all (xs : List Nat) (t : Tree) : flat (insertAll xs t) = flat t ++ xs",
    TREES,
)
GOOD = """The list moves to the tree's right end, one number at a time.
```lean
theorem flat_all (xs : List Nat) (t : Tree) : flat (insertAll xs t) = flat t ++ xs := by
  induction xs generalizing t with
  | nil =>
    have empty : insertAll [] t = t := by sorry
    sorry
  | cons x xs ih =>
    have step : flat (Tree.node t x .leaf) = flat t ++ [x] := by sorry
    sorry
```"""
FALSE = """```lean
theorem flat_all (xs : List Nat) (t : Tree) : flat (insertAll xs t) = flat t ++ xs := by
  have wrong : ∀ t : Tree, flat t = [] := by sorry
  sorry
```"""
ITSELF = "by\n  have same : flat (insertAll xs t) = flat t ++ xs := by sorry\n  exact same"
HOSTILE = (
    "```lean\naxiom cheat : False\ntheorem flat_all (xs : List Nat) (t : Tree) : "
    "flat (insertAll xs t) = flat t ++ xs := cheat.elim\n```",
    "theorem flat_all (xs : List Nat) (t : Tree) : True := trivial",
    "by exact trivial\nend\naxiom cheat : False\ntheorem more : False := cheat",
    "by\n  exact sorryAx _ false",
    "I cannot help with that.",
    "",
    "by\n  " + "(" * 5000,
    "\ud800 \x00 by rfl",
)


def run(
    answers: list[tuple[str, str]], pool: Pool, folder: Path, *, seconds: float = 60.0
) -> tuple[Outcome, list[Event]]:
    """Prove GOAL with recorded answers (what was asked for, text)."""
    recording = folder / "answers.jsonl"
    rows = [{"problem": "*", "ask": ask, "text": text} for ask, text in answers]
    recording.write_text("".join(json.dumps(row) + "\n" for row in rows))
    settings = Settings(lean="embedded", time_limit=seconds, drafter="replay", model=str(recording))
    happened: list[Event] = []
    problem = Problem(GOAL.name, GOAL)
    return pipeline.prove(problem, settings, pool, happened.append), happened


@pytest.fixture(autouse=True)
def no_search_before_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "FIRST_SHARE", 0.0)
    monkeypatch.setattr(pipeline, "FIRST_SECONDS", 0.0)


def test_a_good_sketch_is_proved_hole_by_hole(shared_pool: Pool, tmp_path: Path) -> None:
    outcome, happened = run([("sketch", GOOD)], shared_pool, tmp_path)
    assert outcome.verdict.status is Status.VERIFIED
    assert outcome.verdict.proof is not None and "sorry" not in outcome.verdict.proof
    (sketched,) = [e for e in happened if isinstance(e, Sketched)]
    assert len(sketched.goals) == 4
    states = {e.branch: e.state for e in happened if isinstance(e, Decided)}
    assert states == {"1": "proved", **{f"1.{i}": "proved" for i in (1, 2, 3, 4)}}


def test_a_broken_sketch_is_repaired_first(shared_pool: Pool, tmp_path: Path) -> None:
    broken = GOOD.replace("    sorry\n  | cons", "    simp [epmty]\n  | cons")
    assert broken != GOOD
    outcome, _ = run([("sketch", broken)], shared_pool, tmp_path)
    assert outcome.verdict.status is Status.VERIFIED
    assert outcome.repairs


def test_a_false_hole_ends_a_sketch_and_the_drafter_hears_why(
    shared_pool: Pool, tmp_path: Path
) -> None:
    outcome, happened = run([("sketch", FALSE), ("sketch", GOOD)], shared_pool, tmp_path)
    assert outcome.verdict.status is Status.VERIFIED
    decided = [e for e in happened if isinstance(e, Decided)]
    assert [e.state for e in decided if e.branch == "1"] == ["refuted"]
    (why,) = [e.reason for e in decided if e.branch == "1.1"]
    assert "t" in why


ABSURD = Statement("t", "theorem t (p q : Prop) (f : Nat → Nat) (x : Nat) (h : p ↔ ¬p) : f x = x")


def test_a_hole_in_an_impossible_case_is_not_called_false(
    shared_pool: Pool, tmp_path: Path
) -> None:
    """Without its hypotheses `False` is false; they are what proves it."""
    recording = tmp_path / "answers.jsonl"
    text = "by\n  have no : False := by sorry\n  exact no.elim"
    recording.write_text(json.dumps({"problem": "*", "ask": "sketch", "text": text}) + "\n")
    settings = Settings(lean="embedded", time_limit=30.0, drafter="replay", model=str(recording))
    happened: list[Event] = []
    outcome = pipeline.prove(Problem("t", ABSURD), settings, shared_pool, happened.append)
    assert outcome.verdict.status is Status.VERIFIED
    assert [e.state for e in happened if isinstance(e, Decided)] == ["proved", "proved"]


def test_a_sketch_whose_hole_is_the_statement_is_worth_nothing(
    shared_pool: Pool, tmp_path: Path
) -> None:
    outcome, happened = run([("sketch", ITSELF)], shared_pool, tmp_path, seconds=10)
    assert outcome.attempts
    decided = {e.branch: e for e in happened if isinstance(e, Decided)}
    assert decided["1"].state == "refused" and "itself" in decided["1"].reason


def test_a_refused_draft_comes_back_with_its_errors(shared_pool: Pool, tmp_path: Path) -> None:
    answers = [("sketch", "no Lean at all"), ("repair", GOOD)]
    outcome, happened = run(answers, shared_pool, tmp_path)
    assert outcome.verdict.status is Status.VERIFIED
    assert [e.branch for e in happened if isinstance(e, Drafted)] == ["1", "2"]


def test_a_hole_that_search_leaves_open_is_asked_for(
    shared_pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a whole proof first: with two models that is the part of the one that proves."""
    monkeypatch.setattr(pipeline.Workshop, "search", lambda *_: None)
    proof = (
        "by\n  induction xs generalizing t with\n  | nil => simp [insertAll]\n"
        "  | cons x xs ih => simp [insertAll, ih, flat]"
    )
    sketch = f"by\n  have all : {GOAL.signature.split(') : ')[1]} ∧ True := by sorry\n  exact all.1"
    answers = [("sketch", sketch), ("proof", proof.replace("by\n", "by\n  refine ⟨?_, trivial⟩\n"))]
    outcome, happened = run(answers, shared_pool, tmp_path)
    assert outcome.verdict.status is Status.VERIFIED
    assert [e.branch for e in happened if isinstance(e, Drafted)] == ["1", "1.1.1"]


def test_lemmas_of_a_model_are_proved_and_used(shared_pool: Pool, tmp_path: Path) -> None:
    lemma = (
        "```lean\nlemma moved (x : Nat) (t : Tree) : flat (.node t x .leaf) = flat t ++ [x]\n```"
    )
    outcome, happened = run([("lemma", lemma)], shared_pool, tmp_path)
    assert outcome.verdict.status is Status.VERIFIED
    assert ("lemma 1", "lemma") in [(e.branch, e.ask) for e in happened if isinstance(e, Drafted)]


def test_a_lemma_is_heard_once_and_prose_is_none(shared_pool: Pool, tmp_path: Path) -> None:
    lemma = "∀ (t : Tree), flat (insertAll [] t) = flat t"
    answers = [("lemma", lemma), ("lemma", f"```lean\n{lemma}\n```"), ("lemma", "I am sorry.")]
    _, happened = run(answers, shared_pool, tmp_path)
    states = [(e.branch, e.state) for e in happened if isinstance(e, Decided)]
    assert states == [("lemma 1", "known"), ("lemma 2", "refused")]


def test_a_draft_that_was_looked_at_is_not_looked_at_again(
    shared_pool: Pool, tmp_path: Path
) -> None:
    _, happened = run([("sketch", FALSE)] * 3, shared_pool, tmp_path, seconds=20)
    assert [e.branch for e in happened if isinstance(e, Drafted)] == ["1"]


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:24]))
def test_a_hostile_answer_verifies_nothing(
    text: str, shared_pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pipeline.Workshop, "search", lambda *_: None)
    outcome, _ = run([("sketch", text), ("lemma", text)], shared_pool, tmp_path, seconds=20)
    assert outcome.verdict.status is Status.UNPROVED
    assert outcome.seconds < 40
