"""Facts put in front of a statement, and back into the proof that used them."""

from __future__ import annotations

from prover import facts
from prover.types import Fact, Statement

ONE = Fact("one", "∀ n : Nat, n + 0 = n", "by\n  intro n\n  rfl")
TWO = Fact("two", "∀ n : Nat, n + 0 + 0 = n", "by simp [one]")
THREE = Fact("three", "True", "trivial")


def test_facts_are_theorems_in_front() -> None:
    statement = facts.assuming(Statement("t", "theorem t : True", "open Nat\n"), [ONE, THREE])
    assert statement.preamble == (
        "open Nat\ntheorem one : ∀ n : Nat, n + 0 = n := by sorry\n\n"
        "theorem three : True := by sorry\n\n"
    )


def test_a_proof_carries_what_it_uses_and_nothing_else() -> None:
    proof = facts.carried("by\n  simp [two]", [ONE, TWO, THREE])
    assert proof == (
        "by\n"
        "  have one : ∀ n : Nat, n + 0 = n := by\n"
        "    intro n\n"
        "    rfl\n"
        "  have two : ∀ n : Nat, n + 0 + 0 = n := by\n"
        "    exact by simp [one]\n"
        "  simp [two]"
    )
    assert facts.carried("rfl", [ONE, TWO]) == "rfl"
    assert facts.carried("by\n  exact three", [THREE]) == (
        "by\n  have three : True := by\n    exact trivial\n  exact three"
    )


def test_lifted_facts_are_out_of_reach_for_tactics_that_take_all_hypotheses() -> None:
    proof = facts.carried("by\n  simp [one, three]", [ONE, THREE], lifted=True)
    assert proof.split("\n") == [
        "by",
        "  have one : PLift (∀ n : Nat, n + 0 = n) := ⟨by",
        "    intro n",
        "    rfl⟩",
        "  have three : PLift (True) := ⟨by",
        "    exact trivial⟩",
        "  simp [one.down, three.down]",
    ]


def test_grind_takes_hypotheses_unnamed() -> None:
    proof = "by\n  grind (splits := 4) [foo, one]"
    assert facts.carried(proof, [ONE]).endswith("\n  grind (splits := 4) [foo]")
    assert facts.carried(proof, [ONE], lifted=True).endswith(
        "\n  (have one := one.down; grind (splits := 4) [foo])"
    )
