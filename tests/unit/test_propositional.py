"""Propositional goals: what is read as a connective, and agreement with truth tables."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable

import pytest

from prover.search import propositional
from prover.search.propositional.formula import Formulas
from prover.types import Goal, Hypothesis

Formula = str | tuple[str, "Formula"] | tuple[str, "Formula", "Formula"]


def soon() -> float:
    return time.monotonic() + 20


def goal(target: str, *hypotheses: tuple[str, str]) -> Goal:
    return Goal(tuple(Hypothesis((name,), type_) for name, type_ in hypotheses), target)


@pytest.mark.parametrize(
    ("text", "kind", "parts"),
    [
        ("a ∧ b ∨ c → d ↔ ¬a = b", "iff", ["a ∧ b ∨ c → d", "¬a = b"]),
        ("a → b → c", "imp", ["a", "b → c"]),
        ("(a → b) → c", "imp", ["a → b", "c"]),
        ("a ∧ b ∧ c", "and", ["a", "b ∧ c"]),
        ("(a + b) * c = d ∧ ¬¬(p → q)", "and", ["(a + b) * c = d", "¬¬(p → q)"]),
        ("x ≠ y", "not", ["x = y"]),
        ("¬x = y", "not", ["x = y"]),
        ("x ∉ s", "not", ["x ∈ s"]),
        ("p ∨ ∃ x, P x ∧ q", "or", ["p", "∃ x, P x ∧ q"]),
        ("∀ x, P x → Q x", "atom", []),
        ("(h : p) → q h", "atom", []),
        ("(x : Nat) = y ∨ p", "or", ["(x : Nat) = y", "p"]),
        ("f (a ∧ b)", "atom", []),
        ("(((p)))", "atom", []),
        ("p ∧\n    x =\n      y", "and", ["p", "x = y"]),
    ],
)
def test_reading(text: str, kind: str, parts: list[str]) -> None:
    formulas = Formulas()
    node = formulas.nodes[formulas.add(text)]
    assert node.kind == kind
    assert [formulas.nodes[part].text for part in node.parts] == parts


def test_a_printed_node_is_read_as_itself() -> None:
    formulas = Formulas()
    index = formulas.add("((a → b) → c) ∧ (d ∨ ¬(e ∧ (∀ x, p x))) ∧ ((a ↔ b) ↔ x ≠ y)")
    for node in range(1, index + 1):
        assert formulas.add(formulas.nodes[node].text) == node


def test_equal_subformulas_are_one_node() -> None:
    formulas = Formulas()
    assert formulas.add("(p ∧ q)") == formulas.add("p  ∧\n q")


def test_hypotheses_close_the_goal() -> None:
    found = propositional.script(goal("q", ("p q", "Prop"), ("hp", "p"), ("f", "p → q")), soon())
    assert found == "exact f hp"


def test_no_connective_is_left_to_others() -> None:
    assert propositional.script(goal("a", ("h", "a")), soon()) is None


def test_inconsistent_hypotheses() -> None:
    found = propositional.script(goal("x = y", ("h", "P x"), ("k", "¬P x")), soon())
    assert found == "exfalso\nexact k h"


def test_names_in_use_are_avoided() -> None:
    found = propositional.script(goal("(h1 → h2) → h1 → h2", ("h3", "P x1")), soon())
    assert found is not None
    assert found.split("\n")[0] == "intro h4 h5"


def test_hidden_hypotheses_are_found_by_their_type() -> None:
    found = propositional.script(goal("b", ("h✝", "a ∧ b")), soon())
    assert found == "have h1 : a ∧ b := by assumption\nexact h1.2"
    assert propositional.script(goal("b", ("h✝", "a✝ ∧ b")), soon()) is None


def test_what_lean_did_not_print_is_not_taken_for_equal() -> None:
    assert propositional.script(goal("f ⋯ → f ⋯"), soon()) is None
    assert propositional.script(goal("p", ("h", "q → p"), ("k", "q ∧ ⋯")), soon()) is None


def test_deadline() -> None:
    assert propositional.script(pigeons(7), time.monotonic() - 1) is None


def test_countermodel() -> None:
    assert propositional.refuted(goal("a", ("h", "a ∨ ¬b"), ("k", "b ↔ c")), soon()) == {
        "a": False,
        "b": False,
        "c": False,
    }
    assert propositional.refuted(goal("a ∨ ¬a"), soon()) is None


def test_deep_nesting() -> None:
    target = " ∨ (".join(f"a{i}" for i in range(1500)) + ")" * 1499
    found = propositional.script(goal(target, ("h", "a1499")), soon())
    assert found is not None


def test_equivalences_take_a_linear_script() -> None:
    def size(count: int) -> int:
        names = [f"a{i}" for i in range(count)]
        left, right = names[0], names[0]
        for name in names[1:]:
            left, right = f"({left} ↔ {name})", f"({name} ↔ {right})"
        found = propositional.script(goal(f"{left} ↔ {right}"), soon())
        assert found is not None
        return found.count("\n")

    assert size(20) < 3 * size(10)


def pigeons(holes: int) -> Goal:
    """holes + 1 pigeons, each in a hole, so that two of them share one."""
    birds = range(holes + 1)
    given = [(f"h{i}", " ∨ ".join(f"o_{i}_{j}" for j in range(holes))) for i in birds]
    pairs = itertools.combinations(birds, 2)
    shared = [f"o_{i}_{j} ∧ o_{k}_{j}" for i, k in pairs for j in range(holes)]
    return goal(" ∨ ".join(shared), *given)


def random_formula(source: random.Random, depth: int) -> Formula:
    if depth == 0 or source.random() < 0.1:
        return source.choice(["p", "q", "x = y", "True", "False", "∀ n, f n"])
    sign = source.choice("¬∧∨→↔")
    if sign == "¬":
        return (sign, random_formula(source, depth - 1))
    return (sign, random_formula(source, depth - 1), random_formula(source, depth - 1))


def spell(formula: Formula) -> str:
    if isinstance(formula, str):
        return f"({formula})"
    if len(formula) == 2:
        return f"¬({spell(formula[1])})"
    return f"({spell(formula[1])}) {formula[0]} ({spell(formula[2])})"


def holds(formula: Formula, atoms: dict[str, bool]) -> bool:
    if isinstance(formula, str):
        return formula == "True" or atoms.get(formula, False)
    if len(formula) == 2:
        return not holds(formula[1], atoms)
    left, right = holds(formula[1], atoms), holds(formula[2], atoms)
    table: dict[str, Callable[[], bool]] = {
        "∧": lambda: left and right,
        "∨": lambda: left or right,
        "→": lambda: not left or right,
        "↔": lambda: left == right,
    }
    return table[formula[0]]()


def test_agreement_with_truth_tables() -> None:
    source = random.Random(4)
    atoms = ["p", "q", "x = y", "∀ n, f n"]
    seen = {True: 0, False: 0}
    for _ in range(400):
        given, target = random_formula(source, 3), random_formula(source, 3)
        truth = all(
            not holds(given, valuation) or holds(target, valuation)
            for values in itertools.product([False, True], repeat=len(atoms))
            for valuation in [dict(zip(atoms, values, strict=True))]
        )
        seen[truth] += 1
        asked = goal(spell(target), ("h", spell(given)))
        model = propositional.refuted(asked, soon())
        if truth:
            assert model is None
            if any(sign in asked.target + spell(given) for sign in "¬∧∨→↔"):
                assert propositional.script(asked, soon()) is not None
        else:
            assert propositional.script(asked, soon()) is None
            assert model is not None
            assert holds(given, model)
            assert not holds(target, model)
    assert min(seen.values()) > 50
