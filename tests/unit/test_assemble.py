"""From steps to a proof: how it is written, and that real Lean accepts what is left of it."""

from __future__ import annotations

import time

from prover.assemble import as_term, assemble, minimised, render
from prover.budget import Budget
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.types import ProofStep, Statement

PATIENT = 60.0
NATURALS = """inductive N where
  | z
  | s (n : N)

open N

def plus : N → N → N
  | z, m => m
  | s n, m => s (plus n m)

def unused : N → N := fun n => n

"""
INDUCTION = "induction n with\n| z => ?_\n| s n ih => ?_"
ZERO = Statement("t", "theorem t (n : N) : plus n z = n", NATURALS)


def step(
    tactic: str, *branches: ProofStep, tags: tuple[str | None, ...] | None = None
) -> ProofStep:
    return ProofStep(tactic, branches, (None,) * len(branches) if tags is None else tags)


def put_together(
    pool: Pool, statement: Statement, proof: ProofStep, seconds: float = 30.0
) -> str | None:
    """Assembled, and accepted by a Lean that has seen nothing else."""
    text = assemble(statement, proof, pool, Budget(), seconds=seconds)
    if text is not None:
        messages = pool.check(statement.with_proof(text), timeout=PATIENT)
        assert [m.text for m in messages if m.severity == ERROR] == []
        assert not any(m.kind == "hasSorry" for m in messages)
    return text


def test_one_goal_after_another_needs_no_bullet() -> None:
    assert render(step("intro x", step("cases x", step("rfl")))) == "intro x\ncases x\nrfl"


def test_bullets_nest() -> None:
    inner = step("constructor", step("exact a"), step("first\n| rfl\n| simp"))
    assert render(step("constructor", inner, step("intro h", step("exact h")))) == (
        "constructor\n"
        "· constructor\n"
        "  · exact a\n"
        "  · first\n"
        "    | rfl\n"
        "    | simp\n"
        "· intro h\n"
        "  exact h"
    )
    assert as_term(step("intro h", step("exact h"))) == "by\n  intro h\n  exact h"


def test_proofs_stand_in_their_alternatives() -> None:
    proof = step(INDUCTION, step("rfl"), step("unfold plus", step("rw [ih]")), tags=("z", "s"))
    assert render(proof) == ("induction n with\n| z => rfl\n| s n ih =>\n  unfold plus\n  rw [ih]")
    below = step(INDUCTION, step("rfl"), step("simp"), tags=("s.z", "s.s"))
    assert render(below) == "induction n with\n| z => rfl\n| s n ih => simp"


def test_alternatives_that_the_rest_of_the_step_closes() -> None:
    closing = f"{INDUCTION}\nall_goals try simp_all [plus]"
    assert render(step(closing)) == "induction n <;> simp_all [plus]"
    assert render(step(closing, step("rw [ih]"), tags=("s",))) == (
        "induction n with\n| z => simp_all [plus]\n| s n ih =>\n  try simp_all [plus]\n  rw [ih]"
    )


def test_goals_that_belong_to_no_alternative_get_bullets() -> None:
    two = step("cases h with\n| inl a => ?_\n| inr a => ?_", step("p"), step("q"))
    assert render(two).endswith("\n· p\n· q")
    doubled = f"{INDUCTION}\nall_goals try constructor"
    twice = step(doubled, step("p"), step("q"), step("r"), tags=("s", "s", "z"))
    assert render(twice).endswith("\n· p\n· q\n· r")


def test_each_way_of_writing_is_lean(shared_pool: Pool) -> None:
    """What the renderer makes of a step's shapes, accepted; nothing is made smaller."""
    succ = step("unfold plus", step("rw [ih]"))
    closing = f"{INDUCTION}\nall_goals try simp_all [plus]"
    halfway = f"{INDUCTION}\nall_goals try unfold plus"
    disjunction = Statement("t", "theorem t (p q : Prop) (h : p ∨ q) : (q ∨ p) ∧ True")
    swap = "cases h with\n| inl a => ?_\n| inr a => ?_"
    inner = step(swap, step("exact .inr a"), step("exact .inl a"), tags=("left.inl", "left.inr"))
    for statement, proof in [
        (ZERO, step(INDUCTION, step("rfl"), succ, tags=("z", "s"))),
        (ZERO, step(INDUCTION, step("rfl"), succ)),
        (ZERO, step(closing)),
        (ZERO, step(halfway, step("rfl"), step("rw [ih]"), tags=("z", "s"))),
        (ZERO, step(halfway, step("rfl"), step("rw [ih]"))),
        (disjunction, step("constructor", inner, step("trivial"), tags=("left", "right"))),
    ]:
        assert put_together(shared_pool, statement, proof, seconds=0) == as_term(proof)


def test_steps_that_are_not_needed_go(shared_pool: Pool) -> None:
    statement = Statement("t", "theorem t (p q : Prop) (h : p) (k : q) : p ∧ q")
    both = step("constructor", step("skip", step("exact h")), step("have r := k", step("exact r")))
    text = put_together(shared_pool, statement, both)
    assert text is not None and "skip" not in text and len(text) < len(as_term(both))


def test_simp_arguments_that_are_not_needed_go(shared_pool: Pool) -> None:
    closing = f"{INDUCTION}\nall_goals try simp_all [unused, plus, Nat.add_comm]"
    assert put_together(shared_pool, ZERO, step(closing)) == (
        "by\n  induction n <;> simp_all [plus]"
    )
    statement = Statement("t", "theorem t (p : Prop) (h : p) : p ∧ True", NATURALS)
    needless = step("simp [h, unused, plus]")
    assert put_together(shared_pool, statement, needless) == "by\n  simp [h]"


def test_a_proof_that_is_small_stays(shared_pool: Pool) -> None:
    proof = step(INDUCTION, step("rfl"), step("simp [plus, ih]"), tags=("z", "s"))
    text = put_together(shared_pool, ZERO, proof)
    assert text is not None and len(text) <= len(as_term(proof))


def test_what_asks_is_replaced_by_what_it_found(shared_pool: Pool) -> None:
    given = NATURALS + (
        "theorem obscure (n : N) (h : plus n n = z) : n = z := by cases n <;> simp_all [plus]\n\n"
    )
    statement = Statement("t", "theorem t (a b : N) (h : plus b b = z) : b = z ∧ a = a", given)
    proof = step("constructor", step("exact?"), step("exact?"), tags=("left", "right"))
    text = put_together(shared_pool, statement, proof, seconds=0)
    assert text is not None and "exact?" not in text
    assert "· exact obscure b h\n" in text


def test_steps_that_do_not_hold_together(shared_pool: Pool) -> None:
    assert put_together(shared_pool, ZERO, step("rfl")) is None
    assert put_together(shared_pool, ZERO, step(INDUCTION, step("rfl"), step("rfl"))) is None
    assert put_together(shared_pool, ZERO, step("skip")) is None
    assert put_together(shared_pool, ZERO, step("sorry")) is None
    assert put_together(shared_pool, ZERO, step("exact (")) is None


def test_no_time_to_make_it_smaller(shared_pool: Pool) -> None:
    proof = step("skip", step("induction n <;> simp_all [plus, unused]"))
    assert minimised(ZERO, proof, shared_pool, time.monotonic()) == proof
    spent = Budget(seconds=0)
    assert assemble(ZERO, proof, shared_pool, spent, seconds=30) == as_term(proof)
