"""Exploration without Lean: types, rewriting by what is known, the order and reading of laws."""

from __future__ import annotations

import pytest

from prover.draft.explore.conjectures import Equation, Known, oriented, simplest
from prover.draft.explore.signature import Signature, Symbol, Type, matched, parse, spelled
from prover.draft.explore.terms import Term

N, L = Type("N"), Type("List", (Type("a"),))
PLUS = Symbol("plus", (N, N), N)
REV = Symbol("rev", (L,), L)
APPEND = Symbol("List.append", (L, L), L, "({} ++ {})")
NIL = Symbol("List.nil", (), L, "[]", constructor=True)


def var(name: str, type_: Type = N) -> Term:
    return Term(Symbol(name, (), type_, variable=True), (), type_)


def app(symbol: Symbol, *arguments: Term) -> Term:
    return Term(symbol, arguments, symbol.result)


X, Y, Z = map(var, "xyz")
U, V, W = (var(name, L) for name in "uvw")


@pytest.mark.parametrize(
    "text", ["N", "List a", "a → Bool", "(a → b) → List a → List b", "List (a × N)", "a × b × N"]
)
def test_a_type_is_read_and_written(text: str) -> None:
    type_ = parse(text)
    assert type_ is not None and spelled(type_) == text


@pytest.mark.parametrize("text", ["∀ n, P n", "x = y", "{a : Type} → a", ""])
def test_what_is_no_simple_type(text: str) -> None:
    assert parse(text) is None


def test_a_parameter_matches_one_type_at_a_time() -> None:
    pattern = Type("Prod", (Type("?a"), Type("?a")))
    assert matched(pattern, Type("Prod", (N, N)), {})
    assert not matched(pattern, Type("Prod", (N, L)), {})


def test_what_follows_by_rewriting_is_not_new() -> None:
    known = Known()
    known.add(oriented(app(APPEND, U, app(NIL)), U))
    assert known.follows(Equation(app(REV, app(APPEND, V, app(NIL))), app(REV, V)))
    assert not known.follows(Equation(app(REV, app(REV, U)), U))
    known.add(oriented(app(PLUS, X, Y), app(PLUS, Y, X)))
    assert known.follows(Equation(app(PLUS, app(PLUS, X, Y), Z), app(PLUS, Z, app(PLUS, Y, X))))
    nested = app(PLUS, app(PLUS, X, Y), Z)
    assert not known.follows(Equation(nested, app(PLUS, X, app(PLUS, Y, Z))))
    known.add(oriented(nested, app(PLUS, X, app(PLUS, Y, Z))))
    assert known.follows(Equation(app(PLUS, app(PLUS, Z, Y), X), nested))
    assert not known.follows(Equation(app(PLUS, app(PLUS, Z, Z), X), nested))


def test_a_rule_goes_from_the_larger_side_to_the_smaller() -> None:
    assert oriented(U, app(REV, app(REV, U))).left == app(REV, app(REV, U))
    nested = app(APPEND, app(APPEND, U, V), W)
    assert oriented(app(APPEND, U, app(APPEND, V, W)), nested).left == nested


def test_functions_move_inwards() -> None:
    outside = app(REV, app(APPEND, U, V))
    inside = app(APPEND, app(REV, V), app(REV, U))
    assert oriented(inside, outside) == oriented(outside, inside) == Equation(outside, inside)


def test_the_more_general_of_two_laws_comes_first() -> None:
    special = Equation(app(PLUS, X, X), app(PLUS, X, X))
    general = Equation(app(PLUS, X, Y), app(PLUS, Y, X))
    assert simplest([special, general]) == [general, special]


def test_a_law_is_a_closed_proposition() -> None:
    signature = Signature(("a",), ("BEq a",), (REV, APPEND), (), (L,))
    law = Equation(app(APPEND, U, app(NIL)), U)
    assert law.proposition(signature) == "∀ {a : Type _} [BEq a] (u : List a), (u ++ []) = u"
    condition = var("b", Type("Bool"))
    assert (
        Equation(X, Y, condition, "true").proposition(signature)
        == "∀ (x : N) (y : N) (b : Bool), b = true → x = y"
    )
