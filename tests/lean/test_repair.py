"""Repair on real Lean: each class of error is known, mended by its correction, and judged."""

from __future__ import annotations

import pytest

from prover import verify
from prover.budget import Budget
from prover.lean.pool import Pool
from prover.problems.lean_files import problems
from prover.repair import ISOLATION, ErrorClass, Fix, Repaired, classify, repair
from prover.sketch import check
from prover.theory import Theory
from prover.types import Message, Sketch, Statement, Status

SECONDS = 60.0
C = ErrorClass


def stated(text: str) -> Statement:
    return problems(text, "file")[-1].statement


def repaired(statement: Statement, proof: str, pool: Pool) -> Repaired:
    assert not isinstance(check(statement, proof, pool, timeout=SECONDS), Sketch)
    found = repair(statement, proof, pool, Budget(SECONDS))
    assert found is not None
    return found


NUM = """inductive Num where
  | zero : Num
  | succ (n : Num) : Num
open Num
def add : Num → Num → Num
  | m, .zero => m
  | m, .succ n => .succ (add m n)
theorem zero_add (n : Num) : add zero n = n := by
  induction n with
  | zero => rfl
  | succ n ih => simp [add, ih]
theorem succ_add (m n : Num) : add (succ m) n = succ (add m n) := by
  induction n with
  | zero => rfl
  | succ n ih => simp [add, ih]
"""
COMM = stated(f"{NUM}theorem comm (m n : Num) : add m n = add n m := by sorry")
AND = stated("theorem t (p q r : Prop) (hp : p) (hq : q) (hr : r) : p ∧ q ∧ r := by sorry")
OR = stated("theorem t (p q : Prop) (h : p ∨ q) : q ∨ p := by sorry")
IMP = stated("theorem t (p q : Prop) : p → q → p := by sorry")
ADD = stated("theorem t (a b c : Nat) (h : a = b) : a + c = b + c := by sorry")
BASE = "by\n  induction n with\n  | zero => rw [zero_add]; rfl\n"
STEP = "  | succ n ih => rw [succ_add, add, ih]"

# statement, what is broken, the fix, and the proof that comes out
MENDED: dict[str, tuple[Statement, str, Fix, str]] = {
    "the library's name": (
        stated("theorem t (a b : Nat) : a + b = b + a := by sorry"),
        "by\n  exact Nat.add_cmm a b",
        Fix(C.NAME, "nearest name"),
        "by\n  exact Nat.add_comm a b",
    ),
    "a name of another namespace": (
        stated("theorem t (a b : Nat) : a + b = b + a := by sorry"),
        "by\n  rw [Nats.add_comm]",
        Fix(C.NAME, "nearest name"),
        "by\n  rw [Nat.add_comm]",
    ),
    "the statement's own name": (
        COMM,
        f"{BASE}  | succ n ih => rw [suc_add, add, ih]",
        Fix(C.NAME, "nearest name"),
        BASE + STEP,
    ),
    "a local name": (
        COMM,
        f"{BASE}  | succ n ih => rw [succ_add, add, hi]",
        Fix(C.NAME, "nearest name"),
        BASE + STEP,
    ),
    "a field": (
        stated("theorem t (n : Nat) : n + 0 = n := by sorry"),
        "by\n  exact n.add_zeroo",
        Fix(C.NAME, "nearest name"),
        "by\n  exact n.add_zero",
    ),
    "a dropped intro": (
        IMP, "by\n  exact hp", Fix(C.NAME, "names introduced"), "by\n  intro hp _\n  exact hp"
    ),
    "a missing alternative": (
        COMM,
        BASE.rstrip(),
        Fix(C.CASES, "alternatives"),
        BASE + "  | succ => simp_all [add, zero_add, succ_add]",
    ),
    "an alternative of another name": (
        COMM, BASE + STEP.replace("succ n", "suc n"), Fix(C.CASES, "alternatives"), BASE + STEP
    ),
    "an alternative too many": (
        OR,
        "by\n  cases h with\n  | inl h => exact .inr h\n  | inr h => exact .inl h\n"
        "  | inm h => exact h",
        Fix(C.CASES, "alternatives"),
        "by\n  cases h with\n  | inl h => exact .inr h\n  | inr h => exact .inl h\n",
    ),
    "a closer": (
        COMM,
        f"{BASE}  | succ n ih => omega",
        Fix(C.TACTIC, "closer"),
        f"{BASE}  | succ n ih => simp_all [add, zero_add, succ_add]",
    ),
    "a tactic that is not there": (
        ADD, "by\n  linarith!", Fix(C.UNKNOWN_TACTIC, "closer"), "by\n  omega"
    ),
    "a rule from the other side": (
        stated("theorem t (a b c : Nat) (h : a = b) (h' : b = c) : a = c := by sorry"),
        "by\n  rw [← h, h']",
        Fix(C.TACTIC, "rules"),
        "by\n  rw [h, h']",
    ),
    "a name too many": (
        IMP,
        "by\n  intro hp hq hr\n  exact hp",
        Fix(C.TACTIC, "fewer names"),
        "by\n  intro hp hq\n  exact hp",
    ),
    "an argument too many": (
        OR,
        "by\n  cases h with\n  | inl h => exact Or.inr h h\n  | inr h => exact Or.inl h",
        Fix(C.TYPE, "arguments"),
        "by\n  cases h with\n  | inl h => exact Or.inr h\n  | inr h => exact Or.inl h",
    ),
    "arguments swapped": (
        stated("theorem t (p q r : Prop) (f : p → q → r) (hp : p) (hq : q) : r := by sorry"),
        "by\n  exact f hq hp",
        Fix(C.TYPE, "arguments"),
        "by\n  exact f hp hq",
    ),
    "elements swapped": (AND, "⟨hp, hr, hq⟩", Fix(C.TYPE, "elements"), "\n  ⟨hp, hq, hr⟩"),
    "the other side": (
        OR,
        "by\n  cases h with\n  | inl h => exact Or.inl h\n  | inr h => exact Or.inl h",
        Fix(C.TYPE, "terms"),
        "by\n  cases h with\n  | inl h => exact (Or.inl h).symm\n  | inr h => exact Or.inl h",
    ),
    "names in the wrong order": (
        IMP,
        "by\n  intro hq hp\n  exact hp",
        Fix(C.TYPE, "binders swapped"),
        "by\n  intro hp hq\n  exact hp",
    ),
    "a bracket": (
        AND,
        "by\n  constructor\n  · exact hp\n  · exact ⟨hq, hr",
        Fix(C.SYNTAX, "brackets"),
        "by\n  constructor\n  · exact hp\n  · exact ⟨hq, hr⟩",
    ),
    "a line too far right": (
        AND,
        "by\n  constructor\n  · exact hp\n  · constructor\n    · exact hq\n     · exact hr",
        Fix(C.SYNTAX, "indentation"),
        "by\n  constructor\n  · exact hp\n  · constructor\n    · exact hq\n    · exact hr",
    ),
    "a block at the margin of its step": (
        AND,
        "by\n  have h : p ∧ q := by\n  exact ⟨hp, hq⟩\n  exact ⟨h.1, h.2, hr⟩",
        Fix(C.UNSOLVED, "indentation"),
        "by\n  have h : p ∧ q := by\n   exact ⟨hp, hq⟩\n  exact ⟨h.1, h.2, hr⟩",
    ),
    "rw without brackets": (
        ADD, "by\n  rw h", Fix(C.SYNTAX, "spelling"), "by\n  rw [h]"
    ),
    "a comma at the end": (
        AND, "by\n  constructor,\n  exact hp,\n  exact ⟨hq, hr⟩",
        Fix(C.SYNTAX, "spelling"), "by\n  constructor\n  exact hp\n  exact ⟨hq, hr⟩",
    ),
    "a token": (
        AND,
        "by\n  have h : p ∧ q by\n    exact ⟨hp, hq⟩\n  exact ⟨h.1, h.2, hr⟩",
        Fix(C.SYNTAX, "tokens"),
        "by\n  have h : p ∧ q := by\n    exact ⟨hp, hq⟩\n  exact ⟨h.1, h.2, hr⟩",
    ),
    "a goal that is left": (
        AND,
        "by\n  refine ⟨?_, ?_, ?_⟩\n  · exact hp\n  · exact hq",
        Fix(C.UNSOLVED, "closer"),
        "by\n  refine ⟨?_, ?_, ?_⟩\n  · exact hp\n  · exact hq\n  all_goals assumption",
    ),
    "a step too many": (
        AND, "by\n  exact ⟨hp, hq, hr⟩\n  rfl", Fix(C.NO_GOALS, "step dropped"),
        "by\n  exact ⟨hp, hq, hr⟩",
    ),
    "a step that does nothing": (
        AND, "by\n  simp at hp\n  exact ⟨hp, hq, hr⟩", Fix(C.TACTIC, "step dropped"),
        "by\n  exact ⟨hp, hq, hr⟩",
    ),
    "a fact that does not hold": (
        AND,
        "by\n  have wrong : ¬p := by\n    simp\n  have h : p ∧ q := ⟨hp, hq⟩\n"
        "  exact ⟨h.1, h.2, hr⟩",
        Fix(C.TACTIC, "step dropped"),
        "by\n  have h : p ∧ q := ⟨hp, hq⟩\n  exact ⟨h.1, h.2, hr⟩",
    ),
    "an instance": (
        stated("theorem t (p : Prop) (f : Nat → Nat) (h : ∀ n, f n = 0) :"
               " ∃ n, f n = 0 ∧ (p ∨ ¬p) := by sorry"),
        "by\n  refine ⟨if p then 1 else 2, h _, ?_⟩\n  exact Classical.em p",
        Fix(C.INSTANCE, "classical"),
        "by\n  classical\n  refine ⟨if p then 1 else 2, h _, ?_⟩\n  exact Classical.em p",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("statement", "proof", "fix", "mended"), MENDED.values(), ids=MENDED)
def test_an_error_is_mended_by_the_correction_of_its_class(
    statement: Statement, proof: str, fix: Fix, mended: str, shared_pool: Pool
) -> None:
    found = repaired(statement, proof, shared_pool)
    assert not found.sketch.subgoals, found
    assert fix in found.fixes
    assert found.sketch.proof.strip("\n") == mended.strip("\n")
    verdict = verify.verify(statement, found.sketch.proof, shared_pool, timeout=SECONDS)
    assert verdict.status is Status.VERIFIED, verdict.reason


# A proof for the class of its first error.
FAILING = {
    C.SYNTAX: (AND, "by\n  exact ⟨hp, ∧⟩"),
    C.UNKNOWN_TACTIC: (AND, "by\n  foo"),
    C.NAME: (AND, "by\n  exact foo"),
    C.TYPE: (AND, "by\n  exact hp"),
    C.CASES: (OR, "by\n  cases h with\n  | inl h => exact .inr h"),
    C.UNSOLVED: (AND, "by\n  constructor\n  exact hp"),
    C.NO_GOALS: (AND, "by\n  exact ⟨hp, hq, hr⟩\n  skip\n  rfl"),
    C.INSTANCE: (stated("theorem t (p : Prop) : (if p then 1 else 1) = 1 := by sorry"), "by rfl"),
    C.TACTIC: (AND, "by\n  omega"),
    C.TIMEOUT: (AND, "by\n  repeat (have := True.intro)"),
    C.REFUSED: (AND, "by\n  native_decide"),
    C.HOLE: (
        stated("theorem t : ∃ n : Nat, n > 3 := by sorry"),
        "by\n  refine ⟨?w, ?h⟩\n  case h => sorry\n  case w => exact 4",
    ),
}


@pytest.mark.parametrize(("kind", "case"), FAILING.items(), ids=map(str, FAILING))
def test_classes_of_real_messages(
    kind: ErrorClass, case: tuple[Statement, str], shared_pool: Pool
) -> None:
    statement, proof = case
    if kind is C.INSTANCE:
        messages = shared_pool.check(statement.with_proof(proof), timeout=SECONDS)
        assert classify(messages[0]) is kind
        return
    found = check(statement, proof, shared_pool, timeout=3.0)
    assert not isinstance(found, Sketch)
    assert classify(found[0]) is kind, found[0]


def test_words_of_other_versions() -> None:
    for text, kind in {
        "unknown identifier 'foo'": C.NAME,
        "unknown constant 'Nat.foo'": C.NAME,
        "type mismatch\n  h\nhas type\n  p : Prop": C.TYPE,
        "application type mismatch\n  f x": C.TYPE,
        "function expected\n  h": C.TYPE,
        "tactic 'rewrite' failed, did not find instance": C.TACTIC,
        "linarith failed to find a contradiction": C.TACTIC,
        "failed to synthesize\n  Decidable p": C.INSTANCE,
        "(deterministic) timeout at `whnf`": C.TIMEOUT,
        "no goals to be proved": C.NO_GOALS,
        "alternative 'succ' has not been provided": C.CASES,
        "<input>:1:3: unknown tactic": C.UNKNOWN_TACTIC,
        "unexpected token ')'; expected term": C.SYNTAX,
        "something else": C.OTHER,
    }.items():
        assert classify(Message("error", text, 1, 0)) is kind, text


def test_what_cannot_be_mended_becomes_a_hole_and_the_rest_is_kept(shared_pool: Pool) -> None:
    statement = stated(
        "theorem t (p : Nat → Prop) (h : ∀ n, p n → p (n + 2)) (h0 : p 0) : p 0 ∧ p 9 := by sorry"
    )
    proof = "by\n  constructor\n  · exact hO\n  · have e : p 2 := h 0 h0\n    exact foo e"
    found = repaired(statement, proof, shared_pool)
    (hole,) = found.sketch.subgoals
    assert hole.goal.target == "p 9" and "e" in hole.statement.signature
    assert found.fixes == (Fix(C.NAME, "nearest name"), Fix(C.NAME, ISOLATION))
    assert found.sketch.proof == (
        "by\n  constructor\n  · exact h0\n  · have e : p 2 := h 0 h0\n    sorry"
    )
    assert found.repairs == ("unknown name: nearest name", "unknown name: isolation")


def test_holes_of_the_draft_stay_for_the_search(shared_pool: Pool) -> None:
    proof = "by\n  constructor\n  · sorry\n  · exact ⟨hqq, hr⟩"
    found = repaired(AND, proof, shared_pool)
    assert found.sketch.proof == "by\n  constructor\n  · sorry\n  · exact ⟨hq, hr⟩"
    assert len(found.sketch.subgoals) == 1


@pytest.mark.parametrize(
    "proof",
    [
        "by\n  foo",
        "",
        "by\n  native_decide",
        "by exact hp)\naxiom cheat : (False",
        'by\n  exact "',
        "by\n  /- exact hp",
        "⟨" * 300,
        "by " * 300,
        "by\n" + "  have h : foo := by\n" * 50,
        "| zero => | => := · by ⟨, fun",
    ],
)
def test_what_is_no_proof_at_all_gives_a_proof_of_its_own_or_nothing(
    proof: str, shared_pool: Pool
) -> None:
    hard = stated("theorem t (p q : Nat → Prop) (h : p 0) : q 0 := by sorry")
    assert repair(hard, proof, shared_pool, Budget(10.0, 60)) is None


def test_the_budget_holds(shared_pool: Pool) -> None:
    hang = "repeat (have := True.intro)"
    lines = "".join(f"  have h{i} : p ∧ foo{i} := by\n    {hang}\n" for i in range(20))
    budget = Budget(4.0, 30)
    repair(AND, f"by\n{lines}  {hang}", shared_pool, budget)
    assert budget.elapsed < 12.0 and budget.used_calls <= 32
    calls = Budget(SECONDS, 8)
    repair(COMM, f"{BASE}  | succ n ih => foo\n", shared_pool, calls)
    assert calls.used_calls <= 10


def test_theory_can_be_given(shared_pool: Pool) -> None:
    proof = f"{BASE}  | succ n ih => omega"
    found = repair(COMM, proof, shared_pool, Budget(SECONDS), theory=Theory())
    assert found is not None and "zero_add" not in found.sketch.proof.split("| succ")[1]
