"""Generated problems: the same for the same seed, no two alike, none that is to stay unseen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path
from random import Random

import pytest

from prover import suites
from prover.generate import FAMILIES, canonical, generate, hashes, library, to_row
from prover.generate.conjectures import Explorer, Limits
from prover.generate.evaluating import Machine, Value
from prover.generate.first_order import holds
from prover.generate.formulas import (
    atom,
    every,
    iff,
    implies,
    letter_tables,
    random_formula,
    render,
    some,
    table,
)
from prover.generate.lang import App, Sort, Theory, Var
from prover.generate.polynomials import Polynomial, residues
from prover.generate.rendering import Atom, Renderer, Style
from prover.generate.symbolic import Grader
from prover.generate.theories import Vocabulary
from prover.types import Problem, Statement

SEED = 5
COUNT = 70


@pytest.fixture(scope="module")
def some_problems() -> list[Problem]:
    return list(generate(SEED, COUNT))


def stated(signature: str, preamble: str = "") -> str:
    return canonical(Statement("t", signature, preamble))


def library_theory() -> Theory:
    return Theory.of(tuple(library.datatypes().values()), tuple(library.functions().values()))


def test_another_process_with_another_hash_seed_makes_the_same(
    some_problems: list[Problem],
) -> None:
    script = (
        "import json; from prover.generate import generate, to_row\n"
        f"print(json.dumps([to_row(p) for p in generate({SEED}, {COUNT})]))"
    )
    for hash_seed in ("1", "77"):
        done = subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            check=True,
        )
        assert json.loads(done.stdout) == [to_row(p) for p in some_problems]


def test_a_shorter_run_is_the_start_of_a_longer_one(some_problems: list[Problem]) -> None:
    assert list(generate(SEED, 20)) == some_problems[:20]
    assert list(generate(SEED + 1, 20)) != some_problems[:20]


def test_no_two_are_equal_up_to_names(some_problems: list[Problem]) -> None:
    assert len(hashes(some_problems)) == COUNT
    assert len({p.name for p in some_problems}) == COUNT


def test_all_families_and_levels_are_there(some_problems: list[Problem]) -> None:
    parts = [p.name.rsplit("_", 2) for p in some_problems]
    assert {family for family, _, _ in parts} == set(FAMILIES)
    assert {level for _, level, _ in parts} == set("12345")
    recursive = sum(family in ("inductive", "lists_nats") for family, _, _ in parts)
    assert COUNT * 0.45 < recursive < COUNT * 0.65
    assert all(p.suite == "generated" for p in some_problems)


@pytest.mark.parametrize("family", FAMILIES)
def test_what_is_excluded_is_not_made(family: str) -> None:
    first = list(generate(SEED, 15, families=[family]))
    without = hashes(first[::2])
    second = list(generate(SEED, 15, families=[family], without=without))
    assert len(second) == 15
    assert without.isdisjoint(hashes(second))
    assert hashes(first[1::2]) & hashes(second), "only what is excluded is left out"


def test_what_is_excluded_may_be_written_in_another_way() -> None:
    theory, claim = small_claim()
    plain = Renderer(theory, Style(equations=False, boolean_if=True))
    translated = """namespace Other
inductive Lst (a : Type) : Type where
  | nil  : (Lst a)
  | cons (a0 : a) (a1 : (Lst a)) : (Lst a)

def append_op {a : Type} (x : (Lst a)) (y : (Lst a)) : (Lst a) :=
  (match x with | Lst.nil => y | Lst.cons z xs => (Lst.cons z (append_op xs y)))

theorem goal {a : Type} : ∀ (x : (Lst a)), ((append_op x (@Lst.nil a)) = x) := by
  sorry

end Other
"""
    preamble, _, rest = translated.partition("theorem")
    signature = "theorem" + rest.partition(" := by")[0]
    assert canonical(plain.statement(claim, "t", "N")) == canonical(
        Statement("goal", signature, preamble, "end Other\n")
    )


def small_claim() -> tuple[Theory, object]:
    known = library.functions(), library.datatypes()
    theory = Theory.of((replace(known[1]["B"], core="Bool"), known[1]["L"]), (known[0]["append"],))
    vocabulary = Vocabulary(theory, ("append",), {"a": Sort("a")})
    explorer = Explorer(vocabulary, Random(0), Limits(size=3))
    name = next(n for n, s in explorer.sorts.items() if s.name == "L")
    left = App("append", (Var(name), App("nil")))
    return theory, explorer.claim((), (Atom(left, Var(name)),))


def test_an_unknown_family_is_refused() -> None:
    with pytest.raises(ValueError, match="no such family: cooking"):
        next(generate(0, 1, families=["cooking"]))


def test_rows_come_back_from_a_file(tmp_path: Path, some_problems: list[Problem]) -> None:
    path = tmp_path / "generated.jsonl"
    rows = [json.dumps(to_row(p), ensure_ascii=False) for p in some_problems]
    path.write_text("\n".join(rows), encoding="utf-8")
    back = suites.load(str(path)).problems
    assert [(p.name, p.statement) for p in back] == [(p.name, p.statement) for p in some_problems]


# canonical


def test_names_and_layout_do_not_count() -> None:
    tree = "inductive T where\n  | leaf : T\n  | node : T → T → T\n\n"
    flip = "def flip : T → T\n  | .leaf => .leaf\n  | .node l r => .node (flip r) (flip l)\n\n"
    mine = stated("theorem twice (t : T) : flip (flip t) = t", tree + flip)
    other = (tree + flip).replace("flip", "mirror").replace("leaf", "E").replace("T", "Tree")
    other = other.replace("node", "Br").replace(" l r", "  a b").replace("flip l", "flip a")
    other = other.replace("mirror r", "mirror b").replace("mirror l", "mirror a")
    unused = "def other (n : Nat) : Nat := n\n\n"
    for text in (
        stated("theorem main (x : Tree) : mirror (mirror x)  =  x", other),
        stated("theorem main : ∀ x : Tree, (mirror (mirror x)) = x", other),
        stated("theorem main :\n  ∀ (x : Tree), ((mirror (mirror x)) = (x))", unused + other),
        stated("theorem main (x : Tree) : mirror (mirror x) = x", "namespace A\n\n" + other),
    ):
        assert text == mine


def test_a_name_that_binds_twice_is_two_names() -> None:
    head = "theorem t (α : Type) (P Q : α → Prop) : "
    assert stated(head + "(∃ x, P x) ∧ ∃ x, Q x") == stated(head + "(∃ x, P x) ∧ ∃ y, Q y")
    assert stated(head + "∃ x, P x ∧ ∃ y, Q x") != stated(head + "∃ x, P x ∧ ∃ y, Q y")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("(p q : Prop) : p → q → p", "(p q : Prop) : p → q → q"),
        ("(p q : Prop) : (p → q) → p", "(p q : Prop) : p → q → p"),
        ("(p q : Prop) : p ∧ q", "(p q : Prop) : p ∨ q"),
        ("(n m : Nat) : n - m - n = 0", "(n m : Nat) : n - (m - n) = 0"),
        ("(n : Nat) : n = n + 0", "(n : Nat) : n = n + 1"),
        ("(n : Nat) : n = n + 0", "(n : Int) : n = n + 0"),
        ("(n : Nat) (h : n < 3) : n < 4", "(n : Nat) : n < 4"),
        ("(a b : Nat) : a * b = b", "(a b : Nat) : a * b = a"),
        ("(α : Type) [Nonempty α] : True", "(α : Type) : True"),
        ("(xs : List Nat) : List.length xs = 0", "(xs : List Nat) : List.head xs = 0"),
    ],
)
def test_different_statements_differ(one: str, two: str) -> None:
    assert stated(f"theorem t {one}") != stated(f"theorem t {two}")


def test_definitions_count() -> None:
    signature = "theorem t (n : Nat) : f n = n"
    one = "def f : Nat → Nat\n  | 0 => 0\n  | n + 1 => f n + 1\n\n"
    assert stated(signature, one) != stated(signature, one.replace("=> 0", "=> 1"))
    helper = "def g (n : Nat) : Nat := n{}\n\ndef f (n : Nat) : Nat := g n\n\n"
    assert stated(signature, helper.format("")) != stated(signature, helper.format(" + 1"))


def test_rows_of_the_shipped_suite_differ() -> None:
    problems = suites.load("starter").problems
    assert len(hashes(problems)) == len(problems)


# What makes them true


def test_truth_tables_say_what_formulas_mean() -> None:
    p, q = atom("p"), atom("q")
    rows, full = letter_tables(["p", "q"])
    assert table(implies(implies(implies(p, q), p), p), rows, full) == full
    assert table(implies(p, q), rows, full) == 0b1101
    assert table(iff(p, q), rows, full) == 0b1001
    rng = Random(3)
    ops = {"∧": " and ", "∨": " or ", "¬": "not ", "↔": "=="}
    for _ in range(100):
        formula = random_formula(rng, [p, q], 4)
        truth = table(formula, rows, full)
        text = python_text(formula, ops)
        for bit, (b, a) in enumerate(product((False, True), repeat=2)):
            assert eval(text, {"p": a, "q": b}) == bool(truth >> bit & 1), render(formula)


def python_text(formula: object, ops: dict[str, str]) -> str:
    from prover.generate.formulas import Formula

    assert isinstance(formula, Formula)
    if not formula.op:
        return formula.name
    parts = [python_text(p, ops) for p in formula.parts]
    if formula.op == "¬":
        return f"(not {parts[0]})"
    if formula.op == "→":
        return f"(not {parts[0]} or {parts[1]})"
    return f"({parts[0]}{ops[formula.op]}{parts[1]})"


def test_lean_reads_the_brackets_of_formulas_as_they_are_meant() -> None:
    p, q, r = atom("p"), atom("q"), atom("r")
    assert render(implies(implies(p, q), r)) == "(p → q) → r"
    assert render(implies(p, implies(q, r))) == "p → q → r"
    assert render(iff(iff(p, q), r)) == "(p ↔ q) ↔ r"
    assert render(implies(some("x", atom("P", "x")), p)) == "(∃ x, P x) → p"


def test_models_tell_valid_formulas_from_others() -> None:
    of = {"P": 0}
    px, py = atom("P", "x"), atom("P", "y")
    drinker = some("x", implies(px, every("y", py)))
    assert all(holds(drinker, (model, 0), of, {}) for model in ((0,), (1,), (0, 1)))
    assert not holds(drinker, ((), 0), of, {}), "it needs an element"
    assert not holds(implies(some("x", px), every("x", px)), ((0, 1), 0), of, {})


def test_residues_of_polynomials() -> None:
    square = Polynomial.power(0, 2)
    assert residues(square, 4) == {0, 1}
    assert residues(square + Polynomial.power(0, 1), 2) == {0}
    assert (Polynomial.linear([1, 1]) * Polynomial.linear([1, -1])).value([7]) == 48


# The language of recursive functions


def number(machine: Machine, n: int) -> Value:
    return machine.node(0) if n == 0 else machine.node(1, number(machine, n - 1))


def listed(machine: Machine, items: Sequence[Value]) -> Value:
    return machine.node(0) if not items else machine.node(1, items[0], listed(machine, items[1:]))


@pytest.mark.parametrize(
    ("function", "args", "expected"),
    [
        ("add", (2, 3), 5),
        ("addacc", (2, 3), 5),
        ("mul", (2, 3), 6),
        ("sub", (2, 3), 0),
        ("sub", (5, 3), 2),
        ("max", (2, 5), 5),
        ("half", (7,), 3),
        ("pow", (2, 3), 8),
        ("append", ([1, 2], [3]), [1, 2, 3]),
        ("rev", ([1, 2, 3],), [3, 2, 1]),
        ("revacc", ([1, 2, 3], [4]), [3, 2, 1, 4]),
        ("take", (2, [5, 4, 3]), [5, 4]),
        ("drop", (2, [5, 4, 3]), [3]),
        ("length", ([5, 4, 3],), 3),
        ("insort", ([3, 1, 2, 1],), [1, 1, 2, 3]),
        ("count", (1, [3, 1, 2, 1]), 2),
        ("delete", (1, [3, 1, 2, 1]), [3, 2]),
        ("rotate", (1, [3, 1, 2]), [1, 2, 3]),
    ],
)
def test_library_functions_compute_what_they_should(
    function: str, args: tuple[object, ...], expected: object
) -> None:
    machine = Machine(library_theory())

    def value(of: object) -> Value:
        if isinstance(of, int):
            return number(machine, of)
        assert isinstance(of, list)
        return listed(machine, [number(machine, i) for i in of])

    assert machine.call(function, tuple(value(a) for a in args)) == value(expected)


def test_a_false_equation_does_not_pass_for_true() -> None:
    known = library.functions(), library.datatypes()
    names = ("add", "append", "rev")
    theory = Theory.of(
        tuple(known[1][n] for n in ("B", "N", "L")), tuple(known[0][n] for n in names)
    )
    explorer = Explorer(Vocabulary(theory, names, {"a": Sort("a")}), Random(1), Limits(size=4))
    xs, ys = [Var(n) for n, s in explorer.sorts.items() if s.name == "L"][:2]

    def append(a: Var | App, b: Var | App) -> App:
        return App("append", (a, b))

    def rev(a: Var | App) -> App:
        return App("rev", (a,))

    good = Atom(rev(append(xs, ys)), append(rev(ys), rev(xs)))
    assert explorer.holds(explorer.claim((), (good,)))
    for bad in (
        Atom(append(xs, ys), append(ys, xs)),
        Atom(rev(append(xs, ys)), append(rev(xs), rev(ys))),
        Atom(rev(xs), xs),
    ):
        assert not explorer.holds(explorer.claim((), (bad,)))
    found = {(str(a), str(b)) for a, b in explorer.equations()}
    assert any("rev" in a for a, _ in found)


def test_grades_follow_the_length_of_the_proof() -> None:
    theory = library_theory()
    n, m, k = (Var(x) for x in "nmk")
    grader = Grader(theory, dict.fromkeys("nmk", Sort("N")))

    def add(a: Var | App, b: Var | App) -> App:
        return App("add", (a, b))

    zero = App("zero")
    assert grader.grade(add(App("succ", (n,)), m), App("succ", (add(n, m),))) == 0
    assert grader.grade(App("pred", (App("pred", (zero,)),)), zero) == 0
    assert grader.grade(add(add(n, m), k), add(n, add(m, k))) == 2
    assert grader.grade(add(n, m), add(m, n)) > 2, "commutativity takes lemmas"
