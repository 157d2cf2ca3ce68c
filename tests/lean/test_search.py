"""The search on real Lean: theorems that need one kind of step each, and what has no proof."""

from __future__ import annotations

import time

import pytest

from prover import theory
from prover.assemble import assemble
from prover.budget import Budget
from prover.lean.messages import ERROR
from prover.lean.pool import Pool
from prover.search.loop import Found, search
from prover.types import Statement

SECONDS = 120.0  # for a proof that is found in one or two where nothing else runs
PATIENT = 60.0
NATURALS = """inductive N where
  | z
  | s (n : N)

inductive L where
  | nil
  | cons (x : N) (xs : L)

open N L

def plus : N → N → N
  | z, m => m
  | s n, m => s (plus n m)

def app : L → L → L
  | nil, ys => ys
  | cons x xs, ys => cons x (app xs ys)

def rev : L → L
  | nil => nil
  | cons x xs => app (rev xs) (cons x nil)

def onto : L → L → L
  | nil, ys => ys
  | cons x xs, ys => onto xs (cons x ys)

def eq : N → N → Bool
  | z, z => true
  | s n, s m => eq n m
  | _, _ => false

def delete (x : N) : L → L
  | nil => nil
  | cons y ys => bif eq x y then delete x ys else cons y (delete x ys)

def count (x : N) : L → N
  | nil => z
  | cons y ys => bif eq x y then s (count x ys) else count x ys

"""
ASSOC = """theorem app_assoc (xs ys zs : L) :
    app (app xs ys) zs = app xs (app ys zs) := by
  induction xs <;> simp_all [app]

theorem eq_of {n m : N} (h : eq n m = true) : n = m := by
  induction n generalizing m with
  | z => cases m <;> simp_all [eq]
  | s n ih => cases m with
    | z => simp [eq] at h
    | s m => exact congrArg s (ih (by simpa [eq] using h))

"""
SPACED = NATURALS + "namespace Later\ndef twice (n : N) : N := plus n n\nend Later\n\n"

PROVABLE = {
    "an induction in an induction": ("(n m : N)", "plus n m = plus m n"),
    "a generalisation": ("(xs ys : L)", "onto xs ys = app (rev xs) ys"),
    "a case split": ("(x : N) (xs : L)", "count x (delete x xs) = z"),
    "a premise": ("(n m : N) (h : eq n m = true)", "∀ k, k = n → k = m"),
    "a witness": ("(f : N → N) (n : N)", "∃ m, f (s m) = f (s n)"),
    "a tautology": ("(p q r : Prop)", "((p → q) → r) ∧ (¬p ∨ q) → r ∧ (p → q)"),
    "names to be made": ("", "∀ {p : N → Prop}, p z → (∀ n, p n → p (s n)) → ∀ n, p n"),
    "a definition of a closed namespace": ("(n : N)", "Later.twice (s n) = s (plus n (s n))"),
    "nothing": ("", "True"),
}


def statement(binders: str, said: str, preamble: str) -> Statement:
    return Statement("t", f"theorem t {binders} : {said}", preamble)


def searched(pool: Pool, given: Statement, budget: Budget) -> Found:
    return search(given, theory.read(given, pool, timeout=PATIENT), pool, budget)


def assert_accepted(pool: Pool, given: Statement, proof: str) -> None:
    messages = pool.check(given.with_proof(proof), timeout=PATIENT)
    assert [m.text for m in messages if m.severity == ERROR or m.kind == "hasSorry"] == [], proof


@pytest.mark.parametrize("what", PROVABLE)
def test_small_theorems(shared_pool: Pool, what: str) -> None:
    preamble = SPACED if "namespace" in what else NATURALS + ASSOC
    given = statement(*PROVABLE[what], preamble)
    budget = Budget(SECONDS)
    found = searched(shared_pool, given, budget)
    assert found.proof is not None, found.reason
    assert found.reason == "found" and found.goals >= 1
    assert budget.used_calls >= 1
    proof = assemble(given, found.proof, shared_pool, budget, seconds=1)
    assert proof is not None
    assert_accepted(shared_pool, given, proof)


FALSE = {
    "a false equation": ("(n m : N)", "plus n m = n"),
    "a false tautology": ("(p q : Prop)", "(p → q) → q → p"),
    "nothing": ("", "False"),
}


@pytest.mark.parametrize("what", FALSE)
def test_what_is_false_is_not_proved(shared_pool: Pool, what: str) -> None:
    given = statement(*FALSE[what], NATURALS)
    started = time.monotonic()
    found = searched(shared_pool, given, Budget(1.5))
    assert found.proof is None
    assert "\n" not in found.reason
    assert found.reason == "nothing left to try" or "raise --time-limit" in found.reason
    assert time.monotonic() - started < 30


def test_a_count_of_calls_is_a_limit(shared_pool: Pool) -> None:
    given = statement(*PROVABLE["an induction in an induction"], NATURALS)
    budget = Budget(PATIENT, lean_calls=1)
    found = searched(shared_pool, given, budget)
    assert found.proof is None and found.reason == "limit of 1 Lean calls spent"
    assert budget.used_calls == 1


def test_nothing_is_tried_without_time(shared_pool: Pool) -> None:
    given = statement(*PROVABLE["nothing"], NATURALS)
    budget = Budget(PATIENT)
    found = searched(shared_pool, given, budget.child(seconds=0))
    assert found.proof is None and budget.used_calls == 0


def test_a_statement_that_does_not_open(shared_pool: Pool) -> None:
    given = statement("(n : N.Missing)", "n = n", NATURALS)
    found = search(given, theory.Theory(), shared_pool, Budget(PATIENT))
    assert found.proof is None and found.reason.startswith("the statement does not open")
    assert "Missing" in found.reason
