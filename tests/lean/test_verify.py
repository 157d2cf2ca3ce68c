"""The judge on real Lean: honest proofs pass, everything else gets a verdict that says why."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from prover import verify
from prover.lean.pool import Pool
from prover.problems.lean_files import problems
from prover.types import Statement, Status

SECONDS = 60.0


@pytest.fixture
def bridge(shared_pool: Pool) -> Pool:
    return shared_pool


def stated(text: str) -> Statement:
    return problems(text, "file")[-1].statement


HONEST = {
    "tactics": (
        "theorem t (p q : Prop) (hp : p) (hq : q) : p ∧ q := by sorry",
        "by\n  constructor\n  · exact hp -- the first\n  · /- and -/ exact hq",
    ),
    "term": ("theorem t (p : Prop) : p → p := sorry", "fun h => h"),
    "example": ("example (p q : Prop) : p ∧ q → q ∧ p := by sorry", "fun ⟨a, b⟩ => ⟨b, a⟩"),
    "namespace": ("namespace A.B\ndef two := 2\ntheorem t : two = 2 := by sorry\nend A.B\n", "rfl"),
    "protected": ("namespace A\nprotected theorem t : 1 = 1 := by sorry\nend A\n", "rfl"),
    "private": ("private def f := 1\nprivate theorem t : f = 1 := by sorry", "by rfl"),
    "root name": ("namespace A\ntheorem _root_.t : 1 = 1 := by sorry\nend A", "rfl"),
    "quoted name": ("theorem «my theorem» : 1 = 1 := by sorry", "rfl"),
    "universes": ("theorem t.{u} {α : Sort u} (x : α) : x = x := sorry", "by exact rfl"),
    "declared universe": ("universe u\ntheorem t {α : Type u} (x : α) : x = x := sorry", "rfl"),
    "variable": ("variable {α : Type} (x : α)\ntheorem t : x = x := sorry", "Eq.refl x"),
    "local notation of the problem": (
        'local notation "two" => 2\ntheorem t : two = 1 + 1 := sorry', "by decide",
    ),
    "helper lemma before": (
        "theorem helper (n : Nat) : n + 0 = n := rfl\ntheorem t (n : Nat) : n + 0 + 0 = n := sorry",
        "by rw [helper]",
    ),
    "induction": (
        "theorem t (n : Nat) : 0 + n = n := by sorry",
        "by\n  induction n with\n  | zero => rfl\n  | succ n ih => exact congrArg Nat.succ ih",
    ),
    "recursion with its measure": (
        "theorem t (n : Nat) : n = n := by sorry",
        "by\n  cases n with\n  | zero => rfl\n  | succ m => have := t m; rfl\ntermination_by n",
    ),
    "where": ("theorem t : 1 = 1 := sorry", "helper 1\nwhere helper (n : Nat) : n = n := rfl"),
    "columns": (
        "theorem t (p : Prop) : p → p := sorry",
        "by intro h\n" + " " * len("theorem t (p : Prop) : p → p := by ") + "exact h",
    ),
    "options": ("theorem t : 1 = 1 := sorry", "by\n  set_option maxRecDepth 2000 in rfl"),
    "string": ('theorem t : "a b" = "a b" := sorry', 'Eq.refl "a b"'),
    "prefix of a word": ("theorem t (endings : Nat) : endings = endings := sorry", "rfl"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "proof"), HONEST.values(), ids=HONEST)
def test_an_honest_proof_is_verified(text: str, proof: str, bridge: Pool) -> None:
    verdict = verify.verify(stated(text), proof, bridge, timeout=SECONDS)
    assert (verdict.status, verdict.proof) == (Status.VERIFIED, proof), verdict


def test_axioms_are_named_in_full_and_sorted(bridge: Pool) -> None:
    statement = stated("theorem t (p : Prop) : p ∨ ¬ p := by sorry")
    verdict = verify.verify(statement, "Classical.em p", bridge, timeout=SECONDS)
    assert verdict.axioms == ("Classical.choice", "Quot.sound", "propext")


def test_a_wrong_proof_comes_with_the_first_error_of_lean(bridge: Pool) -> None:
    statement = stated("theorem t (p q : Prop) (hp : p) : p ∧ q := by sorry")
    verdict = verify.verify(statement, "⟨hp, nothing⟩", bridge, timeout=SECONDS)
    assert verdict.status is Status.UNPROVED and "`nothing`" in verdict.reason


def test_a_proof_that_never_ends_is_an_error(bridge: Pool) -> None:
    statement = stated("theorem t : 0 = 1 := by sorry")
    verdict = verify.verify(statement, "by repeat (have := True.intro)", bridge, timeout=3.0)
    assert verdict.status is Status.ERROR and "wall-clock" in verdict.reason


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("theorem t (n : Nat) : Reals.sqrt n = n := by sorry", "no `Reals.sqrt`"),
        ("theorem t (n : Nat) : n.root = n := by sorry", "no `Nat.root`"),
        ("open Nowhere\ntheorem t : 1 = 1 := by sorry", "no `Nowhere`"),
        ("import Mathlib\ntheorem t (x : ℝ) : x = x := by sorry", "no `ℝ`"),
        ("import Mathlib\nopen Real in\ntheorem t : 1 = 1 := by sorry", "no `Real`"),
        ("theorem t : ∯ n = 3 := by sorry", "no `∯`"),
        ("theorem t : 1 = = 1 := by sorry", "does not elaborate: unexpected token"),
        ("theorem t : 1 := by sorry", "does not elaborate: "),
        ("theorem t : ∃! n, n = ∅ := by sorry", "does not elaborate: unexpected token '!'"),
        ("abbrev t_solution : Nat := sorry\ntheorem t : t_solution = 1 := by sorry", "t_solution"),
        (
            "noncomputable def sol : Nat := sorry\ntheorem t : sol = 1 := by sorry",
            "leaves its answer open (sol)",
        ),
        ("axiom bad : False\ntheorem t : 1 = 1 := by sorry", "assumes an axiom (bad)"),
    ],
)
def test_an_unsupported_statement_says_what_is_missing(
    text: str, reason: str, bridge: Pool
) -> None:
    statement = verify.for_library(stated(text), bridge)
    verdict = verify.support(statement, bridge, timeout=SECONDS)
    assert verdict is not None and verdict.status is Status.UNSUPPORTED
    assert reason in verdict.reason
    assert verify.verify(statement, "trivial", bridge, timeout=SECONDS) == verdict


def test_a_statement_written_for_mathlib_passes_if_the_library_has_all_its_names(
    bridge: Pool,
) -> None:
    text = "import Mathlib\nimport Aesop\n\nopen Nowhere Nat Elsewhere\nopen scoped Nowhere\n\n"
    statement = verify.for_library(stated(text + "theorem t : 1 = 1 := by sorry"), bridge)
    lines = statement.preamble.split("\n")
    assert [line.split() for line in lines[:4]] == [
        ["import", "Basis.Mathlib", "set_option", "autoImplicit", "false"], [], [], ["open", "Nat"],
    ]  # fmt: skip
    assert len(lines) == len(text.split("\n"))
    assert verify.for_library(statement, bridge) == statement
    assert verify.support(statement, bridge, timeout=SECONDS) is None
    verdict = verify.verify(statement, "rfl", bridge, timeout=SECONDS)
    assert verdict.status is Status.VERIFIED


def test_an_open_lemma_before_the_statement_is_no_open_answer(bridge: Pool) -> None:
    text = "theorem wrong : 0 = 1 := by sorry\ntheorem t : 1 = 1 := by sorry"
    assert verify.verify(stated(text), "rfl", bridge, timeout=SECONDS).status is Status.VERIFIED


CHALLENGE = """-- Two of them.
def double (n : Nat) : Nat := n + n

theorem one : double 1 = 2 := by sorry

theorem zero : double 0 = 0 := by
  sorry
"""
SUBMISSION = """def double (n : Nat) : Nat := n + n
/-- A lemma of one's own. -/
theorem helper (n : Nat) : double n = n + n := rfl
@[simp] theorem one : double 1 = 2 := helper 1
theorem zero : double 0 = 0 := by rw [helper]
"""


def test_a_submission_may_add_lemmas(bridge: Pool) -> None:
    verdict = verify.check_submission(SUBMISSION, CHALLENGE, bridge, timeout=SECONDS)
    assert verdict.status is Status.VERIFIED, verdict


def test_one_theorem_of_a_challenge_can_be_picked(bridge: Pool) -> None:
    only = SUBMISSION[: SUBMISSION.index("theorem zero")]
    both = verify.check_submission(only, CHALLENGE, bridge, timeout=SECONDS)
    assert both.status is Status.UNPROVED and "zero" in both.reason
    one = verify.check_submission(only, CHALLENGE, bridge, timeout=SECONDS, name="one")
    assert one.status is Status.VERIFIED, one


def test_only_the_judge_makes_a_verified_verdict() -> None:
    package = Path(verify.__file__).parents[1]
    makers = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            given = [*node.args, *(keyword.value for keyword in node.keywords)]
            if any(ast.unparse(value) in ("Status.VERIFIED", "'verified'") for value in given):
                makers.add(path.relative_to(package).as_posix())
    assert makers == {"verify/__init__.py"}
