"""Exploration on real Lean: what is proposed is true on values, and what matters is there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from prover import theory
from prover.budget import Budget
from prover.draft import Ask, Draft, Request
from prover.draft.explore import Explore
from prover.draft.explore.evaluate import NOTHING, Evaluator
from prover.draft.explore.signature import ARROW, BOOL, Symbol, Type
from prover.lean.pool import Pool
from prover.lemmas import Workshop
from prover.searcher import Searcher
from prover.types import Statement, Status
from prover.verify import verify

LISTS = """inductive Chain (α : Type) where
  | done
  | link (x : α) (rest : Chain α)

def join {α : Type} : Chain α → Chain α → Chain α
  | .done, t => t
  | .link x s, t => .link x (join s t)

def turn {α : Type} : Chain α → Chain α
  | .done => .done
  | .link x s => join (turn s) (.link x .done)

def keep {α : Type} (p : α → Bool) : Chain α → Chain α
  | .done => .done
  | .link x s => bif p x then .link x (keep p s) else keep p s

"""
TURN = Statement(
    "turn_turn", "theorem turn_turn {α : Type} (s : Chain α) : turn (turn s) = s", LISTS
)
ORDER = """def below : Nat → Nat → Bool
  | _, 0 => false
  | 0, _ + 1 => true
  | m + 1, n + 1 => below m n

def add : Nat → Nat → Nat
  | 0, n => n
  | m + 1, n => add m n + 1

"""
BELOW = Statement(
    "below_sum", "theorem below_sum (m n : Nat) : below m (add n m + 1) = true", ORDER
)


def drafted(pool: Pool, statement: Statement, seconds: float = 60.0) -> Iterator[Draft]:
    return Explore(pool).drafts(Request(Ask.LEMMA, statement), Budget(seconds))


def first(drafts: Iterator[Draft], count: int) -> list[str]:
    return [draft.text for draft, _ in zip(drafts, range(count), strict=False)]


def test_laws_of_a_type_of_the_problems_own(shared_pool: Pool) -> None:
    found = first(drafted(shared_pool, TURN), 12)
    shapes = [text.split(", ", 1)[1] for text in found]
    assert any("(join (join " in s and ") = (join " in s for s in shapes)  # associativity
    assert any(s.startswith("(turn (join ") and "= (join (turn " in s for s in shapes)
    assert any(s.startswith("(turn (turn ") for s in shapes)
    assert len(set(shapes)) == len(shapes)


def test_nothing_false_is_proposed(shared_pool: Pool) -> None:
    """Commutativity of `join` holds for many values, and for none that differ."""
    shapes = [t.split(", ", 1)[1] for t in first(drafted(shared_pool, TURN), 20)]
    assert not any(s in ("(join u v) = (join v u)", "(turn u) = u") for s in shapes)


def test_implications_come_too(shared_pool: Pool) -> None:
    found = first(drafted(shared_pool, BELOW), 60)
    conditional = [text for text in found if " → " in text]
    assert any("below" in t.split(" → ")[0] and "below" in t.split(" → ")[1] for t in conditional)


def test_it_answers_nothing_but_lemmas(shared_pool: Pool) -> None:
    request = Request(Ask.SKETCH, TURN)
    assert list(Explore(shared_pool).drafts(request, Budget(60))) == []


def test_a_spent_budget_ends_it(shared_pool: Pool) -> None:
    budget = Budget(60, clock=iter(range(0, 10_000, 30)).__next__)
    assert len(first(drafted(shared_pool, TURN), 1)) == 1
    assert list(Explore(shared_pool).drafts(Request(Ask.LEMMA, TURN), budget)) == []


def test_values_are_those_of_lean(shared_pool: Pool) -> None:
    known = theory.read(TURN, shared_pool, timeout=60)
    evaluator = Evaluator(TURN, known, shared_pool)
    nat = Type("Nat")
    seq, function = Type("Chain", (nat,)), Type(ARROW, (nat, BOOL))
    join = Symbol("join", (seq, seq), seq)
    keep = Symbol("keep", (function, seq), seq)
    double = Symbol("dbl", (nat,), nat, "({} * 30)")
    one_two, three = "bbabbaa", "bbbbaa"  # a constructor's letter, then its fields
    evaluator.compute(
        [
            (join, (seq, seq), seq, [(one_two, three), ("a", three), (three, "a")]),
            (keep, (function, seq), seq, [("a", "a"), ("b", one_two)]),
            (double, (nat,), nat, [("ba",), ("bba",)]),
        ],
        timeout=60,
    )
    joined = evaluator.table(join, (seq, seq))
    assert joined[one_two, three] == "bbabbabbbbaa"
    assert joined["a", three] == joined[three, "a"] == three
    kept = evaluator.table(keep, (function, seq))
    assert kept["a", "a"] == "a" and kept["b", one_two] in (one_two, "bbaa", "bbbaa", "a")
    # 30 is short enough to be written down, 60 is not.
    assert evaluator.table(double, (nat,)) == {("ba",): "b" * 30 + "a", ("bba",): NOTHING}


@pytest.mark.parametrize("statement", [TURN, BELOW], ids=lambda s: s.name)
def test_lemmas_that_were_found_prove_the_statement(
    statement: Statement, shared_pool: Pool
) -> None:
    budget = Budget(120.0)
    known = theory.read(statement, shared_pool, timeout=60)
    shop = Workshop(statement, known, Searcher(statement.name, shared_pool))
    step = shop.work(drafted(shared_pool, statement, 120.0), budget)
    assert step is not None and shop.facts
    proof = shop.proof(step, budget, seconds=10)
    assert proof is not None and "have fact" in proof
    assert verify(statement, proof, shared_pool, timeout=60).status is Status.VERIFIED
